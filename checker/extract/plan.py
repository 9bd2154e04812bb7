"""The shape of all tables × the official form → a plan: which cell holds what, how sure that is.

A plan knows words and which cells are filled, and no values; so it serves every report whose tables look the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.extract.halves import joined
from checker.extract.heads import EXTRA, column_order, printed_columns, with_further, without_total
from checker.extract.labels import Labels
from checker.extract.place import REPEATED, UNSURE, Placed, edges, place
from checker.extract.results import results
from checker.extract.rows import OUTCOME, Found, Stream, stream
from checker.extract.sheet import VALUE, Outline, Shape
from checker.extract.unnamed import name_rows
from checker.extract.unread import Count, unread

_GATHERED = 0.95
_SUBTOTAL = "requests.other"


class Planned(NamedTuple):
    """A row of the form: the cell its label stands in, and for each of its columns the cell, None where none is left.

    ``labelled`` is whether there is a label; ``wording``, ``found``, ``expected`` and ``confidence`` are those of
    :class:`~checker.model.report.RowFit`; ``end`` is the last cell there is, ``again`` is the same row where it is
    printed once more. If all cells ``alike`` say the same, the row is to be read as it is ``repeated``. In place of
    so many ``words`` of the form no cell is left.
    """

    address: str
    label: int
    labelled: bool
    wording: str
    cells: tuple[int | None, ...]
    end: int
    found: int
    expected: int
    confidence: float
    again: tuple[Planned, ...] = ()
    alike: tuple[int, ...] = ()
    repeated: Planned | None = None
    words: int = 0


class Plan(NamedTuple):
    """The rows found, in the form's order, the first cell of each table, and rows that the form does not know.

    ``further`` rows have the cell of their label, and those of all columns of 表三; ``unread`` are the tables in
    disorder, of which nothing else is kept, with their first cells.
    """

    rows: tuple[Planned, ...]
    tables: tuple[tuple[str, int], ...]
    further: tuple[tuple[int, tuple[int, ...]], ...] = ()
    unread: tuple[tuple[str, int], ...] = ()


def make_plan(outline: Outline, labels: Labels) -> Plan:
    """The plan for tables that look like this; a row printed twice is read from its first place."""
    read = stream(outline, labels)
    planned: dict[str, Planned] = {}
    named = _own(_without_subtotal(name_rows(read.rows, read.shapes, labels.form)))
    named = joined(named, read.shapes, labels)
    for found, placed, columns in _placed(named, read.shapes, labels):
        if (known := planned.get(found.address)) is None:
            planned[found.address] = _plan(found, placed, columns, read)
        else:
            planned[found.address] = known._replace(again=(*known.again, _plan(found, placed, columns, read)))
    for found, placed, columns in results(read.results, read.shapes, labels):
        if found.address not in planned:
            planned[found.address] = _plan(found, placed, columns, read)
    rows = tuple([planned[address] for address in labels.form.rows if address in planned])
    further = tuple(_further(read.rows, named, read.shapes, labels))
    return _without_disorder(Plan(rows, tuple(read.tables.items()), further), named, read)


def _without_disorder(plan: Plan, named: Sequence[Found], read: Stream) -> Plan:
    """``plan`` without the tables whose words and numbers stand in no order."""
    known = {row.place for row in named}
    loose = [row for row in read.rows if row.address in ("", _SUBTOTAL) and row.place not in known]
    counts = {row.address: _count(row, read.shapes) for row in plan.rows}
    disorder = set(unread(counts, loose, read.shapes, read.labels.form))
    if not disorder:
        return plan
    begins = dict(plan.tables)
    for row in plan.rows:
        begins.setdefault(_table(row), row.label)
    return Plan(
        tuple([row for row in plan.rows if _table(row) not in disorder]),
        tuple([begun for begun in plan.tables if begun[0] not in disorder]),
        () if _table(OUTCOME) in disorder else plan.further,
        tuple([begun for begun in begins.items() if begun[0] in disorder]),
    )


def _count(row: Planned, shapes: Sequence[str]) -> Count:
    numbers = sum(cell is not None and shapes[cell] == VALUE for cell in row.cells)
    return Count(row.found, row.expected, row.words, numbers)


def _table(row: Planned | str) -> str:
    address = row if isinstance(row, str) else row.address
    return address.partition(".")[0]


def _further(
    rows: Sequence[Found], named: Sequence[Found], shapes: Sequence[str], labels: Labels
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The rows of 表三 that name no row of the form and have a number for each column."""
    known = {row.place for row in named}
    width = len(labels.cells.get(OUTCOME, ()))
    for row in rows:
        if row.unknown >= 0 and row.place not in known:
            first, last = edges(row.shape(shapes))
            if last - first + 1 == width:
                yield row.unknown, tuple(row.cells[first : last + 1])


def _without_subtotal(rows: Sequence[Found]) -> list[Found]:
    """（六）其他处理 is a row only where its three rows are not printed, else their merged label."""
    parts = any(row.address.startswith(f"{_SUBTOTAL}_") for row in rows)
    return [row for row in rows if row.address and not (parts and row.address == _SUBTOTAL)]


def _own(rows: Sequence[Found]) -> list[Found]:
    """Rows of some other table that share a label with the statutory one are left out."""
    due = {row.address for row in rows if row.due}
    return [row for row in rows if row.due or row.address not in due]


def _placed(
    rows: Sequence[Found], shapes: Sequence[str], labels: Labels
) -> Iterator[tuple[Found, Placed, tuple[str, ...]]]:
    printed = [row.shape(shapes) for row in rows]
    orders = list(_orders(rows, printed, labels))
    padded = {
        row.table_id for row, shape, columns in zip(rows, printed, orders, strict=True) if len(shape) > len(columns)
    }
    grids = _grids(rows, printed, orders)
    for row, shape, columns in zip(rows, printed, orders, strict=True):
        grid = grids.get((row.table, row.table_id))
        start = None if grid is None else grid - row.starts
        placed = place(shape, len(columns), padded=row.table_id in padded, start=start)
        yield row, _gathered(placed, shape) if row.gathered else placed, columns


def _gathered(placed: Placed, shape: Shape) -> Placed:
    """The placing of a row that was put together from several printed ones: less sure, and least if it has gaps."""
    whole = placed.found == len(placed.cells) and all(cell is not None and shape[cell] for cell in placed.cells)
    return replace(placed, confidence=min(placed.confidence, _GATHERED if whole else UNSURE))


def _orders(rows: Sequence[Found], shapes: Sequence[Shape], labels: Labels) -> Iterator[tuple[str, ...]]:
    """The columns of each row in the order that its heads print; of all those of a table none may be the total."""
    printed: tuple[str, ...] = ()
    heads = None
    widths: dict[str, int] = {}
    for row, shape in zip(rows, shapes, strict=True):
        widths[row.table_id] = max(widths.get(row.table_id, 0), _width(shape))
    for row, shape in zip(rows, shapes, strict=True):
        if row.heads is not heads:
            heads, printed = row.heads, printed_columns(row.heads, row.table_id, labels)
        official = tuple(labels.cells[row.address])
        columns = column_order(printed, official)
        if _width(shape) > len(columns):
            further = with_further(row.heads, row.table_id, official, labels)
            columns = further if len(further) == _width(shape) else columns
        elif widths[row.table_id] < len(official) and without_total(printed, official):
            columns = printed
        yield columns


def _width(shape: Shape) -> int:
    """How many cells there are from the first filled to the last filled one."""
    first, last = edges(shape)
    return last - first + 1


def _grids(
    rows: Iterable[Found], shapes: Iterable[Shape], orders: Iterable[Sequence[str]]
) -> dict[tuple[int, str], int]:
    """The column in which the values begin, where all full rows agree on it wherever their labels stand."""
    begins: dict[tuple[int, str], set[tuple[int, int]]] = {}
    for row, shape, columns in zip(rows, shapes, orders, strict=True):
        first, last = edges(shape)
        if last - first + 1 == len(columns) > 1:
            begins.setdefault((row.table, row.table_id), set()).add((row.starts, first))
    agreed = {key: {starts + first for starts, first in found} for key, found in begins.items()}
    return {key: found.pop() for key, found in agreed.items() if len(found) == 1 and len(begins[key]) > 1}


def _plan(found: Found, placed: Placed, columns: Sequence[str], read: Stream) -> Planned:
    labels = read.labels
    cells = [None if cell is None else found.cells[cell] for cell in placed.cells]
    words = sum(cell is not None and labels.own(read.shapes[cell]) for cell in cells)
    if words:
        # what the form prints itself is no value
        cells = [None if cell is None or labels.own(read.shapes[cell]) else cell for cell in cells]
    by_column = dict(zip(columns, cells, strict=True))
    extra = columns.count(EXTRA)
    labelled = found.label not in ("", VALUE)
    planned = Planned(
        found.address,
        found.place,
        labelled,
        labels.wording(found.address, found.label) if labelled and not found.torn else "",
        tuple([by_column.get(column) for column in labels.cells[found.address]]),
        next((cell for cell in reversed(cells) if cell is not None), found.place),
        placed.found - extra - words,
        len(columns) - extra,
        min(found.confidence, placed.confidence),
        words=words,
    )
    if not placed.alike:
        return planned
    repeated = Placed(placed.cells, len(columns), REPEATED)
    alike = tuple([found.cells[cell] for cell in placed.alike])
    return planned._replace(alike=alike, repeated=_plan(found, repeated, columns, read))
