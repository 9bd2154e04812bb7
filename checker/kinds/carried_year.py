"""Requests said to be carried into a year that is not the next one: last year's words that were kept, or a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case, Kind
from checker.kinds.screen import touched
from checker.model.finding import Finding, Location, finding
from checker.model.report import Sentence
from checker.model.rule import Rule

_VERB = "(?:结转|转结|转接|接转|顺延|延[至到期续]|递延|转入|转至|转到|留待|推迟|流转)"
_INTO = re.compile(
    rf"(?:{_VERB}|(?<!流)转)\s*(?P<to>至|到|入)?\s*(?P<year>20\d\d)\s*年(?:度|初|\d{{1,2}}月)?(?!以前|之前|以来)"
)
_TRACE = r"(?:转|延|留待|推迟)\s*[结接至到入期续]?\s*[至到入]?\s*20\d\d"
_MARKED = ("延至", "延到", "转至", "转到", "转入", "留待")
_COUNTED = re.compile(r"(?:\d|[一二两三四五六七八九十])\s*[件宗份起条]|申请|办理|答复")
_ELSE = re.compile(r"资金|预算|经费|余额|指标|结余|万元|亿元|项目|编制")
_CLAUSE = re.compile(r"[，,；;。]")
_SECTIONS = ("s1", "s3", "s6")
_REACH = 40


def check_carried_year(rule: Rule, case: Case) -> Iterator[Finding]:
    """A year into which requests are carried that is not the one after the report's; told once, with other places."""
    numbers = touched(_TRACE, case) if case.report.year else ()
    found = [place for number in numbers for place in _slips(case.report.sentences[number], case)]
    if found:
        first, told = found[0]
        values = {"text": first.text, "told": told, "year": case.report.year, "next": case.report.year + 1}
        yield finding(rule, first, values, related=tuple(place for place, _ in found[1:6]), subject="carried-year")


def _slips(sentence: Sentence, case: Case) -> Iterator[tuple[Location, int]]:
    """Where a sentence carries requests into a wrong year, and into which."""
    if sentence.section not in _SECTIONS:
        return
    for found in _INTO.finditer(sentence.text):
        told = int(found["year"])
        if _into(found, told, case.report.year) and _of_requests(found):
            yield Location(sentence.paragraph.at(sentence.start + found.start()), found.group()), told


def _into(found: re.Match[str], told: int, year: int) -> bool:
    """Whether the year is one into which is carried, and a wrong one.

    ``2022年结转至2023年的2件`` came in with 2023; ``结转2022年2件``, without 至, does too.
    """
    marked = found["to"] is not None or found.group().startswith(_MARKED)
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    came = re.search(rf"{told - 1}\s*年|上一?年|去年|往年", before)
    if told == year + 1 or came:
        return False
    return marked or told >= year


def _of_requests(found: re.Match[str]) -> bool:
    """Whether the words around speak of requests, and not of money."""
    before = _CLAUSE.split(found.string[max(0, found.start() - _REACH) : found.start()])[-1]
    after = _CLAUSE.split(found.string[found.end() : found.end() + _REACH])[0]
    return _COUNTED.search(before + after) is not None and _ELSE.search(before + after) is None


CARRIED_YEAR = Kind(
    "carried-year",
    "结转至下一年度的，年份应为报告年度的下一年",
    check=check_carried_year,
    words=("text", "told", "year", "next"),
    screen=lambda _: _TRACE,
)
