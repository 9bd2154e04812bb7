"""What is left of words when those that a list knows are taken away: it may say something nobody thought of.

A count or a denial beside such words is told with reserve; one that they surely narrow is no longer comparable.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from checker.extract.prose.contexts import REMEMBERED
from checker.model.report import Fact

WHOLES = frozenset(
    {
        "requests.new_received.total",
        "requests.input_total.total",
        "requests.total_processed.total",
        "disputes.reconsideration.total",
        "disputes.litigation.total",
        "disputes.both.total",
    }
)
"""The totals that parts are told of most often."""
RESERVED = "措辞中有未识别的限定语，件数可能只是一部分"
RESTRICTED = "限定于一部分，与总数不可比"
_HANZI = re.compile("[\u4e00-\u9fff]+")
_LEAST, _SCATTERED = 2, 3


def narrowed(fact: Fact) -> Fact:
    """``fact`` as one of a part, which is set against no cell."""
    return replace(fact, relation="none", note=RESTRICTED)


def reserved(fact: Fact) -> Fact:
    """``fact`` as one that may be of a part."""
    return replace(fact, note=RESERVED)


@lru_cache(maxsize=REMEMBERED)
def left_over(words: str, known: str) -> bool:
    """Whether more than stray characters is left of ``words`` when what the pattern ``known`` finds is taken away."""
    pieces = _HANZI.findall(listed(known).sub("|", words))
    return any(len(piece) >= _LEAST for piece in pieces) or sum(map(len, pieces)) >= _SCATTERED


@cache
def listed(words: str) -> re.Pattern[str]:
    """A list of the catalogue as a pattern, compiled when first needed."""
    return re.compile(words, re.ASCII)
