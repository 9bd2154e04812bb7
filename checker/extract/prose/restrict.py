"""Words that narrow a count or a denial: what they leave out is not told, so neither is set against a whole cell.

The words of a clause that the catalogue knows (``known`` in ``words.yaml``: requests, disputes, verbs, adverbs, time,
parties, particles) are taken away. Whatever is left over may restrict: ``其中要件齐全、当即受理的43件``,
``没有收到涉及企业改制的申请``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from checker.extract.prose.contexts import REMEMBERED
from checker.extract.prose.reading import Reading
from checker.model.report import Fact

_WHOLES = {
    "requests.new_received.total",
    "requests.input_total.total",
    "requests.total_processed.total",
    "disputes.reconsideration.total",
    "disputes.litigation.total",
}
_CLAUSE = re.compile(r"[,;。!?:()\d]")
_HANZI = re.compile("[\u4e00-\u9fff]+")
_PART = re.compile("其中|连同|加上|另有|还有")
# a count of what one applicant asked for
_ONE = re.compile("(?:某|[一两二三四五六七八九十]名?|[该此]名?)(?:人|公民|户)")
_OBJECT = re.compile("^(?:对|就|从|将|把|向)(?:其中)?(?:的)?$")
_LEAST, _SCATTERED = 2, 3
RESERVED = "措辞中有未识别的限定语，件数可能只是一部分"
_RESTRICTED = "限定于一部分，与总数不可比"
_REACH = 60


def restrict(reading: Reading) -> None:
    """Make restricted counts and denials incomparable, and tell with a note where a count may be restricted."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.quantity in _WHOLES and fact.relation == "=" and fact.unit not in ("%", "%yoy"):
            reading.facts[n] = _judged(fact, *reading.spans[n], reading)


def _judged(fact: Fact, start: int, end: int, reading: Reading) -> Fact:
    text, known = reading.text, reading.reader.matcher.catalogue.words["known"]
    if fact.kind == "denial":
        return _narrowed(fact) if _left_over(text[start:end], known) else fact
    if fact.kind != "count":
        return fact
    clause = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1]
    if _OBJECT.match(clause) and _left_over(_CLAUSE.split(text[end : end + _REACH])[0], known):
        return _narrowed(fact)
    if not _left_over(clause, known):
        return fact
    if _PART.match(clause) or (_ONE.search(clause) and not fact.quantity.endswith("processed.total")):
        return _narrowed(fact)
    return replace(fact, note=RESERVED)


def _narrowed(fact: Fact) -> Fact:
    return replace(fact, relation="none", note=_RESTRICTED)


@lru_cache(maxsize=REMEMBERED)
def _left_over(words: str, known: str) -> bool:
    """Whether more than stray characters is left of ``words`` when the known ones are taken away."""
    pieces = _HANZI.findall(_regex(known).sub("|", words))
    return any(len(piece) >= _LEAST for piece in pieces) or sum(map(len, pieces)) >= _SCATTERED


@cache
def _regex(known: str) -> re.Pattern[str]:
    return re.compile(known, re.ASCII)
