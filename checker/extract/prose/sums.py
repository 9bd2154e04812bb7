"""Counts of which the sentence tells the sum: the sum stands for the cell, its parts for none.

``县政府办收到9件，其余33件由各部门受理，全县合计42件``; ``以政府名义6件，以办公室名义9件，共计15件``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.extract.prose.leftover import RESERVED, WHOLES
from checker.extract.prose.numbers import Number
from checker.extract.prose.reading import Reading, Saying
from checker.extract.prose.resolve import year_of
from checker.extract.prose.subjects import NOTHING
from checker.model.report import Fact

_SHARED = "分项，合计另有所述"
_FEWEST = 2
_ADDED = tuple(f"disclosure.{row}." for row in ("normative", "regulation", "licensing.d", "penalty.d", "coercion.d"))
"""What a sum may be told of; items that there were and are (由22项减少为20项) add up to nothing."""
_TOTAL = re.compile(r"^[,;](?:全[区市县省镇乡]|两项|三项|以上)?(?:合计|共计|总计)(?:为|是|:)?$")
_SUM = re.compile(
    r"(?:合计|共计|总计|共|全年)(?:为|有|是|收到|受理|接收|办结|答复|办理|印发|制发|制定|政府信息公开|依申请公开|申请|:)*$"
)


def settle_sums(reading: Reading) -> None:
    """Make the parts of a sum incomparable, and read the sum where it stands without a phrase of its own."""
    _told_thrice(reading)
    _alone_and_with_others(reading)
    _in_several_names(reading)
    _of_several_trades(reading)
    _of_the_government_itself(reading)
    _payments(reading)
    for number in reading.numbers:
        if number.start >= len(reading.lead) and _SUM.search(reading.clause_before(number.start)):
            _settle(number, reading)


def _told_thrice(reading: Reading) -> None:
    """Of three counts of one cell the last is the sum of the others, or said to be it; or the first is."""
    told: dict[str, list[int]] = {}
    every: dict[str, list[int]] = {}
    for n, fact in enumerate(reading.facts if len(reading.facts) > _FEWEST else ()):
        if fact.kind == "count" and fact.unit not in ("%", "%yoy"):
            every.setdefault(fact.quantity, []).append(n)
            if fact.relation == "=":
                told.setdefault(fact.quantity, []).append(n)
    for places in every.values():
        _told_before_its_parts(places, reading)
    for places in told.values():
        if len(places) <= _FEWEST:
            continue
        *parts, whole = places
        added = sum((reading.facts[n].value for n in parts), Decimal(0)) == reading.facts[whole].value
        # 以政府名义6件，以部门名义9件，合计17件: a sum it is said to be, if a wrong one
        if added or _TOTAL.search(reading.text[reading.spans[parts[-1]][1] : reading.spans[whole][0]]):
            for n in parts:
                reading.facts[n] = part_of_a_sum(reading.facts[n])


def _told_before_its_parts(places: Sequence[int], reading: Reading) -> None:
    """``收到30件，其中改革前由原农机局收到9件，我局收到21件``: what makes up the first."""
    whole, *parts = places
    facts = [reading.facts[n] for n in parts]
    if len(parts) < _FEWEST or "其中" not in reading.text[reading.spans[whole][1] : reading.spans[parts[0]][0]]:
        return
    if reading.facts[whole].relation == "=" and sum(f.value for f in facts) == reading.facts[whole].value:
        for n in parts:
            if reading.facts[n].relation == "=":
                reading.facts[n] = part_of_a_sum(reading.facts[n])


def _alone_and_with_others(reading: Reading) -> None:
    """``单独制发规范性文件4件，与市财政局联合制发2件``: those issued alone are not all that were issued."""
    if "联合" not in reading.piece or "单独" not in reading.piece:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if not fact.quantity.startswith("disclosure.normative.") or fact.relation != "=":
            continue
        if _ALONE.search(reading.clause_before(reading.spans[n][0])):
            reading.facts[n] = part_of_a_sum(fact)


_ALONE = re.compile("单独|联合|会同")


def _in_several_names(reading: Reading) -> None:
    """``制发县政府规范性文件6件、县政府办规范性文件2件``: documents of two bodies share one cell."""
    if "规范性" not in reading.piece or reading.reader.issuer.level not in ("government", "office"):
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact, (start, end) = reading.facts[n], reading.spans[n]
        if not fact.quantity.startswith("disclosure.normative.") or fact.relation != "=" or fact.kind != "count":
            continue
        beside = _OF_ITS_OFFICES.match(reading.text, end)
        if beside is None and reading.reader.issuer.level == "government":
            # 以县政府名义制发2件: its departments' may be counted, too
            named = _IN_ITS_NAME.search(reading.clause_before(start))
            reading.facts[n] = replace(fact, note=fact.note or RESERVED) if named else fact
            continue
        if beside is None or _OF_THE_GOVERNMENT.search(reading.clause_before(start)) is None:
            continue
        for m in range(n, len(reading.facts)):
            if reading.facts[m].quantity == fact.quantity and reading.spans[m][0] in (start, beside.end("words")):
                reading.facts[m] = part_of_a_sum(reading.facts[m])


_IN_ITS_NAME = re.compile("政府(?:办公[室厅]|办)?名义")
_OF_THE_GOVERNMENT = re.compile("政府(?!信息|网|公报|系统)")
_OF_ITS_OFFICES = re.compile(
    r"(?P<words>[、,;和及](?!其中|包括|含)[^,;。()\d审备报]{0,10}(?:政府办|办公[室厅]|部门|镇街|乡镇|街道)"
    r"(?:公[室厅])?(?:名义)?[^,;。()\d审备报公清废]{0,6}(?:行政)?(?:规范性)?(?:文件)?)(?=\d+[件份个])"
)


def _of_several_trades(reading: Reading) -> None:
    """``人力资源服务许可32件，劳务派遣许可26件``: permits of more than one trade are parts of all, each of them."""
    if reading.piece.count("许可") < _FEWEST:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact, (start, _) = reading.facts[n], reading.spans[n]
        if fact.phrase != _OF_A_TRADE or fact.relation == "none":
            continue
        near = reading.segment(start)
        end = reading.text.find("。", start)
        if len(_PERMITS.findall(reading.text, near, end if end > 0 else len(reading.text))) >= _FEWEST:
            reading.facts[n] = part_of_a_sum(fact)


_OF_A_TRADE = "licensing-of-a-trade"
_PERMITS = re.compile(r"许可(?:证|事项|决定|类|件)?(?:共|为)?\d+[件宗项个]")


def _of_the_government_itself(reading: Reading) -> None:
    """``全县128件，其中县政府受理16件，县直单位85件``: what the government itself had is a part of its area's."""
    if reading.reader.issuer.level != "government" or "政府" not in reading.piece:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact, (start, end) = reading.facts[n], reading.spans[n]
        if fact.quantity not in WHOLES or fact.relation != "=" or _BESIDE_OTHERS.match(reading.text, end) is None:
            continue
        if _ITSELF.search(reading.clause_before(start)):
            reading.facts[n] = part_of_a_sum(fact)


_ITSELF = re.compile(
    "(?:^|其中:?)[省市县区旗州]?(?:人民)?政府(?:本级|机关)?(?:共|直接|收到|受理|答复|办理|承办|办结|并)+$"
)
_BESIDE_OTHERS = re.compile(
    r"(?:申请)?[,、;](?:[省市县区旗州](?:级|直|属)*)?(?:各)?(?:县直|区直|市直|直属)?(?:工作)?"
    r"(?:部门|单位|乡镇|镇街|街镇|街道|镇|区县|县区)[^,;。\d]{0,8}\d+[件宗份]"
)


def _payments(reading: Reading) -> None:
    """``收取信息处理费120元、340元``: each payment is a part of what was taken; a sum of them is all of it."""
    fees = [n for n, fact in enumerate(reading.facts) if fact.quantity == _FEE and fact.kind == "fee"]
    if not fees or reading.piece.count("元") < _FEWEST or _IN_FACT.search(reading.piece):
        return
    told = {reading.spans[n][0]: n for n in fees}
    paid: list[Number] = []
    for number in reading.numbers:
        joined = paid and _JOINED.fullmatch(reading.text, paid[-1].end, number.start)
        if number.unit == "元" and (number.start in told or joined or _NEXT_PAID.match(reading.text, number.end)):
            paid.append(number)
    total = sum((number.value for number in paid), Decimal(0))
    # 申请人缴纳60元，全年共收取600元: what is said to be all of it is, however wrong
    alone = [
        n for n in paid if not _NEXT_PAID.match(reading.text, n.end) and reading.text[n.start - 1] not in "、和及与"
    ]
    whole = next((n for n in alone if _ALL_OF_IT.search(reading.clause_before(n.start))), None)
    if whole is None and len(paid) > _FEWEST:
        whole = next((n for n in paid if n.value * _FEWEST == total), None)
    if len({number.value for number in paid}) < _FEWEST:
        return
    for number in paid:
        if number is not whole and number.start in told and reading.facts[told[number.start]].relation == "=":
            reading.facts[told[number.start]] = part_of_a_sum(reading.facts[told[number.start]])


# 通知总金额1900元，实际收取1200元
_IN_FACT = re.compile("实际|实收|减免|退[还回]")
_ALL_OF_IT = re.compile("共|合计|总计|全年")
_FEE = "fee_info.amount"
_JOINED = re.compile("[、和及与,]")
_NEXT_PAID = re.compile(r"[、和及与]\d+(?:\.\d+)?元")


def _settle(whole: Number, reading: Reading) -> None:
    """Settle what ``whole`` is the sum of, if the counts before it hold one quantity only."""
    near = reading.segment(whole.start)
    before = [number for number in reading.numbers if near <= number.start < whole.start and number.unit == whole.unit]
    places = {span[0]: n for n, span in enumerate(reading.spans)}
    run = _adding_up(before, whole, [reading.facts[places[n.start]] for n in before if n.start in places])
    told = [places[number.start] for number in run if number.start in places]
    facts = [reading.facts[n] for n in told]
    if len({fact.quantity for fact in facts}) != 1 or any(fact.kind != "count" for fact in facts):
        return
    # a difference from another count of the sentence adds to nothing
    first = next((fact for fact in facts if fact.relation == "="), None)
    if first is None or not (first.quantity in WHOLES or first.quantity.startswith(_ADDED)):
        return
    own = reading.facts[places[whole.start]] if whole.start in places else None
    # three years together are no sum of this year's parts
    if (own is not None and own.quantity != first.quantity) or _of_years(whole, reading):
        return
    for n in told:
        if reading.facts[n].relation == "=":
            reading.facts[n] = part_of_a_sum(reading.facts[n])
    if own is None:
        quantities = (first.quantity, *first.alternatives)
        reading.add(Saying(NOTHING, quantities, whole.value, whole.start, whole.end, kind="count", unit=first.unit))


def _of_years(whole: Number, reading: Reading) -> bool:
    return year_of(reading.marks, whole.start, reading.reader.year) is None


def _adding_up(before: Sequence[Number], whole: Number, facts: Sequence[Fact]) -> Sequence[Number]:
    """The last of the numbers that add up to ``whole``; of documents all of them, for there the sum may be wrong."""
    total = Decimal(0)
    for n in range(len(before) - 1, -1, -1):
        total += before[n].value
        if total == whole.value and len(before) - n >= _FEWEST:
            return before[n:]
    documents = bool(facts) and all(fact.quantity.startswith(_ADDED) for fact in facts)
    return before if documents and len(before) >= _FEWEST and before[0].value < whole.value else ()


def part_of_a_sum(fact: Fact) -> Fact:
    """``fact`` as a part of what is told elsewhere, which is set against no cell."""
    return replace(fact, relation="none", note=_SHARED)
