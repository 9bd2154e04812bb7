"""Which reports are compared for their prose."""

import sqlite3
from itertools import chain
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from checker.batch.alike import alike
from checker.batch.marks import Integers, marks
from checker.batch.weighing import Scales
from checker.model.brief import Passage
from checker.model.document import Span


def entered(sketches: list[list[int]], years: list[int] | None = None) -> sqlite3.Connection:
    """A run of reports with one part each, of these sketches."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, key BLOB, part INTEGER, year INTEGER)")
    base.execute("CREATE TABLE briefs (key BLOB, part INTEGER, marks BLOB)")
    for number, sketch in enumerate(sketches):
        year = (years or [2023] * len(sketches))[number]
        part = Passage("s1", Span(1), "", len(sketch), tuple(sorted(sketch)))
        base.execute("INSERT INTO items VALUES (?, ?, 0, ?)", (number, b"%d" % number, year))
        base.execute("INSERT INTO briefs VALUES (?, 0, ?)", (b"%d" % number, marks([part])))
    return base


def pairs(base: sqlite3.Connection) -> list[tuple[int, int]]:
    """All pairs that may be alike."""
    return list(chain.from_iterable(alike(base)))


def sketch(seed: int) -> list[int]:
    """The smallest hashes of some text."""
    return Random(seed).sample(range(2**32), 64)


def test_copies_are_compared_and_strangers_are_not() -> None:
    """Two reports that share their hashes are a pair, both ways; others are not."""
    assert pairs(entered([sketch(1), sketch(2), sketch(1)])) == [(0, 2), (2, 0)]


def test_a_copy_with_a_fifth_rewritten_is_still_compared() -> None:
    """Four shared hashes of five are enough."""
    own = sketch(1)
    near = sorted([*sorted(own)[: 64 * 4 // 5], *sketch(2)[:13]])
    assert pairs(entered([own, near])) == [(0, 1), (1, 0)]


def test_the_later_is_set_beside_the_earlier() -> None:
    """A text may be taken from last year's report of another office, not from next year's, nor from long ago."""
    assert pairs(entered([sketch(1), sketch(1), sketch(1)], [2020, 2022, 2023])) == [(2, 1)]


def test_phrases_that_all_reports_share_do_not_hide_a_copy() -> None:
    """Two copies among many reports that have every second hash in common with them are still found."""
    common = sketch(0)[:40]
    texts = [[*common, *sketch(seed)[:24]] for seed in range(1, 40)]
    found = set(pairs(entered([texts[0], *texts[1:], texts[0]])))
    assert {(0, 39), (39, 0)} <= found


@pytest.mark.parametrize("count", [3, 50])
def test_each_of_many_copies_is_compared_with_one(count: int) -> None:
    """However many offices hand in the same text, each of them stands in a pair."""
    found = pairs(entered([sketch(1)] * count))
    assert set(range(count)) == {item for pair in found for item in pair}


def test_the_pairs_of_many_copies_grow_with_their_number_only() -> None:
    """A thousand copies are not half a million pairs."""
    assert len(pairs(entered([sketch(1)] * 1000))) < 4000


def with_run_of(seed: int, own: list[int]) -> list[int]:
    """Some text that has a run of neighbouring hashes of another one."""
    run = sorted(own)[8 * seed % 59 :][:5]
    return [*run, *(mark for mark in sketch(1000 + seed) if not run[0] < mark < run[-1])]


def test_strangers_that_share_a_run_leave_room_for_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many that share one run with a report a few are weighed, and the one that shares more among them."""
    weighed: list[int] = []
    usual = Scales.alike

    def watched(self: Scales, ones: Integers, others: Integers) -> NDArray[np.bool_]:
        weighed.append(int(np.count_nonzero(ones == 30)))
        return usual(self, ones, others)

    monkeypatch.setattr(Scales, "alike", watched)
    own = sketch(0)
    strangers = [with_run_of(seed, own) for seed in range(30)]
    near = [*sorted(own)[:50], *sketch(2)[:14]]
    assert (30, 31) in pairs(entered([*strangers, own, near]))
    assert 2 <= sum(weighed) <= 6
