"""Changes and shares told beside the counts they are made of: 55件，较上年的40件增长37.5%; 其中网上申请30件，占60%.

What the tables hold plays no part in them: such a sentence can be recomputed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.extract.prose.normal import Normal, normalise
from checker.extract.prose.numbers import Number, numbers
from checker.extract.prose.parts import as_told, lists, same_unit
from checker.model.report import Breakdown, Change, Sentence, Share, Told

_YEAR = r"(?:去年|上一?年度?|(?P<year>20\d\d)年度?)(?:同期|全年)?"
_RISES = "增长|上升|提升|攀升|增加|上涨|增多|多|增"
_FALLS = "下降|减少|降低|回落|下滑|减"
_WAY = rf"(?:同比|净)?(?:(?P<rise>{_RISES})|(?P<fall>{_FALLS}|少))(?:了|幅度?|率|为|达到?|:)*"
_AGAINST = re.compile(rf"[,(]?(?:相较于?|相比于?|较|比|与|同){_YEAR}(?:的|为|是|有|共|收到|仅|总数)*\(?")
_CHANGED = re.compile(rf"\)?(?:相比|比较)?,?{_WAY}")
_FROM = re.compile(rf"(?:由|从){_YEAR}(?:的|为)*$")
_TO = re.compile(rf"\)?(?:件|份)?(?:{_RISES}|{_FALLS})?(?:了)?(?:到|至|为)(?:今年|本年度?|20\d\d年度?)?的?")
_THEN_CHANGED = re.compile(rf"[,(]?{_WAY}")
_MAY_CHANGE = re.compile(r"(?:较|比|与|同|由|从)(?:去年|上一?年|20\d\d年)")

_OF_WHOLE = re.compile(
    r"[,(]?约?占(?:比|比例|比重|(?:申请|信息|办件|案件|全部|全年|全)?的?(?:总数|总量|总件数|总数量|数量|总))?的?(?:为|约|达到?|:)*"
)
_RATE = re.compile(
    r"(?P<what>(?:办结|办复|答复|回复|公开|维持|纠错|纠正|败诉|胜诉|满意|合格|合规|准确|出庭|应诉)率|满意度|占比|比重|占[^,;。()%\d]{0,16})"
    r"(?:均|都|已|也|高|的)*(?:为|达到?|是|约|至|:)*$"
)
# what exceeds a plan or last year's figure may be more than all of it
_MORE_THAN_ALL = re.compile(r"去年|上一?年|同期|年初|计划|目标|任务|预算|增长|提高|上升|完成|同比|较|超额")
_CLAUSE = re.compile(r"[^,;。()]*$")


def changes(sentences: Sequence[Sentence], year: int, sections: frozenset[str]) -> Iterator[Change]:
    """Every change between two counts of this year (``year``) and the one before that one sentence tells with both."""
    for index, sentence in enumerate(sentences):
        if sentence.section in sections and _MAY_CHANGE.search(sentence.text):
            normal = normalise(sentence.text)
            told = list(numbers(normal.text))
            for n in range(len(told) - 2):
                if (found := _change(told, n, year, normal)) is not None:
                    now, then, change = (as_told(sentence, normal, number) for number in found[:3])
                    others = (as_told(sentence, normal, other) for other in told[:n] if _alike(other, found[0]))
                    change = replace(change, value=change.value * found[3])
                    yield Change(now, then, change, index, tuple(others))


def _change(told: Sequence[Number], n: int, year: int, normal: Normal) -> tuple[Number, Number, Number, int] | None:
    """The count of this year, that of the year before, the change and its sign, if the three numbers from ``n`` do."""
    first, second, last = told[n : n + 3]
    before = normal.text[: first.start]
    between, after = normal.text[first.end : second.start], normal.text[second.end : last.start]
    if (against := _AGAINST.fullmatch(between)) and (changed := _CHANGED.fullmatch(after)):
        now, then = first, second
    elif (against := _FROM.search(before)) and _TO.fullmatch(between) and (changed := _THEN_CHANGED.fullmatch(after)):
        now, then = second, first
    else:
        return None
    if against["year"] and int(against["year"]) != year - 1:
        return None
    if not _alike(now, then) or not (last.klass == "percent" or _alike(last, now)):
        return None
    if any(number.relation != "=" for number in (now, then, last)):
        return None
    return now, then, last, -1 if changed["fall"] else 1


def _alike(one: Number, other: Number) -> bool:
    """Whether both are counts or amounts in one unit."""
    return "percent" not in (one.klass, other.klass) and same_unit(one, other)


def shares(sentences: Sequence[Sentence], sections: frozenset[str]) -> Iterator[Share]:
    """Percentages of a whole: those told beside a part of a whole, and those above 100 wherever they are told."""
    for index, sentence in enumerate(sentences):
        if sentence.section not in sections or not ("%" in sentence.text or "％" in sentence.text):
            continue
        normal = normalise(sentence.text)
        told = list(numbers(normal.text))
        members = {part.start: (part, told) for told in lists(sentence, index) for part in told.parts}
        for before, percent in pairwise([None, *told]):
            if percent is None or percent.klass != "percent" or percent.relation != "=":
                continue
            member = members.get(as_told(sentence, normal, before).start) if before is not None else None
            if before is not None and member and _OF_WHOLE.fullmatch(normal.text, before.end, percent.start):
                yield _share(as_told(sentence, normal, percent), *member, _counts(sentence, normal, told))
            elif percent.value > 100 and _is_rate(normal.text[: percent.start]):
                yield Share(as_told(sentence, normal, percent), index)


def _share(percent: Told, part: Told, breakdown: Breakdown, counts: Sequence[Told]) -> Share:
    """``others`` are the counts before the part that are no part of the same whole."""
    members = {each.start for each in (*breakdown.parts, breakdown.whole)}
    others = (each for each in counts if each.start < part.start and each.unit == part.unit)
    return Share(
        percent, breakdown.sentence, part, breakdown.whole, tuple(each for each in others if each.start not in members)
    )


def _counts(sentence: Sentence, normal: Normal, told: Sequence[Number]) -> list[Told]:
    return [as_told(sentence, normal, number) for number in told if number.klass != "percent"]


def _is_rate(before: str) -> bool:
    """Whether a percentage after these words is a part of a whole."""
    found = _CLAUSE.search(before)
    clause = found.group() if found else ""
    rate = _RATE.search(clause)
    return rate is not None and not _MORE_THAN_ALL.search(clause[: rate.start()] + rate["what"])
