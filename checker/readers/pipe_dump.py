"""Tables dumped one row a line with ``|`` between the cells, Markdown's rules and drawn ones included.

Web dumps drop the cells below a merged one, so the rows keep their number of bars but not their columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.model.blanks import WHITE
from checker.model.document import Cell, Table
from checker.readers.cells import blank, cell

BARS = "|｜│┃║"
_BAR = re.compile(rf"[{BARS}]")
_AS_BARS = str.maketrans(BARS, "|" * len(BARS))
_RULE = re.compile(rf"[{BARS}\s:：\-—─+]{{3,}}")
_DRAWN = re.compile(r"\s*[+┌├└╔╠╚┏┣┗╟][-=+─━═┬┼┴┐┤┘╦╬╩╗╣╝┳╋┻┓┫┛╫╢]{2,}\s*")
_LONGEST_RULE = 4000
_FEWEST_DRAWN = 3
"""With more rules than those around the head, each row has its own."""
_LONGEST_CELL = 100
_MOST_BARS = 200
_LONGEST_CLAUSE = 25


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    if not _is_row(lines, start) and not (_is_drawn(lines[start]) and _is_row(lines, min(start + 1, len(lines) - 1))):
        return None
    rows: list[tuple[Cell, ...]] = []
    drawn: list[int] = []
    index = end = start
    while index < len(lines):
        if _is_drawn(lines[index]):
            drawn.append(len(rows))
            index = end = index + 1
        elif _is_row(lines, index):
            if (cells := _cells(lines[index], index + 1)) is not None:
                rows.append(cells)
            index = end = index + 1
        elif blank(lines[index]):
            index += 1
        else:
            break
    return Table(tuple(_joined(rows, drawn) if len(drawn) > _FEWEST_DRAWN else rows)), end


def _is_drawn(line: str) -> bool:
    """Whether a line only draws the rule between two rows."""
    return len(line) < _LONGEST_RULE and _DRAWN.fullmatch(line) is not None


def _joined(rows: Sequence[tuple[Cell, ...]], drawn: Sequence[int]) -> list[tuple[Cell, ...]]:
    """The lines between two rules as one row each, as far as they have the same cells."""
    joined: list[tuple[Cell, ...]] = []
    for start, end in pairwise((0, *drawn, len(rows))):
        lines = rows[start:end]
        if len(lines) > 1 and len(set(map(len, lines))) == 1:
            lines = [tuple(map(_one, zip(*lines, strict=True)))]
        joined += lines
    return joined


def _one(parts: tuple[Cell, ...]) -> Cell:
    """The cell that stands in several lines."""
    filled = [part for part in parts if part.text]
    return filled[0]._replace(text="\n".join(part.text for part in filled)) if filled else parts[0]


def _bars(line: str) -> int:
    return sum(map(line.count, BARS))


def _is_row(lines: Sequence[str], index: int) -> bool:
    """Whether a line is a row: a sentence may hold a bar too, so one bar needs company or the line's end."""
    line = lines[index]
    if _BAR.search(line) is None:
        return False
    bars = _bars(line)
    if bars > _MOST_BARS or _is_sentence(line):
        return False
    if bars > 1 or line.rstrip(WHITE)[-1:] in BARS:
        return True
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return any(_bars(other) and not _is_sentence(other) for other in beside)


def _is_sentence(line: str) -> bool:
    if len(line) <= _LONGEST_CLAUSE:
        return False
    longest = max(map(len, line.translate(_AS_BARS).split("|")))
    return longest > _LONGEST_CELL or (longest > _LONGEST_CLAUSE and "。" in line)


def _cells(line: str, number: int) -> tuple[Cell, ...] | None:
    """The cells between the bars; the bars at both ends open and close the row. None for a rule line."""
    if len(line) < 2000 and "-" in line and _RULE.fullmatch(line):
        return None
    pieces = line.translate(_AS_BARS).split("|")
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
