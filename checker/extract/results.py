"""表四: fifteen numbers in one row, five results for each of three groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extract.heads import result_order
from checker.extract.labels import Labels
from checker.extract.place import SURE, UNSURE, Placed, place
from checker.extract.rows import Found
from checker.model.document import Cell

_WIDTH = 15


def results(rows: Sequence[Found], labels: Labels) -> Iterator[tuple[Found, Placed, tuple[str, ...]]]:
    """Each group's row: where it stands, its five cells, and the columns they belong to."""
    laid = [(row, place(row.cells, _WIDTH, padded=False)) for row in rows if row.cells]
    if not laid:
        return
    row, placed = max(enumerate(laid), key=lambda item: (_quality(item[1][1]), item[0]))[1]
    groups = list(labels.form.table("disputes").rows)
    order = result_order(row.heads, groups[0], labels)
    confidence = min(placed.confidence, UNSURE if row.gathered and placed.found != _WIDTH else SURE)
    for index, group in enumerate(groups):
        cells = placed.cells[5 * index : 5 * index + 5]
        found = sum(cell is not None for cell in cells)
        if index == len(groups) - 1:
            found += max(placed.found - _WIDTH, 0)
        first = next((cell for cell in cells if cell is not None), row.label)
        found_row = Found(f"disputes.{group.id}", Cell("", first.span), [], row.table)
        yield found_row, Placed(cells, found, confidence), order[5 * index : 5 * index + 5]


def _quality(placed: Placed) -> tuple[bool, bool]:
    """A row with numbers is better than a blank one, fifteen cells are better than any other count."""
    return any(cell is not None and cell.text for cell in placed.cells), placed.found == _WIDTH
