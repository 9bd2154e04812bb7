"""Counts with their parts: ``解读205篇，其中文字144篇、图片61篇、视频1篇``.

A list is taken as the parts of the count before 其中 as far as its members are told in the same unit. Members in
brackets belong to the member before them; what is carried over (结转) is no part of what was answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.extract.prose.normal import Normal, normalise
from checker.extract.prose.numbers import Number, numbers
from checker.model.report import Breakdown, Sentence, Told

COUNTED = frozenset({"s1", "s2", "s3", "s4", "s6"})
"""The sections that tell what was done; part five holds plans."""

_CASES = frozenset("件宗起份例")
_CARRIED = re.compile(r"结转|转结|顺延|转下|转至")
# a member that opens with one of these starts a count of its own
_FRESH = re.compile(
    r"(?:共|累计|全年|新增|另|此外|同时|办结|收到|受理|答复了|举办|召开|开展|组织|编发|发布了|公开了|并|还|较|比|同比|占|超过|"
    r"制作|解读了|审核|完成|下发|印发|接到|处理|达|总|均|各|到|从|点击|阅读|浏览|转发|推送)"
)
# these verbs tell what happened to the whole, and open no member
_HAPPENED = re.compile(
    r"办结|办毕|结案|查结|移送|立案|办理完毕|收到|受理|新收|接收|年底|截至|截止|现有|目前|现行|结转|转入|转下|案件中|申请中|全[区市县省]|同比|较上|较去"
)
# what opens, after a semicolon, what is told of something else
_ANOTHER = re.compile(r"清理|废止|制发|制定|出台|修[改订]|收取|作出|新收|上年|结转|应诉|行政")
_SAID = re.compile(r",[^,;\d]{4,};")  # 33件，其中涉及环保的24件，全部按期回复；发出建议9件
_SUM = re.compile(r"合计|共计|总计|小计")
_MEMBER = re.compile(r"[^,;。]{1,16}")
_LONGEST = 24
# how an application came in: a list that goes on with anything else has begun to break the whole down another way
_CHANNEL = re.compile(
    r"当面|现场|窗口|柜台|信函|书面|来信|邮寄|邮件|邮箱|快递|网络|网上|网站(?:提交|渠道|申请)|在线|线[上下]|传真|电子|平台申请"
)
# one and the same text may be published in several places
_OUTLET = re.compile("通过|利用|借助|经由|^在|转发|刊[登载发]|播[出放]|公示|张贴")
# 网站公开118条，其中动态86条，通过公众号发布402条: after kinds, an outlet tells of something else
_PUBLISHED = re.compile(
    r"(?:通过|利用|依托|借助|在)[^,;]{2,16}(?:发布|公开|推送|刊发)|(?:网站|公众号|微博|客户端|平台|专栏)(?:共|累计)?(?:发布|公开|推送)"
)
# a member that is a part of the one before it, or that tells what it is of in words of its own
_WITHIN = re.compile(r"包括|包含|含|当中|之中|[类件条项]中|中有|里有|同时|兼|分别|均|都|曾|且|并")
# says that one and the same may be counted in several members
_SHARED = re.compile(
    r"重复(?!申请|提出|提交)|重叠|重合|交叉|同时(?:采用|使用|运用|配|附|发|以|在|有)|兼[有具用顾备]|既.{1,12}又|不止一|一[稿文件篇]多|"
    r"(?:多|两|几)[种类个](?:形式|方式|渠道|平台|载体)|涉及(?:多|两|几)[个项类]|互有|并[有存用]|可多选|多选"
)
_OPENING = re.compile(r"涉及|关于|针对|有关")


# what was done about those that proved true (查实3件，责令改正3件) counts them again
_FOLLOWED = re.compile("改正|整改|问责|约谈|通报|处分|追责")
_PROVED = re.compile("查实|属实|查证|核实")
_FEWEST = 2
_SUMMED = re.compile(
    r"(?:申请|案件)?[,、](?:以上)?(?:[两二三四五](?:类|项|者|种)(?:案件|申请)?)?(?:合计|共计|总计|合共)(?:为|有|是|收到|受理|申请)*"
)
_JOINED = re.compile(r"(?:申请|案件)?[、,和及][^,;。()\d其中]{1,14}")
# what is told of some only, or of more than the list
_SOME = re.compile("主要|较多|集中|部分|居前|前[两三四五]|最多|例如|比如")
_COUNTED_ANEW = re.compile("收到|受理")
_HAPPENED_TO_ALL = re.compile(r"办结|答复|结转|转结|较|比|增加|减少")


def breakdowns(sentences: Sequence[Sentence], sections: frozenset[str]) -> Iterator[Breakdown]:
    """Every count that is told with its parts, in the sentences of ``sections``."""
    for index, sentence in enumerate(sentences):
        if sentence.section not in sections:
            continue
        listed, summed = _LIST.search(sentence.text), _SUM.search(sentence.text)
        if not (listed or summed) or _SHARED.search(sentence.text):
            continue
        if listed:
            yield from (told for told in lists(sentence, index) if len(told.parts) > 1)
        if summed:
            yield from _summed_up(sentence, index)


def lists(sentence: Sentence, index: int) -> Iterator[Breakdown]:
    """Every count of one sentence that is told with a part or more; ``index`` is its place in the report."""
    normal = normalise(sentence.text)
    text = normal.text
    told = [number for number in numbers(text) if number.klass in ("count", "thing") and number.unit]
    for among in _OPENS.finditer(text):
        before = [n for n in told if n.end <= among.start()]
        if among.group() != "其中" and not (before and _FOLLOWS.fullmatch(text, before[-1].end, among.start())):
            continue
        if not before or _depth(text, before[-1].end) != _depth(text, among.start()):
            before = before[-1:] if before and text[before[-1].end : among.start()] in ("(", "(,") else []
        if not before or _between(text[before[-1].end : among.start()]):
            continue
        if (whole := _whole(text, before)) is None:
            continue
        # the list breaks down what came in altogether, not what was carried in
        if _CARRIED.search(re.split(r"[,;。(]", text[: whole.start])[-1]):
            continue
        members, plain = _members(text, told, among.end(), whole)
        # 会议3次：学习2次、部署2次: only cases are surely counted once
        plain &= among.group() == "其中" or whole.unit in _CASES
        if members and (told_of := _broken_down(text, before, members)):
            parts = tuple(as_told(sentence, normal, member) for member in members)
            yield Breakdown(_together(told_of, sentence, normal), parts, plain, index)


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


_LISTED = re.compile(r"[、和及与][^,;。()\d]{1,14}")


# what opens a list of parts; a colon or 包括 does where it stands right after the count
_LIST = re.compile(r"其中|包括|包含|[件份宗起条次篇个项例](?:申请|案件|信息)?[：:]")
_OPENS = re.compile(r"其中|[,(]?(?:包括|包含):?|:")
_FOLLOWS = re.compile(r"(?:政府信息公开|依申请公开|信息公开|行政复议|行政诉讼)?(?:申请|案件|信息)?")


def _whole(text: str, before: Sequence[Number]) -> Number | None:
    """The count that 其中 breaks down: the last one before it, unless that is a difference (同比增加5件)."""
    clause = re.split(r"[,;。(]", text[: before[-1].start])[-1]
    return None if _DIFFERENCE.search(clause) else before[-1]


_DIFFERENCE = re.compile(r"(?:增加|减少|增长|下降|上升|净增|净减|多|少|增|减)(?:了|约|近)?$")


def _between(words: str) -> bool:
    """Whether something else than punctuation stands between a count and its 其中."""
    return len(re.sub(r"[,;:(。]|政府信息|申请|信息|案件|的", "", words)) > 6


def _members(text: str, told: Sequence[Number], start: int, whole: Number) -> tuple[list[Number], bool]:
    """The numbers told as parts of ``whole``, and whether the list is a plain one."""
    members: list[Number] = []
    plain, last, depth, marks = True, start, _depth(text, start), ""
    channels: bool | None = None
    published = True
    for number in told:
        if number.start < start:
            continue
        between = text[last : number.start]
        words = between.lstrip("、,;:和及与")
        # a semicolon ends a list whose members are set apart by something less, or after which more is said
        said = _SAID.search(between)
        if members and ";" in between and (said or marks.strip(";") or _ANOTHER.match(words)):
            break
        if members:
            marks += "".join(mark for mark in between if mark in "、,;")
        inside = _depth(text, number.start)
        if inside > depth:
            continue
        if inside < depth or "。" in words or "其中" in words:
            break
        if (
            not same_unit(number, whole)
            or _SUM.search(words)
            or _FRESH.match(words.split(",")[-1])
            or (members and _HAPPENED.search(words))
            or (";" in words and not members)
            or channels not in (None, bool(_CHANNEL.search(words)))
            or (not published and _PUBLISHED.search(words))
            or _opposite(text, members)
        ):
            break
        trailing = _trailing(text, number.end)
        last = number.end
        again = _FOLLOWED.search(words) and _PROVED.search(text, start, number.start)
        if _CARRIED.search(words) or _CARRIED.search(trailing) or again:
            continue
        plain &= _is_plain(words, first=not members)
        channels = bool(_CHANNEL.search(words))
        published = bool(members and published) or _PUBLISHED.search(words) is not None
        members.append(number)
    return members, plain


def _opposite(text: str, members: Sequence[Number]) -> bool:
    """Whether the first two members are something and its contrary: what more is told breaks the whole down anew."""
    if len(members) < _FEWEST:
        return False
    first, second = members[:2]
    thing = re.split(r"[,;:。(、]|其中|有", text[: first.start])[-1]
    contrary = text[first.end : second.start].strip("、,;:和及与有")
    return len(thing) > 1 and contrary in (f"未{thing}", f"不{thing}", f"非{thing}", f"没有{thing}")


def _is_plain(words: str, *, first: bool) -> bool:
    """Whether a member is a short noun that shares nothing with its neighbours."""
    if len(words) > _LONGEST or "," in words or _OUTLET.search(words) or _WITHIN.search(words):
        return False
    # said before the first, it is said of all
    return first or not _OPENING.search(words)


def _summed_up(sentence: Sentence, index: int) -> Iterator[Breakdown]:
    """Lists of cases told before their whole: 网上申请20件、信函申请12件，共计30件."""
    normal = normalise(sentence.text)
    text = normal.text
    told = [number for number in numbers(text) if number.unit in _CASES]
    for n, whole in enumerate(told):
        if n < _FEWEST or not _SUMMED.fullmatch(text, told[n - 1].end, whole.start):
            continue
        first = n - 1
        while first and _JOINED.fullmatch(text, told[first - 1].end, told[first].start):
            first -= 1
        if _set_apart(text, told[first:n]):
            first += 1
        opening = re.split(r"[,;。:(]", text[: told[first].start])[-1]
        words = [opening, *(text[one.end : two.start] for one, two in pairwise(told[first:n]))]
        if n - first < _FEWEST or any(_HAPPENED.search(word) or _CARRIED.search(word) for word in words[1:]):
            continue
        if _HAPPENED_TO_ALL.search(opening) or any(part.relation != "=" for part in told[first : n + 1]):
            continue
        parts = tuple(as_told(sentence, normal, part) for part in told[first:n])
        between = text[told[n - 1].end : whole.start]
        alone = all(other.value == whole.value for other in told[:first])
        summed = alone and not (_SOME.search(opening) or _COUNTED_ANEW.search(between))
        yield Breakdown(as_told(sentence, normal, whole), parts, True, index, summed)


def _set_apart(text: str, listed: Sequence[Number]) -> bool:
    """Whether the first of a list is the whole of the others: 收到30件，信函20件、当面10件，合计30件."""
    marks = [text[one.end : two.start].lstrip("申请案件")[:1] for one, two in pairwise(listed)]
    return len(marks) >= _FEWEST and marks[0] == "," and set(marks[1:]) == {"、"}


def _trailing(text: str, start: int) -> str:
    found = _MEMBER.match(text, start)
    return found.group() if found else ""


def same_unit(number: Number, whole: Number) -> bool:
    """Whether two numbers count in one unit; requests are counted in several (件, 宗, 起)."""
    return number.unit == whole.unit or {number.unit, whole.unit} <= _CASES


def _depth(text: str, at: int) -> int:
    return text.count("(", 0, at) - text.count(")", 0, at)


def as_told(sentence: Sentence, normal: Normal, number: Number) -> Told:
    """A number of the normalised sentence as the paragraph prints it, with its place."""
    start = sentence.start + normal.origin(number.start)
    end = sentence.start + normal.origin(number.end - 1) + 1
    paragraph = sentence.paragraph
    return Told(number.value, paragraph.text[start:end], number.unit, number.relation, paragraph.at(start), start, end)
