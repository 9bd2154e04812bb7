"""表三 printed in parts side after side, too wide for the page: each has the labels again and some of the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.heads import part_columns
from checker.extract.labels import Labels
from checker.extract.place import edges
from checker.extract.rows import Found

_TABLE = "requests"
_Part = tuple[tuple[str, ...], list[int]]


def joined(rows: Sequence[Found], shapes: Sequence[str], labels: Labels) -> list[Found]:
    """``rows``, each of 表三 that stands in parts as one, where their heads name all columns once."""
    printed: dict[str, list[Found]] = {}
    for row in rows:
        if row.table_id == _TABLE:
            printed.setdefault(row.address, []).append(row)
    if all(len(again) == 1 for again in printed.values()):
        return list(rows)
    read = {address: _whole(again, shapes, labels) for address, again in printed.items() if len(again) > 1}
    whole = {address: row for address, row in read.items() if row is not None}
    firsts = {address: again[0] for address, again in printed.items()}
    return [whole.get(row.address, row) for row in rows if row.address not in whole or row is firsts[row.address]]


def _whole(parts: Sequence[Found], shapes: Sequence[str], labels: Labels) -> Found | None:
    """The row whose ``parts`` have all its columns between them, None where they are the same row printed again."""
    official = {column.id: column.label.zh for column in labels.form.rows[parts[0].address].columns}
    read = [_part(part, shapes, labels) for part in parts]
    if sorted(column for columns, _ in read for column in columns) != sorted(official):
        return None
    if any(len(columns) != len(cells) for columns, cells in read):
        return None
    head = tuple([official[column] for columns, _ in read for column in columns])
    cells = [cell for _, part in read for cell in part]
    return replace(parts[0], cells=cells, heads=(head,), gathered=False)


def _part(row: Found, shapes: Sequence[str], labels: Labels) -> _Part:
    """The columns that the head above a part names, and the cells from its first to its last number."""
    first, last = edges(row.shape(shapes))
    return part_columns(row.heads, _TABLE, labels), row.cells[first : last + 1]
