"""Sums against sums: how a rule is bound to cells, and how a failure is told."""

from dataclasses import replace

import pytest
from given import built, case, national, rule

from checker.kinds.linear import bind_bound, bind_identity, bindings, failure, side_text
from checker.model.rule import Assertion

FORM = national().forms["2021"]
OLD = national().forms["2019"]


def bound(name: str) -> dict[str, Assertion]:
    """The assertions of a rule on the 2021 form by what they are bound to."""
    return {a.id.partition("[")[2].rstrip("]"): a for a in bind_identity(rule(name), FORM)}


def test_no_each():
    """A rule without ``each`` is bound once."""
    assert list(bindings(None, FORM)) == [{}]


def test_each_row():
    """Bound by rows, a rule is bound once a row of the table, optional rows included."""
    assert [b["row"] for b in bindings("disputes.rows", FORM)] == [
        "reconsideration",
        "lit_direct",
        "lit_after_reconsideration",
    ]
    assert len(list(bindings("requests.rows", FORM))) == 26


def test_each_column():
    """Bound by columns, a rule is bound once a column, the total included."""
    assert len(list(bindings("requests.columns", FORM))) == 7


def test_derived_address_is_its_cells():
    """A derived column among the addends stands for the five columns it sums."""
    assertion = bound("requests-row-total")["granted"]
    assert len(assertion.terms) == 7
    assert assertion.left == ("requests.granted.natural_person", "requests.granted.orgs")


def test_primary_is_the_total():
    """What a rule points at, where nothing better is known, is the total."""
    assert bound("requests-column-sum")["business"].primary == "requests.total_processed.business"


def test_unknown_cells_bind_nothing():
    """A rule about cells that a form does not have is not bound there."""
    assert bind_bound(rule("disclosure-in-force"), OLD) == ()


def test_bound_without_right_side():
    """A bound without a right side compares with 0."""
    (assertion,) = (a for a in bind_bound(rule("disclosure-items"), OLD) if a.id.endswith("[licensing]"))
    assert (assertion.operator, [sign for sign, _ in assertion.terms]) == (">=", [1, 1])


def test_tolerance():
    """A rule may name its own tolerance."""
    loose = replace(rule("requests-balance"), options={**rule("requests-balance").options, "tolerance": 2})
    assert {a.tolerance for a in bind_identity(loose, FORM)} == {2.0}


@pytest.mark.parametrize(
    ("cells", "zh", "en"),
    [
        ({}, "结果维持 0", "maintained 0"),
        ({"maintained": 8}, "结果维持 8", "maintained 8"),
        ({"maintained": 8, "corrected": 1}, "结果维持 8 + 结果纠正 1 = 9", "maintained 8 + corrected 1 = 9"),
    ],
)
def test_side_text(cells: dict[str, int], zh: str, en: str):
    """A side names its parts that are not 0, with their sum."""
    parts = tuple(f"disputes.reconsideration.{name}" for name in ("maintained", "corrected"))
    report = built({f"disputes.reconsideration.{name}": n for name, n in cells.items()})
    text = side_text(parts, case(report), ("row", "reconsideration"))
    assert (text.zh, text.en) == (zh, en)


def test_failure():
    """A failed bound says both sides, points at its cells and explains itself."""
    report = built({"disclosure.normative.issued": 35, "disclosure.normative.in_force": 22})
    (assertion,) = (a for a in bind_bound(rule("disclosure-in-force"), FORM) if a.id.endswith("[normative]"))
    found = failure(rule("disclosure-in-force"), assertion, case(report))
    assert found.message.zh == "表二“行政规范性文件”：现行有效件数 22，少于 本年制发件数 35"
    assert (found.observed, found.expected, found.delta) == (22, 35, -13)
    assert found.explains == ("disclosure-in-force[normative]",)
    assert {place.address for place in (found.primary, *found.related)} == {
        "disclosure.normative.issued",
        "disclosure.normative.in_force",
    }
