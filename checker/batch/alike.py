"""Which reports may be alike in their prose: found by shared runs of hashes, in a time that grows with their number.

The sketches of two parts that are mostly alike hold mostly the same hashes, so runs of neighbouring ones are in both.
Single hashes are not enough: half of a report's phrases stand in every other report too. Reports under one run are
compared by their whole sketches, and only those that are alike by these are set beside each other.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, groupby, pairwise
from operator import itemgetter

from checker.model.brief import Passage
from checker.passages import SKETCH, WHOLE

SHARE = 0.45
"""Shared hashes of the smallest of both parts from which they are set beside each other: 62 % of both texts."""

_SECTIONS = {"s1": 1, "s5": 5, WHOLE: 9}  # part six is the same sentence nearly everywhere
_RUN = 5  # neighbouring hashes: two unlike texts share one in ten thousand of these, two alike one in three
_FEW = 8  # up to so many reports under one run, each is set beside each
_YEARS = 1  # a text may be taken from another office's report of so many years before

_TABLE = """
CREATE TEMP TABLE IF NOT EXISTS runs (hash INTEGER, year INTEGER, item INTEGER);
CREATE TEMP TABLE IF NOT EXISTS pairs (one INTEGER, other INTEGER);
DELETE FROM runs;
DELETE FROM pairs;
"""

Sketches = dict[int, tuple[int, ...]]
"""Hashes, ascending, by part."""


def marks(passages: Iterable[Passage]) -> bytes:
    """The sketches of a report's parts: number of the part, number of hashes, the hashes."""
    packed = array("I")
    for passage in passages:
        if passage.section in _SECTIONS:
            packed.extend((_SECTIONS[passage.section], len(passage.sketch), *passage.sketch))
    return packed.tobytes()


def alike(base: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Pairs of items that may be alike, in order: each beside others of its year and of the year before.

    ``base`` holds the table ``items`` of the run and the ``briefs`` with their marks.
    """
    base.executescript(_TABLE)
    rows = base.execute("SELECT id, year, marks FROM items JOIN briefs USING (key, part) WHERE marks != x''")
    base.execute("BEGIN")
    for item, year, packed in rows:
        base.executemany("INSERT INTO runs VALUES (?, ?, ?)", [(run, year, item) for run in _runs(packed)])
    entries = base.execute("SELECT hash, item, year FROM runs ORDER BY hash, year, item")
    for _, group in groupby(entries, key=itemgetter(0)):
        base.executemany("INSERT INTO pairs VALUES (?, ?)", _within([(item, year) for _, item, year in group]))
    base.execute("COMMIT")

    @lru_cache(maxsize=4096)
    def sketches(item: int) -> Sketches:
        query = "SELECT marks FROM items JOIN briefs USING (key, part) WHERE id = ?"
        return _unpacked(base.execute(query, (item,)).fetchone()[0])

    for one, other in base.execute("SELECT DISTINCT one, other FROM pairs ORDER BY one, other"):
        if _near(sketches(one), sketches(other)):
            yield one, other


def _unpacked(packed: bytes) -> Sketches:
    values = array("I")
    values.frombytes(packed)
    found: Sketches = {}
    at = 0
    while at < len(values):
        section, count = values[at : at + 2]
        found[section] = tuple(values[at + 2 : at + 2 + count])
        at += 2 + count
    return found


def _runs(packed: bytes) -> Iterator[int]:
    """The hash of every run of neighbouring hashes of each part; of the whole part where it is shorter."""
    for section, sketch in _unpacked(packed).items():
        for at in range(max(1, len(sketch) - _RUN + 1)):
            yield hash((section, sketch[at : at + _RUN]))


def _within(group: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of the reports under one run, the later beside the earlier, those of one year both ways.

    Where there are many, all hold one text: each is set beside its neighbour and the first only.
    """
    few = len(group) <= _FEW
    chosen = combinations(group, 2) if few else [*pairwise(group), *((group[0], each) for each in group[2:])]
    for (one, year), (other, later) in chosen:
        if one != other and later - year <= _YEARS:
            yield other, one
            if later == year:
                yield one, other


def _near(mine: Sketches, theirs: Sketches) -> bool:
    """Whether a part of both is alike by its sketch."""
    for section in mine.keys() & theirs.keys():
        one, other = set(mine[section]), set(theirs[section])
        smallest = sorted(one | other)[:SKETCH]
        if sum(mark in one and mark in other for mark in smallest) >= SHARE * len(smallest):
            return True
    return False
