"""The numbers that were submitted for a report (数据报送), read from a table: tidy, or laid out like the form.

A tidy table has a column of cells (``address``, ``单元格``) and one of numbers (``value``, ``数值``); cells are named
by address or by the label that findings show. ``qc extract --format csv`` writes one. Any other table is read as the
official form is.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from checker.extract import extract
from checker.extract.values import parse_value
from checker.model.document import Cell, Document, Source, Span, Table
from checker.model.errors import UnreadableError
from checker.model.form import CellType, Form
from checker.model.report import Reading, Report
from checker.model.text import Text
from checker.readers import file_bytes, read_bytes
from checker.readers.decoding import decode
from checker.readers.magic import kind_of

_CELLS = ("address", "cell", "单元格", "地址", "指标")
_VALUES = ("value", "数值", "值", "数据", "报送数", "报送值")
_ISSUERS, _YEARS = ("issuer", "发布机关", "机关", "单位名称"), ("year", "年度", "年份")
_DELIMITERS = ",\t;|"
_HEAD = 10  # rows in which the header of a tidy table stands
_EXPECTED = Text(
    "应有“单元格”“数值”两列（或 address,value），或按官方表格的样子排列",
    "expected the two columns address and value, or the layout of the official form",
)
_NOTHING = Text("{path}：没有读到报送的数字，{expected}", "{path}: no submitted number was found; {expected}")
_UNKNOWN = Text("{place}：没有“{name}”这个单元格{near}", "{place}: there is no cell “{name}”{near}")
_NEAR = Text("，是否指“{name}”？", ", is “{name}” meant?")
_TWICE = Text("{place}：“{name}”报送了两个不同的数", "{place}: “{name}” is submitted twice, with different numbers")
_NO_NUMBER = Text("{place}：“{raw}”不是数字", "{place}: “{raw}” is no number")
_NO_ROWS = Text(
    "{path}：没有{issuer} {year} 年度的行，只有{others}的",
    "{path}: no row is about {issuer} in {year}, only about {others}",
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """A tidy table: its rows below the header, and which of them hold what."""

    rows: tuple[tuple[Cell, ...], ...]
    cell: int
    value: int
    issuer: int | None
    year: int | None


def submitted(path: str, report: Report, forms: Mapping[str, Form]) -> Report:
    """What was submitted for ``report``, as a report that holds cells only, of the file at ``path``.

    Raises:
        UnreadableError: the file is no such table; the sentence says what, where and what was expected.
    """
    data = file_bytes(path)
    source = Source(path, sha256(data).hexdigest(), "")
    document = _document(path, data)
    tidy = next((found for block in document.blocks if isinstance(block, Table) and (found := _tidy(block))), None)
    if tidy is not None:
        readings = dict(_readings(tidy, source, report, forms))
        return replace(_empty(report, source), form=_fitting(readings, report, forms), readings=readings)
    read = _as_form(document, forms, path)
    for reading in read.readings.values():
        if reading.value.state == "text":
            place = _at(source, reading.span)
            raise UnreadableError(_NO_NUMBER.fill({"place": place, "raw": reading.value.raw.strip()}))
    return replace(_empty(report, source), form=read.form, readings=read.readings)


def _empty(report: Report, source: Source) -> Report:
    return Report(source, "table", report.form, report.year, report.issuer, "", {})


def _fitting(addresses: Iterable[str], report: Report, forms: Mapping[str, Form]) -> str:
    """The report's own form, or another one where only that knows all the cells."""
    known = list(addresses)
    others = (form.id for form in forms.values() if all(map(form.knows, known)))
    own = forms.get(report.form)
    return report.form if own and all(map(own.knows, known)) else next(others, report.form)


def _document(path: str, data: bytes) -> Document:
    if data.strip() and kind_of(path, data) != "text":
        return read_bytes(path, data)
    text, encoding = decode(path, data)
    rows = tuple(_rows(text))
    if not rows:
        raise UnreadableError(_NOTHING.fill({"path": path, "expected": _EXPECTED}))
    return Document(Source(path, "", encoding), "csv", (Table(rows),))


def _rows(text: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of a text with separated columns; blanks that merged labels leave in front of numbers are left out."""
    first = text[:4096]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(text.lstrip("\ufeff").splitlines(keepends=True), delimiter=delimiter)
    rows: list[tuple[Cell, ...]] = []
    line = 1
    try:
        for row in reader:
            rows.append(tuple(Cell(each.strip(), Span(line, n)) for n, each in enumerate(row, 1)))
            line = reader.line_num + 1
    except csv.Error:
        return
    labelled = {n for row in rows if any(map(_is_number, row)) for n, cell in enumerate(row) if _is_label(cell)}
    for cells in rows:
        if any(cell.text for cell in cells):
            yield tuple(cell for n, cell in enumerate(cells) if cell.text or n not in labelled)


def _is_number(cell: Cell) -> bool:
    return cell.text.replace(".", "").replace(",", "").lstrip("-+").isdigit()


def _is_label(cell: Cell) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in cell.text) and cell.text != "无"


def _tidy(table: Table) -> _Columns | None:
    for n, row in enumerate(table.rows[:_HEAD]):
        names = [cell.text.strip().lower() for cell in row]
        cell, value, issuer, year = (_find(names, known) for known in (_CELLS, _VALUES, _ISSUERS, _YEARS))
        if cell is not None and value is not None:
            return _Columns(table.rows[n + 1 :], cell, value, issuer, year)
    return None


def _find(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


def _readings(
    table: _Columns, source: Source, report: Report, forms: Mapping[str, Form]
) -> Iterator[tuple[str, Reading]]:
    known = _names(forms, report.form)
    seen: dict[str, Reading] = {}
    for row in _about(table, source, report):
        name = row[table.cell].text.strip() if len(row) > table.cell else ""
        if not name:
            continue
        cell = row[table.value] if len(row) > table.value else Cell("", row[table.cell].span)
        address = known.get("".join(name.split()))
        if address is None:
            raise UnreadableError(_unknown(name, known, _at(source, row[table.cell].span)))
        value = parse_value(cell.text, _type(address, forms), address)
        if value.state == "text":
            raise UnreadableError(_NO_NUMBER.fill({"place": _at(source, cell.span), "raw": cell.text.strip()}))
        reading = Reading(address, value, cell.span)
        before = seen.setdefault(address, reading)
        if (before.value.number or 0) != (value.number or 0):
            raise UnreadableError(_TWICE.fill({"place": _at(source, cell.span), "name": name}))
        yield address, before
    if not seen:
        raise UnreadableError(_NOTHING.fill({"path": source.path, "expected": _EXPECTED}))


def _about(table: _Columns, source: Source, report: Report) -> list[tuple[Cell, ...]]:
    """The rows on this report, where a table holds those of several."""
    if table.issuer is None and table.year is None:
        return list(table.rows)

    def of(row: tuple[Cell, ...]) -> tuple[str, str]:
        issuer, year = (
            row[n].text.strip() if n is not None and n < len(row) else "" for n in (table.issuer, table.year)
        )
        return issuer, year.removesuffix("年").removesuffix(".0")

    groups: dict[tuple[str, str], list[tuple[Cell, ...]]] = {}
    for row in table.rows:
        if any(cell.text.strip() for cell in row):
            groups.setdefault(of(row), []).append(row)
    own = report.issuer.name, str(report.year)
    fitting = [rows for (issuer, year), rows in groups.items() if issuer in ("", own[0]) and year in ("", own[1])]
    if fitting:
        return [row for rows in fitting for row in rows]
    others = "、".join(f"{issuer} {year}".strip() for issuer, year in list(groups)[:3])
    raise UnreadableError(_NO_ROWS.fill({"path": source.path, "issuer": own[0], "year": own[1], "others": others}))


def _names(forms: Mapping[str, Form], own: str) -> dict[str, str]:
    """Addresses by themselves and by their labels, the labels of the report's own form first."""
    found: dict[str, str] = {}
    for form in sorted(forms.values(), key=lambda form: form.id != own):
        derived = (
            f"{row}.{column.id}"
            for row in form.derived_rows
            for column in form.table(row.split(".")[0]).rows[0].columns
        )
        for address in (*form.addresses, *derived):
            if form.knows(address):
                label = form.label(address)
                for name in (address, label.zh, form.short_label(address).zh):
                    found.setdefault("".join(name.split()), address)
    return found


def _type(address: str, forms: Mapping[str, Form]) -> CellType:
    return next((form.types[address] for form in forms.values() if address in form.types), "count")


def _unknown(name: str, known: Mapping[str, str], place: str) -> Text:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    near = _NEAR.fill({"name": close[0]}) if close else Text("", "")
    return _UNKNOWN.fill({"place": place, "name": name, "near": near})


def _at(source: Source, span: Span) -> str:
    """The place as programs that open the table name it."""
    return f"{source.path}:{span.place or f'{span.line}:{span.column}'}"


def _as_form(document: Document, forms: Mapping[str, Form], path: str) -> Report:
    try:
        read = extract(document, forms)
    except UnreadableError:
        read = None
    if read is None or not any(reading.value.number is not None for reading in read.readings.values()):
        raise UnreadableError(_NOTHING.fill({"path": path, "expected": _EXPECTED}))
    return read
