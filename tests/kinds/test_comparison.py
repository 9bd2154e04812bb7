"""Claims of the prose against the tables."""

from decimal import Decimal

import pytest
from given import Cells, built, case, claim

from checker.kinds.comparison import SLIPS, Comparison, agrees, comparisons, evidence_of
from checker.model.report import Fact

NEW, INPUT = "requests.new_received.total", "requests.input_total.total"
YEAR: Cells = {
    NEW: 27,
    "requests.new_received.natural_person": 26,
    "requests.new_received.business": 1,
    "requests.carried_in.total": 6,
    "requests.unable_not_held.total": 21,
    "requests.unable_needs_creation.total": 2,
    "disputes.reconsideration.total": 9,
    "disputes.reconsideration.pending": 2,
    "disclosure.admin_fee.amount": "0.008",
}


def cells(**more: object) -> dict[str, object]:
    """The cells of a small year."""
    numbers = {address: Decimal(n) if isinstance(n, str) else n for address, n in YEAR.items()}
    return {**numbers, **more}


def compared(quantity: str, number: object, text: str = "27件", **fields: object) -> Comparison:
    """One claim set against the tables of the small year."""
    fact = claim(quantity, number, text, **fields)  # type: ignore[arg-type]
    (comparison,) = comparisons(case(built(cells(), prose=[text], claims=[fact])))
    return comparison


def told(relation: str, number: str, step: str = "0") -> Fact:
    """A claim with its relation and precision."""
    return claim(NEW, number, "", relation=relation, step=Decimal(step))


@pytest.mark.parametrize(
    ("fact", "table", "expected"),
    [
        (told("=", "27"), 27, True),
        (told("=", "27"), 28, False),
        (told("~", "2000"), 2000, True),
        (told("~", "2000"), 2199, True),
        (told("~", "2000"), 3100, False),
        (told("~", "2000"), 1700, False),
        (told("<=", "12"), 12, True),
        (told("<=", "12"), 11, False),
        (told("=", "27642000", "500"), 27642300, True),
        (told("=", "27642000", "500"), 27643000, False),
        (told("~", "0"), 0, True),
        (told("~", "268500", "50"), 268541, True),
        (told("~", "268500", "50"), 286540, False),
        (told("~", "20000", "5000"), 21900, True),
    ],
)
def test_agrees(fact: Fact, table: int, expected: bool):
    """A count must be met exactly, an approximation nearly, a decimal within its last printed digit."""
    assert agrees(fact, Decimal(table)) is expected


@pytest.mark.parametrize(
    ("quantity", "number", "verdict"),
    [
        (NEW, 27, "agrees"),
        (NEW, 72, "differs"),
        ("requests.new_received.orgs", 1, "agrees"),
        ("requests.unable.total", 23, "agrees"),
        ("requests.unable.total", 24, "differs"),
        ("requests.nowhere.total", 1, "unknown"),
    ],
)
def test_verdict(quantity: str, number: int, verdict: str):
    """A claim is set against its cell, or the sum of the cells it means."""
    assert compared(quantity, number).verdict == verdict


def test_alternative():
    """A claim that agrees with another thing it may legally mean agrees."""
    text = "共处理申请33件（含上年结转6件）"
    assert compared(NEW, 33, text, alternatives=(INPUT,)).verdict == "agrees"


def test_alternative_in_silence():
    """新收 and 上年结转 told as one number without the word 结转 is a difference with its explanation."""
    comparison = compared(NEW, 33, "共受理申请33件", alternatives=(INPUT,))
    assert (comparison.verdict, comparison.cause.zh) == ("differs", "恰等于本年新收与上年结转之和")


@pytest.mark.parametrize(
    ("quantity", "number", "cause"),
    [
        (NEW, 33, "恰等于本年新收与上年结转之和"),
        (NEW, 26, "恰等于自然人一列"),
        ("disputes.reconsideration.total", 7, "恰等于总计减去尚未审结的件数"),
        ("requests.unable.total", 21, "恰等于其中“1.本机关不掌握相关政府信息”一行"),
        ("disclosure.admin_fee.amount", 80, "恰相差一万倍，疑为元与万元之误"),
    ],
)
def test_explained(quantity: str, number: int, cause: str):
    """A difference that a known cause explains exactly says which."""
    assert compared(quantity, number).cause.zh == cause


def test_an_outcome_in_a_list():
    """In a list of the outcomes 无法提供 is no row of its own, whatever row has as many."""
    outcomes = {"granted": 9, "partial": 3, "denied": 4, "not_processed": 1, "unable": 21}
    claims = [claim(f"requests.{row}.total", n, f"{n}件") for row, n in outcomes.items()]
    found = comparisons(case(built(cells(), prose=["公开9件、部分公开3件、无法提供21件"], claims=claims)))
    (last,) = [each for each in found if each.address == "requests.unable.total"]
    assert (last.verdict, last.cause) == ("differs", None)


def test_pending_left_out():
    """A total that its results make up leaves out the pending cases: that is no other way of counting."""
    total, text = "disputes.reconsideration.total", "行政复议7件，维持5件、纠正2件"
    results = (("maintained", 5), ("corrected", 2))
    claims = [
        claim(total, 7, "行政复议7件"),
        *(claim(f"disputes.reconsideration.{row}", n, f"{n}件", kind="result") for row, n in results),
    ]
    first = comparisons(case(built(cells(), prose=[text], claims=claims)))[0]
    assert (first.verdict, first.cause.zh) == ("differs", "尚未审结的未计入总计")
    assert first.cause in SLIPS


def test_unexplained():
    """A difference that nothing explains has no cause."""
    assert compared(NEW, 72).cause is None


@pytest.mark.parametrize("fields", [{"relation": "none"}, {"unit": "%"}, {"unit": "%yoy"}])
def test_not_compared(fields: dict[str, str]):
    """What can be read but not compared, and percentages, are set against no cell."""
    report = built(cells(), prose=["27"], claims=[claim(NEW, 72, "27", **fields)])
    assert comparisons(case(report)) == ()


@pytest.mark.parametrize("content", ["二十七", None])
def test_cell_that_tells_nothing(content: object):
    """Words, or a blank total above parts, are no number to compare with."""
    report = built(cells(**{NEW: content}), prose=["27件"], claims=[claim(NEW, 72, "27件")])
    assert [comparison.verdict for comparison in comparisons(case(report))] == ["unknown"]


def test_doubtful_cell():
    """A cell that was read uncertainly contradicts no sentence."""
    report = built(cells(), doubtful=[NEW], prose=["27件"], claims=[claim(NEW, 72, "27件")])
    assert [comparison.verdict for comparison in comparisons(case(report))] == ["unknown"]


def test_evidence():
    """Exact claims of single cells and of sums are evidence; ambiguous and rough ones are not."""
    claims = [
        claim(NEW, 27, "27件"),
        claim("requests.unable.total", 23, "23件"),
        claim("requests.carried_in.total", 6, "6件", alternatives=(INPUT,)),
        claim("requests.granted.total", 7, "近7件", relation="~"),
    ]
    single, sums = evidence_of(case(built(cells(), prose=["27件"], claims=claims)))
    rows = ("unable_not_held", "unable_needs_creation", "unable_still_unclear")
    assert single == {NEW: (Decimal(27),)}
    assert sums == ((tuple(f"requests.{row}.total" for row in rows), Decimal(23)),)


def test_a_sum_of_which_a_row_is_missing():
    """新收 + 上年结转 is not known where the row of 上年结转 was not read: nothing is compared with it."""
    cells = {"requests.new_received.natural_person": 36, "requests.carried_in.natural_person": 1}
    known = case(built(cells, without=["requests.carried_in"]))
    assert known.sum("requests.input_total.natural_person") is None
    assert known.sum("requests.new_received.natural_person") == 36
