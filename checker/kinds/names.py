"""A kind about who speaks: another body's name that was left in place of one's own when its report was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case, Kind
from checker.kinds.places import other_places
from checker.kinds.speakers import Named, bare, named
from checker.model.finding import Confidence, Finding, Location, finding
from checker.model.rule import Rule

_WORD = r"[\u4e00-\u9fff]"
_OPEN_WORK = re.compile("保密审查|栏目|网站|公众号|解读|公开|条例")
_OPEN_ITSELF = re.compile("(?:政府信息|政务|信息)公开|公开(?:政府)?信息|公开(?:为|是)|公开申请")
_ANY = re.compile("")
# those that work for all: they clean documents, keep the site, review what is secret
_FOR_ALL = re.compile("司法|政务|数据|数字|信息|审批|保密|档案|机关事务|网络|宣传")
_WITH_US = re.compile("我(?:省|市|州|区|县|旗|镇|乡|街道|局|委|厅|办|单位|机关)")
_OVER_OTHERS = re.compile("指导|考核|检查|督查|通报|评估|部署")
_LED = re.compile(
    "(?:与|和|同|会同|联合|配合|协同|协助|邀请|组织|指导|督促|推动|要求|按|根据|依据|经|向|对|为|以|由|在|将|请|学习|借鉴|参照|赴|如)"
)
_OF_ALL = re.compile("[各我本全该某]|所属|下属|直属|辖区")
_PLACED = re.compile(
    rf"((?:{_WORD}{{2,8}}?(?:省|市|州|区|旗|盟)|{_WORD}{{1,8}}?县)*(?:(?!市场)[省市县区旗州](?={_WORD}{{3}}))?)(.+)"
)
# several bodies, and our own one
_MANY = re.compile("[各我个]|(?:^|[县区市旗全])乡镇$")
_KINDS = (
    ("town", re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$")),
    ("office", re.compile(r"办公[室厅]$")),
    ("government", re.compile(r"人民政府$")),
    ("department", re.compile(r"(?:局|委|委员会|(?<!大)厅)$")),
)
_GOVERNMENT = re.compile("人民政府(?:办公[室厅])?")
_RANKS = "县区旗"
_TOWN_END = re.compile(r"(?:人民政府|办事处)$")
_BRANCH = "分局"
_PARTY = ("市委", "县委", "区委", "党委", "纪委", "省委", "州委", "旗委")


def check_other_body(rule: Rule, case: Case) -> Iterator[Finding]:
    """Another body named where the report speaks of itself: as its author, in its signature, as its subject."""
    own = bare(case.report.issuer.name)
    told: dict[str, list[Location]] = {}
    sure: dict[str, Confidence] = {}
    if not own:
        return
    for name, place, confidence in _others(case, own):
        told.setdefault(name, []).append(place)
        sure[name] = confidence
    for name, place in other_places(case):
        told.setdefault(name, []).append(place)
    for name, (first, *rest) in told.items():
        values = {"name": name, "issuer": case.report.issuer.name}
        confidence = sure.get(name, "medium")
        yield finding(rule, first, values, related=tuple(rest[:5]), subject=name, confidence=confidence)


def _others(case: Case, own: str) -> Iterator[tuple[str, Location, Confidence]]:
    """The bodies named in the place of ``own``, where, and how surely they are others."""
    for said in named(case, own):
        if confidence := _in_its_place(said, own, case):
            sentence = case.report.sentences[said.sentence]
            yield said.name, Location(sentence.paragraph.at(sentence.start + said.at), said.name), confidence
    for note, text, span in case.report.notes:
        if note == "signer" and (confidence := strange(bare(text), own)):
            yield bare(text), Location(span, text), confidence


def _in_its_place(said: Named, own: str, case: Case) -> Confidence | None:
    """How surely a body stands where only the report's own one can be meant; None where it may belong there."""
    name, role = said.name, said.role
    confidence = strange(name, own, author=role == "author")
    if confidence is None or role in ("author", "subject"):
        return confidence
    if _LED.match(name) or _OF_ALL.search(name) or _WITH_US.search(said.does) or _over(name, case):
        return None
    if confidence == "high" and role != "actor":
        # a bureau of the city may stand over it, and is told of what it does
        return confidence if _level(name, own) else None
    if _OVER_OTHERS.search(said.does):
        return None
    if confidence == "high":
        return confidence
    open_work = {"actor": _OPEN_WORK, "keeper": _OPEN_ITSELF, "asked": _ANY}.get(role)
    return confidence if open_work and open_work.search(said.does) and not _FOR_ALL.search(name) else None


def _level(name: str, own: str) -> bool:
    """Whether the places of two bodies are of one sort, so that neither stands over the other."""
    if _sort(name) == "town":
        return True
    place, own_place = _parted(name)[0], _parted(own)[0]
    return bool(place and own_place) and place[-1] == own_place[-1]


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
    under = name.endswith(_BRANCH) and not own.endswith(_BRANCH)
    if not sort or under or _MANY.search(name) or _within(name, own) or _within(own, name):
        return None
    (place, office), (own_place, own_office) = _parted(name), _parted(own)
    apart = bool(place and own_place) and not _within(place, own_place) and not _within(own_place, place)
    if sort != _sort(own):
        # a government of its own rank is neither its own nor over it
        return "high" if apart and _GOVERNMENT.fullmatch(office) and place[-1] == own_place[-1] in _RANKS else None
    if sort == "town":
        town, own_town = _TOWN_END.sub("", office), _TOWN_END.sub("", own_office)
        return "high" if len(town) > 2 and town[0] != own_town[0] and not _within(town, own_town) else None
    if office == own_office:
        return "high" if apart else None
    if name.endswith(_PARTY):
        return None
    # 水务局 may have become 水利局, 自规局 is short for 规划和自然资源局, and 住建委 for a name of other words
    beside = bool(place) and (author or not apart)
    alike = office[0] == own_office[0] or set(office) <= set(own_office)
    return "medium" if sort == "department" and beside and not alike else None


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
