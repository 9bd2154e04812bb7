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
_ITEM = re.compile("[、和及与]")
_EXAMPLES = "等"
_LEAST, _SCATTERED = 2, 3
RESERVED = "措辞中有未识别的限定语，件数可能只是一部分"
_RESTRICTED = "限定于一部分，与总数不可比"
_REACH = 60
_BEFORE = 90
_ENDED = re.compile(r"[;。!?]")


def restrict(reading: Reading) -> None:
    """Make restricted counts and denials incomparable, and tell with a note where a count may be restricted."""
    for n in range(reading.told_before, len(reading.facts)):
        fact = reading.facts[n]
        if fact.relation == "none" or fact.quantity.startswith("fee_info."):
            continue
        if _aside(reading.spans[n][0], fact, reading):
            reading.facts[n] = _narrowed(fact)
        elif fact.relation == "=" and fact.unit not in ("%", "%yoy"):
            reading.facts[n] = _judged(fact, n, reading)


def _aside(start: int, fact: Fact, reading: Reading) -> bool:
    """Whether a part is told of: by its manner (当场答复) in the clause, or by a subject (暗访, 某镇) that goes on.

    A subject goes on to the end of the part between semicolons, unless the sentence comes back to the whole.
    """
    words = reading.reader.matcher.catalogue.words
    first = max(reading.segment(start), start - _BEFORE)
    before = reading.text[first:start]
    if _any(words["aside"], before):
        aside = [found.end() for found in _regex(words["aside"]).finditer(before)][-1]
        again = _MARK.search(before, aside)
        if again is None or not _regex(words["whole"]).search(before, again.end()):
            return True
    if fact.quantity not in _ANSWERED:
        return False
    clause = before[max((mark.end() for mark in _MARK.finditer(before)), default=0) :]
    return _any(words["manner"], clause)


def _judged(fact: Fact, n: int, reading: Reading) -> Fact:
    text, known = reading.text, reading.reader.matcher.catalogue.words["known"]
    start, end = reading.spans[n]
    if fact.kind == "denial":
        if _NOUN.match(text, end):
            return _narrowed(fact)
        whole = fact.quantity in _WHOLES
        return _narrowed(fact) if whole and _left_over(text[start:end], known) else fact
    whole = fact.quantity in _WHOLES and fact.kind == "count"
    since = start if whole else reading.since[n]
    clause = _CLAUSE.split(text[max(0, since - _REACH) : since])[-1]
    if whole and _OBJECT.match(clause) and _left_over(_CLAUSE.split(text[end : end + _REACH])[0], known):
        return _narrowed(fact)
    if not whole:
        clause, known = _ITEM.split(clause)[-1], reading.reader.matcher.catalogue.words["known_of_rows"]
    if (not whole and clause.endswith(_EXAMPLES)) or not _left_over(clause, known):
        return fact
    if whole and (_PART.match(clause) or (_ONE.search(clause) and not fact.quantity.endswith("processed.total"))):
        return _narrowed(fact)
    return replace(fact, note=RESERVED)


_NOUN = re.compile("[^,;。的]{0,8}的(?:单位|部门|地区|乡镇|街道|镇|区县|县区|机关|科室|比例|占比)(?!,|。)")
_MARK = re.compile(r"[,;。:!?]")
_ANSWERED = ("requests.total_processed.total", "requests.new_received.total", "requests.input_total.total")


def _any(words: str, text: str) -> bool:
    return _regex(words).search(text) is not None


def _narrowed(fact: Fact) -> Fact:
    return replace(fact, relation="none", note=_RESTRICTED)


@lru_cache(maxsize=REMEMBERED)
def _left_over(words: str, known: str) -> bool:
    """Whether more than stray characters is left of ``words`` when the known ones are taken away."""
    pieces = _HANZI.findall(_regex(known).sub("|", words))
    return any(len(piece) >= _LEAST for piece in pieces) or sum(map(len, pieces)) >= _SCATTERED


@cache
def _regex(words: str) -> re.Pattern[str]:
    return re.compile(words, re.ASCII)
