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
    return pl.DataFrame(
        list(map(list, zip(*(_row(report, form) for report in reports), strict=True))) or [[] for _ in form.addresses],
        schema=dict.fromkeys(form.addresses, pl.Float64),
        nan_to_null=False,
    )


def _row(report: Report, form: Form) -> Iterator[float | None]:
    absent = form.absent_rows(report.printed_rows)
    for address in form.addresses:
        reading = report.readings.get(address)
        if reading is None:
            yield None if address.rpartition(".")[0] in absent else NAN
        elif reading.confidence < DOUBTFUL or reading.value.state == "text":
            yield NAN
        else:
            number = reading.value.number
            yield None if number is None else float(number)
