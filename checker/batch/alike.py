"""Which reports may be alike in their prose: found by shared hashes, in a time that grows with their number only.

Two parts of prose of which most is alike share most of the smallest hashes of their shingles. So every report is
entered under a few hashes of each part, and only reports that share many entries are compared in full.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby, pairwise
from operator import itemgetter
from zlib import crc32

from checker.model.brief import Passage

_HASHES = 32  # of each part
_SHARED = 10  # of them, from which two parts are compared: far fewer than 80 % alike would share
_FEW = 8  # up to so many reports under one hash, each is set beside each

_TABLE = """
CREATE TEMP TABLE IF NOT EXISTS marks (year INTEGER, hash INTEGER, item INTEGER);
CREATE TEMP TABLE IF NOT EXISTS pairs (one INTEGER, other INTEGER);
DELETE FROM marks;
DELETE FROM pairs;
"""


def marks(passages: Iterable[Passage]) -> bytes:
    """The hashes under which a report's parts are entered; a part's own are told from those of other parts."""
    chosen = [
        (value ^ crc32(passage.section.encode())) & 0xFFFFFFFF
        for passage in passages
        for value in passage.sketch[:_HASHES]
    ]
    return array("I", chosen).tobytes()


def alike(base: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Pairs of items of one year, of different issuers, that may be alike, each both ways, in order.

    ``base`` holds the table ``items`` of the run and the ``results`` with their marks.
    """
    base.executescript(_TABLE)
    rows = base.execute("SELECT id, items.year, marks FROM items JOIN results USING (key, part) WHERE marks != x''")
    base.execute("BEGIN")
    for item, year, entered in rows:
        values = array("I")
        values.frombytes(entered)
        base.executemany("INSERT INTO marks VALUES (?, ?, ?)", [(year, value, item) for value in values])
    entries = base.execute("SELECT year, hash, item FROM marks ORDER BY year, hash, item")
    for _, group in groupby(entries, key=itemgetter(0, 1)):
        base.executemany("INSERT INTO pairs VALUES (?, ?)", _within([item for _, _, item in group]))
    base.execute("COMMIT")
    chosen = f"FROM pairs GROUP BY one, other HAVING count(*) >= {_SHARED}"
    query = f"SELECT one AS a, other AS b {chosen} UNION ALL SELECT other, one {chosen} ORDER BY a, b"
    yield from base.execute(query)


def _within(items: list[int]) -> Iterable[tuple[int, int]]:
    """Pairs of the reports under one hash.

    Where there are many, each is set beside its neighbour and the first only: copies of one text are neighbours
    under all their hashes, and what many reports share by chance or by a template is not compared all with all.
    """
    if len(items) <= _FEW:
        return combinations(items, 2)
    return [*pairwise(items), *((items[0], item) for item in items[2:])]
