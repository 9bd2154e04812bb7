"""``--format markdown``: for a comment, an issue or a wiki page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model.finding import Audit, Finding, Location
from checker.model.text import Text
from checker.reporters import words
from checker.reporters.columns import visible
from checker.reporters.summary import counts, headline, reservations, verdict
from checker.reporters.view import View, plain, printable

_WIDE = 10**6  # Markdown wraps by itself


def render(audits: Sequence[Audit], view: View) -> str:
    """A section a report: a table of its findings, then each of them."""
    return "\n".join("\n".join(_section(audit, view)) + "\n" for audit in audits)


def escape(text: str) -> str:
    """Text from a report as plain text: nothing in it is taken for markup, not even for HTML."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&-])", r"\\\1", visible(text).strip())


def _section(audit: Audit, view: View) -> Iterator[str]:
    yield f"## {escape(printable(audit.path))}"
    yield ""
    if audit.error is not None:
        yield escape(view.say(audit.error))
        return
    wide = View(view.forms, view.language, _WIDE)
    yield from map(escape, headline(audit, wide))
    yield ""
    if audit.findings:
        yield from _table(audit, view)
        for finding in audit.findings[: view.top]:
            yield ""
            yield from _detail(audit, finding, view)
        if (hidden := len(audit.findings) - view.top) > 0:
            yield ""
            yield escape(view.say(words.MORE_FINDINGS.fill({"n": hidden, "all": len(audit.findings)})))
    elif not audit.breakages:
        yield from map(escape, verdict(audit, wide))
    for line in (*reservations(audit, wide), *counts(audit, wide)):
        yield ""
        yield escape(line)


def _table(audit: Audit, view: View) -> Iterator[str]:
    headers = view.say(words.HEADERS).replace("#", "\\#").split("|")
    yield f"| {' | '.join(headers)} |"
    yield f"|{' --- |' * len(headers)}"
    for finding in audit.findings:
        row = (
            str(finding.rank),
            view.say(words.SEVERITY[finding.severity]),
            f"`{finding.rule}`",
            escape(view.place(audit, finding.primary)),
            escape(view.say(finding.message)),
        )
        yield f"| {' | '.join(row)} |"


def _detail(audit: Audit, finding: Finding, view: View) -> Iterator[str]:
    severity = view.say(words.SEVERITY[finding.severity])
    yield f"### {finding.rank}. {severity} `{finding.rule}`"
    yield ""
    yield escape(view.say(finding.message))
    yield ""
    yield f"- {_place(audit, finding.primary, view)}"
    for label, text in _notes(audit, finding, view):
        yield f"- {view.say(label)} {text}"


def _notes(audit: Audit, finding: Finding, view: View) -> Iterator[tuple[Text, str]]:
    for suspect in finding.suspects:
        value = view.say(words.SUSPECT_VALUE.fill({"value": plain(suspect.value) or view.say(words.BLANK)}))
        said = [view.label(audit, suspect.address), value]
        if suspect.repair is not None:
            said.append(view.say(words.REPAIR.fill({"repair": plain(suspect.repair)})))
        yield words.SUSPECT, escape(" ".join((*said, view.say(suspect.reason))))
    for location in finding.related:
        yield words.SEE, _place(audit, location, view)
    if finding.explains:
        yield words.EXPLAINS, " ".join(f"`{name}`" for name in finding.explains)
    if advice := view.say(finding.advice):
        yield words.ADVICE, escape(advice)
    if finding.basis:
        yield words.BASIS, escape(finding.basis)
    yield words.CONFIDENCE_LABEL, view.say(words.CONFIDENCE[finding.confidence])


def _place(audit: Audit, location: Location, view: View) -> str:
    line = view.say(words.line_number(location.span.line, location.span.page))
    if location.path:
        line = f"{printable(location.path)} {line}"
    label = view.label(audit, location.address) if location.address else ""
    text = location.text.strip() or view.say(words.BLANK)
    return escape(" ".join(part for part in (line, label, f"“{text}”") if part))
