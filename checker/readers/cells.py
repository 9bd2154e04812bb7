"""What all layouts share: white space, trimmed cells with their places, and what looks like a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.model.blanks import WHITE
from checker.model.document import Dump

Cut = tuple[tuple[str, ...], tuple[int, ...]]
"""The texts of a line's cells, and the columns they stand in."""
REMEMBERED = 2048
"""Lines of tables that are kept in mind: rows of noughts, heads and labels are the same in all reports."""
LONGEST_REMEMBERED = 160
"""Longer lines are seldom seen twice."""
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


def cut(pieces: Iterable[str], column: int = 1, gap: int = 1) -> Cut:
    """The cells of a line: the first of its ``pieces`` begins at ``column``, so many signs stand between them."""
    texts, columns = [], []
    for piece in pieces:
        text = piece.strip(WHITE)
        texts.append(text)
        # a blank cell is placed where its text would begin
        columns.append(column + piece.index(text[0]) if text else column)
        column += len(piece) + gap
    return tuple(texts), tuple(columns)


def dump(rows: Iterable[tuple[int, Cut]]) -> Dump:
    """The table whose rows are lines, each with its number."""
    kept = [(texts, ((number,) * len(texts), columns)) for number, (texts, columns) in rows]
    return Dump(tuple([texts for texts, _ in kept]), [place for _, place in kept])


def numeric(text: str) -> bool:
    """Whether ``text`` looks like a value and not like words."""
    return len(text) < 40 and _NUMBER.fullmatch(text) is not None


def blank(line: str) -> bool:
    """Whether a line holds nothing, not even a cell."""
    return not line.strip(WHITE)
