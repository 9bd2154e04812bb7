"""Lines that belong together: prose broken at a fixed width, and numerals on lines of their own; places are kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph

_END = re.compile(r"[。！？：；!?:;]$")
_BEGIN = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]+[章节条]|[#\-*•●]")
_ONLY = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,2}[)）]?\s?[、.．]?|第[一二三四五六七八九十]{1,2}[部分章节]{1,2}[、.．：:]?)\s*"
)
_LONGEST_NUMERAL = 12
_WIDEST = 130
_FEWEST = 8


def unwrap(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with broken lines joined, if the lines were broken by width at all."""
    width, margin = _measures(blocks)
    if not width:
        return tuple(blocks)
    joined: list[Block] = []
    last: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and last is not None and _goes_on(last, block, width, margin):
            joined[-1] = _join(joined[-1], block)
        else:
            joined.append(block)
        last = block if isinstance(block, Paragraph) else None
    return tuple(joined)


def with_numerals(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with the numerals that stand on lines of their own put before the words they number."""
    alone = {number for number, block in enumerate(blocks[:-1]) if _is_numeral(block)}
    joined: list[Block] = []
    for number, block in enumerate(blocks):
        if number - 1 in alone and number not in alone and isinstance(block, Paragraph):
            joined[-1] = _join(joined[-1], block)
        else:
            joined.append(block)
    return tuple(joined)


def _is_numeral(block: Block) -> bool:
    return (
        isinstance(block, Paragraph) and len(block.text) < _LONGEST_NUMERAL and _ONLY.fullmatch(block.text) is not None
    )


def _measures(blocks: Iterable[Block]) -> tuple[int, int]:
    """The width at which lines were broken and how far they are indented; 0 if most full lines end a sentence."""
    whole = [block.text for block in blocks if isinstance(block, Paragraph)]
    lines = [line.strip(WHITE) for line in whole]
    if len(lines) < _FEWEST or max(map(len, lines)) > _WIDEST:
        return 0, 0
    widths = [_columns(line) for line in lines]
    width = sorted(widths)[len(widths) * 9 // 10]
    if width > _WIDEST:
        return 0, 0
    full = [place for place, columns in enumerate(widths) if _is_full(columns, width)]
    broken = [place for place in full if not _END.search(lines[place])]
    if width < 40 or len(full) < _FEWEST or 2 * len(broken) <= len(full):
        return 0, 0
    return width, min(_indent(whole[place]) for place in full)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(WHITE))


def _is_full(columns: int, width: int) -> bool:
    return columns >= 0.8 * width


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _goes_on(above: Paragraph, below: Paragraph, width: int, margin: int) -> bool:
    """Whether a line is the rest of the one above: that is full, and this one is not indented further than others."""
    text = above.text.strip(WHITE)
    return (
        below.span.line == above.span.line + 1
        and not _END.search(text)
        and _is_full(_columns(text), width)
        and _indent(below.text) <= margin
        and not _BEGIN.match(below.text.lstrip(WHITE))
    )


def _join(above: Block, below: Paragraph) -> Paragraph:
    assert isinstance(above, Paragraph)
    kept = above.text.rstrip(WHITE)
    text = below.text.lstrip(WHITE)
    blanks = len(below.text) - len(text)
    later = tuple([(len(kept) + at - blanks, place) for at, place in below.places if at > blanks])
    return Paragraph(kept + text, (*above.places, (len(kept), below.at(blanks)), *later))
