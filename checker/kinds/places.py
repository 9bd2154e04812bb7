"""Another place named where the report speaks of its own: 泗阳县政府网站 in a report of 沭阳县, 我镇 in a bureau's.

Only places of the issuer's own rank are compared, districts with districts and counties with counties: a city may
stand over it. Another city's site is told where it is known which city does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case
from checker.kinds.screen import sentences_at
from checker.model.finding import Location

_RANKS = "县区旗"
_TOWNS = ("镇", "乡", "街道")
_WORD = "[\u4e00-\u9fff]"
_CITY = f"(?:{_WORD}{{2,4}}[市州盟])?"
_PLACE = rf"({_WORD}{{1,4}}?[{_RANKS}])"
_OURS = "(?:要点|方案|任务|考核|领导小组|制度|办法|培训|会议|推进会|部署会)"
"""What a body of one district takes from its own one, and takes part in."""
_START = r"(?:^|[。；：:，,）)\s])(?:20\d\d年度?[，,]?)?"
_CLAIMS = (
    re.compile(rf"{_START}{_CITY}{_PLACE}(?:20\d\d年度?)?(?:全年|共|累计)*(?:新?收到|受理|新收)[^。；，,]{{0,16}}申请"),
    re.compile(rf"{_START}{_CITY}{_PLACE}各(?:行政机关|部门|单位)"),
    re.compile(rf"{_START}(?:[由经在]|成立|调整)?{_CITY}{_PLACE}(?:政务公开|政府信息公开)(?:工作)?(?:领导小组|办公室)"),
    re.compile(rf"(?:[在从]|通过|登录|访问|推进|优化){_CITY}{_PLACE}(?:人民)?政府(?:门户)?网站"),
    re.compile(
        rf"(?:参加|按照|根据|依据|落实|对照)了?《?{_CITY}{_PLACE}(?:20\d\d年度?)?(?:政务|政府信息)公开(?:工作|业务)*{_OURS}"
    ),
    re.compile(rf"(?:现将|[公发]布|编制)了?{_CITY}{_PLACE}20\d\d年度?政府信息公开"),
)
_LEAD = r"[^。；，,\n]{0,12}(?:领导|指导|支持|部署|要求|安排|决策)"
_LEADERS = re.compile(
    rf"(?:在|按照|根据|依据|落实|贯彻|围绕){_CITY}({_WORD}{{2,4}}?[{_RANKS}])(?:委|(?:人民)?政府){_LEAD}"
)
# what ends as 省市县 and 所在区 do; 市中区 and 云和县 do not
_NO_LEADER = re.compile("..和|[委府省党各级两及与央所在属当原驻行县]|市(?!中$)")
_NO_NAME = "我全各本该县区委府、，。；：（“\n "
_CITY_SITE = re.compile(rf"(?:[在从]|通过|登录|访问)({_WORD}{{2,4}}?市)(?:人民)?政府(?:门户)?网站")
_NO_CITY = re.compile("[我本全各该在从省级]|登录|访问|通过|浏览|城市")
_OPENS = re.compile(rf"{_START}{_CITY}{_PLACE}(?:坚持|深入|认真|全面|严格|紧紧|始终|政府信息公开工作)")
_OWN_WORD = re.compile(r"(?:^|[。；：:，,\s])(我(?:镇|乡|街道|县|旗))")
# zones, and words that end as the name of a district does
_ZONE = re.compile(
    r"(?:[新园景社小片辖地山矿牧库林湖灾疫特全我各本该市县郊老主首街分]|(?<![东西南北])城|开发|示范|高新|经开|自贸|自治|保税|合作|功能"
    r"|实验|服务|试验|度假|保护|工业|产业)区$|[全我各本该市]县$"
)
# words before 县 or 区 alone: 根据县政务公开领导小组通报, 发挥区政务公开办公室作用
_TAKEN_IN = re.compile(
    "^[由经在按对受]|根据|按照|依据|依托|发挥|落实|贯彻|配合|协助|接受|参照|参加|组织|推[动进]|围绕|结合|充实|明确|建立|设立|成立|调整"
)
# few characters begin it, so that it is quicker by ``re`` than by RE2
_TRACE = re.compile(
    rf"市(?:人民)?政府(?:门户)?网站|[{_RANKS}](?:20\d\d|全年|共|累计|新收|收到|受理|各行|各部|各单|政务公开|(?:人民)?政府(?:信息公开|门户网站|网站)"
    rf"|坚持|深入|认真|全面|严格|紧紧|始终|(?:委|(?:人民)?政府)(?={_LEAD}))|我(?:镇|乡|街道|县|旗)"
)


def other_places(case: Case) -> Iterator[tuple[str, Location]]:
    """The places that the report calls its own and that are not, and where."""
    name, prose = case.report.issuer.name, case.prose
    hits = [hit.start() for hit in _TRACE.finditer(prose)]
    others = [hit for hit in hits if prose[max(0, hit - 2) : hit + 1] not in name and not _short(prose, hit)]
    own = _own(name, case.report.issuer.rank) if others else ""
    opening = next(iter(case.parts.get("s1", ())), -1)
    for number in sentences_at(others, case):
        sentence = case.report.sentences[number]
        told = [found for found in _OWN_WORD.finditer(sentence.text) if _not_own(found[1], name, own)]
        if own:
            told = [*_apart(sentence.text, own, opens=number == opening), *told]
        if case.report.issuer.above:
            told += [found for found in _CITY_SITE.finditer(sentence.text) if _is_another_city(found[1], case)]
        for found in told:
            yield found[1], Location(sentence.paragraph.at(sentence.start + found.start(1)), found[1])


def _short(prose: str, hit: int) -> bool:
    """Whether what ends here is no name of a place, but 县 or 全县."""
    return prose[hit] in _RANKS and prose[hit - 1] in _NO_NAME


def _apart(text: str, own: str, *, opens: bool) -> Iterator[re.Match[str]]:
    """Where a sentence, or the one that opens part one, speaks of a place of its own that is not ``own``."""
    for pattern in (*_CLAIMS, _OPENS) if opens else _CLAIMS:
        yield from (found for found in pattern.finditer(text) if _is_another(found[1], own))
    for found in _LEADERS.finditer(text):
        if _is_another(found[1], own) and not _NO_LEADER.search(found[1][:-1]):
            yield found


def _own(name: str, rank: str) -> str:
    """The district or county that a name begins with, the city over it left out; "" where it names none."""
    found = re.match(rf"(?:.*[省市州盟])?({_WORD}{{1,6}}?[{_RANKS}])", name)
    return found[1] if found and (rank == "county" or not _ZONE.search(found[1])) else ""


def _is_another(place: str, own: str) -> bool:
    if place[-1] != own[-1] or _ZONE.search(place) or _TAKEN_IN.search(place):
        return False
    # 江宁 may stand behind another word, and is short for a longer name
    return not place.endswith(own) and not own.endswith(place)


def _is_another_city(city: str, case: Case) -> bool:
    """Whether the city is neither the county's own one nor over it."""
    issuer = case.report.issuer
    return not _NO_CITY.search(city) and city not in issuer.name and city not in (issuer.above, issuer.province)


def _not_own(word: str, name: str, own: str) -> bool:
    """Whether 我镇 or 我县 cannot be said by the body of this name."""
    rank = word.removeprefix("我")
    return rank not in name if rank in _TOWNS else bool(own) and own[-1] != rank
