"""``--format csv`` of ``qc check``: one row a finding, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from checker.model.finding import Audit, Finding
from checker.reporters.spreadsheet import safe
from checker.reporters.view import View, plain, printable

COLUMNS = (
    *("path", "issuer", "year", "form", "rank", "id", "rule", "severity", "confidence", "score"),
    *("message", "advice", "basis", "address", "fact", "line", "column", "page", "text"),
    *("observed", "expected", "delta", "suspect", "suspect_value", "suspect_repair", "suspect_probability"),
    *("explains", "error"),
)


def render(audits: Sequence[Audit], view: View) -> str:
    """A header, a row a finding, and one for each unreadable file and crashed rule."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for audit in audits:
        for row in _rows(audit, view):
            cells = _report(audit) | row
            writer.writerow({name: safe(value) if isinstance(value, str) else value for name, value in cells.items()})
    return out.getvalue()


def _report(audit: Audit) -> dict[str, object]:
    head: dict[str, object] = {"path": printable(audit.path)}
    if audit.report is not None:
        report = audit.report
        head |= {"issuer": report.issuer.name, "year": report.year or "", "form": report.form}
    return head


def _rows(audit: Audit, view: View) -> Iterator[dict[str, object]]:
    if audit.error is not None:
        yield {"error": view.say(audit.error)}
    for finding in audit.findings:
        yield _finding(finding, view)
    for breakage in audit.breakages:
        yield {"rule": breakage.rule, "error": breakage.reason}


def _finding(finding: Finding, view: View) -> dict[str, object]:
    place = finding.primary
    row: dict[str, object] = {
        "rank": finding.rank,
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "score": round(finding.score, 4),
        "message": view.say(finding.message),
        "advice": view.say(finding.advice),
        "basis": finding.basis,
        "address": place.address or "",
        "fact": place.fact or "",
        "line": place.span.line,
        "column": place.span.column,
        "page": place.span.page or "",
        "text": place.text,
        "observed": plain(finding.observed),
        "expected": plain(finding.expected),
        "delta": plain(finding.delta),
        "explains": ";".join(finding.explains),
    }
    if finding.suspects:
        suspect = finding.suspects[0]
        row |= {
            "suspect": suspect.address,
            "suspect_value": plain(suspect.value),
            "suspect_repair": plain(suspect.repair),
            "suspect_probability": round(suspect.probability, 4),
        }
    return row
