"""From verdicts to findings: causes, what kinds see, symptoms under their cause, and what was covered."""

from dataclasses import replace
from decimal import Decimal

import pytest
from given import built, claim, judge_built, national, serious
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import consistent_tables, damaged_cells

from benchmarks.generate import Cells
from checker.audit import Pack
from checker.model.document import Span
from checker.model.finding import Audit
from checker.model.form import Form
from checker.model.report import FurtherRow, Issuer, Report
from checker.model.rule import Place, Rule
from checker.model.text import Text
from checker.model.when import Compare, When

OFFICE = When("issuer.level == office", Compare("issuer.level", "==", ("office",)))
NEW = "requests.new_received.total"
PERSONS = "requests.new_received.natural_person"
RECEIVED = {
    PERSONS: 12,
    NEW: 12,
    "requests.granted.natural_person": 12,
    "requests.granted.total": 12,
    "requests.total_processed.natural_person": 12,
    "requests.total_processed.total": 12,
}
"""Twelve requests of natural persons, all granted."""


def own_rule(**fields: object) -> Rule:
    """A rule of a pack of one's own: licences and penalties of the year are as many."""
    addresses = "disclosure.licensing.decisions", "disclosure.penalty.decisions"
    given = Rule(
        id="own",
        kind="identity",
        title=Text("许可与处罚相等"),
        severity="error",
        message=Text("{left}，{right}，相差 {delta}"),
        advice=Text("请核对"),
        basis="",
        place=Place("own.yaml", 1),
        options={"left": addresses[:1], "right": addresses[1:]},
    )
    return replace(given, **fields)  # type: ignore[arg-type]


def pack_of(*rules: Rule) -> Pack:
    """The national pack with more rules."""
    mine = replace(national().rules, rules=(*national().rules.rules, *rules))
    return replace(national(), rules=mine, _compiled={})


def one(report: Report, pack: Pack | None = None) -> Audit:
    """A report judged alone."""
    return judge_built(report, pack=pack)[0]


@given(st.lists(consistent_tables(), min_size=20, max_size=20))
@settings(max_examples=5)
def test_consistent_reports_have_no_finding(tables: list[tuple[Form, Cells]]):
    """Where every identity holds, no rule about cells finds more than what a reader may wonder at."""
    audits = judge_built(*(built(cells, form.id) for form, cells in tables))
    assert [finding for audit in audits for finding in serious(audit)] == []


@given(st.lists(damaged_cells(), min_size=20, max_size=20))
@settings(max_examples=5)
def test_the_damaged_cell_is_the_first_suspect(damages: list[tuple[Form, Cells, str, int]]):
    """One cell of 表三 misprinted is one finding, which blames that cell and knows its number."""
    audits = judge_built(*(built(cells, form.id) for form, cells, _, _ in damages))
    blamed = [[(f.suspects[0].address, f.suspects[0].repair) for f in serious(audit)] for audit in audits]
    assert blamed == [[(address, Decimal(true))] for _, _, address, true in damages]


def test_message_in_both_languages():
    """A finding says which cell is wrong, both sides and the difference, in Chinese and in English."""
    (finding,) = serious(one(built(RECEIVED | {PERSONS: 21})))
    assert finding.message.zh.startswith("表三 · 一、本年新收政府信息公开申请数量 · 自然人 填写 21，应为 12")
    assert "21" in finding.message.en
    assert "differ by 9" in finding.message.en


def test_ranks_and_ids():
    """Findings are numbered from 1, errors first, each under an id of its own."""
    damage = {"disputes.lit_direct.total": 3, "requests.denied_admin_query.total": -1, PERSONS: "十二"}
    findings = one(built(RECEIVED | damage, without=["disclosure.licensing"])).findings
    assert [finding.rank for finding in findings] == list(range(1, len(findings) + 1))
    assert len({finding.id for finding in findings}) == len(findings) > 3


@pytest.mark.parametrize(
    "rule",
    [own_rule(off=True), own_rule(when=OFFICE), own_rule(forms=("2019",))],
    ids=["off", "another level", "another form"],
)
def test_rule_that_does_not_apply(rule: Rule):
    """A rule that does not speak of this report finds nothing, blames nothing and is not counted."""
    report = built(RECEIVED | {"disclosure.licensing.decisions": 4, PERSONS: 21})
    with_rule, without = one(report, pack_of(rule)), one(report)
    assert (with_rule.findings, with_rule.coverage) == (without.findings, without.coverage)


def test_rule_of_ones_own():
    """A rule of one's own that compares cells is bound, fails and says so in its own words."""
    (finding,) = serious(one(built({"disclosure.licensing.decisions": 4}), pack_of(own_rule())))
    assert (finding.rule, "相差 4" in finding.message.zh) == ("own", True)


def test_rule_limited_to_a_level():
    """A rule for offices speaks of offices."""
    report = built({"disclosure.licensing.decisions": 4}, issuer=Issuer("某区政府办", "", "office"))
    assert [f.rule for f in serious(one(report, pack_of(own_rule(when=OFFICE))))] == ["own"]


@pytest.mark.parametrize("kind", ["identity", "bound"])
def test_message_with_an_unknown_field(kind: str):
    """A message that names a field nobody fills is a breakage of its rule, told once, and hides no other rule."""
    rule = own_rule(kind=kind, message=Text("{nothing}"), options=own_rule().options | {"each": None})
    cells = {"disclosure.penalty.decisions": 4, "disputes.lit_direct.total": 3}
    audit = one(built(cells), pack_of(rule))
    assert "own" in {breakage.rule for breakage in audit.breakages}
    assert "disputes-total" in {finding.rule for finding in audit.findings}


def test_symptom_goes_under_its_cause():
    """A sentence that is right all along is no finding beside the cell that is wrong: it is told under it."""
    text = "全年收到申请12件"
    report = built(RECEIVED | {NEW: 21}, prose=[text], claims=[claim(NEW, 12, text)])
    (finding,) = serious(one(report))
    assert finding.suspects[0].repair == 12
    assert f"narrative-count[{NEW}]" in finding.explains


def test_wrong_sentence_stays():
    """A sentence that is wrong stays a finding of its own beside a wrong cell elsewhere."""
    text = "全年收到申请15件"
    damage = {"disputes.lit_direct.total": 3, "disputes.lit_direct.other": 2}
    report = built(RECEIVED | damage, prose=[text], claims=[claim(NEW, 15, text)])
    assert sorted(f.rule for f in serious(one(report))) == ["disputes-total", "narrative-count"]


def test_coverage_adds_up():
    """Passed, failed, uncertain and not assessable add up to all assertions."""
    report = built(
        RECEIVED | {PERSONS: "十二", "disputes.lit_direct.total": 3},
        without=["requests.partial"],
    )
    covered = one(report).coverage
    assert (covered.failed, covered.uncertain, covered.not_assessable) == (1, 2, 8)
    assert covered.assertions == covered.passed + 11


def test_coverage_of_cells():
    """Cells read and cells expected are counted; an optional row that is not printed is not expected."""
    covered = one(built(without=["requests.partial"])).coverage
    assert (covered.cells_read, covered.cells_expected) == (193, 200)


def test_coverage_of_facts():
    """Facts read and facts compared are counted; one that nothing can be compared with is only read."""
    texts = ["全年收到申请12件", "同比增长35%"]
    claims = [claim(NEW, 12, texts[0]), claim(NEW, 35, texts[1], 1, unit="%yoy", kind="growth")]
    covered = one(built(RECEIVED, prose=texts, claims=claims)).coverage
    assert (covered.facts_read, covered.facts_compared) == (2, 1)


def beyond(granted: int, told: int) -> Audit:
    """Twelve requests, ``granted`` of them in the row for it and ``told`` in a row that the form does not have."""
    row = dict.fromkeys(("business", "research", "public_welfare", "legal_service", "other_org"), Decimal(0))
    numbers = {"natural_person": Decimal(told), **row, "total": Decimal(told)}
    cells = RECEIVED | {"requests.granted.natural_person": granted, "requests.granted.total": granted}
    return one(built(cells, further_rows=(FurtherRow("4.申请人撤回申请", Span(190), numbers),)))


def test_a_row_beyond_the_form_that_makes_up_the_sums():
    """Where the outcomes add up with the row that the form does not have, that row is the one finding."""
    [finding] = serious(beyond(granted=11, told=1))
    assert (finding.rule, finding.severity) == ("row-beyond-form", "warning")
    assert finding.explains == ("requests-column-sum[natural_person]", "requests-column-sum[total]")


@pytest.mark.parametrize("granted", [10, 12])
def test_a_row_beyond_the_form_that_makes_up_nothing(granted):
    """Where they do not, broken equations are told as ever, beside it."""
    rules = {finding.rule for finding in serious(beyond(granted, told=1))}
    assert rules == {"row-beyond-form"} | ({"requests-column-sum"} if granted == 10 else set())
