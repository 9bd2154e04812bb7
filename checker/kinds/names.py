"""A kind about who speaks: another body's name that was left in place of one's own when its report was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case, Kind
from checker.kinds.places import other_places
from checker.kinds.screen import touched
from checker.model.finding import Confidence, Finding, Location, finding
from checker.model.rule import Rule

_WORD = r"[\u4e00-\u9fff]"
_NAME = rf"({_WORD}{{2,24}}?(?:人民政府办公[室厅]|人民政府|街道办事处|街道|管理委员会|委员会|局|委|厅|镇|乡|苏木))"
_EDITED = re.compile(rf"由{_NAME}(?:按照|根据|依据|依照|负责|组织|会同|编制|编写|汇总)")
_RECEIVES = re.compile(
    rf"(?:^|[。；：:，,）)\s]){_NAME}(?:全年|本年度?|20\d\d年度?)?(?:共|累计)?(?:新?收到|受理|新收)[^。；，,]{{0,16}}申请"
)
_CARE = "(?:认真|深入|严格|全面|坚决|切实|高度|始终|持续)(?:贯彻|落实|按照|执行|遵守|重视)"
_OPENS = re.compile(rf"(?:^|[。；：:，,）)\s]){_NAME}{_CARE}")
_CARES = re.compile(rf"{_OPENS.pattern}[^。；，,]{{0,6}}(?:政府信息|政务|信息)公开工作")
_WORK = "的?(?:政府信息|政务|信息)公开工作(?:还|仍|尚|也|虽|存在|取得)"
_WORKS = re.compile(rf"(?:^|[。；：:，,）)\s]){_NAME}{_WORK}")
_LACK = "(?:仍|还|尚|也)?(?:存在|未收取|没有收取|未发出|无其他|没有其他|无需要|没有需要)"
_LACKS = re.compile(rf"(?:^|[。；：:，,）)\s]){_NAME}{_LACK}")
# with the end of a name before them, for the few sentences that are worth the patterns above; few characters begin it
_TRACE = re.compile(
    "[室厅府处道会局委镇乡木](?:(?:按照|根据|依据|依照|负责|组织|会同|编制|编写|汇总)"
    r"|(?:全年|本年度?|20\d\d年度?)?(?:共|累计)?(?:新?收到|受理|新收)"
    f"|{_CARE}|{_WORK}|{_LACK})"
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
_OPENING = 2
"""Sentences of part one in which the body introduces itself."""


def check_other_body(rule: Rule, case: Case) -> Iterator[Finding]:
    """Another body named where the report speaks of itself: as its author, in its signature, as its subject."""
    own = _ASIDE.sub("", case.report.issuer.name)
    told: dict[str, list[Location]] = {}
    sure: dict[str, Confidence] = {}
    if not own:
        return
    for name, place in _named(case):
        if confidence := strange(name, own):
            told.setdefault(name, []).append(place)
            sure[name] = confidence
    for name, place in other_places(case):
        told.setdefault(name, []).append(place)
    for name, (first, *rest) in told.items():
        values = {"name": name, "issuer": case.report.issuer.name}
        confidence = sure.get(name, "medium")
        yield finding(rule, first, values, related=tuple(rest[:5]), subject=name, confidence=confidence)


def _named(case: Case) -> Iterator[tuple[str, Location]]:
    """The bodies that the report names in its own place, and where."""
    opening = case.parts.get("s1", ())[:_OPENING]
    for place in touched(_TRACE, case):
        sentence = case.report.sentences[place]
        patterns = [_EDITED] if sentence.section == "" else [_RECEIVES, _CARES, _WORKS]
        patterns += [_OPENS] if place in opening else []
        patterns += [_LACKS] if sentence.section in ("s5", "s6") else []
        for pattern in patterns:
            for found in pattern.finditer(sentence.text):
                start = sentence.start + found.start(1)
                yield found[1], Location(sentence.paragraph.at(start), found[1])
    for name, text, span in case.report.notes:
        if name == "signer":
            yield _ASIDE.sub("", text), Location(span, text)


def strange(name: str, own: str) -> Confidence | None:
    """How surely ``name`` is another body of the same sort as ``own``; None where it may be its own or stand over it.

    A short name has its characters, in their order, among those of the full one: 区住建局, 住房和城乡建设局.
    """
    sort = _sort(name)
    if not sort or sort != _sort(own) or _within(name, own) or _within(own, name):
        return None
    (place, office), (own_place, own_office) = _parted(name), _parted(own)
    apart = bool(place and own_place) and not _within(place, own_place) and not _within(own_place, place)
    if sort == "town":
        town, own_town = _TOWN_END.sub("", office), _TOWN_END.sub("", own_office)
        return "high" if len(town) > 2 and town[0] != own_town[0] and not _within(town, own_town) else None
    if office == own_office:
        return "high" if apart else None
    # 水务局 may have become 水利局, and 住建委 is short for a name of other words
    beside = bool(place) and not apart
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
