"""The run of a schema over stacked reports: passed, failed, uncertain, missing and crashed stay apart."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

import polars as pl
import pytest
from given import built, judge_built, national
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import generate
from checker.compiler import Schema, compile_rules
from checker.engine import Verdict, assess, run
from checker.kinds import KINDS
from checker.model.finding import Audit, Breakage
from checker.model.report import Report

TOTAL = "requests.granted.total"
PERSONS = "requests.granted.natural_person"
COLUMN_SUM = "requests-column-sum[total]"
ROW_TOTAL = "requests-row-total[granted]"
ADVERSE: list[object] = [None, "/", "若干", 1.5, -3, 7, 100]


def verdict(report: Report) -> Verdict:
    """What the national rules say of one report."""
    (found,), crashed = run(national().compiled(report.form), [report])
    assert crashed == []
    return found


def skipped(report: Report) -> dict[str, str]:
    """The assertions that were not assessed, and why."""
    return {skip.assertion: skip.state for skip in verdict(report).skips}


def comparing(names: Iterable[str]) -> set[str]:
    """Those of the assertions that set cells against each other."""
    return {name for name in names if national().compiled("2021").by_id[name].comparing}


def fresh() -> Schema:
    """The national rules compiled anew, so that nothing is remembered."""
    return compile_rules(national().rules, national().forms["2021"])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of either form, consistent or with a few cells changed, some of its rows lost."""
    form = draw(st.sampled_from(("2019", "2021")))
    cells: dict[str, object] = dict(
        generate.report(Random(draw(st.integers(0, 10**6))), national().forms[form], size=draw(st.integers(0, 500)))
    )
    changed = draw(st.dictionaries(st.sampled_from(sorted(cells)), st.sampled_from(ADVERSE), max_size=3))
    lost = draw(st.lists(st.sampled_from(sorted({a.rpartition(".")[0] for a in cells})), max_size=1))
    return built(cells | changed, form, without=lost)


def judgement(audit: Audit) -> tuple[object, ...]:
    """All that is said of a report."""
    return audit.findings, audit.skips, audit.breakages, audit.coverage


def test_nothing_fails_in_a_report_of_zeros():
    """A report of zeros fails nothing, and nothing is left unassessed."""
    found = verdict(built())
    assert (found.failed, found.skips) == ({}, [])


def test_a_plain_frame_is_assessed_by_row():
    """A frame without reports is assessed too: what fails and what cannot be told is named by its row."""
    schema = fresh()
    row = dict.fromkeys(schema.form.addresses, 0.0)
    frame = pl.DataFrame([row, row | {TOTAL: 2.0}, row | {PERSONS: float("nan")}])
    found = assess(schema, frame)
    assert found.failures == [(1, ROW_TOTAL, -2.0), (1, COLUMN_SUM, 2.0)]
    assert found.gaps == [(2, ROW_TOTAL), (2, "requests-column-sum[natural_person]")]
    assert found.breakages == []


def test_failed():
    """What fails is named, with the amount by which it does."""
    assert verdict(built({TOTAL: 2})).failed == {ROW_TOTAL: -2.0, COLUMN_SUM: 2.0}


def test_words_are_uncertain():
    """Words in a cell leave its equations uncertain; they neither hold nor fail."""
    report = built({PERSONS: "七", TOTAL: 7, "requests.total_processed.total": 7})
    assert skipped(report) == {ROW_TOTAL: "uncertain", "requests-column-sum[natural_person]": "uncertain"}


def test_doubtful_reading_is_uncertain():
    """A number that was read uncertainly is not held against the report."""
    report = built({PERSONS: 7}, doubtful=[PERSONS])
    assert verdict(report).failed == {}
    assert skipped(report)[ROW_TOTAL] == "uncertain"


def test_lost_row_is_missing():
    """The equations of a row that was not found are missing, and the row is not taken for zeros."""
    found = skipped(built({TOTAL: 2}, without=["requests.granted"]))
    columns = {f"requests-column-sum[{name}]": "missing" for name in generate.columns(national().forms["2021"])}
    assert found == {ROW_TOTAL: "missing"} | columns


def test_blank_total_is_uncertain():
    """A blank total above parts leaves its row and its column uncertain."""
    report = built({PERSONS: 7, TOTAL: None, "requests.total_processed.natural_person": 7})
    assert {name: skipped(report).get(name) for name in (ROW_TOTAL, COLUMN_SUM)} == {
        ROW_TOTAL: "uncertain",
        COLUMN_SUM: "uncertain",
    }


def test_optional_row_does_not_apply():
    """The equation of an optional row that is not printed counts neither as passed nor as missing."""
    found = verdict(built())
    assert comparing(found.inapplicable) == {"requests-row-total[other]"}
    assert "requests-row-total[other]" not in {a.id for a in found.assessed(national().compiled("2021"))}


def test_single_other_row():
    """Where （六） is one row, it is checked, and the three rows it stands for do not apply."""
    rows = ("other_no_correction", "other_fee_unpaid", "other_misc")
    report = built({"requests.other.total": 3}, without=[f"requests.{row}" for row in rows])
    assert comparing(verdict(report).inapplicable) == {f"requests-row-total[{row}]" for row in rows}
    assert verdict(report).failed == {"requests-row-total[other]": -3.0, COLUMN_SUM: 3.0}


def test_no_reports():
    """A run over no report gives no verdict."""
    assert run(national().compiled("2021"), []) == ([], [])


def test_report_without_form():
    """A report before 2019 has no tables: nothing is bound, nothing fails."""
    report = replace(built(), form="pre2019", readings={}, rows=(), tables={})
    assert run(national().compiled("pre2019"), [report]) == ([Verdict()], [])


@pytest.mark.parametrize(
    "error", [RuntimeError("broken"), StopIteration("broken"), type("Odd", (Exception,), {})("broken")]
)
def test_crashed_check_is_a_breakage(error: Exception, monkeypatch: pytest.MonkeyPatch):
    """A pandera check that crashes is a breakage, whatever it raises: no failure, and no silence."""

    def crash(*_: object) -> None:
        raise error

    monkeypatch.setattr("checker.compiler.holds", crash)
    verdicts, crashed = run(fresh(), [built({TOTAL: 2})])
    assert [(v.failed, len(crashed), "broken" in crashed[0].reason) for v in verdicts] == [({}, 1, True)]


@settings(max_examples=8)
@given(st.lists(reports(), min_size=2, max_size=6))
def test_stacked_as_single(stack: list[Report]):
    """Reports judged together get the findings they get alone, in their order."""
    together = [judgement(audit) for audit in judge_built(*stack)]
    assert together == [judgement(judge_built(report)[0]) for report in stack]


@settings(max_examples=8)
@given(st.lists(reports(), min_size=4, max_size=4), st.integers(0, 10**6))
def test_order_of_rules(stack: list[Report], seed: int):
    """The order in which a pack lists its rules changes nothing."""
    rules = list(national().rules.rules)
    Random(seed).shuffle(rules)
    shuffled = replace(national(), rules=replace(national().rules, rules=tuple(rules)), _compiled={})
    as_listed, otherwise = judge_built(*stack), judge_built(*stack, pack=shuffled)
    assert [audit.findings for audit in as_listed] == [audit.findings for audit in otherwise]
    assert [set(audit.skips) for audit in as_listed] == [set(audit.skips) for audit in otherwise]


def crashing(place: str) -> Callable[..., None]:
    """A function that crashes wherever it is called."""

    def crash(*_: object) -> None:
        raise ZeroDivisionError(place)

    return crash


def test_crashed_rule_leaves_the_others(monkeypatch: pytest.MonkeyPatch):
    """A kind that crashes is a breakage of its rule; the other rules go on."""
    monkeypatch.setitem(KINDS, "cell-number", replace(KINDS["cell-number"], check=crashing("kind")))
    (audit,) = judge_built(built({TOTAL: "二"}, without=["requests.partial"]))
    assert audit.breakages == (Breakage("cell-not-a-number", "ZeroDivisionError: kind"),)
    assert [finding.rule for finding in audit.findings] == ["row-missing"]


def test_crashed_localiser_is_a_breakage(monkeypatch: pytest.MonkeyPatch):
    """Where the search for the wrong cell crashes, the broken equations are told as they are, and so is the crash."""
    monkeypatch.setattr("checker.judge.localise", crashing("search"))
    (audit,) = judge_built(built({TOTAL: 2}))
    assert [breakage.reason for breakage in audit.breakages] == ["ZeroDivisionError: search"]
    assert sorted(finding.rule for finding in audit.findings) == ["requests-column-sum", "requests-row-total"]
