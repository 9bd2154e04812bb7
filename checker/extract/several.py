"""Several reports in one file, as in year-books and combined dumps: cut apart where that is certain, else told.

A cut is certain above a title (with its issuer or year) or a web page's index block that is followed by a part one
of its own and then by a 表三 or a last part of its own, where the report before it has had its 表三 or its last part
too. What only cites another report, or ends with last year's tables, is one report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from checker.extract.issuer import find_publisher, find_title, name_in
from checker.extract.wording import core
from checker.model.blanks import WHITE
from checker.model.calendar import year_in
from checker.model.document import Block, Document, Paragraph, Span, Table

_ANCHOR = core("一、本年新收政府信息公开申请数量")
"""The first row of 表三, which every report has once."""
_FIRST = core("一、总体情况")
_LAST = frozenset(map(core, ("六、其他需要报告的事项", "六、其它需要报告的事项", "六、其他需要报告")))
_LONGEST = 70
_SHORT = 30
"""No heading of part one is longer, however many blanks are in it."""
_HEAD = 3
"""Index block, title of the page and title of the article stand as close as this."""
_END = "。；，、：;,"
_SQUEEZE = str.maketrans("", "", WHITE)

Further = tuple[str, Span]
"""The title of a further report as printed, and where it stands."""

Mark = Literal["title", "first", "table", "last"]


def split(document: Document) -> tuple[Document, ...]:
    """The reports in a file, each a document of its own; the file itself where there is no certain cut."""
    cuts = list(_cuts(document.blocks))
    if not cuts:
        return (document,)
    ends = (0, *cuts, len(document.blocks))
    return tuple(replace(document, blocks=document.blocks[start:end]) for start, end in pairwise(ends))


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
    long = (text for row in table.texts for text in row if len(text) >= len(_ANCHOR))
    return any(core(text) == _ANCHOR for text in long)


def _begin(blocks: Sequence[Block], start: int, end: int) -> tuple[int, str] | None:
    """The block between ``start`` and ``end`` that begins a report, and its words."""
    heading = None
    for index in range(start, end):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        text = block.text.strip(WHITE)
        if _is_title(text):
            return index, text
        if heading is None and core(text) == _FIRST:
            heading = index, text
    return heading


def _is_title(text: str) -> bool:
    """Whether a line is a title of a report and not a name in a sentence or in a list of files."""
    if not 4 <= len(text) <= _LONGEST or text[-1:] in _END or "公开" not in text.translate(_SQUEEZE):
        return False
    title = find_title((Paragraph(text, ((0, Span(1)),)),), ()).text
    return bool(title) and bool(name_in(title) or year_in(title) or core(text) == core(title))


@dataclass(slots=True)
class _Part:
    """What was seen of a report: where its title stands, its part one, its 表三, its last part below some prose."""

    begin: int
    first: bool = False
    table: bool = False
    prose: bool = False
    last: bool = False

    @property
    def whole(self) -> bool:
        """Whether it has come so far that another report may begin."""
        return self.first and (self.table or (self.last and self.prose))


def _cuts(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that begin a further report."""
    short = (block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _SHORT)
    if sum(core(text) == _FIRST for text in short) < 2:
        return
    part = _Part(0)
    following: _Part | None = None
    last = 0
    for index, block in enumerate(blocks):
        mark = _mark(block)
        if following is None:
            if mark == "title" and part.whole:
                following, last = _Part(_title_begin(blocks, index)), index
            else:
                _see(part, mark, block)
            continue
        if mark == "table" and not following.first:
            # last year's tables below a title of their own
            following = None
            continue
        if mark == "title" and not following.first:
            # the line before was a link to another report, unless both belong to one head
            following = following if index - last <= _HEAD else _Part(_title_begin(blocks, index))
            last = index
        _see(following, mark, block)
        if following.whole:
            yield following.begin
            part, following = following, None


def _see(part: _Part, mark: Mark | None, block: Block) -> None:
    part.first = part.first or mark == "first"
    part.table = part.table or mark == "table"
    part.last = part.last or mark == "last"
    part.prose = part.prose or (part.first and isinstance(block, Paragraph) and "。" in block.text)


def _mark(block: Block) -> Mark | None:
    """What a block shows of the parts of a report."""
    if isinstance(block, Table):
        if _is_anchor(block):
            return "table"
        return "title" if find_publisher((block,)) is not None else None
    if len(block.text) > _LONGEST + 10:
        return None
    text = block.text.strip(WHITE)
    label = core(text)
    if label == _FIRST:
        return "first"
    if label in _LAST:
        return "last"
    return "title" if _is_title(text) else None


def _title_begin(blocks: Sequence[Block], index: int) -> int:
    """The first block of a title that stands in up to three lines."""
    for start in range(max(index - 2, 0), index):
        spans = find_title(blocks[start : index + 1], ()).spans
        if spans and (spans[0], spans[-1]) == (blocks[start].span, blocks[index].span):
            return start
    return index
