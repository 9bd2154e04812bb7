"""Tables whose words and numbers are there, but not so that they can be told apart: nothing of them is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.extract.rows import Found
from checker.extract.sheet import VALUE
from checker.model.form import Form

_TABLE = 5
"""So many rows make a table of which most can be in disorder; 表四 is a single one."""


class Count(NamedTuple):
    """How many cells a row has, how many it should have, how many hold words of the form, and how many numbers."""

    found: int
    expected: int
    words: int
    numbers: int

    @property
    def broken(self) -> bool:
        """Whether it is not even nearly a row."""
        return self.found == 0 or self.found < self.expected - 1


def unread(counts: Mapping[str, Count], loose: Sequence[Found], shapes: Sequence[str], form: Form) -> Iterator[str]:
    """The tables in disorder, where ``counts`` has the rows found, and ``loose`` the rows of numbers that are none."""
    absent = form.absent_rows(frozenset(counts))
    for table in form.tables:
        names = [name for row in table.rows if (name := f"{table.id}.{row.id}") not in absent]
        found = [counts[name] for name in names if name in counts]
        if len(names) < _TABLE:
            if any(count.words for count in found):
                yield table.id
            continue
        within = [row for row in loose if table.id in (row.within, row.table_id)]
        lost = len(names) - len(found) + sum(count.found == 0 for count in found)
        if _broken(found, within, shapes) or _hidden(lost, len(names), within, shapes):
            yield table.id


def _broken(rows: Sequence[Count], loose: Sequence[Found], shapes: Sequence[str]) -> bool:
    """Whether most rows have too few numbers, and these stand elsewhere; an empty table is in order."""
    broken = [row for row in rows if row.broken]
    if len(rows) < _TABLE or 2 * len(broken) <= len(rows):
        return False
    return any(row.numbers for row in broken) or any(_numbers(row, shapes) for row in loose)


def _hidden(lost: int, rows: int, loose: Sequence[Found], shapes: Sequence[str]) -> bool:
    """Whether the lost ones of so many ``rows`` may be among the numbers left over, which then prove no gap."""
    if not lost or not loose:
        return False
    if 2 * lost >= rows:
        return sum(_numbers(row, shapes) for row in loose) >= lost
    return 2 * sum(row.unknown < 0 and _numbers(row, shapes) > 1 for row in loose) >= lost


def _numbers(row: Found, shapes: Sequence[str]) -> int:
    return sum(shapes[cell] == VALUE for cell in row.cells)
