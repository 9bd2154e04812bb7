"""表四: fifteen numbers in one row, five results for each of three groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.heads import groups_printed, result_order
from checker.extract.labels import Labels
from checker.extract.place import SURE, UNSURE, Placed, place
from checker.extract.rows import Found
from checker.extract.sheet import VALUE

_WIDTH, _GROUP = 15, 5


def results(
    rows: Sequence[Found], shapes: Sequence[str], labels: Labels
) -> Iterator[tuple[Found, Placed, tuple[str, ...]]]:
    """Each group's row: where it stands, its five cells, and the columns they belong to."""
    if turned := _turned(rows, labels) or _downwards(rows, shapes, labels):
        yield from turned
        return
    laid = [
        (number, row, place(row.shape(shapes), _WIDTH, padded=False))
        for number, row in enumerate(_joined(rows))
        if row.cells
    ]
    if not laid:
        return
    _, row, placed = max(laid, key=lambda item: (_quality(item[1], item[2], shapes), item[0]))
    groups = list(labels.form.table("disputes").rows)
    order = result_order(row.heads, groups[0], labels)
    confidence = min(placed.confidence, UNSURE if row.gathered and placed.found != _WIDTH else SURE)
    for index, group in enumerate(groups):
        cells = placed.cells[5 * index : 5 * index + 5]
        found = sum(cell is not None for cell in cells)
        if index == len(groups) - 1:
            found += max(placed.found - _WIDTH, 0)
        first = next((row.cells[cell] for cell in cells if cell is not None), row.place)
        found_row = Found(f"disputes.{group.id}", "", first, row.cells, row.table)
        yield found_row, Placed(cells, found, confidence), order[5 * index : 5 * index + 5]


def _joined(rows: Sequence[Found]) -> list[Found]:
    """``rows``, and the tables of single groups that stand where all should be one."""
    parts = [row for row in rows if row.cells]
    sizes = [len(row.cells) for row in parts]
    if sum(sizes) != _WIDTH or any(size % _GROUP for size in sizes) or len(parts) == 1:
        return list(rows)
    heads = tuple(head for row in parts for head in row.heads)
    cells = [cell for row in parts for cell in row.cells]
    return [replace(parts[0], cells=cells, heads=heads, gathered=any(row.gathered for row in parts))]


def _turned(rows: Sequence[Found], labels: Labels) -> list[tuple[Found, Placed, tuple[str, ...]]]:
    """表四 with a row for each result and a column for each group; nothing if it is printed otherwise."""
    groups = [row.id for row in labels.form.table("disputes").rows]
    by_result = {result: row for row in rows if (result := labels.result(row.label)) is not None}
    columns = tuple(column.id for column in labels.form.table("disputes").rows[0].columns)
    counted = [row for row in rows if row.cells and labels.result(row.label) is not None]
    if len(counted) != len(columns) or set(by_result) != set(columns):
        return []
    order = groups_printed(counted[0].heads, labels) or groups
    if any(len(row.cells) != len(order) for row in counted):
        return []
    found = []
    for index, group in enumerate(order):
        cells = [by_result[column].cells[index] for column in columns]
        row = Found(f"disputes.{group}", "", cells[0], cells, counted[0].table)
        found.append((row, Placed(tuple(range(len(cells))), len(columns), SURE), columns))
    return found


def _downwards(
    rows: Sequence[Found], shapes: Sequence[str], labels: Labels
) -> list[tuple[Found, Placed, tuple[str, ...]]]:
    """表四 with a row for each of the fifteen results; nothing if it is printed otherwise."""
    lines = [row for row in rows if row.cells and labels.result(row.label) is not None]
    filled = [[cell for cell in row.cells if shapes[cell]] or row.cells[:1] for row in lines]
    if len(lines) != _WIDTH or any(len(cells) > 1 or shapes[cells[0]] not in ("", VALUE) for cells in filled):
        return []
    groups = [row.id for row in labels.form.table("disputes").rows]
    official = {column.id for column in labels.form.table("disputes").rows[0].columns}
    order = groups_printed(lines[-1].heads, labels) or groups
    found = []
    for start, group in zip(range(0, _WIDTH, _GROUP), order, strict=True):
        columns = tuple([labels.result(row.label) or "" for row in lines[start : start + _GROUP]])
        if set(columns) != official:
            return []
        cells = [cells[0] for cells in filled[start : start + _GROUP]]
        row = Found(f"disputes.{group}", "", cells[0], cells, lines[start].table)
        found.append((row, Placed(tuple(range(_GROUP)), _GROUP, SURE), columns))
    return found


def _quality(row: Found, placed: Placed, shapes: Sequence[str]) -> tuple[bool, bool]:
    """A row with numbers is better than a blank one, fifteen cells are better than any other count."""
    filled = any(cell is not None and shapes[row.cells[cell]] for cell in placed.cells)
    return filled, placed.found == _WIDTH
