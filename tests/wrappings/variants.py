"""The same tables as many offices would print them: tables cut, columns added, signs in the cells.

Each variant changes the ruled tables (``edit``) and says in which wrapping it is met (``write``). None changes what
the report says: a careful reader finds every cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tests.wrappings import docx, html, pdf, text, xlsx
from tests.wrappings.paper import Box, Grid, Paper, Print, report_paper

Edit = Callable[[str, Grid], list[str | Grid]]
"""The name of a table and its grid → what is printed instead."""

_FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True)
class Variant:
    """What is done to each table, and the wrapping the whole is written in."""

    edit: Edit
    write: Callable[[Paper], bytes]

    def data(self, tables: Print) -> bytes:
        """A report around the tables, as a file."""
        names = iter(table.id for table in tables.form.tables)
        paper: Paper = []
        for part in report_paper(tables):
            paper += [part] if isinstance(part, str) else self.edit(next(names), part)
        return self.write(paper)


def as_html(paper: Paper) -> bytes:
    """A web page."""
    return html.plain(paper).encode()


def as_markdown(paper: Paper) -> bytes:
    """Markdown."""
    return text.markdown(paper).encode()


def is_number(box: Box) -> bool:
    """Whether a cell holds a count."""
    return re.fullmatch(r"\d+(\.\d+)?", box.text) is not None


def numbers(change: Callable[[str], str]) -> Edit:
    """Every number written in another way."""

    def edit(_: str, grid: Grid) -> list[str | Grid]:
        return [[[replace(box, text=change(box.text)) if is_number(box) else box for box in row] for row in grid]]

    return edit


def counts(change: Callable[[str], str]) -> Edit:
    """Every number of 表三 and 表四 written in another way."""
    return lambda table, grid: [grid] if table == "disclosure" else numbers(change)(table, grid)


def only(name: str, change: Callable[[Grid], list[str | Grid]]) -> Edit:
    """A change of one table."""

    def edit(table: str, grid: Grid) -> list[str | Grid]:
        return change(grid) if table == name else [grid]

    return edit


def open_cells(grid: Grid, row: int) -> list[Box]:
    """The cells from above that go on into a row, as far as they reach below it."""
    return [
        replace(box, height=number + box.height - row)
        for number, line in enumerate(grid[:row])
        for box in line
        if number + box.height > row
    ]


def repeated_head(grid: Grid) -> list[str | Grid]:
    """The head printed again where a new page begins, the merged labels too."""
    head, cut = grid[:3], 14
    first = [[_shortened(box, number, cut) for box in row] for number, row in enumerate(grid[:cut])]
    again = [*open_cells(grid, cut), *grid[cut]]
    return [[*first, *head, again, *grid[cut + 1 :]]]


def _shortened(box: Box, row: int, cut: int) -> Box:
    return replace(box, height=min(box.height, cut - row))


def cut_in_two(grid: Grid) -> list[str | Grid]:
    """Two tables, each with the head, words between them."""
    ((*rows,),) = repeated_head(grid)
    return [rows[:14], "续表", rows[14:]]


def numbered(grid: Grid) -> list[str | Grid]:
    """A first column that numbers the rows of values."""
    rows: Grid = [[Box("序号", 1, 3), *grid[0]], *grid[1:3]]
    rows += [[Box(str(number)), *row] for number, row in enumerate(grid[3:], 1)]
    return [rows]


def remarked(grid: Grid) -> list[str | Grid]:
    """A last column for remarks, mostly blank."""
    rows: Grid = [[*grid[0], Box("备注", 1, 3)], *grid[1:3]]
    rows += [[*row, Box("含上年结转" if number == 4 else "")] for number, row in enumerate(grid[3:])]
    return [rows]


def explained(grid: Grid) -> list[str | Grid]:
    """A column of explanations between labels and values."""
    rows: Grid = [[grid[0][0], Box("填报说明", 1, 3), *grid[0][1:]], *grid[1:3]]
    for row in grid[3:]:
        rows.append([*row[:-7], Box("按申请件数统计" if len(rows) % 2 else ""), *row[-7:]])
    return [rows]


def numbered_disclosure(grid: Grid) -> list[str | Grid]:
    """Numbers before the rows of 表二."""
    rows: Grid = []
    count = 0
    for row in grid:
        if len(row) == 1:
            rows.append([replace(row[0], width=row[0].width + 1)])
        elif row[0].text == "信息内容":
            rows.append([Box("序号"), *row])
        else:
            count += 1
            rows.append([Box(str(count)), *row])
    return [rows]


def by_groups(grid: Grid) -> list[str | Grid]:
    """A table for each group of rows, the head above the first only."""
    cuts = [0, *(n for n, row in enumerate(grid) if n > 3 and (len(row) == 9 or row[0].width == 3)), len(grid)]
    return [
        [[_shortened(box, number, end) for box in row] for number, row in enumerate(grid[:end]) if number >= start]
        for start, end in pairwise(cuts)
    ]


def row_by_row(grid: Grid) -> list[str | Grid]:
    """Each row a table of its own, merged labels with the first."""
    return [[[replace(box, height=1) for box in row]] for row in grid]


def with_units(_: str, grid: Grid) -> list[str | Grid]:
    """Units in the heads, and a line that names them above the table."""
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    head = [
        [replace(box, text=f"{box.text}（件）") if box.text in names and n < 3 else box for box in row]
        for n, row in enumerate(grid)
    ]
    return ["单位：件", head]


def unit_row(grid: Grid) -> list[str | Grid]:
    """The unit in a row of the table itself."""
    return [[[Box("单位：件", 10)], *grid]]


def results_below(grid: Grid) -> list[str | Grid]:
    """表四 turned: results from top to bottom, groups from left to right."""
    values = [box.text for box in grid[3]]
    groups = ("行政复议", "未经复议直接起诉", "复议后起诉")
    names = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    head = [[Box("处理结果", 1, 2), Box("行政复议", 1, 2), Box("行政诉讼", 2)], list(map(Box, groups[1:]))]
    return [[*head, *([Box(name), *(Box(values[5 * g + n]) for g in range(3))] for n, name in enumerate(names))]]


def results_in_rows(grid: Grid) -> list[str | Grid]:
    """表四 with a row for each group."""
    values = [box.text for box in grid[3]]
    names = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    rows: Grid = [[Box("类别", 2), *map(Box, names)], [Box("行政复议", 2), *map(Box, values[:5])]]
    rows.append([Box("行政诉讼", 1, 2), Box("未经复议直接起诉"), *map(Box, values[5:10])])
    return [[*rows, [Box("复议后起诉"), *map(Box, values[10:])]]]


def results_cut(grid: Grid) -> list[str | Grid]:
    """表四 as two tables, one for each kind of dispute."""
    names = grid[2][:5]
    review: Grid = [[Box("行政复议", 5)], names, grid[3][:5]]
    courts: Grid = [[Box("行政诉讼", 10)], [Box("未经复议直接起诉", 5), Box("复议后起诉", 5)], names * 2, grid[3][5:]]
    return [review, courts]


def total_first(grid: Grid) -> list[str | Grid]:
    """The total as the first column of values."""
    rows: Grid = [
        [grid[0][0], grid[0][1]],
        [replace(grid[1][2], text="合计"), *grid[1][:2]],
        grid[2],
    ]
    rows += [[*row[:-7], row[-1], *row[-7:-1]] for row in grid[3:]]
    return [rows]


def with_subtotal(grid: Grid) -> list[str | Grid]:
    """A column that sums the organisations up, which the form does not have."""
    rows: Grid = [
        [grid[0][0], replace(grid[0][1], width=8)],
        [grid[1][0], replace(grid[1][1], width=6), grid[1][2]],
        [*grid[2], Box("小计")],
    ]
    for row in grid[3:]:
        subtotal = sum(int(box.text) for box in row[-6:-1])
        rows.append([*row[:-1], Box(str(subtotal)), row[-1]])
    return [rows]


def full_labels(grid: Grid) -> list[str | Grid]:
    """The group before each label instead of a merged cell."""
    rows: Grid = [[replace(grid[0][0], width=1), *grid[0][1:]], *grid[1:3]]
    group = ""
    for row in grid[3:]:
        *labels, last = row[:-7]
        group = next((box.text for box in labels if box.text.startswith("（")), group if last.width == 1 else "")
        rows.append([Box(f"{group}－{last.text}" if group else last.text), *row[-7:]])
    return [rows]


def repeated_labels(grid: Grid) -> list[str | Grid]:
    """Merged cells filled in everywhere, as programs write tables out."""
    return [expanded(grid)]


def expanded(grid: Grid) -> Grid:
    """A true grid with the content of merged cells in each of their places."""
    columns = max(sum(box.width for box in row) for row in grid[:1])
    filled: dict[tuple[int, int], str] = {}
    for line, row in enumerate(grid):
        column = 0
        for box in row:
            while (line, column) in filled:
                column += 1
            filled |= {
                (line + down, column + right): box.text for down in range(box.height) for right in range(box.width)
            }
    return [[Box(filled.get((line, column), "")) for column in range(columns)] for line in range(len(grid))]


def gaps(grid: Grid) -> list[str | Grid]:
    """A blank column behind each column of values, as merged cells leave it."""
    rows = []
    for row in expanded(grid):
        rows.append([box for cell in row for box in ((cell, Box("")) if cell in row[-7:] else (cell,))])
    return [rows]


def marks(texts: Sequence[str]) -> Edit:
    """Signs of footnotes behind some numbers."""
    count = iter(range(10**6))
    return numbers(lambda number: number + (texts[n // 9 % len(texts)] if (n := next(count)) % 9 == 0 else ""))


def thousands(comma: str) -> Edit:
    """Signs between thousands."""
    return numbers(lambda number: f"{int(number):,}".replace(",", comma))


VARIANTS: dict[str, Variant] = {
    "docx, head repeated": Variant(only("requests", repeated_head), docx.plain),
    "html, head repeated": Variant(only("requests", repeated_head), as_html),
    "docx, cut in two": Variant(only("requests", cut_in_two), docx.ugly),
    "html, cut in two": Variant(only("requests", cut_in_two), as_html),
    "docx, numbered rows": Variant(only("requests", numbered), docx.plain),
    "html, numbered rows": Variant(only("requests", numbered), as_html),
    "xlsx, numbered rows": Variant(only("requests", numbered), xlsx.plain),
    "md, numbered rows": Variant(only("requests", numbered), as_markdown),
    "docx, numbered 表二": Variant(only("disclosure", numbered_disclosure), docx.plain),
    "docx, remarks": Variant(only("requests", remarked), docx.plain),
    "md, remarks": Variant(only("requests", remarked), as_markdown),
    "html, explanations": Variant(only("requests", explained), as_html),
    "docx, explanations": Variant(only("requests", explained), docx.plain),
    "html, a table a group": Variant(only("requests", by_groups), as_html),
    "docx, a table a group": Variant(only("requests", by_groups), docx.plain),
    "html, a table a row": Variant(only("requests", row_by_row), as_html),
    "html, units in heads": Variant(with_units, as_html),
    "docx, unit in a row": Variant(only("requests", unit_row), docx.plain),
    "html, 0件": Variant(counts(lambda n: n + "件"), as_html),
    "docx, full-width": Variant(numbers(lambda n: n.translate(_FULL)), docx.plain),
    "flat, full-width": Variant(numbers(lambda n: n.translate(_FULL)), lambda p: text.flat(p).encode()),
    "html, thousands": Variant(thousands(","), as_html),
    "flat, thousands": Variant(thousands("，"), lambda p: text.flat(p).encode()),
    "html, footnotes": Variant(marks(("[1]", "①", "*", "（注）", "注1")), as_html),
    "html, 表四 turned": Variant(only("disputes", results_below), as_html),
    "flat, 表四 turned": Variant(only("disputes", results_below), lambda p: text.flat(p).encode()),
    "docx, 表四 in rows": Variant(only("disputes", results_in_rows), docx.plain),
    "md, 表四 cut": Variant(only("disputes", results_cut), as_markdown),
    "docx, 表四 cut": Variant(only("disputes", results_cut), docx.plain),
    "pdf, 表四 turned": Variant(only("disputes", results_below), pdf.plain),
    "html, total first": Variant(only("requests", total_first), as_html),
    "html, subtotal": Variant(only("requests", with_subtotal), as_html),
    "docx, full labels": Variant(only("requests", full_labels), docx.plain),
    "md, repeated cells": Variant(lambda _, grid: repeated_labels(grid), as_markdown),
    "xlsx, repeated cells": Variant(lambda _, grid: repeated_labels(grid), xlsx.plain),
    "md, gaps": Variant(only("requests", gaps), as_markdown),
    "xlsx, gaps": Variant(only("requests", gaps), xlsx.plain),
}
