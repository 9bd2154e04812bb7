"""One page of a PDF: characters with their boxes → lines of text, and tables between ruled lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from checker.model.blanks import WHITE
from checker.model.document import Cell, Span
from checker.readers.pdf_turned import Box, Frame, frame_of, turn

_MOST_RULES = 6000
"""A page with more strokes is a drawing; looking for tables in it would not end."""
_MOST_CROSSINGS = 3000
"""Ten times those of the longest official table: tables are sought by setting each crossing beside the others."""
_THIN = 3.0
_NEAR = 4.0
_JOINED = re.compile(r"[0-9A-Za-z.,%]")


@dataclass(slots=True)
class Glyph:
    """A character, its box, and the line and column of the page it stands in."""

    text: str
    x0: float
    x1: float
    middle: float
    size: float
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class Line:
    """A line of text outside tables, where it begins and ends, and its box as it is told."""

    text: str
    number: int
    column: int
    x0: float
    x1: float
    middle: float
    size: float
    box: str


@dataclass(slots=True)
class Grid:
    """A table as ruled: its rows of cells, the edges of its columns, and where on the page it stands."""

    rows: list[tuple[Cell, ...]]
    edges: tuple[float, ...]
    top: float
    bottom: float


@dataclass(slots=True)
class Page:
    """What stands on one page, lines and tables from top to bottom."""

    number: int
    height: float
    parts: list[Line | Grid] = field(default_factory=list)
    glyphs: int = 0
    unreadable: int = 0


def read_page(page: Any, number: int) -> Page:
    """The lines and tables of a page of pdfplumber."""
    frame = frame_of(page)
    if frame.runs:
        turn(page, frame)
    glyphs = [_glyph(char) for char in page.chars if char.get("upright", True)]
    result = Page(number, frame.depth, glyphs=sum(not g.text.isspace() for g in glyphs))
    result.unreadable = sum(g.text.startswith("(cid:") for g in glyphs)
    lines = list(_lines(glyphs))
    for index, line in enumerate(lines, 1):
        column = 1
        for glyph in line:
            glyph.line, glyph.column = index, column
            column += len(glyph.text)
    grids = [_Ruled(table) for table in _tables(page)]
    prose = [list(_outside(line, grids)) for line in lines]
    result.parts += [_line(line, frame) for line in prose if any(not g.text.isspace() for g in line)]
    result.parts += [grid.read(number, frame) for grid in grids]
    result.parts.sort(key=lambda part: part.middle if isinstance(part, Line) else part.top)
    return result


def _glyph(char: dict[str, Any]) -> Glyph:
    return Glyph(char["text"], char["x0"], char["x1"], (char["top"] + char["bottom"]) / 2, char["size"] or 1.0)


def _tables(page: Any) -> list[Any]:
    if len(page.lines) + len(page.rects) + len(page.curves) > _MOST_RULES:
        return []
    ruled = page.filter(_may_rule)
    if _crossings(ruled.edges) > _MOST_CROSSINGS:
        return []
    found = ruled.find_tables({"explicit_horizontal_lines": _closing(ruled.edges)})
    return [table for table in found if len(table.cells) > 1]


def _crossings(edges: Sequence[dict[str, Any]]) -> int:
    """At how many places of a page an upright rule meets a level one."""
    upright, level = (
        np.array([[e["x0"], e["x1"], e["top"], e["bottom"]] for e in edges if e["orientation"] == way]).reshape(-1, 4)
        for way in "vh"
    )
    x, top, bottom = upright[:, 0, None], upright[:, 2, None], upright[:, 3, None]
    left, right, y = level[:, 0], level[:, 1], level[:, 2]
    meet = (left - _THIN <= x) & (x <= right + _THIN) & (top - _THIN <= y) & (y <= bottom + _THIN)
    standing, lying = np.nonzero(meet)
    return len(np.unique(upright[standing, 0] // _THIN + level[lying, 2] // _THIN * 1j))


def _may_rule(item: dict[str, Any]) -> bool:
    """Whether an object may rule a table: a filled box without border is the shade behind a line of text."""
    if item["object_type"] != "rect" or item.get("stroke"):
        return item["object_type"] not in ("char", "image")
    return bool(item["width"] <= _THIN or item["height"] <= _THIN)


def _closing(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The horizontal rules that are not drawn where a page cuts a row: upright ones end there in nothing."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    ends: dict[int, list[float]] = {}
    for edge in edges:
        if edge["orientation"] == "v" and edge["height"] > _THIN:
            for y in (edge["top"], edge["bottom"]):
                if not any(_meets(other, edge["x0"], y) for other in level):
                    ends.setdefault(round(y / _THIN), []).extend((edge["x0"], y))
    return [_rule(min(e[::2]), max(e[::2]), e[1]) for e in ends.values() if len(e) > 2]


def _meets(level: dict[str, Any], x: float, y: float) -> bool:
    return bool(abs(level["top"] - y) <= _NEAR and level["x0"] - _NEAR <= x <= level["x1"] + _NEAR)


def _rule(x0: float, x1: float, y: float) -> dict[str, Any]:
    place = {"x0": x0 - _THIN, "x1": x1 + _THIN, "top": y, "bottom": y, "width": x1 - x0 + 2 * _THIN, "height": 0}
    return {"object_type": "line_edge", "orientation": "h", **place}


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The characters in lines from top to bottom, each from left to right; what is printed twice stands once."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle):
        if line and glyph.middle - line[-1].middle > 0.4 * min(glyph.size, line[-1].size):
            yield _in_order(line)
            line = []
        line.append(glyph)
    if line:
        yield _in_order(line)


def _in_order(line: list[Glyph]) -> list[Glyph]:
    line.sort(key=lambda glyph: glyph.x0)
    kept: list[Glyph] = []
    for glyph in line:
        if not kept or kept[-1].text != glyph.text or glyph.x0 - kept[-1].x0 > 0.2 * glyph.size:
            kept.append(glyph)
    return kept


def written(line: Sequence[Glyph]) -> str:
    """The text of a line; a gap between digits or words that no blank fills is one blank, a wide one two."""
    words = [line[0].text] if line else []
    for before, glyph in pairwise(line):
        gap = glyph.x0 - before.x1
        close = _JOINED.match(glyph.text) and _JOINED.match(before.text[-1:])
        if gap > (0.25 if close else 0.9) * glyph.size and not glyph.text.isspace() and not before.text.isspace():
            words.append("  " if gap > 1.5 * glyph.size else " ")
        words.append(glyph.text)
    return "".join(words)


def _outside(line: Iterable[Glyph], grids: Sequence[_Ruled]) -> Iterator[Glyph]:
    for glyph in line:
        if not any(grid.take(glyph) for grid in grids):
            yield glyph


def _line(glyphs: Sequence[Glyph], frame: Frame) -> Line:
    inked = [glyph for glyph in glyphs if glyph.text.strip(WHITE)] or list(glyphs)
    kept = glyphs[glyphs.index(inked[0]) : glyphs.index(inked[-1]) + 1]
    first = inked[0]
    x1, half = inked[-1].x1, first.size / 2
    box = frame.told(first.x0, first.middle - half, x1, first.middle + half)
    return Line(written(kept), first.line, first.column, first.x0, x1, first.middle, first.size, box)


class _Ruled:
    """A table found by its rules, taking the characters that stand in its cells."""

    def __init__(self, table: Any) -> None:
        self.x0, self.top, self.x1, self.bottom = table.bbox
        self.columns = sorted({box[0] for box in table.cells})
        self.tops = sorted({box[1] for box in table.cells})
        self.places: dict[tuple[int, int], Box] = {}
        self.content: dict[Box, list[Glyph]] = {}
        self.rows = [[box for box in row.cells if box is not None] for row in table.rows]
        for box in table.cells:
            self.content[box] = []
            for column in range(self._at(self.columns, box[0]), self._at(self.columns, box[2] - 0.1) + 1):
                for row in range(self._at(self.tops, box[1]), self._at(self.tops, box[3] - 0.1) + 1):
                    self.places[column, row] = box

    @staticmethod
    def _at(edges: Sequence[float], place: float) -> int:
        return max(bisect_right(edges, place) - 1, 0)

    def take(self, glyph: Glyph) -> bool:
        """Take a character that stands in one of the cells."""
        middle = (glyph.x0 + glyph.x1) / 2
        if not (self.x0 <= middle <= self.x1 and self.top <= glyph.middle <= self.bottom):
            return False
        box = self.places.get((self._at(self.columns, middle), self._at(self.tops, glyph.middle)))
        if box is None:
            return False
        self.content[box].append(glyph)
        return True

    def read(self, page: int, frame: Frame) -> Grid:
        """The rows of cells with what they took."""
        rows = [tuple(self._cell(box, page, frame) for box in row) for row in self.rows if row]
        return Grid(rows, (*self.columns, self.x1), self.top, self.bottom)

    def _cell(self, box: Box, page: int, frame: Frame) -> Cell:
        lines = list(_lines(self.content[box]))
        text = "\n".join(filter(None, (written(line).strip(WHITE) for line in lines)))
        inked = next((glyph for line in lines for glyph in line if glyph.text.strip(WHITE)), None)
        line, column = (inked.line, inked.column) if inked else (self._nearest(box), 1)
        width = self._at(self.columns, box[2] - 0.1) - self._at(self.columns, box[0]) + 1
        height = self._at(self.tops, box[3] - 0.1) - self._at(self.tops, box[1]) + 1
        return Cell(text, Span(line, column, page, frame.told(*box)), width, height)

    def _nearest(self, box: Box) -> int:
        """The line of the page beside an empty cell."""
        middle = (box[1] + box[3]) / 2
        inked = [glyph for glyphs in self.content.values() for glyph in glyphs[:1]]
        return min(inked, key=lambda glyph: abs(glyph.middle - middle)).line if inked else 1
