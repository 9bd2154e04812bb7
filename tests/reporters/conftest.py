"""Audits made by hand, so that the reporters are tested without the checker."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checker.model.document import Source, Span
from checker.model.finding import Audit, Breakage, Coverage, Finding, Location, Skip, Suspect
from checker.model.report import Fact, Issuer, Reading, Report, Value
from checker.model.rule import Place, Rule, RulePack
from checker.model.text import Text
from checker.packs.forms import load_forms
from checker.reporters.view import View

PROSE = "2023年，全区情况总体平稳。" * 8 + "全年共受理依申请公开1137件，均已答复。" + "各项工作有序推进。" * 8
LINES = (
    "临平区2023年政府信息公开工作年度报告",
    PROSE,
    "\t一、本年新收",
    "\t120",
    "\t 196 ",
    "\t",
    "\t0 | \x1b[31m",
)
TOTAL = "requests.new_received.total"
CELL = "requests.unable_not_held.natural_person"


def rule(name: str, **fields: object) -> Rule:
    """A rule with what every rule has."""
    given = {
        "severity": "error",
        "kind": "identity",
        "message": Text("不等"),
        "advice": Text("核对"),
    } | fields
    return Rule(
        id=name,
        title=Text("标题", "title"),
        basis="格式",
        place=Place("rules/x.yaml", 3),
        **given,  # type: ignore[arg-type]
    )


PACK = RulePack(
    "zhejiang",
    ("national",),
    (
        rule("requests-row-total"),
        rule("cell-blank", severity="warning"),
        rule("narrative-count"),
        rule("period"),
    ),
    "sha256:00",
)


@pytest.fixture
def view() -> View:
    """A Chinese screen of 80 columns without colour."""
    return View(forms=load_forms())


@pytest.fixture
def report() -> Report:
    """Two cells and one claim."""
    readings = {
        TOTAL: Reading(TOTAL, Value("number", "120", Decimal(120)), Span(4, 2)),
        CELL: Reading(CELL, Value("number", "196", Decimal(196)), Span(5, 3), 0.5),
        "disclosure.admin_fee.amount": Reading(
            "disclosure.admin_fee.amount", Value("number", "14687.7690", Decimal("14687.7690")), Span(7, 2)
        ),
        "requests.granted.total": Reading("requests.granted.total", Value("blank", ""), Span(6, 2)),
    }
    claim = PROSE.index("共受理") + 1
    fact = Fact(TOTAL, Decimal(1137), Span(2, claim), "共受理依申请公开1137件", unit="件", year=2023, phrase="R01")
    source = Source("区 政府.txt", "ab" * 32, "utf-8")
    return Report(
        source,
        "line_dump",
        "2021",
        2023,
        Issuer("临平区人民政府", "浙江省"),
        LINES[0],
        readings,
        facts=(fact,),
    )


@pytest.fixture
def wrong_cell() -> Finding:
    """A cell whose digits were swapped, with two rules it upsets."""
    return Finding(
        rule="requests-row-total",
        severity="error",
        confidence="high",
        message=Text(
            "（四）无法提供1.本机关不掌握相关政府信息：自然人 196 与总计不符，相差 27",
            "196 does not fit the total, off by 27",
        ),
        advice=Text("核对原始台账", "look at the ledger"),
        basis="国办公开办函〔2021〕30号 表三注",
        primary=Location(Span(5, 3), "196", address=CELL),
        related=(Location(Span(4, 2), "120", address=TOTAL),),
        observed=Decimal(196),
        expected=Decimal(169),
        suspects=(Suspect(CELL, Decimal(196), Decimal(169), Text("数字颠倒", "transposed digits"), 0.97),),
        explains=("requests-row-total[unable_not_held]", "requests-column-sum[natural_person]"),
        id="requests-row-total:1",
        rank=1,
        score=0.97,
    )


@pytest.fixture
def two_wrong_cells(wrong_cell: Finding) -> Finding:
    """Two cells that only together explain what is broken, and one that might be wrong instead."""
    other = Suspect(TOTAL, Decimal(120), Decimal(12), Text("多录一位数字", "a digit too many"), 0.97)
    rival = Suspect("requests.granted.total", None, Decimal(3), Text("漏填", "left out"), 0.02)
    return replace(wrong_cell, suspects=(*wrong_cell.suspects, other, rival), subject=f"{CELL},{TOTAL}")


@pytest.fixture
def wrong_claim() -> Finding:
    """A count in a long paragraph that the table contradicts."""
    start = PROSE.index("共受理") + 1
    return Finding(
        rule="narrative-count",
        severity="warning",
        confidence="medium",
        message=Text("文字称共受理 1137 件，表三新收总计为 120", "the prose says 1137, table 3 has 120"),
        advice=Text("两处改为一致"),
        basis="",
        primary=Location(Span(2, start), "共受理依申请公开1137件", fact=TOTAL),
        related=(Location(Span(4, 2), "120", address=TOTAL),),
        observed=Decimal(1137),
        expected=Decimal("120"),
        id="narrative-count:1",
        rank=2,
        score=0.5,
    )


@pytest.fixture
def audit(report: Report, wrong_cell: Finding, wrong_claim: Finding) -> Audit:
    """Two findings, one thing skipped."""
    skip = Skip("requests-balance[total]", "uncertain", Text("该行数字不全", "the row is incomplete"))
    return Audit(
        "区 政府.txt",
        PACK,
        report,
        (wrong_cell, wrong_claim),
        (skip,),
        coverage=Coverage(42, 39, 2, 1, 0, 190, 190, 12, 7),
        lines=LINES,
    )


@pytest.fixture
def clean(audit: Audit) -> Audit:
    """The same report without a fault."""
    return replace(audit, findings=(), skips=(), coverage=Coverage(42, 42, 0, 0, 0, 190, 190, 12, 7))


@pytest.fixture
def unreadable() -> Audit:
    """A file that is not there."""
    return Audit("无.txt", PACK, error=Text("无.txt 不存在。", "无.txt does not exist."))


@pytest.fixture
def crashed(clean: Audit) -> Audit:
    """A rule that failed on the report."""
    return replace(clean, breakages=(Breakage("period", "division by zero"),))
