"""What ties a count that disagrees with the tables to them, so that it is wrong and not of something else.

Sentences about requests tell many counts that no cell holds, and no list of words knows them all. Of 26 counts in the
corpora that nothing tied to the tables 21 were of something else; of 190 that something did, in two corpora read for
the first time, 10.
"""

from __future__ import annotations

from decimal import Decimal

from checker.kinds.base import Case, shown
from checker.kinds.comparison import DENIALS, Comparison, comparisons
from checker.model.text import Text

_NAMED = ("信息公开申请", "依申请公开", "结转", "行政规范性文件", "行政事业性收费")
"""Words of the tables themselves, in which hardly anything else is told."""
_TOPIC = "信息公开"
_NEAR = Decimal(3)
_NEARLY = Decimal("0.02")
_TELLING = 3
"""The least number that does not agree with a cell by mere chance: 1 and 2 stand everywhere."""

UNTIED = Text(
    "同段没有与表格一致的其他数，可能说的是另一件事",
    "no other count of its paragraph agrees with the tables; it may be of something else",
)


def tied(comparison: Comparison, case: Case) -> bool:
    """Whether something says that a differing count is meant to be the table's.

    Its words are the table's own, or those of its paragraph if it is of requests; or a known cause explains it; or it
    is told as 0; or it looks like a slip of the table's number; or its paragraph tells another count just as the
    tables have it. Where the prose tells the table's number for the same quantity, only a likely slip in another
    sentence is meant to be that number again.
    """
    fact, rightly = comparison.fact, comparison.rightly
    if rightly is not None:
        return rightly.sentence != fact.sentence and slip(fact.value, rightly.value)
    paragraph = case.report.sentences[fact.sentence].paragraph
    told = paragraph.text if fact.quantity.startswith("requests.") else fact.text
    if comparison.cause is not None or any(words in told for words in _NAMED):
        return True
    return slip(fact.value, comparison.table or Decimal(0)) or _in_company(comparison, case)


def on_topic(comparison: Comparison) -> bool:
    """Whether its words speak of 信息公开, as those of a dispute may or may not."""
    return _TOPIC in comparison.fact.text


def slip(told: Decimal, table: Decimal) -> bool:
    """Whether a number is likely to be a mistake for another.

    It is 0 or near; or of the same digits in another order, with one of them changed, lost or added.
    """
    if told == 0 or abs(told - table) <= max(_NEAR, abs(table) * _NEARLY):
        return True
    one, other = sorted((shown(told), shown(table)), key=len)
    if len(one) < 2:
        return False
    if len(one) == len(other):
        return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return any(other[:place] + other[place + 1 :] == one for place in range(len(other)))


def _in_company(comparison: Comparison, case: Case) -> bool:
    """Whether another count of the paragraph agrees with the tables."""
    paragraph = case.report.sentences[comparison.fact.sentence].paragraph
    return any(
        other.verdict == "agrees"
        and other.address != comparison.address
        and other.fact.kind not in DENIALS
        and (other.table or 0) >= _TELLING
        and case.report.sentences[other.fact.sentence].paragraph is paragraph
        for other in comparisons(case)
    )
