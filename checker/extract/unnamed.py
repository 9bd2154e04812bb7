"""Rows whose label is lost: they get it back where as many rows of the form are missing in the same place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.place import edges
from checker.extract.rows import Found
from checker.extract.sheet import Shape
from checker.model.form import Form

_BY_ORDER = 0.8


def name_rows(rows: Sequence[Found], shapes: Sequence[str], form: Form) -> list[Found]:
    """``rows`` with the nameless ones named by their order, as far as it leaves no choice."""
    if all(row.address for row in rows):
        return list(rows)
    rows = list(_below(rows, shapes, form))
    order = [address for address, row in form.rows.items() if not row.optional]
    missing = [address for address in order if address not in {row.address for row in rows}]
    named: list[Found] = []
    run: list[Found] = []
    before: str | None = None
    for row in (*rows, None):
        if row is not None and not row.address:
            run.append(row)
            continue
        after = row.address if row is not None else None
        named += _named(run, _between(before, after, missing, form), shapes, form)
        run = []
        if row is not None:
            named.append(row)
            before = row.address
    return named


def _below(rows: Sequence[Found], shapes: Sequence[str], form: Form) -> Iterator[Found]:
    """``rows``, where the numbers of a torn label, which stand before its end, are put behind it."""
    before: Found | None = None
    for row in rows:
        if before is not None:
            if row.address and not row.cells and _fits(before, row.address, shapes, form):
                yield replace(row, cells=before.cells, gathered=True, torn=True, confidence=_BY_ORDER)
                before = None
                continue
            yield before
        before = row
    if before is not None:
        yield before


def _fits(row: Found, address: str, shapes: Sequence[str], form: Form) -> bool:
    """Whether a row of numbers alone has as many as the form asks for there."""
    return not row.address and row.unknown < 0 and _width(row.shape(shapes)) == len(form.rows[address].columns)


def _between(before: str | None, after: str | None, missing: Sequence[str], form: Form) -> list[str]:
    order = list(form.rows)
    first = order.index(before) if before is not None else -1
    last = order.index(after) if after is not None else len(order)
    return [address for address in missing if first < order.index(address) < last]


def _named(run: Sequence[Found], missing: Sequence[str], shapes: Sequence[str], form: Form) -> list[Found]:
    """The rows of ``run`` as ``missing`` ones, if each has the values for it and none is left over."""
    missing = [address for address in missing if not address.startswith("disputes.")]
    fitting = len(run) == len(missing) and all(
        _width(row.shape(shapes)) == len(form.rows[address].columns) for row, address in zip(run, missing, strict=True)
    )
    if not fitting:
        return []
    return [replace(row, address=a, confidence=_BY_ORDER) for row, a in zip(run, missing, strict=True)]


def _width(row: Shape) -> int:
    """How many cells there are from the first filled to the last filled one."""
    first, last = edges(row)
    return last - first + 1
