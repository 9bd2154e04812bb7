"""A kind about who speaks: another body's name that was left in place of one's own when its report was copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.kinds.base import Case, Kind
from checker.kinds.places import other_places
from checker.kinds.screen import sentences_at
from checker.model.finding import Confidence, Finding, Location, finding
from checker.model.rule import Rule

_WORD = r"[\u4e00-\u9fff]"
_NAME = rf"({_WORD}{{2,24}}?(?:人民政府办公[室厅]|人民政府|街道办事处|街道|管理委员会|委员会|局|委|厅|镇|乡|苏木))"
_YEAR = r"20\d\d年度?"
_WHEN = f"(?:{_YEAR}|全年|本年度?|今年|年内|一年来|近年来|同时|此外|另外|目前|下一步|今后)"
_START = rf"(?:^|[。；：:，,）)\s])(?:{_WHEN}[，,]?)*"
_EDITS = "(?:编制|编写|汇总|公布|撰写|形成)"
_OF_REPORT = r"[^。；，,《》]{0,16}(?:年度报告|年报)"
_EDITED = re.compile(
    rf"由{_NAME}(?:按照|根据|依据|依照|负责|组织|会同|编制|编写|汇总)|{_START}(?:现由)?{_NAME}{_EDITS}{_OF_REPORT}"
    rf"|{_EDITS}了?{_NAME}{_YEAR}{_OF_REPORT}"
)
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
_ACTS = re.compile(rf"{_START}{_NAME}{_ACT}[^。；]*")
_OPENS = re.compile(rf"{_START}{_NAME}{_CARE}")
_OPEN_WORK = re.compile("保密审查|栏目|网站|公众号|解读|公开|条例")
# those that work for all: they clean documents, keep the site, review what is secret
_FOR_ALL = re.compile("司法|政务|数据|数字|信息|审批|保密|档案|机关事务|网络|宣传")
_TOGETHER = re.compile("我(?:省|市|州|区|县|旗|镇|乡|街道|局|委|厅|办|单位|机关)|指导|考核|检查|督查|通报|评估|部署")
_LED = re.compile(
    "(?:与|和|同|会同|联合|配合|协同|协助|邀请|组织|指导|督促|推动|要求|按|根据|依据|经|向|对|为|以|由|在|将|请|学习|借鉴|参照|赴|如)"
)
_OF_ALL = re.compile("[各我本全该某]|所属|下属|直属|辖区")
# with the end of a name before them, for the few sentences that are worth the patterns above; few characters begin it
_TRACE = re.compile(
    "[室厅府处道会局委镇乡木](?:按照|根据|依据|依照|负责|组织|会同|编制|编写|汇总|公布|撰写|形成"
    rf"|{_YEAR}[^。；，,《》]{{0,16}}报"
    rf"|(?:全年|本年度?|{_YEAR})?(?:共|累计)?(?:新?收|受理)"
    f"|{_CARE}|{_WORK}|{_LACK}|{_ACT})"
)
_PLACED = re.compile(
    rf"((?:{_WORD}{{2,8}}?(?:省|市|州|区|旗|盟)|{_WORD}{{1,8}}?县)*(?:(?!市场)[省市县区旗州](?={_WORD}{{3}}))?)(.+)"
)
_KINDS = (
    ("town", re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$")),
    ("office", re.compile(r"办公[室厅]$")),
    ("government", re.compile(r"人民政府$")),
    ("department", re.compile(r"(?:局|委|委员会|厅)$")),
)
_TOWN_END = re.compile(r"(?:人民政府|办事处)$")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")
_PARTY = ("市委", "县委", "区委", "党委", "纪委", "省委", "州委", "旗委")
_OURS = "我本全各该"
_OPENING = 2
"""Sentences of part one in which the body introduces itself."""


def check_other_body(rule: Rule, case: Case) -> Iterator[Finding]:
    """Another body named where the report speaks of itself: as its author, in its signature, as its subject."""
    own = _ASIDE.sub("", case.report.issuer.name)
    told: dict[str, list[Location]] = {}
    sure: dict[str, Confidence] = {}
    if not own:
        return
    for said in _named(case, own):
        confidence = strange(said.name, own, author=said.author)
        if confidence and (said.acts is None or _its_own(said, confidence, case)):
            told.setdefault(said.name, []).append(said.place)
            sure[said.name] = confidence
    for name, place in other_places(case):
        told.setdefault(name, []).append(place)
    for name, (first, *rest) in told.items():
        values = {"name": name, "issuer": case.report.issuer.name}
        confidence = sure.get(name, "medium")
        yield finding(rule, first, values, related=tuple(rest[:5]), subject=name, confidence=confidence)


@dataclass(frozen=True, slots=True)
class _Named:
    """A body that the report names in its own place, and where; what it says that it does, where that tells."""

    name: str
    place: Location
    author: bool = False
    acts: str | None = None


def _named(case: Case, own: str) -> Iterator[_Named]:
    """The bodies that the report names in its own place."""
    opening = case.parts.get("s1", ())[:_OPENING]
    for number in _worth_reading(case, own):
        sentence = case.report.sentences[number]
        patterns = [_EDITED] if sentence.section == "" else [_SPEAKS, _ACTS]
        patterns += [_OPENS] if number in opening else []
        patterns += [_LACKS] if sentence.section in ("s5", "s6") else []
        for pattern in patterns:
            for found in pattern.finditer(sentence.text):
                group = found.lastindex or 1
                place = Location(sentence.paragraph.at(sentence.start + found.start(group)), found[group])
                acts = sentence.text[found.end(1) : found.end()] if pattern is _ACTS else None
                yield _Named(found[group], place, pattern is _EDITED, acts)
    for name, text, span in case.report.notes:
        if name == "signer":
            yield _Named(_ASIDE.sub("", text), Location(span, text))


def _worth_reading(case: Case, own: str) -> Iterable[int]:
    """The sentences in which some body does what the report's own body does, and this is not called by its name."""
    prose = case.prose
    hits = (hit.start() for hit in _TRACE.finditer(prose))
    others = [hit for hit in hits if prose[hit - 1] not in _OURS and not prose.endswith(own, 0, hit + 1)]
    return sentences_at(others, case)


def _its_own(said: _Named, confidence: Confidence, case: Case) -> bool:
    """Whether what another body is said to do is work that only the report's own body can be meant to do.

    What is done with us or to us, or by one that does it for all, is the other's.
    """
    name, acts = said.name, said.acts or ""
    if _LED.match(name) or _OF_ALL.search(name) or _TOGETHER.search(acts) or _over(name, case):
        return False
    return confidence == "high" or bool(_OPEN_WORK.search(acts) and not _FOR_ALL.search(name))


def _over(name: str, case: Case) -> bool:
    """Whether a body is known to be of the city or province over the issuer's county."""
    issuer = case.report.issuer
    return bool(issuer.above) and name.startswith((issuer.above, issuer.province))


def strange(name: str, own: str, *, author: bool = False) -> Confidence | None:
    """How surely ``name`` is another body of the same sort as ``own``; None where it may be its own or stand over it.

    A short name has its characters, in their order, among those of the full one: 区住建局, 住房和城乡建设局. The
    ``author`` of the report is another one, too, where both its place and its office are others.
    """
    sort = _sort(name)
    if not sort or sort != _sort(own) or "我" in name or _within(name, own) or _within(own, name):
        return None
    (place, office), (own_place, own_office) = _parted(name), _parted(own)
    apart = bool(place and own_place) and not _within(place, own_place) and not _within(own_place, place)
    if sort == "town":
        town, own_town = _TOWN_END.sub("", office), _TOWN_END.sub("", own_office)
        return "high" if len(town) > 2 and town[0] != own_town[0] and not _within(town, own_town) else None
    if office == own_office:
        return "high" if apart else None
    if name.endswith(_PARTY):
        return None
    # 水务局 may have become 水利局, and 住建委 is short for a name of other words
    beside = bool(place) and (author or not apart)
    return "medium" if sort == "department" and beside and office[0] != own_office[0] else None


def _sort(name: str) -> str:
    return next((sort for sort, pattern in _KINDS if pattern.search(name)), "")


def _parted(name: str) -> tuple[str, str]:
    """The places a name begins with, and the rest of it."""
    found = _PLACED.fullmatch(name)
    return (found[1], found[2]) if found else ("", name)


def _within(short: str, full: str) -> bool:
    """Whether the characters of one name stand in the other in the same order."""
    rest = iter(full)
    return all(character in rest for character in short)


OTHER_BODY = Kind("other-body", "不留有其他机关的名称", check=check_other_body, words=("name", "issuer"))
