"""``--format csv`` of ``qc audit``: one row a finding, for a spreadsheet; RFC 4180, and UTF-8 that Excel knows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.batch import Batch
from checker.reporters.batch.rows import ABOUT, FINDING, Record, about, digits, finding_row
from checker.reporters.batch.score import grade
from checker.reporters.spreadsheet import safe
from checker.reporters.view import View

COLUMNS = (*ABOUT, "state", "points", *FINDING, "error")
"""Of the report, then of the finding; ``points`` are the report's, ``score`` is the finding's."""

MARK = "\ufeff"
"""Without it Excel takes the file for one in the encoding of the machine."""


def pieces(batch: Batch, view: View) -> Iterator[str]:  # noqa: ARG001  the same whatever the view
    """A header, a row a finding, and one for each unreadable file and crashed rule."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    yield MARK + out.getvalue()
    for record in batch.records():
        out.seek(0)
        out.truncate()
        writer.writerows(_rows(record))
        if written := out.getvalue():
            yield written


def _rows(record: Record) -> Iterator[dict[str, str]]:
    graded = grade(record)
    head = about(record) | {"state": graded.state, "points": graded.points}
    if "error" in record:
        yield _written(head | {"error": record["error"]})
        return
    for finding in record["findings"]:
        yield _written(head | finding_row(finding))
    for breakage in record["breakages"]:
        yield _written(head | {"rule": breakage["rule"], "error": breakage["reason"]})


def _written(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return safe(";".join(value))
    if isinstance(value, str):
        return safe(value)
    return digits(value)
