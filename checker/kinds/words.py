"""Kinds about words: what the text must mention, and what must not be left standing in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import re2

from checker.kinds.base import Case, Kind, Option
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule
from checker.model.text import Text


def check_mentions(rule: Rule, case: Case) -> Iterator[Finding]:
    """A section that lacks one of the things it must speak of; each is a list of words, any of which will do."""
    section = rule.options["section"]
    sentences = [s for s in case.report.sentences if s.section == section]
    if not sentences:
        return
    text = "".join(sentence.text for sentence in sentences)
    lacking = [name for name, words in rule.options["groups"].items() if not any(word in text for word in words)]
    if lacking:
        heading = next((h for h in case.report.headings if h.section == section), None)
        place = Location(heading.span, heading.text) if heading else Location(sentences[0].span, "")
        yield finding(rule, place, {"lacking": Text("、".join(lacking), ", ".join(lacking))}, subject=section)


def check_pattern(rule: Rule, case: Case) -> Iterator[Finding]:
    """Text that matches the pattern (RE2 syntax), told once with the number of places."""
    pattern = re2.compile(f"(?m:{rule.options['pattern']})")
    unless = re2.compile(rule.options["unless"]) if "unless" in rule.options else None
    sections = rule.options.get("sections")
    if not pattern.search(_prose(case)):
        return
    found: list[Location] = []
    for sentence in case.report.sentences:
        if sections and sentence.section not in sections:
            continue
        for match in pattern.finditer(sentence.text):
            if unless and unless.search(_clause(sentence.text, match.start()) + match.group()):
                continue
            span = sentence.paragraph.at(sentence.start + match.start())
            found.append(Location(span, match.group()))
    if found:
        values = {"text": found[0].text, "count": len(found)}
        yield finding(rule, found[0], values, related=tuple(found[1:6]), subject="text")


def _clause(text: str, start: int) -> str:
    """The words of a clause before ``start``."""
    return re.split(r"[，,；;。]", text[:start])[-1]


def _prose(case: Case) -> str:
    if "prose" not in case.memo:
        case.memo["prose"] = "\n".join(sentence.text for sentence in case.report.sentences)
    text: str = case.memo["prose"]
    return text


MENTIONS = Kind(
    "mentions",
    "某部分必须写到的内容",
    {
        "section": Option("text", "所在部分，如 s1", required=True),
        "groups": Option("groups", "内容名称: [词语, …]，有其一即可", required=True),
    },
    check=check_mentions,
)
PATTERN = Kind(
    "pattern",
    "正文中不应出现的文字（RE2 正则）",
    {
        "pattern": Option("patterns", "RE2 正则表达式", required=True),
        "unless": Option("patterns", "同一分句中有这些文字则不算（RE2 正则）"),
        "sections": Option("texts", "只看这些部分"),
    },
    check=check_pattern,
)
