"""Counts of one sentence set against each other, once all are read: which of them stand for a cell after all."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.prose.carried import settle_carried
from checker.extract.prose.disputes import PARTS, about_information, settle_disputes
from checker.extract.prose.leftover import reserved
from checker.extract.prose.reading import OTHER_SCOPE, Reading
from checker.extract.prose.scope import speaks_for_all_below
from checker.extract.prose.sums import part_of_a_sum
from checker.model.report import Fact

_PROCESSED = "requests.total_processed.total"
_NEW = "requests.new_received.total"
_CARRIED_IN = "requests.carried_in.total"
_CARRIED_OUT = "requests.carried_out.total"
_DUE = "只就到期的申请而言"
_IN_GROUP = "占所属大类的比例，不是占办理总计的比例"
_BESIDE = "另有撤回的申请，不一定是办理总计"
_ANSWERED = re.compile("答复|回复|答覆")
_LAST = re.compile(r"(?:申请)?。")
_MARKED = re.compile("(?:申请)?(?:至|到|下)")
_CLOSED_TOO = re.compile(
    r"(?:(?:为|系|是)?(?:上一?年度?|去年度?|20\d\d年度?)(?:的)?(?:结转|转结|遗留)(?:的)?)?(?:申请)?(?:也|亦|同样|同步|一并)(?:已|均|全部|都|按时|按期)*(?:办结|答复|办理完毕)"
)
_NEAR = 4
_FEWEST = 2


def settle(reading: Reading) -> None:
    """Make incomparable what the rest of the sentence shows to be only a part of its cell."""
    _beside_withdrawals(reading)
    _closed_apart(reading)
    _closed_of_this_year(reading)
    if "%" in reading.piece:
        _those_due(reading)
        _shares_of_groups(reading)
    if "其" in reading.piece:
        _rest_of_all(reading)
    if "上年" in reading.piece or "去年" in reading.piece or "上一年" in reading.piece:
        _with_those_of_last_year(reading)
    _beside_each_other(reading)
    _before_sifting(reading)
    _of_several(reading)
    _beside_those_below(reading)
    settle_carried(reading)
    settle_disputes(reading)


def _beside_withdrawals(reading: Reading) -> None:
    """``答复24件，申请人撤件5件``: what was answered is not all that was closed, where withdrawals stand beside it."""
    withdrawn = [n for n, fact in enumerate(reading.facts) if fact.kind == "withdrawal"]
    if not withdrawn:
        return
    for n, fact in enumerate(reading.facts):
        if fact.quantity != _PROCESSED or fact.kind != "count" or fact.alternatives or fact.relation == "none":
            continue
        # 办结 holds what was withdrawn, 答复 does not
        if _ANSWERED.search(fact.text) and any(_side_by_side(n, other, reading) for other in withdrawn):
            reading.facts[n] = replace(fact, relation="none", note=_BESIDE)


def _closed_apart(reading: Reading) -> None:
    """``新收52件，办结52件，上年结转3件也已办结``: what was carried in is closed beside what is told as closed."""
    for n in range(max(1, reading.told_before), len(reading.facts)):
        if reading.facts[n].quantity != _CARRIED_IN or reading.facts[n - 1].quantity != _PROCESSED:
            continue
        first, carried = reading.facts[n - 1], reading.facts[n]
        later = [o for o in reading.facts[n + 1 : n + _NEAR] if o.quantity == _PROCESSED]
        summed = any(other.value == first.value + carried.value for other in later)
        if first.relation == "=" and (summed or _CLOSED_TOO.match(reading.text, reading.spans[n][1])):
            reading.facts[n - 1] = part_of_a_sum(first)


def _closed_of_this_year(reading: Reading) -> None:
    """``上年结转2件，已于1月办结；新收15件，办结14件``: no more is closed than came in, beside what was carried in."""
    for n in range(max(reading.told_before, _FEWEST), len(reading.facts)):
        carried, new, done = reading.facts[n - 2 : n + 1]
        if (carried.quantity, new.quantity, done.quantity) != (_CARRIED_IN, _NEW, _PROCESSED):
            continue
        said = _CLOSED_BEFORE.match(reading.text, reading.spans[n - 2][1], reading.spans[n - 1][0])
        whole = _OF_ALL.search(reading.clause_before(reading.spans[n][0]))
        if said and not whole and done.relation == "=" and done.value <= new.value and carried.value:
            reading.facts[n] = part_of_a_sum(done)


_CLOSED_BEFORE = re.compile(
    r"[^;。\d]{0,14}(?:已|均|全部|都|也)(?:经|在|于)?(?:20\d\d年)?(?:年初|(?:\d{1,2}|上|当)月(?:份|底|初)?)?(?:内|前)?[^,;。\d]{0,6}(?:办结|答复|办理完毕|办毕)"
)
_OF_ALL = re.compile("共|总|合计|累计|全年|年内")


def _rest_of_all(reading: Reading) -> None:
    """``答复95件，其中公开61件，不予公开8件，其他26件``: 其他 is what was not told of, if with it the list is whole."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.phrase != _REMAINDER or fact.quantity != _OTHER or fact.relation != "=":
            continue
        near = reading.segment(reading.spans[n][0])
        told = [o for o, span in zip(reading.facts[:n], reading.spans[:n], strict=True) if span[0] >= near]
        # a refusal may be told by its reasons only: 不掌握9件、重复申请1件
        if all(any(o.quantity.startswith(row) for o in told) for row in _REFUSALS):
            continue
        listed = {o.quantity: o.value for o in told if o.quantity in _ALL_OUTCOMES and o.relation == "="}
        added = sum(listed.values(), fact.value)
        whole = any(o.quantity == _PROCESSED and o.value == added for o in reading.facts[:n])
        # it may hold 不予处理 as well as 其他处理
        reading.facts[n] = part_of_a_sum(fact) if whole else reserved(fact)


_REMAINDER, _OTHER = "remainder", "requests.other.total"
_REFUSALS = ("requests.denied", "requests.unable", "requests.not_processed")
_GIVEN = ("requests.granted", "requests.partial", "requests.granted_or_partial")
_ALL_OUTCOMES = tuple(f"{row}.total" for row in (*_GIVEN, *_REFUSALS))


def _with_those_of_last_year(reading: Reading) -> None:
    """``行政复议（含上年未结2件）17件``: more than arose; ``答复52件当年申请和3件上年结转申请``: less than closed."""
    for n in range(reading.told_before, len(reading.facts)):
        fact, (start, end) = reading.facts[n], reading.spans[n]
        if fact.kind != "count" or fact.relation != "=":
            continue
        more = fact.quantity in _DISPUTED and (
            _OLD_ONES.search(reading.text, max(0, start - _BRACKET), start) or _OLD_AFTER.match(reading.text, end)
        )
        if more or (fact.quantity == _PROCESSED and _NEW_AND_OLD.match(reading.text, end)):
            reading.facts[n] = part_of_a_sum(fact)


_DISPUTED = tuple(f"disputes.{row}.total" for row in ("reconsideration", "litigation", "both"))
_BRACKET = 40
_OLD = r"\((?:其中)?(?:含|包括|包含)(?:上一?年度?|去年度?)[^()]{0,8}(?:未审?结|结转|遗留|在审)[^()]*\)"
_OLD_ONES = re.compile(rf"{_OLD}(?:案件|共计?|合计)*$")
_OLD_AFTER = re.compile(rf"(?:案件)?{_OLD}")
_NEW_AND_OLD = re.compile(
    r"(?:的)?(?:当年|本年度?|今年|新收)(?:的)?申请(?:和|及|、|以及)\d+[件份宗](?:的)?(?:上一?年度?|去年)"
)


def _those_due(reading: Reading) -> None:
    """``结转下年2件，按期办结率100%``: what is carried over was not due yet."""
    if not any(fact.quantity == _CARRIED_OUT and fact.value for fact in reading.own):
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.phrase != "rate-processed" or fact.value != _ALL or fact.relation == "none":
            continue
        if _OF_THOSE_DUE.search(reading.clause_before(reading.spans[n][0])):
            reading.facts[n] = replace(fact, relation="none", note=_DUE)


_ALL = 100
_OF_THOSE_DUE = re.compile("(?:按[时期]|及时|如期|限时)[^,;。]*率|[答回办]复率")


def _shares_of_groups(reading: Reading) -> None:
    """``无法提供的205件中，本机关不掌握104件，占50.7%``: a row's share of the group told before it."""
    told = {
        fact.quantity: fact.value for fact in reading.own if fact.kind == "count" and fact.unit not in ("%", "%yoy")
    }
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if (
            fact.unit != "%"
            or fact.kind != "share"
            or fact.relation != "="
            or not fact.quantity.startswith("requests.")
        ):
            continue
        row = fact.quantity.split(".")[1]
        group = next((name for name in _GROUPS if row.startswith(f"{name}_")), "")
        part, whole = told.get(fact.quantity), told.get(f"requests.{group}.total")
        if part and whole and abs(part / whole * _ALL - fact.value) <= fact.step:
            reading.facts[n] = replace(fact, relation="none", note=_IN_GROUP)


_GROUPS = ("denied", "unable", "not_processed", "other")


def _beside_those_below(reading: Reading) -> None:
    """``各分局收到176件，市局机关收到38件``: its own offices are a part of what a vertical body tells."""
    if not speaks_for_all_below(reading.reader.issuer):
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.relation == "none" or not (fact.scope or "").endswith(_OWN_ROOMS):
            continue
        if any(other.quantity == fact.quantity and other.note == OTHER_SCOPE for other in reading.own):
            reading.facts[n] = part_of_a_sum(fact)


_OWN_ROOMS = ("机关", "本级")


def _of_several(reading: Reading) -> None:
    """``累计受理1268件，其中2023年86件``: a count of several years; ``各镇街收到45件，本级19件``: of some offices."""
    if "累计" not in reading.piece and "本级" not in reading.piece:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact, end = reading.facts[n], reading.spans[n][1]
        if fact.quantity not in _WHOLES or fact.kind != "count" or fact.relation == "none":
            continue
        added_up = "累计" in reading.clause_before(reading.spans[n][0]) and _THIS_YEAR.match(reading.text, end)
        if added_up or _OWN_BESIDE.match(reading.text, end):
            reading.facts[n] = part_of_a_sum(fact)


_WHOLES = (
    _NEW,
    _PROCESSED,
    "disclosure.normative.issued",
    "disputes.reconsideration.total",
    "disputes.litigation.total",
)
_THIS_YEAR = re.compile(
    r"(?:申请)?[,(](?:其中)?[:,]?(?:20\d\d年度?|本年度?|今年|当年)(?:共|受理|收到|办理|答复|新增|制发|制定|印发|发生)*\d+[件宗份起]"
)
_OWN_BESIDE = re.compile(
    r"(?:申请)?[,、;](?:[省市县区旗])?(?:政府|机关)?本级(?:共|为|有|收到|受理|办理|新收)*\d+[件宗份]"
)


def _before_sifting(reading: Reading) -> None:
    """``提交申请391件，经审核有效申请372件``: what was handed in is not what came in, where fewer were accepted."""
    if _ACCEPTED.search(reading.piece) is None and "信息公开" not in reading.piece:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.quantity != _NEW or fact.kind != "count":
            continue
        end = reading.spans[n][1]
        sifted = _SIFTED.match(reading.text, end) or _SORTED_OUT.match(reading.text, end)
        if sifted and any(o.start == sifted.end() and o.value < fact.value for o in reading.numbers):
            reading.facts[n] = part_of_a_sum(fact)


_ACCEPTED = re.compile("有效|符合|受理|登记")
_SIFTED = re.compile(
    rf"(?:申请)?(?:\((?:含|包括)[^()]*\))?[,(](?:其中)?(?:(?:经|通过|按)[^,;。\d]{{0,12}}(?:{_ACCEPTED.pattern})[^,;。\d]{{0,10}}(?=\d)"
    rf"|(?:剔除|扣除|去除|排除)[^,;。]{{0,16}},[^,;。\d]{{0,8}}(?:{_ACCEPTED.pattern})[^,;。\d]{{0,8}}(?=\d)"
    r"|(?:有效|符合)[^,;。\d]{0,10}申请[^,;。\d]{0,4}(?=\d))"
)
# 来件52件，其中属于信息公开申请49件; 其中非信息公开申请3件
_SORTED_OUT = re.compile(
    r"(?:申请)?[,(](?:其中)?[^。]{0,40}?(?:(?<!不)属于?|不属于?|并非|不是|非)(?:政府)?信息公开(?:的|类|申请|事项)+[^,;。\d]{0,4}(?=\d)"
)


def _beside_each_other(reading: Reading) -> None:
    """Counts that the one before them shows to be a part of it, or to be another row than they seem."""
    for n in range(max(1, reading.told_before), len(reading.facts)):
        first, fact = reading.facts[n - 1], reading.facts[n]
        end = reading.spans[n - 1][1]
        among = _AMONG if _closed_of_the_new(first, fact, reading) else _PARTS_OF
        part = among is _AMONG or _of_the_new(first, fact) or _the_same(first, fact)
        if part and among.match(reading.text, end):
            reading.facts[n] = part_of_a_sum(fact)
        elif _another_row(first, fact) and _SIDE.fullmatch(reading.text, end, reading.since[n]):
            reading.facts[n] = replace(fact, quantity=_OTHER_MISC, alternatives=(_OTHER,))


def _of_the_new(first: Fact, fact: Fact) -> bool:
    """``办结91件，其中当年新收的84件``: of those closed as many were new, which is not all that came in."""
    return (fact.quantity, first.quantity) == (_NEW, _PROCESSED) and "none" not in (fact.relation, first.relation)


def _closed_of_the_new(first: Fact, fact: Fact, reading: Reading) -> bool:
    """``上年结转的2件已办结，本年新收的19件中办结17件``: what was closed of the new is not all that was closed."""
    carried = any(other.quantity == _CARRIED_IN and other.value for other in reading.facts)
    return carried and (first.quantity, fact.quantity) == (_NEW, _PROCESSED)


_AMONG = re.compile("(?:申请)?(?:当)?中")


def _the_same(first: Fact, fact: Fact) -> bool:
    """``制发4件，其中以市政府名义制发1件``: two counts of one cell."""
    if (fact.quantity, fact.alternatives, fact.unit, fact.scope) != (
        first.quantity,
        first.alternatives,
        first.unit,
        first.scope,
    ):
        return False
    counts = fact.kind == first.kind == "count" and fact.relation == first.relation == "="
    return counts and not about_information(fact) and fact.value < first.value


def _another_row(first: Fact, fact: Fact) -> bool:
    """``逾期不补正6件，作其他处理11件``: after another row of （六） it is the last of its rows, or all of them."""
    return fact.quantity == _OTHER and first.quantity in _OTHER_ROWS and not fact.alternatives


_OTHER, _OTHER_MISC = "requests.other.total", "requests.other_misc.total"
_OTHER_ROWS = ("requests.other_no_correction.total", "requests.other_fee_unpaid.total")
_SIDE = re.compile("[,、和及以作]*")
_PARTS_OF = re.compile(r"(?:申请)?[,(:]?(?:其中|包括|含|中,)")


def _side_by_side(one: int, other: int, reading: Reading) -> bool:
    first, last = sorted((reading.spans[one], reading.spans[other]))
    return PARTS.search(reading.text[first[1] : last[0]]) is None
