"""Tables that a file holds as paragraphs: pasted with TABs, laid out with boxes, one cell a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span
from checker.readers import told_rows
from checker.readers.cells import numeric
from checker.readers.placed import moved
from checker.readers.text import read_lines

_FEWEST = 12
"""So many paragraphs with numbers at their ends are a table; a report's prose has hardly one."""


def tabled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks``, their paragraphs read as lines of text where many of them end in bare numbers."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    if sum(map(_ends_in_number, texts)) < _FEWEST and not told_rows.runs(texts):
        return tuple(blocks)
    found: list[Block] = []
    for prose, group in groupby(blocks, key=lambda block: isinstance(block, Paragraph)):
        alike = list(group)
        found += _read([block for block in alike if isinstance(block, Paragraph)]) if prose else alike
    return tuple(found)


def _ends_in_number(text: str) -> bool:
    words = text.rstrip(WHITE).rsplit(None, 1)
    return bool(words) and len(text) < 200 and numeric(words[-1])


def _read(paragraphs: Sequence[Paragraph]) -> Iterable[Block]:
    lines = [(line, paragraph, start) for paragraph in paragraphs for line, start in _lines(paragraph.text)]

    def place(span: Span) -> Span:
        _, paragraph, start = lines[span.line - 1]
        return paragraph.at(start + span.column - 1)

    _, blocks = read_lines([line for line, _, _ in lines])
    for block in blocks:
        _, paragraph, _ = lines[block.span.line - 1]
        # a paragraph that was not changed keeps its many places
        whole = isinstance(block, Paragraph) and block.text == paragraph.text
        yield paragraph if whole else moved(block, place)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1
