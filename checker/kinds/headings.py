"""Kinds that ask whether the six parts are there, numbered, and in order (〔2021〕30号: 六个部分)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.kinds.base import Case, Kind, lead
from checker.kinds.order import longest_rise
from checker.model.finding import Finding, Location, finding
from checker.model.report import Heading
from checker.model.rule import Rule

_YEAR = re.compile(r"\d{4}|[二〇○零一三四五六七八九]{4}")
_COUNT = re.compile(r"[\d０-９]\s{0,2}[件条宗个份次篇]")
_NUMERALS = "一二三四五六七八九十"
_SUB_HEADING = re.compile(rf"\s*（([{_NUMERALS}])）")
_FEWEST = 3
"""So many counts before the first part are more than a preface has."""
_TOLD_IN = "s1"
"""The part that tells of the year."""
_OPENING = 20
"""Characters that show where the report begins."""


def _words(case: Case, heading: Heading) -> dict[str, object]:
    section = next(s for s in case.form.sections if s.id == heading.section)
    return {
        "numeral": section.numeral,
        "heading": section.heading,
        "text": heading.text,
        "found": heading.numeral,
    }


def _headings(case: Case) -> list[Heading]:
    """The headings of the parts of its form; a report before 2019 is divided as it likes."""
    known = {section.id for section in case.form.sections}
    return [heading for heading in case.report.headings if heading.section in known]


def check_missing(rule: Rule, case: Case) -> Iterator[Finding]:
    """A part whose heading is not there, in a report that has at least one of the six."""
    found = {heading.section for heading in case.report.headings}
    if not found:
        return
    for position, section in enumerate(case.form.sections):
        if section.id in found:
            continue
        earlier = {s.id for s in case.form.sections[:position]}
        before = [heading for heading in case.report.headings if heading.section in earlier]
        near = before[-1] if before else case.report.headings[0]
        values = {"numeral": section.numeral, "heading": section.heading}
        yield finding(rule, Location(near.span, near.text), values, subject=section.id)


def check_numeral(rule: Rule, case: Case) -> Iterator[Finding]:
    """A heading printed without its numeral."""
    for heading in _headings(case):
        if not heading.numeral:
            place = Location(heading.span, heading.text)
            yield finding(rule, place, _words(case, heading), subject=heading.section)


def check_restart(rule: Rule, case: Case) -> Iterator[Finding]:
    """Headings numbered otherwise than 一 to 六; told once, because a restart shifts all that follow."""
    wrong = [h for h in _headings(case) if h.numeral and h.numeral != _words(case, h)["numeral"]]
    if wrong:
        related = tuple(Location(heading.span, heading.text) for heading in wrong[1:])
        place = Location(wrong[0].span, wrong[0].text)
        yield finding(rule, place, _words(case, wrong[0]), subject="headings", related=related)


def check_skipped(rule: Rule, case: Case) -> Iterator[Finding]:
    """A sub-heading of part one whose numeral leaves one out: what stood under that may be lost.

    It is none where the numeral left out is printed anywhere in the part, as a dump may have put it elsewhere.
    """
    sentences = [case.report.sentences[place] for place in case.parts.get(_TOLD_IN, ())]
    told = [(found[1], sentence) for sentence in sentences if (found := _SUB_HEADING.match(sentence.text))]
    for (before, _), (numeral, sentence) in pairwise(told):
        lost = _NUMERALS.index(before) + 1
        if _NUMERALS.index(numeral) != lost + 1 or any(f"（{_NUMERALS[lost]}）" in each.text for each in sentences):
            continue
        values = {"found": numeral, "before": before, "numeral": _NUMERALS[lost]}
        yield finding(rule, lead(sentence), values, subject=f"{_TOLD_IN}.{numeral}", confidence="medium")


def check_order(rule: Rule, case: Case) -> Iterator[Finding]:
    """A part that stands where it should not: the fewest whose moving puts all in order."""
    order = {section.id: position for position, section in enumerate(case.form.sections)}
    headings = _headings(case)
    found = [order[heading.section] for heading in headings]
    if found == sorted(found):
        return
    in_order = longest_rise(found)
    for position, heading in enumerate(headings):
        if position not in in_order:
            place = Location(heading.span, heading.text)
            yield finding(rule, place, _words(case, heading), subject=heading.section)


def check_unread(rule: Rule, case: Case) -> Iterator[Finding]:
    """A text whose counts stand under no known heading: what it says of the year was compared with nothing."""
    sentences = case.report.sentences
    if case.free_form or any(sentence.section == _TOLD_IN for sentence in sentences):
        return
    counting = [sentence for sentence in sentences if not sentence.section and _COUNT.search(sentence.text)]
    count = sum(len(_COUNT.findall(sentence.text)) for sentence in counting)
    if count >= _FEWEST:
        section = next(s for s in case.form.sections if s.id == _TOLD_IN)
        values = {"numeral": section.numeral, "heading": section.heading, "count": count}
        yield finding(rule, lead(counting[0]), values, subject=_TOLD_IN)


def check_title(rule: Rule, case: Case) -> Iterator[Finding]:
    """A report without a title, or with one that does not name its year."""
    title = case.report.title
    if not case.report.headings or (title and _YEAR.search(title)):
        return
    spans = [span for name, _, span in case.report.notes if name == "title"]
    place = Location(spans[0], title) if spans else _opening(case)
    yield finding(rule, place, {"title": title}, subject="title")


def _opening(case: Case) -> Location:
    """The first words that the title should stand above."""
    first = case.report.headings[0]
    begins = [Location(first.span, first.text)]
    begins += [Location(sentence.span, sentence.text[:_OPENING]) for sentence in case.report.sentences[:1]]
    return min(begins, key=lambda place: (place.span.page or 0, place.span.line, place.span.column))


_WORDS = ("numeral", "heading", "text", "found")
MISSING = Kind("heading-present", "六个部分的标题齐全", check=check_missing, words=("numeral", "heading"))
NUMERAL = Kind("heading-numbered", "标题带序号", check=check_numeral, words=_WORDS)
RESTART = Kind("heading-sequence", "标题序号连续", check=check_restart, words=_WORDS)
SKIPPED = Kind("subheads-sequence", "小标题序号连续", check=check_skipped, words=("found", "before", "numeral"))
ORDER = Kind("heading-order", "六个部分依次排列", check=check_order, words=_WORDS)
UNREAD = Kind("prose-read", "正文读成了六个部分", check=check_unread, words=("numeral", "heading", "count"))
TITLE = Kind("title", "报告有写明年度的题目", check=check_title, words=("title",))
