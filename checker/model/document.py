"""What a reader returns: the blocks of a file in their order, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import NamedTuple

from checker.model.blanks import WHITE


class Span(NamedTuple):
    """A place in a source: line and column count from 1 as an editor shows them.

    For docx and pdf ``page`` is set where it is known and ``line`` is the paragraph's or cell's number. ``place``
    is "" for texts, else what leads to the element in other programs: an XPath in web pages
    (``(//table)[2]/descendant::tr[5]/*[3]``), ``tbl[2]/tr[5]/tc[3]`` or ``p[17]`` in Word files, the box
    ``x0,top,x1,bottom`` in points from the upper left corner of a PDF's page, ``sheet!C5`` in workbooks.
    """

    line: int
    column: int = 1
    page: int | None = None
    place: str = ""


class Places:
    """The places of many cells, in columns: a :class:`Span` is made when it is asked for.

    ``pages`` and ``elements`` are None where no place has such.
    """

    __slots__ = ("columns", "elements", "lines", "pages")

    def __init__(
        self,
        lines: Sequence[int] = (),
        columns: Sequence[int] = (),
        pages: Sequence[int | None] | None = None,
        elements: Sequence[str] | None = None,
    ) -> None:
        self.lines = lines
        self.columns = columns
        self.pages = pages
        self.elements = elements

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Places:
        """These places."""
        return cls(*zip(*spans, strict=True))

    @classmethod
    def joined(cls, parts: Sequence[Places]) -> Places:
        """The places of all parts, one after the other."""
        if len(parts) == 1:
            return parts[0]
        lines = [*chain.from_iterable([part.lines for part in parts])]
        columns = [*chain.from_iterable([part.columns for part in parts])]
        if all(part.pages is None and part.elements is None for part in parts):
            return cls(lines, columns)
        pages = chain.from_iterable(part.pages or repeat(None, len(part)) for part in parts)
        elements = chain.from_iterable(part.elements or repeat("", len(part)) for part in parts)
        return cls(lines, columns, [*pages], [*elements])

    def chosen(self, numbers: Sequence[int]) -> Places:
        """Some of the places, in the order of ``numbers``."""
        lines, columns, pages, elements = self.lines, self.columns, self.pages, self.elements
        return Places(
            [lines[number] for number in numbers],
            [columns[number] for number in numbers],
            None if pages is None else [pages[number] for number in numbers],
            None if elements is None else [elements[number] for number in numbers],
        )

    def __getitem__(self, number: int) -> Span:
        return Span(
            self.lines[number],
            self.columns[number],
            None if self.pages is None else self.pages[number],
            "" if self.elements is None else self.elements[number],
        )

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: the path as the user gave it, its digest, and how its bytes were decoded."""

    path: str
    sha256: str
    encoding: str


class Cell(NamedTuple):
    """One cell of a table as found: raw text, place, and over how many columns and rows it stretches."""

    text: str
    span: Span
    width: int = 1
    height: int = 1


class Table:
    """A grid of cells as found; rows may be ragged, because text dumps drop merged cells."""

    __slots__ = ("_rows",)

    def __init__(self, rows: tuple[tuple[Cell, ...], ...]) -> None:
        self._rows = rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self.rows == other.rows

    def __hash__(self) -> int:
        return hash(self.rows)

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells, row by row."""
        return self._rows

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The text of each cell, row by row."""
        return tuple([tuple([cell.text for cell in row]) for row in self._rows])

    @property
    def places(self) -> Places:
        """The place of each cell, one row after the other."""
        return Places.of(cell.span for row in self._rows for cell in row)

    @property
    def span(self) -> Span:
        """The place of the first cell."""
        return next(cell.span for row in self._rows for cell in row)


Place = tuple[Sequence[int], Sequence[int]]
"""The lines and the columns of the cells of one row."""


class Dump(Table):
    """A table in the lines of a text: of its many cells none is made before somebody asks for it."""

    __slots__ = ("_places", "_texts")

    def __init__(self, texts: tuple[tuple[str, ...], ...], places: Sequence[Place]) -> None:
        self._texts = texts
        self._places = places

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells, row by row."""
        places = zip(self._texts, self._places, strict=True)
        return tuple(tuple(map(Cell, texts, map(Span, *place))) for texts, place in places)

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The text of each cell, row by row."""
        return self._texts

    @property
    def places(self) -> Places:
        """The place of each cell, one row after the other."""
        lines, columns = zip(*self._places, strict=True)
        return Places([*chain.from_iterable(lines)], [*chain.from_iterable(columns)])

    @property
    def span(self) -> Span:
        """The place of the first cell."""
        lines, columns = next(place for place in self._places if place[0])
        return Span(lines[0], columns[0])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose; ``places`` maps offsets in ``text`` to where in the source they come from.

    A paragraph that was wrapped over several source lines has one entry a line, the first at offset 0.
    """

    text: str
    places: tuple[tuple[int, Span], ...]

    @property
    def span(self) -> Span:
        """The place of the first character."""
        return self.places[0][1]

    @property
    def begin(self) -> Span:
        """The place of the first character that is no blank."""
        return self.at(len(self.text) - len(self.text.lstrip(WHITE)))

    def at(self, offset: int) -> Span:
        """The place in the source of the character at ``offset`` of ``text``."""
        start, span = self.places[bisect_right(self.places, offset, key=lambda place: place[0]) - 1]
        return Span(span.line, span.column + offset - start, span.page, span.place)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks in reading order, with the name of the layout it was read in.

    ``lines`` are the lines of a text file as an editor counts them, to quote from; empty for other files.
    """

    source: Source
    layout: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
