"""Numbers of a sentence as the paragraph prints them, what is said right before one, and which count in one unit."""

from __future__ import annotations

import re

from checker.extract.prose.normal import Normal
from checker.extract.prose.numbers import Number
from checker.model.report import Sentence, Told

CASE_UNITS = frozenset("件宗起份例")
"""What requests and disputes are counted in."""
_OPENED = re.compile(r"[,;。(]")


def same_unit(number: Number, whole: Number) -> bool:
    """Whether two numbers count in one unit; requests are counted in several (件, 宗, 起)."""
    return number.unit == whole.unit or {number.unit, whole.unit} <= CASE_UNITS


def clause_before(text: str, at: int) -> str:
    """The words of a clause of normalised text before ``at``; a bracket opens one too."""
    return _OPENED.split(text[:at])[-1]


def as_told(sentence: Sentence, normal: Normal, number: Number) -> Told:
    """A number of the normalised sentence as the paragraph prints it, with its place."""
    start = sentence.start + normal.origin(number.start)
    end = sentence.start + normal.origin(number.end - 1) + 1
    paragraph = sentence.paragraph
    return Told(number.value, paragraph.text[start:end], number.unit, number.relation, paragraph.at(start), start, end)
