"""``--format sarif`` (2.1.0): for code hosts and editors, with stable fingerprints and safe fixes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.model.document import Span
from checker.model.finding import Audit, Finding, Location, Suspect
from checker.model.rule import Rule
from checker.reporters.rules import basis_words
from checker.reporters.view import CERTAIN, View, joint, plain, source_line

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(audits: Sequence[Audit], view: View) -> str:
    """One run over all reports."""
    rules = {rule.id: rule for audit in audits for rule in audit.pack.rules if not rule.off}
    results = [_result(audit, finding, rules, view) for audit in audits for finding in audit.findings]
    driver = {"name": "qc", "version": __version__, "rules": [_rule(rule, view) for rule in rules.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(audits, view)],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, view: View) -> dict[str, Any]:
    told = {
        "id": rule.id,
        "shortDescription": {"text": view.say(rule.title) or rule.id},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    help_text = "\n".join(text for text in (view.say(rule.advice), basis_words(rule, view)) if text)
    return told | ({"help": {"text": help_text}} if help_text else {})


def _invocation(audits: Sequence[Audit], view: View) -> dict[str, Any]:
    """Whether everything ran; what did not is a notification, never a result."""
    told = [
        {
            "level": "error",
            "message": {"text": view.say(audit.error)},
            "locations": [_location(audit, None, view)],
        }
        for audit in audits
        if audit.error is not None
    ] + [
        {
            "level": "error",
            "message": {"text": breakage.reason},
            "associatedRule": {"id": breakage.rule},
            "locations": [_location(audit, None, view)],
        }
        for audit in audits
        for breakage in audit.breakages
    ]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _result(audit: Audit, finding: Finding, rules: dict[str, Rule], view: View) -> dict[str, Any]:
    advice = view.say(finding.advice)
    message = view.say(finding.message)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{message}\n{advice}" if advice else message},
        "locations": [_location(audit, finding.primary, view)],
        "partialFingerprints": {"qcFinding/v1": finding.id},
        "rank": round(100 * min(max(finding.score, 0.0), 1.0), 2),
        "properties": {"confidence": finding.confidence, "explains": list(finding.explains)},
    }
    if finding.rule in rules:
        result["ruleIndex"] = list(rules).index(finding.rule)
    if finding.related:
        result["relatedLocations"] = [_location(audit, location, view) for location in finding.related]
    if fix := _fix(audit, finding, view):
        result["fixes"] = [fix]
    return result


def _location(audit: Audit, location: Location | None, view: View) -> dict[str, Any]:
    path = location.path if location and location.path else audit.file
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if location is None:
        return {"physicalLocation": physical}
    physical["region"] = _region(audit, location.span, "" if location.path else location.text)
    told: dict[str, Any] = {"physicalLocation": physical}
    if location.address:
        name = {"fullyQualifiedName": location.address, "name": view.label(audit, location.address)}
        told["logicalLocations"] = [name]
    return told


def _region(audit: Audit, span: Span, text: str) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": span.line, "startColumn": span.column}
    if text and source_line(audit, span).startswith(text, span.column - 1):
        region |= {"endLine": span.line, "endColumn": span.column + len(text)}
    return region


def _uri(path: str) -> str:
    """A path as a relative URI reference where it is relative, else as a file URI."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix().encode("utf-8", "surrogateescape"))


def _fix(audit: Audit, finding: Finding, view: View) -> dict[str, Any] | None:
    """The repairs as replacements, only where all are certain and each printed number stands at its place."""
    suspects = joint(finding)
    replacements = [replacement for suspect in suspects if (replacement := _replacement(audit, suspect))]
    if not replacements or len(replacements) < len(suspects):
        return None
    told = [
        f"{view.label(audit, suspect.address)} {plain(suspect.value)} → {plain(suspect.repair)}" for suspect in suspects
    ]
    return {
        "description": {"text": "\n".join(told)},
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(audit.file)}, "replacements": replacements},
        ],
    }


def _replacement(audit: Audit, suspect: Suspect) -> dict[str, Any] | None:
    reading = audit.report.readings.get(suspect.address) if audit.report else None
    if reading is None or suspect.repair is None or suspect.probability < CERTAIN or reading.value.unit:
        return None
    printed, span = reading.value.raw.strip(), reading.span
    line = source_line(audit, span)
    start = line.find(printed, span.column - 1) if printed else -1
    if start < 0 or line[span.column - 1 : start].strip():
        return None
    region = {
        "startLine": span.line,
        "startColumn": start + 1,
        "endLine": span.line,
        "endColumn": start + 1 + len(printed),
    }
    return {"deletedRegion": region, "insertedContent": {"text": plain(suspect.repair)}}
