"""Rates told beside the counts they are made of, and shares of a count named again.

``意见872条，采纳206条，采纳率23.6%``; ``办结率为97.5%（应办40件，办结39件）``; ``网上25件、信函10件，网上占71.4%``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from checker.extract.prose.normal import Normal, normalise
from checker.extract.prose.numbers import Number, numbers
from checker.extract.prose.told import as_told, same_unit
from checker.model.report import Sentence, Share, Told

_UNITS = frozenset({"批", "人次", "场", "期", "人", "名", "家", "户"})
_IN_TIME = r"按[时期]|及时|限时|如期|准时"
_RATE = re.compile(
    rf"(?P<how>{_IN_TIME})?(?P<done>办结|办复|答复|回复|采纳|采用|合格|满意|办理|整改|完成|纠错|败诉|胜诉|维持|查结|化解|结案|公开)率"
    r"(?:均|都|已|也|高|仅)*(?:为|达到?|是|约|至|:)*$"
)
# a rate may be told of what another word counts
_COUNTED_AS = {
    "纠错": "纠正|纠错",
    "办复": "办复|答复|办结|回复",
    "答复": "答复|回复|办复",
    "回复": "回复|答复",
    "办理": "办理完毕|办结",
    "整改": "整改|整改完成",
}
_THINGS = r"(?:了|数|量|的|意见|建议|申请|案件|工单|来信|留言|信息|问题)*"
_OWED = re.compile("应|收到|受理|承办|交办|接到|接收|转办")
_LEFT_OVER = re.compile("未|结转|撤回|终止|尚|在办|在审")
_ENDED = re.compile("[;。]|其中")
_CLAUSE = re.compile(r"[^,;。:(]*$")
_SHARE = re.compile(
    r"(?:^|[,;。(])(?:其中)?(?P<what>[^,;。()、\d占]{2,12}?)(?:的)?(?:占比|比重|占(?:申请|全部|全年)?(?:总数|总量|总件数|比例|比)?)(?:的|为|约|达|:)*$"
)
_JOINED = re.compile(r"[、,和及][^,;。()\d]{1,14}")
_SUM_OF = 3
_NEAR = 3
_FEWEST = 2
_ALL = 100


def rates(sentences: Sequence[Sentence], index: int, normal: Normal) -> Iterator[Share]:
    """The rates and shares up to 100% of one sentence with the counts beside them."""
    sentence, text = sentences[index], normal.text
    told = list(numbers(text, others=_UNITS))
    for percent in told:
        if percent.klass != "percent" or percent.relation != "=" or percent.value > _ALL:
            continue
        left = text[: percent.start]
        said: Sequence[Told] = ()
        found = None
        if rate := _RATE.search(left):
            found = _counts(text, told, percent, rate)
        elif share := _SHARE.search(left):
            found = _named_again(text, told, percent, share["what"])
            said = _told_before(sentences, index) if found else ()
        if found is not None:
            part, wholes = found
            first, *others = [_whole(sentence, normal, each) for each in wholes]
            others += [each for each in said if each.value >= part.value and each.unit == part.unit]
            share_of = as_told(sentence, normal, part)
            yield Share(as_told(sentence, normal, percent), index, share_of, first, tuple(others))


def _told_before(sentences: Sequence[Sentence], index: int) -> Sequence[Told]:
    """The counts of the sentences before in the same paragraph."""
    told = []
    for sentence in sentences[max(0, index - _NEAR) : index]:
        if sentence.paragraph is sentences[index].paragraph:
            normal = normalise(sentence.text)
            told += [as_told(sentence, normal, number) for number in numbers(normal.text)]
    return told


def _whole(sentence: Sentence, normal: Normal, counted: Sequence[Number]) -> Told:
    """One count, or several as one; what is told as left over is taken off by a value below 0."""
    first, *others = (as_told(sentence, normal, number) for number in counted)
    added = sum((other.value for other in others), first.value)
    return replace(first, value=added, end=max([first.end, *(other.end for other in others)]))


def _counts(
    text: str, told: Sequence[Number], percent: Number, rate: re.Match[str]
) -> tuple[Number, list[Sequence[Number]]] | None:
    """The count a rate is told of, and what it may be a part of: counts before it, or sums of them."""
    part, near = _part(text, told, percent, rate)
    if part is None or part.value == 0 or _of_another(text, near, part, percent):
        return None
    alike = [n for n in near if n.klass != "percent" and same_unit(n, part) and n.relation == part.relation == "="]
    known = [n for n in reversed(alike) if n.start < part.start and n.value >= part.value]
    if percent.value == _ALL and not _owed(text, known[0] if known else part, rate):
        return None
    wholes: list[Sequence[Number]] = [(number,) for number in known]
    for most in range(2, _SUM_OF + 1):
        summed = combinations([n for n in alike if n is not part], most)
        wholes += [each for each in summed if sum(n.value for n in each) >= part.value]
    left = [replace(n, value=-n.value) for n in alike if _LEFT_OVER.search(_clause(text, n))]
    wholes += [(whole, less) for whole in known for less in left if less.start != whole.start]
    return (part, wholes) if wholes else None


def _of_another(text: str, near: Sequence[Number], part: Number, percent: Number) -> bool:
    """Whether a semicolon and a count stand between a part and its rate: 办结45件；工单3218件，办结率99.8%."""
    cut = text.find(";", part.end, percent.start)
    return cut >= 0 and any(number.start > cut and number.klass != "percent" for number in near)


def _part(
    text: str, told: Sequence[Number], percent: Number, rate: re.Match[str]
) -> tuple[Number | None, Sequence[Number]]:
    """The one count that a rate is told of, before it or second after it, and the counts near it."""
    before = [number for number in told if number.end <= percent.start]
    telling = [number for number in before if _tells(text, number, rate)]
    since = _since(text, before, percent)
    if sum(number.start >= since for number in telling) > 1:  # 采纳40条，部分采纳32条
        return None, ()
    if rate["done"] in _GRADED and any(
        number.start >= since and _BETTER.search(_clause(text, number)) for number in before
    ):
        return None, ()
    if telling:
        return telling[-1], before
    end = _ENDED.search(text, percent.end)
    last = end.start() if end else len(text)
    after = [number for number in told if number.start >= percent.end][:2]
    near = [number for number in after if number.klass != "percent" and number.end <= last]
    return (near[1] if len(near) > 1 and _tells(text, near[1], rate) else None), near


# 优秀34份、合格52份: those that are better are among the rate, too
_GRADED = ("合格", "满意")
_BETTER = re.compile(r"(?:优秀|优良|良好|优|良|(?:非常|很|比较|较|基本)(?:满意|合格))[^,;。、\d]{0,4}$")


def _since(text: str, before: Sequence[Number], percent: Number) -> int:
    """Where the counts of a rate begin: after the last rate or semicolon before it."""
    last = max((number.end for number in before if number.klass == "percent"), default=0)
    return max(last, text.rfind(";", 0, percent.start))


def _tells(text: str, number: Number, rate: re.Match[str]) -> bool:
    """Whether a count is what the rate is told of: 采纳206条 beside 采纳率."""
    if number.klass == "percent":
        return False
    words = _COUNTED_AS.get(rate["done"], rate["done"])
    found = re.search(rf"(?P<how>{_IN_TIME})?(?<![应未不])(?:{words}){_THINGS}$", _clause(text, number))
    # 按期办结1408件 says nothing of how many were closed late
    return found is not None and (rate["how"] is None or found["how"] is not None)


def _owed(text: str, whole: Number, rate: re.Match[str]) -> bool:
    """Whether a rate of all can be told wrong by a whole: not all that there is had to be done (制发42件，公开40件)."""
    return rate["done"] != "公开" and rate["how"] is None and _OWED.search(_clause(text, whole)) is not None


def _clause(text: str, number: Number) -> str:
    found = _CLAUSE.search(text, max(0, number.start - 40), number.start)
    return found.group() if found else ""


def _named_again(
    text: str, told: Sequence[Number], percent: Number, what: str
) -> tuple[Number, list[Sequence[Number]]] | None:
    """The member of a list that a share names, and the whole list."""
    before = [number for number in told if number.end <= percent.start]
    members = [
        n
        for n in before
        if n.klass != "percent"
        and re.search(rf"(?:^|[、,;:(和及与]|其中|收到|受理){re.escape(what)}$", text[: n.start])
    ]
    if len(members) != 1:
        return None
    (part,) = members
    at = before.index(part)
    first = last = at
    while first and _JOINED.fullmatch(text, before[first - 1].end, before[first].start):
        first -= 1
    while last + 1 < len(before) and _JOINED.fullmatch(text, before[last].end, before[last + 1].start):
        last += 1
    listed = before[first : last + 1]
    exact = all(n.relation == "=" and same_unit(n, part) for n in listed)
    if len(listed) < _FEWEST or not exact:
        return None
    others = [(n,) for n in before if n is not part and same_unit(n, part) and n.value >= part.value]
    return part, [listed, *others]
