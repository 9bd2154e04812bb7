"""Disputes counted together: what follows 行政复议、行政诉讼共5件 is of both kinds, until one is named again."""

from __future__ import annotations

import re

from checker.extract.prose.landmarks import Landmarks
from checker.extract.prose.marks import Mark

BOTH = "both"
"""The row that sums both kinds of dispute."""
_KINDS = {"reconsideration", "litigation"}
_JOINED = re.compile(
    r"(?:案件|申请|案)?(?:(?:、|和|及|与|以及|或|或者|/)?(?:被)?(?:提起)?|(?:和|及|与|以及)\d+[件宗起](?:(?:政府)?信息公开)?)"
)
_EACH = re.compile("各|分别|均为|依次|败诉|胜诉|法院")
_LOST = re.compile(r"\d+[件宗起](?:案件|被|判决)*[败胜]诉")
_REACH = 60


def of_both(marks: Landmarks, last: Mark, start: int) -> bool:
    """Whether a result at ``start`` is of both kinds of dispute, of which ``last`` is the one named nearest before it.

    They are named side by side, neither 各 nor 分别 stands between, and it is no result of a court (败诉).
    """
    other = marks.groups.before(last.start) if last.kind in _KINDS else None
    if other is None or {other.kind, last.kind} != _KINDS:
        return False
    if not _JOINED.fullmatch(marks.text, other.end, last.start):
        return False
    if last.end + _REACH < start or _LOST.match(marks.text, start):
        return False
    return _EACH.search(marks.text, last.end, start) is None
