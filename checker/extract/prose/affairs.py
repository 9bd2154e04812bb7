"""Disputes and requests of other affairs: what the sentence says they were about, before them or after them."""

from __future__ import annotations

import re

from checker.extract.prose.reading import Reading
from checker.extract.prose.scope import scope_fits
from checker.model.report import Fact

_UNRELATED = re.compile(
    r"[与和同](?:政府)?信息公开(?:工作|业务|事项)?(?:均|都)?(?:无关|无涉|不相关|没有关系)|(?:均|都|全部)?不涉及(?:政府)?信息公开"
    r"|(?:不|未)(?:在|列入|纳入|计入)[^,;。]{0,10}(?:统计|范围|报告|之列|表|总[数量])|(?:均|都|全部)?不属于?[^,;。\d]{0,14}信息公开|(?:受理|立案)前"
    r"|[(,](?:均|都|全部|皆)(?:系|为|是|属于?)(?:行政)?(?:处罚|许可|强制|征收|征补|征地|拆迁|工伤|确权|登记|赔偿)[^,;。信]{0,8}(?:案件?|纠纷|争议|类|诉讼|复议)"
    r"|(?:均|都)?(?:系|为|是|属)(?:以往|往年|历年|以前|前期|此前)[^,;。\d]{0,8}(?:制定|制发|印发|出台|发布)"
)
# 相关数据计入县政府年度报告; 将在2025年度报告中反映: what is reported elsewhere, or another year
_ELSEWHERE = re.compile(
    r"(?:数据|件数|数量|情况|件|均|已|一并|统一|由|另)*(?<![未不])(?:计入|纳入|列入)(?![^,;。]{0,4}[我本])[^,;。\d]{1,14}(?:年度报告|年报|统计)"
    r"|(?:在|于|入)20\d\d年度?(?:工作)?(?:年度)?报告中?(?:反映|体现|统计|公布|报告|[,;。])"
)
_ALL = ("均", "都", "全部")
_PARTS = re.compile(r"[,(]?其中")
# 收到第三方意见书5份，其中同意公开2份: what third parties said, not what was answered
_OPINION = re.compile("第三[方人][^;。]{0,10}意见")
_ANSWERED = ("requests.granted", "requests.denied.")
_ENDED = re.compile(r"[;。]")
_OTHER_COUNT = re.compile(r"[,;][^,;]*\d")
# 因土地承包纠纷，申请行政复议2件; 对征收决定不服提起诉讼8件
_CAUSE = re.compile(
    r"(?:因|由于|不服|对|就|针对)(?P<affair>[^,;。()\d]{2,24}?)"
    r"(?:(?=,)|引发|引起|产生|导致|提起|提出|不服|申请(?:行政)?复议|(?:纠纷|争议|问题|案件)(?=[,的]|$))"
)
_OURS = re.compile("掌握|提供|补正|缴费|期限|到期|公开|答复|申请|复议|诉讼|起诉|法院|裁|上述|该|此|办理|告知")


def of_other_affairs(place: int, reading: Reading) -> bool:
    """Whether the count at ``place`` is said to have nothing to do with information, or to be about something else."""
    fact, (start, end) = reading.facts[place], reading.spans[place]
    return (
        _disowned(fact, end, reading)
        or _of_another_scope(end, reading)
        or _by_another(start, end, reading)
        or _said_by_others(fact, start, reading)
        or _of_other_business(fact, start, reading)
        or (fact.quantity.startswith("disputes.") and _of_other_disputes(start, end, reading))
    )


def _disowned(fact: Fact, end: int, reading: Reading) -> bool:
    """Whether what follows the count says that it is about something else, or is reported elsewhere."""
    closed = _ENDED.search(reading.text, end)
    last = closed.start() if closed else len(reading.text)
    if said := _UNRELATED.search(reading.text, end, last):
        # what is said of all is said of what its parts were told of
        split = said.group().startswith(_ALL) and _PARTS.match(reading.text, end)
        if split or not _OTHER_COUNT.search(reading.text, end, said.start()):
            return True
    after = reading.text[end:last]
    if fact.year != reading.reader.year or not ("报" in after or "统计" in after):
        return False
    return _ELSEWHERE.search(after) is not None


def _of_another_scope(end: int, reading: Reading) -> bool:
    """Whether a bracket after the count, or after its list, says that others are counted too, or some are left out."""
    opened = reading.text.find("(", end, end + _NEAR)
    whose = _WHOSE.match(reading.text, end) if opened >= 0 else None
    if whose is None:
        return False
    return whose["without"] is not None or reading.reader.issuer.level in ("department", "office", "town")


_WHOSE = re.compile(
    r"(?:[、和及与,][^,;。()\d]{1,16}\d+[件条宗起份])*\((?:以上|数据|均|统计|口径)*"
    r"(?:(?P<without>不含|不包括|未含|未包括|剔除|扣除)[^()\d]{0,10}(?:部门|单位|乡镇|街道|镇街|区县|县区|[县市区]|分局|派出所|系统)"
    r"|(?:为|系|是)?(?:全[省市县区州旗](?!政府)|各(?:部门|单位|乡镇|区县|县区)|全系统)[^()\d]{0,8}(?:汇总|合计|总数|数据|之和))[^()\d]{0,6}\)"
)


def _said_by_others(fact: Fact, start: int, reading: Reading) -> bool:
    """Whether third parties said it when they were asked."""
    if "同意公开" not in fact.text or not fact.quantity.startswith(_ANSWERED):
        return False
    return _OPINION.search(reading.text, reading.segment(start), start) is not None


def _of_other_business(fact: Fact, start: int, reading: Reading) -> bool:
    """Whether what was carried over is of cases or letters of another kind, of which its sentence speaks alone."""
    if not fact.quantity.startswith(_CARRIED):
        return False
    before = reading.text[reading.segment(start) : start]
    return _BUSINESS.search(before) is not None and _REQUEST.search(before) is None


_CARRIED = ("requests.carried_in.", "requests.carried_out.")
# 行政处罚案件108件，其中结转下年12件; 建议提案：上年结转1件，新收76件，无结转
_BUSINESS = re.compile(
    r"(?:行政)?(?:处罚|许可|强制|执法)[^,;。:\d]{0,6}(?:\d|案)|立案|查处|案件\d|(?:建议|提案)[^,;。\d]{0,6}[:\d]|(?:信访|工单|投诉|举报|来信)(?:件|事项)?\d|仲裁|检查\d|审批"
)
_REQUEST = re.compile("申请|信息公开|依申请|答复|予以公开|不予公开")


# 申请6件由村务监督委员会受理; 收到申请11件，由街道分别答复
_BY = re.compile(
    r"(?:申请|案件)?,?(?:均|都|全部|分别|统一|依法)*由(?P<body>[^,;。\d我本各]{1,14}?(?:局|委|委员会|厅|街道|镇|乡|村|社区|部门|单位|中心|公司))"
    r"(?:分别|自行|各自|直接|依法|依规|负责)*(?:受理|答复|办理|登记|处理|回复)(?:申请人)?[,;。)]"
)

_NEAR = 40
# 村民向县政府提出申请4件
_TO = re.compile(
    r"向(?P<body>[^,;。\d我本各]{1,12}(?:政府|局|委|委员会|厅|街道|镇|乡|法院|部门))(?:依法|直接|书面|先后|共|累计)*(?:提出|提交|递交|申请公开)"
)


# 机构改革前由原国土资源局收到9件
_TAKEN_BY = re.compile(
    r"由(?P<body>[^,;。\d我本各由]{1,14}?(?:局|委|委员会|厅|街道|街道办事处|镇|乡|管委会|中心|公司))"
    r"(?:分别|直接|共|累计|已|负责)*(?:收到|受理|接收|新收|登记|承办|答复|办理|办结)(?:了|的)?(?:政府信息公开|信息公开|申请)*$"
)


def _by_another(start: int, end: int, reading: Reading) -> bool:
    """Whether a body that is not the issuer is said to have been asked, or to have dealt with all of the count."""
    if not reading.reader.issuer.level:
        return False
    asked = None
    before = reading.text[max(0, start - _NEAR) : start]
    if "向" in before:
        asked = _TO.search(reading.clause_before(start))
    elif "由" in before:
        asked = _TAKEN_BY.search(reading.clause_before(start))
    found = asked or _BY.match(reading.text, end)
    return found is not None and not scope_fits(("body", found["body"]), reading.reader.issuer)


_AFFAIRS = (
    "工伤|社保|劳动|行?政?处罚|行政许可|行政强制|征收|征地|拆迁|登记|治安|补偿"
    "|不动产|投诉|举报|信访|城管|人事|教师|学籍|职称"
)
# 行政复议28件，主要集中在工伤认定领域; 复议28件，其中工伤认定22件
_MOSTLY = re.compile(
    rf"[,(](?:主要|大多|多数?|绝大多数|大部分)(?:集中[在于]|涉及|为|是|系|属)[^,;。信]{{0,8}}(?:{_AFFAIRS})|[,(]其中(?:涉及?|因)?(?:{_AFFAIRS})[^,;。\d信]{{0,8}}\d+[件宗起]"
)
# 作出行政处罚决定86件，被行政复议1件
_BY_DECISIONS = re.compile(r"(?:处罚|许可|强制|执法)(?:决定|案件|案)?\d+[件宗起][^;。信]*$")
# a bureau of justice decides them, where nothing says that it is a party
_JUDGED = re.compile(r"(?:办理|受理|审理|审结|收到|新收|承办|承接)[^,;。被\d]{0,20}复议|复议机[构关]")
# 县政府行政应诉案件27件, in a bureau's report
_OF_A_GOVERNMENT = re.compile("^[^,;。被因向]{0,6}[省市县区旗州](?:人民)?政府(?:的)?(?:行政)?(?:应诉|诉讼)(?:案件)?$")
_A_PARTY = re.compile("被(?:申请|提起|诉|复议)|引[发起]|作为被|[我本]局为|以[我本]局|[对针不][对服]?[我本]局")


def _of_other_disputes(start: int, end: int, reading: Reading) -> bool:
    """Whether disputes were about something else, by what led to them or by what they mostly are; or of others."""
    near = reading.segment(start)
    before = reading.text[near:start]
    if "司法" in reading.reader.issuer.name and _JUDGED.search(before) and not _A_PARTY.search(before):
        return True
    if reading.reader.issuer.level == "department" and _OF_A_GOVERNMENT.search(reading.clause_before(start)):
        return True
    closed = _ENDED.search(reading.text, end)
    after = reading.text[end : closed.start() if closed else len(reading.text)]
    if "信息公开" not in before + after and _MOSTLY.search(after):
        return True
    if reading.clause_before(start).startswith("被") and "信息公开" not in after and _BY_DECISIONS.search(before):
        return True
    return _caused_otherwise(start, end, reading)


def _caused_otherwise(start: int, end: int, reading: Reading) -> bool:
    """Whether disputes were about something else, with no word of information after it, or in it."""
    near = reading.segment(start)
    before = reading.text[near:start]
    causes = [found for found in _CAUSE.finditer(before) if not _OURS.search(found["affair"])]
    return bool(causes) and "信息公开" not in reading.text[near + causes[-1].end() : end]
