"""Percentages against their own counts and the tables."""

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from given import built, claim, found

sys.path.append(str(Path(__file__).resolve().parents[2]))  # the benchmarks lie beside the tests

from benchmarks.contradictions import findings_of
from checker.kinds.percents import PERCENT
from checker.model.finding import Finding

NEW, IN, DONE = (f"requests.{row}.total" for row in ("new_received", "carried_in", "total_processed"))


def percent(claimed: str, kind: str = "rate", **fields: object) -> list[Finding]:
    """What is found of a percentage said of 113 processed out of 115 + 8."""
    fact = claim(DONE, claimed, f"办结率{claimed}%", unit="%", kind=kind)
    exponent = fact.value.as_tuple().exponent
    cells = {NEW: 115, IN: 8, DONE: 113}
    report = built(cells, prose=["办结率"], claims=[replace(fact, step=Decimal(1).scaleb(int(exponent)), **fields)])
    return found(PERCENT.check, "narrative-percent", report)


@pytest.mark.parametrize("claimed", ["91.87", "91.86", "91", "92", "91.9", "98.26", "98"])
def test_percentage(claimed: str):
    """A percentage may be rounded or cut off, of the input or of what was received."""
    assert percent(claimed) == []


def test_wrong_percentage():
    """A wrong percentage is told with the right one, to as many digits."""
    (finding,) = percent("85.5")
    assert finding.message.zh == "正文“办结率85.5%”，按件数应为 91.9%"
    assert (finding.observed, finding.expected, finding.severity) == (Decimal("85.5"), Decimal("91.9"), "warning")


def test_growth_is_not_checked():
    """Growth on last year needs last year's report."""
    assert percent("35", kind="growth") == []


def test_rough_percentage():
    """An approximate percentage is left alone."""
    assert percent("85.5", relation="~") == []


def test_all_but_a_few_are_not_all():
    """Of 642 requests 638 are no 100%, though they are less than one in a hundred short."""
    text = "办结率100%"
    facts = [
        claim(DONE, 100, "办结率100%", unit="%", kind="rate", step=Decimal(1)),
    ]
    report = built({NEW: 642, "requests.carried_in.total": 0, DONE: 638}, prose=[text], claims=facts)
    (finding,) = found(PERCENT.check, "narrative-percent", report)
    assert finding.expected == Decimal("99.4")


def test_percentage_of_nothing():
    """A percentage of no request at all has nothing to be checked by."""
    text = "办结率100%"
    fact = claim(DONE, 100, text, unit="%", kind="rate")
    assert found(PERCENT.check, "narrative-percent", built(prose=[text], claims=[fact])) == []


def test_a_share_of_a_wrong_part():
    """Where the sentence tells the part as the table does not have it, the share is wrong with it."""
    text = "办结30件，办结率100%。"
    claims = [
        claim("requests.total_processed.total", 30, text),
        claim("requests.total_processed.total", 100, text, unit="%", kind="rate"),
    ]
    cells = {"requests.total_processed.total": 20, "requests.new_received.total": 27}
    assert found(PERCENT.check, "narrative-percent", built(cells, prose=[text], claims=claims)) == []
    cells["requests.total_processed.total"] = 30
    assert found(PERCENT.check, "narrative-percent", built(cells, prose=[text], claims=claims))


def test_a_rate_of_those_decided():
    """纠错率 may be a rate of all cases or of those that are decided."""
    corrected, row = "disputes.reconsideration.corrected", "disputes.reconsideration"
    for claimed, found_of in (("10", 0), ("11.1", 0), ("12.5", 1)):
        fact = replace(claim(corrected, claimed, f"纠错率{claimed}%", unit="%", kind="rate"), step=Decimal("0.1"))
        cells = {f"{row}.maintained": 8, corrected: 1, f"{row}.pending": 1, f"{row}.total": 10}
        report = built(cells, prose=["纠错率"], claims=[fact])
        assert len(found(PERCENT.check, "narrative-percent", report)) == found_of


def test_what_a_rate_should_be_is_no_more_than_all():
    """Where several wholes may be meant, the rate that is told is one that can be."""
    fact = replace(claim(DONE, "100", "办结率100%", unit="%", kind="rate"), step=Decimal(1))
    new = claim(NEW, 38, "收到38件")
    report = built({NEW: 38, IN: 2, DONE: 39}, prose=["办结率"], claims=[new, fact])
    (finding,) = found(PERCENT.check, "narrative-percent", report)
    assert finding.expected == Decimal("97.5")


def test_the_likeliest_fraction_is_expected():
    """A share of what was made public, in full or in part, is expected of what was closed, not of what came in."""
    quantities = {"requests.granted.total": 19, "requests.partial.total": 7, NEW: 54, DONE: 55}
    share = claim("requests.granted_or_partial.total", "57.3", "公开率57.3%", unit="%", kind="share")
    share = replace(share, alternatives=("requests.granted.total",), step=Decimal("0.1"))
    told = [claim("requests.granted.total", 19, "公开19件"), claim(NEW, 54, "收到54件"), share]
    (finding,) = found(PERCENT.check, "narrative-percent", built(quantities, prose=["公开率"], claims=told))
    assert finding.expected == Decimal("47.3")


def percents(text: str, cells: dict[str, object]) -> list[str]:
    """What percentages of a sentence should be, read as a report's part one."""
    case = {"text": text, "tables": cells, "report": {"issuer": "某区人民政府"}}
    return [str(finding.expected) for finding in findings_of(case) if finding.rule == "narrative-percent"]


ROW = {"requests.new_received.natural_person": 310, "requests.new_received.business": 33, NEW: 361}
ROW |= {"requests.new_received.legal_service": 7, "requests.new_received.other_org": 11}
RESULTS = {NEW: 361, DONE: 361, "requests.granted.total": 140, "requests.partial.total": 43}
RESULTS |= {"requests.unable_not_held.total": 81, "requests.unable_needs_creation.total": 15}


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("收到申请361件。法人和其他组织申请51件，其中企业33件，占64.7%。", ROW, []),
        ("收到申请361件。法人和其他组织申请51件，其中企业33件，占74.7%。", ROW, ["64.7"]),
        ("无法提供的96件中，本机关不掌握81件，占84.4%。", RESULTS, []),
        ("无法提供的96件中，本机关不掌握81件，占48.4%。", RESULTS, ["84.4"]),
        ("办结361件，其中予以公开140件、部分公开43件，占办结总数的50.7%。", RESULTS, []),
        ("办结361件，其中予以公开140件、部分公开43件，占办结总数的57.7%。", RESULTS, ["50.7"]),
        # the share of one column in another is no share
        ("自然人310件，占85.9%；企业33件，占10.6%。", ROW, ["9.1"]),
    ],
)
def test_a_share_of_what_the_prose_tells(text: str, cells: dict[str, object], expected: list[str]):
    """A percentage may be of a count that the paragraph tells, or of parts told together; a mistyped one is known."""
    assert percents(text, cells) == expected
