"""Tables whose cells hold paragraphs and tables, as Word and web pages have them → plain tables and prose.

A merged cell stands once, where it begins, with the columns and rows it stretches over; the places it covers
are left out, so that the values of a row follow its label directly. Where one says that there is nothing in so many
columns as no label takes, it says so of each of them, and stands in each. A table that only lays out the page
dissolves into what its cells hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.model.document import Block, Cell, Paragraph, Span, Table

_NOTHING = frozenset(("0", "０", "〇", "零", "无", "/", "-", "—"))
_WIDE = range(5, 16)
"""So many columns a cell of values may be merged over: those of a result in 表四, of a row of 表三, of all 表四."""
_PROSE = 45
"""A paragraph of this length with a full stop in it is prose and no cell."""


@dataclass(slots=True)
class Box:
    """A cell with whatever is in it."""

    span: Span
    width: int = 1
    height: int = 1
    blocks: list[Block] = field(default_factory=list)


def dissolve(rows: Sequence[Sequence[Box]]) -> list[Block]:
    """The blocks that a table with these cells comes down to, in reading order."""
    if len(rows) == 1 and len(rows[0]) == 1:
        return list(rows[0][0].blocks)
    blocks: list[Block] = []
    plain: list[tuple[Cell, ...]] = []
    for row in rows:
        cells, apart = _split(row)
        if any(cell.text for cell in cells) or (cells and not apart):
            plain.append(tuple(cells))
        if apart:
            blocks += _table(plain)
            plain = []
            blocks += apart
    return [*blocks, *_table(plain)]


def _table(rows: Iterable[tuple[Cell, ...]]) -> Iterator[Table]:
    kept = tuple(rows)
    if any(cell.text for row in kept for cell in row):
        yield Table(kept)


def _split(row: Sequence[Box]) -> tuple[list[Cell], list[Block]]:
    """The cells of a row, and what cannot stand in a cell."""
    cells: list[Cell] = []
    apart: list[Block] = []
    alone = sum(bool(box.blocks) for box in row) == 1
    for box in row:
        tables = [block for block in box.blocks if isinstance(block, Table)]
        if not tables and not _is_prose(box, alone):
            cells.append(cell := _cell(box))
            if cell.width > 1 and cell.width in _WIDE and cell.text in _NOTHING:
                cells[-1:] = [cell._replace(width=1)] * cell.width
        elif len(tables) == len(box.blocks) == 1 and len(tables[0].rows) == 1:
            cells += tables[0].rows[0]
        else:
            apart += box.blocks
    return cells, apart


def _is_prose(box: Box, alone: bool) -> bool:
    return (alone or len(box.blocks) > 1) and any(
        isinstance(block, Paragraph) and len(block.text) > _PROSE and "。" in block.text for block in box.blocks
    )


def _cell(box: Box) -> Cell:
    paragraphs = [block for block in box.blocks if isinstance(block, Paragraph)]
    if not paragraphs:
        return Cell("", box.span, box.width, box.height)
    line, column, page, _ = paragraphs[0].span
    text = paragraphs[0].text if len(paragraphs) == 1 else "\n".join(paragraph.text for paragraph in paragraphs)
    return Cell(text, Span(line, column, page, box.span.place), box.width, box.height)
