"""The index block of a web page: labels, and in the cell beside each what it says (发布机构 | 某局)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice, pairwise

from checker.model.document import Block, Cell, Paragraph, Table

_HEAD_BLOCKS = 30
_ROWS = 12
_LONGEST = 200


def cell_beside(blocks: Iterable[Block], is_label: Callable[[str], bool]) -> Cell | None:
    """The first filled cell beside a label, in the first rows of the tables at the head of a document."""
    for block in islice(blocks, _HEAD_BLOCKS):
        if isinstance(block, Table):
            for number, row in enumerate(block.texts[:_ROWS]):
                for column, (label, text) in enumerate(pairwise(row), 1):
                    if text and is_label(label):
                        return block.rows[number][column]
    return None


def words_after(blocks: Iterable[Block], label: re.Pattern[str]) -> Cell | None:
    """What follows a label in the same line (发布机构：某局 发文日期：…), in the first lines of a document."""
    for block in islice(blocks, _HEAD_BLOCKS):
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST and (found := label.search(block.text)):
            return Cell(found[1], block.at(found.start(1)))
    return None
