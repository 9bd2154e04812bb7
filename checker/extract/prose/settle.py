"""Counts of one sentence set against each other, once all are read: which of them stand for a cell after all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from checker.extract.prose.reading import Reading, Saying
from checker.extract.prose.resolve import GROUPS, group_row
from checker.extract.prose.sums import part_of_a_sum
from checker.model.phrase import Phrase
from checker.model.report import Fact

_PROCESSED = "requests.total_processed.total"
_NEW = "requests.new_received.total"
_CARRIED_IN = "requests.carried_in.total"
_CARRIED_OUT = "requests.carried_out.total"
_PARTS = re.compile(r"其中|\(|包括|含|[;。:]")
_BESIDE = "另有撤回的申请，不一定是办理总计"
_ANSWERED = re.compile("答复|回复|答覆")
_GENERAL = "不限于政府信息公开"
_AGAIN = "按审级计，同一案件可能计多次"
AMONG = "among-disputes"
"""The phrase of disputes about information told among others."""
_INSTANCES = re.compile(r"[,(:]?(?:其中|包括|含)?[,:]?(?:一审[^,;。、]{0,6}\d+[件宗起]?[,、])(?:二审|再审)")
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
    _beside_each_other(reading)
    _before_sifting(reading)
    _of_several(reading)
    _of_those_carried_in(reading)
    _carried_beside_the_new(reading)
    _carried_twice(reading)
    _left_after_closing(reading)
    _disputes_in_general(reading)
    _litigation_of_one_kind(reading)
    _more_than_the_part(reading)
    _back_to_another_dispute(reading)


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


_WHOLES = (_NEW, _PROCESSED)
_THIS_YEAR = re.compile(
    r"(?:申请)?[,(](?:其中)?[:,]?(?:20\d\d年度?|本年度?|今年|当年)(?:共|受理|收到|办理|答复|新增)*\d+[件宗份]"
)
_OWN_BESIDE = re.compile(
    r"(?:申请)?[,、;](?:[省市县区旗])?(?:政府|机关)?本级(?:共|为|有|收到|受理|办理|新收)*\d+[件宗份]"
)


def _before_sifting(reading: Reading) -> None:
    """``提交申请391件，经审核有效申请372件``: what was handed in is not what came in, where fewer were accepted."""
    if _ACCEPTED.search(reading.piece) is None:
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.quantity != _NEW or fact.kind != "count":
            continue
        sifted = _SIFTED.match(reading.text, reading.spans[n][1])
        if sifted and any(o.start == sifted.end() and o.value < fact.value for o in reading.numbers):
            reading.facts[n] = part_of_a_sum(fact)


_ACCEPTED = re.compile("有效|符合|受理|登记")
_SIFTED = re.compile(
    rf"(?:申请)?[,(](?:其中)?(?:(?:经|通过|按)[^,;。\d]{{0,12}}(?:{_ACCEPTED.pattern})[^,;。\d]{{0,10}}(?=\d)"
    rf"|(?:剔除|扣除|去除|排除)[^,;。]{{0,16}},[^,;。\d]{{0,8}}(?:{_ACCEPTED.pattern})[^,;。\d]{{0,8}}(?=\d)"
    r"|(?:有效|符合)[^,;。\d]{0,10}申请[^,;。\d]{0,4}(?=\d))"
)


def _of_those_carried_in(reading: Reading) -> None:
    """``上年结转的3件中，2件予以公开``: what became of those carried in only."""
    if not any(fact.kind == "carried-in" for fact in reading.facts):
        return
    for n in range(max(1, reading.told_before), len(reading.facts)):
        fact = reading.facts[n]
        if fact.kind != "count" or not fact.quantity.startswith(_OUTCOMES) or fact.relation == "none":
            continue
        first = next((o for o in range(n - 1, -1, -1) if not reading.facts[o].quantity.startswith(_OUTCOMES)), None)
        if first is None or reading.facts[first].kind != "carried-in":
            continue
        end = reading.spans[first][1]
        if end >= reading.segment(reading.spans[n][0]) and _IN_THEM.match(reading.text, end):
            reading.facts[n] = part_of_a_sum(fact)


_OUTCOMES = tuple(f"requests.{row}" for row in ("granted", "partial", "denied", "unable", "not_processed"))
_IN_THEM = re.compile("(?:的)?(?:申请)?(?:当中|里|中),")


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
    return counts and fact.phrase != AMONG and fact.value < first.value


def _another_row(first: Fact, fact: Fact) -> bool:
    """``逾期不补正6件，作其他处理11件``: after another row of （六） it is the last of its rows, or all of them."""
    return fact.quantity == _OTHER and first.quantity in _OTHER_ROWS and not fact.alternatives


_OTHER, _OTHER_MISC = "requests.other.total", "requests.other_misc.total"
_OTHER_ROWS = ("requests.other_no_correction.total", "requests.other_fee_unpaid.total")
_SIDE = re.compile("[,、和及以作]*")
_PARTS_OF = re.compile(r"(?:申请)?[,(:]?(?:其中|包括|含|中,)")


def _side_by_side(one: int, other: int, reading: Reading) -> bool:
    first, last = sorted((reading.spans[one], reading.spans[other]))
    return _PARTS.search(reading.text[first[1] : last[0]]) is None


def _carried_beside_the_new(reading: Reading) -> None:
    """``新收143件，结转4件。``: a bare 结转 told last, before anything is told as closed, is of either year."""
    if len(reading.own) < _FEWEST:
        return
    before, last = reading.facts[-2:]
    if last.phrase == "carried-unsaid" and before.quantity == _NEW and _LAST.match(reading.text, reading.spans[-1][1]):
        reading.facts[-1] = replace(last, quantity=_CARRIED_IN, alternatives=(_CARRIED_OUT,))


def _carried_twice(reading: Reading) -> None:
    """A bare 结转 that was carried in.

    ``收到9件；结转1件；办结10件；下转0件``: of two carried over the one told before 办结; and one told in a bracket
    beside 新收.
    """
    for n in range(max(1, reading.told_before), len(reading.facts)):
        # 应办理60件（新收57件、结转3件）
        if reading.facts[n].phrase == "carried-unsaid" and reading.facts[n - 1].quantity == _NEW:
            between = reading.text[reading.spans[n - 1][1] : reading.spans[n][0]]
            if reading.marks.bracketed(reading.spans[n][0]) and ")" not in between:
                reading.facts[n] = replace(reading.facts[n], quantity=_CARRIED_IN)
    places = [n for n, fact in enumerate(reading.facts) if fact.quantity == _CARRIED_OUT and fact.relation == "="]
    done = [n for n, fact in enumerate(reading.facts) if fact.quantity == _PROCESSED]
    if not places or reading.facts[places[0]].phrase != "carried-unsaid":
        return
    if not done:
        # 新收143件，结转4件。: before anything is said to be closed, it is as likely to have been carried in
        if len(places) == 1 and places[0] and reading.facts[places[0] - 1].quantity == _NEW:
            reading.facts[places[0]] = replace(
                reading.facts[places[0]], quantity=_CARRIED_IN, alternatives=(_CARRIED_OUT,)
            )
        return
    first, last = reading.facts[places[0]], places[-1]
    if reading.spans[places[0]] > reading.spans[done[0]]:
        return
    if len(places) == _FEWEST and reading.spans[done[0]] < reading.spans[last]:
        reading.facts[places[0]] = replace(first, quantity=_CARRIED_IN)
    elif len(places) == 1 and not _MARKED.match(reading.text, reading.spans[last][1]):
        reading.facts[last] = replace(first, quantity=_CARRIED_IN, alternatives=(_CARRIED_OUT,))


def _left_after_closing(reading: Reading) -> None:
    """``结转19件、办结569件、遗留23件``: of two that seem to be carried in, the one told after 办结 goes on."""
    came = [n for n, fact in enumerate(reading.facts) if fact.quantity == _CARRIED_IN and fact.relation == "="]
    done = [n for n, fact in enumerate(reading.facts) if fact.quantity == _PROCESSED]
    if len(came) == _FEWEST and done and came[0] < done[0] < came[1]:
        first, last = (reading.facts[n] for n in came)
        if _FROM_BEFORE.search(reading.text, reading.since[came[1]], reading.spans[came[1]][0]):
            return
        if reading.marks.bracketed(reading.spans[came[1]][0]):  # 办结20件（含结转的5件）
            return
        reading.facts[came[0]] = replace(first, alternatives=())
        reading.facts[came[1]] = replace(last, quantity=_CARRIED_OUT)


_FROM_BEFORE = re.compile(r"上一?年|去年|往年|以前|年初|期初|20\d\d")


def _disputes_in_general(reading: Reading) -> None:
    """``行政应诉22件，涉及政府信息公开的6件``: the wider count stands in no cell; nor does one of 一审 and 二审."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.relation == "none" or not fact.quantity.startswith("disputes.") or fact.kind != "count":
            continue
        later = reading.facts[n + 1 : n + _NEAR]
        narrower = any(o.phrase == AMONG and o.quantity == fact.quantity and o.value <= fact.value for o in later)
        wider = fact.phrase != AMONG and narrower and "信息公开" not in fact.text.partition("涉")[0]
        again = fact.unit == "件次" and _INSTANCES.match(reading.text, reading.spans[n][1])
        sorted_out = fact.quantity.endswith(".total") and _SORTED.match(reading.text, reading.spans[n][1])
        if wider or again or sorted_out:
            reading.facts[n] = replace(fact, relation="none", note=_AGAIN if again else _GENERAL)
        if sorted_out:
            _results_in_general(n, reading)


# 行政复议12件（信息公开类2件、行政处罚类10件），维持11件: of all sorts, and so are the results
_SORTED = re.compile(
    r"(?:案件)?[,(](?:其中)?(?=[^;。()]*信息公开)[^,;。()\d]{1,10}类\d+[件宗起](?:[、,和及][^,;。()\d]{1,10}类\d+[件宗起])+"
)


def _results_in_general(place: int, reading: Reading) -> None:
    """Make incomparable the results told after disputes of all sorts, in the same part of the sentence."""
    group = reading.facts[place].quantity.removesuffix(".total")
    near = reading.segment(reading.spans[place][0])
    for n in range(place + 1, len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.kind == "result" and fact.quantity.startswith(group) and reading.segment(start) == near:
            reading.facts[n] = replace(fact, relation="none", note=_GENERAL)


def _litigation_of_one_kind(reading: Reading) -> None:
    """``行政诉讼12件（未经复议直接起诉）``: the bracket tells the row; ``12件，均为复议后起诉`` tells both."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.quantity != _LITIGATION or fact.kind != "count" or fact.relation == "none":
            continue
        first, last = reading.spans[n]
        opened = _ALONE.match(reading.text, last)
        marks = reading.marks.groups.between(opened.end(), opened.end() + _ROW_WORDS) if opened else ()
        if opened is None or not marks or not marks[0].kind.startswith("lit_") or marks[0].start != opened.end():
            continue
        row = f"disputes.{group_row(marks[0].kind)}.total"
        if not opened["bracket"]:
            told = Saying(_ONE_KIND, (row,), fact.value, first, last, kind="count", unit=fact.unit)
            reading.add(told)
        elif _CLOSED.match(reading.text, marks[0].end):
            reading.facts[n] = replace(fact, quantity=row)


def _more_than_the_part(reading: Reading) -> None:
    """``被诉6件，其中复议后起诉2件，4件驳回、1件在审``: results of more cases than the part has are the whole's."""
    for n in range(max(1, reading.told_before), len(reading.facts)):
        whole, part = reading.facts[n - 1], reading.facts[n]
        if whole.quantity != _LITIGATION or not part.quantity.startswith("disputes.lit_") or part.relation == "none":
            continue
        row = part.quantity.rpartition(".")[0]
        results = [
            o
            for o in range(n + 1, len(reading.facts))
            if reading.facts[o].quantity.startswith(f"{row}.") and reading.facts[o].kind == "result"
        ]
        among = _PARTS.search(reading.text, reading.spans[n - 1][1], reading.spans[n][0])
        told = sum(reading.facts[o].value for o in results)
        if among and part.quantity.endswith(".total") and part.value < told <= whole.value:
            for o in results:
                column = reading.facts[o].quantity.rpartition(".")[2]
                reading.facts[o] = replace(reading.facts[o], quantity=f"disputes.litigation.{column}", alternatives=())


_LITIGATION = "disputes.litigation.total"
_ONE_KIND = Phrase("litigation-of-one-kind", {})
_ALONE = re.compile(
    r"(?:案件)?(?:[,(]?(?:均|都|全部|皆)(?:为|系|属于|属|是)|(?P<bracket>\()(?:为|系|属于|属|是)?|,(?:为|系|属于|属|是))"
)
_CLOSED = re.compile(r"(?:的|行政诉讼|诉讼|案件|案|类|情形)*\)")
_ROW_WORDS = 20


def _back_to_another_dispute(reading: Reading) -> None:
    """``复议3件，纠正1件；诉讼0件。被纠正的1件…``: a result is not of a kind of dispute of which there was none.

    Nor is a definite one (被纠正的1件) of a kind without such a result, where as many of another kind were told.
    """
    for n in range(max(1, reading.told_before), len(reading.facts)):
        fact, start = reading.facts[n], reading.spans[n][0]
        if fact.kind != "result" or not fact.value or not fact.quantity.startswith("disputes."):
            continue
        clause = start - len(reading.clause_before(start))
        if reading.marks.groups.between(clause, start):
            continue
        told = {
            other.quantity: other.value
            for other, span in zip(reading.facts, reading.spans, strict=True)
            if span[1] <= start and other.relation == "="
        }
        if back := _told_back(fact, told, definite=reading.text[start - 1] == "的"):
            reading.facts[n] = replace(fact, quantity=back)


def _told_back(fact: Fact, told: Mapping[str, Decimal], *, definite: bool) -> str:
    """The result of the other kind of dispute that ``fact`` speaks of by what was ``told`` before it; "" if of none."""
    _, group, column = fact.quantity.split(".")
    others = [other for other in GROUPS if other != group]
    if group not in GROUPS or fact.quantity in told:
        return ""
    none = told.get(f"disputes.{group}.total") == 0 and told.get(f"disputes.{others[0]}.total", 0) >= fact.value
    again = definite and told.get(f"disputes.{others[0]}.{column}") == fact.value
    return f"disputes.{others[0]}.{column}" if none or again else ""
