"""Where the elements of a web page stand: an XPath for each, as browsers and lxml count them.

Cells are told by table, row and cell, all else by the number of the element among those of its name. Pages leave
ends out and put too many in; what is told then is the nearest element that was surely begun.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_DEEPEST = 100
_BEGUN = re.compile(r"<(p|div|h[1-6]|li|[uod]l|d[td]|table|tr|section|article|body)\b", re.IGNORECASE)
_EMPTY = frozenset(("br", "hr", "tbody", "thead", "tfoot", "html"))
_ENDED_BY_ANY = "p"
_ENDED_BY_LIKE = frozenset(("li", "dt", "dd"))
_CELLS = ("td", "th")


@dataclass(slots=True)
class _Table:
    """An open table: its number, the rows begun in it and in the tables within, and its open row and elements.

    The first of the elements is the table itself, the second the open cell, if there is one.
    """

    number: int = 0
    rows: int = 0
    row: int = 0
    cells: int = 0
    open: list[tuple[str, int]] = field(default_factory=list)


class Paths:
    """Follows the tags of a page. Most elements hold no words of their own, so a path is made when it is asked for."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._tables = [_Table()]

    @property
    def here(self) -> str:
        """The path of the innermost open element, "" if there is none."""
        table = self._tables[-1]
        if not table.open:
            return ""
        name, number = table.open[-1]
        if name in _CELLS:
            return f"(//table)[{table.number}]/descendant::tr[{table.row}]/*[{table.cells}]"
        return f"(//{name})[{number}]"

    def follow(self, name: str, *, closing: bool) -> None:
        """A tag: what stands behind it is in another element."""
        if name in _EMPTY:
            return
        if name in _CELLS:
            self._cell(name, closing=closing)
        elif name == "table":
            self._leave_table() if closing else self._enter_table()
        elif name == "tr":
            self._row(closing=closing)
        elif closing:
            self._leave(name)
        else:
            self._enter(name)

    def skip(self, text: str, start: int, end: int) -> None:
        """Count what stands in a part of the page that is not read."""
        found = Counter(tag[1].lower() for tag in _BEGUN.finditer(text, start, end))
        self._counts += found
        for table in self._tables:
            table.rows += found["tr"]

    def _enter_table(self) -> None:
        self._counts["table"] += 1
        number = self._counts["table"]
        self._tables.append(_Table(number, open=[("table", number)]))

    def _leave_table(self) -> None:
        if len(self._tables) > 1:
            self._tables.pop()

    def _row(self, *, closing: bool) -> None:
        table = self._tables[-1]
        if not table.number:
            return
        del table.open[1:]
        if not closing:
            for each in self._tables:
                each.rows += 1
            table.row, table.cells = table.rows, 0

    def _cell(self, name: str, *, closing: bool) -> None:
        table = self._tables[-1]
        if not table.number:
            return
        del table.open[1:]
        if not closing:
            table.cells += 1
            table.open.append((name, table.cells))

    def _enter(self, name: str) -> None:
        number = self._counts[name] = self._counts[name] + 1
        opened = self._tables[-1].open
        if opened:
            last = opened[-1][0]
            if last == _ENDED_BY_ANY or (last == name and name in _ENDED_BY_LIKE):
                opened.pop()
        if len(opened) < _DEEPEST:
            opened.append((name, number))

    def _leave(self, name: str) -> None:
        opened = self._tables[-1].open
        for index in range(len(opened) - 1, -1, -1):
            if opened[index][0] == name:
                del opened[index:]
                return
