"""The rows of a table without the columns that hold nothing of it: those left blank, and that of running numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from checker.extract.labels import Labels
from checker.extract.sheet import VALUE, Row
from checker.extract.wording import core

_GRID_ROWS = 4
_FEWEST_NUMBERED = 2
_NUMBERS = frozenset(("序号", "编号", "序", "行次", "项次"))


def own_columns(rows: Sequence[Row], labels: Labels) -> Sequence[Row]:
    """``rows`` with the columns alone that the form has, or may have."""
    return _without_gaps(_without_numbers(rows, labels), labels)


def _without_numbers(rows: Sequence[Row], labels: Labels) -> Sequence[Row]:
    """The rows without the column in front that numbers them: in no head does a number stand before the words."""
    numbered = 0
    for row in rows:
        first = row.shape[0] if row.shape else ""
        if first and first != VALUE and core(first) not in _NUMBERS:
            return rows
        numbered += first != ""
    if numbered < _FEWEST_NUMBERED or not any(row.shape[0] and _in_head(row, labels) for row in rows if row.shape):
        return rows
    return [Row(row.table, row.cells[1:], row.shape[1:]) for row in rows if len(row.shape) > 1]


def _in_head(row: Row, labels: Labels) -> bool:
    """Whether the words of a head follow the first cell."""
    rest = [text for text in row.shape[1:] if text]
    return VALUE not in rest and any(labels.head(text) for text in rest)


def _without_gaps(rows: Sequence[Row], labels: Labels) -> Sequence[Row]:
    """The rows of a true grid without the columns that merged cells left blank from the head to the end."""
    if len(rows) < _GRID_ROWS or len({len(row.shape) for row in rows}) > 1:
        return rows
    kept = [any(column) for column in zip(*(row.shape for row in rows), strict=True)]
    if all(kept) or not any(labels.head(text) for row in rows[:_GRID_ROWS] for text in row.shape if text):
        return rows
    return [Row(row.table, [*compress(row.cells, kept)], (*compress(row.shape, kept),)) for row in rows]
