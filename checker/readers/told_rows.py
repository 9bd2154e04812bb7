"""Tables told in sentences, one row a line: its label, a colon, and each column's name with its number.

Single lines of prose look like that too. So a text holds such tables only where many lines name the same columns;
then a line of other names is a row as well, if its numbers have no unit or other lines name the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model.blanks import WHITE
from checker.model.document import Table
from checker.readers.cells import Cut, dump

_END = f"。；;，,、{WHITE}"
_LONGEST, _LONGEST_LABEL = 300, 60
_FEWEST_ROWS, _FEWEST_NAMES = 6, 4
"""So many lines that name the same columns, at least so many of them, are a table of 表三's kind."""
_LABEL = re.compile(r"\s*([^，,；;。]*?)\s*[：:]")
_PIECE = re.compile(
    r"\s*(?P<name>[^，,；;。、\d０-９]{1,30}?)\s*[：:为]?\s*"
    r"(?P<number>[-－]?[\d０-９][\d０-９.]*)\s*(?P<unit>[件个条项]|[万亿]?元)?\s*(?:[，,；;、。]\s*|$)"
)


class _Told(NamedTuple):
    """A line as a row: its label, the names of the columns and the numbers, each with the column it begins in."""

    label: tuple[str, int]
    names: Cut
    numbers: Cut
    units: bool

    def cells(self) -> Cut:
        """The row's cells."""
        texts, columns = self.numbers
        return (self.label[0], *texts), (self.label[1], *columns)

    def head(self) -> Cut:
        """The cells of the head above it."""
        texts, columns = self.names
        return ("", *texts), (self.label[1], *columns)


def runs(lines: Sequence[str]) -> Mapping[int, tuple[Table, int]]:
    """The tables of a text by the index of their first line, and the index of the line after each."""
    told = {index: row for index in _candidates(lines) if (row := _told(lines[index])) is not None}
    count = Counter(row.names[0] for row in told.values())
    if not any(rows >= _FEWEST_ROWS and len(names) >= _FEWEST_NAMES for names, rows in count.items()):
        return {}
    rows = {index: row for index, row in told.items() if not row.units or count[row.names[0]] > 1}
    return dict(_tables(rows))


def may_hold(text: str) -> bool:
    """Whether a text has as many colons as such tables have rows."""
    return text.count("：") + text.count(":") >= _FEWEST_ROWS


def _candidates(lines: Sequence[str]) -> list[int]:
    """The lines that end in a number and have a colon, if there are enough of them."""
    ends = [
        index
        for index, line in enumerate(lines)
        if ("：" in line or ":" in line) and line.rstrip(_END)[-1:] in _LAST and len(line) <= _LONGEST
    ]
    return ends if len(ends) >= _FEWEST_ROWS else []


_LAST = frozenset("0123456789０１２３４５６７８９件个条项元")


def _told(line: str) -> _Told | None:
    """The row that a line tells, None where it holds anything but names with their numbers."""
    label = _LABEL.match(line)
    if label is None or not 0 < len(label[1]) <= _LONGEST_LABEL:
        return None
    pieces = list(_pieces(line, label.end()))
    if not pieces or pieces[-1].end() != len(line):
        return None
    return _Told(
        (label[1], label.start(1) + 1),
        _cut(pieces, "name"),
        _cut(pieces, "number"),
        any(piece["unit"] for piece in pieces),
    )


def _pieces(line: str, start: int) -> Iterator[re.Match[str]]:
    """The names with their numbers from ``start`` on, as long as one follows the other."""
    while start < len(line) and (piece := _PIECE.match(line, start)) is not None:
        yield piece
        start = piece.end()


def _cut(pieces: Sequence[re.Match[str]], group: str) -> Cut:
    return tuple([piece[group] for piece in pieces]), tuple([piece.start(group) + 1 for piece in pieces])


def _tables(rows: Mapping[int, _Told]) -> Iterator[tuple[int, tuple[Table, int]]]:
    """Each run of lines that name the same columns as a table with these as its head."""
    for start, first in rows.items():
        if start - 1 in rows and rows[start - 1].names[0] == first.names[0]:
            continue
        end = start
        cells = [(start + 1, first.head())]
        while end in rows and rows[end].names[0] == first.names[0]:
            cells.append((end + 1, rows[end].cells()))
            end += 1
        yield start, (dump(cells), end)
