"""Causes told as findings, and the equations behind them."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from benchmarks.generate import Cells, columns, equations, readings
from checker.localise import Cause, cause_findings, explain
from checker.model.document import Source
from checker.model.finding import Finding
from checker.model.form import Form
from checker.model.report import Issuer, Report
from checker.model.rule import Place, Rule
from checker.model.text import Text

Solve = Callable[..., tuple[Cause, ...]]
Told = Callable[..., tuple[Finding, ...]]

RULES = {
    name: Rule(
        name,
        "identity",
        Text(name),
        "error",
        Text("{row}|{column}：{left}，{right}，相差 {delta}", "{row}|{column}: {left}, {right}, off by {delta}"),
        Text(""),
        "表三注",
        Place("requests.yaml", 1),
    )
    for name in ("requests-row-total", "requests-column-sum", "requests-balance", "disputes-total")
}


@pytest.fixture
def told(solve: Solve, form: Form, cells: Cells) -> Told:
    """The findings made of the small report with some cells changed."""

    def findings(changes: Cells, **known: object) -> tuple[Finding, ...]:
        printed = readings({**cells, **changes}, known.get("confidence"))  # type: ignore[arg-type]
        report = Report(Source("r.txt", "", "utf-8"), "", form.id, 2023, Issuer(), "", printed)
        return cause_findings(solve(changes, **known), RULES, form, report, {})

    return findings


def test_one_cell(told: Told):
    """The cell first: what it says, what it should say, and the equation that shows it."""
    (finding,) = told({"requests.unable_not_held.natural_person": 25})
    assert finding.message.zh == (
        "表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 自然人 填写 25，应为 52；"
        "本行 自然人 25 + 商业企业 1 + 其他 3 = 29 ≠ 总计 56，相差 27"
    )
    assert "（两位数字颠倒）后，所涉 2 条勾稽关系全部成立" in finding.advice.zh
    assert (finding.rule, finding.severity, finding.confidence) == ("requests-row-total", "error", "high")
    assert (finding.observed, finding.expected, finding.delta) == (Decimal(25), Decimal(52), Decimal(-27))
    assert finding.primary.address == "requests.unable_not_held.natural_person"
    assert "natural persons says 25, should be 52" in finding.message.en
    assert "transposed digits" in finding.advice.en


def test_blank_cell(told: Told):
    """A blank is called one."""
    (finding,) = told({"requests.partial.business": None})
    assert "未填，应为 2" in finding.message.zh
    assert finding.observed is None
    assert finding.expected == 2


def test_row_left_out_is_said_first(told: Told, form: Form, cells: Cells):
    """Many cells wrong for one reason: the reason, in the form's words, stands before the cells."""
    changes: Cells = {
        f"requests.total_processed.{c}": (cells[f"requests.total_processed.{c}"] or 0)
        - (cells[f"requests.unable_not_held.{c}"] or 0)
        for c in columns(form)
    }
    (finding,) = told(changes)
    assert finding.message.zh.startswith("（七）总计漏加了“（四）无法提供 1.本机关不掌握相关政府信息”")
    assert "共 4 处" in finding.message.zh
    assert "{" not in finding.message.zh + finding.message.en + finding.advice.zh + finding.advice.en


def test_ways_that_cannot_be_told_apart(told: Told):
    """No value is called the right one; the ways stand in the advice, all five cells are located."""
    (finding,) = told({"disputes.lit_direct.pending": 9})
    assert finding.confidence == "low"
    assert "应为" not in finding.message.zh
    assert "4 种改法都能使所涉勾稽关系全部成立" in finding.advice.zh
    assert "①" in finding.advice.zh
    assert len({finding.primary.address, *(place.address for place in finding.related)}) == 5
    assert finding.subject == "disputes-total[lit_direct]"


def test_misreadings_never_blame_the_report(told: Told):
    """A doubtful reading gives a warning of low confidence."""
    cell = "requests.granted.natural_person"
    (finding,) = told({cell: 130}, confidence={cell: 0.4})
    assert (finding.severity, finding.confidence) == ("warning", "low")
    assert "疑应为 103" in finding.message.zh
    assert finding.advice.zh.startswith("可能是读取有误")


def test_related_places_are_few(told: Told):
    """A cause of many cells names at most twelve other places, each once and none of them the primary."""
    (finding,) = told({f"requests.{row}.total": 0 for row in ("new_received", "granted", "partial")})
    places = [place.address for place in finding.related]
    assert len(places) == len(set(places)) <= 12
    assert finding.primary.address not in places


def test_subject_holds_no_values(told: Told):
    """The same cell misprinted in two ways gives the same subject."""
    first = told({"requests.granted.natural_person": 130})
    second = told({"requests.granted.natural_person": 104})
    assert first[0].subject == second[0].subject == "requests.granted.natural_person"


@pytest.mark.parametrize("as_finding", [True, False])
def test_equations_before_and_after(told: Told, solve: Solve, form: Form, cells: Cells, as_finding: bool):
    """Broken equations come first; with the repair put in all of them hold."""
    changes: Cells = {"requests.granted.natural_person": 130}
    subject = told(changes)[0] if as_finding else solve(changes)[0]
    lines = explain(subject, equations(form), readings({**cells, **changes}), form)
    assert [(line.assertion, line.holds, line.mended) for line in lines] == [
        ("requests-row-total[granted]", False, True),
        ("requests-column-sum[natural_person]", False, True),
    ]
    assert lines[0].before.zh == "表三 · （一）予以公开：自然人 130 + 商业企业 8 + 其他 1 = 139 ≠ 总计 112"
    assert lines[0].after is not None
    assert lines[0].after.zh.endswith("自然人 103 + 商业企业 8 + 其他 1 = 112 = 总计 112")


def test_equations_of_two_cells(told: Told, form: Form, cells: Cells):
    """Both repairs of a pair are put in, also where the pair is only the likeliest of several."""
    changes: Cells = {"requests.granted.natural_person": 104, "requests.partial.business": 3}
    (finding,) = told(changes)
    lines = explain(finding, equations(form), readings({**cells, **changes}), form)
    assert all(line.mended for line in lines)
    assert sum(not line.holds for line in lines) == 4


def test_equations_that_held_come_last(told: Told, form: Form, cells: Cells):
    """The row whose sum was right all along is shown below the columns that broke."""
    changes: Cells = {"requests.granted.other_org": 0, "requests.granted.legal_service": 1}
    lines = explain(told(changes)[0], equations(form), readings({**cells, **changes}), form)
    assert [line.holds for line in lines] == [False, False, True]
    assert lines[-1].assertion == "requests-row-total[granted]"


def test_unknown_causes_are_told(solve: Solve, form: Form, cells: Cells):
    """A cause without suspects still has a place, its equations and advice."""
    (known,) = solve({"requests.granted.natural_person": 130})
    unknown = Cause((), (), known.explains, "unknown", Text("查找未果", "not found"), "low", known.equations)
    report = Report(Source("r.txt", "", ""), "", form.id, 2023, Issuer(), "", readings(cells))
    (finding,) = cause_findings([unknown], RULES, form, report, {})
    assert finding.suspects == ()
    assert finding.primary.address == "requests.granted.total"
    assert "请逐项核对这 2 条勾稽关系" in finding.advice.zh
    assert explain(finding, equations(form), readings(cells), form)[0].after is None
