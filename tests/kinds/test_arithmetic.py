"""The prose's own arithmetic: parts and wholes, its balance, counts told twice."""

from dataclasses import replace
from decimal import Decimal

import pytest
from given import Span, built, claim, found

from checker.kinds.arithmetic import BALANCE, PARTS, REPEAT
from checker.model.finding import Finding
from checker.model.report import Breakdown, Fact, Report, Told

NEW, IN, DONE, OUT = (
    f"requests.{row}.total" for row in ("new_received", "carried_in", "total_processed", "carried_out")
)


def number(value: int, relation: str = "=") -> Told:
    """A number as a sentence prints it."""
    return Told(Decimal(value), f"{value}篇", "篇", relation, Span(1, value), 0, 1)  # type: ignore[arg-type]


def parts(
    whole: Told, *of: Told, plain: bool = True, summed: bool = False, cells: dict[str, object] | None = None
) -> list[Finding]:
    """What is found of a whole and its parts."""
    report = built(cells, prose=["解读205篇"], breakdowns=(Breakdown(whole, of, plain, 0, summed),))
    return found(PARTS.check, "narrative-parts", report)


def in_one_paragraph(*claims: tuple[str, int], alternatives: tuple[str, ...] = ()) -> Report:
    """A report whose single sentence tells these counts."""
    facts = [
        claim(quantity, n, f"{n}件", alternatives=alternatives if quantity == NEW else ()) for quantity, n in claims
    ]
    return built(prose=["全年"], claims=facts)


def balance(*numbers: int, alternatives: tuple[str, ...] = ()) -> list[Finding]:
    """What is found where one paragraph tells new, carried in, processed and carried out."""
    claims = zip((NEW, IN, DONE, OUT), numbers, strict=False)
    return found(BALANCE.check, "narrative-balance", in_one_paragraph(*claims, alternatives=alternatives))


def test_parts_that_fall_short_of_their_sum():
    """Fewer parts than the whole are told only where it is said to be their sum, and then with reserve."""
    few = number(20), number(8)
    assert parts(number(30), *few) == []
    assert [found.severity for found in parts(number(30), *few, summed=True)] == ["warning"]


def test_parts_exceed():
    """Parts that exceed their whole are an error that adds them up."""
    (finding,) = parts(number(205), number(144), number(61), number(1))
    assert finding.message.zh == "正文“205篇”，其中各项 144 + 61 + 1 = 206，多出 1"
    assert (finding.severity, finding.confidence, len(finding.related)) == ("error", "high", 3)


@pytest.mark.parametrize("last", [0, 1])
def test_parts_that_fit(last: int):
    """Parts that make up the whole, or fall short of it, are right."""
    assert parts(number(206), number(144), number(61), number(last)) == []


def test_parts_not_plain():
    """Where the list may mean something else, the excess is a warning."""
    (finding,) = parts(number(205), number(206), plain=False)
    assert (finding.severity, finding.confidence) == ("warning", "medium")


@pytest.mark.parametrize(("whole", "part"), [("~", "="), ("=", "~")])
def test_approximate_parts(whole: str, part: str):
    """Approximations are not added up."""
    assert parts(number(205, whole), number(300, part)) == []


def test_parts_of_an_earlier_count():
    """Parts that add up to a count told earlier in the sentence break that one down (收到30件、办结28件，其中…)."""
    whole = replace(number(28), start=9)
    report = built(
        prose=["收到30件"], claims=[claim(NEW, 30, "30件")], breakdowns=(Breakdown(whole, (number(30),), True, 0),)
    )
    assert found(PARTS.check, "narrative-parts", report) == []


def test_parts_of_an_unknown_count():
    """Known results under a count that is not known (延期答复5件，其中予以公开…) exceed it at most by a warning."""
    part = replace(number(6), start=9)
    granted = replace(claim("requests.granted.total", 6, "6件"), start=9)
    report = built(prose=["延期5件"], claims=[granted], breakdowns=(Breakdown(number(5), (part,), True, 0),))
    (finding,) = found(PARTS.check, "narrative-parts", report)
    assert finding.severity == "warning"


@pytest.mark.parametrize(("quantity", "found_of"), [(NEW, 0), (None, 1), ("disclosure.penalty.decisions", 1)])
def test_parts_of_the_input(quantity: str | None, found_of: int):
    """Parts of 新收 + 上年结转 may exceed 新收 by what was carried in; nothing else may."""
    whole, of = number(27), tuple(replace(number(n), start=n) for n in (21, 12))
    claims = [replace(claim(quantity, 27, "27件"), sentence=0)] if quantity else []
    report = built({IN: 6}, prose=["解读27篇"], claims=claims, breakdowns=(Breakdown(whole, of, True, 0),))
    assert len(found(PARTS.check, "narrative-parts", report)) == found_of


def test_parts_of_what_was_closed():
    """New requests and those carried in may exceed what was closed by what is carried out; its results may not."""
    for first, second, found_of in (
        ("requests.new_received.natural_person", "requests.new_received.business", 0),
        ("requests.granted.total", "requests.partial.total", 1),
    ):
        told = (DONE, 39, 0), (first, 38, 5), (second, 3, 9)
        claims = [replace(claim(quantity, n, f"{n}件"), sentence=0, start=at) for quantity, n, at in told]
        of = replace(number(38), start=5), replace(number(3), start=9)
        report = built({OUT: 2}, prose=["办结39件"], claims=claims, breakdowns=(Breakdown(number(39), of, True, 0),))
        assert len(found(PARTS.check, "narrative-parts", report)) == found_of


def test_parts_told_as_a_sum_are_all_there_is():
    """What is told after its parts is their sum, and holds nothing that was carried in."""
    whole = replace(number(38), start=9)
    claims = [replace(claim(NEW, 38, "38件"), sentence=0, start=9)]
    told = Breakdown(whole, (number(30), number(10)), True, 0)
    report = built({IN: 2}, prose=["信函30件、网上10件，共38件"], claims=claims, breakdowns=(told,))
    (finding,) = found(PARTS.check, "narrative-parts", report)
    assert finding.severity == "error"


def test_balance_holds():
    """The four counts of a paragraph that balance have no finding."""
    assert balance(1137, 32, 1136, 33) == []


def test_balance_broken():
    """Four counts that do not balance are told with both sums."""
    (finding,) = balance(783, 8, 788, 2)
    assert finding.message.zh == "正文所述新收 783 + 上年结转 8 = 791，而办结 788 + 结转下年 2 = 790"
    assert (finding.observed, finding.expected, finding.severity) == (791, 790, "warning")


def test_balance_of_three():
    """Three counts make no balance."""
    assert balance(783, 8, 788) == []


def test_received_may_hold_what_was_carried_in():
    """受理 that may include what was carried in balances without it."""
    assert balance(1169, 32, 1136, 33, alternatives=("requests.input_total.total",)) == []


def test_balance_across_paragraphs():
    """Counts of two paragraphs are not set against each other."""
    facts = [claim(q, n, "件", at) for at, (q, n) in enumerate(zip((NEW, IN, DONE, OUT), (9, 9, 9, 1), strict=True))]
    report = built(prose=["一", "二", "三", "四"], claims=facts)
    assert found(BALANCE.check, "narrative-balance", report) == []


def test_told_twice_alike():
    """A count told twice with one value has no finding."""
    assert found(REPEAT.check, "narrative-repeat", in_one_paragraph((NEW, 7), (NEW, 7))) == []


def test_told_twice():
    """A count told twice with two values names both."""
    (finding,) = found(REPEAT.check, "narrative-repeat", in_one_paragraph((NEW, 7), (NEW, 8)))
    assert finding.message.zh == ("表三 · 一、本年新收政府信息公开申请数量 · 总计 在正文中有两个数：“7件”与“8件”")
    assert [place.text for place in finding.related] == ["全年"]


@pytest.mark.parametrize(
    "fields", [{"relation": "~"}, {"alternatives": (DONE,)}, {"unit": "%"}, {"kind": "carried-in"}]
)
def test_not_the_same_claim(fields: dict[str, object]):
    """Approximations, ambiguous counts and percentages are not held against a count."""
    facts: list[Fact] = [claim(NEW, 7, "7件"), claim(NEW, 8, "8件", **fields)]
    assert found(REPEAT.check, "narrative-repeat", built(prose=["全年"], claims=facts)) == []


@pytest.mark.parametrize(("relation", "found_of"), [("none", 1), ("=", 0)])
def test_parts_that_seem_another_tables(relation: str, found_of: int):
    """A part that only seems a count of another table (执业登记163件) is still a part; one that is, is none."""
    told = ("disclosure.licensing.decisions", 160, 0, "="), (NEW, 163, 5, relation)
    claims = [replace(claim(q, n, f"{n}件"), sentence=0, start=at, relation=how) for q, n, at, how in told]
    of = replace(number(163), start=5), replace(number(3), start=9)
    breakdown = Breakdown(number(160), of, True, 0)
    report = built(prose=["许可160件"], claims=claims, breakdowns=(breakdown,))
    assert len(found(PARTS.check, "narrative-parts", report)) == found_of


def test_both_kinds_of_dispute_are_parts_of_one_whole():
    """复议 and 诉讼 under a count of cases that nothing reads are added up; under one of requests they are no parts."""
    claims = [
        replace(claim(f"disputes.{row}.total", n, f"{n}件"), sentence=0, start=n)
        for row, n in (("reconsideration", 3), ("litigation", 2))
    ]
    of = replace(number(3), start=3), replace(number(2), start=2)
    report = built(prose=["案件4件"], claims=claims, breakdowns=(Breakdown(number(4), of, True, 0),))
    assert len(found(PARTS.check, "narrative-parts", report)) == 1
