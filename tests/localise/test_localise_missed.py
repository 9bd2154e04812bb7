"""A request closed and counted nowhere: the sum （七） and an outcome too small alike, as only the prose can tell."""

from collections.abc import Callable

from benchmarks.generate import Cells
from checker.localise import Cause

Solve = Callable[..., tuple[Cause, ...]]

MISSED: Cells = {
    "requests.granted.natural_person": 102,
    "requests.granted.total": 111,
    "requests.total_processed.natural_person": 187,
    "requests.total_processed.total": 203,
}
"""One of the 188 closed for natural persons counted neither as granted nor in （七）."""
CLOSED = "requests.total_processed.total"


def test_prose_tells_the_sum(solve: Solve):
    """Told 204 closed, （七） is too small, and which outcome is with it stays open."""
    (cause,) = solve(MISSED, evidence={CLOSED: 204, "requests.carried_out.total": 8})
    sums = [suspect for suspect in cause.suspects if ".total_processed." in suspect.address]
    assert [suspect.repair for suspect in sums] == [188, 204]
    assert (cause.name, cause.confidence) == ("outcome_missed", "low")
    assert len(cause.rivals) > 3
    assert all(suspect.probability < 0.5 for suspect in cause.suspects if suspect not in sums)


def test_prose_tells_the_outcome_as_well(solve: Solve):
    """Where a sentence tells the outcome too, it is named surely."""
    (cause,) = solve(MISSED, evidence={CLOSED: 204, "requests.granted.total": 112})
    assert {suspect.address for suspect in cause.suspects} == set(MISSED)
    assert cause.confidence == "high"


def test_prose_is_silent(solve: Solve):
    """Without a word on how many were closed, nothing is said of outcomes."""
    (cause,) = solve(MISSED)
    assert cause.name != "outcome_missed"


def test_prose_tells_what_is_carried_out(solve: Solve):
    """Told 203 closed and 9 carried out, it is the carry that is wrong."""
    (cause,) = solve(MISSED, evidence={CLOSED: 203, "requests.carried_out.total": 9})
    assert {suspect.address for suspect in cause.suspects} == {
        "requests.carried_out.natural_person",
        "requests.carried_out.total",
    }
