"""Kinds about words that must not be left standing in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case, Kind, Option
from checker.kinds.mentions import SECTIONS
from checker.kinds.screen import compiled, touched
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule


def check_pattern(rule: Rule, case: Case) -> Iterator[Finding]:
    """Text that matches the pattern (RE2 syntax), told once with the number of places.

    A group called ``told`` is what is quoted, where the pattern also looks at the words around it.
    """
    pattern = compiled(screen(rule))
    unless = compiled(rule.options["unless"]) if "unless" in rule.options else None
    sections = rule.options.get("sections")
    found: list[Location] = []
    for sentence in map(case.report.sentences.__getitem__, touched(screen(rule), case)):
        if sections and sentence.section not in sections:
            continue
        for match in pattern.finditer(sentence.text):
            if unless and unless.search(_clause(sentence.text, match.start()) + match.group()):
                continue
            told = pattern.groupindex.get("told", 0)
            told = told if match.group(told) else 0  # the alternative that fits need not have the group
            found.append(Location(sentence.paragraph.at(sentence.start + match.start(told)), match.group(told)))
    if found:
        values = {"text": found[0].text, "count": len(found)}
        yield finding(rule, found[0], values, related=tuple(found[1:6]), subject="text")


def _clause(text: str, start: int) -> str:
    """The words of a clause before ``start``."""
    return re.split(r"[，,；;。]", text[:start])[-1]


def screen(rule: Rule) -> str:
    """The pattern of a rule, in which ^ and $ stand for the ends of sentences."""
    return f"(?m:{rule.options['pattern']})"


PATTERN = Kind(
    "pattern",
    "正文中不应出现的文字（RE2 正则）",
    {
        "pattern": Option("patterns", "RE2 正则表达式；有 (?P<told>…) 的，只引用这一段", required=True),
        "unless": Option("patterns", "同一分句中有这些文字则不算（RE2 正则）"),
        "sections": Option("texts", "只看这些部分：preface（开头）、s1 至 s6", choices=SECTIONS),
    },
    check=check_pattern,
    words=("text", "count"),
    screen=screen,
)
