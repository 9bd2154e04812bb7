"""The kind about growth told in the prose (同比, 较上年): recomputed from last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Others, labels, outside, shown
from checker.kinds.claims import cells
from checker.kinds.comparison import agrees
from checker.model.finding import Finding, Location, finding
from checker.model.report import Fact
from checker.model.rule import Rule
from checker.model.text import Text

_YEARLY = "%yoy"
_SHARES = ("%", _YEARLY)
_REACH = 48  # characters after a count in which its change is told
_DELTA = re.compile(
    r"[,，(（、]?(?:申请)?(?:相较于?|相比于?|较|比|与|同比)(?:(?:去年|上一?年度?|(?P<year>20\d\d)年度?)(?:同期)?)?"
    r"(?:相比)?[,，]?(?:同比)?(?P<way>增加|增长|上升|增多|多|增|减少|下降|降低|少|减)了?(?P<n>\d+)[件宗起份条例个]"
)
_LAST_YEAR = re.compile(
    r"(?:去年|上一?年度?|(?P<year>20\d\d)年度?)[^,，;；。\d结转遗增减升降多少]{0,14}(?P<n>\d+)[件宗起份条]"
)
_FALLS = ("减少", "下降", "降低", "少", "减")
_RISE, _FALL = Text("增加", "a rise of"), Text("减少", "a fall of")
_DOUBT = Text("；{why}", "; {why}")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A change as the prose tells it: signed, in percent or in cases, of what ``fact`` counts."""

    fact: Fact
    value: Decimal
    percent: bool
    place: Location


@dataclass(frozen=True, slots=True)
class _Known:
    """What one quantity was this year and last year, and the change from one to the other."""

    address: str
    now: Decimal
    then: Decimal
    change: Decimal


def compare_growth(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """A change told in the prose that no reading of both years' tables and sentences bears out.

    A percentage may be rounded or cut off in its last printed place; where a count may mean several cells, each will
    do.
    """
    for last in others.cases[:1]:
        for claim in _claims(case):
            known = list(_known(claim, case, last))
            if not known or any(_fits(claim, each.change) for each in known) or _wrong_by_itself(claim, case):
                continue
            nearest = min(known, key=lambda each: abs(each.change - claim.value))
            yield _finding(rule, claim, nearest, case, last, others.doubt)


def _wrong_by_itself(claim: _Claim, case: Case) -> bool:
    """Whether the counts of both years that the sentence tells contradict the change: that is told without last year's.

    ``2022年收到30件，2023年收到42件，同比增长60%``: one cause, one finding.
    """
    fact, year = claim.fact, case.report.year
    told = _LAST_YEAR.finditer(case.report.sentences[fact.sentence].text)
    before = [Decimal(found["n"]) for found in told if found["year"] in (None, str(year - 1))]
    now = [
        other.value
        for other in case.beside(fact)
        if other.quantity == fact.quantity and other.kind == "count"
        if (other.year or year) == year and other.unit not in _SHARES
    ]
    changes = [(n - b) * 100 / b if claim.percent else n - b for n in now for b in before if b]
    return bool(changes) and not any(_fits(claim, change) for change in changes)


def _finding(rule: Rule, claim: _Claim, known: _Known, case: Case, last: Case, doubt: Text | None) -> Finding:
    digits = max(0, -int(claim.value.as_tuple().exponent))
    change = round(known.change, digits) if claim.percent else known.change
    values: dict[str, object] = labels(case.form, known.address) | {
        "quote": claim.place.text,
        "now": shown(known.now),
        "then": shown(known.then),
        "way": _FALL if change < 0 else _RISE,
        "expected": shown(abs(change)) + ("%" if claim.percent else ""),
        "note": _DOUBT.fill({"why": doubt}) if doubt else Text("", ""),
    }
    return finding(
        rule,
        claim.place,
        values,
        related=(*cells(case, known.address), *(outside(place, last) for place in cells(last, known.address))),
        observed=claim.value,
        expected=change,
        severity="info" if doubt else rule.severity,
        confidence="low" if doubt else "medium",
        subject=f"{'growth' if claim.percent else 'change'}.{claim.fact.quantity}",
    )


def _claims(case: Case) -> Iterator[_Claim]:
    for fact in case.report.facts:
        if fact.relation == "none":
            continue
        if fact.unit == _YEARLY:
            yield _Claim(fact, fact.value, True, case.fact(fact))
        elif fact.unit != "%" and fact.kind == "count" and fact.relation == "=" and fact.sentence >= 0:
            yield from _change(fact, case)


def _change(fact: Fact, case: Case) -> Iterator[_Claim]:
    """The difference told right after a count: 114件，相较去年增加25件."""
    paragraph = case.report.sentences[fact.sentence].paragraph
    found = _DELTA.match(paragraph.text, fact.end, fact.end + _REACH)
    if found is None or (found["year"] and int(found["year"]) != case.report.year - 1):
        return
    number = Decimal(found["n"]) * (-1 if found["way"] in _FALLS else 1)
    words = paragraph.text[fact.start : found.end()]
    yield _Claim(fact, number, False, Location(fact.span, words, fact=fact.quantity))


def _known(claim: _Claim, case: Case, last: Case) -> Iterator[_Known]:
    fact = claim.fact
    for address in dict.fromkeys((fact.quantity, *fact.alternatives)):
        if not (case.form.knows(address) and last.form.knows(address)):
            continue
        before = (*_told(address, last, last.report.year), *_told(address, case, case.report.year - 1))
        for now in _values(address, case, _told(address, case, case.report.year)):
            for then in _values(address, last, before):
                if not claim.percent:
                    yield _Known(address, now, then, now - then)
                elif then > 0:
                    yield _Known(address, now, then, (now - then) * 100 / then)


def _values(address: str, case: Case, told: tuple[Decimal, ...]) -> list[Decimal]:
    """What the table and the prose say for the address, the table first."""
    table = case.sum(address)
    return list(dict.fromkeys(([] if table is None else [table]) + [*told]))


def _told(address: str, case: Case, year: int) -> tuple[Decimal, ...]:
    """The counts that sentences tell for the address and the year."""
    own = case.report.year
    return tuple(
        fact.value
        for fact in case.report.facts
        if address in (fact.quantity, *fact.alternatives)
        and fact.unit not in _SHARES
        and fact.kind == "count"
        and (fact.year or own) == year
        and (fact.relation == "=" or year != own)
    )


def _fits(claim: _Claim, change: Decimal) -> bool:
    if not claim.percent:
        return abs(claim.value - change) <= claim.fact.step * 2
    if claim.fact.relation != "=":
        if (claim.value < 0) != (change < 0):
            return False
        return agrees(replace(claim.fact, value=abs(claim.value)), abs(change))
    last_place = Decimal(1).scaleb(int(claim.value.as_tuple().exponent))
    return abs(claim.value - change) < last_place


GROWTH = Kind(
    "growth",
    "同比、较上年的增减与两年的数字相符",
    compare=compare_growth,
    relation="last-year",
    words=(*CELL, "quote", "now", "then", "way", "expected", "note"),
)
