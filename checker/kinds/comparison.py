"""Claims of the prose against the tables: done once a report, read by several kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.kinds.base import Case
from checker.model.report import Fact
from checker.model.text import Text

Verdict = Literal["agrees", "differs", "unknown"]

DENIALS = ("denial", "universal", "universal-each", "only", "all-of")
_NOT_CELLS = ("fee_info.",)
_CARRIES = re.compile(r"结转|转结|顺延|遗留|转下")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One fact set against the tables.

    ``address`` is the quantity it was compared with, ``table`` what the tables say for it; ``cause`` says, where a
    difference is one that a known cause explains exactly, which. ``rightly`` is the count of the prose that tells the
    same quantity as the tables have it.
    """

    fact: Fact
    verdict: Verdict
    address: str
    table: Decimal | None = None
    cause: Text | None = None
    rightly: Fact | None = None


def comparisons(case: Case) -> tuple[Comparison, ...]:
    """Every count and claim of the report that can be compared, with the outcome."""
    if "comparisons" not in case.memo:
        case.memo["comparisons"] = tuple(
            compare(fact, case)
            for fact in case.report.facts
            if fact.relation != "none" and fact.unit not in ("%", "%yoy") and not fact.quantity.startswith(_NOT_CELLS)
        )
    found: tuple[Comparison, ...] = case.memo["comparisons"]
    return found


_GROWTH = Text("同比须有上一年度的报告才能核对", "a change against last year needs last year's report")
_SHARE = Text("百分比按件数核对，不与单元格比较", "a percentage is checked by its counts and set against no cell")
_FEE = Text("表中没有信息处理费，只核对不超过行政事业性收费", "no cell holds it; it may not exceed the fees of Table 2")
_UNKNOWN = Text("表中没有可比的数", "the tables hold no number to compare with")


def why_not(fact: Fact, comparison: Comparison | None) -> Text | None:
    """Why a fact was set against no cell; None where it was compared."""
    if comparison is not None:
        return _UNKNOWN if comparison.verdict == "unknown" else None
    if fact.relation == "none":
        return Text(fact.note)
    if fact.unit in ("%", "%yoy"):
        return _GROWTH if fact.unit == "%yoy" else _SHARE
    return _FEE if fact.quantity.startswith(_NOT_CELLS) else _UNKNOWN


def compare(fact: Fact, case: Case) -> Comparison:
    """One fact against the tables."""
    known = [
        (address, value) for address in (fact.quantity, *fact.alternatives) if (value := case.sum(address)) is not None
    ]
    if not known:
        other = _told_elsewhere(fact, case)
        if other is None:
            return Comparison(fact, "unknown", fact.quantity)
        return Comparison(fact, "differs", fact.quantity, other.value, cause=ELSEWHERE)
    for address, value in known:
        if agrees(fact, value):
            if address == "requests.input_total.total" and _silent(fact, case):
                return Comparison(fact, "differs", *known[0], cause=_INPUT)
            return Comparison(fact, "agrees", address, value)
    if any(case.doubts(address) for address in fact.alternatives):
        return Comparison(fact, "unknown", fact.quantity)
    address, value = known[0]
    if (right := _right_with_others(fact, address, value, case)) is not None:
        return Comparison(fact, "agrees", *right)
    cause = explained(fact, address, value, case)
    if cause is None and (other := _told_right(fact, value, case)) is not None:
        return Comparison(fact, "differs", address, value, _OTHERWISE.fill({"quote": other.text}), other)
    if cause is None and _with_another(fact, value, case):
        cause = _SUMMED
    return Comparison(fact, "differs", address, value, cause)


def _right_with_others(fact: Fact, address: str, table: Decimal, case: Case) -> tuple[str, Decimal] | None:
    """What a count agrees with where the counts beside it are taken into account."""
    if table in _together(fact, case) or _kept_and_changed(fact, case) == table:
        return address, table
    return (_PROCESSED, fact.value) if address == _NEW and _base_of_outcomes(fact, case) else None


def _told_right(fact: Fact, table: Decimal, case: Case) -> Fact | None:
    """Where another sentence, or the same one, tells the same quantity as the table has it: of what, then, is this?

    0 is told of many things, so that it is no sign of it.
    """
    if fact.kind in DENIALS or not table:
        return None
    return _exactly(case).get((fact.quantity, fact.kind, table))


def _exactly(case: Case) -> dict[tuple[str, str, Decimal], Fact]:
    """All exact counts by quantity, kind and value, the first of each, gathered once a report."""
    if "exactly" not in case.memo:
        told: dict[tuple[str, str, Decimal], Fact] = {}
        for fact in case.report.facts:
            if fact.relation == "=" and fact.unit not in ("%", "%yoy"):
                told.setdefault((fact.quantity, fact.kind, fact.value), fact)
        case.memo["exactly"] = told
    exact: dict[tuple[str, str, Decimal], Fact] = case.memo["exactly"]
    return exact


_OTHERWISE = Text(
    "正文另一处所述“{quote}”与表格一致，此处可能是另一统计口径",
    "told elsewhere as in the table (“{quote}”); this may be of another scope",
)


def _with_another(fact: Fact, table: Decimal, case: Case) -> bool:
    """Whether the number beside it makes a count of documents up to what the table has: 区政府12件，区府办23件.

    Of requests the numbers side by side are of many kinds, and some sum always fits.
    """
    if fact.relation != "=" or fact.kind in DENIALS or not fact.unit or not fact.quantity.startswith("disclosure."):
        return False
    counts = re.compile(rf"(\d+)\s*{re.escape(fact.unit)}")
    sentence = case.report.sentences[fact.sentence]
    # a number that is known to count something else adds to nothing
    known = {other.start for other in case.beside(fact) if other.quantity != fact.quantity}
    told = ((sentence.start + m.start(), Decimal(m[1])) for m in counts.finditer(sentence.text))
    numbers = [(start, number) for start, number in told if start not in known]
    before = [number for start, number in numbers if start < fact.start and number != fact.value]
    after = [number for start, number in numbers if start >= fact.end]
    return any(fact.value + other == table for other in (*before[-1:], *after[:1]) if other)


_SUMMED = Text(
    "与句中相邻的一数相加恰等于表格，可能是分别所述", "with the number beside it, it makes up the table's; told apart?"
)


def _together(fact: Fact, case: Case) -> tuple[Decimal, ...]:
    """The count with what its sentence sets beside it: the same count of another office, requests withdrawn.

    The other office's may be one that is not compared (区政府12件，区府办23件), or be.
    """
    if fact.relation != "=" or fact.kind in DENIALS:
        return ()
    known = case.memo.setdefault("together", {})
    key = fact.sentence, fact.quantity, fact.kind, fact.unit
    if key not in known:
        known[key] = _summed(fact, case)
    sums: tuple[Decimal, ...] = known[key]
    return sums


def _summed(fact: Fact, case: Case) -> tuple[Decimal, ...]:
    same = case.beside(fact)
    alike = [o for o in same if o.quantity == fact.quantity and o.kind == fact.kind and o.unit == fact.unit]
    every = sum((o.value for o in alike), Decimal(0))
    total = sum((o.value for o in alike if o.relation != "none"), Decimal(0))
    if fact.quantity == "requests.total_processed.total":
        total += sum((o.value for o in same if o.kind == "withdrawal" and o.relation != "none"), Decimal(0))
    return total, every


def _base_of_outcomes(fact: Fact, case: Case) -> bool:
    """Whether it is what was closed, of which the outcomes are told after it: 39件申请中，予以公开19件、部分公开5件."""
    if fact.value != case.sum(_PROCESSED):
        return False
    text = case.report.sentences[fact.sentence].paragraph.text
    after = [other.quantity for other in case.beside(fact) if other.start > fact.start]
    return _AMONG.match(text, fact.start) is not None and bool(after) and after[0] in _OUTCOMES


_NEW, _PROCESSED = "requests.new_received.total", "requests.total_processed.total"
_AMONG = re.compile(r"\d+\s*件(?:政府信息公开|依申请公开|信息公开)?(?:申请)?(?:事项)?当?[中里内]")


_CHANGED = re.compile(r"修[改订]了?(\d+)[件部份]")


def _kept_and_changed(fact: Fact, case: Case) -> Decimal | None:
    """保留21件、修改2件: after a clean-up both are in force."""
    if not fact.quantity.endswith(".in_force") or "保留" not in fact.text:
        return None
    changed = _CHANGED.search(case.report.sentences[fact.sentence].text)
    return fact.value + Decimal(changed[1]) if changed else None


ELSEWHERE = Text("正文另一处所述", "told elsewhere in the prose")


def _told_elsewhere(fact: Fact, case: Case) -> Fact | None:
    """The count of another sentence that contradicts a denial, where the table cannot be read."""
    if fact.kind not in DENIALS:
        return None
    if "counted" not in case.memo:
        counts = [
            (other.quantity, other)
            for other in case.report.facts
            if other.kind not in DENIALS
            and other.relation == "="
            and other.value > 0
            and other.unit not in ("%", "%yoy")
        ]
        case.memo["counted"] = dict(reversed(counts))  # the first of each quantity
    found: Fact | None = case.memo["counted"].get(fact.quantity)
    return found


def agrees(fact: Fact, table: Decimal) -> bool:
    """Whether the tables bear the claim out.

    An approximation (余 约 近) holds within a tenth or up to the next round number, and one told to three digits in 万
    or 亿 within a hundredth; a decimal within half a unit of its last printed digit, or cut off after it, and so an
    amount of which the table has more digits.
    """
    claimed = fact.value
    match fact.relation:
        case "<=" | ">=":
            return table >= claimed
        case "~":
            if fact.step and claimed >= _PRECISE * fact.step:  # 26.85万件
                return abs(claimed - table) <= claimed / _PERCENT
            round_up = Decimal(10) ** claimed.adjusted() if claimed else Decimal(0)
            above = max(claimed * Decimal("1.1"), claimed + round_up)
            return claimed * Decimal("0.9") - fact.step <= table <= above + fact.step
    last = 2 * fact.step or Decimal(claimed != 0 and table != table.to_integral_value())
    return abs(table - claimed) <= fact.step or 0 < table - claimed < last


_PRECISE, _PERCENT = 200, 100


def _silent(fact: Fact, case: Case) -> bool:
    """Whether 新收 + 上年结转 is told as one number without the word 结转 anywhere near."""
    if not (fact.quantity == "requests.new_received.total" and len(fact.alternatives) == 1):
        return False
    if _told_as_sum(fact, case):
        return False
    return not _CARRIES.search(case.report.sentences[fact.sentence].paragraph.text)


def _told_as_sum(fact: Fact, case: Case) -> bool:
    """Whether what its sentence says was closed and carried out makes up the count: 受理65件，办毕62件，其余3件在办."""
    told = {
        other.quantity: other.value
        for other in case.beside(fact)
        if other.relation == "=" and other.unit not in ("%", "%yoy")
    }
    closed, carried = told.get("requests.total_processed.total"), told.get("requests.carried_out.total")
    return closed is not None and carried is not None and closed + carried == fact.value


def _told(quantity: str, fact: Fact, case: Case) -> bool:
    """Whether the sentence of a fact tells a count of ``quantity``, too."""
    return any(other.quantity == quantity and other.value for other in case.beside(fact))


_PERSONS = Text("恰等于自然人一列", "it equals the column of natural persons")
_UNIT = Text("恰相差一万倍，疑为元与万元之误", "they differ by a factor of exactly 10,000")
_DECIDED = Text("恰等于总计减去尚未审结的件数", "it equals the total less the pending cases")
_NONE_PENDING = Text("尚未审结的未计入总计", "the pending cases are left out of the total")
SLIPS = (_PERSONS, _UNIT, _NONE_PENDING)
"""Causes that tell how a count came to be wrong, and leave no room for its being right."""
_SHOWN = Text("公开的决定不一定是作出的全部决定", "what was made public need not be all that was decided")
_INPUT = Text("恰等于本年新收与上年结转之和", "it equals new received plus carried in")


def explained(fact: Fact, address: str, table: Decimal, case: Case) -> Text | None:
    """The known cause that explains the difference exactly, if one does."""
    table_name, row, column = address.split(".")
    value = fact.value
    if row == "new_received" and value == case.sum(f"{table_name}.input_total.{column}"):
        return _INPUT
    if table_name == "disputes" and column == "total":
        pending = case.sum(f"disputes.{row}.pending")
        if pending and value == table - pending and not _told(f"disputes.{row}.pending", fact, case):
            return _NONE_PENDING if _results_of(row, fact, case) == value else _DECIDED
    rows = case.form.derived_rows.get(f"{table_name}.{row}", ())
    if table_name == "requests" and row not in ("input_total", "granted_or_partial") and not _in_a_list(fact, case):
        for part in rows:
            if value and value == case.sum(f"{table_name}.{part}.{column}"):
                label = case.form.row_label(table_name, part)
                return Text(f"恰等于其中“{label.zh}”一行", f"it equals the single row “{label.say('en')}”")
    persons = f"requests.{row}.natural_person"
    if table_name == "requests" and column == "total" and value and value == case.sum(persons):
        return _PERSONS
    if value and table and (value == table * 10_000 or table == value * 10_000):
        return _UNIT
    if fact.phrase == "decisions-shown":
        return _SHOWN
    return None


def _in_a_list(fact: Fact, case: Case) -> bool:
    """Whether an outcome is told in a list of the others, which none of its own rows stands in."""
    others = {other.quantity for other in case.beside(fact) if other.relation == "="}
    return fact.quantity in _OUTCOMES and len(others.intersection(_OUTCOMES)) > _LIST


_OUTCOMES = tuple(
    f"requests.{row}.total" for row in ("granted", "partial", "denied", "unable", "not_processed", "other")
)
_LIST = 3


def _results_of(row: str, fact: Fact, case: Case) -> Decimal:
    """What the results told beside a total of disputes make up: all of it, where none is said to be pending."""
    results = {other.quantity: other.value for other in case.beside(fact) if other.kind == "result"}
    return sum((results.get(f"disputes.{row}.{result}", Decimal(0)) for result in _RESULTS), Decimal(0))


_RESULTS = ("maintained", "corrected", "other")
Sums = tuple[tuple[tuple[str, ...], Decimal], ...]


def evidence_of(case: Case) -> tuple[dict[str, tuple[Decimal, ...]], Sums]:
    """What sentences tell exactly: of single cells by address, and of cells summed.

    Claims that may mean several things, and approximations, are no evidence.
    """
    single: dict[str, tuple[Decimal, ...]] = {}
    sums = []
    for fact in case.report.facts:
        if (
            fact.relation != "="
            or fact.alternatives
            or fact.unit in ("%", "%yoy")
            or not case.form.knows(fact.quantity)
        ):
            continue
        cells = case.form.expand(fact.quantity)
        if len(cells) == 1:
            single[cells[0]] = (*single.get(cells[0], ()), fact.value)
        else:
            sums.append((cells, fact.value))
    return single, tuple(sums)
