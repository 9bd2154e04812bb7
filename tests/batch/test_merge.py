"""Findings of several reports among those of one."""

import json
from typing import Any

from given import audited
from hypothesis import given
from hypothesis import strategies as st

from checker.batch.merge import merged, recounted
from checker.reporters.json_report import record
from checker.reporters.view import View

WHOLE: dict[str, Any] = record(audited("linan-2020"), View())


def found(findings: list[dict[str, Any]], breakages: list[dict[str, str]] | None = None) -> bytes:
    """What a comparison found, as it is kept."""
    return json.dumps({"findings": findings, "breakages": breakages or []}).encode()


@given(st.sets(st.sampled_from(range(len(WHOLE["findings"])))))
def test_findings_taken_out_and_put_back_stand_where_they_stood(out: set[int]) -> None:
    """Merging gives the ranks, scores and counts that one call gives."""
    gone = [finding for n, finding in enumerate(WHOLE["findings"]) if n in out]
    left = recounted(WHOLE, [finding for n, finding in enumerate(WHOLE["findings"]) if n not in out])
    assert merged(left, [found([each]) for each in gone]) == WHOLE


def test_two_findings_of_one_id_are_told_apart() -> None:
    """An id is unique in a report, also where two comparisons find the same kind of thing."""
    first = WHOLE["findings"][0]
    ids = [finding["id"] for finding in merged(WHOLE, [found([first])])["findings"]]
    assert len(set(ids)) == len(ids) == len(WHOLE["findings"]) + 1


def test_a_rule_that_crashed_in_a_comparison_is_told() -> None:
    """A breakage is never silence."""
    broken = {"rule": "carry-over", "reason": "KeyError: 'x'"}
    assert merged(WHOLE, [found([], [broken])])["breakages"] == [broken]
