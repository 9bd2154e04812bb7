"""Which sketches are alike."""

from random import Random

import numpy as np

from checker.batch.marks import SECTIONS, apart, marks
from checker.batch.weighing import SHARE, scales
from checker.model.brief import Passage
from checker.model.document import Span
from checker.passages import SKETCH


def sketches(rng: Random) -> dict[str, list[int]]:
    """Some parts, of few different hashes, so that many are in two of them."""
    names = rng.choice([["s1", "s5"], ["s1"], ["s5"], ["text"]])
    return {name: sorted(rng.sample(range(150), rng.choice([20, 60, 96]))) for name in names}


def alike(one: dict[str, list[int]], other: dict[str, list[int]]) -> bool:
    """What the definition says: some part shares enough of the smallest hashes of both."""
    for name in one.keys() & other.keys():
        smallest = sorted({*one[name], *other[name]})[:SKETCH]
        shared = {*one[name]} & {*other[name]} & {*smallest}
        if len(shared) >= SHARE * len(smallest):
            return True
    return False


def test_weighed_together_pairs_are_alike_as_each_is_by_itself() -> None:
    """Sketches of all lengths and parts, items without any between them."""
    rng = Random(1)
    reports = {item: sketches(rng) for item in range(3, 90, 2)}
    rows = [
        (2023, item, marks([Passage(name, Span(1), "", 0, tuple(part)) for name, part in report.items()]))
        for item, report in reports.items()
    ]
    asked = [(one, other) for one in reports for other in reports if one != other]
    with scales() as weighed:
        weighed.put(apart(rows[:20]))
        weighed.put(apart(rows[20:]))
        found = weighed.alike(*np.array(asked).T)
    expected = [alike(reports[one], reports[other]) for one, other in asked]
    assert found.tolist() == expected
    assert {True, False} == set(expected)
    assert set(SECTIONS) == {name for report in reports.values() for name in report}
