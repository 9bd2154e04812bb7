"""Reports → one frame: a row a report, a column an address.

Three things must stay apart in a column of floats: a **number**; a **blank** or a mark such as ``/``, stored as
null, which identities read as 0 and never store as 0; and **nothing that can be read** (text, a lost row, a
reading in doubt), stored as NaN, which spreads through every sum so that the assertion cannot be assessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from checker.model.form import Form
from checker.model.report import Report

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


def _row(report: Report, form: Form) -> Iterator[float | None]:
    absent = form.absent_rows(report.printed_rows)
    readings = report.readings
    for address in form.addresses:
        reading = readings.get(address)
        if reading is None:
            yield None if address.rpartition(".")[0] in absent else NAN
        elif (number := reading.value.number) is not None and reading.confidence >= DOUBTFUL:
            yield float(number)
        else:
            yield NAN if reading.confidence < DOUBTFUL or reading.value.state == "text" else None
