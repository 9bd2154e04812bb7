"""Mail in which a report is quoted: the marks before its lines are no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.document import Block, Span
from checker.readers.placed import moved
from checker.readers.text import read_lines

_FEWEST = 8
_MARK = re.compile("(?:[>＞] ?)+")
_SIGNS = (">", "＞")


def may_quote(text: str) -> bool:
    """Whether a text has as many marks as a quotation has lines."""
    return sum(map(text.count, _SIGNS)) >= _FEWEST


def is_quoted(lines: Sequence[str]) -> bool:
    """Whether most lines that hold anything begin with a mark."""
    marked = sum(line.startswith(_SIGNS) for line in lines)
    return marked >= _FEWEST and 2 * marked > sum(not line.isspace() for line in lines if line)


def read_quoted(lines: Sequence[str]) -> tuple[str, tuple[Block, ...]]:
    """The name of the layout and the blocks of such a text without the marks, each at its place in the file."""
    marks = [mark.end() if (mark := _MARK.match(line)) else 0 for line in lines]

    def place(span: Span) -> Span:
        return span._replace(column=span.column + marks[span.line - 1])

    layout, blocks = read_lines([line[mark:] for line, mark in zip(lines, marks, strict=True)])
    return layout, tuple(moved(block, place) for block in blocks)
