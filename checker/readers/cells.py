"""What all layouts share: white space, trimmed cells with their places, and what looks like a number."""

from __future__ import annotations

import re

from checker.model.blanks import WHITE
from checker.model.document import Cell, Span

_NUMBER = re.compile(r"[+\-−－]?[\d０-９][\d０-９.,，]{0,30}[万亿]?元?[件个宗份条项]?")


def cell(raw: str, line: int, column: int) -> Cell:
    """The cell whose untrimmed text ``raw`` begins at ``line`` and ``column``."""
    text = raw.strip(WHITE)
    indent = raw.index(text[0]) if text and text is not raw else 0
    return Cell(text, Span(line, column + indent))


def numeric(text: str) -> bool:
    """Whether ``text`` looks like a value and not like words."""
    return len(text) < 40 and _NUMBER.fullmatch(text) is not None


def blank(line: str) -> bool:
    """Whether a line holds nothing, not even a cell."""
    return not line.strip(WHITE)
