"""Cells after a label → columns: sure where their number fits, in doubt where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.extract.values import is_value
from checker.model.document import Cell

SURE, UNSURE, GUESS, LOST = 1.0, 0.6, 0.5, 0.3
"""The count fits; a blank may stand elsewhere; the count does not fit; no cell is left."""
_REPEATED = 0.95
_WIDE = 3


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
    if len(cells) < columns:
        return _short(cells, columns)
    if start is not None and start >= 0 and len(cells) >= start + columns:
        inside = cells[start : start + columns]
        if any(cell.text for cell in inside) and _no_values((*cells[:start], *cells[start + columns :])):
            return Placed(tuple(inside), columns, SURE)
    if len(cells) > columns:
        cells = _without_remarks(cells, columns)
    filled = [index for index, cell in enumerate(cells) if cell.text]
    if not filled:
        return Placed(tuple(cells[:columns]), columns, SURE)
    last = filled[-1]
    if last == columns - 1 or (len(cells) == columns and not padded):
        return Placed(tuple(cells[:columns]), columns, SURE)
    if last < columns:
        return Placed(tuple(cells[:columns]), columns, UNSURE)
    return _longer(cells, columns, filled)


def _longer(cells: Sequence[Cell], columns: int, filled: Sequence[int]) -> Placed:
    """More cells than columns, filled beyond the last of them."""
    first, last = filled[0], filled[-1]
    if last - first + 1 == columns:
        return Placed(tuple(cells[first : last + 1]), columns, SURE)
    if last - first + 1 < columns:
        return Placed(tuple(cells[last + 1 - columns : last + 1]), columns, UNSURE)
    if len(filled) == columns:
        # gaps of many widths between the values
        return Placed(tuple(cells[index] for index in filled), columns, UNSURE)
    if columns < _WIDE and len({cell.text for cell in cells[first + columns - 1 : last + 1]}) == 1:
        # a merged cell may be written out in each of its places
        return Placed(tuple(cells[first : first + columns]), columns, _REPEATED)
    return Placed(tuple(cells[first : first + columns]), last - first + 1, GUESS)


def _no_values(cells: Iterable[Cell]) -> bool:
    return not any(cell.text and is_value(cell.text) for cell in cells)


def _without_remarks(cells: Sequence[Cell], columns: int) -> Sequence[Cell]:
    """The cells without words before or behind as many values as there are columns."""
    first = next((index for index, cell in enumerate(cells) if cell.text and is_value(cell.text)), 0)
    rest = cells[first + columns :]
    whole = first + columns <= len(cells) and all(is_value(cell.text) for cell in cells[first : first + columns])
    remarks = whole and any(cell.text for cell in (*cells[:first], *rest)) and _no_values((*cells[:first], *rest))
    return cells[first : first + columns] if remarks else cells


def _short(cells: Sequence[Cell], columns: int) -> Placed:
    """Too few cells: the last is most likely the last column's, the others keep their order from the left."""
    gap = (None,) * (columns - len(cells))
    if len(cells) < 2:
        return Placed((*cells, *gap), len(cells), GUESS)
    return Placed((*cells[:-1], *gap, cells[-1]), len(cells), GUESS)
