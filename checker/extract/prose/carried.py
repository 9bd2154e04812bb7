"""Requests carried over, set against the other counts of their sentence: which way, and what became of them.

What was answered, and who asked, is told of those carried over where it makes them up or is said to be among them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checker.extract.prose.reading import Reading
from checker.extract.prose.sums import part_of_a_sum

_NEW = "requests.new_received.total"
_PROCESSED = "requests.total_processed.total"
_CARRIED_IN = "requests.carried_in.total"
_CARRIED_OUT = "requests.carried_out.total"
_FEWEST = 2
_LAST = re.compile(r"(?:申请)?。")
_MARKED = re.compile("(?:申请)?(?:至|到|下)")


def settle_carried(reading: Reading) -> None:
    """Tell what was carried in from what was carried out, and what is said of either from what is said of all."""
    if not any(fact.quantity in (_CARRIED_IN, _CARRIED_OUT) for fact in reading.facts):
        return
    _of_those_carried_in(reading)
    _of_those_left(reading)
    _closed_in_one_year(reading)
    _beside_the_new(reading)
    _applicants_of_those_carried(reading)
    _carried_beside_the_new(reading)
    _carried_twice(reading)
    _left_after_closing(reading)


def _of_those_carried_in(reading: Reading) -> None:
    """``上年结转的3件中，2件予以公开``: what became of those carried in only."""
    for n in range(max(1, reading.told_before), len(reading.facts)):
        fact = reading.facts[n]
        if fact.kind != "count" or not fact.quantity.startswith(_OUTCOMES) or fact.relation == "none":
            continue
        first = next((o for o in range(n - 1, -1, -1) if not reading.facts[o].quantity.startswith(_OUTCOMES)), None)
        if first is not None and reading.facts[first].kind == "carried-in" and _broken_down(first, n, reading):
            reading.facts[n] = part_of_a_sum(fact)


def _broken_down(carried: int, result: int, reading: Reading) -> bool:
    """Whether a result is told of what was carried in just before it, and not of what came in, too."""
    end = reading.spans[carried][1]
    if end < reading.segment(reading.spans[result][0]):
        return False
    if _IN_THEM.match(reading.text, end):
        return True
    near = reading.segment(reading.spans[carried][0])
    beside = carried > 0 and reading.facts[carried - 1].quantity == _NEW and reading.spans[carried - 1][0] >= near
    added = sum((fact.value for fact in reading.facts[carried + 1 : result + 1]), Decimal(0))
    fits = added <= reading.facts[carried].value and not beside
    return fits and _DONE_AND_AMONG.match(reading.text, end) is not None


def _beside_the_new(reading: Reading) -> None:
    """``收到40件，其中37件答复，3件结转，另办理上年结转3件，其中1件在办``: what became of either is a part of both."""
    for n in range(max(1, reading.told_before), len(reading.facts)):
        start = reading.spans[n][0]
        if reading.facts[n].quantity != _CARRIED_IN or not _APART.match(reading.clause_before(start)):
            continue
        near = reading.segment(start)
        for m, fact in enumerate(reading.facts):
            at = reading.spans[m][0]
            since = reading.spans[n][1] if at > start else near
            among = "其中" in reading.text[since:at]
            if fact.quantity in (_PROCESSED, _CARRIED_OUT) and fact.relation == "=" and at >= near and among:
                reading.facts[m] = part_of_a_sum(fact)


_APART = re.compile("(?:另|另外|此外|还|同时)(?:办理|处理|答复|办结)")


def _closed_in_one_year(reading: Reading) -> None:
    """``2022年收到、2023年办结3件；2023年收到并办结15件``: what came and was closed this year is not all that was."""
    if not any(fact.quantity == _CARRIED_IN and fact.value for fact in reading.own):
        return
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.quantity != _PROCESSED or fact.relation != "=" or fact.kind != "count":
            continue
        if _CAME_AND_CLOSED.search(reading.clause_before(reading.spans[n][0])):
            reading.facts[n] = part_of_a_sum(fact)


_CAME_AND_CLOSED = re.compile("(?:年度?|当年|今年)新?(?:收到|申请|受理|接收|收)(?:并|且|、)(?:于?(?:当年|年内))?")


def _of_those_left(reading: Reading) -> None:
    """``结转下年的15件中，12件尚在期限内，2件正在征求意见``: some of those that are left."""
    left = [n for n, fact in enumerate(reading.facts) if fact.quantity == _CARRIED_OUT and fact.relation == "="]
    if len(left) < _FEWEST or not _IN_THEM.match(reading.text, reading.spans[left[0]][1]):
        return
    near = reading.segment(reading.spans[left[0]][0])
    for n in left[1:]:
        if n >= reading.told_before and reading.segment(reading.spans[n][0]) == near:
            reading.facts[n] = part_of_a_sum(reading.facts[n])


_OUTCOMES = tuple(f"requests.{row}" for row in ("granted", "partial", "denied", "unable", "not_processed", "other"))
_IN_THEM = re.compile("(?:的)?(?:申请)?(?:当中|里|中)(?:,|有)")
# 上年结转的7件已于1月全部答复，其中公开4件
_DONE_AND_AMONG = re.compile(
    r"(?:的)?(?:申请)?,?(?:已|均|全部|都|也)[^;。新收\d]{0,8}(?:20\d\d年)?(?:\d{1,2}月)?[^;。新收\d]{0,12}"
    r"(?:办结|答复|办理完毕|办毕|回复),其中"
)


def _applicants_of_those_carried(reading: Reading) -> None:
    """``结转下年的15件中，自然人13件、企业2件``: who asked for what was carried over fills the columns of its row."""
    for n in range(reading.told_before, len(reading.facts)):
        carried, end = reading.facts[n], reading.spans[n][1]
        if carried.quantity not in (_CARRIED_IN, _CARRIED_OUT) or carried.relation != "=" or not carried.value:
            continue
        last = n + 1
        while last < len(reading.facts) and _APPLICANT.match(reading.facts[last].quantity):
            last += 1
        listed = [m for m in range(n + 1, last) if reading.segment(reading.spans[m][0]) == reading.segment(end)]
        added = sum((reading.facts[m].value for m in listed), Decimal(0))
        fits = added == carried.value or (added < carried.value and reading.text[reading.spans[n][0] - 1] == "的")
        if not listed or not (fits or _IN_THEM.match(reading.text, end)):
            continue
        row = carried.quantity.removesuffix(".total")
        for m in listed:
            column = reading.facts[m].quantity.rpartition(".")[2]
            reading.facts[m] = replace(reading.facts[m], quantity=f"{row}.{column}", alternatives=())


_APPLICANT = re.compile(
    r"requests\.(?:new_received|input_total)\.(?:natural_person|business|research|public_welfare|legal_service|other_org|orgs)$"
)


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
