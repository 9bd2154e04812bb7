"""Kinds about the prose's own arithmetic: parts and wholes, its balance, counts told twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, labels, shown
from checker.kinds.tied import slip
from checker.model.finding import Finding, Location, finding
from checker.model.report import Breakdown, Fact, Told
from checker.model.rule import Rule
from checker.model.text import Text

_CAME_IN = ("new_received", "carried_in")
_BALANCE = ("new_received", "carried_in", "total_processed", "carried_out")
APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "public_welfare",
    "legal_service",
    "other_org",
    "orgs",
)


_BEYOND, _SHORT = Text("多出", "exceed"), Text("少", "fall short of")


def check_parts(rule: Rule, case: Case) -> Iterator[Finding]:
    """其中 parts that exceed their whole; parts that fall short may simply not be all, unless it is told as their sum.

    An error only where every number is exact and all are parts of one kind; lower bounds (130余条) that exceed their
    whole are a warning.
    """
    for breakdown in _once(case.report.breakdowns):
        parts = _alike(breakdown, case)
        total = sum((part.value for part in parts), Decimal(0))
        short = total < breakdown.whole.value
        if total == breakdown.whole.value or _fits_input(breakdown, total, case):
            continue
        if short and not (breakdown.summed and parts == breakdown.parts):
            continue
        if breakdown.whole.relation != "=" or not all(_at_least(part) for part in parts):
            continue
        if _told_before(breakdown, total, case):
            continue
        plain = breakdown.plain and all(part.relation == "=" for part in parts) and _knows_whole(breakdown, case)
        values: dict[str, object] = {
            "whole": breakdown.whole.text,
            "parts": " + ".join(shown(part.value) for part in parts),
            "total": shown(total),
            "way": _SHORT if short else _BEYOND,
            "delta": shown(abs(total - breakdown.whole.value)),
        }
        yield finding(
            rule,
            _place(breakdown.whole),
            values,
            related=tuple(_place(part) for part in parts),
            observed=total,
            expected=breakdown.whole.value,
            severity=rule.severity if plain and not short else "warning",
            confidence="high" if plain else "medium",
            subject=f"parts.{breakdown.sentence}",
        )


def _once(breakdowns: Sequence[Breakdown]) -> Iterable[Breakdown]:
    """Each list once: 其中一季度…四季度 is read as a list of parts and as all the quarters, which says more."""
    told: dict[tuple[int, ...], Breakdown] = {}
    for breakdown in breakdowns:
        key = (breakdown.sentence, breakdown.whole.start, *(part.start for part in breakdown.parts))
        if breakdown.summed or key not in told:
            told[key] = breakdown
    return told.values()


def _told_before(breakdown: Breakdown, total: Decimal, case: Case) -> bool:
    """Whether the parts add up to a count told earlier in the sentence: it is that one which is broken down."""
    return any(
        fact.sentence == breakdown.sentence and fact.start < breakdown.whole.start and fact.value == total
        for fact in case.report.facts
    )


def _knows_whole(breakdown: Breakdown, case: Case) -> bool:
    """Whether the whole is known where its parts are: else they may be parts of another count of the tables."""
    kinds = _kinds(breakdown.sentence, case)
    return breakdown.whole.start in kinds or all(part.start not in kinds for part in breakdown.parts)


def _at_least(part: Told) -> bool:
    """Whether a part is at least as large as printed: exact, or with 余, 多, 超过."""
    return part.relation in ("=", ">=") or (part.relation == "~" and any(word in part.text for word in "余多"))


def _alike(breakdown: Breakdown, case: Case) -> tuple[Told, ...]:
    """The parts as far as they are of one kind: applicants, results of requests, results of one dispute.

    Where the whole is known to be a count of another kind, none.
    """
    kinds = _kinds(breakdown.sentence, case)
    whole = kinds.get(breakdown.whole.start)
    surely = _kinds(breakdown.sentence, case, surely=True) if whole else {}
    if whole is None or whole == _BOTH:
        # 争议案件5件，其中复议3件、诉讼2件: both are parts of one whole
        kinds, surely = (
            {at: _BOTH if kind in _EACH_OF_BOTH else kind for at, kind in told.items()} for told in (kinds, surely)
        )
    found = [kinds.get(part.start) for part in breakdown.parts]
    if whole is not None:
        if any(surely.get(part.start, whole)[0] != whole[0] for part in breakdown.parts):
            return ()
        # 许可58件，其中执业登记16件、护士注册42件: what may be another table's is none of it
        found = [kind if kind is not None and kind[0] == whole[0] else None for kind in found]
    if breakdown.summed and len({*found} - {None}) <= 1:
        return breakdown.parts  # 第一季度收到10件，第二季度15件，…，合计54件
    first = found[0] if found else None
    same = [kind == first for kind in found]
    return breakdown.parts[: same.index(False)] if False in same else breakdown.parts


_BOTH = ("both", "total")
_EACH_OF_BOTH = (("reconsideration", "total"), ("litigation", "total"))


def _kinds(sentence: int, case: Case, *, surely: bool = False) -> dict[int, tuple[str, str]]:
    """What the counts of a sentence's paragraph are, by their place: the table or dispute, and what they tell of it.

    ``surely`` leaves out those that are not comparable with the tables.
    """
    kinds = {}
    paragraph = case.report.sentences[sentence].paragraph
    for fact in case.report.facts:
        if fact.sentence < 0 or case.report.sentences[fact.sentence].paragraph is not paragraph:
            continue
        if surely and fact.relation == "none":
            continue
        if fact.unit not in ("%", "%yoy") and case.form.knows(fact.quantity):
            kinds[fact.start] = _kind(fact.quantity)
    return kinds


def _kind(quantity: str) -> tuple[str, str]:
    table, row, column = quantity.split(".")
    if table == "disputes":
        return "litigation" if row.startswith("lit") else row, "total" if column == "total" else "result"
    if table == "requests" and column in APPLICANTS:
        return table, "applicants"
    if table == "requests" and row not in (*_BALANCE, "input_total"):
        return table, "results"
    if table == "requests" and row in _CAME_IN:  # 办结39件，其中本年新收37件、上年结转2件
        return table, "came in"
    return f"{table}.{row}" if table == "disclosure" else table, row


def _place(told: Told) -> Location:
    return Location(told.span, told.text)


def _fits_input(breakdown: Breakdown, total: Decimal, case: Case) -> bool:
    """Whether the parts break down what there was to do, while the whole tells less: 新收 alone, or what was closed.

    Channels and kinds of applicants are often told of 新收 + 上年结转.
    """
    if breakdown.whole.start > breakdown.parts[-1].start:  # told as their sum
        return False
    kinds = _kinds(breakdown.sentence, case)
    kind = kinds.get(breakdown.whole.start)
    if kind[0] != "requests" if kind else not _of_requests(breakdown, case):
        return False
    rows = ["carried_in"]
    if kind == ("requests", "total_processed") and "results" not in _of_parts(breakdown, kinds):
        rows.append("carried_out")
    for row in rows:
        quantity = f"requests.{row}.total"
        told = [f.value for f in case.report.facts if f.sentence == breakdown.sentence and f.quantity == quantity]
        more = told[0] if told else case.sum(quantity)
        if more and total == breakdown.whole.value + more:
            return True
    return False


def _of_parts(breakdown: Breakdown, kinds: dict[int, tuple[str, str]]) -> set[str]:
    """What the known parts tell."""
    return {kinds[part.start][1] for part in breakdown.parts if part.start in kinds}


def _of_requests(breakdown: Breakdown, case: Case) -> bool:
    """Whether the clause of the whole speaks of requests, in words that the reader does not know."""
    text = case.report.sentences[breakdown.sentence].paragraph.text
    clause = _CLAUSE.search(text, max(0, breakdown.whole.start - _CLAUSE_WORDS), breakdown.whole.start)
    return clause is not None and "申请" in clause.group() + text[breakdown.whole.end : breakdown.whole.end + 2]


_CLAUSE = re.compile("[^，,；;。]*$")
_CLAUSE_WORDS = 40


def check_balance(rule: Rule, case: Case) -> Iterator[Finding]:
    """新收 + 上年结转 = 办结 + 结转下年, where one paragraph tells all four."""
    by_paragraph: dict[int, dict[str, Fact]] = {}
    for fact in _exact(case):
        table, row, column = fact.quantity.split(".")
        if table == "requests" and column == "total" and row in _BALANCE:
            paragraph = id(case.report.sentences[fact.sentence].paragraph)
            by_paragraph.setdefault(paragraph, {}).setdefault(row, fact)
    for told in by_paragraph.values():
        if len(told) < len(_BALANCE):
            continue
        new, carried_in, processed, carried_out = (told[row] for row in _BALANCE)
        left, right = new.value + carried_in.value, processed.value + carried_out.value
        # 受理 may already hold what was carried in
        if left != right and not (new.alternatives and new.value == right):
            values: dict[str, object] = {
                "new": shown(new.value),
                "carried_in": shown(carried_in.value),
                "processed": shown(processed.value),
                "carried_out": shown(carried_out.value),
                "left": shown(left),
                "right": shown(right),
            }
            related = tuple(case.fact(fact) for fact in (carried_in, processed, carried_out))
            place = case.fact(new)
            yield finding(rule, place, values, related=related, observed=left, expected=right, subject="balance")


def check_repeats(rule: Rule, case: Case) -> Iterator[Finding]:
    """The same count told twice with two values."""
    first: dict[str, Fact] = {}
    for fact in case.report.facts:
        if not _repeatable(fact, case):
            continue
        earlier = first.setdefault(fact.quantity, fact)
        # fees may be told one by one, but not denied and told
        if earlier.value != fact.value and (fact.quantity != _FEE or not earlier.value * fact.value):
            if _a_part(earlier, fact, case):
                continue
            words = {"label": _FEE_LABEL} if fact.quantity == _FEE else labels(case.form, fact.quantity)
            values: dict[str, object] = {**words, "first": earlier.text, "second": fact.text}
            yield finding(
                rule,
                case.fact(fact),
                values,
                related=(case.fact(earlier),),
                observed=fact.value,
                expected=earlier.value,
                subject=fact.quantity,
            )


def _a_part(one: Fact, other: Fact, case: Case) -> bool:
    """Whether one paragraph tells the table's count and a number that is no slip of it: a part, or of other things."""
    if one.quantity == _FEE or case.sum(one.quantity) not in (one.value, other.value):
        return False
    first, second = (case.report.sentences[fact.sentence].paragraph for fact in (one, other))
    return first is second and not slip(one.value, other.value)


_FEE = "fee_info.amount"
_FEE_LABEL = Text("信息处理费", "the information processing fee")
_SAID = ("count", "fee", "fee-denial")


def _repeatable(fact: Fact, case: Case) -> bool:
    """Whether a fact tells one quantity exactly and without reserve, so that no other may be told."""
    if fact.relation != "=" or fact.unit in ("%", "%yoy") or fact.alternatives or fact.note:
        return False
    return fact.kind in _SAID and (fact.quantity == _FEE or case.form.knows(fact.quantity))


def _exact(case: Case) -> Iterator[Fact]:
    for fact in case.report.facts:
        if fact.relation == "=" and not fact.note and fact.unit not in ("%", "%yoy") and case.form.knows(fact.quantity):
            yield fact


PARTS = Kind(
    "claim-parts", "其中各项之和不超过总数", check=check_parts, words=("whole", "parts", "total", "way", "delta")
)
BALANCE = Kind(
    "claim-balance",
    "正文自述的收、结、转平衡",
    check=check_balance,
    words=("new", "carried_in", "processed", "carried_out", "left", "right"),
)
REPEAT = Kind("claim-repeat", "同一件数前后一致", check=check_repeats, words=(*CELL, "first", "second"))
