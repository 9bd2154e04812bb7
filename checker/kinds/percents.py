"""The kind about percentages: a share or a rate against its own counts and the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from checker.kinds.arithmetic import APPLICANTS
from checker.kinds.base import Case, Kind, shown
from checker.kinds.tied import mistyped
from checker.model.finding import Finding, finding
from checker.model.report import Fact
from checker.model.rule import Rule

_ALL = 100
_NEARLY_ALL = Decimal("99.5")
_PERCENT = ("%", "%yoy")
_COUNT = re.compile(r"(\d+)\s*[件宗份起条]")


def check_percent(rule: Rule, case: Case) -> Iterator[Finding]:
    """A percentage against its own counts and the tables, rounded or cut off in its last printed place.

    Of shares that make up 100 together only the first wrong one is told: the others are wrong with it.
    """
    told: dict[int, list[Fact]] = {}
    for fact in case.report.facts:
        if fact.unit != "%" or fact.relation != "=" or fact.kind not in ("share", "rate") or _in_time(fact):
            continue
        shares = [part / whole * 100 for part, whole in _fractions(fact, case) if whole]
        if not shares or any(_fits(fact, share) for share in shares) or _part_is_wrong(fact, case):
            continue
        others = _of_the_prose(fact, case)
        if any(_fits(fact, share) for share in others):
            continue
        earlier = told.setdefault(fact.sentence, [])
        earlier.append(fact)
        if any(abs(other.value + fact.value - 100) <= fact.step for other in earlier[:-1]):
            continue
        yield _percent(rule, case, fact, _meant(fact, shares, others))


def _meant(fact: Fact, shares: Sequence[Decimal], others: Sequence[Decimal]) -> Decimal:
    """The share that is likely to have been mistyped, else the first that can be.

    What is told in the sentence of the row that is meant comes first.
    """
    possible = [share for share in shares if share <= _ALL] or shares
    digits = -int(fact.value.as_tuple().exponent)
    slips = (share for share in (*possible, *others) if mistyped(fact.value, round(share, max(0, digits))))
    return next(slips, possible[0])


def _fits(fact: Fact, share: Decimal) -> bool:
    """Whether a share rounds to what is told, or is cut off to it; all but a few are not all: 99.4% is no 100%."""
    if fact.value == _ALL > share:
        return share >= _NEARLY_ALL
    return abs(share - fact.value) < fact.step


def _part_is_wrong(fact: Fact, case: Case) -> bool:
    """Whether the sentence tells the part itself as the tables do not have it: that is told, and its share with it."""
    table = case.sum(fact.quantity)
    counts = [
        other.value
        for other in case.beside(fact)
        if other.quantity == fact.quantity and other.kind == "count"
        if other.unit not in _PERCENT and other.relation == "="
    ]
    return table is not None and bool(counts) and table not in counts


def _in_time(fact: Fact) -> bool:
    """Whether a rate is one of answers in time (按时答复率), which no cell holds."""
    return fact.kind == "rate" and any(word in fact.text for word in ("答复率", "按时", "按期", "及时"))


def _percent(rule: Rule, case: Case, fact: Fact, share: Decimal) -> Finding:
    expected = round(share, max(1, -int(fact.value.as_tuple().exponent)))
    values: dict[str, object] = {"quote": fact.text, "claimed": shown(fact.value), "expected": shown(expected)}
    return finding(
        rule,
        case.fact(fact),
        values,
        observed=fact.value,
        expected=expected,
        confidence="medium",
        subject=f"percent.{fact.quantity}",
    )


def _fractions(fact: Fact, case: Case) -> list[tuple[Decimal, Decimal]]:
    """Every part and whole that the percentage may mean."""
    parts = _known(fact, (fact.quantity, *fact.alternatives), case)
    table, row, column = fact.quantity.split(".")
    if table == "disputes" and column != "total":
        cases = _known(fact, (f"disputes.{row}.total",), case)
        # 审结9件，纠正1件，纠错率11.1%: a rate of those decided
        cases += [every - left for left in _known(fact, (f"disputes.{row}.pending",), case) for every in cases]
        return [(part, every) for part in parts for every in cases]
    if table != "requests":
        return []
    if column in APPLICANTS:
        rows = [q.split(".")[1] for q in (fact.quantity, *fact.alternatives)]
        wholes = [f"requests.{name}.total" for name in rows]
    elif fact.kind == "rate":
        wholes = ["requests.input_total.total", "requests.new_received.total"]
    else:
        wholes = [f"requests.{name}.total" for name in ("total_processed", "new_received", "input_total")]
    return [(part, whole) for part in parts for whole in _known(fact, wholes, case)]


def _known(fact: Fact, quantities: Sequence[str], case: Case) -> list[Decimal]:
    """What the same sentence and the tables tell for the quantities, the likeliest quantity first."""
    beside = [other for other in case.beside(fact) if other.unit not in _PERCENT]
    known = []
    for quantity in quantities:
        known += [other.value for other in beside if other.quantity == quantity]
        known += [value for value in (case.sum(quantity),) if value is not None]
        if quantity == "requests.input_total.total":
            known += _input_told(fact, case)
    return known


def _input_told(fact: Fact, case: Case) -> list[Decimal]:
    """新收 + 上年结转 as the sentence tells them, apart."""
    told = {
        other.quantity: other.value
        for other in case.beside(fact)
        if other.unit not in _PERCENT and other.relation == "="
    }
    new, carried = told.get("requests.new_received.total"), told.get("requests.carried_in.total")
    return [new + carried] if new is not None and carried is not None else []


def _of_the_prose(fact: Fact, case: Case) -> list[Decimal]:
    """What the percentage would be of counts that its paragraph tells before it, or of parts told one after the other.

    ``企业申请21件，占法人申请38件的55.3%``; ``予以公开6件、部分公开1件，占办结总数的63.6%``.
    """
    wholes = dict.fromkeys(whole for _, whole in _fractions(fact, case) if whole)
    shares = [part * _ALL / whole for part in _listed(fact, case) for whole in wholes if whole >= part]
    sentence = case.report.sentences[fact.sentence]
    # a round percentage fits some count of a long paragraph by chance
    start = sentence.start if fact.step >= 1 else 0
    beside = _of_something_else(fact, case)
    counts = _COUNT.finditer(sentence.paragraph.text, start, fact.end)
    told = [Decimal(found[1]) for found in counts if found.start() not in beside]
    parts = _known(fact, (fact.quantity, *fact.alternatives), case)
    return shares + [part * _ALL / whole for part in dict.fromkeys(parts) for whole in told if whole > part]


def _of_something_else(fact: Fact, case: Case) -> frozenset[int]:
    """Where its paragraph tells counts of requests that its own cells are no part of: 自然人36件，企业4件，占10%."""
    paragraph = case.report.sentences[fact.sentence].paragraph
    own = set(case.form.expand(fact.quantity))
    return frozenset(
        other.start
        for other in case.report.facts
        if case.report.sentences[other.sentence].paragraph is paragraph
        if other.quantity.startswith("requests.") and not own <= {*case.form.expand(other.quantity)}
    )


def _listed(fact: Fact, case: Case) -> list[Decimal]:
    """What the counts told last before the percentage, and after the one before it, come to together."""
    told = [other for other in case.beside(fact) if other.start <= fact.start and other.relation != "none"]
    last = max((other.end for other in told if other.unit in _PERCENT and other.end <= fact.start), default=0)
    parts = [other for other in told if other.unit not in _PERCENT and other.start >= last]
    sums: list[Decimal] = []
    for values in ([part.value for part in parts], [case.sum(part.quantity) or Decimal(0) for part in parts]):
        sums += list(accumulate(reversed(values)))[1:]
    return sums


PERCENT = Kind("claim-percent", "百分比与件数相符", check=check_percent, words=("quote", "claimed", "expected"))
