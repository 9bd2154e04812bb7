"""How good a report is: a state that never takes the unassessed for the sound, and points for ranking.

The points say how far a report is from one without any finding of which everything could be checked; they order
reports and mean nothing else. Reports are given as the records of ``qc/1``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

State = Literal["pass", "fail", "uncertain", "not_assessable", "unreadable"]
STATES: tuple[State, ...] = ("pass", "fail", "uncertain", "not_assessable", "unreadable")

FULL = 100.0
COST = {"error": 0.10, "warning": 0.03, "info": 0.005}
"""What a certain finding takes of the points that are left: an error a tenth, so that seven of them halve these."""

SURE = {"high": 1.0, "medium": 0.6, "low": 0.3}
"""How much of its cost a finding takes: one that may be a misreading must not weigh like a proven one."""

UNSEEN = 0.5
"""What is taken of the points of a report of which nothing could be assessed; in proportion where only a part was."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A report's state; its points from 0 to 100, None where there is nothing to go by; the share that was assessed.

    ``assessed`` is the share of equations that hold or fail among all that the form has, None where it has none.
    """

    state: State
    points: float | None
    assessed: float | None


def grade(record: Mapping[str, Any]) -> Grade:
    """The grade of the report that ``record`` tells of."""
    if "error" in record:
        return Grade("unreadable", None, None)
    coverage = record["coverage"]
    checked = coverage["passed"] + coverage["failed"]
    share = checked / coverage["assertions"] if coverage["assertions"] else None
    state = _state(record, checked)
    # without an equation checked and without an error there is nothing to go by: no points are not 0 points
    points = None if state == "not_assessable" else _points(record["findings"], share)
    return Grade(state, points, None if share is None else round(share, 4))


def _state(record: Mapping[str, Any], checked: int) -> State:
    errors = [finding["confidence"] for finding in record["findings"] if finding["severity"] == "error"]
    if any(confidence != "low" for confidence in errors):
        return "fail"
    if not checked and not errors:
        return "not_assessable"
    coverage = record["coverage"]
    # an error that may be a misreading, equations left open, or a rule that crashed: neither sound nor wrong
    in_doubt = errors or coverage["uncertain"] or coverage["not_assessable"] or record["breakages"]
    return "uncertain" if in_doubt else "pass"


def _points(findings: list[Mapping[str, Any]], share: float | None) -> float:
    points = FULL
    for finding in findings:
        # of what is left, not of the whole: the tenth error still counts, and nobody falls below 0
        points *= 1.0 - COST[finding["severity"]] * SURE[finding["confidence"]]
    # what was not looked at cannot earn as much as what was looked at and found right
    unseen = 1.0 if share is None else 1.0 - share
    return round(points * (1.0 - UNSEEN * unseen), 1)
