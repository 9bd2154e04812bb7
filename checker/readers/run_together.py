"""A text that lost its line ends, as a field of a data set or a search index holds it: cut where its parts begin.

Such a text is told by its looks: one line that is far longer than any paragraph and holds the numerals of all parts
one after the other. The rows of its tables are told apart by :mod:`checker.readers.run_on`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from checker.model.blanks import WHITE
from checker.model.document import Block, Span
from checker.readers.placed import moved
from checker.readers.text import read_lines

_LONGEST = 1000
"""Characters; a report's longest paragraph has hardly as many, a whole report has more."""
_FEWEST = 4
_ITEM = "本年|上年|结转|转结|转下年"
"""The items of 表三 are numbered as the parts are."""
_NUMERALS = "一二三四五六"
_NUMERAL = re.compile(rf"(?<=[{WHITE}])[{_NUMERALS}][{WHITE}]?、[{WHITE}]?(?!{_ITEM})(?=[^\d{WHITE}])")
_TITLE = re.compile(rf"(?:年度报告|年报)[{WHITE}]+")
_SUB_HEADING = re.compile(rf"(?<=[{WHITE}])（[一二三四五六七八九十]{{1,2}}）")
# a heading without its numeral
_BARE_HEADING = re.compile(rf"(?<=[{WHITE}])[^{WHITE}（）()。，\d]{{2,24}}(?:情况|事项)(?=[{WHITE}])")
_SKIPPED = 1
_PROSE = (0, 4, 5)
"""The parts that are no tables, whose sub-headings stand on lines of their own."""
_SIGNS = str.maketrans(dict.fromkeys(f"{WHITE}|｜", " "))


def parts_of(line: str) -> Mapping[int, int]:
    """Where the parts of a report, counted from 0, begin in a line that is a whole report; empty for any other line.

    One of them may be missing between two others.
    """
    starts: dict[int, int] = {}
    if len(line) >= _LONGEST:
        last = -1
        for match in _NUMERAL.finditer(line):
            part = _NUMERALS.index(match.group()[0])
            if last < part <= last + _SKIPPED + 1:
                starts[part], last = match.start(), part
    return starts if len(starts) >= _FEWEST else {}


def is_run_together(lines: Iterable[str]) -> bool:
    """Whether one of the lines is a whole report."""
    return any(parts_of(line) for line in lines if len(line) >= _LONGEST)


def read_run_together(lines: Sequence[str]) -> tuple[str, tuple[Block, ...]]:
    """The name of the layout and the blocks of a text with such a line, each at its place in it."""
    pieces = [piece for number, line in enumerate(lines, 1) for piece in _cut(line, number)]

    def place(span: Span) -> Span:
        line, start, _ = pieces[span.line - 1]
        return Span(line, start + span.column)

    layout, blocks = read_lines([text for _, _, text in pieces])
    return layout, tuple(moved(block, place) for block in blocks)


def _cut(line: str, number: int) -> Iterator[tuple[int, int, str]]:
    """The pieces of a line: its number, where each begins, and its text, all blanks and bars in it mere spaces."""
    parts = parts_of(line)
    if not parts:
        yield number, 0, line
        return
    starts = {**parts, len(_NUMERALS): len(line)}
    title = _TITLE.search(line, 0, min(starts.values()))
    cuts = {0, *starts.values(), *([title.end()] if title else ())}
    for (before, start), (part, end) in pairwise({-1: title.end() if title else 0, **starts}.items()):
        if before in _PROSE:
            cuts.update(found.start() for found in _SUB_HEADING.finditer(line, start, end))
        if part > before + 1:
            cuts.update(*(found.span() for found in _BARE_HEADING.finditer(line, start, end)))
    for start, end in pairwise(sorted(cuts)):
        yield number, start, line[start:end].translate(_SIGNS)
