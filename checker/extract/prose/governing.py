"""What stands before a count in its sentence and may govern it: a topic, a group of persons, a count of other cases.

``在土地征收方面，收到申请17件``; ``张某等5人提出申请22件``; ``查处食品案件45件，作出处罚43件``. None of it narrows the
count for certain, so that it is only told with reserve.
"""

from __future__ import annotations

import re

from checker.extract.prose.contexts import Context
from checker.extract.prose.leftover import left_over, listed
from checker.extract.prose.numbers import CASES, Number
from checker.extract.prose.reading import Reading
from checker.extract.prose.scope import scope_fits
from checker.extract.prose.shares import delta
from checker.model.report import Fact

_CLAUSE = re.compile(r"[,;。!?:]")
_OPENS = re.compile(r"[,;。!?:(]")
# what a count of cases names where it is told by itself, whatever was counted before it
_NOUNS = {
    "requests": re.compile("申请|信息公开"),
    "disputes": re.compile("复议|诉讼|起诉|被诉|应诉|涉诉|信息公开"),
}
_UNITS = frozenset(CASES.split("|"))
_COMPARED = re.compile(r"(?:[由从较比]|相较)(?:20\d\d年度?|上一?年度?|去年)(?:同期)?[的为]?\d+[件份宗起条]")
# numerals that count nothing, or the whole: 2023年, 12月31日, 第3号, 100%
# 由188件增加到211件
_RISEN = re.compile(r"[由从]\d+[件宗份起条](?=[增上升下降减回缩扩提][^,;。\d]{0,3}[到至为])")
# 其余15件分别为部分公开4件、不予公开5件
_REST = r"(?:其余|剩余|余下|另外)的?\d+[件宗份起](?:申请)?(?=[则作按]*(?:分别|依次|为|是|系|包括))"
_DATED = re.compile(
    rf"{_RISEN.pattern}|{_REST}|{_COMPARED.pattern}|(?:审结|判决|裁决|结案|宣判|已结)的?\d+[件宗起]|20\d\d年度?|\d{{1,2}}(?:至|到|-|—)(?=\d{{1,2}}月)|\d{{1,2}}(?:月份?|[日时])|第\d+[号条款项]?|^\d{{1,2}}[.、)]|\d+(?:\.\d+)?%|12345"
)
_RESTED = re.compile(rf".?{_REST}")
_NUMERAL = re.compile(r"\d|[两二三四五六七八九十百]+[名位人家个户](?!人)")
_PROCESSED = "requests.total_processed.total"
_SUM = re.compile("共|合计|总计")
_ALTOGETHER = re.compile("总[量数计]")
_REACH = 40
# 县公安局高度重视，收到申请5件; 以县住建局为例，收到8件
_BODY = re.compile(
    r"(?:^|[;。])(?:其中[,:]?)?(?:以|如|例如|比如|像)?(?P<body>(?![对就将把向按经由]|申请|所有|统一)(?:[省市县区州旗盟][^,;。:()\d各全我本该及和与的]{1,8}(?<![局委办府关])[和与])?"
    r"[^,;。:()\d各全我本该及和与的]{1,10}?"
    r"(?:局|委|委员会|厅|办公室|街道办?|镇|乡|中心|[总支大]队|公司|集团|医院|学[校院]|大学))(?!长|域|面)[^,;。\d]{2,40},"
)
_WHOLE_AREA = re.compile(r"全[区市县省州旗镇乡街局委校院系]|各级|[我本][局办委厅镇县市区校院机单]")


def governed(place: int, since: int, reading: Reading) -> bool:
    """Whether something before the count at ``place`` may make it one of a part; ``since`` is where its words begin."""
    fact, start = reading.facts[place], reading.spans[place][0]
    near = reading.segment(start)
    first = max((mark.end() for mark in _OPENS.finditer(reading.text, near, since)), default=near)
    if reading.text[first - 1 : first] == "(" and (closed := reading.text.rfind(")", first, since)) >= 0:
        first = closed + 1  # 行政处罚531件（罚款1240.5万元）、行政强制42件
    return (
        _counts_else(first, since, reading)
        or _of_another_count(fact, near, start, reading)
        or of_topic(near, first, reading)
    )


def of_another_body(start: int, reading: Reading) -> bool:
    """Whether a body that is not the issuer is the subject of what stands before, and the whole is not named again."""
    if not reading.reader.issuer.level:
        return False
    near = reading.segment(start)
    found = _BODY.match(reading.text, max(near - 1, 0) if near else 0, start)
    if found is None or _WHOLE_AREA.search(reading.text, found.start("body"), start):
        return False
    return not scope_fits(("body", found["body"]), reading.reader.issuer)


# 由我局代拟、以县政府名义印发的规范性文件3件，宣布失效的4件
_IN_ITS_NAME = re.compile(
    r"(?:(?:政府|党委|[省市县区]委)[^,;。\d]{0,8}名义|代拟|代为|草拟|起草)[^,;。\d]*\d+[件部份个]"
)
_DOCUMENT = re.compile("规范性|规章")


def of_another_name(start: int, reading: Reading) -> bool:
    """Whether documents told just before went out in the name of another body, and these go on from them."""
    if reading.reader.issuer.level not in ("department", "town"):
        return False
    clause = reading.clause_before(start)
    near = reading.text[reading.segment(start) : start - len(clause)]
    return _DOCUMENT.search(clause) is None and _IN_ITS_NAME.search(near) is not None


def _counts_else(first: int, since: int, reading: Reading) -> bool:
    """Whether a number that tells nothing stands in the clause before the words of the count: 张某等5人提出….."""
    told = max((span[1] for span in reading.spans if first <= span[0] and span[1] <= since), default=first)
    return _NUMERAL.search(_DATED.sub("", reading.text[told:since])) is not None


def of_others(place: int, reading: Reading) -> bool:
    """Whether what was closed is told of other cases, counted just before it: 受理转学申请614件，办结614件."""
    fact, start = reading.facts[place], reading.spans[place][0]
    if fact.quantity != _PROCESSED or _ALTOGETHER.search(reading.clause_before(start)):
        return False
    return _of_another_count(fact, reading.segment(start), start, reading)


def _of_another_count(fact: Fact, near: int, start: int, reading: Reading) -> bool:
    """Whether a count of cases that tells nothing stands before this one, whose own words name nothing counted."""
    before = [number for number in reading.numbers_before(start) if number.start >= near]
    if not before or not (_is_another(before[-1], reading) or _among(before[-1], start, reading)):
        return False
    # 核发选址意见书12份、用地许可证63份，共计行政许可75份
    if fact.quantity.startswith(_DECISIONS) and _SUMMED.search(reading.clause_before(start)):
        return False
    # 受理审批服务事项18.2万件，作出行政许可决定57306件: decisions are some of all that a bureau deals with
    if fact.quantity.startswith(_DECISIONS) and _AT_LARGE.search(reading.clause_before(before[-1].start)):
        return False
    table = fact.quantity.split(".")[0]
    # 线上申请41件，线下申请12件，共受理53件: a sum is told of what its parts are
    own = near if _SUM.search(reading.clause_before(start)) else before[-1].end
    if table in _NOUNS and _NOUNS[table].search(reading.text, own, start):
        return False
    return not any(
        other.quantity.startswith(f"{table}.") and near <= span[0] and span[1] <= start and other.relation != "none"
        for other, span in zip(reading.facts, reading.spans, strict=True)
    )


_SUMMED = re.compile("合计|共计|总计")
_DECISIONS = ("disclosure.licensing.", "disclosure.penalty.", "disclosure.coercion.")
_AT_LARGE = re.compile(
    r"(?:^|全年|年内|共)立案(?:查处)?(?:违法)?(?:案件)?$|(?:撤[销回]|注销|吊销)[^,;。\d]{0,6}许可[^,;。\d]{0,4}$|(?:审批|服务|政务|各类)(?:和|、|及|与|审批|政务|服务|便民)*(?:事项|办件|业务)(?:共|共计|约)*$"
)


def _is_another(number: Number, reading: Reading) -> bool:
    """Whether a number counts cases that no fact tells, and is no difference (较上年增加12件)."""
    told = any(span[0] == number.start for span in reading.spans)
    if (
        told
        or _ORDINAL.search(reading.text, max(0, number.start - 4), number.start)
        or number.unit not in _UNITS
        or reading.text.startswith("无", number.start - 1)
    ):
        return False
    first = max(0, number.start - _REACH)
    if _RESTED.match(reading.text, max(0, number.start - 3)) or _COMPARED.search(reading.text, first, number.end):
        return False
    if _RISEN.match(reading.text, number.start - 1):
        return False
    return not delta(Context(number, reading.text[first : number.start], ""))


# 第二十条第(九)项
_ORDINAL = re.compile("第[一二三四五六七八九十百]?[(]?$")


def _among(number: Number, start: int, reading: Reading) -> bool:
    """Whether a count is said to be among an amount that tells nothing: 非税收入1.3亿元，其中行政事业性收费320万元."""
    told = any(span[0] == number.start for span in reading.spans)
    return number.klass == "money" and not told and "其中" in reading.text[number.end : start]


_IN_VIEW = re.compile("聚焦|立足|紧盯|瞄准|锚定|紧扣|着眼|围绕")
_YEAR = re.compile(r"全年|本年度?|20\d\d年")


def of_topic(near: int, first: int, reading: Reading) -> bool:
    """Whether the nearest clause that opens a topic opens one of its own: not requests or disputes at large.

    It is sought from ``near``, where the part between semicolons begins, to ``first``, where the clause told begins.
    """
    words = reading.reader.matcher.catalogue.words
    topic = listed(words["opens_topic"])
    whole = _YEAR.match(reading.text, first) is not None
    for clause in reversed(_CLAUSE.split(reading.text[near:first])):
        if topic.fullmatch(clause):
            # 聚焦民生领域，全年制发规范性文件7件: what was in view narrows nothing of the whole year
            if whole and _IN_VIEW.match(clause):
                return False
            return left_over(clause, words["known_topic"])
        whole = whole or _YEAR.match(clause) is not None
    return False
