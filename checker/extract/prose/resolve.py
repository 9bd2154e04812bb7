"""The questions that decide every comparison, each a step of its own: whose count, of which year, of which group.

Source of the rules: the practice of published reports; a count binds to the nearest scope noun and the nearest year
word before it, and a result of a dispute to the nearest kind of dispute.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract.prose.both import BOTH, of_both
from checker.extract.prose.contexts import Context
from checker.extract.prose.landmarks import OTHER_DOCUMENT, Landmarks
from checker.extract.prose.marks import Mark
from checker.model.report import Fact

GROUPS = ("reconsideration", "litigation")
_ROW = {"lit_after": "lit_after_reconsideration", "court": "litigation"}
_CARRIES = re.compile(r"(?:结转|转结|顺延|转下|转入|转至|遗留|跨年)")
_CARRIED_IN = re.compile(
    r"(?:上一?个?年度?|去年|往年|20\d\d年度?|上年末|年初)(?:的)?(?:结转|转结|转入|结存|遗留|顺延)|(?:含|包括)(?:结转|转结)|结转上一?年"
    r"|(?:无|没有|无需)[^,;。\d]{0,8}(?:结转|转结)|上一?年度?(?:也|亦|均)?(?:无|没有)(?:结转|转结)"
)


# --- year -----------------------------------------------------------------------------------------------------------
def year_of(marks: Landmarks, start: int, report_year: int) -> int | None:
    """The year a count at ``start`` belongs to: that of the nearest year word before it, else the report's.

    None for figures of several years (历年累计).
    """
    mark = marks.year_at(start)
    if mark is None or mark.kind == "now":
        return report_year
    if mark.kind == "all":
        return report_year if "。" in marks.text[mark.end : start] else None
    if mark.kind == "last":
        return report_year - 1
    return report_year + 1 if mark.kind == "next" else int(mark.kind)


def labelled_year(label: str) -> int | None:
    """The year that a label of a spread list is (2022年、2023年分别收到…); None where it is none."""
    found = _LABELLED.fullmatch(label) if label else None
    return int(found[1]) if found else None


_LABELLED = re.compile(r"(20\d\d)年度?")


def part_of_year(marks: Landmarks, start: int, since: int) -> bool:
    """Whether a count is one of half a year, a quarter or a month, for which no cell stands.

    The part is named in its clause or opens a clause before it (上半年，收到…), with no other year word between.
    """
    part = marks.parts.before(start)
    if part is None or part.start < since:
        return False
    between = marks.text[part.end : start]
    if not re.search(r"[,;。!?]", between):
        return True
    year = marks.years.before(start)
    if re.fullmatch(r"[^,;。]*,(?:为|达|有|共|计)*", between):  # 第三季度最多,为38件
        return True
    opened = _OPENED.match(between) is not None
    return opened and not re.search(r"[;。!?]", between) and (year is None or year.end <= part.end)


_OPENED = re.compile(
    r"(?:\d{1,2}日)?(?:24时|零时)?(?:底|末|份|间|期间|以来)?(?:(?:随着?|受|因|由于|经|通过|得益于|伴随)[^,;。]+)?,"
    r"|[^,;。]+,[^,;。\d]{0,16}(?:回落|回升|下降|上升|攀升|减少|增加|升高|降|升|增|减|达)(?:到|至)[^,;。\d]{0,2}$"
)


# --- whether it speaks of this at all -------------------------------------------------------------------------------
def about_requests(marks: Landmarks, start: int, end: int, *, bare: bool) -> bool:
    """Whether a count speaks of requests for information: by the nearest topic noun.

    A noun after the number and inside the phrase (``end``) counts first. Of a ``bare`` verb (受理288件) the nearest
    kind of dispute is a topic too.
    """
    after = marks.topics.between(start, end)
    if after:
        return after[0].kind != "topic_foreign"
    topic = marks.topics.before(start)
    if topic is not None and topic.kind == "topic_foreign":
        return False
    group = marks.groups.before(start) if bare else None
    if group is None:
        return True
    # 行政复议申请412件，其中信息公开类58件，受理49件: a sort of the disputes
    return topic is not None and topic.start > group.end and not marks.text.startswith("类", topic.end)


def about_outcomes(marks: Landmarks, start: int) -> bool:
    """Whether a result (公开答复 430 条) is one of requests."""
    topic = marks.topics.before(start)
    return topic is None or topic.kind != "topic_foreign"


def about_own_disputes(marks: Landmarks, start: int, end: int, *, loosely: bool = False, decides: bool = True) -> bool:
    """Whether a dispute is one about information: not one that the body itself decides, nor about other requests.

    ``loosely`` it is, wherever the sentence has named information. A body that ``decides`` no disputes deals with its
    own ones only (我局办理行政复议6件).
    """
    ours = marks.our_topics.before(start)
    foreign = marks.foreign_topics.before(start)
    if foreign and (
        _ended(foreign.word, marks.text[foreign.end : start]) or _NONE_CAME.match(marks.text, foreign.end - 1)
    ):
        foreign = None
    if foreign and (not ours or (ours.end < foreign.start and not loosely)):
        return False
    judged = marks.tribunals.before(end)
    while judged is not None and not decides and _dealt_with(judged, marks.text):
        judged = marks.tribunals.before(judged.start)
    if judged is not None and (
        _of_a_tribunal(marks, start, end) or (decides and _among_all(judged, start, marks.text))
    ):
        return False
    if ours:
        return judged is None or judged.start < ours.start or "。" not in marks.text[ours.end : judged.start]
    return judged is None


def _among_all(judged: Mark, start: int, text: str) -> bool:
    """Whether disputes are some of all that a body was asked to decide: 新收行政复议申请412件，其中信息公开类58件."""
    between = text[judged.end : start]
    return "其中" in between and "。" not in between and _CAME_IN.match(judged.word) is not None


# 投诉举报0件，行政复议2件: of what there was none nothing more is told
_NONE_CAME = re.compile(r"\D?0[件起宗例][,;、]")
_CAME_IN = re.compile(r"(?:新收|受理|审理|审结)[^,;。]*复议")
_DEALT_WITH = re.compile(r"办理(?:\d+[件份宗起])?(?:行政)?(?:复议|诉讼)")


def _dealt_with(mark: Mark, text: str) -> bool:
    """Whether a body says no more than that it dealt with disputes; 案件 are told by whoever decides them."""
    return _DEALT_WITH.fullmatch(mark.word) is not None and not text.startswith("案", mark.end)


# what nobody disputes: the sentence after it speaks of something else
_UNDISPUTED = re.compile(
    "[问试]卷|督[查办察]|交办|提案|建议|热线|12345|留言|信箱|咨询|提问|稿件|问政|互动|舆情|模拟|暗访"
)


def _ended(topic: str, between: str) -> bool:
    return "。" in between and _UNDISPUTED.search(topic) is not None


def _of_a_tribunal(marks: Landmarks, start: int, end: int) -> bool:
    """Whether the sentence speaks of a body that decides disputes, and has not come back to those against the body."""
    opened = marks.text.rfind("。", 0, start) + 1
    named = [mark for mark in marks.tribunals.between(opened, end) if _DECIDES.search(mark.word)]
    last = marks.tribunals.before(end)
    return any(
        (mark is last and not (_DUTY.search(mark.word) or _COME_BACK.search(marks.text, mark.end, start)))
        or not _AGAINST_IT.search(marks.text, mark.end, start)
        for mark in named
    )


# a body that decides disputes of others, whatever they are about
_DECIDES = re.compile(
    "为[^,;。]{0,16}复议机关|作为(?:行政)?复议|复议办公室|复议委员会|指导单位|下级单位|协助|会商|复议(?:受理|办理|案件|服务)*(?:机构|局|中心).+复议(?:申请|案件)|被申请人|复议.{1,5}?(?:对|就|纠正)|复议(?:监督|审理|办案)*(?:职责|职能|职权)"
)
_DUTY = re.compile("职责|职能|职权")
# 复议局办理复议案件412件；全区因政府信息公开引发行政复议14件
_COME_BACK = re.compile("[;,](?!其中)[^,;。]{0,8}因(?:政府)?信息公开[^,;。]{0,6}引[发起]")
_AGAINST_IT = re.compile("引[发起]|被(?:申请|提起|诉|复议)|[我本]([局委办厅镇乡县市区校院机单]|街道)|自身|针对")


def intended(marks: Landmarks, start: int) -> bool:
    """Whether a word of purpose (确保, 避免, 计划) stands before it in its clause, or a plan opens its sentence."""
    plan = marks.plans.before(start)
    if plan is not None and "。" not in marks.text[plan.end : start]:
        return True
    goal = marks.goals.before(start)
    return goal is not None and not _CLAUSE_END.search(marks.text, goal.end, min(start, goal.end + 200))


_CLAUSE_END = re.compile("[,;。]")


_SHOWN = re.compile(r"公示|公布|双公示|归集|报送|撤销|公开|信息|目录|清单|事项库")
_ITEMS = ("项", "个")
_CARRIED_OUT = re.compile("实施[^,;。]*事项$")
_MADE = re.compile(r"作出|办理|办结|实施|完成|处理决定")


def published(clause: str, unit: str) -> bool:
    """Whether decisions are spoken of as things shown on a site or kept in a list (61 项), not as made."""
    # 实施处罚事项37项: items, by which decisions were made
    shown = unit in _ITEMS or _SHOWN.search(clause) is not None
    return shown and (_MADE.search(clause) is None or (unit in _ITEMS and _CARRIED_OUT.search(clause) is not None))


_ATTRIBUTE = re.compile(
    r"属性|公文|主动公开(?:类)?(?:文件|信息|公文)?(?:的|为|有|共)*[\d一二三四五六七八九十]|公开类信息"
)
_ANSWERED = re.compile(r"收到|受理|答复|办结|申请人|申请中")


def attributes(text: str) -> bool:
    """Whether documents are sorted by how open they are (主动公开 62 份、不予公开 6 份), not requests by outcome."""
    return _ATTRIBUTE.search(text) is not None and _ANSWERED.search(text) is None


_DOCUMENTS = re.compile("规章(?!制度)|规范性")


def same_document(text: str, row: str) -> bool:
    """Whether the kind of document named last in ``text`` is the one counted: 规章 or 规范性文件."""
    named = _DOCUMENTS.findall(text)
    return not named or (named[-1] == "规范性") == (row == "normative")


def averaged(clause: str) -> bool:
    """Whether a number is an average (人均, 每件) or a rate (每百件), which no cell holds."""
    return _AVERAGE.search(clause) is not None


_AVERAGE = re.compile(r"[人年季月周日件户]均|平均|每(?:个|件|年|月|名|人|季|周|天|日|[十百千万\d])")


# --- which total, which row, which group ----------------------------------------
def includes_carried(context: Context) -> bool:
    """Whether the number is told with what was carried over in it: it then is 新收 + 上年结转."""
    found = _INCLUDED_AFTER.match(context.right) or _INCLUDED_BEFORE.search(context.left)
    return (found or _INCLUDED.match(context.bracket)) is not None


_CARRIED = "(?:结转|转结|转入|结存|遗留)"
_INCLUDED_AFTER = re.compile(
    r"(?:申请|政府信息公开申请|依申请公开件)?[,(]?(?:其中)?(?:含|包括|包含)(?:由|自)?(?:20\d\d年度?)?[^,;。)\d]{0,12}"
    + _CARRIED
)
_INCLUDED_BEFORE = re.compile(rf"\((?:其中)?(?:含|包括|包含)[^()]*{_CARRIED}[^()]*\)[共合总计为]*$")
_INCLUDED = re.compile(rf"\([^)]*(?:含|包括|包含)[^)]*{_CARRIED}")


_N = r"[\d零一二两三四五六七八九十百千]+[件份宗起条]"
_CARRIED_AMONG = re.compile(
    rf"[^,;。(\d]{{0,14}}[,(]其中:?(?:含|包括|有)?(?:(?:本年)?(?:度)?新(?:收|增|受理|接收){_N}[,、]|{_N}(?:为|系|是))?"
    r"(?:上一?个?年度?|去年|往年|年初|20\d\d年度?)(?:的)?(?:结转|转结|转入|结存|遗留|延续|顺延|未办结)"
)


def splits_input(text: str, end: int) -> bool:
    """Whether the number is split, after it, into 新收 and 上年结转."""
    if _CARRIED_AMONG.match(text, end, end + 60):
        return True
    bracket = _BRACKET.match(text, end, end + 100)
    return bracket is not None and "新收" in bracket[1] and "结转" in bracket[1] and _LESS.search(bracket[1]) is None


_BRACKET = re.compile(r"(?:申请)?\(([^()]{0,80})\)")
_LESS = re.compile("扣除|减去|剔除|除去")
_TAKEN_UP = re.compile(r"(\d+)件(?:政府信息公开)?申请中")
_OUTCOME_TOLD = re.compile(r"(?:公开|提供|处理)[^,;。()]{0,8}$")
_HEADS = ("new_received", "input_total", "total_processed")
_ASKED = "requests.new_received.total"


def headline(facts: Sequence[Fact], before: str = "") -> tuple[str, ...]:
    """The rows that kinds of applicants are told for: those of the count before them in the sentence.

    ``以上64件申请中`` takes up an earlier count again, by its value. In a bracket after a result
    (予以公开25件（自然人24件…）) they split the result.
    """
    opened = before.rfind("(")
    if opened > before.rfind(")") and facts and _OUTCOME_TOLD.search(before[:opened]):
        rows = [quantity.split(".")[1] for quantity in (facts[-1].quantity, *facts[-1].alternatives)]
        return tuple(dict.fromkeys(rows)) if facts[-1].quantity.startswith("requests.") else ()
    again = _TAKEN_UP.findall(before[-60:])
    for fact in reversed(facts[-40:]):
        if again and str(fact.value) != again[-1]:
            continue
        rows = [quantity.split(".")[1] for quantity in (fact.quantity, *fact.alternatives)]
        if rows[0] in _HEADS and fact.relation != "none":
            # of what was answered, and of what came in with what was left, applicants are told as of what was asked
            if rows[0] == "total_processed":
                return tuple(dict.fromkeys((*rows, "new_received")))
            summed = rows[0] == "input_total" and any(other.quantity == _ASKED and other is not fact for other in facts)
            return ("new_received", "input_total") if summed else tuple(rows)
    return ("new_received", "input_total")


_OUTCOMES = ("granted", "partial", "granted_or_partial", "denied", "unable", "not_processed")
_NOT_GIVEN = ("denied", "unable", "not_processed")
_COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "orgs")
_RESULTS = ("maintained", "corrected", "pending")


def rest_of(facts: Sequence[Fact]) -> tuple[str, ...]:
    """What 其他 N 件 is in a list: the rest of the results, of the applicants or of the outcomes before it."""
    withdrawn = any(fact.kind == "withdrawal" for fact in facts[-3:])
    facts = [fact for fact in facts[-8:] if fact.kind != "withdrawal"]
    if not facts:
        return ()
    table, row, column = (*facts[-1].quantity.split("."), "", "")[:3]
    if table == "disputes" and column in _RESULTS:
        return (f"disputes.{row}.other",)
    if table != "requests":
        return ()
    if column in _COLUMNS:
        rows = [q.split(".")[1] for q in (facts[-1].quantity, *facts[-1].alternatives)]
        return tuple(f"requests.{name}.{col}" for col in ("other_org", "orgs") for name in dict.fromkeys(rows))
    if row in ("other_no_correction", "other_fee_unpaid"):
        if withdrawn:  # 撤回 is among 3.其他 already
            return ()
        return ("requests.other_misc.total",)
    rows = [fact.quantity.split(".")[1] for fact in facts]
    if any(row.startswith(f"{name}_") for name in ("denied", "unable", "not_processed") if name in rows):
        return ()
    # 公开76件、部分公开22件、其他124件: all that was not made public
    refused = any(name.startswith(_NOT_GIVEN) for name in rows)
    return ("requests.other.total",) if refused and row != "new_received" else ()


def groups_at(marks: Landmarks, start: int, end: int, right: int, label: str = "") -> tuple[str, ...]:
    """The kinds of dispute a result may belong to: one its label or the words after it name, else the nearest before.

    Told after both kinds of litigation (直接起诉8件、复议后起诉3件，维持8件) it is of all litigation, or of the last.
    """
    for found in marks.words["group"].finditer(label):
        return (group_row(found.lastgroup or ""),)
    # 合计21件，1件被判决纠正: a court that is named after the number is that of the kind before it
    after = [mark for mark in marks.groups.between(end, end + right) if mark.word not in _COURT or mark.kind == "court"]
    mark = after[-1] if after else marks.groups.before(start)
    if mark is None:
        return ()
    if not after and of_both(marks, mark, start):
        return (BOTH,)
    row, named = group_row(mark.kind), mark
    if mark.kind.startswith("lit_") and _ALL_OF_ONE.search(marks.text, max(0, mark.start - 4), mark.start):
        return ("litigation", row)
    earlier = marks.groups.before(mark.start)
    # 法院 speaks of the kind named before it
    while earlier is not None and group_row(earlier.kind) == row:
        named, earlier = earlier, marks.groups.before(earlier.start)
    if (
        after
        or earlier is None
        or {row, group_row(earlier.kind)} != _LITIGATED
        or not _CLAUSE_END.search(marks.text, named.end, start)
    ):
        return (row,)
    return ("litigation", row) if _COUNTED_ONLY.fullmatch(marks.text, earlier.end, named.start) else (row,)


_COURT = ("法院", "判决", "原告")
# 行政诉讼3件，均为复议后起诉，维持2件: all there is is of that row
_ALL_OF_ONE = re.compile("(?:均|都|全部|皆)(?:为|系|属于|属|是)?$")
_LITIGATED = {"lit_direct", "lit_after_reconsideration"}
_COUNTED_ONLY = re.compile(r"(?:的|行政诉讼|诉讼|案件|案|有|为|是)*\d+[件宗起]?[、,和及](?:其中)?(?:经|的|因|有)*")


def document_at(marks: Landmarks, at: int) -> str | None:
    """The kind of document that a bare verb before ``at`` is said of: the one named nearest before it.

    None where that is of a kind that no table counts.
    """
    mark = marks.documents.before(at)
    return mark.kind.removeprefix("document_") if mark and mark.kind != OTHER_DOCUMENT else None


def item_at(marks: Landmarks, at: int) -> str | None:
    """The kind of item of 表二 that a count before ``at`` is told of: the one named nearest before it."""
    mark = marks.items.before(at)
    return mark.kind.removeprefix("item_") if mark else None


def group_row(kind: str) -> str:
    """The row of 表四 for a kind of dispute; ``litigation`` stands for both of its rows."""
    return _ROW.get(kind, kind)


_ANY_YEAR = re.compile(r"20\d\d")


# --- carry-over -------------------------------------------------------------------------------------------------------
def carried_year(words: str, report_year: int, *, out: bool) -> bool:
    """Whether the year named in a phrase of carrying over is the one the direction asks for."""
    named = _ANY_YEAR.findall(words)
    # 于2023年12月收到，转至2024年办理: the last one tells where to
    return not named or not report_year or int(named[-1] if out else named[0]) == report_year + (1 if out else -1)


def carries(text: str) -> bool:
    """Whether the sentence speaks of requests carried into the next year; those carried in do not count."""
    return _CARRIES.search(_CARRIED_IN.sub("", text)) is not None
