"""Whose counts are told: whether a scope noun names the issuer of the report, or its whole area."""

from __future__ import annotations

import re

from checker.model.report import Issuer

_ITSELF = ("本机关", "本单位", "我单位", "本部门", "行署")
_BOARD = ("我委", "本委", "本级")
_ZONE = re.compile("管委会$|[区园城港岛]管理委员会$|行政公署$|行署$|建设兵团(?:第[^局委院]{1,4}师)?$")
# bodies whose report is that of all below them
_SYSTEM = ("全系统", "全局系统")
_VERTICAL = re.compile(
    "税务|海关|气象|公安|交警|海事|烟草|邮政管理|地震|调查[总支]?队|外汇管理|人民银行|金融监(?:督管理|管)|银保监|证监|民航|铁路监督"
    "|煤[矿监]|消防|出入境|国家安全|监狱|戒毒"
)
_AREA = re.compile("(自治区|省|市|州|盟|区|县|旗|镇|乡|街道)(?:人民政府|政府|办事处)")
_WHOLE_AREA = re.compile("全(区|市|县|省|州|旗|盟|镇|乡|街道|自治区)")


def scope_fits(scope: tuple[str, str] | None, issuer: Issuer) -> bool:
    """Whether counts of that scope are counts of this issuer's tables.

    A government speaks for its whole area and not only for its office; an office or a department speaks for itself.
    """
    if scope is None or not issuer.level:
        return True
    kind, word = scope
    if kind == "body":
        return _itself(word, issuer)
    if issuer.level in ("office", "department") and not _ZONE.search(issuer.name):
        return kind == "own_office" or (word in _SYSTEM and _VERTICAL.search(issuer.name) is not None)
    if kind == "own_office":
        # 我委 is what a 管委会 calls itself, and no level is below its 本级
        itself = word in _ITSELF or (word in _BOARD and _ZONE.search(issuer.name) is not None)
        return itself or issuer.level == "town"
    area, named = _AREA.search(issuer.name), _WHOLE_AREA.fullmatch(word)
    return named is None or area is None or area[1].endswith(named[1])


# 发改委 may be a 发展和改革局 now
_SORT = re.compile("(?:局|委|委员会|厅|办|系统)$")
# a sort of body that is not named is the one that speaks: 市局, 学校
_SORTS = re.compile("局|委|厅|镇|乡|街道(?:办(?:事处)?)?|管委会|中心|[总支大]队|公司|集团|医院|学[校院]|大学|公安")


# 市场, 市政, 城市 and 社区 name no level
_LEVEL = re.compile("[省县旗]|(?<![城都])市(?![场政民容])|(?<![社地园])区(?!域|划)")


# a bureau has no other: 厅办公室
_OWN_ROOM = re.compile("(?:[我本]?(?:局|委|厅|院|社)(?:机关)?)?(?:政务公开|信息公开)?办公室")
# a town acts by them, and so does a zone
_ABOVE = re.compile("[省市县区旗州](?:人民)?政府$")
_TOWN_HALL = re.compile("便民服务|为民服务|政务服务|综合(?:行政)?执法|执法[大中]?队|党政办|党群")


def speaks_for_all_below(issuer: Issuer) -> bool:
    """Whether a report holds the counts of all bodies below its issuer, as those of vertical bodies do."""
    return issuer.level in ("office", "department") and _VERTICAL.search(issuer.name) is not None


def decides_disputes(issuer: Issuer) -> bool:
    """Whether a body may decide disputes of others: governments, their offices and bureaus of justice do."""
    return issuer.level not in ("department", "town") or "司法" in issuer.name


def _itself(body: str, issuer: Issuer) -> bool:
    if issuer.level == "town" and (_TOWN_HALL.search(body) or _ABOVE.search(body)):
        return _ABOVE.search(body) is None
    if _ZONE.search(issuer.name) and _TOWN_HALL.search(body):
        return True
    if issuer.level == "department" and _OWN_ROOM.fullmatch(body):
        return True
    levels, named = _LEVEL.findall(issuer.name), _LEVEL.findall(body)
    if levels and named and named[-1] != levels[-1]:  # 市教育局 is not 某区教育局
        return False
    name = re.sub(r"^(?:[^,]{0,6}?[省市区县州])", "", body) or body
    if issuer.level == "department":
        name = _SORT.sub("", name) or name
    if _SORTS.fullmatch(name):
        return issuer.level != "government"
    # 发改局 is 发展和改革局, 自规局 规划和自然资源局: a short name has no character of its own but what joins
    return not issuer.name or set(name) - _JOINS <= set(issuer.name)


_JOINS = frozenset("和与及")
