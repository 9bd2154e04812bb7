"""Words that narrow a count or a denial: what they leave out is not told, so neither is set against a whole cell.

The words of a clause that the catalogue knows (``known`` in ``words.yaml``: requests, disputes, verbs, adverbs, time,
parties, particles) are taken away. Whatever is left over may restrict: ``其中要件齐全、当即受理的43件``,
``没有收到涉及企业改制的申请``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
# 对不予公开的82件: what is done with some, or with all
_HANDLED = re.compile("(?:对|针对|就|围绕)(?!外)")
_ITEM = re.compile("[、和及与]")
_EXAMPLES = "等"
_LEAST, _SCATTERED = 2, 3
RESERVED = "措辞中有未识别的限定语，件数可能只是一部分"
_RESTRICTED = "限定于一部分，与总数不可比"
_REACH = 60
_BEFORE = 90
_ENDED = re.compile(r"[;。!?]")


def restrict(reading: Reading) -> None:
    """Make restricted counts and denials incomparable, and tell with a note where a count may be restricted.

    What follows a total told with reserve is told with it (收到河道方面的申请18件，答复18件), until the sentence comes
    back to the whole.
    """
    since, table = -1, ""
    words = reading.reader.matcher.catalogue.words
    subjects = [(words["aside"], words["whole"]), (words["unreal"], f"{words['whole']}|{words['received']}")]
    subjects = [(named, whole) for named, whole in subjects if _any(named, reading.text)]
    for n in range(reading.told_before, len(reading.facts)):
        fact, (start, end) = reading.facts[n], reading.spans[n]
        if fact.relation == "none" or fact.quantity.startswith("fee_info."):
            continue
        if _aside(start, fact, subjects, reading):
            reading.facts[n] = _narrowed(fact)
        elif fact.relation == "=" and fact.unit not in ("%", "%yoy"):
            judged = _judged(fact, n, reading)
            same = fact.kind != "denial" and fact.quantity.startswith(f"{table}.")
            if judged.note == RESERVED and fact.quantity in _WHOLES:
                since, table = end, fact.quantity.split(".")[0]
            elif judged.relation == "=" and same and _goes_on(since, start, reading):
                judged = replace(judged, note=RESERVED)
            reading.facts[n] = judged


def _goes_on(since: int, start: int, reading: Reading) -> bool:
    """Whether what is told at ``start`` may still be said of what was told with reserve at ``since``."""
    if since < reading.segment(start) or start < since:
        return False
    again = _regex(reading.reader.matcher.catalogue.words["whole"]).search(reading.text, since, start)
    return again is None


def _aside(start: int, fact: Fact, subjects: Sequence[tuple[str, str]], reading: Reading) -> bool:
    """Whether a part is told of: by its manner (当场答复) in the clause, or by a subject (暗访, 某科室) that goes on.

    A subject goes on to the end of the part between semicolons, unless the sentence comes back to the whole;
    ``subjects`` are the patterns of those in the sentence, each with that of what comes back.
    """
    if fact.quantity.startswith(_BUSINESS):
        return False
    before = reading.text[max(reading.segment(start), start - _BEFORE) : start]
    if any(_goes_by(named, whole, before) for named, whole in subjects):
        return True
    if fact.quantity not in _ANSWERED:
        return False
    clause = before[max((mark.end() for mark in _MARK.finditer(before)), default=0) :]
    return _any(reading.reader.matcher.catalogue.words["manner"], clause)


def _goes_by(named: str, whole: str, before: str) -> bool:
    """Whether a subject is ``named`` in the words before a count, and nothing after its clause is said of the whole."""
    found = [match.end() for match in _regex(named).finditer(before)]
    again = _MARK.search(before, found[-1]) if found else None
    return bool(found) and (again is None or not _regex(whole).search(before, again.end()))


def _judged(fact: Fact, n: int, reading: Reading) -> Fact:
    text, known = reading.text, reading.reader.matcher.catalogue.words["known"]
    start, end = reading.spans[n]
    if fact.kind == "denial":
        return _denied(fact, start, end, reading)
    whole = fact.quantity in _WHOLES and fact.kind == "count"
    since = start if whole else reading.since[n]
    clause = _CLAUSE.split(text[max(0, since - _REACH) : since])[-1]
    if whole and _OBJECT.match(clause) and _left_over(_CLAUSE.split(text[end : end + _REACH])[0], known):
        return _narrowed(fact)
    if not whole:
        clause, known = _ITEM.split(clause)[-1], reading.reader.matcher.catalogue.words["known_of_rows"]
    if not whole and _HANDLED.match(_CLAUSE.split(text[max(0, start - _REACH) : start])[-1]):
        return replace(fact, note=RESERVED)
    if fact.phrase == "denied-third-party" and set(_GROUNDS.findall(fact.text)) in _ALONE:
        return replace(fact, note=RESERVED)
    if (not whole and clause.endswith(_EXAMPLES)) or not _left_over(clause, known):
        return fact
    if whole and (_PART.match(clause) or (_ONE.search(clause) and not fact.quantity.endswith("processed.total"))):
        return _narrowed(fact)
    return replace(fact, note=RESERVED)


def _denied(fact: Fact, start: int, end: int, reading: Reading) -> Fact:
    """A denial, unless said of a noun (未被纠错的单位) or in words that narrow it; one channel is told with reserve."""
    words = reading.reader.matcher.catalogue.words
    if _NOUN.match(reading.text, end) or _any(words["some"], reading.clause_before(start)):
        return _narrowed(fact)
    if fact.quantity not in _WHOLES:
        return fact
    told = reading.text[start:end]
    if _left_over(told, words["known"]):
        return _narrowed(fact)
    if fact.quantity != "requests.new_received.total" or not _ONE_CHANNEL.search(told):
        return fact
    counted = _CAME.search(reading.text, end)
    return _narrowed(fact) if counted else replace(fact, note=RESERVED)


# both are reasons of one row; one of them alone may be a part of it
_GROUNDS = re.compile("商业秘密|个人隐私|第三")
_ALONE = ({"商业秘密"}, {"个人隐私"})
_ONE_CHANNEL = re.compile(
    "(?:书面|口头|当面|现场|信函|网络|网上|线上|线下|在线|邮寄|电子邮件|传真)(?:的|形式|方式)*(?:政府信息公开|依)?申请"
)
_CAME = re.compile("(?:收到|接到|受理|接收)[^,;。]{0,20}?[\\d一两二三四五六七八九十][件宗份]")
_NOUN = re.compile(
    r"[^,;。的]{0,8}的(?:(?:单位|部门|地区|乡镇|街道|镇|区县|县区|机关|科室|比例|占比)(?![,。])|[有达共占]?\d)"
)
_MARK = re.compile(r"[,;。:!?]")
_BUSINESS = ("disclosure.licensing", "disclosure.penalty", "disclosure.coercion", "disclosure.admin_fee")
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
