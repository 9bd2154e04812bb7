"""Blocks that were read from lines made of something else, put where that stands in the file."""

from __future__ import annotations

from collections.abc import Callable

from checker.model.document import Block, Paragraph, Span, Table


def moved(block: Block, place: Callable[[Span], Span]) -> Block:
    """``block`` with each of its places as ``place`` tells it."""
    if isinstance(block, Table):
        return Table(tuple(tuple(cell._replace(span=place(cell.span)) for cell in row) for row in block.rows))
    return Paragraph(block.text, tuple((offset, place(span)) for offset, span in block.places))
