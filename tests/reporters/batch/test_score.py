import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reporters.batch.score import Grade, grade

WHOLE = {"assertions": 40, "passed": 40, "failed": 0, "uncertain": 0, "not_assessable": 0}
NOTHING = {"assertions": 40, "passed": 0, "failed": 0, "uncertain": 0, "not_assessable": 40}
FINDINGS = st.lists(
    st.fixed_dictionaries(
        {
            "severity": st.sampled_from(["error", "warning", "info"]),
            "confidence": st.sampled_from(["high", "medium", "low"]),
        }
    ),
    max_size=40,
)


def told(findings=(), coverage=WHOLE, breakages=()):
    """As much of a record as the score looks at."""
    return {"findings": list(findings), "coverage": dict(coverage), "breakages": list(breakages)}


def found(severity, confidence="high"):
    """As much of a finding as the score looks at."""
    return {"severity": severity, "confidence": confidence}


def test_a_report_without_findings_has_all_points():
    """Everything assessed and nothing found is a pass with 100 points."""
    assert grade(told()) == Grade("pass", 100.0, 1.0)


def test_what_cannot_be_assessed_is_no_pass():
    """Without a checked equation there is a state of its own and no points, also where the form has no equations."""
    assert grade(told(coverage=NOTHING)) == Grade("not_assessable", None, 0.0)
    assert grade(told(coverage=dict.fromkeys(WHOLE, 0))) == Grade("not_assessable", None, None)


def test_a_missing_table_is_a_failure():
    """An error counts also where nothing could be assessed, and the points tell both."""
    assert grade(told([found("error")], NOTHING)) == Grade("fail", 45.0, 0.0)


@pytest.mark.parametrize(
    "record",
    [
        told([found("error", "low")]),
        told(coverage=WHOLE | {"passed": 39, "uncertain": 1}),
        told(coverage=WHOLE | {"passed": 39, "not_assessable": 1}),
        told(breakages=[{"rule": "period", "reason": "x"}]),
    ],
)
def test_doubt_is_neither_pass_nor_fail(record):
    """A possible misreading, an open equation and a crashed rule leave a report in doubt."""
    assert grade(record).state == "uncertain"


def test_a_file_that_cannot_be_read_has_no_points():
    """Unreadable is not 0 points."""
    assert grade({"error": "x", "findings": []}) == Grade("unreadable", None, None)


@given(FINDINGS, st.sampled_from(["error", "warning", "info"]))
def test_points_fall_with_every_finding(findings, severity):
    """A further finding never raises the points, and they stay between 0 and 100."""
    before, after = grade(told(findings)), grade(told([*findings, found(severity)]))
    assert 0 <= after.points <= before.points <= 100


def test_the_heavier_costs_more():
    """An error costs more than a warning, a warning more than a remark, a certain one more than a doubtful one."""
    points = [
        grade(told([found(*kind)])).points
        for kind in (("error", "high"), ("error", "medium"), ("warning", "high"), ("warning", "low"), ("info", "high"))
    ]
    assert points == sorted(points)
    assert points[0] < points[1] < points[2] < points[3] < points[4] < 100
