"""Rows as found × the official form → readings: which cell holds which value, how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.extract.heads import EXTRA, column_order, printed_columns
from checker.extract.labels import Labels
from checker.extract.place import LOST, UNSURE, Placed, place
from checker.extract.results import results
from checker.extract.rows import Found, stream
from checker.extract.unnamed import name_rows
from checker.extract.values import is_value, understood
from checker.model.document import Block, Span
from checker.model.form import Form
from checker.model.report import Heading, Reading, RowFit, Value

_GATHERED = 0.95
_SUBTOTAL = "requests.other"

Laid = tuple[RowFit, tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Fitting:
    """The tables of a document laid on a form."""

    readings: Mapping[str, Reading]
    rows: tuple[RowFit, ...]
    tables: Mapping[str, Span]


def fit(blocks: Iterable[Block], headings: Sequence[Heading], form: Form) -> Fitting:
    """Lay the tables among ``blocks`` on ``form``; a row printed twice is read from its first place."""
    labels = labels_of(form)
    read = stream(blocks, headings, labels)
    laid: dict[str, Laid] = {}
    for found, placed, columns in _placed(_own(_without_subtotal(name_rows(read.rows, form))), labels):
        if (known := laid.get(found.address)) is None:
            laid[found.address] = _lay(found, placed, columns, labels)
        else:
            spans = (*(known[0].spans or (known[0].span,)), found.label.span)
            laid[found.address] = replace(known[0], spans=spans), known[1]
    for found, placed, columns in results(read.results, labels):
        laid.setdefault(found.address, _lay(found, placed, columns, labels))
    ordered = [laid[address] for address in form.rows if address in laid]
    readings = {reading.address: reading for _, row in ordered for reading in row}
    rows = tuple(row for row, _ in ordered)
    return Fitting(readings, rows, _tables(rows, read.tables, form))


def _tables(rows: Sequence[RowFit], seen: Mapping[str, Span], form: Form) -> dict[str, Span]:
    """Where each table begins: at its head, or at its first row where the head was not recognised."""
    places = dict(seen)
    for row in rows:
        places.setdefault(row.address.partition(".")[0], row.span)
    return {table.id: places[table.id] for table in form.tables if table.id in places}


_LABELS: dict[str, Labels] = {}


def labels_of(form: Form) -> Labels:
    """The labels of ``form``, learnt once."""
    labels = _LABELS.get(form.id)
    if labels is None or labels.form is not form:
        labels = _LABELS[form.id] = Labels(form)
    return labels


def _without_subtotal(rows: Sequence[Found]) -> list[Found]:
    """（六）其他处理 is a row only where its three rows are not printed, else their merged label."""
    parts = any(row.address.startswith(f"{_SUBTOTAL}_") for row in rows)
    return [row for row in rows if row.address and not (parts and row.address == _SUBTOTAL)]


def _own(rows: Sequence[Found]) -> list[Found]:
    """Rows of some other table that share a label with the statutory one are left out."""
    due = {row.address for row in rows if row.due}
    return [row for row in rows if row.due or row.address not in due]


def _placed(rows: Sequence[Found], labels: Labels) -> Iterator[tuple[Found, Placed, tuple[str, ...]]]:
    orders = list(_orders(rows, labels))
    pairs = [(row, len(columns)) for row, columns in zip(rows, orders, strict=True)]
    padded = {row.address.partition(".")[0] for row, width in pairs if len(row.cells) > width}
    grids = _grids(pairs)
    for row, columns in zip(rows, orders, strict=True):
        table = row.address.partition(".")[0]
        grid = grids.get((row.table, table))
        start = None if grid is None else grid - row.starts
        placed = place(row.cells, len(columns), padded=table in padded, start=start)
        if row.gathered:
            whole = placed.found == len(placed.cells) and all(cell and cell.text for cell in placed.cells)
            placed = replace(placed, confidence=min(placed.confidence, _GATHERED if whole else UNSURE))
        yield row, placed, columns


def _orders(rows: Iterable[Found], labels: Labels) -> Iterator[tuple[str, ...]]:
    """The columns of each row in the order that its heads print."""
    printed: tuple[str, ...] = ()
    heads = None
    for row in rows:
        if row.heads is not heads:
            heads, printed = row.heads, printed_columns(row.heads, row.address.partition(".")[0], labels)
        yield column_order(printed, labels.form.rows[row.address])


def _grids(rows: Iterable[tuple[Found, int]]) -> dict[tuple[int, str], int]:
    """The column in which the values begin, where all full rows agree on it wherever their labels stand."""
    begins: dict[tuple[int, str], set[tuple[int, int]]] = {}
    for row, width in rows:
        filled = [index for index, cell in enumerate(row.cells) if cell.text]
        if filled and filled[-1] - filled[0] + 1 == width > 1:
            key = row.table, row.address.partition(".")[0]
            begins.setdefault(key, set()).add((row.starts, filled[0]))
    agreed = {key: {starts + first for starts, first in found} for key, found in begins.items()}
    return {key: found.pop() for key, found in agreed.items() if len(found) == 1 and len(begins[key]) > 1}


def _lay(found: Found, placed: Placed, columns: Sequence[str], labels: Labels) -> Laid:
    row = labels.form.rows[found.address]
    confidence = min(found.confidence, placed.confidence)
    end = next((cell.span for cell in reversed(placed.cells) if cell is not None), found.label.span)
    readings = {}
    extra = columns.count(EXTRA)
    cells = labels.cells[found.address]
    for column, cell in zip(columns, placed.cells, strict=True):
        if column == EXTRA:
            continue
        address, kind, apart = cells[column]
        if cell is None:
            readings[column] = Reading(address, Value("blank", ""), end, LOST)
            continue
        value, certain = understood(cell.text, kind, apart)
        readings[column] = Reading(address, value, cell.span, certain if certain < confidence else confidence)
    label = "" if is_value(found.label.text) else found.label.text
    fitted = RowFit(
        found.address,
        label,
        found.label.span,
        placed.found - extra,
        len(columns) - extra,
        confidence,
        labels.wording(found.address, label) if label else "",
    )
    return fitted, tuple(readings[column.id] for column in row.columns)
