"""Percentages: what a share or a growth is said of."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.extract.prose.contexts import REMEMBERED, Context, last_clause

# 公开（含部分公开）的占44%
_SHARE = re.compile(r"(?P<what>(?:[^,;。()]*公开\((?:含|包括)[^()]*\))?[^,;。()]*?)(?:占比|占|比例|比重)[^,;。]*$")
# a share of what a wider area received is none of this report's tables
_OF_OTHERS = re.compile(
    r"占(?:到)?(?:全[省市县区州]|整个|(?:全部|同期|各类|所有)?(?:的)?行政(?:复议|诉讼|争议|应诉|案件))"
)
_GROWTH = re.compile(
    r"(?P<way>增长|上升|提升|攀升|回升|激增|锐减|缩减|提高|增加|上涨|增幅|减幅|增长率|涨幅|递增|增多|下降|减少|降低|回落|下滑|降幅|递减|多|少|降|(?<!新)增)"
    r"(?:了|约|近|达到?|为|幅度|率|:)*(?:受理|收到|办结|答复|接收|办理|办理完毕)?(?:(?:政府信息公开|依申请公开)?申请|案件|信息)?$"
)
_AGAINST = re.compile(r"同比|环比|相较|较|相比|比|与")
_FALLS = ("锐减", "缩减", "下降", "减少", "降低", "回落", "下滑", "降幅", "减幅", "递减", "少", "降")
_COMPARED = re.compile(r"(?:与|同|较|和)(?:20\d\d年度?|上一?年度?|去年)(?P<what>[^,;。]*?)(?:相比|比较)")


def share_subject(context: Context) -> str | None:
    """The words that a share is said of ("" where it is the count just told); None where it is no share."""
    found = _SHARE.search(context.clause)
    if found is None or _OF_OTHERS.search(context.clause):
        return None
    return found["what"].lstrip("、")


def growth_subject(context: Context) -> tuple[str, int] | None:
    """The words that a growth is said of, and its sign; None where it is no growth."""
    found = _GROWTH.search(context.clause)
    if found is None:
        return None
    what = _AGAINST.split(context.clause[: found.start()])[0]
    if not what and (compared := _COMPARED.search(context.left)):
        what = compared["what"]
    return what, -1 if found["way"] in _FALLS else 1


def based_on(context: Context, year: int) -> bool:
    """Whether a growth is told against ``year``: it is, unless another year is named."""
    named = re.findall(r"(?:较|比|与|同|和|、)(20\d\d)年", context.clause)
    return not named or named[-1] == str(year)


def delta(context: Context) -> bool:
    """Whether a count is told as a difference (较上年减少3件), which no cell holds."""
    return context.number.klass != "percent" and _grown(context.left)


@lru_cache(maxsize=REMEMBERED)
def _grown(left: str) -> bool:
    return _GROWTH.search(last_clause(left)) is not None
