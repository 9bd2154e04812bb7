"""Workbooks (xlsx): what is shown of every sheet in its order, values as they are stored, formulas by their results.

The line and column of a place are the row and column of the sheet; the page is the number of the sheet, where
there is more than one; beside them stands the cell as spreadsheets name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from xml.etree.ElementTree import Element

from checker.model.blanks import WHITE
from checker.model.document import Block, Cell, Paragraph, Span, Table
from checker.readers.safety import Archive, attribute, child, refused

LAYOUT = "xlsx"
MAIN = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,2})?")
_MOST_CELLS = 200_000
_WIDEST = 400
_TRUE = ("1", "true")

Grid = dict[int, dict[int, str]]
"""Texts by row and column."""
Merged = dict[tuple[int, int], tuple[int, int]]
"""Width and height of merged cells by their first row and column; (0, 0) for the places they cover."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A visible sheet: its name, the part that holds it, and its number where there is more than one."""

    name: str
    part: str
    page: int | None = None

    def span(self, row: int, column: int) -> Span:
        """The place of a cell."""
        return Span(row, column, self.page, f"{self.name}!{_letters(column)}{row}")


def read(archive: Archive) -> tuple[Block, ...]:
    """The blocks of a workbook.

    Raises:
        UnreadableError: it is damaged or holds too many cells.
    """
    strings = _strings(archive)
    sheets = list(_sheets(archive))
    blocks: list[Block] = []
    for number, sheet in enumerate(sheets, 1):
        tree = archive.tree(sheet.part)
        grid = _grid(tree, strings, archive.path)
        blocks += _blocks(grid, _merged(tree), replace(sheet, page=number) if len(sheets) > 1 else sheet)
    return tuple(blocks)


def _strings(archive: Archive) -> list[str]:
    if _STRINGS not in archive.names:
        return []
    return [_text(item) for item in archive.tree(_STRINGS)]


def _text(item: Element) -> str:
    """The text of a string, without the readings printed above it."""
    found = []
    for element in item:
        if element.tag == "t":
            found.append(element.text or "")
        elif element.tag == "r":
            found += [run.text or "" for run in element if run.tag == "t"]
    return "".join(found)


def _sheets(archive: Archive) -> Iterator[_Sheet]:
    """The visible sheets."""
    relations = archive.tree(_RELATIONS) if _RELATIONS in archive.names else ()
    targets = {attribute(relation, "Id"): attribute(relation, "Target") or "" for relation in relations}
    for sheet in child(archive.tree(MAIN), "sheets") or ():
        target = targets.get(next((v for k, v in sheet.items() if k.endswith("}id")), None), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if attribute(sheet, "state") not in ("hidden", "veryHidden") and part in archive.names:
            yield _Sheet(attribute(sheet, "name") or "", part)


def _grid(sheet: Element, strings: Sequence[str], path: str) -> Grid:
    grid: Grid = {}
    count = 0
    hidden = _hidden_columns(sheet)
    for row_number, row in enumerate(child(sheet, "sheetData") or (), 1):
        shown = attribute(row, "hidden") not in _TRUE
        for column_number, cell in enumerate(row, 1):
            count += 1
            if count > _MOST_CELLS:
                raise refused(
                    path, f"表格超过 {_MOST_CELLS} 格，不会是一份年度报告", f"more than {_MOST_CELLS} cells; no report"
                )
            place = _place(attribute(cell, "r")) or (_integer(attribute(row, "r")) or row_number, column_number)
            if _is_unknown(cell):
                name = attribute(cell, "r") or f"{_letters(place[1])}{place[0]}"
                raise refused(
                    path,
                    f"单元格 {name} 是公式，文件里没有存它的结果，请用 Excel 或 WPS 打开、保存后再检查",
                    f"cell {name} is a formula whose result was not stored; open the file in Excel or WPS and save it",
                )
            text = _value(cell, strings).strip(WHITE)
            if text and shown and place[1] <= _WIDEST and place[1] not in hidden:
                grid.setdefault(place[0], {})[place[1]] = text
    return grid


def _is_unknown(cell: Element) -> bool:
    """Whether a cell is a formula that the program that wrote the file has not worked out."""
    if cell.find("f") is None or attribute(cell, "t") == "str":
        return False
    value = cell.find("v")
    return value is None or not value.text


def _hidden_columns(sheet: Element) -> set[int]:
    hidden: set[int] = set()
    for columns in child(sheet, "cols") or ():
        if attribute(columns, "hidden") in _TRUE:
            first, last = _integer(attribute(columns, "min")), _integer(attribute(columns, "max"))
            hidden.update(range(first or 1, min(last or 0, _WIDEST) + 1))
    return hidden


def _value(cell: Element, strings: Sequence[str]) -> str:
    kind = attribute(cell, "t")
    if kind == "inlineStr":
        inline = child(cell, "is")
        return _text(inline) if inline is not None else ""
    value = child(cell, "v")
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        index = _integer(text)
        return strings[index] if index is not None and index < len(strings) else ""
    return _plain(text) if kind in (None, "n") else text


def _plain(text: str) -> str:
    """A number with the fifteen digits a workbook keeps: 0.1 is stored as 0.10000000000000001."""
    if not _NUMBER.fullmatch(text):
        return text
    if len(text) > 15 or "e" in text.lower():
        text = format(Decimal(f"{float(text):.15g}"), "f")
    return text


def _place(reference: str | None) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _letters(column: int) -> str:
    """The name of a column: A to Z, then AA and so on."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else None


def _merged(sheet: Element) -> Merged:
    merged: Merged = {}
    for element in list(child(sheet, "mergeCells") or ())[:_MOST_CELLS]:
        first, _, last = (attribute(element, "ref") or "").partition(":")
        begin, end = _place(first), _place(last)
        if begin is None or end is None:
            continue
        rows, columns = end[0] - begin[0] + 1, end[1] - begin[1] + 1
        if 0 < rows <= _WIDEST and 0 < columns <= _WIDEST and len(merged) < _MOST_CELLS:
            places = ((begin[0] + row, begin[1] + column) for row in range(rows) for column in range(columns))
            merged.update(dict.fromkeys(places, (0, 0)))
            merged[begin] = columns, rows
    return merged


def _blocks(grid: Grid, merged: Merged, sheet: _Sheet) -> Iterator[Block]:
    """Rows that follow each other are a table; a sentence alone in its row is prose."""
    rows: list[tuple[Cell, ...]] = []
    last = max((max(row) for row in grid.values()), default=0)
    before = 0
    for number in sorted(grid):
        row = grid[number]
        text = next(iter(row.values()))
        prose = len(row) == 1 and "。" in text
        if rows and (prose or number != before + 1):
            yield Table(tuple(rows))
            rows = []
        if prose:
            yield Paragraph(text, ((0, sheet.span(number, next(iter(row)))),))
        else:
            rows.append(tuple(_cells(number, row, last, merged, sheet)))
        before = number
    if rows:
        yield Table(tuple(rows))


def _cells(number: int, row: dict[int, str], last: int, merged: Merged, sheet: _Sheet) -> Iterator[Cell]:
    for column in range(min(row), last + 1):
        width, height = merged.get((number, column), (1, 1))
        if width:
            yield Cell(row.get(column, ""), sheet.span(number, column), width, height)
