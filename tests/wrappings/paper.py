"""A report as it is printed: paragraphs and ruled tables with merged cells, in no wrapping yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.audit import Pack
from checker.extract import extract
from checker.model.document import Document, Paragraph, Table
from checker.model.form import Form, FormRow, FormTable
from checker.model.report import Report
from checker.readers import read_bytes

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_LOST = 0.3
_OUTCOMES = "三、本年度办理结果"


@dataclass(frozen=True)
class Box:
    """A cell as printed, with the columns and rows it stretches over."""

    text: str
    width: int = 1
    height: int = 1


Grid = list[list[Box]]
Paper = list[str | Grid]


@dataclass(frozen=True)
class Print:
    """What the tables print: the form, the rows that are there with their values, and labels that depart from it."""

    form: Form
    values: Mapping[str, Sequence[str]]
    labels: Mapping[str, str]

    def grid(self, table: str) -> Grid:
        """The table called ``table`` as ruled on the official form."""
        blank = self.form.table(table)
        return {"disclosure": self._disclosure, "requests": self._requests, "disputes": self._disputes}[table](blank)

    def _rows(self, table: FormTable) -> Iterator[tuple[str, FormRow]]:
        for row in table.rows:
            if (address := f"{table.id}.{row.id}") in self.values:
                yield address, row

    def _label(self, address: str, row: FormRow) -> str:
        return self.labels.get(address) or row.number + row.label.zh

    def _disclosure(self, table: FormTable) -> Grid:
        grid: Grid = []
        block = ""
        for address, row in self._rows(table):
            if row.block != block:
                block = row.block
                grid.append([Box(block, 4)])
                grid.append([Box("信息内容"), *_spread([column.label.zh for column in row.columns])])
            grid.append([Box(self._label(address, row)), *_spread(self.values[address])])
        return grid

    def _requests(self, table: FormTable) -> Grid:
        names = [column.label.zh for column in table.rows[0].columns]
        grid: Grid = [
            [Box(NOTE, 3, 3), Box("申请人情况", 7)],
            [Box(names[0], 1, 2), Box("法人或其他组织", 5), Box(names[-1], 1, 2)],
            [Box(name) for name in names[1:-1]],
        ]
        rows = list(self._rows(table))
        inner = [row.group != "" or row.number.startswith("（") for _, row in rows]
        groups = [row.group for _, row in rows]
        begun: set[str] = set()
        for (address, row), inside in zip(rows, inner, strict=True):
            labels = [] if _OUTCOMES in begun or not inside else [Box(_OUTCOMES, 1, sum(inner))]
            if inside:
                begun.add(_OUTCOMES)
            if row.group not in ("", _OUTCOMES) and row.group not in begun:
                begun.add(row.group)
                labels.append(Box(row.group, 1, groups.count(row.group)))
            width = 3 if not inside else 1 if row.group not in ("", _OUTCOMES) else 2
            labels.append(Box(self._label(address, row), width))
            grid.append([*labels, *map(Box, self.values[address])])
        return grid

    def _disputes(self, table: FormTable) -> Grid:
        results = [Box(column.label.zh) for column in table.rows[0].columns]
        return [
            [Box("行政复议", 5), Box("行政诉讼", 10)],
            [*(Box(box.text, 1, 2) for box in results), Box("未经复议直接起诉", 5), Box("复议后起诉", 5)],
            results * 2,
            [Box(text) for address, _ in self._rows(table) for text in self.values[address]],
        ]


def _spread(texts: Sequence[str]) -> list[Box]:
    """Up to three cells over three columns, the last one stretched."""
    return [Box(text, 4 - len(texts) if index == len(texts) - 1 else 1) for index, text in enumerate(texts)]


def printed(form: Form, cells: Mapping[str, object]) -> Print:
    """The tables that hold ``cells`` by address, None for a blank."""
    values = {
        address: [_shown(cells[f"{address}.{column.id}"]) for column in row.columns]
        for address, row in form.rows.items()
        if f"{address}.{row.columns[0].id}" in cells
    }
    return Print(form, values, {})


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def paper_of(text: str, pack: Pack) -> Paper:
    """The report that a text dump holds, as it was printed."""
    document = read_bytes("report.txt", text.encode())
    report = extract(document, pack.forms, pack.phrases, pack.places)
    return list(_laid_out(document, report, _print_of(report, pack.forms[report.form])))


def _print_of(report: Report, form: Form) -> Print:
    values: dict[str, list[str]] = {}
    for reading in report.readings.values():
        row = values.setdefault(reading.address.rpartition(".")[0], [])
        if reading.confidence > _LOST:
            row.append(reading.value.raw)
    return Print(form, values, {row.address: row.label for row in report.rows})


def _laid_out(document: Document, report: Report, tables: Print) -> Iterator[str | Grid]:
    """The blocks of a dump, its statutory tables replaced by those of the form."""
    lines: dict[str, set[int]] = {}
    for reading in report.readings.values():
        lines.setdefault(reading.address.partition(".")[0], set()).add(reading.span.line)
    done: set[str] = set()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
            continue
        here = {cell.span.line for row in block.rows for cell in row}
        for name in [name for name, used in lines.items() if used & here and name not in done]:
            done.add(name)
            yield tables.grid(name)
        if not any(used & here for used in lines.values()) and not _is_head(block):
            yield [[Box(cell.text) for cell in row] for row in block.rows]


def _is_head(block: Table) -> bool:
    """Whether a block is the head of a statutory table that the dump cut from its rows."""
    return any(word in cell.text for row in block.rows for cell in row for word in ("第二十条", "申请人情况"))


def report_paper(tables: Print, prose: Iterable[str] = ()) -> Paper:
    """A report around ``tables`` with the headings and little else."""
    sections = {section.id: f"{section.numeral}、{section.heading}" for section in tables.form.sections}
    year = tables.form.years[0]
    return [
        f"甲市乙区人民政府{year}年政府信息公开工作年度报告",
        f"本报告所列数据统计期限自{year}年1月1日起至{year}年12月31日止，电子版可从网站下载。",
        sections["s1"],
        "本年度工作平稳有序。",
        *prose,
        *(part for table in tables.form.tables for part in (sections[table.section], tables.grid(table.id))),
        sections["s5"],
        "公开质量有待提高，将加强培训。",
        sections["s6"],
        "无其他需要报告的事项。",
    ]
