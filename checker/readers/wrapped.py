"""Prose whose lines were broken at a fixed width: put together again, each line's place kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span

_END = re.compile(r"[。！？：；!?:;]$")
_BEGIN = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]+[章节条]|[#\-*•●]|\s")
_WIDEST = 130
_FEWEST = 8


def unwrap(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with broken lines joined, if the lines were broken by width at all."""
    width = _width(blocks)
    if not width:
        return tuple(blocks)
    joined: list[Block] = []
    last: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and last is not None and _goes_on(last, block, width):
            joined[-1] = _join(joined[-1], block)
        else:
            joined.append(block)
        last = block if isinstance(block, Paragraph) else None
    return tuple(joined)


def _width(blocks: Iterable[Block]) -> int:
    """The width at which lines were broken: most full lines stop inside a sentence. 0 if they were not."""
    lines = [block.text.strip(WHITE) for block in blocks if isinstance(block, Paragraph)]
    if len(lines) < _FEWEST or max(map(len, lines)) > _WIDEST:
        return 0
    widths = [_columns(line) for line in lines]
    width = sorted(widths)[len(widths) * 9 // 10]
    if width > _WIDEST:
        return 0
    full = [line for line, columns in zip(lines, widths, strict=True) if _is_full(columns, width)]
    broken = [line for line in full if not _END.search(line)]
    return width if width >= 40 and len(full) >= _FEWEST and 2 * len(broken) > len(full) else 0


def _is_full(columns: int, width: int) -> bool:
    return columns >= 0.8 * width


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _goes_on(above: Paragraph, below: Paragraph, width: int) -> bool:
    text = above.text.strip(WHITE)
    return (
        below.span.line == above.span.line + 1
        and not _END.search(text)
        and _is_full(_columns(text), width)
        and not _BEGIN.match(below.text)
    )


def _join(above: Block, below: Paragraph) -> Paragraph:
    assert isinstance(above, Paragraph)
    kept = above.text.rstrip(WHITE)
    text = below.text.lstrip(WHITE)
    place = Span(below.span.line, below.span.column + len(below.text) - len(text))
    return Paragraph(kept + text, (*above.places, (len(kept), place)))
