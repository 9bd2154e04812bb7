"""Claims without a number: which quantities a denial (未发生) or a universal claim (均维持) sets to 0."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from checker.extract.prose.match import Claim
from checker.extract.prose.meaning import unit_of
from checker.extract.prose.numbers import Number
from checker.extract.prose.reading import Reading, Saying
from checker.extract.prose.resolve import (
    GROUPS,
    about_own_disputes,
    about_requests,
    carried_year,
    carries,
    document_at,
    group_row,
    headline,
    item_at,
)
from checker.model.report import Fact

_LIST = re.compile(r"(?:\d+|[件宗起例份]|案件|申请|、|和|与|及|,|;|:|的|被?提起|发生|各|案|[一二两三四五六七八九十])*")
_COUNTED = re.compile(r"(?:\d|[一二两三四五六七八九十])[件份宗起条]")
_CASES_OF = re.compile("(?:案件|方面|中|均|都|全部|全年)*")
_UNDONE = re.compile("纠错|纠正|撤销|违法")
_COURT = ("法院", "判决", "原告")
_LITIGATED = {"lit_direct", "lit_after_reconsideration"}
_WINDOW = 160
_CARRIED = ("none-carried-in", "none-carried-out")
_CARRIED_OUT = "requests.carried_out.total"
_NEW, _CARRIED_IN = "requests.new_received.total", "requests.carried_in.total"
_CLOSED = "requests.total_processed.total"
_INPUT = "requests.input_total.total"
# 收到申请84件…。全部84件均已办结: what was closed is told as all that came in
_ALL_OF_THEM = re.compile(
    r"(?:这|上述|以上|该|本年度?|全年|年内|当年|共|共计|合计|总计|全部|所有|两项|的)*(?P<all>\d+)[件份宗起](?:申请)?"
)
_OF_APPLICANTS = ("all-natural", "all-business")
# 申请人均为自然人的有80件，其余7件为企业提出: so many are, and not all
_SOME_OF_THEM = re.compile(r"(?:提出|提交)?的(?:政府信息公开|公开)?(?:申请)?(?:共)?(?:有|为|是|计|达)?\d")
_REQUESTS = ("件", "份", "宗")
_ANSWERED = ("all-answered", "one-answered")
_TOPICAL = ("all-answered", "all-natural", "all-business", "none-received")


def read_claims(claims: Sequence[Claim], reading: Reading) -> None:
    """Add what the sentence claims without a number."""
    for claim in claims:
        if claim.phrase.kind == "follows" or not _fits(claim, reading):
            continue
        value = told_before(claim, reading) if claim.phrase.kind == "all-of" else Decimal(0)
        for quantities in claimed(claim, reading):
            if value is not None:
                reading.add(
                    Saying(
                        claim.phrase,
                        quantities,
                        value,
                        claim.start,
                        claim.end,
                        kind="withdrawal" if claim.phrase.relation == "<=" else claim.phrase.kind,
                        relation=claim.phrase.relation,
                        label_year=reading.reader.year if quantities[0].endswith(".items_change") else None,
                        unit=unit_of(quantities[0], ""),
                    )
                )


def _fits(claim: Claim, reading: Reading) -> bool:
    if claim.phrase.kind == "universal-each" and (_of_others(claim, reading) or _of_the_rest(claim, reading)):
        return False
    if claim.phrase.kind == "universal" and _of_those_carried(claim, reading):
        return False
    if claim.phrase.id == "none-corrected" and "除" in reading.clause_before(claim.start) + claim_words(claim, reading):
        return False  # 除1件外均未被纠正
    if claim.phrase.id in _OF_APPLICANTS and (
        _SOME_OF_THEM.match(reading.text, claim.end)
        or _of_a_part(claim, reading)
        or _of_some_applicants(claim, reading)
    ):
        return False
    if claim.phrase.id in _TOPICAL:
        return about_requests(reading.marks, claim.start, claim.end, bare=claim.phrase.id == "all-answered")
    if any("{group}" in quantity for quantities in claim.phrase.quantities.values() for quantity in quantities):
        return about_own_disputes(reading.marks, claim.start, claim.end, loosely=True)
    return True


def _of_a_part(claim: Claim, reading: Reading) -> bool:
    """Whether 均为自然人 is said of a count of its own clause that is no fact (邮寄提出的34件均为自然人)."""
    number = _counted_before(claim, reading)
    clause = claim.start - len(reading.clause_before(claim.start))
    if number is None or number.start < clause or number.unit not in _REQUESTS:
        return False
    return (number.start, number.end) not in reading.spans


def _of_some_applicants(claim: Claim, reading: Reading) -> bool:
    """Whether 全部为商业企业 is said of a kind of applicants told just before it (法人或者其他组织4件)."""
    told = facts_before(claim.start, reading, reading.segment(claim.start))
    return bool(told) and told[-1].quantity.startswith("requests.") and told[-1].quantity.split(".")[2] != "total"


def _of_others(claim: Claim, reading: Reading) -> bool:
    """Whether 均维持 is said of a count just told that is none of the tables (上年未结的案件审结2件，均维持)."""
    number = _counted_before(claim, reading)
    return number is not None and (number.start, number.end) not in reading.spans and not _of_decided(claim, reading)


def claim_words(claim: Claim, reading: Reading) -> str:
    """The words of a claim."""
    return reading.text[claim.start : claim.end]


# 败诉1件，其余均得到维持
_THE_OTHERS = re.compile("(?:其余|其[他它]|剩余|余下|另外)[^,;。]*$")


def _of_the_rest(claim: Claim, reading: Reading) -> bool:
    return _THE_OTHERS.search(reading.clause_before(claim.start)) is not None


def _of_those_carried(claim: Claim, reading: Reading) -> bool:
    """Whether 均已答复 is said of requests carried over, the only ones that its part of the sentence counts."""
    near = reading.segment(claim.start)
    told = [
        fact.quantity.split(".")[1]
        for fact, (start, end) in zip(reading.facts[-60:], reading.spans[-60:], strict=True)
        if near <= start and end <= claim.start and fact.quantity.startswith("requests.")
    ]
    heads = [row for row in told if row in _TOTALS]
    return bool(heads) and all(row in ("carried_in", "carried_out") for row in heads)


_TOTALS = ("new_received", "input_total", "total_processed", "carried_in", "carried_out")


def _counted_before(claim: Claim, reading: Reading) -> Number | None:
    near = reading.segment(claim.start)
    counts = [n for n in reading.numbers_before(claim.start) if n.klass == "count" and n.start >= near and n.unit]
    return counts[-1] if counts else None


# 行政诉讼3件，已判决2件均胜诉: what is said of all that were decided leaves out those that were not
_DECIDED = re.compile(
    r"(?:其中|目前|现|均|年内|已经?|法院|当年|截至年底|其)*(?:审结|判决|裁决|结案|办结|宣判|结)(?:的|了|案件)*"
)


def _of_decided(claim: Claim, reading: Reading) -> bool:
    """Whether the claim is said of the cases decided this year, just counted."""
    number = _counted_before(claim, reading)
    if number is None or (number.start, number.end) in reading.spans:
        return False
    return _DECIDED.fullmatch(reading.clause_before(number.start)) is not None


def claimed(claim: Claim, reading: Reading) -> list[tuple[str, ...]]:
    """The addresses that the claim says are 0; none where it says nothing of the tables."""
    phrase = claim.phrase
    quantities = phrase.quantities.get(reading.reader.form, phrase.quantities["2021"])
    if phrase.id in _CARRIED and not carried_year(
        reading.text[claim.start : claim.end], reading.reader.year, out=phrase.id == "none-carried-out"
    ):
        return []
    if phrase.id in _ANSWERED and not _answers_requests(claim, reading):
        return []
    if any("{headline}" in quantity for quantity in quantities):
        rows = _asked(facts_before(claim.start, reading, len(reading.lead)))
        return [tuple(quantity.format(headline=row) for row in rows) for quantity in quantities]
    if any("{document}" in quantity for quantity in quantities):
        document = document_at(reading.marks, claim.start)
        return [(quantity.format(document=document),) for quantity in quantities] if document else []
    if any("{item}" in quantity for quantity in quantities):
        item = item_at(reading.marks, claim.start)
        return [(quantity.format(item=item),) for quantity in quantities] if item else []
    if not any("{group}" in quantity for quantity in quantities):
        return [(quantity,) for quantity in quantities]
    if phrase.kind == "universal-each" and _of_decided(claim, reading):
        quantities = tuple(quantity for quantity in quantities if not quantity.endswith(".pending"))
    return [(quantity.format(group=group),) for group in groups_of(claim, reading) for quantity in quantities]


def _asked(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The rows that 全部为自然人申请 is said of: what was asked, where that is told, before what was answered."""
    rows = headline(facts)
    asked = [fact for fact in facts if fact.quantity == "requests.new_received.total" and fact.relation != "none"]
    return ("new_received", *rows) if rows == ("total_processed",) and asked else rows


def facts_before(at: int, reading: Reading, since: int = 0) -> list[Fact]:
    """The last counts told before ``at``, in order."""
    return [
        fact
        for fact, (start, end) in zip(reading.facts[-60:], reading.spans[-60:], strict=True)
        if since <= start and end <= at and fact.unit not in ("%", "%yoy")
    ]


_REST = re.compile("(?:其余|剩余|余下|另外)的?$")
_HEADS = ("new_received", "input_total", "total_processed")


def told_before(claim: Claim, reading: Reading) -> Decimal | None:
    """The count that 全部予以公开 is said of: the last total of requests told before it."""
    rest = next((n for n in reading.numbers_before(claim.start) if n.end == claim.start and n.klass == "count"), None)
    if rest is not None and _REST.search(reading.text, max(0, rest.start - len("剩余的")), rest.start):
        return rest.value  # 其余8件均予以公开
    facts = facts_before(claim.start, reading)
    counts = [fact for fact in facts if fact.kind == "count"]
    if not counts:
        # 全部申请均予以公开，共收到42件
        counts = [fact for fact in reading.own if fact.kind == "count" and fact.relation == "="][:1]
    rows = (*_HEADS, "other") if claim.phrase.id == "withdrawn-each" else _HEADS
    return counts[-1].value if counts and counts[-1].quantity.split(".")[1] in rows else None


def groups_of(claim: Claim, reading: Reading) -> list[str]:
    """The kinds of dispute a claim speaks of: those it names, else those of the list before it."""
    marks = reading.marks.groups
    named = [group_row(mark.kind) for mark in marks.between(claim.start, claim.end)]
    said = reading.text[claim.start : claim.end]
    if claim.phrase.kind == "universal-each":
        named = listed_before(claim.start, reading)
    elif "败诉" in said and "litigation" not in named:
        named.append("litigation")
    before = marks.before(claim.start)
    # 行政复议无纠错、行政诉讼无败诉: the first of two is named before its denial
    if claim.phrase.id == "none-corrected" and named and before is not None and _UNDONE.search(said):
        named += [group_row(before.kind)] if _CASES_OF.fullmatch(reading.text, before.end, claim.start) else []
    if claim.phrase.id == "none-corrected" and not marks.between(claim.start, claim.end) and _UNDONE.search(said):
        named += GROUPS if _of_both(claim, reading) else listed_before(claim.start, reading) or GROUPS
    if claim.phrase.id == "all-won":
        named = [group for group in named if group != "reconsideration"]
    if not named and claim.phrase.id == "none-corrected":
        named = list(GROUPS)
    return list(dict.fromkeys(named))


def _of_both(claim: Claim, reading: Reading) -> bool:
    """Whether a sentence of its own denies it, after one that told of both kinds (复议8件；诉讼4件。无被纠错情况)."""
    if not reading.text.endswith("。", 0, claim.start):
        return False
    opened = reading.text.rfind("。", 0, claim.start - 1) + 1
    told = {group_row(mark.kind) for mark in reading.marks.groups.between(opened, claim.start)}
    return told.issuperset(GROUPS)


def listed_before(at: int, reading: Reading) -> list[str]:
    """The kinds of dispute nearest before ``at``: one, or several that stand in one list."""
    found: list[str] = []
    marks = reading.marks.groups.between(max(len(reading.lead), at - _WINDOW), at)
    marks = marks or reading.marks.groups.between(max(0, at - _WINDOW), at)
    clause = at - len(reading.clause_before(at))
    # 复议案件均维持: a subject in the clause itself, without a count, is all that is spoken of
    # a court speaks of the kinds named before it
    own = [m for m in marks if m.start >= clause and not (m.word in _COURT and m.kind.startswith("lit_"))]
    if own and not _COUNTED.search(reading.text[clause:at]):
        return list(dict.fromkeys(group_row(mark.kind) for mark in own))
    for n in range(len(marks) - 1, -1, -1):
        between = reading.text[marks[n].end : marks[n + 1].start] if found else ""
        if found and (not _LIST.fullmatch(between) or _denied(marks[n].start, between, reading)):
            break
        found.insert(0, group_row(marks[n].kind))
    # both kinds of litigation are all of it
    return ["litigation"] if set(found) == _LITIGATED else found


def _denied(at: int, between: str, reading: Reading) -> bool:
    """Whether a dispute that a comma sets apart from the next was denied: 没有发生行政诉讼，发生行政复议2件."""
    return _APART.search(between) is not None and _NO.search(reading.clause_before(at)) is not None


_APART = re.compile("[,;]")
_NO = re.compile("未|没有|无")
_ASKED = re.compile(
    r"(?:^|[,;。:])(?:20\d\d年度?|本年度?|全年|年内|[我本][局办委厅镇]|共|的)*\d+[件份宗起](?:政府信息公开|依申请公开)?申请$"
)


def _came(told: Sequence[Fact]) -> Decimal:
    """All that there was to answer: what is told last as new, and what is told as carried in; 0 where none is."""
    last = {fact.quantity: fact.value for fact in told if fact.relation == "=" and _CLOSED not in fact.alternatives}
    return last[_NEW] + last.get(_CARRIED_IN, Decimal(0)) if _NEW in last else Decimal(0)


def _answers_requests(claim: Claim, reading: Reading) -> bool:
    """Whether 全部答复 is said of the requests received, with nothing carried over in the sentence."""
    if carries(reading.piece) or any(fact.quantity == _CARRIED_OUT and fact.value for fact in reading.own):
        return False
    clause = re.split(r"[,;。:(、]", reading.text[max(0, claim.start - _WINDOW) : claim.start])[-1]
    if (counted := _ALL_OF_THEM.fullmatch(clause)) and (came := _came(facts_before(claim.start, reading))):
        return Decimal(counted["all"]) == came
    if _COUNTED.search(clause) and not re.search("收到|接到|受理|申请", re.sub("^.*(?:结转|转结).*$", "", clause)):
        return False
    told = facts_before(claim.start, reading)
    before: Sequence[Fact] = [fact for fact in told if fact.kind in ("count", "withdrawal")]
    if not before and any(fact.kind == "carried-in" for fact in told):
        return False  # of those carried in only
    if not before or before[-1].quantity.split(".")[1] not in ("total_processed", "carried_in"):
        return True
    if _PLAINLY.fullmatch(reading.text, claim.start, claim.end) and _more_came(before[-1], told, reading):
        return True
    # 全年16件申请全部办结: what was closed is all that came in
    return (
        len(before) == 1
        and before[0].phrase == "processed-each"
        and _ASKED.search(reading.text, 0, claim.start) is not None
    )


# 应办40件，已办结39件，全部办结: it is of all that came in, and not of how they were closed
_PLAINLY = re.compile("(?:全部|均|都)(?:已|已经)*(?:办结|办理完毕|办理完结)[,;。)]?")


def _more_came(closed: Fact, told: Sequence[Fact], reading: Reading) -> bool:
    """Whether more is told to have come in than was closed, and nothing that is not known just before that."""
    start = next(span[0] for fact, span in zip(reading.facts, reading.spans, strict=True) if fact is closed)
    earlier = reading.numbers_before(start)
    if closed.quantity != _CLOSED or (earlier and (earlier[-1].start, earlier[-1].end) not in reading.spans):
        return False
    came = max((fact.value for fact in told if fact.quantity in (_NEW, _INPUT) and fact.relation == "="), default=None)
    return came is not None and max(came, _came(told)) > closed.value
