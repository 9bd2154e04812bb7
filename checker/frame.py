"""Reports → one frame: a row a report, a column an address.

Three things must stay apart in a column of floats: a **number**; a **blank** or a mark such as ``/``, stored as
null, which identities read as 0 and never store as 0; and **nothing that can be read** (text, a lost row, a
reading in doubt), stored as NaN, which spreads through every sum so that the assertion cannot be assessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import nan

import polars as pl

from checker.model.form import Form
from checker.model.readings import Readings
from checker.model.report import Report

DOUBTFUL = 0.6
"""Readings less sure than this are not put into sums; between this and 0.9 they count, but are distrusted."""

_ORDERS = 256  # printed cells are the same ones in nearly all reports of a form


def to_frame(reports: Sequence[Report], form: Form) -> pl.DataFrame:
    """One row a report in the order given, one Float64 column an address of ``form`` in printing order."""
    if not reports or not form.addresses:
        return pl.DataFrame(schema=dict.fromkeys(form.addresses, pl.Float64))
    cells = pl.Series([cell for report in reports for cell in _row(report, form)], dtype=pl.Float64)
    # hundreds of columns are made at once: one by one they take longer than the sums over them
    return cells.reshape((len(reports), len(form.addresses))).arr.to_struct(form.addresses).struct.unnest()


def _row(report: Report, form: Form) -> Iterable[float | None]:
    kept = Readings.of(report.readings)
    amounts = [content.amount for content in kept.contents]
    if min(kept.confidences, default=1.0) < DOUBTFUL:
        sure = zip(amounts, kept.confidences, strict=True)
        amounts = [nan if confidence < DOUBTFUL else amount for amount, confidence in sure]
    amounts += (nan, None)
    return map(amounts.__getitem__, _order(form.addresses, form.absent_rows(report.printed_rows), tuple(kept)))


@lru_cache(maxsize=_ORDERS)
def _order(addresses: tuple[str, ...], absent: frozenset[str], kept: tuple[str, ...]) -> Sequence[int]:
    """Where each address stands among the readings ``kept``, behind which stand what was lost, and a blank."""
    places = {address: place for place, address in enumerate(kept)}
    lost, blank = len(kept), len(kept) + 1
    return [places.get(a, blank if a.rpartition(".")[0] in absent else lost) for a in addresses]
