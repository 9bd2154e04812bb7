"""Counts with their parts: ``解读205篇，其中文字144篇、图片61篇、视频1篇``.

A list is taken as the parts of the count before 其中 as far as its members are told in the same unit and in words of
one sort. Members in brackets belong to the member before them; what is carried over (结转) is no part of what was
answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.prose.members import CARRIED, Members, depth_at, read_members
from checker.extract.prose.normal import Normal, normalise
from checker.extract.prose.numbers import Number, numbers
from checker.extract.prose.told import CASE_UNITS, as_told, clause_before, same_unit
from checker.extract.prose.totals import may_sum, totals
from checker.model.report import Breakdown, Sentence, Told

COUNTED = frozenset({"s1", "s2", "s3", "s4", "s6"})
"""The sections that tell what was done; part five holds plans."""

# says that one and the same may be counted in several members
_SHARED = re.compile(
    r"重复(?!申请|提出|提交)|重叠|重合|交叉|同时(?:采用|使用|运用|配|附|发|以|在|有)|兼[有具用顾备]|既.{1,12}又|不止一|一[稿文件篇]多|"
    r"(?:多|两|几)[种类个](?:形式|方式|渠道|平台|载体)|涉及(?:多|两|几)[个项类]|互有|并[有存用]|可多选|多选"
)
_JOINED = re.compile(r"(?:申请|案件)?[、,和及][^,;。()\d其中]{1,14}")
_LISTED = re.compile(r"[、和及与][^,;。()\d]{1,14}")
# what opens a list of parts; a colon, 包括 or 分别是 does where it stands right after the count
_LIST = re.compile(
    r"其中|包括|包含|分别[是为]|[件份宗起条次篇个项例](?:申请|案件|信息)?"
    r"(?:[：:]|当?中[，,]|[，,](?:申请)?(?:内容|事项|信息)?(?:主要)?(?:涉及|集中[在于]))"
    r"|\d[件份宗起条篇个项][^，,；;。：:\d]{2,9}(?<![过程作间动])当?中[，,]"
)
_OPENS = re.compile(
    r"其中|[,(]?(?:包括|包含):?|,?分别(?:是|为):?|当?中,|:|,(?:申请)?(?:内容|事项|信息)?(?:主要)?(?:涉及|集中[在于]):?"
)
# one request may be about several things: such a list is counted only where it tells all
_ABOUT = re.compile("涉及|集中")
# 98个政务新媒体账号中，关停37个，保留61个: what it is that is counted may follow the count
_NAMED = re.compile(r"(?:的)?[^,;。:()\d的了]{2,9}(?<![过程作间动])")
_FOLLOWS = re.compile(r"(?:政府信息公开|依申请公开|信息公开|行政复议|行政诉讼)?(?:申请|案件|信息)?")
_SAID_APART = ("分别", "中,", "当中,")
# days and months count nothing here: 5个工作日内答复12件
_SPAN = re.compile("工作日|自然日|月|季度|小时")
_MEETINGS = frozenset({"人次", "场", "期"})
_DIFFERENCE = re.compile(r"(?:增加|减少|增长|下降|上升|净增|净减|多|少|增|减)(?:了|约|近)?$")
_GROWTH = re.compile(
    r"[,(](?:同比|较|比|与|环比)[^,;。\d]{0,14}(?:20\d\d年)?[^,;。\d]{0,6}(?:增加|减少|增长|下降|上升|提高|降低|净增|净减|多|少|增|减)[^,;。\d]{0,3}"
)
_GROWN = re.compile(
    rf"{_GROWTH.pattern}[\d.]+(?:个百分点|[%件条份宗起篇个项次])?|,(?:增长|下降|增幅|降幅|上升)[^,;。\d]{{0,3}}[\d.]+%"
)


def breakdowns(sentences: Sequence[Sentence], sections: frozenset[str]) -> Iterator[Breakdown]:
    """Every count that is told with its parts, in the sentences of ``sections``."""
    for index, sentence in enumerate(sentences):
        if sentence.section not in sections:
            continue
        text = sentence.text
        listed, summed = _LIST.search(text), may_sum(text)
        if not (listed or summed) or _SHARED.search(text):
            continue
        if listed:
            yield from (told for told in lists(sentence, index) if len(told.parts) > 1)
        if summed:
            yield from totals(sentences, index)


def lists(sentence: Sentence, index: int) -> Iterator[Breakdown]:
    """Every count of one sentence that is told with a part or more; ``index`` is its place in the report."""
    normal = normalise(sentence.text)
    text = normal.text
    told = [
        number
        for number in numbers(text, others=_MEETINGS)
        if number.klass in ("count", "thing") and number.unit and not _SPAN.match(text, number.end)
    ]
    for among in _OPENS.finditer(text) if len(told) > 1 else ():
        before = _before(text, told, among)
        if not before or (whole := _whole(text, before)) is None:
            continue
        # the list breaks down what came in altogether, not what was carried in
        if CARRIED.search(clause_before(text, whole.start)):
            continue
        members = read_members(text, told, among.end(), whole)
        found = members.parts()
        apart = among.group().lstrip(",").startswith(_SAID_APART)
        if not found or (apart and not all(members.labels)):
            continue
        if (_ABOUT.search(among.group()) and not members.complete()) or _answered_beside(text, members):
            continue
        if told_of := _broken_down(text, before[: before.index(whole) + 1], found):
            parts = tuple(as_told(sentence, normal, member) for member in found)
            plain, summed = _kind(members, among.group(), len(told_of))
            yield Breakdown(_together(told_of, sentence, normal), parts, plain, index, summed)


def _answered_beside(text: str, members: Members) -> bool:
    """Whether more were answered than came in (收到86件，其中以政府名义答复61件、…): some had been carried in."""
    if sum(number.value for number in members.numbers) <= members.whole.value:
        return False
    told = clause_before(text, members.whole.start)
    return _CAME.search(told) is not None and all(_ANSWERED.search(each) for each in members.labels)


_CAME = re.compile("收到|新收|受理|接[收到]|收件")
_ANSWERED = re.compile("答复|回复|办结|办复|办理完毕")


def _kind(members: Members, opened: str, wholes: int) -> tuple[bool, bool]:
    """Whether the list is plain, and whether it tells all parts there are."""
    # 会议3次：学习2次、部署2次: only cases are surely counted once
    about = _ABOUT.search(opened) is not None
    plain = members.is_plain() and not about and (opened == "其中" or members.whole.unit in CASE_UNITS)
    alone = wholes == 1 and members.whole.relation == "=" and not about
    return plain, alone and (members.complete() or ("分别" in opened and plain and not members.carried))


def _before(text: str, told: Sequence[Number], among: re.Match[str]) -> Sequence[Number]:
    """The counts that a list may break down: those before it, if it follows the last of them."""
    before = [number for number in told if number.end <= among.start()]
    if among.group() != "其中" and not (before and _follows(text, before[-1], among)):
        return ()
    if not before or depth_at(text, before[-1].end) != depth_at(text, among.start()):
        before = before[-1:] if before and text[before[-1].end : among.start()] in ("(", "(,") else []
    return before if before and not _between(text[before[-1].end : among.start()]) else ()


def _follows(text: str, last: Number, among: re.Match[str]) -> bool:
    """Whether what opens a list stands right after a count, or after the noun that the count is of."""
    if _FOLLOWS.fullmatch(text, last.end, among.start()):
        return True
    return among.group().endswith("中,") and _NAMED.fullmatch(text, last.end, among.start()) is not None


def _broken_down(text: str, before: Sequence[Number], members: Sequence[Number]) -> Sequence[Number]:
    """What ``members`` are parts of: the last count before them; if they are more, the list it ends; else nothing.

    A list set apart by commas is what they make up exactly, or is none.
    """
    added = sum(member.value for member in members)
    if added <= before[-1].value:
        return before[-1:]
    if added == sum(whole.value for whole in _side_by_side(text, before, _JOINED)):
        return ()
    listed = _side_by_side(text, before, _LISTED)
    return listed if len(listed) == 1 or added > sum(whole.value for whole in listed) else ()


def _together(wholes: Sequence[Number], sentence: Sentence, normal: Normal) -> Told:
    """One count, or the sum of several that stand side by side."""
    first, *others = (as_told(sentence, normal, number) for number in wholes)
    if not others:
        return first
    text = sentence.paragraph.text[first.start : others[-1].end]
    added = sum((other.value for other in others), first.value)
    return replace(first, value=added, text=text, end=others[-1].end)


def _side_by_side(text: str, before: Sequence[Number], joined: re.Pattern[str]) -> Sequence[Number]:
    """The last of ``before``, and those listed with it: 建议47件、提案82件，其中主办76件 may be of both."""
    first = len(before) - 1
    while first and same_unit(before[first - 1], before[first]):
        if not joined.fullmatch(text, before[first - 1].end, before[first].start):
            break
        first -= 1
    return before[first:]


def _whole(text: str, before: Sequence[Number]) -> Number | None:
    """The count that 其中 breaks down: the last one before it, or, where that is a difference, what it is told of."""
    last = before[-1]
    if not _DIFFERENCE.search(clause_before(text, last.start)):
        return last
    told = before[-2] if len(before) > 1 else None  # 收到38件，比上年增加5件，其中网络申请20件
    return told if told and _GROWTH.fullmatch(text, told.end, last.start) else None


def _between(words: str) -> bool:
    """Whether something else than punctuation, or how much more it was, stands between a count and its 其中."""
    if "%" in words or words[-1:].isdigit():
        words = _GROWN.sub("", words)
    words = _BROUGHT.sub("", words) if "诉讼" in words else words
    return len(re.sub(r"[,;:(。]|政府信息|申请|信息|案件|的", "", words)) > 6


# 争议案件5件进入复议、诉讼程序，其中复议3件、诉讼2件
_BROUGHT = re.compile(r"(?<=案件|争议|纠纷)(?:进入|申请|提起)(?:行政)?复议(?:、|和|及|与)(?:行政)?诉讼(?:程序|环节)?")
