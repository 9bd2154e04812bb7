"""The sketches of a report's parts as they are kept beside its brief, and taken apart for many reports at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.model.brief import Passage
from checker.passages import WHOLE

SECTIONS = {"s1": 0, "s5": 1, WHOLE: 2}  # part six is the same sentence nearly everywhere
"""The parts that are compared, by number."""

Marks = NDArray[np.uint32]
Integers = NDArray[np.int64]


def marks(passages: Iterable[Passage]) -> bytes:
    """The sketches of a report's parts: number of the part, number of hashes, the hashes ascending."""
    packed = array("I")
    for passage in passages:
        if passage.section in SECTIONS:
            packed.extend((SECTIONS[passage.section], len(passage.sketch), *passage.sketch))
    return packed.tobytes()


class Parts(NamedTuple):
    """The parts of some reports.

    ``values`` are all their hashes; of each part there is told where in these it begins, how many it has, its number,
    and the year and the item of its report.
    """

    values: Marks
    starts: Integers
    counts: Integers
    numbers: Integers
    years: Integers
    items: Integers

    def each(self, counts: Integers) -> tuple[Integers, Integers]:
        """For so many entries of each part, one after the other: the part, and the number of the entry in it."""
        before = np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(np.arange(len(counts)), counts), np.arange(len(before)) - before


def apart(rows: Sequence[tuple[int, int, bytes]]) -> Parts:
    """The parts of reports by year, item and what :func:`marks` has packed."""
    values = np.frombuffer(b"".join(packed for _, _, packed in rows), np.uint32)
    found: list[tuple[int, int, int, int, int]] = []
    at = 0
    for year, item, packed in rows:
        end = at + len(packed) // 4
        while at < end:
            number, count = values[at : at + 2].tolist()
            found.append((at + 2, count, number, year, item))
            at += 2 + count
    return Parts(values, *np.array(found, np.int64).T)
