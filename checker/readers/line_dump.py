"""Tables dumped one cell a line: each cell begins with a TAB, a blank line ends the row.

A cell may go on over further lines that have no TAB (商业⏎企业), in bad cases across a blank one
(（三）⏎⏎不予公开). Whether a line without TAB goes on with the cell or ends the table is told by its shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.blanks import WHITE
from checker.model.document import Cell, Table
from checker.readers.cells import blank, cell, numeric

_SENTENCE = re.compile(r"[。！？；：]")
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]{1,3}[章节部]")
_ENUMERATOR = re.compile(r"[（(]\s?[一二三四五六七八九十]{1,2}\s?[)）]|[一二三四五六七八九十]\s?、")
_LONGEST_CELL = 120
_LONGEST_PART = 30
_MOST_PARTS = 12


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    if not _is_cell(lines[start]):
        return None
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    gap, index, end = 0, start, start
    while index < len(lines):
        line = lines[index]
        # nearly all lines are short ones with a TAB before them
        plain = line.startswith("\t") and len(line) <= _LONGEST_PART and line.find("\t", 1) < 0
        if cells := [cell(line[1:], index + 1, 2)] if plain else _cells(line, index + 1):
            if row and (gap or len(cells) > 1):
                rows.append(tuple(row))
                row = []
            row += cells
            if len(cells) > 1:
                rows.append(tuple(row))
                row = []
        elif blank(line):
            gap += 1
            index += 1
            continue
        elif row and _goes_on(row[-1].text, gap, lines, index):
            row[-1] = _joined(row[-1], gap, line, index + 1)
        else:
            break
        gap, index, end = 0, index + 1, index + 1
    if row:
        rows.append(tuple(row))
    # a single line that begins with a TAB is an indented paragraph or heading
    return (Table(tuple(rows)), end) if len(rows) > 1 or len(rows[0]) > 1 else None


def _is_cell(line: str) -> bool:
    if "\t" not in line:
        return False
    head = line[: len(line) - len(line.lstrip(WHITE))]
    return "\t" in head and not ((len(line) > _LONGEST_PART and "。" in line) or len(line) > _LONGEST_CELL)


def _cells(line: str, number: int) -> list[Cell]:
    """The cell of a line, none if it is no cell.

    Further TABs set numbers apart (2.重复申请⇥7⇥2); one between words is the cell's own.
    """
    if not _is_cell(line):
        return []
    head = line.index("\t") + 1
    body = line[head:]
    pieces = body.rstrip(WHITE).split("\t")
    apart = len(pieces) > 2 or any(numeric(piece.strip(WHITE)) for piece in pieces[1:])
    if not pieces[0].strip(WHITE) or not apart:
        return [cell(body, number, head + 1)]
    cells = []
    for piece in pieces:
        cells.append(cell(piece, number, head + 1))
        head += len(piece) + 1
    return cells


def _goes_on(before: str, gap: int, lines: Sequence[str], index: int) -> bool:
    """Whether the line at ``index``, ``gap`` blank ones further down, goes on with the cell ``before``."""
    text = lines[index].strip(WHITE)
    if len(text) > _LONGEST_PART or _SENTENCE.search(text) or _NUMERAL.match(text):
        return False
    if numeric(before):
        return gap == 0 and numeric(text)
    if gap:
        follows = index + 1 < len(lines) and _is_cell(lines[index + 1])
        return gap <= 2 and len(before) <= 12 and bool(_ENUMERATOR.match(before)) and follows
    return _part_of_cell(before, lines, index)


def _part_of_cell(before: str, lines: Sequence[str], index: int) -> bool:
    """Whether only short lines stand between here and the next cell or, below words, the end of the row."""
    for line in lines[index + 1 : index + 1 + _MOST_PARTS]:
        if _is_cell(line):
            return True
        if blank(line):
            return before != ""
        if len(line.strip(WHITE)) > _LONGEST_PART:
            return False
    return before != "" and index + 1 + _MOST_PARTS > len(lines)


def _joined(before: Cell, gap: int, line: str, number: int) -> Cell:
    after = cell(line, number, 1)
    if not before.text:
        return after
    return Cell(before.text + "\n" * (gap + 1) + after.text, before.span)
