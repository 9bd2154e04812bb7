"""Kinds about what one sentence can be recomputed from by itself: changes and shares told beside their counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from checker.kinds.base import Case, Kind, shown
from checker.model.finding import Finding, Location, finding
from checker.model.report import Change, Share, Told
from checker.model.rule import Rule
from checker.model.text import Text

_RISE, _FALL = Text("增加", "a rise of"), Text("减少", "a fall of")
_BELOW_ZERO = Text("不会小于 0", "no fewer than 0")
_AT_MOST = Text("至多 {now}", "at most {now}")
_TOGETHER = Text(
    "各部分合计 {every}%，超过全部的 100%", "the parts are {every}% together, more than 100% of their whole"
)
_NO_MORE_FALL = Text("减少的不会超过上年的 100%", "a fall is no more than 100% of what there was")
_FALLEN = re.compile("降|减|落|下滑")
_NO_MORE = Text("一部分不会超过全部的 100%", "a part is no more than 100% of its whole")
_BY_COUNTS = Text("按句中件数应为 {expected}", "by its own counts it is {expected}")
_CLAUSE = re.compile("[^，,；;。（(]*$")
_PERCENT = ("%", "%yoy")
_ALL, _NEARLY_ALL = Decimal(100), Decimal("99.5")
_CASES = ("件", "宗", "份")
_ALL_REQUESTS = ("new_received", "input_total")
_PROCESSED, _NEW = "requests.total_processed.total", "requests.new_received.total"


def check_changes(rule: Rule, case: Case) -> Iterator[Finding]:
    """A change that does not lie between the two counts told beside it (36件，较上年的42件减少16件).

    It may be said of an earlier count of the sentence; a percentage may be rounded or cut off in its last place.
    """
    for change in case.report.changes:
        if change.then is None:
            yield _impossible(rule, change, case)
            continue
        known = [_change(now.value, change) for now in (change.now, *change.others)]
        fitting = [each for each in known if each is not None]
        if not fitting or any(_fits(change.change, each) for each in fitting) or _of_the_table(change, case):
            continue
        expected = fitting[0]
        values: dict[str, object] = {
            "quote": _quote(case, change.sentence, change.now, change.then, change.change),
            "now": shown(change.now.value),
            "then": shown(change.then.value),
            "way": _FALL if expected < 0 else _RISE,
            "expected": _expected(change.change, abs(expected)),
        }
        yield finding(
            rule,
            _place(change.change),
            values,
            related=(_place(change.now), _place(change.then)),
            observed=change.change.value,
            expected=_rounded(change.change, expected),
            subject=_about(change),
        )


def check_shares(rule: Rule, case: Case) -> Iterator[Finding]:
    """A share that is not its part of the whole told in the sentence, or that is more than all of it."""
    for share in case.report.shares:
        if share.part is None or share.whole is None:
            if not _of_new_requests(share, case):
                yield _share(rule, share, case, None)
            continue
        wholes = [each.value for each in (share.whole, *share.others) if each.value > 0]
        if share.part.unit in _CASES:
            wholes += [value for row in _ALL_REQUESTS if (value := case.sum(f"requests.{row}.total"))]
        known = [share.part.value * 100 / whole for whole in wholes]
        if known and not any(_fits(share.percent, each) for each in known) and not _told_of_cell(share.percent, case):
            yield _share(rule, share, case, known[0])


def _of_the_table(change: Change, case: Case) -> bool:
    """Whether the change is that of the table's count, which the sentence tells wrong: one cause, told there."""
    for fact in case.report.facts:
        if fact.sentence != change.sentence or fact.start != change.now.start or fact.unit in _PERCENT:
            continue
        for address in (fact.quantity, *fact.alternatives):
            table = case.sum(address)
            if table is not None and table != fact.value and _fits(change.change, _from(table, change)):
                return True
    return False


def _from(now: Decimal, change: Change) -> Decimal:
    """The change to another count of this year; where a difference tells last year's, that count moves with it."""
    then = change.then
    if then is not None and shown(then.value) not in then.text:
        change = replace(change, then=replace(then, value=then.value + now - change.now.value))
    exact = _change(now, change)
    return Decimal(0) if exact is None else exact


def _impossible(rule: Rule, change: Change, case: Case) -> Finding:
    """A rise by more than there is."""
    values: dict[str, object] = {
        "quote": _quote(case, change.sentence, change.now, change.change),
        "now": shown(change.now.value),
        "then": _BELOW_ZERO,
        "way": _RISE,
        "expected": _AT_MOST.fill({"now": shown(change.now.value)}),
    }
    place, related = _place(change.change), (_place(change.now),)
    return finding(rule, place, values, related=related, observed=change.change.value, subject=_about(change))


def _about(change: Change) -> str:
    return f"change.{change.change.start}"


def _share(rule: Rule, share: Share, case: Case, expected: Decimal | None) -> Finding:
    told = [each for each in (share.whole, share.part, share.percent) if each]
    quote = _quote(case, share.sentence, *told)
    counted = _BY_COUNTS.fill({"expected": _expected(share.percent, expected)}) if expected is not None else _NO_MORE
    if expected is None and share.others:
        every = sum((each.value for each in share.others), share.percent.value)
        counted, quote = _TOGETHER.fill({"every": shown(every)}), _quote(case, share.sentence, *share.others, *told)
    elif expected is None and _FALLEN.search(quote):
        counted = _NO_MORE_FALL
    return finding(
        rule,
        _place(share.percent),
        {"quote": quote, "claimed": shown(share.percent.value), "expected": counted},
        related=tuple(map(_place, told[:-1])),
        observed=share.percent.value,
        expected=None if expected is None else _rounded(share.percent, expected),
        subject=f"share.{share.percent.start}",
    )


def _change(now: Decimal, change: Change) -> Decimal | None:
    """From last year's count to this one's, as the change is told; None where no percentage can be."""
    if change.then is None:
        return None
    then = change.then.value
    if change.change.unit != "%":
        return now - then
    return (now - then) * 100 / then if then else None


def _fits(told: Told, exact: Decimal) -> bool:
    if told.unit != "%":
        return told.value == exact
    if told.value == _ALL > exact:
        return exact >= _NEARLY_ALL
    return abs(told.value - exact) < Decimal(1).scaleb(int(told.value.as_tuple().exponent))


def _of_new_requests(share: Share, case: Case) -> bool:
    """Whether what was carried in makes a rate of the new requests exceed 100 (办结 32 of 新收 30)."""
    processed, new = case.sum(_PROCESSED), case.sum(_NEW)
    return bool(processed and new) and _fits(share.percent, (processed or Decimal(0)) * 100 / (new or Decimal(1)))


def _told_of_cell(percent: Told, case: Case) -> bool:
    """Whether the reader knows of which cells the percentage is told: then it is judged by these."""
    return any(fact.unit == "%" and fact.span == percent.span for fact in case.report.facts)


def _rounded(told: Told, value: Decimal) -> Decimal:
    return round(value, max(1, -int(told.value.as_tuple().exponent)))


def _expected(told: Told, value: Decimal) -> str:
    return shown(_rounded(told, value)) + ("%" if told.unit == "%" else "")


def _quote(case: Case, sentence: int, *told: Told) -> str:
    """The words from the first of the numbers to the last; of one alone, its clause."""
    paragraph = case.report.sentences[sentence].paragraph
    start, end = min(each.start for each in told), max(each.end for each in told)
    words = _CLAUSE.search(paragraph.text, 0, start) if len(told) == 1 else None
    return paragraph.text[words.start() if words else start : end]


def _place(told: Told) -> Location:
    return Location(told.span, told.text)


CHANGE = Kind(
    "claim-change",
    "增减与句中所述两年的数字相符",
    check=check_changes,
    words=("quote", "now", "then", "way", "expected"),
)
SHARE = Kind("claim-share", "占比与句中所述件数相符", check=check_shares, words=("quote", "claimed", "expected"))
