"""Records and briefs → the rows that the page unpacks: arrays instead of objects, and what all share told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.model.brief import Brief
from checker.model.form import Form
from checker.model.report import Report
from checker.model.rule import SEVERITIES
from checker.reporters.batch.rows import Record, digits
from checker.reporters.batch.score import STATES, grade
from checker.reporters.columns import visible
from checker.reporters.page.places import Finder
from checker.reporters.page.tables import Box, Drawing
from checker.reporters.view import CERTAIN, View
from checker.reporters.words import line_number

_UNREAD = "\x01"
"""Stands for a cell that was not found; no text of a report holds it once made visible."""

_CONFIDENCES = ("high", "medium", "low")
_PLACES, _REPAIRS = 8, 6  # of a finding; the whole is in the other formats
_CONTEXT = 60  # characters of the sentence on each side of the words quoted


@dataclass
class Shared:
    """What rows refer to by number: rules, and the blanks that tables are drawn on."""

    view: View
    rules: dict[str, int] = field(default_factory=dict)
    blanks: dict[tuple[str, frozenset[str]], int] = field(default_factory=dict)
    drawn: list[dict[str, Any]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    def rule(self, name: str) -> int:
        """The number of a rule."""
        return self.rules.setdefault(name, len(self.rules))

    def blank(self, report: Report, form: Form) -> int:
        """The number of the blank that the report's tables are drawn on."""
        key = (form.id, report.printed_rows)
        if key not in self.blanks:
            self.blanks[key] = len(self.drawn)
            self.drawn.append(_blank(report, form, self.view))
        return self.blanks[key]

    def label(self, form: Form | None, address: str) -> str:
        """The address itself, its words put among those that the page is told."""
        if form is not None and form.knows(address):
            self.labels.setdefault(address, self.view.say(form.label(address)))
        return address


def row(record: Record, brief: Brief | None, shared: Shared) -> list[Any]:
    """One report as the page's script reads it; see ``read`` in ``data.js``."""
    report = record["report"]
    graded = grade(record)
    head = [report.get(name) or "" for name in ("path", "issuer", "province", "city", "year", "form")]
    head = [visible(text) if isinstance(text, str) else text for text in head]
    head += [STATES.index(graded.state), graded.points]
    if "error" in record or brief is None:
        return [*head, visible(record.get("error", "")), -1, "", []]
    form = shared.view.forms.get(brief.report.form)
    blank = -1 if form is None else shared.blank(brief.report, form)
    cells = "" if blank < 0 else _cells(brief.report, shared.drawn[blank]["cells"])
    found = [_finding(finding, brief.report, form, shared) for finding in record["findings"]]
    return [*head, "", blank, cells, found]


def _finding(finding: Mapping[str, Any], report: Report, form: Form | None, shared: Shared) -> list[Any]:
    return [
        shared.rule(finding["rule"]),
        SEVERITIES.index(finding["severity"]),
        _CONFIDENCES.index(finding["confidence"]),
        visible(finding["message"]),
        visible(finding["advice"]),
        visible(finding["basis"]),
        [_place(place, report, form, shared) for place in finding["locations"][:_PLACES]],
        list(_repairs(finding, report, form, shared)),
    ]


def _place(place: Mapping[str, Any], report: Report, form: Form | None, shared: Shared) -> list[str]:
    """Address, line, the words there, what stands before and after them, and the file where it is another's."""
    address = shared.label(form, place["address"]) if place.get("address") else ""
    line = shared.view.say(line_number(place["line"], place["page"]))
    text = visible(place["text"]).strip()
    if other := place.get("path"):
        return [address, line, text, "", "", visible(other)]
    if address:
        return [address, line, text]
    return [address, line, text, *_context(place, report, text)]


def _context(place: Mapping[str, Any], report: Report, text: str) -> tuple[str, str]:
    for sentence in report.sentences:
        span = sentence.span
        if span.line == place["line"] and span.page == place["page"]:
            start = place["column"] - span.column
            told = visible(sentence.text)
            if text and 0 <= start < len(told) and told.startswith(text, start):
                end = start + len(text)
                return told[max(start - _CONTEXT, 0) : start], told[end : end + _CONTEXT]
    return "", ""


def _repairs(finding: Mapping[str, Any], report: Report, form: Form | None, shared: Shared) -> Iterator[list[Any]]:
    """Address, what is printed, what should be, and whether that is certain."""
    for suspect in finding["suspects"][:_REPAIRS]:
        if suspect["repair"] is None:
            continue
        reading = report.readings.get(suspect["address"])
        printed = visible(reading.value.raw).strip() if reading else digits(suspect["value"])
        sure = int(suspect["probability"] >= CERTAIN)
        yield [shared.label(form, suspect["address"]), printed, digits(suspect["repair"]), sure]


def _blank(report: Report, form: Form, view: View) -> dict[str, Any]:
    """The tables without what is printed in them, and the addresses of their cells in order."""
    drawing = Drawing(Finder(report, form, ""), view, {})
    grids = [grid for _, grid in drawing.tables()]
    rows = [(grid, line) for grid in grids for line in (*grid.heads, *grid.rows)]
    cells = [box.address for _, line in rows for box in line if _is_cell(box)]
    return {
        "cells": cells,
        "tables": [
            {
                "caption": grid.caption,
                "kind": grid.kind,
                "heads": len(grid.heads),
                "rows": [[_box(box) for box in line] for line in (*grid.heads, *grid.rows)],
            }
            for grid in grids
        ],
    }


def _box(box: Box) -> list[Any]:
    return [
        box.address if _is_cell(box) else box.text,
        box.width,
        box.height,
        "" if _is_cell(box) else box.scope or "-",
    ]


def _is_cell(box: Box) -> bool:
    return box.address.count(".") == 2


def _cells(report: Report, addresses: list[str]) -> str:
    readings = (report.readings.get(address) for address in addresses)
    return "\t".join(_UNREAD if each is None else visible(each.value.raw).strip() for each in readings)
