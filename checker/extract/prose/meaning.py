"""What a phrase means where it stands: its quantities, its unit, and whether the tables are spoken of at all."""

from __future__ import annotations

import re

from checker.extract.prose.both import BOTH
from checker.extract.prose.contexts import Context
from checker.extract.prose.documents import of_its_kind
from checker.extract.prose.match import Match
from checker.extract.prose.numbers import Number
from checker.extract.prose.reading import Reading
from checker.extract.prose.resolve import (
    GROUPS,
    about_outcomes,
    about_own_disputes,
    about_requests,
    attributes,
    document_at,
    groups_at,
    headline,
    includes_carried,
    item_at,
    published,
    rest_of,
    splits_input,
)
from checker.extract.prose.scope import decides_disputes
from checker.model.phrase import Phrase

_VERBS = ("withdrawn", "new-received", "received-either", "received-amount", "handled", "processed", "processed-each")
# rows whose phrases are bare verbs: what they speak of must be told by a noun nearby
_BARE = ("new_received", "input_total", "carried_in", "carried_out", "total_processed", "other_misc")
_MONEY = {"disclosure.admin_fee.amount": "万元", "fee_info.amount": "元", "disclosure.procurement.amount": "元"}
# 公开 alone may be said of anything; one of these tells that it is said of a request
_ANSWERS = re.compile(
    "[不未]掌握|[可不]能?公开的|申请|答复|办结|[予同准给][以意予]公开|部分公开|不予公开|无法提供|不予处理"
)
# 不予公开及无法提供共计306件: two outcomes with one number stand in no cell
_JOINT = re.compile(r"(?:公开|提供|处理)(?:的)?(?:及其?|和|与|或者?|以及|、|/)(?:依法|予以|作出|决定)*$")
_JOINED = re.compile(
    r"(?:的)?(?:及其?|和|与|或者?|以及|、|/)(?:依法|予以|作出)*(?:公开|部分公开|不予|无法提供|其[他它]处理)"
)
# 涉及地名命名18件、社会组织登记13件: what the requests were about
_TOPICS = re.compile(
    r"(?:其中|内容|主要|申请|大多|分别|多)*(?:涉及|关于|有关|围绕|集中在)[^,;。]*\d[件宗份起条][、和及与][^、]*$"
)
_LIST = 120
_KIND = re.compile("依申请公开(?:类)?(?:政府)?信息")
# 审核公文2316件，确定主动公开1021件；依申请公开864件；不予公开431件
_SORTED = re.compile(
    r"(?:公文|文件)[^,;。\d]{0,6}\d+[件份篇],[^,;。\d]{0,6}主动公开[^;。]*;[^;。]{0,4}依申请公开(?:的)?(?:公文|文件)?\d"
)
_GRANTED_BY = ("granted", "made-public")
_OUTCOMES = ("granted", "denied", "unable", "not_processed", "other", "partial")
_DECISIONS = ("licensing", "penalty", "coercion", "other_services")
# decisions are made public as they are made: 公示行政许可决定591件、行政处罚决定74件
_SHOWN = re.compile(r"(?:公示|公开|公布)(?:了|各类)?(?:(?:行政)?(?:许可|处罚|强制)(?:处理)?决定(?:\d+件)?[、和及]?)+$")


# 窗口受理办件52.8万件，其中行政许可类11.3万件: what was handed in, not what was decided
_AT_COUNTERS = re.compile("(?:大厅|窗口|中心|平台|网)[^;。]{0,30}办件")

# 政府采购、土地出让等项目成交总额26.8亿元: of more than procurement
_TRADED = re.compile("土地出让|产权交易|公共资源|工程建设")


def unit_of(quantity: str, printed: str) -> str | None:
    """The unit a fact is told in: that of its cell where it is money, else the one printed."""
    return _MONEY.get(quantity) or printed or None


def fits_topic(phrase: Phrase, quantity: str, match: Match, context: Context, reading: Reading) -> bool:
    """Whether the sentence speaks, at this number, of what the tables count."""
    number = context.number
    end = number.end + len(match.right)
    table, row = quantity.split(".")[:2]
    if quantity == _FEE:
        return _WAIVED.search(reading.clause_before(number.start)) is None
    if table == "disputes":
        decides = decides_disputes(reading.reader.issuer)
        return about_own_disputes(reading.marks, number.start, end, decides=decides)
    if table == "disclosure" and quantity.endswith((".prev_items", ".items_change")):
        return number.unit != "件"  # which counts decisions
    if table == "disclosure":
        if row in ("normative", "regulation"):
            return of_its_kind(row, end, context, reading)
        return _fits_decisions(phrase, row, context, reading)
    return table != "requests" or _fits_requests(phrase, row, end, match, context, reading)


_FEE = "fee_info.amount"
_WAIVED = re.compile("减免|免收|免除|退[还回]|应[收缴交]|拟收")


def _fits_decisions(phrase: Phrase, row: str, context: Context, reading: Reading) -> bool:
    number = context.number
    clause = reading.clause_before(number.start)
    if phrase.id == "decisions-shown-all":
        return number.unit == "件"
    if _SHOWN.search(clause):
        return phrase.id == "decisions-shown" and number.unit == "件"
    if row in _DECISIONS and (_of_a_data_set(clause, number, reading) or _DISPUTED.search(clause)):
        return False
    # 加强公共资源配置领域信息公开，政府集中采购项目683个: it is named in its own clause
    opened = number.start - len(clause) if "采购" in clause else reading.segment(number.start)
    if row == "procurement" and _TRADED.search(reading.text, opened, number.start):
        return False
    if row in _DECISIONS and _AT_COUNTERS.search(reading.text, reading.segment(number.start), number.start):
        return False
    return row not in _DECISIONS or not published(clause, number.unit)


def _of_a_data_set(clause: str, number: Number, reading: Reading) -> bool:
    """Whether decisions are counted as records that were reported: “双公示”数据上报489条，其中行政许可451条."""
    near = reading.segment(number.start)
    reported = _REPORTED.search(reading.text, near, number.start - len(clause))
    return reported is not None and (number.unit == "条" or clause.startswith("其中")) and _MADE.search(clause) is None


# 行政复议17件，其中涉行政处罚11件: what the disputes were about
_DISPUTED = re.compile("(?:涉及?|不服|针对)(?:行政)?(?:处罚|许可|强制)")
_REPORTED = re.compile("归集|双公示|信用信息|报送|上报|推送|录入|入库|上传|公示系统|数据")
_MADE = re.compile("作出|实施")


def _fits_requests(phrase: Phrase, row: str, end: int, match: Match, context: Context, reading: Reading) -> bool:
    number = context.number
    segment = reading.segment(number.start)
    if phrase.id == "processed-each" and "撤" in reading.text[segment:][:200]:
        return False
    if context.label and (topic := _topic(context.label, reading)):
        return topic != "topic_foreign"
    if phrase.id in _GRANTED_BY and (not _ANSWERS.search(reading.piece) or _published_unasked(number, reading)):
        return False
    if (row in _OUTCOMES and not context.label and _joint(match, context)) or _shared_row(phrase, match, reading):
        return False
    if phrase.id == "withdrawn":
        at = number.start - len(match.left)
        return about_requests(reading.marks, at, at, bare=True) and not _of_permits(segment, at, reading)
    # 主动公开信息3260条；依申请公开信息14条: the second is a kind of information, too
    listed = len(reading.lead) if _KIND.fullmatch(context.clause) or _SORTED.search(reading.piece) else segment
    if attributes(reading.text[listed:end][-200:]):
        return False
    if row in _CLOSED_OR_LEFT and _DISPUTES_BEHIND.match(reading.text, number.end):
        return False  # 上年结转的3件行政复议案件; 已结案件8件，为复议5件、诉讼3件
    if row in _BARE:
        if _TOPICS.match(reading.clause_before(number.start, _LIST)) or _elsewhere(row, end, context, reading):
            return False
        bare = phrase.id in _VERBS or phrase.kind == "carried-in"
        return about_requests(reading.marks, number.start, end, bare=bare)
    return phrase.kind != "count" or about_outcomes(reading.marks, number.start)


_CLOSED_OR_LEFT = ("carried_in", "carried_out", "total_processed")
_DISPUTES_BEHIND = re.compile(
    "(?:[,(]?(?:其中|分别|均)?(?:为|是|系|包括|含))?(?:政府)?(?:信息公开)?(?:类)?(?:行政)?(?:复议|诉讼|应诉)"
)


def _of_permits(segment: int, at: int, reading: Reading) -> bool:
    """Whether applications withdrawn are those for permits, told just before: 不予许可2件，撤回申请3件."""
    told = reading.text[segment:at]
    return "许可" in told and "公开" not in told


def _published_unasked(number: Number, reading: Reading) -> bool:
    """Whether items made public are those of 主动公开 18642 条，其中 2012 年公开 4126 条."""
    return number.unit == "条" and "主动公开" in reading.text[reading.segment(number.start) : number.start]


def _elsewhere(row: str, end: int, context: Context, reading: Reading) -> bool:
    """Whether what came in is no request for information: 公开信息9.8万条，其中新增1.8万条; 受理143件，批准121件.

    Nor is what was added to documents: 有效文件18件，新增3件.
    """
    if row != "new_received":
        return False
    segment = reading.text[reading.segment(context.number.start) : end]
    if (context.number.unit == "条" or "文件" in segment) and "申请" not in segment:
        return True
    granted = _GRANTED.match(reading.text, context.number.end)
    return granted is not None and "公开" not in segment


_GRANTED = re.compile(r"[,、;](?:其中)?(?:已|均|依法)*(?:批准|核准|准予|审批通过|审核通过|发证)[^,;。公]{0,6}\d")


def _joint(match: Match, context: Context) -> bool:
    """Whether another outcome is told with this one by the same number, before it or after it."""
    if match.right and _JOINED.match(context.right, len(match.right)):
        return True
    return bool(match.left) and _JOINT.search(context.left[: len(context.left) - len(match.left)]) is not None


def _shared_row(phrase: Phrase, match: Match, reading: Reading) -> bool:
    """不属于本机关 and 信息不存在 told side by side share one row of the form: neither fills it alone."""
    if phrase.id == "unable-nonexistent":
        return _NOT_OURS.search(reading.text) is not None
    if phrase.id != "unable-not-held" or "不存在" in match.left:
        return False
    return _NOT_OURS.search(match.left) is not None and "不存在" in reading.text


_NOT_OURS = re.compile("不属于本|非本(?:机关|单位|部门|级|[局委办厅镇乡])")


def _topic(label: str, reading: Reading) -> str:
    """The kind of topic that a label of a spread list names, "" where it names none."""
    found = reading.reader.matcher.words["topic"].search(label)
    return (found.lastgroup or "") if found else ""


def meant(phrase: Phrase, match: Match, context: Context, reading: Reading) -> tuple[str, ...]:
    """The quantities of a phrase with ``{group}``, ``{headline}`` and ``{other}`` put in; none where untold."""
    form, number = reading.reader.form, context.number
    quantities = phrase.quantities.get(form, phrase.quantities["2021"])
    if not quantities:
        return ()
    if "{group}" in quantities[0]:
        if _BOTH.search(context.clause):
            return ()
        groups = groups_at(reading.marks, number.start, number.end, len(match.right), context.label)
        groups = (() if context.label else _named_behind(groups, match, context)) or groups
        if len(groups) == 1 and groups[0] in GROUPS and _STILL.match(context.clause):
            named = {mark.kind for mark in reading.marks.groups.marks if mark.end <= number.start}
            groups = (*groups, BOTH) if "reconsideration" in named and len(named) > 1 else groups
        return tuple(q.format(group=group) for group in groups for q in quantities)
    if "{document}" in quantities[0]:
        document = _document(context, reading) or document_at(reading.marks, number.end + len(match.right))
        return tuple(q.format(document=document) for q in quantities) if document else ()
    if "{item}" in quantities[0]:
        item = item_at(reading.marks, number.start)
        return tuple(q.format(item=item) for q in quantities) if item else ()
    if "{headline}" in quantities[0]:
        rows = headline(reading.own, reading.text[max(0, number.start - 200) : number.start])
        return tuple(quantity.format(headline=row) for quantity in quantities for row in rows)
    if quantities[0] in _OTHERS and (listed := _dispute_listed(reading, number.start)):
        said = match.left + match.right
        undone = "撤销" in said and "申请" not in said
        return (f"disputes.{listed}.{'corrected' if undone else 'other'}",)
    if quantities[0] == "{other}":
        return rest_of(reading.own) if adjacent(reading, number.start) else ()
    return _by_what_stands_beside(phrase, quantities, context, reading)


def _named_behind(groups: tuple[str, ...], match: Match, context: Context) -> tuple[str, ...]:
    """The kind of dispute that the words of a result, or the noun after it, name: 败诉4件, 被纠正的4件诉讼案件."""
    if groups == _RECONSIDERED and ("败诉" in match.left or "胜诉" in match.left):
        return _SUED
    behind = _NOUN_BEHIND.match(context.right) if match.left.endswith("的") and not match.right else None
    if behind is None:
        return ()
    return _SUED if behind["suit"] else _RECONSIDERED


# 没有纠错的复议，也没有败诉的诉讼，仍有2件在审: of both, if not of the kind named last
_STILL = re.compile("(?:仍|尚|还)(?:有|余)")
_RECONSIDERED, _SUED = ("reconsideration",), ("litigation",)
_NOUN_BEHIND = re.compile("(?:政府)?(?:信息公开)?(?:类)?(?:行政)?(?:复议|(?P<suit>诉讼))(?:案件|案)?(?![、和及与])")


def _by_what_stands_beside(
    phrase: Phrase, quantities: tuple[str, ...], context: Context, reading: Reading
) -> tuple[str, ...]:
    """公开 holds no 部分公开 that is told as well; what came in is told with what was carried over, or without."""
    if phrase.id in _GRANTED_BY and _PARTLY_AMONG.match(reading.text, context.number.end):
        return ("requests.granted_or_partial.total",)
    if phrase.id == "made-public" and "部分公开" in reading.piece:
        return quantities[:1]
    # 办理43件（含上年结转3件），其中本年新收40件: new ones among all are new
    among = context.clause.startswith("其中") and "新收" in context.clause
    if (
        quantities[0] == "requests.new_received.total"
        and not among
        and (includes_carried(context) or splits_input(reading.text, context.number.end))
    ):
        return ("requests.input_total.total",)
    return quantities


# 公开24件（其中部分公开5件）
_PARTLY_AMONG = re.compile(
    r"\((?:其中|含|包括|包含):?部分公开(?:的)?\d+[件宗份条]\)"
    r"|[(,](?:其中|包括):?(?:予以)?(?:全部|完全|全文)公开(?:的)?\d+[件宗份条][、,和及](?:予以)?部分公开(?:的)?\d+[件宗份条]"
)


def _document(context: Context, reading: Reading) -> str:
    """The kind of document that the label of a spread list names (规章、规范性文件分别制发2件、58件)."""
    named = reading.reader.matcher.words["document"].search(context.label) if context.label else None
    return (named.lastgroup or "").removeprefix("document_") if named else ""


# 两项合计纠正11件: of both kinds of dispute, which no cell holds together
_BOTH = re.compile("(?:两|二|三)(?:项|类|者|种)(?:案件)?(?:合计|共计|总计|共)")
_OTHERS = ("requests.other.total", "requests.other_misc.total")
_RESULTS = ("maintained", "corrected", "pending", "other")


def _dispute_listed(reading: Reading, start: int) -> str:
    """The dispute whose results are being listed (复议14件，维持9件，其他处理3件); "" where none are."""
    if not reading.own or not adjacent(reading, start):
        return ""
    table, row, column = (*reading.own[-1].quantity.split("."), "", "")[:3]
    same = reading.spans[-1][0] >= reading.segment(start)
    return row if table == "disputes" and column in _RESULTS and same else ""


def adjacent(reading: Reading, start: int) -> bool:
    """Whether the number before this one gave the last fact: they then stand in one list."""
    return bool(reading.spans) and not any(
        reading.spans[-1][1] <= number.start < start for number in reading.numbers_before(start)
    )
