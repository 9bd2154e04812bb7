"""The ranked table above the details: one line a finding, cut to the width of the window."""

from __future__ import annotations

from checker.model.finding import Audit, Finding
from checker.reporters.columns import clip, clip_label, visible
from checker.reporters.grid import GAP, grid, sizes
from checker.reporters.paint import paint
from checker.reporters.view import View
from checker.reporters.words import HEADERS, SEVERITY

_SHARE = 1 / 3  # of the room left beside the fixed columns, for the place; the message has the rest


def ranked_table(audit: Audit, view: View) -> str:
    """The findings as rows of rank, severity, rule, place and message."""
    headers = view.say(HEADERS).split("|")
    rows = [_row(audit, finding, view) for finding in audit.findings]
    *fixed, place, message = sizes(headers, rows)
    fixed[2] = min(fixed[2], max(view.width // 4, 14))
    room = view.width - sum(fixed) - 4 * GAP
    # what the messages leave over is the place's
    place = min(place, max(room - message, int(room * _SHARE), 8))
    limits = [*fixed, place, max(room - place, 8)]
    cut = [[*row[:2], clip(row[2], limits[2]), clip_label(row[3], place), clip(row[4], limits[4])] for row in rows]
    table = grid(headers, cut, ("right",))
    return _coloured(table, audit, view) if view.colour else table


def _row(audit: Audit, finding: Finding, view: View) -> list[str]:
    place = visible(view.place(audit, finding.primary))
    # the place has a column of its own, so a message that begins with it begins after it
    told = view.label(audit, finding.primary.address) if finding.primary.address else place
    message = visible(view.say(finding.message)).removeprefix(visible(told)).lstrip(" ：:，,")
    return [str(finding.rank), view.say(SEVERITY[finding.severity]), finding.rule, place, message]


def _coloured(table: str, audit: Audit, view: View) -> str:
    head, rule, *rows = table.split("\n")
    painted = []
    for row, finding in zip(rows, audit.findings, strict=True):
        word = view.say(SEVERITY[finding.severity])
        painted.append(row.replace(word, paint(word, finding.severity, True), 1))
    return "\n".join([head, paint(rule, "dim", True), *painted])
