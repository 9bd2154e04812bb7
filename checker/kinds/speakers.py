"""Where a report names its own body and hardly another: as its author, as whom to ask, as the one who does the work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker.kinds.base import Case
from checker.kinds.screen import sentences_at

_WORD = r"[\u4e00-\u9fff]"
_NAME = rf"({_WORD}{{2,24}}?(?:人民政府办公[室厅]|人民政府|街道办事处|街道|管理委员会|委员会|局|委|厅|镇|乡|苏木))"
_YEAR = r"20\d\d年度?"
_WHEN = f"(?:{_YEAR}|全年|本年度?|今年|年内|一年来|近年来|同时|此外|另外|目前|下一步|今后)"
_START = rf"(?:^|[。；：:，,）)\s])(?:{_WHEN}[，,]?)*(?:[一二三四五六七八九十]是)?"
_EDITS = "(?:编制|编写|汇总|公布|撰写|形成)"
_OF_REPORT = r"[^。；，,《》]{0,16}(?:年度报告|年报)"
_BY = "(?:按照|根据|依据|依照)"
_EDITED = re.compile(
    rf"由{_NAME}(?:{_BY}|负责|组织|会同|编制|编写|汇总)|{_START}(?:现由)?{_NAME}{_EDITS}{_OF_REPORT}"
    rf"|(?:{_EDITS}了?|现将|[公发]布|公开)(?!了){_NAME}{_YEAR}(?:{_OF_REPORT}|[^。；，,《》]{{0,16}}(?:公布|报告|公开)如下)"
)
_BEGINS = re.compile(rf"{_START}(?!{_WORD}*由){_NAME}(?:现将|{_BY}[^。；]{{0,90}}?(?:编制|编写|现将|向社会))")
_RECEIVE = rf"(?:全年|本年度?|{_YEAR})?(?:共|累计)?(?:新?收到?|受理)[^。；，,]{{0,16}}申请"
_CARE = "(?:认真|深入|严格|全面|坚决|切实|高度|始终|持续)(?:贯彻|落实|按照|执行|遵守|重视)"
_OPEN = "(?:政府信息|政务|信息)公开工作"
_WORK = f"的?{_OPEN}(?:还|仍|尚|也|虽|存在|取得)"
_SPEAKS = re.compile(rf"{_START}{_NAME}(?:{_RECEIVE}|{_CARE}[^。；，,]{{0,6}}{_OPEN}|{_WORK})")
_LACK = "(?:仍|还|尚|也)?(?:存在|未收取|没有收取|未发出|无其他|没有其他|无需要|没有需要)"
_LACKS = re.compile(rf"{_START}{_NAME}{_LACK}")
_ACT = (
    f"(?:{_CARE}|按要求|共?清理|对(?:文件|网站|栏目)|(?:共|新)(?:开设|增设|设)|将(?:改进|加强|进一步|不断)"
    "|(?:门户)?网站(?:全年|共|发布))"
)
"""How a body tells of its own work, and none of what another one does for it."""
_HEADS = "(?:党[组委]|领导班子)?"
_ACTS = re.compile(rf"{_START}{_NAME}{_HEADS}{_ACT}[^。；]*")
_KEEP = (
    "(?:坚持|紧紧围绕|紧扣|以(?:习近平|党的)|[把将](?:政府信息|政务|信息)公开|(?:全年)?(?:共|累计)?主动公开"
    "|未收到|没有收到"
    "|(?:扎实|积极|大力|着力|不断)(?:贯彻|落实|推进|做好|健全|完善|加强)"
    "|在[^。；，,]{2,24}(?:领导|指导|支持)下)"
)
"""How the body that reports tells of itself; what is told of others is told in other words."""
_KEEPS = re.compile(rf"{_START}{_NAME}{_HEADS}{_KEEP}[^。；]*")
_TELL = (
    f"(?:(?:{_YEAR}|全年|共|累计)+(?:新增|发布|办理|制[发定])|(?:{_YEAR}|全年)?(?:未|没有)(?:收取|发生|产生)"
    "|通过[^。；，,]{2,24}(?:公开|发布)|发布(?:政府)?信息|将从)"
)
"""How it tells of what others of its county may do as well, and bodies elsewhere do not for it."""
_TELLS = re.compile(rf"{_START}{_NAME}{_TELL}[^。；]*")
_OPENS = re.compile(rf"{_START}{_NAME}{_CARE}")
_ASKED = re.compile(
    rf"(?:请|可|应|欢迎)(?:直接|及时)?[与向和同]{_NAME}[^。；，,：:]{{0,16}}?联系|联系(?:单位|机构|部门)[:：为]\s?{_NAME}"
)
_SITE = re.compile(rf"(?:[在从]|通过|登录|访问)({_WORD}{{2,24}}?(?:局|委|委员会|厅))(?:门户|官方|政务)?网站")
_ITS_OWN = re.compile(
    rf"(?:成立|调整|充实)了?{_NAME}(?:政务|政府信息|信息)公开(?:工作)?领导小组|(?:制定|印发|出台|修订|完善)了?《{_NAME}[^》]*公开"
)
# with the end of a name before them, for the few sentences that are worth the patterns above; few characters begin it
_TRACE = re.compile(
    f"[室厅府处道会局委镇乡木](?:{_BY}|负责|组织|会同|编制|编写|汇总|公布|撰写|形成|现将"
    rf"|{_YEAR}[^。；，,《》]{{0,16}}(?:报|如下)"
    rf"|(?:全年|本年度?|{_YEAR})?(?:共|累计)?(?:新?收|受理)"
    "|(?<=[局委会厅])(?:门户|官方|政务)?网站"
    "|(?:20..年度?)?(?:政务|政府信息|信息)公开(?:工作)?[领制办方指目保责管规]"
    f"|{_WORK}|{_LACK}|{_TELL}|{_HEADS}(?:{_CARE}|{_ACT}|{_KEEP}))"
)
_LONG = ("人民政府", "人民政府办公室")
"""How names end that end in 府 and 室: shorter ones are one's own."""
_ASK = "联系"
_ASK_REACH = 30  # how far from 联系 the name may be
_ENDS = re.compile("人民政府|街道|[局委厅镇乡]")
_CITY = re.compile(f"{_WORD}{{2,8}}?[市州盟](?={_WORD}{{1,6}}?[县区旗])")
_OURS = "我本全各该"
_OPENING = 2
"""Sentences of part one in which the body introduces itself."""
_ASIDE = re.compile(r"[（(][^）)]*[）)]")

As = Literal["author", "subject", "actor", "keeper", "asked", "site"]
"""As what a body is named; ``asked`` is whom to ask and who begins the preface, ``site`` whose site or report it is."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body that the report names in its own place, where it stands in which sentence, and what it is said to do."""

    name: str
    role: As
    sentence: int
    at: int
    does: str = ""


def named(case: Case, own: str) -> Iterator[Named]:
    """The bodies that the sentences of a report name in its own place; ``own`` is the one that reports."""
    opening = case.parts.get("s1", ())[:_OPENING]
    for number in _worth_reading(case, own):
        sentence = case.report.sentences[number]
        for role, pattern in _patterns(sentence.section, opens=number in opening):
            for found in pattern.finditer(sentence.text):
                group = found.lastindex or 1
                yield Named(
                    found[group], role, number, found.start(group), sentence.text[found.end(group) : found.end()]
                )


def _patterns(section: str, *, opens: bool) -> Iterator[tuple[As, re.Pattern[str]]]:
    """What is sought in a sentence of this part."""
    yield "site", _SITE
    if section == "" or opens:
        yield from (("author", _EDITED), ("asked", _BEGINS))
    if section in ("", "s5", "s6"):
        yield "asked", _ASKED
    if section == "":
        return
    yield from (("site", _ITS_OWN), ("site", _TELLS))
    yield from (("subject", _SPEAKS), ("actor", _ACTS), ("keeper", _KEEPS))
    if opens:
        yield "subject", _OPENS
    if section in ("s5", "s6"):
        yield "subject", _LACKS


def _worth_reading(case: Case, own: str) -> Iterable[int]:
    """The sentences in which some body does what the report's own body does, and this is not called by its name."""
    prose = case.prose
    ours = (own, _CITY.sub("", own, count=1))
    others = [hit.start() for hit in _TRACE.finditer(prose) if _another(prose, hit.start(), ours)]
    asked = [hit for hit in _all(_ASK, prose) if _may_name(prose[max(hit - _ASK_REACH, 0) : hit + _ASK_REACH], ours)]
    return sentences_at(sorted([*others, *asked]) if asked else others, case)


def _another(prose: str, end: int, ours: tuple[str, ...]) -> bool:
    """Whether the name that ends here may be another body's."""
    if prose[end] in "府室" and not prose.endswith(_LONG, 0, end + 1):
        return False
    return prose[end - 1] not in _OURS and not prose.endswith(ours, 0, end + 1)


def _may_name(near: str, ours: tuple[str, ...]) -> bool:
    """Whether a body may be named near by that is not the report's own."""
    return not any(name in near for name in ours) and _ENDS.search(near) is not None


def _all(word: str, prose: str) -> Iterator[int]:
    at = prose.find(word)
    while at >= 0:
        yield at
        at = prose.find(word, at + 1)


def bare(name: str) -> str:
    """A name without what stands in brackets in it."""
    return _ASIDE.sub("", name)
