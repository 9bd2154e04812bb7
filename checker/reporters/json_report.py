"""``--format json`` of ``qc check``: the shape other programs rely on, described by ``check.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from checker import __version__
from checker.model.finding import Audit, Coverage, Finding, Location, Suspect
from checker.model.rule import SEVERITIES
from checker.reporters.view import View, json_number, placed, printable

SCHEMA = "qc/1"
_COVERAGE = tuple(field.name for field in fields(Coverage))


def render(audits: Sequence[Audit], view: View) -> str:
    """One object for one file, an array for several."""
    records = [record(audit, view) for audit in audits]
    return json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2) + "\n"


def record(audit: Audit, view: View) -> dict[str, Any]:
    """Everything about one report as plain data, in the order of the schema."""
    head = {"schema": SCHEMA, "qc": __version__, "pack": _pack(audit, view), "report": report_record(audit)}
    if audit.error is not None:
        return head | {"error": view.say(audit.error), "findings": []}
    return head | {
        "counts": {severity: _count(audit, severity) for severity in SEVERITIES},
        "coverage": _coverage(audit),
        "findings": [finding_record(finding, view) for finding in audit.findings],
        "skips": [
            {"assertion": skip.assertion, "state": skip.state, "reason": view.say(skip.reason)} for skip in audit.skips
        ],
        "breakages": [{"rule": breakage.rule, "reason": breakage.reason} for breakage in audit.breakages],
    }


def report_record(audit: Audit) -> dict[str, Any]:
    """The report's own data; only the path of one that could not be read."""
    report = audit.report
    if report is None or audit.error is not None:
        return {"path": printable(audit.path)}
    return {
        "path": printable(audit.path),
        "sha256": report.source.sha256,
        "issuer": report.issuer.name or None,
        "province": report.issuer.province or None,
        "year": report.year or None,
        "form": report.form,
        "layout": report.layout,
        "encoding": report.source.encoding,
    }


def _pack(audit: Audit, view: View) -> dict[str, Any]:
    named = {"name": audit.pack.name, "extends": list(audit.pack.extends), "digest": audit.pack.digest}
    return named if audit.chosen is None else named | {"reason": view.say(audit.chosen)}


def _count(audit: Audit, severity: str) -> int:
    return sum(finding.severity == severity for finding in audit.findings)


def _coverage(audit: Audit) -> dict[str, int]:
    return {name: getattr(audit.coverage, name) for name in _COVERAGE}


def finding_record(finding: Finding, view: View) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "rank": finding.rank,
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "score": round(finding.score, 4),
        "message": view.say(finding.message),
        "advice": view.say(finding.advice),
        "basis": finding.basis,
        "observed": json_number(finding.observed),
        "expected": json_number(finding.expected),
        "delta": json_number(finding.delta),
        "locations": [
            _location("primary", finding.primary),
            *(_location("related", location) for location in finding.related),
        ],
        "suspects": [_suspect(suspect, view) for suspect in finding.suspects],
        "explains": list(finding.explains),
    }


def _location(role: str, location: Location) -> dict[str, Any]:
    path = None if location.path is None else printable(location.path)
    named = {"path": path, "address": location.address, "fact": location.fact}
    return (
        {"role": role}
        | {name: value for name, value in named.items() if value is not None}
        | placed(location.span)
        | {"text": location.text}
    )


def _suspect(suspect: Suspect, view: View) -> dict[str, Any]:
    return {
        "address": suspect.address,
        "value": json_number(suspect.value),
        "repair": json_number(suspect.repair),
        "reason": view.say(suspect.reason),
        "probability": round(suspect.probability, 4),
    }
