"""Reports → one frame: a row a report, a column an address.

Three things must stay apart in a column of floats: a **number**; a **blank** or a mark such as ``/``, stored as
null, which identities read as 0 and never store as 0; and **nothing that can be read** (text, a lost row, a
reading in doubt), stored as NaN, which spreads through every sum so that the assertion cannot be assessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from checker.model.form import Form
from checker.model.readings import Readings
from checker.model.report import Report, Value

DOUBTFUL = 0.6
"""Readings less sure than this are not put into sums; between this and 0.9 they count, but are distrusted."""

NAN = float("nan")


def to_frame(reports: Sequence[Report], form: Form) -> pl.DataFrame:
    """One row a report in the order given, one Float64 column an address of ``form`` in printing order."""
    if not reports or not form.addresses:
        return pl.DataFrame(schema=dict.fromkeys(form.addresses, pl.Float64))
    cells = pl.Series([cell for report in reports for cell in _row(report, form)], dtype=pl.Float64)
    # hundreds of columns are made at once: one by one they take longer than the sums over them
    return cells.reshape((len(reports), len(form.addresses))).arr.to_struct(form.addresses).struct.unnest()


def _row(report: Report, form: Form) -> Iterable[float | None]:
    row: dict[str, float | None] = dict.fromkeys(form.addresses, NAN)
    for name in form.absent_rows(report.printed_rows):
        row.update(_blank(name, form))
    kept = Readings.of(report.readings)
    row.update(zip(kept, map(_stored, kept.contents, kept.confidences), strict=True))
    return map(row.__getitem__, form.addresses)


def _blank(name: str, form: Form) -> dict[str, None]:
    return dict.fromkeys(f"{name}.{column.id}" for column in form.rows[name].columns) if name in form.rows else {}


def _stored(content: Value, confidence: float) -> float | None:
    if confidence < DOUBTFUL:
        return NAN
    if content.number is not None:
        return float(content.number)
    return NAN if content.state == "text" else None
