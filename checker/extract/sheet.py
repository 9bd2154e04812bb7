"""The tables of a document as one run of cells, told apart by what decides where they belong: their words.

Where a value belongs depends on the words printed and on which cells are filled, never on the value. So each row has
a shape, in which all values are the same; the rows of all reports have few shapes, and what a shape means is worked
out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from checker.extract.values import is_value
from checker.model.document import Block, Places, Table

VALUE = "0"
"""Stands in a shape for any value; a blank is "", and a word is itself."""
LONGEST_WORD = 200
"""Characters of a cell that may tell what it names."""
_REMEMBERED = 8192
_TABLES = 512
LONGEST_KEPT = 1500
"""Cells of tables that are kept in mind; a report has some three hundred."""

Shape = tuple[str, ...]


class Row(NamedTuple):
    """A printed row: the number of its table's block, its cells' numbers in the sheet, and its shape."""

    table: int
    cells: Sequence[int]
    shape: Shape

    @property
    def lone(self) -> int | None:
        """The only filled cell, None if there are none or several."""
        place = _lone(self.shape)
        return None if place is None else self.cells[place]

    def cut(self, at: int) -> tuple[Row, Row]:
        """The cells before and from the one at ``at`` as two rows."""
        return Row(self.table, self.cells[:at], self.shape[:at]), Row(self.table, self.cells[at:], self.shape[at:])


class Sheet:
    """The cells of all tables, one after the other: what they say, what that is, where they stand.

    ``rows`` and ``ends`` hold the shapes of a table's rows, and the number of the cell after its last, by the block's
    number.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._tables = {number: block for number, block in enumerate(blocks) if isinstance(block, Table)}
        printed = {number: table.texts for number, table in self._tables.items()}
        self.texts = [text for rows in printed.values() for row in rows for text in row]
        self.shapes = _shape(self.texts)
        self.rows: dict[int, tuple[Shape, ...]] = {}
        self.ends: dict[int, int] = {}
        end = 0
        for number, rows in printed.items():
            edges = list(accumulate(map(len, rows), initial=end))
            self.rows[number] = tuple([self.shapes[first:last] for first, last in pairwise(edges)])
            self.ends[number] = end = edges[-1]
        self.words = frozenset(self.shapes) - {"", VALUE}

    @cached_property
    def places(self) -> Places:
        """The place of each cell."""
        return Places.joined([table.places for table in self._tables.values()])

    def alone(self, number: int) -> Sequence[int]:
        """The cells of the table that are the only filled ones of their rows."""
        rows = self.rows[number]
        found = (_known_alone if len(self.texts) <= LONGEST_KEPT else _alone)(rows)
        begin = self.ends[number] - sum(map(len, rows)) if found else 0
        return [begin + place for place in found]

    def outline(self, headings: Mapping[int, str], lone: Mapping[int, str]) -> Outline:
        """What the tables look like, where ``headings`` are the blocks and ``lone`` the cells that begin sections."""
        blocks = [
            headings[number] if number in headings else self.rows[number] for number in sorted({*self.rows, *headings})
        ]
        return Outline(tuple(blocks), tuple(lone.items()))


class Outline(NamedTuple):
    """What the tables of a document look like.

    ``blocks`` are in their order the shapes of the rows of each table, and the sections that begin between tables;
    ``lone`` the sections that begin in cells, with the cells' numbers.
    """

    blocks: tuple[str | tuple[Shape, ...], ...]
    lone: tuple[tuple[int, str], ...] = ()


def _shape(texts: Sequence[str]) -> Shape:
    if max(map(len, texts), default=0) <= LONGEST_WORD:
        return tuple(map(_known, texts))
    return tuple([_known(text) if len(text) <= LONGEST_WORD else _told(text) for text in texts])


def _told(text: str) -> str:
    return VALUE if text and is_value(text) else text[:LONGEST_WORD]


_known = lru_cache(maxsize=_REMEMBERED)(_told)


def _lone(shape: Shape) -> int | None:
    """The place of the only filled cell of a row."""
    if len(shape) - shape.count("") != 1:
        return None
    return next(place for place, text in enumerate(shape) if text)


def _alone(rows: tuple[Shape, ...]) -> Sequence[int]:
    """The places, among all cells of the rows, of those that are the only filled ones."""
    begins = accumulate(map(len, rows), initial=0)
    return [begin + place for begin, row in zip(begins, rows, strict=False) if (place := _lone(row)) is not None]


_known_alone = lru_cache(maxsize=_TABLES)(_alone)
