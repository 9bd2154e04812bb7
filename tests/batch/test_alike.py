"""Which reports are compared for their prose."""

import sqlite3
from random import Random

import pytest

from checker.batch.alike import alike
from checker.batch.marks import marks
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


def sketch(seed: int) -> list[int]:
    """The smallest hashes of some text."""
    return Random(seed).sample(range(2**32), 64)


def test_copies_are_compared_and_strangers_are_not() -> None:
    """Two reports that share their hashes are a pair, both ways; others are not."""
    assert list(alike(entered([sketch(1), sketch(2), sketch(1)]))) == [(0, 2), (2, 0)]


def test_a_copy_with_a_fifth_rewritten_is_still_compared() -> None:
    """Four shared hashes of five are enough."""
    own = sketch(1)
    near = sorted([*sorted(own)[: 64 * 4 // 5], *sketch(2)[:13]])
    assert list(alike(entered([own, near]))) == [(0, 1), (1, 0)]


def test_the_later_is_set_beside_the_earlier() -> None:
    """A text may be taken from last year's report of another office, not from next year's, nor from long ago."""
    assert list(alike(entered([sketch(1), sketch(1), sketch(1)], [2020, 2022, 2023]))) == [(2, 1)]


def test_phrases_that_all_reports_share_do_not_hide_a_copy() -> None:
    """Two copies among many reports that have every second hash in common with them are still found."""
    common = sketch(0)[:40]
    texts = [[*common, *sketch(seed)[:24]] for seed in range(1, 40)]
    pairs = set(alike(entered([texts[0], *texts[1:], texts[0]])))
    assert {(0, 39), (39, 0)} <= pairs


@pytest.mark.parametrize("count", [3, 50])
def test_each_of_many_copies_is_compared_with_one(count: int) -> None:
    """However many offices hand in the same text, each of them stands in a pair."""
    pairs = list(alike(entered([sketch(1)] * count)))
    assert set(range(count)) == {item for pair in pairs for item in pair}


def test_the_pairs_of_many_copies_grow_with_their_number_only() -> None:
    """A thousand copies are not half a million pairs."""
    assert len(list(alike(entered([sketch(1)] * 1000)))) < 4000
