"""Which reports may be alike in their prose: found by shared runs of hashes, in a time that grows with their number.

The sketches of two parts that are mostly alike hold mostly the same hashes, so runs of neighbouring ones are in both.
Single hashes are not enough: half of a report's phrases stand in every other report too. Reports under one run are
counted, and each is weighed against those with which it shares most runs: all of them here would be more the more
reports there are, because two unlike texts share a run now and then. Weighing is done by whole sketches, and only those
that are alike by these are set beside each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

from checker.batch.marks import Integers, Parts, apart
from checker.batch.shelves import Numbers, shelves
from checker.batch.weighing import scales

_RUN = 5  # neighbouring hashes: two unlike texts share one in ten thousand of these, two alike one in three
_FEW = 8  # up to so many reports under one run, each is set beside each
_WEIGHED = 12  # others that one is weighed against at most
_CHANCE = 4  # and so many at most of those that share a single run with it: mostly strangers
_YEARS = 1  # a text may be taken from another office's report of so many years before
_AT_ONCE = 512  # reports that are taken apart together
_SHELF = 1024  # reports on whose account another shelf is set up
_MOST_SHELVES = 256
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no product is lost; the golden ratio spreads neighbours
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def alike(base: sqlite3.Connection) -> Iterator[Sequence[tuple[int, int]]]:
    """Pairs of items that may be alike, in order: each beside others of its year and of the year before.

    All of some reports at a time, or none where only another step of the work is done. ``base`` holds the table
    ``items`` of the run and the ``briefs`` with their marks.
    """
    last = base.execute("SELECT coalesce(max(id), 0) FROM items").fetchone()[0]
    query = (
        "SELECT year, id, marks FROM items JOIN briefs USING (key, part)"
        " WHERE id BETWEEN ? AND ? AND marks != x'' ORDER BY id"
    )
    size = min(1 + last // _SHELF, _MOST_SHELVES)
    with shelves(size) as runs, shelves(size) as pairs, scales() as weighed:
        for first in range(0, last + 1, _AT_ONCE):
            if rows := base.execute(query, (first, first + _AT_ONCE - 1)).fetchall():
                parts = apart(rows)
                weighed.put(parts)
                lines = _runs(parts)
                runs.put(lines, (lines[:, 0] >> _HALF) % np.uint64(size))
            yield ()
        for lines in runs.taken():
            found = _together(lines)
            # all pairs of a report on one shelf, and the shelves in the order of reports
            pairs.put(found, (found[:, 0] >> _HALF) * np.uint64(size) // np.uint64(last + 1))
            yield ()
        for found in pairs.taken():
            ones, others = _best(found)
            near = weighed.alike(ones, others)
            yield list(zip(ones[near].tolist(), others[near].tolist(), strict=True))


def _runs(parts: Parts) -> Numbers:
    """A line for every run of neighbouring hashes of a part: a hash of all of it, and year and item in two halves."""
    part, entry = parts.each(np.maximum(parts.counts - _RUN + 1, 0))
    first = parts.starts[part] + entry
    hashes = parts.numbers.astype(np.uint64)[part] * _FACTOR
    for place in range(_RUN):
        hashes = (hashes ^ parts.values[first + place]) * _FACTOR
    owners = parts.years.astype(np.uint64) << _HALF | parts.items.astype(np.uint64)
    return np.stack([hashes, owners[part]], axis=1)


def _together(entries: Numbers) -> Numbers:
    """Pairs of the reports under one run, the later beside the earlier, those of one year both ways.

    A line for each: both items in the halves of a number, and how many runs say so. Where there are many under one
    run, all hold one text: each is set beside its neighbour and the first only.
    """
    hashes, owners = _shared(entries).T
    fresh = np.concatenate([[True], hashes[1:] != hashes[:-1]]) if len(hashes) else np.zeros(0, bool)
    begins = np.flatnonzero(fresh)
    group = np.cumsum(fresh) - 1
    few = (np.diff(begins, append=len(hashes)) <= _FEW)[group]
    places = np.arange(len(hashes))
    chosen = [(begins[group][~few], places[~few])]  # the first of many beside each of them
    for step in range(1, _FEW):
        near = (group[step:] == group[:-step]) & (few[step:] | (step == 1))
        chosen.append((places[:-step][near], places[step:][near]))
    earlier, later = (np.concatenate(side) for side in zip(*chosen, strict=True))
    pairs, counts = np.unique(_fitting(owners[earlier], owners[later]), return_counts=True)
    return np.stack([pairs, counts.astype(np.uint64)], axis=1)


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
    return np.concatenate([later[fit] << _HALF | earlier[fit] & _LOW, earlier[same] << _HALF | later[same] & _LOW])


def _best(found: Numbers) -> tuple[Integers, Integers]:
    """The pairs to be weighed of all that were found of some reports, in order.

    They are those with most runs in common; of others as good those nearest on the list.
    """
    pairs, places = np.unique(found[:, 0], return_inverse=True)
    runs = np.bincount(places, found[:, 1])
    one, other = (pairs >> _HALF).astype(np.int64), (pairs & _LOW).astype(np.int64)
    order = np.lexsort((abs(one - other), -runs, one))
    rank = np.arange(len(order)) - np.searchsorted(one, one[order])
    kept = np.sort(order[rank < np.where(runs[order] > 1, _WEIGHED, _CHANCE)])
    return one[kept], other[kept]
