"""What a number is said of that has no phrase of its own: 共 18 件, 2023年 80 件, 增加到 12 件, 占 32.5%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from checker.extract.prose.contexts import REMEMBERED, Context, last_clause
from checker.extract.prose.match import Match
from checker.extract.prose.meaning import adjacent, fits_topic, meant
from checker.extract.prose.reading import OTHER_SCOPE, Reading, Saying
from checker.model.phrase import Phrase
from checker.model.report import Fact

NOTHING = Phrase("inherited", {})
_SUM = re.compile(
    r"(?:总计|共计|合计|小计|总共|相加|加总|合并计算|合并|总量|总数|之和|共|计|累计)(?:为|有|收到|受理|接收|收|退出|清理|废止|处理|办理|申请|,)*:*$"
)
_BARE = re.compile(
    r"(?:退出|清理|全年|全[区市县省]|以上|两项|两者|二者|三项|[三四五六七]类|相加|合并计算|合并|小计|之和|各类|总计|共计|合计|总共|共|计|均|为|有|约|达到?|(?:增加?|净增|猛增|激增|上升|攀升|跃升|回升|升|下滑|回落|下降|降|锐减|减少|减|压减|提高|上涨|变)[到至为]|只有?|仅有?|三者|今年|本年度?的?|最终|定格在|年底|又|才|再"
    r"|实际|20\d\d年度?的?|总数|总量|申请|发生|产生|引发|收到|接收|受理|新收|被提起|办理)+"
)
_CUT = re.compile(
    r"(?:数据|数量)?以[^,;]{2,30}为准|在(?=连续|经历|上年|去年|20\d\d年)|(?:是|为)(?=20\d\d年|上年|去年)|破|首次|突破|净增|猛增|激增|下滑|翻了|再创|创|环比|攀升|回落|全部|均|都|较|比|与|同比|由|从|呈|连续|持续|上升|增长|下降|减少|增加|方面|情况|工作|相比|继续|保持|逐年"
)
_GREW = re.compile(r"(?:同比|环比)?(?:增长|上升|增加|下降|减少|增幅|降幅)(?:了|约|近|为|达到?)*")
_SHARE = re.compile(r"约?(?:占比?|比例|比重)(?:总数|总量|全部)?(?:的|为|达到?|约|超过)*")
_ENDS = re.compile(r"[,;。)!?(”\"」]")
_YEARLY = re.compile(r"20\d\d年度?(?:为|是|有)?\d+[件份宗起条]?")
_WHOLE = re.compile(r"^(?:20\d\d年度?)?(?:全部|所有|全年|全[区市县省])(?:的)?")
_PARTIAL = ("不是全年数", OTHER_SCOPE)
_CASES = ("件", "份", "宗", "起", "条", "件次", "")
_APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org", "orgs")
_GROUPS = ("denied", "unable", "not_processed", "other")
_DISPUTED = {"maintained", "corrected", "other", "pending"}
_RESULTS = {"granted", "partial", "denied", "unable", "not_processed", "other"}
_CAME = {"new_received", "carried_in", "input_total"}
_CARRIED_IN = "requests.carried_in.total"
_LITIGATED = {"disputes.lit_direct.total", "disputes.lit_after_reconsideration.total"}
_OPENED = {"requests.granted.total", "requests.partial.total"}
_TWO = re.compile("(?:两|二)(?:项|者|类|种)[^,;。]*$")
_MANY = 3  # so many outcomes told in a row, and a sum after them, are all outcomes
_EITHER = ("requests.new_received.total", "requests.input_total.total")


def may_inherit(context: Context, reading: Reading) -> bool:
    """Whether a number without a phrase counts cases, and stands as one does that is told of something before it."""
    number = context.number
    if number.klass != "count" or number.unit not in _CASES:
        return False
    piece = reading.piece
    return "其中" in context.left or "分别" in piece or "依次" in piece or _alone(context.left, context.right)


def inherited(context: Context, reading: Reading) -> Saying | None:
    """What a count without a phrase is: the sum of a list, the level after a growth, or the subject before it."""
    if not may_inherit(context, reading):
        return None
    number = context.number
    quantities = _in_turn(context, reading) if "分别" in reading.piece or "依次" in reading.piece else ()
    quantities = quantities or _own_among(context, reading)
    if not quantities and not _alone(context.left, context.right):
        return None
    # 共计5件 that opens a sentence sums up the one before
    opens = number.start - len(context.left) <= len(reading.lead)
    summed = _SUM.search(context.clause) is not None
    start = 0 if summed and (opens or _carried_in_only(reading.own)) else len(reading.lead)
    before = [
        fact
        for fact, span in zip(reading.facts[-12:], reading.spans[-12:], strict=True)
        if span[0] >= start and fact.relation != "none"
    ]
    quantities = quantities or _risen_from(context, reading)
    if not quantities and before and before[-1].unit == "%yoy":
        quantities = (before[-1].quantity, *before[-1].alternatives)
    elif not quantities and (summed or _WHOLE.match(context.clause)):
        quantities = _of_parts(reading)
        if not quantities and summed:
            if _some_untold(context, reading):
                return None
            counts = [fact.quantity for fact in before if fact.unit not in ("%", "%yoy")]
            # 自然人187件；…86件；…共计71件: what stands between is summed up
            counts = counts if len(counts) > 1 or adjacent(reading, number.start) else []
            quantities = _summed(counts, reading.text[start : number.start])
    near = reading.segment(number.start)
    told = [
        span for fact, span in zip(reading.facts[-12:], reading.spans[-12:], strict=True) if fact.relation != "none"
    ]
    if not quantities and not any(begin >= near for begin, _ in told):
        quantities = told_of(context, reading, start)
    if not quantities:
        return None
    return Saying(
        NOTHING,
        quantities,
        number.value,
        number.start,
        number.end,
        kind="count",
        unit=number.unit or None,
        step=number.step,
        relation=number.relation,
    )


def _carried_in_only(facts: Sequence[Fact]) -> bool:
    """Whether nothing but what was carried in is told: its sum is with what the sentence before told as new."""
    return bool(facts) and all(fact.quantity == _CARRIED_IN for fact in facts)


@lru_cache(maxsize=REMEMBERED)
def _alone(left: str, right: str) -> bool:
    """Whether a number stands with nothing in its clause that says what it counts."""
    bare = _ENDS.match(right) and _BARE.fullmatch(last_clause(left).strip("、:").rpartition(":")[2])
    return bare is not None


# 行政诉讼由9件降至5件
_FROM = re.compile(r"(?P<what>[^,;。:()\d]{2,}?)(?:则|也|亦)?(?:由|从)[^,;。:()]{0,12}?\d+[件份宗起条][^,;。:()\d]*$")
_TURN = re.compile(r"(?:而|则)?(?:20\d\d年度?|今年|本年度?)(?:的|则|对应|相应)*(?:分别|依次)(?:为|是|有|达到?)*$")
_LISTED = re.compile("[、和及与,]")


def _some_untold(context: Context, reading: Reading) -> bool:
    """Whether a sum of so many (三类合计112件) holds some counts that tell something, and some that do not."""
    found = _SO_MANY.search(context.clause)
    if found is None:
        return False
    before = [number for number in reading.numbers_before(context.number.start) if number.klass == "count"]
    summed = before[-_SEVERAL[found[1]] :]
    told = [(number.start, number.end) in reading.spans for number in summed]
    return any(told) and not all(told)


_SO_NEAR = 8
_SEVERAL = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_SOME_ROWS = re.compile(r"[两二三四](?:项|类|者|种)[^,;。\d]{0,4}(?:合计|共计|共|总计|相加)[^,;。\d]{0,2}$")
_SO_MANY = re.compile(f"([{''.join(_SEVERAL)}])[类项者种]")


def _risen_from(context: Context, reading: Reading) -> tuple[str, ...]:
    """What is said to have changed from one count to this."""
    start = max(len(reading.lead), context.number.start - 60)
    before = reading.text[start : context.number.start]
    found = _FROM.search(before) if "由" in before or "从" in before else None
    return _quantities(found["what"], context, reading) if found else ()


def _in_turn(context: Context, reading: Reading) -> tuple[str, ...]:
    """``2022年收到5件，办结4件；2023年分别为9件和8件``: the same again, in the same order, of another year."""
    place = next((n for n, number in enumerate(reading.numbers) if number is context.number), None)
    if place is None:
        return ()
    first = last = place
    while first and _LISTED.fullmatch(reading.text, reading.numbers[first - 1].end, reading.numbers[first].start):
        first -= 1
    while last + 1 < len(reading.numbers) and _LISTED.fullmatch(
        reading.text, reading.numbers[last].end, reading.numbers[last + 1].start
    ):
        last += 1
    opened = reading.numbers[first].start
    if not _TURN.fullmatch(reading.clause_before(opened)):
        return ()
    run = last - first + 1
    told = [
        fact
        for fact, span in zip(reading.facts, reading.spans, strict=True)
        if len(reading.lead) <= span[0] and span[1] <= opened and fact.kind == "count" and fact.unit != "%"
    ][-run:]
    if len(told) < run or len({fact.quantity for fact in told}) < run:
        return ()
    return (told[place - first].quantity, *told[place - first].alternatives)


def _own_among(context: Context, reading: Reading) -> tuple[str, ...]:
    """``全市收到申请3021件，其中市政府办公室640件``: of what the whole area was told, the body's own."""
    found = _AMONG.search(context.left) if "其中" in context.left else None
    mark = reading.marks.scope_at(context.number.start) if found else None
    if found is None or mark is None or mark.kind != "own_office" or context.number.start - mark.end > len("本级共"):
        return ()
    whole = next((fact for fact in reversed(reading.own) if fact.kind == "count" and fact.unit != "%"), None)
    wider = whole is not None and (whole.note == _PARTIAL[1] or (whole.scope or "").startswith("全"))
    return (whole.quantity, *whole.alternatives) if whole is not None and wider else ()


_AMONG = re.compile(r"[,(]其中[:,]?[^,;。:()\d]{2,16}$")
_CHANNELS = re.compile(r"(?:信函|网[络上站]|当面|邮寄|现场|在线|线上|线下|平台|传真|邮件|书面|窗口)[^,;。、\d]{0,8}\d")


def _of_parts(reading: Reading) -> tuple[str, ...]:
    """``6月份收到19件，全年共计131件``: what parts of the year or of the area were told of, the whole is told of."""
    own = [fact for fact in reading.own[-12:] if fact.kind == "count"]
    if not any(fact.note in _PARTIAL for fact in own) or len({fact.quantity for fact in own}) != 1:
        return ()
    return (own[0].quantity, *own[0].alternatives)


def _summed(before: list[str], text: str) -> tuple[str, ...]:
    """Which total a sum is: 新收 + 上年结转 after these two, what was received after applicants or channels."""
    if len(before) > 1 and len(set(before)) == 1:
        return (before[0],)
    rows = {quantity.split(".")[1] for quantity in before}
    columns = {quantity.rpartition(".")[2] for quantity in before}
    if pair := sum_of_two(before, text):
        return pair
    if {"new_received", "carried_in"} <= rows and rows <= {"new_received", "carried_in"}:
        return _EITHER[1:]
    if before and columns <= set(_APPLICANTS):
        return _EITHER
    for group in () if _SO_MANY.search(text[-_SO_NEAR:]) else _GROUPS:
        if len(before) > 1 and all(row.startswith(f"{group}_") for row in rows):
            return (f"requests.{group}.total",)
    if len(before) > 1 and len(rows) == 1 and columns <= _DISPUTED and before[0].startswith("disputes."):
        return (f"disputes.{rows.pop()}.total",)
    ends = {quantity.split(".")[1] for quantity in before[-_MANY:]}
    # 三项合计53件: of as many rows as were just told
    every = ends <= _RESULTS and rows <= _RESULTS | _CAME and not _SOME_ROWS.search(text[-_SO_NEAR:])
    if every and len(rows & _RESULTS) >= _MANY:
        return ("requests.total_processed.total",)
    if not before and re.search(r"申请|受理|收到|接收|提交", text[-200:]) and _CHANNELS.search(text[-200:]):
        return _EITHER
    return ()


def sum_of_two(before: list[str], text: str) -> tuple[str, ...]:
    """What the sum of two rows is: of both kinds of litigation, or of what was made public in whole and in part."""
    if set(before) == _LITIGATED:
        return ("disputes.litigation.total",)
    return ("requests.granted_or_partial.total",) if _TWO.search(text) and set(before[-2:]) == _OPENED else ()


def told_of(context: Context, reading: Reading, start: int) -> tuple[str, ...]:
    """The quantity that the nearest clause before the number speaks of; clauses of particles are passed over."""
    number = context.number
    for clause in reversed(re.split(r"[,:;]", reading.text[max(start, number.start - 120) : number.start])):
        words = _COUNTED.sub("", _CUT.split(_WHOLE.sub("", clause))[0])
        if (
            not words
            or _PLANNED.search(clause)
            or _BARE.fullmatch(clause)
            or _GREW.fullmatch(clause)
            or _SHARE.fullmatch(clause)
            or _YEARLY.fullmatch(clause)
        ):
            continue
        return _quantities(words, context, reading)
    return ()


def _quantities(words: str, context: Context, reading: Reading) -> tuple[str, ...]:
    """What a count that stood after ``words`` would tell of the tables."""
    match = phrase_for(words, context, reading)
    if match is None or match.phrase.kind not in ("count", "carried-out"):
        return ()
    quantities = meant(match.phrase, match, context, reading)
    return quantities if quantities and fits_topic(match.phrase, quantities[0], match, context, reading) else ()


_PLANNED = re.compile("预计|力争|目标|计划")
# 2022年收到申请5件，2023年增至12件: the words before an earlier count
_COUNTED = re.compile(r"\d+[件份宗起条](?:申请)?$")


def phrase_for(words: str, context: Context, reading: Reading) -> Match | None:
    """The phrase that fits ``words`` as if a count stood after them."""
    return reading.reader.matcher.best(Context(replace(context.number, klass="count"), words, ""), reading.text)
