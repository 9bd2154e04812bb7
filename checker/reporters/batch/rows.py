"""Records as flat rows: what the tidy formats (csv, parquet, xlsx) have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.model.batch import Batch
from checker.model.brief import Brief
from checker.reporters.view import plain, printable

Record = Mapping[str, Any]

ABOUT = ("path", "issuer", "province", "city", "level", "year", "form")
"""What stands first in every table, so that each can be grouped without the others."""

FINDING = (
    *("rank", "id", "rule", "severity", "confidence", "score", "message", "advice", "basis"),
    *("observed", "expected", "delta", "address", "fact", "line", "column", "page", "place", "text"),
    *("suspect", "suspect_value", "suspect_repair", "suspect_reason", "suspect_probability", "explains"),
)
"""The columns of a finding, in the order in which people read it."""

_PLACE = ("address", "fact", "line", "column", "page", "place", "text")


def about(record: Record) -> dict[str, Any]:
    """The report's own columns; only the path of one that could not be read."""
    report = record["report"]
    return {name: report.get(name) for name in ABOUT}


def finding_row(finding: Mapping[str, Any]) -> dict[str, Any]:
    """One finding with its primary place and its first suspect; what it has not is None."""
    row = {name: finding.get(name) for name in FINDING}
    primary = primary_place(finding)
    row |= {name: primary.get(name) for name in _PLACE}
    if finding["suspects"]:
        suspect = finding["suspects"][0]
        row |= {"suspect": suspect["address"]}
        row |= {f"suspect_{name}": suspect[name] for name in ("value", "repair", "reason", "probability")}
    return row


def primary_place(finding: Mapping[str, Any]) -> Mapping[str, Any]:
    """Where the finding points."""
    return next(location for location in finding["locations"] if location["role"] == "primary")


def paired(batch: Batch) -> Iterator[tuple[Record, Brief | None]]:
    """Each record with the brief of the same report; None where it could not be read.

    Raises:
        ValueError: a brief belongs to no record that is left, which is a fault of the batch.
    """
    briefs = batch.briefs()
    brief = next(briefs, None)
    for record in batch.records():
        if brief is not None and printable(brief.report.source.path) == record["report"]["path"]:
            yield record, brief
            brief = next(briefs, None)
        else:
            yield record, None
    if brief is not None:
        raise ValueError(f"no record for the brief of {printable(brief.report.source.path)}")


def encodable(text: str) -> str:
    """The text with lone surrogates told by their number: they can be written in no encoding."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def digits(number: float | None) -> str:
    """A number of a record as people write it, "" for None."""
    return "" if number is None else plain(Decimal(str(number)))
