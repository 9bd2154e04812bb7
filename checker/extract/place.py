"""Cells after a label → columns: sure where their number fits, in doubt where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.document import Cell

SURE, UNSURE, GUESS, LOST = 1.0, 0.6, 0.5, 0.3
"""The count fits; a blank may stand elsewhere; the count does not fit; no cell is left."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One cell a column, None where none is left; the number of values found; how sure the placing is."""

    cells: tuple[Cell | None, ...]
    found: int
    confidence: float


def place(cells: Sequence[Cell], columns: int, *, padded: bool, start: int | None = None) -> Placed:
    """Lay ``cells`` on as many ``columns``.

    ``start`` is the first column of values where the table is a true grid; ``padded`` says that the rows are
    filled up with blanks on the right, so that a blank at the end may be padding.
    """
    filled = [index for index, cell in enumerate(cells) if cell.text]
    if (
        start is not None
        and start >= 0
        and filled
        and start <= filled[0]
        and filled[-1] < start + columns <= len(cells)
    ):
        return Placed(tuple(cells[start : start + columns]), columns, SURE)
    if len(cells) < columns:
        return _short(cells, columns)
    if not filled:
        return Placed(tuple(cells[:columns]), columns, SURE)
    first, last = filled[0], filled[-1]
    if last == columns - 1 or (len(cells) == columns and not padded):
        return Placed(tuple(cells[:columns]), columns, SURE)
    if last < columns:
        return Placed(tuple(cells[:columns]), columns, UNSURE)
    if last - first + 1 == columns:
        return Placed(tuple(cells[first : last + 1]), columns, SURE)
    if last - first + 1 < columns:
        return Placed(tuple(cells[last + 1 - columns : last + 1]), columns, UNSURE)
    return Placed(tuple(cells[first : first + columns]), last - first + 1, GUESS)


def _short(cells: Sequence[Cell], columns: int) -> Placed:
    """Too few cells: the last is most likely the last column's, the others keep their order from the left."""
    gap = (None,) * (columns - len(cells))
    if len(cells) < 2:
        return Placed((*cells, *gap), len(cells), GUESS)
    return Placed((*cells[:-1], *gap, cells[-1]), len(cells), GUESS)
