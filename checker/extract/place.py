"""Cells after a label → columns: sure where their number fits, in doubt where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.sheet import VALUE, Shape

SURE, UNSURE, GUESS, LOST = 1.0, 0.6, 0.5, 0.3
"""The count fits; a blank may stand elsewhere; the count does not fit; no cell is left."""
REPEATED = 0.95
_WIDE = 3
_SHORTEST_REMARK = 6


_REMEMBERED = 2048


@dataclass(frozen=True, slots=True)
class Placed:
    """One cell a column, None where none is left; the number of values found; how sure the placing is.

    Cells are counted from the first after the label. Where all ``alike`` say the same, a merged cell was written out
    in each of its places, and the placing is :data:`REPEATED`.
    """

    cells: tuple[int | None, ...]
    found: int
    confidence: float
    alike: tuple[int, ...] = ()


@lru_cache(maxsize=_REMEMBERED)
def place(row: Shape, columns: int, *, padded: bool, start: int | None = None) -> Placed:
    """Lay the cells of a ``row``, its label left out, on as many ``columns``.

    ``start`` is the first column of values where the table is a true grid; ``padded`` says that the rows are
    filled up with blanks on the right, so that a blank at the end may be padding.
    """
    if len(row) < columns:
        return _short(len(row), columns)
    if start is not None and start >= 0 and len(row) >= start + columns:
        inside = row[start : start + columns]
        if any(inside) and VALUE not in (*row[:start], *row[start + columns :]):
            return Placed(tuple(range(start, start + columns)), columns, SURE)
    cells = _without_remarks(row, columns) if len(row) > columns else range(len(row))
    filled = [index for index, cell in enumerate(cells) if row[cell]]
    if not filled:
        return Placed(tuple(cells[:columns]), columns, SURE)
    last = filled[-1]
    if last == columns - 1 or (len(cells) == columns and not padded):
        return Placed(tuple(cells[:columns]), columns, SURE)
    if last < columns:
        return Placed(tuple(cells[:columns]), columns, UNSURE)
    return _longer(cells, columns, filled)


@lru_cache(maxsize=_REMEMBERED)
def edges(row: Shape) -> tuple[int, int]:
    """The first and the last filled cell of a ``row``; 0 and -1 where there is none."""
    filled = [index for index, text in enumerate(row) if text]
    return (filled[0], filled[-1]) if filled else (0, -1)


def _longer(cells: Sequence[int], columns: int, filled: Sequence[int]) -> Placed:
    """More cells than columns, filled beyond the last of them."""
    first, last = filled[0], filled[-1]
    if last - first + 1 == columns:
        return Placed(tuple(cells[first : last + 1]), columns, SURE)
    if last - first + 1 < columns:
        return Placed(tuple(cells[last + 1 - columns : last + 1]), columns, UNSURE)
    if len(filled) == columns:
        # gaps of many widths between the values
        return Placed(tuple([cells[index] for index in filled]), columns, UNSURE)
    alike = tuple(cells[first + columns - 1 : last + 1]) if columns < _WIDE else ()
    return Placed(tuple(cells[first : first + columns]), last - first + 1, GUESS, alike)


def _without_remarks(row: Shape, columns: int) -> Sequence[int]:
    """The cells without words before or behind as many values as there are columns."""
    first = row.index(VALUE) if VALUE in row else 0
    inside, outside = row[first : first + columns], (*row[:first], *row[first + columns :])
    whole = len(inside) == columns and all(text in ("", VALUE) for text in inside)
    remarks = whole and any(outside) and VALUE not in outside and not _garbled(row, columns)
    return range(first, first + columns) if remarks else range(len(row))


def _garbled(row: Shape, columns: int) -> bool:
    """Whether the word before the values is a misread number (l3), as the row is only whole with it."""
    first, last = edges(row)
    return last - first + 1 == columns and len(row[first]) <= _SHORTEST_REMARK and any(map(str.isdecimal, row[first]))


def _short(cells: int, columns: int) -> Placed:
    """Too few cells: the last is most likely the last column's, the others keep their order from the left."""
    gap = (None,) * (columns - cells)
    if cells < 2:
        return Placed((*range(cells), *gap), cells, GUESS)
    return Placed((*range(cells - 1), *gap, cells - 1), cells, GUESS)
