"""Numbers with a percent sign: shares, rates and growth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.extract.prose.contexts import Context
from checker.extract.prose.counts import half
from checker.extract.prose.disputes import AMONG
from checker.extract.prose.leftover import left_over
from checker.extract.prose.match import Match
from checker.extract.prose.meaning import fits_topic, meant
from checker.extract.prose.numbers import Number
from checker.extract.prose.reading import NOT_THE_TABLES, Reading, Saying
from checker.extract.prose.resolve import intended
from checker.extract.prose.shares import based_on, delta, growth_subject, share_subject
from checker.extract.prose.subjects import NOTHING, phrase_for, sum_of_two, told_of
from checker.model.phrase import Phrase
from checker.model.report import Fact

_ROLES = re.compile(r"^(?:其中|[一二三四五六]是|20\d\d年度?|但|而|、|并|且|我局|全年|本年度?)+|(?:的|了|分别)+$")
_BASE = re.compile(
    r"(?:(?:与|较|比|由|从|同)(?:20\d\d年度?|上一?年度?|去年)(?:同期)?的?\(?|[,;(](?:20\d\d年度?|上一?年度?|去年)(?:同期)?(?:为|是|有|收到|仅)*)$"
)
_CHANGES = re.compile("公开|不予|提供|处理")
# 未被纠错的单位占95%: a share of bodies, not of cases
_BODIES = re.compile("的(?:单位|部门|地区|乡镇|镇街|街道|镇|区县|县区|机关|科室)(?:数量?)?$")
# 企业6件、科研机构3件，合占17.6%: of several, which have no cell together
_TOGETHER = re.compile("^(?:合计?|共计?|总共|一共|均|各)占")
_JOINT = re.compile("[与和及、]")
_FEE = "disclosure.admin_fee.amount"
_LOOSE = 2
"""Characters: a noun that no phrase knows is longer; shorter ones are particles."""


def read_percentage(context: Context, reading: Reading) -> None:
    """Add what a percentage tells, if it is said of a count of the tables."""
    several = ("分别" in context.clause and not context.label) or _TOGETHER.search(context.clause)
    if _of_each(context, reading) or several or _of_both(context, reading) or _of_all_published(context, reading):
        return
    if (before := _came_from(context.number.start, reading)) is not None:
        _come_to(before, context.number, reading)
        return
    kind, sign, unit = "share", 1, "%"
    part: Fact | None = None
    if (growth := growth_subject(context)) is not None:
        if not based_on(context, reading.reader.year - 1) or _of_another_base(context.number.start, reading):
            return
        what, sign = growth
        kind, unit = "growth", "%yoy"
    elif (part := _of_base(context.number.start, reading) or _bracketed(context, reading)) is not None:
        what = ""
    elif (subject := share_subject(context)) is not None:
        if _BODIES.search(subject):
            return
        what = subject
    else:
        _rate(context, reading)
        return
    if part is not None:
        quantities, phrase = (part.quantity, *part.alternatives), NOTHING
    else:
        quantities, phrase = _said_of(what, context, reading)
    number = context.number
    # what part of all fees a fee is stands in no cell
    if quantities and not (kind == "share" and quantities[0] == _FEE):
        reading.add(
            Saying(
                phrase,
                quantities,
                number.value * sign,
                number.start,
                number.end,
                kind=kind,
                unit=unit,
                step=half(number.value),
                relation=number.relation,
                # 去年为40件，同比上升35%: the year named is the one compared with
                label_year=reading.reader.year if kind == "growth" else None,
            )
        )


def _of_each(context: Context, reading: Reading) -> bool:
    """Add the changes of two counts just told, or of two nouns before them, in their order: 同比下降9.3%、12.8%."""
    number = context.number
    if (number.start, number.end) in reading.spans:
        return True  # added with the one before it
    two = _TWO.match(reading.text, number.end)
    way = _CHANGE.search(context.clause) if two else None
    if two is None or way is None or not based_on(context, reading.reader.year - 1):
        return False
    second = next(other for other in reading.numbers if other.start >= number.end)
    of = _two_of(context, context.clause[: way.start()], reading)
    if of is None:
        return False
    falls = bool(way["fall"]), bool(two["fall"]) if two["way"] else bool(way["fall"])
    for quantities, change, fall in zip(of, (number, second), falls, strict=True):
        value, step, span = change.value * (-1 if fall else 1), half(change.value), (change.start, change.end)
        year = reading.reader.year
        reading.add(Saying(NOTHING, quantities, value, *span, kind="growth", unit="%yoy", step=step, label_year=year))
    return True


def _two_of(context: Context, said: str, reading: Reading) -> Sequence[tuple[str, ...]] | None:
    """What two changes are of: the two counts told last, in one list, or the two nouns in the words before them."""
    named = _NOUNS.fullmatch(said)
    if named:
        of = [_said_of(named[name], context, reading)[0] for name in ("one", "other")]
        return of if all(of) else None
    told = [n for n, fact in enumerate(reading.facts) if fact.kind == "count" and fact.unit != "%"][-2:]
    if said or len(told) < len(_PAIR) or not _listed_before(told, context.number.start - len(context.clause), reading):
        return None
    return [(reading.facts[n].quantity, *reading.facts[n].alternatives) for n in told]


_NOUNS = re.compile(
    "(?P<one>[^,;。、和及与]{2,12})(?:、|和|及|与)(?P<other>[^,;。、和及与]{2,8}?)(?:案件)?(?:数量|数|件数|总量|量)?"
)


def _listed_before(told: Sequence[int], opened: int, reading: Reading) -> bool:
    """Whether two counts stand in one list that ends where the clause of their changes opens."""
    (_, first), (start, last) = (reading.spans[n] for n in told)
    return (
        _PAIR_OF.fullmatch(reading.text, first, start) is not None
        and _ENDS.fullmatch(reading.text, last, opened) is not None
    )


_PAIR = (0, 1)
_PAIR_OF = re.compile(r"(?:申请|案件)?[、,和及与][^,;。()\d]{2,16}")
_ENDS = re.compile(r"(?:申请|案件)?,")
_CHANGE = re.compile(
    r"(?:分别|各)?(?:同比|(?:较|比|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比)?)(?:均|各|分别)*(?:增长|上升|增加|(?P<fall>下降|减少|降低))(?:了)?$"
)
_TWO = re.compile(
    r"[、和及与](?P<way>(?:同比)?(?:增长|上升|增加|(?P<fall>下降|减少|降低))(?:了)?)?(?=\d+(?:\.\d+)?%(?![、和及与](?:[增上下减降][^,;。\d]{0,4})?\d))"
)


def _of_both(context: Context, reading: Reading) -> bool:
    """Add a share that two counts just told have together, where a row holds both: 两者合计占60%."""
    if _BOTH.search(context.clause) is None:
        return False
    told = [fact.quantity for fact in reading.own[-2:] if fact.kind == "count" and fact.relation == "="]
    number, quantities = context.number, sum_of_two(told, context.clause)
    if quantities:
        reading.add(
            Saying(
                NOTHING,
                quantities,
                number.value,
                number.start,
                number.end,
                kind="share",
                unit="%",
                step=half(number.value),
                relation=number.relation,
            )
        )
    return True


_BOTH = re.compile("^(?:以上|上述|前|这)*[两二](?:者|项|类)(?:申请|答复|情形)?(?:合计|共计|合|共|相加)*占")


def _came_from(start: int, reading: Reading) -> Fact | None:
    """The share of another year that a share is said to have come from (纠错率由上年的15%降到8%)."""
    if not reading.own or reading.own[-1].unit != "%":
        return None
    return reading.own[-1] if _CAME.fullmatch(reading.text, reading.spans[-1][1], start) else None


_CAME = re.compile(r"[升增提降减回缩下上攀][^,;。\d]{0,4}[到至为](?:今年|本年度?)?的?")


def _come_to(before: Fact, number: Number, reading: Reading) -> None:
    quantities, year = (before.quantity, *before.alternatives), reading.reader.year
    value, step, (start, end) = number.value, half(number.value), (number.start, number.end)
    reading.add(Saying(NOTHING, quantities, value, start, end, kind=before.kind, unit="%", step=step, label_year=year))
    if before.note in NOT_THE_TABLES:
        # 2019年以来…，纠错率由16.7%降至14.3%: what it came to is of as many years
        reading.facts[-1] = replace(reading.facts[-1], relation="none", note=before.note)


# 占办结总数482件的41.5%, 占办结数（64件）的23.4%
_OF_BASE = re.compile(
    r"[,(](?:仅|约)?占(?:全部|全年|总)?[^,;。()\d]{0,14}\(?(?P<base>\d+)[件宗起份]?(?:申请|答复)?\)?(?:的|比例|比重|为|约)*$"
)


def _of_another_base(start: int, reading: Reading) -> bool:
    """Whether a growth is told against the count of a year that is not the last: 比2021年的150件增长42.7%."""
    found = _COMPARED_WITH.search(reading.text, max(0, start - _BASE_WORDS), start)
    return found is not None and int(found[1]) != reading.reader.year - 1


_COMPARED_WITH = re.compile(r"(?:较|比|与|同|由|从)(20\d\d)年度?(?:同期)?的?\d+[件宗份][^,;。\d]*$")


def _of_base(start: int, reading: Reading) -> Fact | None:
    """The count that a share is told of where the whole is told with it, and is the whole that tables have for it."""
    first = max(len(reading.lead), start - _BASE_WORDS)
    found = _OF_BASE.search(reading.text, first, start) if "占" in reading.text[first:start] else None
    if found is None:
        return None
    told = {span[0]: fact for fact, span in zip(reading.facts, reading.spans, strict=True)}
    ended = {span[1]: fact for fact, span in zip(reading.facts, reading.spans, strict=True)}
    part, whole = ended.get(found.start()), told.get(found.start("base"))
    if part is None or whole is None or part.relation == "none" or not part.quantity.startswith("requests."):
        return None
    _, row, column = part.quantity.split(".")
    if column != "total":
        wholes = {f"requests.{row}.total"}
    else:
        wholes = {"requests.input_total.total" if row == "total_processed" else "requests.total_processed.total"}
    return part if whole.quantity in wholes else None


_BASE_WORDS = 40
_SHARED = ("new_received", "granted", "partial", "granted_or_partial", "denied", "unable", "not_processed", "other")


def _bracketed(context: Context, reading: Reading) -> Fact | None:
    """The outcome, or the kind of applicants, whose share stands alone in the bracket after it: 公开22件（34.4%）."""
    opened = context.number.start - 1
    if reading.text[opened] != "(" or not reading.text.startswith(")", context.number.end):
        return None
    for fact, span in zip(reversed(reading.facts[-8:]), reversed(reading.spans[-8:]), strict=True):
        if span[1] == opened and fact.kind == "count" and fact.relation == "=" and fact.unit != "%":
            table, row, column = fact.quantity.split(".")
            whole = row.startswith(_SHARED) if column == "total" else row in ("new_received", "input_total")
            return fact if table == "requests" and whole and fact.quantity != "requests.new_received.total" else None
    return None


def _rate(context: Context, reading: Reading) -> None:
    match, number = reading.reader.matcher.best(context, reading.text), context.number
    if match is None or (match.phrase.kind == "rate" and _of_untold(number.start, reading)):
        return
    if match.phrase.id == "rate-corrected" and _of_a_plan(number.start, reading):
        return
    quantities = meant(match.phrase, match, context, reading)
    if match.phrase.id == "rate-granted" and _told_in_part(reading):
        quantities = quantities[::-1]
    if quantities and fits_topic(match.phrase, quantities[0], match, context, reading):
        reading.add(
            Saying(
                match.phrase,
                quantities,
                number.value,
                number.start,
                number.end,
                kind=match.phrase.kind,
                unit="%",
                step=half(number.value),
                relation=number.relation,
            )
        )
        # 维持率由80%升至92%: what it was before
        if match.left.endswith(_FROM) and _CAME.match(reading.text, number.end):
            reading.facts[-1] = replace(reading.facts[-1], relation="none", note=reading.facts[-1].note or _BEFORE)


def _told_in_part(reading: Reading) -> bool:
    """Whether what was made public in part is counted beside the rest: 公开率 is likelier to be of both."""
    return any(fact.quantity == "requests.partial.total" for fact in reading.own)


_FROM = ("由", "从", "由的", "从的")
_BEFORE = "变化之前的数"


def _of_untold(start: int, reading: Reading) -> bool:
    """Whether the cases counted last before a rate tell nothing of the tables: 受理群众来件912件，办结率100%."""
    near = reading.segment(start)
    counts = [n for n in reading.numbers_before(start) if n.start >= near and n.klass == "count" and n.unit in _CASES]
    if not counts or (counts[-1].start, counts[-1].end) in reading.spans:
        return False
    return not any(span[0] >= near for span in reading.spans)


_CASES = ("件", "宗", "份", "起")


def _of_a_plan(start: int, reading: Reading) -> bool:
    """Whether a kind of dispute was named only where something was planned: 将复议纠错率控制在5%以下。纠错率为8.3%."""
    mark = reading.marks.groups.before(start)
    return mark is not None and "。" in reading.text[mark.end : start] and intended(reading.marks, mark.start)


def _said_of(what: str, context: Context, reading: Reading) -> tuple[tuple[str, ...], Phrase]:
    """What a percentage is said of: the noun before it, else the count just told."""
    noun = _ROLES.sub("", what)
    if noun:
        match = phrase_for(noun, context, reading)
        if match is not None and _partly(noun, match, reading):
            return (), NOTHING
        if match is not None and match.phrase.kind in ("count", "result"):
            quantities = meant(match.phrase, match, context, reading)
            if quantities and fits_topic(match.phrase, quantities[0], match, context, reading):
                return quantities, match.phrase
            return (), NOTHING
        if len(noun) > _LOOSE:
            return (), NOTHING
    start = context.number.start
    if not noun and _OF_ANOTHER.search(reading.text, max(len(reading.lead), start - _BASE_WORDS), start):
        return (), NOTHING
    previous = _just_told(start, reading)
    if previous is None and not noun and growth_subject(context) is not None:
        return told_of(context, reading, reading.segment(context.number.start)), NOTHING
    if previous is None and not noun:
        # 申请人以自然人为主，占93%
        told = told_of(context, reading, reading.segment(context.number.start))
        return (told if told and not told[0].endswith(".total") else ()), NOTHING
    if previous is None or previous.kind == "withdrawal":
        return (), NOTHING
    return (previous.quantity, *previous.alternatives), NOTHING


# 自然人48件，申请方式以网上为主，占82.5%; 法人申请中，企业238件，占48.2%
_OF_ANOTHER = re.compile(
    r"[,;](?:申请|提交|受理|接收)?(?:渠道|方式|途径|形式|内容|事项|领域|类型)[^,;。\d]*(?:为主|居多|最多|集中|多数),[^,;。\d]*$"
    r"|(?<![^,;。])(?:在)?(?:法人|单位|企业)[^,;。\d]{0,10}申请(?:当?中|里),[^,;。\d]*\d+[件宗份],[^,;。\d]*$"
)


def _of_all_published(context: Context, reading: Reading) -> bool:
    """Whether a share is of all that was made public: 主动公开占96%，依申请公开占4%."""
    return context.clause.startswith("依申请公开") and _UNASKED.search(reading.piece) is not None


_UNASKED = re.compile("主动公开[^,;。]{0,6}占")


def _partly(noun: str, match: Match, reading: Reading) -> bool:
    """Whether the phrase fits the end of the noun only, and what stands before it changes its meaning."""
    rest = noun[: len(noun) - len(match.left)]
    if not rest:
        return False
    known = reading.reader.matcher.catalogue.words["known_of_rows"]
    return _JOINT.search(noun) is not None or _CHANGES.search(rest) is not None or left_over(rest, known)


def _just_told(start: int, reading: Reading) -> Fact | None:
    """The count told last, where no other number stands between it and the percentage; a difference is none."""
    for fact, (begin, end) in zip(reversed(reading.facts[-8:]), reversed(reading.spans[-8:]), strict=True):
        if fact.unit in ("%", "%yoy"):
            continue
        between = reading.text[end:start]
        if fact.note and fact.year is not None and fact.year != reading.reader.year:
            continue
        # 行政诉讼186件，其中政府信息公开12件，占6.5%: a share of what stands in no cell
        if "。" in between or fact.relation == "none" or fact.phrase == AMONG or _among_untold(begin, reading):
            return None
        alone = reading.text[begin - 1 : begin] == "(" and reading.text[end : end + 1] == ")"
        if reading.marks.bracketed(begin) and not alone and not reading.marks.bracketed(start):
            continue
        skipped = [n for n in reading.numbers_before(start) if n.start >= end and not _aside(n, start, reading)]
        return None if skipped else fact
    return None


def _among_untold(start: int, reading: Reading) -> bool:
    """Whether a count is told among others that stand in no cell: 应诉187件；其中信息公开诉讼14件，占比7.5%."""
    if not reading.clause_before(start).startswith("其中"):
        return False
    return not any(
        span[0] < start and fact.relation != "none" for fact, span in zip(reading.facts, reading.spans, strict=True)
    )


def _aside(number: Number, at: int, reading: Reading) -> bool:
    """Whether a number between is no count of its own: one compared with, or one in a bracket closed before ``at``."""
    bracketed = reading.marks.bracketed(number.start) and not reading.marks.bracketed(at)
    return bracketed or _compared(number, reading.text)


def _compared(number: Number, text: str) -> bool:
    """Whether a number is a difference (增加31件) or what is compared with (较上年的38件)."""
    left = text[max(0, number.start - 30) : number.start]
    return delta(Context(number, left, "")) or _BASE.search(left) is not None
