"""The order of findings, their fingerprints and scores."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.document import Span
from checker.model.finding import CONFIDENCES, Finding, Location
from checker.model.rule import SEVERITIES
from checker.model.text import Text
from checker.rank import rank

BASE = Finding(
    rule="requests-row-total",
    severity="error",
    confidence="high",
    message=Text("不等"),
    advice=Text("核对"),
    basis="表三注",
    primary=Location(Span(10), "1", address="requests.granted.total"),
    explains=("a", "b"),
    subject="requests.granted.total",
)
ELSEWHERE = Location(Span(20), "2", address="requests.partial.total")

# what is alike but for one thing: the first comes first
EARLIER = [
    ("severity", {}, {"severity": "warning", "explains": ("a", "b", "c", "d")}),
    ("confidence", {}, {"confidence": "medium", "explains": ("a", "b", "c", "d")}),
    ("rules explained", {"primary": ELSEWHERE}, {"explains": ("a",), "related": (ELSEWHERE,) * 3}),
    ("reach", {"primary": ELSEWHERE, "related": (ELSEWHERE,)}, {}),
    ("line", {}, {"primary": Location(Span(11), "1")}),
    ("column", {}, {"primary": Location(Span(10, 5), "1")}),
    ("page", {}, {"primary": Location(Span(2, 1, 2), "1")}),
    ("rule", {}, {"rule": "requests-zzz"}),
]


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=term) for term, a, b in EARLIER])
def test_order(first: dict[str, object], second: dict[str, object]):
    """Each term of the key decides where all before it are equal, whatever those after it say."""
    one, other = replace(BASE, **first), replace(BASE, **second, subject="another")  # type: ignore[arg-type]
    for given_order in ([one, other], [other, one]):
        assert [finding.subject for finding in rank(given_order)] == [one.subject, "another"]


def test_reach_counts_the_equations_of_a_cell():
    """Of two cells the one that more equations rest on comes first."""
    one = replace(BASE, primary=ELSEWHERE, subject="x")
    ranked = rank([BASE, one], {"requests.partial.total": 3, "requests.granted.total": 2})
    assert [finding.subject for finding in ranked] == ["x", BASE.subject]


def test_ids_hold_no_values_and_no_lines():
    """The same cell with another value in another line keeps its fingerprint."""
    moved = replace(BASE, primary=Location(Span(99), "7", address="requests.granted.total"), message=Text("别的"))
    assert rank([BASE])[0].id == rank([moved])[0].id
    assert rank([BASE])[0].id.startswith("requests-row-total:")


def test_equal_findings_get_ordinals():
    """Findings alike in rule and subject are numbered by their place, whatever order they come in."""
    later = replace(BASE, primary=Location(Span(30), "3"))
    ids = {finding.primary.span.line: finding.id for finding in rank([later, BASE])}
    assert ids[30] == f"{ids[10]}-2"


def test_subjects_tell_findings_apart():
    """Another subject is another fingerprint; without a subject the place's address is taken."""
    other = replace(BASE, subject="requests.partial.total")
    bare = replace(BASE, subject="")
    assert len({finding.id for finding in rank([BASE, other])}) == 2
    assert rank([bare])[0].id == rank([BASE])[0].id


FINDINGS = st.lists(
    st.builds(
        lambda severity, confidence, line, subject, explained: replace(
            BASE,
            severity=severity,
            confidence=confidence,
            primary=Location(Span(line), ""),
            subject=subject,
            explains=tuple("abc"[:explained]),
        ),
        st.sampled_from(SEVERITIES),
        st.sampled_from(CONFIDENCES),
        st.integers(1, 9),
        st.sampled_from(["x", "y", "z"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(FINDINGS, st.randoms(use_true_random=False))
def test_ranking_is_total_and_stable(findings: list[Finding], random: object):
    """Ranks count from 1, ids are unique, scores lie in 0–1 and never rise, and arrival plays no part."""
    ranked = rank(findings)
    assert [finding.rank for finding in ranked] == list(range(1, len(findings) + 1))
    assert len({finding.id for finding in ranked}) == len(findings)
    scores = [finding.score for finding in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank(shuffled) == ranked
