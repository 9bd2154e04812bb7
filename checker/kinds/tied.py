"""How surely a count that differs from the tables is meant to be theirs, so that it is wrong and not of something else.

Sentences about requests tell many counts that no cell holds, and no list of words knows them all. Of 26 counts in the
corpora that nothing tied to the tables 21 were of something else; of 190 that something did, in two corpora read for
the first time, 10. Of 41 errors that gave rise to one of the other doubts below, in five corpora at first sight and in
three halves set aside, 29 were of something else or told twice; of 514 that did not, 34.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.kinds.base import Case, shown
from checker.kinds.comparison import DENIALS, Comparison, comparisons
from checker.kinds.one_cause import of_a_kind
from checker.model.text import Text

_NAMED = ("信息公开申请", "依申请公开", "结转", "行政规范性文件", "行政事业性收费")
"""Words of the tables themselves, in which hardly anything else is told."""
_TOPIC = "信息公开"
_NEAR = Decimal(3)
_NEARLY = Decimal("0.02")
_TELLING = 3
"""The least number that does not agree with a cell by mere chance: 1 and 2 stand everywhere."""
_FIGURE = re.compile(r"\d+")
_OF_CHANGE = re.compile(
    r"\d+(?:\.\d+)?%|(?:20\d\d年|[上去]一?年)(?:度|同期)?的?\d+[件宗条份]|(?:增加|减少|增长|下降|上升|多|少)了?\d+[件宗条份]"
)
"""Counts of other years and changes against them, which agree with no cell however right the sentence is."""
_FEW, _SOME = 2, 4
"""Figures of a sentence, its year among them, of which none needs to agree with the tables."""
_CROWD = 3
_COUNTED = re.compile(r"\d+(?=\s*[件宗条份起个])")
_REACH = 13
"""Numbers on either side that one may add up with."""

UNTIED = Text(
    "同段没有与表格一致的其他数，可能说的是另一件事",
    "no other count of its paragraph agrees with the tables; it may be of something else",
)
_UNLIKE = Text(
    "与表中的数相去较远，不像笔误，可能说的是另一件事",
    "no likely slip of the table's number; it may be of something else",
)
_APART = Text(
    "同句各数没有与表格一致的，可能说的是另一件事",
    "no count of its sentence agrees with the tables; it may be of something else",
)
_MOST = Text(
    "同段多数与表格不一致，可能整段是另一统计口径",
    "most of its paragraph differs from the tables; all of it may be of another scope",
)


@dataclass(slots=True)
class _Around:
    """What the comparisons of a paragraph come to: where it differs from the tables, and which cells agree where."""

    differing: set[int] = field(default_factory=set)
    agreeing: dict[int, list[str]] = field(default_factory=dict)
    telling: set[str] = field(default_factory=set)
    """The cells that a number agrees with not by mere chance."""


def doubt(comparison: Comparison, case: Case, partners: Sequence[Comparison] = ()) -> Text | None:
    """Why a differing count may be of something else than the tables; None where it is surely meant to be theirs.

    ``partners`` are wrong counts of its sentence that have one cause with it.
    """
    if not (partners or tied(comparison, case)):
        return UNTIED
    if (why := alone(comparison, case, partners)) is not None:
        return why
    # of documents, decisions and disputes nothing else is told beside counts that agree
    requests = comparison.address.startswith("requests.")
    if requests and _figures(comparison, case) > _FEW and not _likely(comparison, partners):
        return None if _in_kinship(comparison, case) and not _adds_up(comparison, case) else _UNLIKE
    return None


def alone(comparison: Comparison, case: Case, partners: Sequence[Comparison] = ()) -> Text | None:
    """Why a claim may be of something else, going by what else its sentence and its paragraph tell."""
    around = _around(comparison, case)
    if len(around.differing) - len(partners) >= max(_CROWD, len(around.agreeing) + 1):
        return _MOST
    return _APART if _figures(comparison, case) > _SOME and not list(_beside(comparison, case)) else None


def _figures(comparison: Comparison, case: Case) -> int:
    """The figures of its sentence; beside a likely slip only those that might agree with a cell."""
    text = case.report.sentences[comparison.fact.sentence].text
    likely = slip(comparison.fact.value, comparison.table or Decimal(0))
    return len(_FIGURE.findall(_OF_CHANGE.sub("", text) if likely else text))


def _likely(comparison: Comparison, partners: Sequence[Comparison]) -> bool:
    """Whether its number is a likely slip, by itself or because it lacks what a partner has too much."""
    off = comparison.fact.value - (comparison.table or 0)
    shifted = any(partner.fact.value - (partner.table or 0) == -off for partner in partners)
    return shifted or slip(comparison.fact.value, comparison.table or Decimal(0))


def _in_kinship(comparison: Comparison, case: Case) -> bool:
    """Whether a count of the same row or the same column agrees in its sentence, and not with 0."""
    cells = (cell for cells in _beside(comparison, case) for cell in cells)
    return any(of_a_kind(comparison.address, cell) and case.sum(cell) for cell in cells)


def _adds_up(comparison: Comparison, case: Case) -> bool:
    """Whether its sentence adds up with the number it has: a sum, or 新收 + 上年结转 = 办结 + 结转下年."""
    fact, sentence = comparison.fact, case.report.sentences[comparison.fact.sentence]
    figures = [(sentence.start + found.start(), int(found[0])) for found in _COUNTED.finditer(sentence.text)]
    at = next((n for n, (start, value) in enumerate(figures) if start >= fact.start and value == fact.value), None)
    if at is None:
        return False
    told = [value for _, value in figures]
    return any(
        _is_sum(told[begin:end])
        for begin in range(max(0, at - _REACH), at + 1)
        for end in range(max(at + 1, begin + 3), min(len(told), at + _REACH) + 1)
    )


def _is_sum(told: Sequence[int]) -> bool:
    """Whether one of the numbers is the sum of the others, or the first two of four are as many as the last two."""
    if not (whole := sum(told)):
        return False
    return 2 * max(told) == whole or (len(told) == 4 and 2 * (told[0] + told[1]) == whole)


def _beside(comparison: Comparison, case: Case) -> Iterator[Sequence[str]]:
    """The cells that the counts of its sentence agree with, one after the other."""
    sentence = case.report.sentences[comparison.fact.sentence]
    agreeing = _around(comparison, case).agreeing
    return (cells for start, cells in agreeing.items() if sentence.start <= start < sentence.end)


def _around(comparison: Comparison, case: Case) -> _Around:
    """What is told in its paragraph, gathered once a report."""
    if "around" not in case.memo:
        paragraphs: dict[int, _Around] = {}
        for other in comparisons(case):
            around = paragraphs.setdefault(id(case.report.sentences[other.fact.sentence].paragraph), _Around())
            if other.verdict == "differs":
                around.differing.add(other.fact.start)
            elif other.verdict == "agrees":
                around.agreeing.setdefault(other.fact.start, []).append(other.address)
                if other.fact.kind not in DENIALS and (other.table or 0) >= _TELLING:
                    around.telling.add(other.address)
        case.memo["around"] = paragraphs
    found: _Around = case.memo["around"][id(case.report.sentences[comparison.fact.sentence].paragraph)]
    return found


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


def told_rightly(comparison: Comparison, case: Case) -> bool:
    """Whether its paragraph tells the table's count, too, which its number is no slip of: then it is a part of that.

    ``全年共答复58件，其中新收的答复53件``: nobody would take the second for the first.
    """
    rightly = comparison.rightly
    if rightly is None or slip(comparison.fact.value, rightly.value):
        return False
    return (
        case.report.sentences[rightly.sentence].paragraph is case.report.sentences[comparison.fact.sentence].paragraph
    )


def on_topic(comparison: Comparison) -> bool:
    """Whether its words speak of 信息公开, as those of a dispute may or may not."""
    return _TOPIC in comparison.fact.text


def slip(told: Decimal, table: Decimal) -> bool:
    """Whether a number is likely to be a mistake for another.

    It is 0 or near; or of the same digits in another order, with one of them changed, lost or added, or with the point
    in another place.
    """
    apart = abs(told - table)
    if told == 0 or apart <= max(_NEAR, abs(table) * _NEARLY) or _is_power_of_ten(apart):
        return True
    if table > 0 and _is_power_of_ten(max(told, table) / min(told, table)):
        return True
    return mistyped(told, table)


def mistyped(told: Decimal, table: Decimal) -> bool:
    """Whether a number has the digits of another in another order, or with one of them changed, lost or added."""
    one, other = sorted((shown(told), shown(table)), key=len)
    if len(one) < 2:
        return False
    if len(one) == len(other):
        return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return any(other[:place] + other[place + 1 :] == one for place in range(len(other)))


def _is_power_of_ten(number: Decimal) -> bool:
    return number >= 10 and number == Decimal(1).scaleb(number.adjusted())


def _in_company(comparison: Comparison, case: Case) -> bool:
    """Whether another count of the paragraph agrees with the tables."""
    return bool(_around(comparison, case).telling - {comparison.address})
