"""Tables dumped one row a line with ``|`` between the cells, Markdown's rules and drawn ones included.

Web dumps drop the cells below a merged one, so the rows keep their number of bars but not their columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from checker.model.blanks import WHITE
from checker.model.document import Cell, Table
from checker.readers.cells import LONGEST_REMEMBERED, REMEMBERED, Cut, blank, cut, dump

BARS = "|｜│┃║"
_AS_BARS = str.maketrans(BARS, "|" * len(BARS))
_RULE = re.compile(rf"[{BARS}\s:：\-—─+]{{3,}}")
_CORNERS = "+┌├└╔╠╚┏┣┗╟"
_DRAWN = re.compile(rf"\s*[{_CORNERS}][-=+─━═┬┼┴┐┤┘╦╬╩╗╣╝┳╋┻┓┫┛╫╢]{{2,}}\s*")
_LONGEST_RULE = 4000
_FEWEST_DRAWN = 3
"""With more rules than those around the head, each row has its own."""
_LONGEST_CELL = 100
_MOST_BARS = 200
_LONGEST_CLAUSE = 25


class _Line(NamedTuple):
    """A line by itself: whether it has bars and is no sentence, whether that makes it a row, and its cells.

    A sentence may hold a bar too, so one bar needs the line's end or company: then ``row`` is None. The line of a rule
    has no cells.
    """

    barred: bool
    row: bool | None
    cells: Cut | None = None


_PROSE, _CROWDED = _Line(barred=False, row=False), _Line(barred=True, row=False)


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    if not _is_row(lines, start) and not (_is_drawn(lines[start]) and _is_row(lines, min(start + 1, len(lines) - 1))):
        return None
    rows: list[tuple[int, Cut]] = []
    drawn: list[int] = []
    index = end = start
    while index < len(lines):
        line = lines[index]
        read = _read(line)
        if read.row or (read.row is None and _has_company(lines, index)):
            if read.cells is not None:
                rows.append((index + 1, read.cells))
            index = end = index + 1
        elif _is_drawn(line):
            drawn.append(len(rows))
            index = end = index + 1
        elif blank(line):
            index += 1
        else:
            break
    table = dump(rows)
    return Table(tuple(_joined(table.rows, drawn))) if len(drawn) > _FEWEST_DRAWN else table, end


def _is_drawn(line: str) -> bool:
    """Whether a line only draws the rule between two rows."""
    return line.lstrip()[:1] in _CORNERS and len(line) < _LONGEST_RULE and _DRAWN.fullmatch(line) is not None


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


def _is_row(lines: Sequence[str], index: int) -> bool:
    row = _read(lines[index]).row
    return _has_company(lines, index) if row is None else row


def _has_company(lines: Sequence[str], index: int) -> bool:
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    return any(_read(other).barred for other in beside)


def _read(line: str) -> _Line:
    return _known(line) if len(line) <= LONGEST_REMEMBERED else _told(line)


def _told(line: str) -> _Line:
    pieces = _pieces(line)
    if len(pieces) == 1 or _is_sentence(line, pieces):
        return _PROSE
    if len(pieces) - 1 > _MOST_BARS:
        return _CROWDED
    row = True if len(pieces) > 2 or not pieces[-1].strip(WHITE) else None
    return _Line(barred=True, row=row, cells=_cells(line, pieces))


_known = lru_cache(maxsize=REMEMBERED)(_told)


def _pieces(line: str) -> list[str]:
    if any(bar in line for bar in BARS[1:]):
        line = line.translate(_AS_BARS)
    return line.split("|")


def _is_sentence(line: str, pieces: Sequence[str]) -> bool:
    if len(line) <= _LONGEST_CLAUSE:
        return False
    longest = max(map(len, pieces))
    return longest > _LONGEST_CELL or (longest > _LONGEST_CLAUSE and "。" in line)


def _cells(line: str, pieces: list[str]) -> Cut | None:
    """The cells between the bars; the bars at both ends open and close the row. None for a rule line."""
    if len(line) < 2000 and "-" in line and _RULE.fullmatch(line):
        return None
    column = 1
    if not pieces[0].strip(WHITE) and len(pieces) > 1:
        column += len(pieces[0]) + 1
        del pieces[0]
    if len(pieces) > 1 and not pieces[-1].strip(WHITE):
        del pieces[-1]
    return cut(pieces, column)
