"""Tables dumped one row a line with ``|`` between the cells, Markdown's rules included.

Web dumps drop the cells below a merged one, so the rows keep their number of bars but not their columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.blanks import WHITE
from checker.model.document import Cell, Table
from checker.readers.cells import blank, cell

_RULE = re.compile(r"[|｜\s:：\-—─+]{3,}")
_LONGEST_CELL = 100
_MOST_BARS = 200
_LONGEST_CLAUSE = 25


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    if not _is_row(lines, start):
        return None
    rows = []
    index = end = start
    while index < len(lines):
        if _is_row(lines, index):
            if (cells := _cells(lines[index], index + 1)) is not None:
                rows.append(cells)
            index = end = index + 1
        elif blank(lines[index]):
            index += 1
        else:
            break
    return Table(tuple(rows)), end


def _bars(line: str) -> int:
    return line.count("|") + line.count("｜")


def _is_row(lines: Sequence[str], index: int) -> bool:
    """Whether a line is a row: a sentence may hold a bar too, so one bar needs company or the line's end."""
    line = lines[index]
    bars = _bars(line)
    if not 0 < bars <= _MOST_BARS or _is_sentence(line):
        return False
    if bars > 1 or line.rstrip(WHITE)[-1:] in "|｜":
        return True
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return any(_bars(other) and not _is_sentence(other) for other in beside)


def _is_sentence(line: str) -> bool:
    if len(line) <= _LONGEST_CLAUSE:
        return False
    longest = max(map(len, line.replace("｜", "|").split("|")))
    return longest > _LONGEST_CELL or (longest > _LONGEST_CLAUSE and "。" in line)


def _cells(line: str, number: int) -> tuple[Cell, ...] | None:
    """The cells between the bars; the bars at both ends open and close the row. None for a rule line."""
    if len(line) < 2000 and "-" in line and _RULE.fullmatch(line):
        return None
    pieces = line.replace("｜", "|").split("|")
    column = 1
    if not pieces[0].strip(WHITE) and len(pieces) > 1:
        column += len(pieces[0]) + 1
        del pieces[0]
    if len(pieces) > 1 and not pieces[-1].strip(WHITE):
        del pieces[-1]
    cells = []
    for piece in pieces:
        cells.append(cell(piece, number, column))
        column += len(piece) + 1
    return tuple(cells)
