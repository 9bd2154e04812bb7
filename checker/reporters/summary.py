"""What frames the findings: the line on the report above, the verdict, and the counts below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from checker.model.finding import Audit
from checker.model.rule import SEVERITIES
from checker.reporters import words
from checker.reporters.columns import visible, width, wrap
from checker.reporters.paint import paint
from checker.reporters.view import View

_REASONS = 4  # reasons of skipped assertions told before the rest are left to the JSON


def headline(audit: Audit, view: View) -> Iterator[str]:
    """Issuer, year, form, layout and pack."""
    report = audit.report
    parts = []
    if report is not None:
        parts.append(visible(report.issuer.name) or view.say(words.UNKNOWN_ISSUER))
        parts.append(view.say(words.YEAR.fill({"year": report.year}) if report.year else words.UNKNOWN_YEAR))
        form = words.PRE2019 if report.form == "pre2019" else words.FORM.fill({"form": report.form})
        parts += [view.say(form), view.say(words.LAYOUT.fill({"layout": report.layout}))]
    parts.append(view.say(words.PACK.fill({"pack": audit.pack.name})))
    yield from _filled(parts, " · ", view)
    if audit.chosen is not None:
        yield from wrap(visible(view.say(words.CHOSEN.fill({"reason": audit.chosen}))), view.width)


def verdict(audit: Audit, view: View) -> Iterator[str]:
    """The sentence on a report without findings, which never says more than was assessed."""
    coverage = audit.coverage
    if audit.waived:
        text, style = words.NOTHING_NEW.fill({"n": len(audit.waived)}), "warning"
    elif not coverage.assertions and coverage.cells_read:
        text, style = words.NOTHING_SELECTED, "good"
    elif not coverage.passed:
        text, style = words.NOTHING_ASSESSED, "warning"
    elif rest := coverage.failed + coverage.uncertain + coverage.not_assessable:
        text, style = words.CLEAN_PARTLY.fill(asdict(coverage) | {"rest": rest}), "warning"
    else:
        text, style = words.CLEAN.fill(asdict(coverage)), "good"
    for line in wrap(view.say(text), view.width):
        yield paint(line, style, view.colour)


def reservations(audit: Audit, view: View) -> Iterator[str]:
    """What was skipped and why, and what crashed."""
    reasons = Counter((skip.state, skip.reason) for skip in audit.skips)
    for (state, reason), n in reasons.most_common(_REASONS):
        skipped = {"n": n, "state": words.SKIPPED[state], "reason": reason}
        yield from wrap(visible(view.say(words.SKIPS.fill(skipped))), view.width)
    for breakage in audit.breakages:
        crashed = words.BREAKAGE.fill({"rule": breakage.rule, "reason": breakage.reason})
        for line in wrap(visible(view.say(crashed)), view.width):
            yield paint(line, "error", view.colour)


def counts(audit: Audit, view: View) -> Iterator[str]:
    """The last line: findings by severity, what was assessed, what crashed."""
    counted = Counter(finding.severity for finding in audit.findings)
    parts = [words.COUNTS.fill({severity: counted[severity] for severity in SEVERITIES})]
    parts.append(words.COVERAGE.fill(asdict(audit.coverage)))
    if audit.waived:
        parts.append(words.WAIVED.fill({"n": len(audit.waived)}))
    if audit.breakages:
        parts.append(words.BROKEN.fill({"n": len(audit.breakages)}))
    yield from _filled([view.say(part) for part in parts], _mark(view), view)


def total(audits: Sequence[Audit], view: View) -> Iterator[str]:
    """The counts of several reports together."""
    counted = Counter(finding.severity for audit in audits for finding in audit.findings)
    parts = [words.TOTAL.fill({"n": len(audits)})]
    if unread := sum(audit.error is not None for audit in audits):
        parts.append(words.UNREAD.fill({"n": unread}))
    parts.append(words.COUNTS.fill({severity: counted[severity] for severity in SEVERITIES}))
    yield from _filled([view.say(part) for part in parts], _mark(view), view)


def _mark(view: View) -> str:
    return "；" if view.language == "zh" else "; "


def _filled(parts: Sequence[str], mark: str, view: View) -> Iterator[str]:
    """The parts on one line, or broken between parts where the window is too narrow."""
    line = ""
    for part in parts:
        if line and width(line + mark + part) > view.width:
            yield line + mark.rstrip()
            line = part
        else:
            line = line + mark + part if line else part
    yield from wrap(line, view.width)
