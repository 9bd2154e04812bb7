"""Which reports may be alike in their prose: found by shared runs of hashes, in a time that grows with their number.

The sketches of two parts that are mostly alike hold mostly the same hashes, so runs of neighbouring ones are in both.
Single hashes are not enough: half of a report's phrases stand in every other report too. Reports under one run are
compared by their whole sketches, and only those that are alike by these are set beside each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from functools import lru_cache
from tempfile import TemporaryFile

import numpy as np
from numpy.typing import NDArray

from checker.batch.marks import Sketches
from checker.batch.marks import sketches as unpacked
from checker.passages import SKETCH

SHARE = 0.45
"""Shared hashes of the smallest of both parts from which they are set beside each other: 62 % of both texts."""

_RUN = 5  # neighbouring hashes: two unlike texts share one in ten thousand of these, two alike one in three
_FEW = 8  # up to so many reports under one run, each is set beside each
_YEARS = 1  # a text may be taken from another office's report of so many years before
_AT_ONCE = 512  # reports whose runs are worked out together
_SHELF = 1024  # reports on whose account another shelf of runs is set up; one shelf at a time is in memory
_MOST_SHELVES = 256
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no product is lost; the golden ratio spreads neighbours
_HALF = np.uint64(32)

_PAIRS = """
CREATE TEMP TABLE IF NOT EXISTS pairs (one INTEGER, other INTEGER);
DELETE FROM pairs;
"""

Numbers = NDArray[np.uint64]


def alike(base: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Pairs of items that may be alike, in order: each beside others of its year and of the year before.

    ``base`` holds the table ``items`` of the run and the ``briefs`` with their marks.
    """
    base.executescript(_PAIRS)
    base.execute("BEGIN")
    for pairs in _candidates(base):
        halves = zip((pairs >> _HALF).tolist(), (pairs & np.uint64(0xFFFFFFFF)).tolist(), strict=True)
        base.executemany("INSERT INTO pairs VALUES (?, ?)", halves)
    base.execute("COMMIT")

    # unpacked a sketch takes forty times the room, and mostly the one before is asked for again
    @lru_cache(maxsize=4096)
    def packed(item: int) -> bytes:
        query = "SELECT marks FROM items JOIN briefs USING (key, part) WHERE id = ?"
        return bytes(base.execute(query, (item,)).fetchone()[0])

    @lru_cache(maxsize=64)
    def sketches(item: int) -> Sketches:
        return unpacked(packed(item))

    for one, other in base.execute("SELECT DISTINCT one, other FROM pairs ORDER BY one, other"):
        if _near(sketches(one), sketches(other)):
            yield one, other


def _candidates(base: sqlite3.Connection) -> Iterator[Numbers]:
    """Pairs of items under one run, the later in the upper half of the number; some come more than once."""
    count = base.execute("SELECT count(*) FROM items").fetchone()[0]
    shelves = min(1 + count // _SHELF, _MOST_SHELVES)
    rows = base.execute("SELECT year, id, marks FROM items JOIN briefs USING (key, part) WHERE marks != x''")
    with ExitStack() as stack:
        files = [stack.enter_context(TemporaryFile()) for _ in range(shelves)]
        while some := rows.fetchmany(_AT_ONCE):
            entries = _runs(some)
            chosen = (entries[:, 0] >> _HALF) % np.uint64(shelves)
            for number, file in enumerate(files):
                file.write(entries[chosen == number].tobytes())
        for file in files:
            file.seek(0)
            yield _together(np.frombuffer(file.read(), np.uint64).reshape(-1, 2))


def _runs(rows: list[tuple[int, int, bytes]]) -> Numbers:
    """A line for every run of neighbouring hashes of a part: a hash of all of it, and year and item in two halves."""
    values = np.frombuffer(b"".join(packed for _, _, packed in rows), np.uint32).astype(np.uint64)
    starts, counts, owners = [], [], []
    at = 0
    for year, item, packed in rows:
        end = at + len(packed) // 4
        while at < end:
            count = int(values[at + 1])
            if count >= _RUN:
                starts.append(at)
                counts.append(count - _RUN + 1)
                owners.append(year << 32 | item)
            at += 2 + count
    repeats = np.array(counts, np.int64)
    before = np.repeat(np.cumsum(repeats) - repeats, repeats)
    section = np.repeat(np.array(starts, np.int64), repeats)
    first = section + 2 + np.arange(len(section)) - before
    hashes = values[section] * _FACTOR
    for place in range(_RUN):
        hashes = (hashes ^ values[first + place]) * _FACTOR
    return np.stack([hashes, np.repeat(np.array(owners, np.uint64), repeats)], axis=1)


def _together(entries: Numbers) -> Numbers:
    """Pairs of the reports under one run, the later beside the earlier, those of one year both ways.

    Where there are many, all hold one text: each is set beside its neighbour and the first only.
    """
    hashes, owners = _shared(entries).T
    fresh = np.concatenate([[True], hashes[1:] != hashes[:-1]]) if len(hashes) else np.zeros(0, bool)
    begins = np.flatnonzero(fresh)
    group = np.cumsum(fresh) - 1
    few = (np.diff(begins, append=len(hashes)) <= _FEW)[group]
    places = np.arange(len(hashes))
    chosen = [(begins[group][~few], places[~few])]  # the first of many beside each of them
    for apart in range(1, _FEW):
        near = (group[apart:] == group[:-apart]) & (few[apart:] | (apart == 1))
        chosen.append((places[:-apart][near], places[apart:][near]))
    earlier, later = (np.concatenate(side) for side in zip(*chosen, strict=True))
    return np.unique(_fitting(owners[earlier], owners[later]))


def _shared(entries: Numbers) -> Numbers:
    """The lines in order, without the runs that stand in one report only, as nearly all do."""
    if not len(entries):
        return entries
    together = entries[np.argsort(entries[:, 0])]
    same = together[1:, 0] == together[:-1, 0]
    shared = together[np.append(same, False) | np.insert(same, 0, False)]
    ordered: Numbers = shared[np.lexsort((shared[:, 1], shared[:, 0]))]
    return ordered


def _fitting(earlier: Numbers, later: Numbers) -> Numbers:
    """Of each two reports by year and item the later beside the earlier, those of one year both ways."""
    apart = (later >> _HALF) - (earlier >> _HALF)
    fit = (apart <= _YEARS) & (earlier != later)
    same = fit & (apart == 0)
    return np.concatenate([later[fit] << _HALF | _item(earlier[fit]), earlier[same] << _HALF | _item(later[same])])


def _item(owners: Numbers) -> Numbers:
    return owners & np.uint64(0xFFFFFFFF)


def _near(mine: Sketches, theirs: Sketches) -> bool:
    """Whether a part of both is alike by its sketch."""
    for section in mine.keys() & theirs.keys():
        both, either = mine[section] & theirs[section], mine[section] | theirs[section]
        least = SHARE * min(SKETCH, len(either))
        if len(both) >= least and sum(mark in both for mark in sorted(either)[:SKETCH]) >= least:
            return True
    return False
