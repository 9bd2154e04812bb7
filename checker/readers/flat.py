"""Tables without any mark: one cell a line, or a label and its numbers set apart by blanks.

Such dumps can only be told by their looks: a run of short lines, many of which end in bare numbers. Lines of
bars alone (``|``) stand between the cells of dumps that put even these on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.model.blanks import WHITE
from checker.model.document import Cell, Table
from checker.readers.cells import cell, numeric
from checker.readers.pipe_dump import BARS

_LONGEST = 90
_FEWEST = 3
_GAP = re.compile(r"\s{2,}")
_PROSE = re.compile(rf"[。！？{BARS}]")


def runs(lines: Sequence[str]) -> dict[int, int]:
    """The runs of lines that are tables: the index of the first line and that after the last."""
    found = {}
    start = end = numbers = count = 0
    for index, line in enumerate((*lines, "。")):
        if not count and (not line or line.startswith("\t")):
            continue
        text = "" if line.startswith("\t") else line.strip(WHITE)
        if not text.strip(BARS) and "\t" not in line:
            continue
        if text and len(text) <= _LONGEST and not _PROSE.search(text) and not _is_tabbed(line):
            if not count:
                start = index
            count += 1
            end = index + 1
            numbers += numeric(text.rsplit(None, 1)[-1])
            continue
        if numbers >= _FEWEST and 4 * numbers >= count:
            found[start] = end
        numbers = count = 0
    return found


def lone_row(line: str, number: int) -> Table | None:
    """A label and its numbers behind a wide gap, on a line that stands among no others of its kind."""
    if "  " not in line or len(line) > _LONGEST or _PROSE.search(line):
        return None
    cells = tuple(_cells(line, number))
    row = len(cells) > 1 and all(numeric(found.text) for found in cells[1:]) and not numeric(cells[0].text)
    return Table((cells,)) if row else None


def _is_tabbed(line: str) -> bool:
    """Whether TABs set cells apart; one between words may be a label's own."""
    if "\t" not in line:
        return False
    return line.startswith("\t") or any(numeric(piece.strip(WHITE)) for piece in line.split("\t"))


def table(lines: Sequence[str], start: int, end: int) -> Table:
    """The lines of a run as rows."""
    rows = (tuple(_cells(lines[index], index + 1)) for index in range(start, end))
    return Table(tuple(row for row in rows if row))


def _cells(line: str, number: int) -> Iterator[Cell]:
    """The label and the numbers behind it; blanks inside a label are its own."""
    column = 1
    for piece in _pieces(line):
        found = cell(piece, number, column)
        if found.text.strip(BARS):
            yield found
        column += len(piece)


def _pieces(line: str) -> list[str]:
    """``line`` cut before each trailing number and at wide gaps; put together again they are the line."""
    cuts = {gap.end() for gap in _GAP.finditer(line)}
    end = len(line.rstrip(WHITE))
    while end > 0:
        begin = max(line.rfind(blank, 0, end) for blank in " \u00a0\u3000") + 1
        if not numeric(line[begin:end]):
            break
        cuts.add(begin)
        end = len(line[:begin].rstrip(WHITE))
    edges = sorted({0, len(line), *cuts})
    return [line[first:last] for first, last in pairwise(edges)]
