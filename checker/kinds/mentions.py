"""Kinds about what a report must speak of: words of a part, a pattern it must state, words that a cell calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.kinds.base import CELL, Case, Kind, Option, labels, lead, shown
from checker.kinds.screen import compiled
from checker.model.finding import Finding, Location, finding
from checker.model.report import Sentence
from checker.model.rule import Rule
from checker.model.text import Text

SECTIONS = ("preface", "s1", "s2", "s3", "s4", "s5", "s6")
_SUBHEAD = re.compile(r"^[（(][一二三四五六七八九十]{1,2}[）)]|^[1-9][.．、](?!\d)")


def sentences_of(case: Case, section: str | None) -> list[Sentence]:
    """The sentences of a part, of the preface, or of the whole report.

    A report of 2019 or later in the old free form has been told so, and has no parts to look into.
    """
    return [case.report.sentences[place] for place in _places(case, section)]


def bare_text(case: Case, section: str | None, between: str = "") -> str:
    """Those sentences without their blanks, ``between`` them what is given."""
    key = f"bare text of {section} {between!r}"
    if key not in case.memo:
        case.memo[key] = between.join([case.bare[place] for place in _places(case, section)])
    text: str = case.memo[key]
    return text


def _places(case: Case, section: str | None) -> Sequence[int]:
    if case.free_form and case.report.form != "pre2019":
        return ()
    if section is None:
        return range(len(case.report.sentences))
    order = [heading.section for heading in case.report.headings]
    if section != "preface" and order != sorted(order):
        # heading-order says so; what stands under which heading is not known then
        return ()
    name = "" if section == "preface" else section
    return case.parts.get(name, ())


def place_of(case: Case, section: str | None) -> Location:
    """The heading of the part; else its first sentence, else the beginning of the report."""
    heading = next((h for h in case.report.headings if h.section == section), None)
    if heading is not None:
        return Location(heading.span, heading.text)
    sentences = sentences_of(case, section) if section else ()
    return lead(sentences[0]) if sentences else case.opening


def _named(case: Case, section: str | None) -> Text:
    """What messages call the part."""
    if section is None:
        return Text("全文", "the report")
    if section == "preface":
        return Text("报告开头", "the preface")
    found = next((s for s in case.form.sections if s.id == section), None)
    return Text(f"“{found.numeral}、{found.heading}”" if found else section, f"part {section[1:]}")


def check_mentions(rule: Rule, case: Case) -> Iterator[Finding]:
    """A part that lacks one of the things it must speak of; each is a list of words, any of which will do."""
    section = rule.options.get("section")
    text = bare_text(case, section)
    if not _places(case, section) or len(text) < rule.options.get("from", 0):
        return
    groups = rule.options["groups"]
    lacking = [name for name, words in groups.items() if not any(word in text for word in words)]
    if lacking and len(groups) - len(lacking) >= rule.options.get("once", 0):
        values: dict[str, object] = {
            "lacking": Text("、".join(lacking), ", ".join(lacking)),
            "section": _named(case, section),
        }
        yield finding(rule, place_of(case, section), values, subject=section or "text")


def check_states(rule: Rule, case: Case) -> Iterator[Finding]:
    """A part without any sentence that the pattern (RE2) matches."""
    section = rule.options.get("section")
    if not _places(case, section):
        return
    text = bare_text(case, section, "\n")
    if not compiled(f"(?m:{rule.options['pattern']})").search(text):
        values: dict[str, object] = {"section": _named(case, section)}
        yield finding(rule, place_of(case, section), values, subject=section or "text")


def check_told(rule: Rule, case: Case) -> Iterator[Finding]:
    """A cell that is not 0 and that no sentence speaks of."""
    sums = {address: case.sum(address) for address in rule.options["cells"] if case.form.knows(address)}
    if not any(sums.values()):
        return
    text = "".join(case.bare)
    if any(word in text for word in rule.options["words"]):
        return
    for address, value in sums.items():
        if value:
            values = labels(case.form, address) | {"value": shown(value)}
            primary = case.form.expand(address)[0]
            yield finding(rule, case.location(primary), values, subject=address, confidence="medium")


def check_length(rule: Rule, case: Case) -> Iterator[Finding]:
    """A part that is there and says next to nothing."""
    section = rule.options["section"]
    if not any(heading.section == section for heading in case.report.headings):
        return
    text = bare_text(case, section)
    order = [heading.section for heading in case.report.headings]
    if len(text) < rule.options["least"] and order == sorted(order):
        values: dict[str, object] = {"section": _named(case, section), "count": len(text), "text": text}
        yield finding(rule, place_of(case, section), values, subject=section)


def check_subheads(rule: Rule, case: Case) -> Iterator[Finding]:
    """A part that is not divided as it should be."""
    section = rule.options["section"]
    paragraphs = {id(s.paragraph): s.paragraph.text.strip() for s in sentences_of(case, section)}
    count = sum(_SUBHEAD.match(text) is not None for text in paragraphs.values())
    if paragraphs and count < rule.options["least"]:
        values: dict[str, object] = {
            "section": _named(case, section),
            "count": count,
            "least": rule.options["least"],
        }
        yield finding(rule, place_of(case, section), values, subject=section, confidence="medium")


_SECTION = Option("choice", "所在部分：preface（开头）、s1 至 s6；不写则看全文", choices=SECTIONS)
_PART = Option("choice", "所在部分：preface（开头）、s1 至 s6", required=True, choices=SECTIONS)
MENTIONS = Kind(
    "mentions",
    "某部分必须写到的内容",
    {
        "section": _SECTION,
        "groups": Option("groups", "映射，内容名称: [词语, …]，有其一即可", required=True),
        "once": Option("number", "至少写到这么多项，才要求写全"),
        "from": Option("number", "该部分至少这么多字才看"),
    },
    check=check_mentions,
    words=("section", "lacking"),
)
STATES = Kind(
    "states",
    "某部分必须有的表述（RE2 正则）",
    {"section": _SECTION, "pattern": Option("patterns", "RE2 正则表达式", required=True)},
    check=check_states,
    words=("section",),
)
TOLD = Kind(
    "told",
    "单元格不为零时，文字应当写到",
    {
        "cells": Option("addresses", "单元格", required=True),
        "words": Option("texts", "词语的列表，有其一即可", required=True),
    },
    check=check_told,
    words=(*CELL, "value"),
)
LENGTH = Kind(
    "section-length",
    "某部分不能没有内容",
    {"section": _PART, "least": Option("number", "至少多少字", required=True)},
    check=check_length,
    words=("section", "count", "text"),
)
SUBHEADS = Kind(
    "subheads",
    "某部分分几个小标题写",
    {"section": _PART, "least": Option("number", "至少几个小标题", required=True)},
    check=check_subheads,
    words=("section", "count", "least"),
)
