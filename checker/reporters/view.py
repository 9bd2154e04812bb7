"""How a reader wants to see the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from checker.model.document import Span
from checker.model.finding import Audit, Finding, Location, Suspect
from checker.model.form import Form
from checker.model.rule import SEVERITIES, Severity
from checker.model.text import Language, Text
from checker.reporters.words import line_number

CERTAIN = 0.9
"""A suspect at least this probable is told as the repair, a lesser one as a possibility."""


@dataclass(frozen=True)
class View:
    """Language, size and colour of what is shown, and the forms whose labels it is told in.

    ``top`` findings are told in detail; those at ``fail_on`` or above make a run fail (None: none does).
    ``errors_elsewhere``: why a file could not be read is told on the error stream, and here it is only counted.
    """

    forms: Mapping[str, Form] = field(default_factory=dict)
    language: Language = "zh"
    width: int = 80
    colour: bool = False
    top: int = 20
    fail_on: Severity | None = "error"
    errors_elsewhere: bool = False

    def say(self, text: Text) -> str:
        """The text in the language of this view."""
        return text.say(self.language)

    def label(self, audit: Audit, address: str) -> str:
        """How people name the cell at ``address``; the address itself where no form knows it."""
        form = self.forms.get(audit.report.form) if audit.report else None
        if form is None or not form.knows(address):
            return address
        return self.say(form.label(address))

    def short_label(self, audit: Audit, address: str) -> str:
        """The label for where there is little room; the address itself where no form knows it."""
        form = self.forms.get(audit.report.form) if audit.report else None
        return address if form is None or not form.knows(address) else self.say(form.short_label(address))

    def place(self, audit: Audit, location: Location) -> str:
        """The cell's short label, or the line for a place in the prose."""
        if location.address:
            return self.short_label(audit, location.address)
        return self.say(line_number(location.span.line, location.span.page))

    def fails(self, finding: Finding) -> bool:
        """Whether the finding is at ``fail_on`` or above."""
        return self.reached(finding.severity)

    def reached(self, severity: Severity) -> bool:
        """Whether a severity is ``fail_on`` or above."""
        return self.fail_on is not None and SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)


def joint(finding: Finding) -> tuple[Suspect, ...]:
    """The suspects that explain the finding together; the others would explain it instead of them.

    The subject of a finding names the cells to blame, where these could be told.
    """
    blamed = dict.fromkeys(finding.subject.split(","))
    first = {suspect.address: suspect for suspect in reversed(finding.suspects)}
    return tuple(first[address] for address in blamed if address in first) or finding.suspects[:1]


def plain(number: Decimal | None) -> str:
    """A number as people write it: no exponent, no trailing zeros; "" for None."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_number(number: Decimal | None) -> int | float | None:
    """A whole number as int, any other as float."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def printable(path: str) -> str:
    r"""A path that can be written anywhere: bytes that are not UTF-8 show as ``\xff``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def placed(span: Span) -> dict[str, Any]:
    """A place as JSON tells it; the element is told only of files that have such."""
    place = {"place": span.place} if span.place else {}
    return {"line": span.line, "column": span.column, "page": span.page} | place


def source_line(audit: Audit, span: Span) -> str:
    """The line of the file at ``span``, "" where the file has no lines."""
    return audit.lines[span.line - 1] if 0 < span.line <= len(audit.lines) else ""
