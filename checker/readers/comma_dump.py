"""Tables as comma-separated values, as spreadsheets write them out: each line has the same number of commas."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from checker.model.document import Cell, Table
from checker.readers.cells import cell, numeric

_FEWEST_CELLS, _MOST_CELLS = 4, 60
_FEWEST_ROWS = 3
_LONGEST = 600


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    width = _width(lines[start])
    if not width:
        return None
    end = start + 1
    while end < len(lines) and _width(lines[end]) == width:
        end += 1
    rows = [tuple(_cells(lines[index], index + 1)) for index in range(start, end)]
    numbers = sum(numeric(found.text) for row in rows for found in row)
    return (Table(tuple(rows)), end) if len(rows) >= _FEWEST_ROWS and numbers >= len(rows) else None


def _width(line: str) -> int:
    """How many cells a line has, 0 if it is prose."""
    if line.count(",") < _FEWEST_CELLS - 1 or len(line) > _LONGEST or "。" in line:
        return 0
    count = len(_texts(line))
    return count if _FEWEST_CELLS <= count <= _MOST_CELLS else 0


def _texts(line: str) -> list[str]:
    return next(csv.reader([line]), [])


def _cells(line: str, number: int) -> Iterator[Cell]:
    column = 0
    for text in _texts(line):
        quoted = line.startswith('"', column)
        yield cell(text, number, column + 1 + quoted)
        column += len(text) + (2 + text.count('"') if quoted else 0) + 1
