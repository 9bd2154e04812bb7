"""Several reports in one file, as in year-books and combined dumps: where the second one begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.extract.issuer import find_title, name_in, year_in
from checker.extract.wording import core
from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span, Table

_ANCHOR = core("一、本年新收政府信息公开申请数量")
"""The first row of 表三, which every report has once."""
_FIRST = core("一、总体情况")
_LONGEST = 70
_END = "。；，、：;,"

Further = tuple[str, Span]
"""The title of a further report as printed, and where it stands."""


def first_report(blocks: Sequence[Block]) -> tuple[Sequence[Block], tuple[Further, ...]]:
    """The blocks of the first report, and the titles of those that follow it.

    A table printed twice makes no second report: there must be a title or a first heading in between.
    """
    anchors = [index for index, block in enumerate(blocks) if isinstance(block, Table) and _is_anchor(block)]
    begins: list[tuple[int, str]] = []
    for before, after in pairwise(anchors):
        if (found := _begin(blocks, before + 1, after)) is not None:
            begins.append(found)
    if not begins:
        return blocks, ()
    return blocks[: begins[0][0]], tuple((text, blocks[index].span) for index, text in begins)


def _is_anchor(table: Table) -> bool:
    return any(cell.text and core(cell.text) == _ANCHOR for row in table.rows for cell in row)


def _begin(blocks: Sequence[Block], start: int, end: int) -> tuple[int, str] | None:
    """The block between ``start`` and ``end`` that begins a report, and its words."""
    heading = None
    for index in range(start, end):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        text = block.text.strip(WHITE)
        if len(text) <= _LONGEST and text[-1:] not in _END:
            title = find_title((block,), ()).text
            if title and (name_in(title) or year_in(title) or core(text) == core(title)):
                return index, text
            if heading is None and core(text) == _FIRST:
                heading = index, text
    return heading
