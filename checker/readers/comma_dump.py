"""Tables as comma-separated values, as spreadsheets write them out.

Each line of a table has the same number of commas; rows whose empty cells were left out stand by themselves.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from checker.model.blanks import WHITE
from checker.model.document import Table
from checker.readers.cells import Cut, dump, numeric

_FEWEST_CELLS, _MOST_CELLS = 4, 60
_FEWEST_ROWS = 3
_LONGEST = 600
_LONGEST_LABEL = 60
_FEWEST_VALUES = 8
_PROSE = re.compile(r"[，。；：:;]")


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    width = _width(lines[start])
    if not width:
        return _alone(lines, start)
    end = start + 1
    while end < len(lines) and _width(lines[end]) == width:
        end += 1
    rows = [(index + 1, _cells(lines[index])) for index in range(start, end)]
    numbers = sum(numeric(text) for _, (texts, _) in rows for text in texts)
    if len(rows) >= _FEWEST_ROWS and numbers >= len(rows):
        return dump(rows), end
    return _alone(lines, start)


def _alone(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The line as a row of its own: a label and its values, or values only and many of them."""
    line = lines[start]
    if "," not in line or len(line) > _LONGEST:
        return None
    label, *values = _texts(line)
    filled = [value for value in values if value.strip()]
    if not filled or not all(map(numeric, filled)):
        return None
    if numeric(label) or not label.strip():
        row = len(filled) >= _FEWEST_VALUES
    else:
        # after a digit the comma may part thousands
        row = len(label) <= _LONGEST_LABEL and not label[-1].isdigit() and not _PROSE.search(label)
    return (dump([(start + 1, _cells(line))]), start + 1) if row else None


def _width(line: str) -> int:
    """How many cells a line has, 0 if it is prose."""
    if line.count(",") < _FEWEST_CELLS - 1 or len(line) > _LONGEST or "。" in line:
        return 0
    count = len(_texts(line))
    return count if _FEWEST_CELLS <= count <= _MOST_CELLS else 0


def _texts(line: str) -> list[str]:
    return next(csv.reader([line]), [])


def _cells(line: str) -> Cut:
    texts, columns = [], []
    column = 0
    for raw in _texts(line):
        quoted = line.startswith('"', column)
        text = raw.strip(WHITE)
        texts.append(text)
        columns.append(column + 1 + quoted + (raw.index(text[0]) if text else 0))
        column += len(raw) + (2 + raw.count('"') if quoted else 0) + 1
    return tuple(texts), tuple(columns)
