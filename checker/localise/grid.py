"""Where cells stand: rows and columns of each table in the order the equations name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

# equations name the outcomes before the rows printed around them, whatever rule stands first in a pack
_FIRST = {"new_received": -2, "carried_in": -1}
_LAST = {"total_processed": 1, "carried_out": 2}
_TOTAL = "total"


def _printed(row: str) -> int:
    return _FIRST.get(row, _LAST.get(row, 0))


def _places(addresses: Iterable[str]) -> list[tuple[str, ...]]:
    """Table, row and column of each."""
    return [tuple(address.split(".")) for address in addresses]


class Grid:
    """The tables that addresses span; cells are numbers, None where a table has no cell.

    ``equations`` are the addresses that each of them names; rows and columns stand as the first that goes along them
    has them.
    """

    def __init__(self, addresses: Sequence[str], equations: Iterable[Sequence[str]] = ()) -> None:
        self._cells = {address: cell for cell, address in enumerate(addresses)}
        self._beside: dict[int, tuple[tuple[str, int], ...]] = {}
        self._places = _places(addresses)
        self._lines = [_places(told) for told in equations]

    @cached_property
    def rows(self) -> dict[str, tuple[str, ...]]:
        """The rows of every table."""
        return {table: tuple(sorted(rows, key=_printed)) for table, rows in self._along(1).items()}

    @cached_property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The columns of every table, that of totals last."""
        return {table: tuple(sorted(columns, key=_TOTAL.__eq__)) for table, columns in self._along(2).items()}

    def _along(self, axis: int) -> dict[str, dict[str, None]]:
        """The rows (1) or columns (2) of every table, in the order of the equations that go along them."""
        found: dict[str, dict[str, None]] = {}
        for line in [*(line for line in self._lines if len({place[3 - axis] for place in line}) == 1), self._places]:
            for place in line:
                found.setdefault(place[0], {})[place[axis]] = None
        return found

    def place(self, cell: int) -> tuple[str, ...]:
        """Table, row and column of a cell."""
        return self._places[cell]

    def cell(self, table: str, row: str, column: str) -> int | None:
        """The cell at a place, if the equations know it."""
        return self._cells.get(f"{table}.{row}.{column}")

    def row(self, table: str, row: str) -> list[int | None]:
        """The cells of a row, from left to right."""
        return [self.cell(table, row, column) for column in self.columns.get(table, ())]

    def is_total(self, cell: int) -> bool:
        """Whether a cell holds a sum of others: the column of totals, and the row of what was processed."""
        _, row, column = self._places[cell]
        return column == _TOTAL or row == "total_processed"

    def beside(self, cell: int) -> tuple[tuple[str, int], ...]:
        """The neighbours of a cell, each with the side it stands on: left, right, above, below."""
        found = self._beside.get(cell)
        if found is None:
            found = self._beside[cell] = tuple(self._look_beside(cell))
        return found

    def _look_beside(self, cell: int) -> Iterator[tuple[str, int]]:
        table, row, column = self._places[cell]
        rows, columns = self.rows[table], self.columns[table]
        across, down = columns.index(column), rows.index(row)
        for side, r, c in (
            ("left", down, across - 1),
            ("right", down, across + 1),
            ("above", down - 1, across),
            ("below", down + 1, across),
        ):
            if 0 <= r < len(rows) and 0 <= c < len(columns):
                neighbour = self.cell(table, rows[r], columns[c])
                if neighbour is not None:
                    yield side, neighbour

    def distance(self, one: int, other: int) -> int:
        """Rows plus columns between two cells of one table; 99 between tables."""
        table, row, column = self._places[one]
        table2, row2, column2 = self._places[other]
        if table != table2:
            return 99
        rows, columns = self.rows[table], self.columns[table]
        return abs(rows.index(row) - rows.index(row2)) + abs(columns.index(column) - columns.index(column2))
