"""What sort of word a member of a list is: parts are told in words of one sort, what follows in others is none of them.

``处罚96件，其中警告21件、罚款75件，不予处罚34件``: after kinds of things what was done about them opens something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

HAPPENED = (
    "办结|办毕|结案|查结|移送|立案|收到|受理|新收|接收|年底|截至|截止|现有|目前|现行|结转|转入|转下|同比|较上|较去"
)
"""Words (a pattern) that tell what happened to a whole, and open no member of its list."""
_MARKS = re.compile(r"[、,;:和及与]|其中")
_DONE = (
    "审结|办结|结案|办毕|答复|回复|反馈|采纳|采用|转办|交办|督办|处置|查处|移送|立案|整改|解决|落实|维持|纠正|纠错|驳回|撤销|撤回|"
    "终止|变更|确认违法|败诉|胜诉|和解|调解|查实|属实|不实|查证|核实|待查"
)
# what was done about the thing, or what came of it: 已审结, 不予处罚, 公开答复, 结果维持
_TREATED = re.compile(
    r"^(?:已|均|都|共|经|依法|予以|按[期时]|及时|全部|部分|被|尚|仍|未|没有|正在|同意)*"
    rf"(?:{_DONE}|公开|提供|处理|办理|不予|免予|免于|准予|同意|不存在|不属于|不掌握|无法|尚在|正在)"
    rf"|(?:{_DONE}|不存在|不属于|不掌握)(?:完毕|了|的)*$"
)
# 公开类 and 处理意见 are things, and not what was done
_THING = re.compile(r"[类型栏册证表书函]$|(?:申请|信息|案件|方面|领域|渠道|平台|文件|意见)$")
_SORTS = tuple(
    re.compile(words)
    for words in (
        r"图|文字|视频|音频|动画|动漫|漫画|海报|H5|h5|问答",
        r"负责人|领导|专家|发言人|嘉宾|局长|县长|区长|市长|镇长|主任",
        r"季度|月份?$|上半年|下半年",
        r"自然人|公民|法人|商业企业|科研机构|公益组织|法律服务",
    )
)
# several may be done to one and the same thing
_PROCEDURE = re.compile(
    r"听证|(?:征求|征集|听取)[^,;、]{0,6}意见|论证|专家咨询|风险评估|合法性审[查核]|竞争审查|集体讨论|公众参与|问卷调查|实地调研|备案|审议"
)
_ATTENDED = re.compile("出席|参加|参与|主持|陪同|到场|列席")
# fines come with warnings and with what is confiscated
_PENALTY = re.compile("罚款|警告|没收|吊销|责令|暂扣|停产|停业|拘留|通报批评")
_HELD = re.compile("会$|类$|活动$")
_REST = re.compile(
    r"(?:其[他它余]|剩余|余下|另外)(?:的|各?(?:类|方面|形式|方式|渠道|类型|领域|情形|情况|内容|信息|申请|事项|部门|单位|区域))*(?:均?[为是]|有)?"
)
_SOME = re.compile("主要|较多|集中|部分|居前|前[两三四五]|最多|例如|比如|重点|等$")
_PENDING = re.compile("尚未|未[审办]结|在审|在办|正在|待")
_WITHIN_DAYS = re.compile(r"日(?:以|之)?内")
_RANGE = re.compile(r"[至到\-—~～]\d")
_ALIKE = 2


def label(before: str, after: str) -> str:
    """The noun a member is told by, from the words before its number, or where there are none those after it."""
    return _MARKS.split(before)[-1] or _MARKS.split(after)[0]


def goes_on(labels: Sequence[str], further: str, marks: str, missing: Decimal) -> bool:
    """Whether a member told by ``further`` is one more of the parts told by ``labels``.

    ``marks`` are the list marks between the members, the last of them before the further one; ``missing`` is what the
    parts lack to make up their whole.
    """
    if is_treated(further) and not any(is_treated(each) for each in labels):
        return False
    if _WITHIN_DAYS.search(further) and not _RANGE.search(further):  # 10日内 holds 5日内
        return False
    turned = marks.endswith(",") and len(marks) > 1 and set(marks[:-1]) == {"、"}
    if is_rest(further) or _PENDING.search(further) or not (turned or missing == 0):
        return True
    sort, sorts = _sort(further), {_sort(each) for each in labels} - {None}
    if sort is not None and sorts:
        return sort in sorts
    return not turned or (missing > 0 and any(_alike(each, further) for each in labels))


def is_treated(told: str) -> bool:
    """Whether a label tells what was done about something, and no sort of things."""
    return _TREATED.search(told) is not None and _THING.search(told) is None


def is_rest(told: str) -> bool:
    """Whether a label stands for all that its list has not told (其他, 其余)."""
    return _REST.fullmatch(told) is not None


def is_of_some(told: str) -> bool:
    """Whether words tell of some parts only, so that they need not make up the whole (主要, 例如)."""
    return _SOME.search(told) is not None


def overlaps(labels: Sequence[str]) -> bool:
    """Whether the members are procedures: one and the same thing may have gone through several."""
    return sum(_PROCEDURE.search(each) is not None and _HELD.search(each) is None for each in labels) > 1


def may_overlap(labels: Sequence[str]) -> bool:
    """Whether one and the same thing may at least have been counted in several members."""
    if sum(_PENALTY.search(each) is not None for each in labels) > 1:
        return True
    return any(_ATTENDED.search(each) or (_PROCEDURE.search(each) and not _HELD.search(each)) for each in labels)


def _sort(told: str) -> int | None:
    return next((n for n, sort in enumerate(_SORTS) if sort.search(told)), None)


def _alike(one: str, other: str) -> bool:
    """Whether two labels end in the same noun: 文字解读, 图片解读."""
    return (len(other) > _ALIKE and one[-_ALIKE:] == other[-_ALIKE:]) or one[-1:] == other[-1:] == "类"
