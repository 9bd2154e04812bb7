"""The members of a list of parts: which of the numbers after 其中 belong to it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.extract.prose.numbers import Number
from checker.extract.prose.sorts import HAPPENED, goes_on, is_of_some, is_rest, is_treated, label, may_overlap, overlaps
from checker.extract.prose.told import CASE_UNITS, same_unit

CARRIED = re.compile(r"结转|转结|顺延|转下|转至")
_ONWARD = re.compile(r"下一?年|转至|转下|顺延|次年")
_NEW = re.compile(r"本年度?|当年|新收|新受理|今年")
# a member that opens with one of these starts a count of its own
_FRESH = re.compile(
    r"(?:共|累计|全年|新增|另|此外|同时|办结|收到|受理|答复了|举办|召开|开展|组织|编发|发布了|公开了|并|还|较|比|同比|占|超过|"
    r"制作|解读了|审核|完成|下发|印发|接到|处理|达|总|均|各|到|从|点击|阅读|浏览|转发|推送)"
)
_HAPPENED = re.compile(f"{HAPPENED}|办理完毕|案件中|申请中|全[区市县省]")
# what opens, after a semicolon, what is told of something else
_ANOTHER = re.compile(r"清理|废止|制发|制定|出台|修[改订]|收取|作出|新收|上年|结转|应诉|行政")
_SAID = re.compile(r",[^,;\d]{4,};")  # 33件，其中涉及环保的24件，全部按期回复；发出建议9件
_SHARE = re.compile(r"^,(?:约|仅)?占[^,;。\d]{0,10}[\d.]+%(?=[,;、])")
_ITS_OWN = ("中,", "当中,", "申请中,")  # 无法提供180件中，不掌握158件: a member with parts of its own ends the list
_SUM = re.compile(r"合计|共计|总计|小计")
_GROWN = re.compile(r"(?:增加|减少|增长|下降|上升|净增|净减)(?:了|约|近)?$")
_MEMBER = re.compile(r"[^,;。、\d]{1,16}")
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
_OPENING = re.compile(r"涉及|关于|针对|有关")
# what was done about those that proved true (查实3件，责令改正3件) counts them again
_FOLLOWED = re.compile("改正|整改|问责|约谈|通报|处分|追责")
_PROVED = re.compile("查实|属实|查证|核实")
_WAYS = {"near": re.compile("线下|书面(?:申请|$)|纸质"), "far": re.compile("线上|网上|网络|互联网|在线")}
_FEWEST = 2
_ENOUGH = 3


@dataclass
class Members:
    """A list of parts as far as it is read: its numbers, and the words they are told by.

    ``plain`` is set while every member is a short noun that shares nothing with the others; ``carried`` are members
    that tell what was carried over, with their words, ``marks`` the list marks between the members and ``missing``
    what they all lack to make up the whole.
    """

    whole: Number
    numbers: list[Number] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    carried: list[tuple[Number, str]] = field(default_factory=list)
    plain: bool = True
    marks: str = ""
    missing: Decimal = Decimal(0)
    channels: bool | None = None
    published: bool = True

    def parts(self) -> list[Number]:
        """The parts; none where one and the same thing may go through several (听证1项，征求意见6项)."""
        if self.anew():
            return [self.numbers[0], self.carried[0][0]]
        return [] if overlaps(self.labels) else self.numbers

    def complete(self) -> bool:
        """Whether the list says that it tells all: it ends in 其他, or has what is new and what was carried in."""
        if self.anew():
            return True
        if self._two_ways():
            return True
        if len(self.numbers) < _ENOUGH or self.carried or not is_rest(self.labels[-1]):
            return False
        *firsts, _ = self.labels
        exact = all(number.relation == "=" for number in self.numbers)
        return exact and not any(is_treated(each) or is_rest(each) or is_of_some(each) for each in firsts)

    def _two_ways(self) -> bool:
        """Whether it tells the two ways that requests come by, and there is no other: 线上12件、线下7件."""
        if len(self.labels) != _FEWEST or self.carried or self.whole.unit not in CASE_UNITS:
            return False
        if any(number.relation != "=" for number in self.numbers):
            return False
        ways = [{name for name, way in _WAYS.items() if way.match(each)} for each in self.labels]
        return all(ways) and ways[0] != ways[1]

    def anew(self) -> bool:
        """Whether it tells what is new and what was carried in, and so all there was to be done."""
        return self.of_new() and len(self.carried) == 1 and _ONWARD.search(self.carried[0][1]) is None

    def of_new(self) -> bool:
        """Whether its only part is what is new."""
        return len(self.numbers) == 1 and _NEW.search(self.labels[0]) is not None

    def is_plain(self) -> bool:
        """Whether the list can hardly mean anything else than parts of its whole."""
        return self.plain and not may_overlap(self.labels)


def read_members(text: str, told: Sequence[Number], start: int, whole: Number) -> Members:
    """The numbers from ``start`` that are told as parts of ``whole``."""
    found = Members(whole, missing=whole.value)
    last, depth = start, depth_at(text, start)
    for number in told:
        if number.start < start:
            continue
        between = text[last : number.start]
        if "%" in between:  # its share, told after a member, ends no list
            between = _SHARE.sub("", between)
        inside = depth_at(text, number.start)
        ended = _set_off(found, between) or between.startswith(_ITS_OWN)
        if not ended and inside > depth:
            found.marks += _marks(found, between)
            continue
        if ended or inside < depth or not _is_member(found, number, between, text):
            break
        found.marks += _marks(found, between)
        last = number.end
        _add(found, number, between, text, start)
    return found


def _set_off(found: Members, between: str) -> bool:
    """Whether a semicolon ends the list: its members are set apart by something less, or more is said after it."""
    if not found.numbers or ";" not in between:
        return False
    words = between.lstrip("、,;:和及与")
    return bool(_SAID.search(between) or found.marks.strip(";") or _ANOTHER.match(words))


def _marks(found: Members, between: str) -> str:
    return "".join(mark for mark in between if mark in "、,;") if found.numbers or found.carried else ""


def _is_member(found: Members, number: Number, between: str, text: str) -> bool:
    """Whether a number goes on with the list."""
    words = between.lstrip("、,;:和及与")
    if "。" in words or "其中" in words or not same_unit(number, found.whole) or _SUM.search(words):
        return False
    if _FRESH.match(words.split(",")[-1]) or (";" in words and not found.numbers) or _GROWN.search(words):
        return False
    if found.numbers and _HAPPENED.search(words) and not (found.of_new() and CARRIED.search(words)):
        return False
    if found.channels not in (None, bool(_CHANNEL.search(words))) or (not found.published and _PUBLISHED.search(words)):
        return False
    if _opposite(text, found.numbers):
        return False
    named = label(between, _trailing(text, number.end))
    carried = found.carried and found.numbers == [] and is_treated(named)
    marks = found.marks + _marks(found, between)
    return not carried and (not found.labels or goes_on(found.labels, named, marks, found.missing))


def _add(found: Members, number: Number, between: str, text: str, start: int) -> None:
    """Take a number into the list; what was carried over, and what only followed from a member, is no part."""
    words, trailing = between.lstrip("、,;:和及与"), _trailing(text, number.end)
    if CARRIED.search(words) or CARRIED.search(trailing):
        found.carried.append((number, words + trailing))
        found.missing -= number.value
    elif not (_FOLLOWED.search(words) and _PROVED.search(text, start, number.start)):
        found.missing -= number.value
        found.plain &= _is_plain(words, first=not found.numbers)
        found.channels = bool(_CHANNEL.search(words))
        found.published = bool(found.numbers and found.published) or _PUBLISHED.search(words) is not None
        found.numbers.append(number)
        found.labels.append(label(between, trailing))


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


def _trailing(text: str, start: int) -> str:
    found = _MEMBER.match(text, start)
    return found.group() if found else ""


def depth_at(text: str, at: int) -> int:
    """How many brackets are open."""
    return text.count("(", 0, at) - text.count(")", 0, at)
