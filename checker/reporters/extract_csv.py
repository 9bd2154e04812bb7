"""``--format csv`` of ``qc extract``: tidy, one row a cell, for people who compute with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from checker.model.finding import Audit
from checker.reporters.view import View, plain, printable

COLUMNS = (
    *("path", "issuer", "year", "form", "address", "value", "raw", "state"),
    *("line", "column", "page", "confidence"),
)


def render(audits: Sequence[Audit], view: View) -> str:  # noqa: ARG001  one signature for all formats
    """A header and one row for every cell of every report that could be read."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for audit in audits:
        writer.writerows(_rows(audit))
    return out.getvalue()


def _rows(audit: Audit) -> Iterator[tuple[object, ...]]:
    report = audit.report
    if report is None:
        return
    head = printable(audit.path), report.issuer.name, report.year or "", report.form
    for address, reading in report.readings.items():
        value, span = reading.value, reading.span
        yield (
            *head, address, plain(value.number), value.raw, value.state,
            span.line, span.column, span.page, round(reading.confidence, 4),
        )  # fmt: skip
