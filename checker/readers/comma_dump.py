"""Tables as values separated by commas or semicolons, as spreadsheets write them out.

Each line of a table has the same number of commas; rows whose empty cells were left out stand by themselves.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.model.blanks import WHITE
from checker.model.document import Dump, Place, Table
from checker.readers.cells import numeric

_FEWEST_CELLS, _MOST_CELLS = 4, 60
_FEWEST_ROWS = 3
_LONGEST = 600
_MOST_LINES = 8
"""Over so many lines a quoted cell may go on."""
_LONGEST_LABEL = 60
_FEWEST_VALUES = 8
_PROSE = re.compile(r"[，。；：:;]")


class _Record(NamedTuple):
    """What stands in one line, or in several where a quoted cell goes on over their ends."""

    text: str
    line: int
    end: int

    @property
    def width(self) -> int:
        """How many cells it has, 0 if it is prose."""
        if self.text.count(",") < _FEWEST_CELLS - 1 or len(self.text) > _LONGEST or "。" in self.text:
            return 0
        count = len(_texts(self.text))
        return count if _FEWEST_CELLS <= count <= _MOST_CELLS else 0


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    records = [record := _record(lines, start)]
    if not (width := record.width):
        return _alone(lines[start], start)
    while record.end < len(lines) and (record := _record(lines, record.end)).width == width:
        records.append(record)
    rows = [_cells(record) for record in records]
    numbers = sum(numeric(text) for texts, _ in rows for text in texts)
    if len(rows) >= _FEWEST_ROWS and numbers >= len(rows):
        return _table(rows), records[-1].end
    return _alone(lines[start], start)


def take_semicolons(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The same of a table that is set apart by semicolons, as where the comma is the decimal sign."""
    end = start
    while end < len(lines) and lines[end].count(";") >= _FEWEST_CELLS - 1 and "," not in lines[end]:
        end += 1
    if end == start:
        return None
    return take([*[""] * start, *(line.replace(";", ",") for line in lines[start:end])], start)


def _alone(line: str, start: int) -> tuple[Table, int] | None:
    """The line as a row of its own: a label and its values, or values only and many of them."""
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
    return (_table([_cells(_Record(line, start + 1, start + 1))]), start + 1) if row else None


def _record(lines: Sequence[str], index: int) -> _Record:
    """The record that begins on the line at ``index``: that line alone if no quoted cell goes on behind it."""
    single = _Record(lines[index], index + 1, index + 1)
    if '"' not in single.text or single.text.count('"') % 2 == 0:
        return single
    for end in range(index + 2, min(index + _MOST_LINES, len(lines)) + 1):
        text = "\n".join(lines[index:end])
        if text.count('"') % 2 == 0:
            # a mark that only stands for inches opens no cell, and then the line's end is one
            return _Record(text, index + 1, end) if len(text) <= _LONGEST and _texts(text) else single
    return single


def _texts(record: str) -> list[str]:
    try:
        return next(csv.reader([record]), [])
    except csv.Error:
        return []


def _cells(record: _Record) -> tuple[tuple[str, ...], Place]:
    texts, lines, columns = [], [], []
    offset = 0
    for raw in _texts(record.text):
        quoted = record.text.startswith('"', offset)
        text = raw.strip(WHITE)
        begin = offset + quoted + (raw.index(text[0]) if text else 0)
        texts.append(text)
        lines.append(record.line + record.text.count("\n", 0, begin))
        columns.append(begin - record.text.rfind("\n", 0, begin))
        offset += len(raw) + (2 + raw.count('"') if quoted else 0) + 1
    return tuple(texts), (lines, columns)


def _table(rows: Sequence[tuple[tuple[str, ...], Place]]) -> Table:
    return Dump(tuple([texts for texts, _ in rows]), [place for _, place in rows])
