"""``--format json`` of ``qc extract``: cells and claims as read, described by ``extract.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker.kinds import Case
from checker.kinds.comparison import Comparison, comparisons, why_not
from checker.model.finding import Audit
from checker.model.report import Fact, Reading, Report
from checker.reporters.json_report import report_record
from checker.reporters.view import View, json_number, placed

SCHEMA = "qc-extract/1"


def render(audits: Sequence[Audit], view: View) -> str:
    """One object for one file, an array for several."""
    records = [_record(audit, view) for audit in audits]
    return json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2) + "\n"


def _record(audit: Audit, view: View) -> dict[str, Any]:
    head: dict[str, Any] = {"schema": SCHEMA, "report": report_record(audit)}
    if audit.report is None or audit.error is not None:
        said = {"error": view.say(audit.error)} if audit.error is not None else {}
        return head | said | {"cells": {}, "facts": []}
    return head | {
        "cells": {address: _cell(reading) for address, reading in audit.report.readings.items()},
        "facts": _facts(audit.report, view),
    }


def _cell(reading: Reading) -> dict[str, Any]:
    return {
        "value": json_number(reading.value.number),
        "raw": reading.value.raw,
        "state": reading.value.state,
        **placed(reading.span),
        "confidence": round(reading.confidence, 4),
    }


def _facts(report: Report, view: View) -> list[dict[str, Any]]:
    """Each fact with what it was set against and what came of it, or why it was set against nothing."""
    form = view.forms.get(report.form)
    made = comparisons(Case(report, form)) if form is not None else ()
    found = {id(comparison.fact): comparison for comparison in made}
    return [_fact(fact) | _outcome(fact, found.get(id(fact)), view) for fact in report.facts]


def _outcome(fact: Fact, comparison: Comparison | None, view: View) -> dict[str, Any]:
    why = why_not(fact, comparison)
    if comparison is None or why is not None:
        return {"compared": None, "why": view.say(why) if why else ""}
    return {
        "compared": {
            "address": comparison.address,
            "value": json_number(comparison.table),
            "verdict": comparison.verdict,
            "cause": view.say(comparison.cause) if comparison.cause else "",
        },
        "why": "",
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "quantity": fact.quantity,
        "value": json_number(fact.value),
        "relation": fact.relation,
        "unit": fact.unit,
        "scope": fact.scope,
        "year": fact.year,
        **placed(fact.span),
        "text": fact.text,
        "kind": fact.kind,
        "phrase": fact.phrase,
        "note": fact.note,
        "confidence": round(fact.confidence, 4),
    }
