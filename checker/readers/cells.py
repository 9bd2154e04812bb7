"""What all layouts share: white space, trimmed cells with their places, and what looks like a number."""

from __future__ import annotations

import re

from checker.model.blanks import WHITE
from checker.model.document import Cell, Span

# thousands are made of each report, and this is the quickest way to make one
_new = tuple.__new__
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Raised digits are signs of notes, or powers, and no part of the number before them."""
_NUMBER = re.compile(r"[+\-−－]?[\d０-９][\d０-９.,，]{0,30}[万亿]?元?[件个宗份条项]?")


_HEADING = re.compile(r"#{0,6}\s{0,3}(?:\*\*([^*]{2,90})\*\*|(?<=[#\s])([^#]{1,2000}?))\s*#*\s*")


def unmarked(line: str) -> tuple[int, str] | None:
    """A heading of Markdown without its signs, and the offset it begins at; None for other lines."""
    heading = _HEADING.fullmatch(line)
    if heading is None:
        return None
    group = 1 if heading[1] else 2
    return heading.start(group), heading[group]


def cell(raw: str, line: int, column: int) -> Cell:
    """The cell whose untrimmed text ``raw`` begins at ``line`` and ``column``."""
    text = raw.strip(WHITE)
    if text and text is not raw:
        column += raw.index(text[0])
    return _new(Cell, (text, _new(Span, (line, column, None, "")), 1, 1))


def numeric(text: str) -> bool:
    """Whether ``text`` looks like a value and not like words."""
    return len(text) < 40 and _NUMBER.fullmatch(text) is not None


def blank(line: str) -> bool:
    """Whether a line holds nothing, not even a cell."""
    return not line.strip(WHITE)
