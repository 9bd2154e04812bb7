"""Landmarks of a sentence, kept in order, so that the nearest before a place is quickly found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)  # not frozen: many are made for every sentence, and frozen ones take longer to make
class Mark:
    """One landmark: where it stands, what kind it is of, and the word printed."""

    start: int
    end: int
    kind: str
    word: str


@dataclass(slots=True)
class Marks:
    """The landmarks of one sort in a sentence, in order."""

    marks: Sequence[Mark] = ()
    _ends: Sequence[int] = field(default=())

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> Marks:
        """``marks``, which are in order and do not overlap, made ready to be asked for."""
        return cls(marks, [mark.end for mark in marks]) if marks else _NONE

    def where(self, holds: Callable[[Mark], bool]) -> Marks:
        """Those of which something holds."""
        return Marks.of([mark for mark in self.marks if holds(mark)])

    def before(self, at: int) -> Mark | None:
        """The last landmark that ends at ``at`` or before it."""
        if not self.marks:
            return None
        place = bisect_right(self._ends, at)
        return self.marks[place - 1] if place else None

    def over(self, at: int) -> Sequence[Mark]:
        """The landmarks that begin before ``at`` and end after it."""
        return [mark for mark in self.marks[bisect_right(self._ends, at) :][:1] if mark.start < at]

    def between(self, start: int, end: int) -> Sequence[Mark]:
        """The landmarks wholly inside ``start`` to ``end``."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._ends, end)
        return [mark for mark in self.marks[first:last] if mark.start >= start]


_NONE = Marks()
