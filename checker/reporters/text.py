"""``--format text``: the screen. A line on the report, the ranked table, each finding, a line that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.finding import Audit
from checker.reporters.columns import visible
from checker.reporters.detail import detail
from checker.reporters.paint import paint
from checker.reporters.ranked import ranked_table
from checker.reporters.summary import counts, headline, reservations, total, verdict
from checker.reporters.view import View, printable
from checker.reporters.words import MORE_FINDINGS


def render(audits: Sequence[Audit], view: View) -> str:
    """The screens of all reports, each under its path where there is more than one."""
    screens = []
    for audit in audits:
        if audit.error is not None and view.errors_elsewhere:
            continue
        lines = list(_screen(audit, view))
        if len(audits) > 1:
            lines.insert(0, paint(f"== {visible(printable(audit.path))}", "bold", view.colour))
        screens.append("\n".join(lines) + "\n")
    if len(audits) > 1:
        screens.append("\n".join(total(audits, view)) + "\n")
    return "\n".join(screens)


def _screen(audit: Audit, view: View) -> Iterator[str]:
    if audit.error is not None:
        yield visible(view.say(audit.error))
        return
    for line in headline(audit, view):
        yield paint(line, "bold", view.colour)
    yield ""
    if audit.findings:
        yield ranked_table(audit, view)
        yield ""
        for finding in audit.findings[: view.top]:
            yield from detail(audit, finding, view)
            yield ""
        if (hidden := len(audit.findings) - view.top) > 0:
            yield view.say(MORE_FINDINGS.fill({"n": hidden, "all": len(audit.findings)}))
            yield ""
    elif not audit.breakages:
        yield from verdict(audit, view)
    yield from reservations(audit, view)
    yield from counts(audit, view)
