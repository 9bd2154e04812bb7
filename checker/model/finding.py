"""What is wrong, where, and what would repair it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from checker.model.document import Source, Span
from checker.model.report import Report
from checker.model.rule import Rule, RulePack, Severity
from checker.model.text import Text

Confidence = Literal["high", "medium", "low"]
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Location:
    """A place a finding speaks of: a cell (``address``) or a claim of the prose (``fact``), and the text there.

    ``path`` names the file where it is another report's.
    """

    span: Span
    text: str
    address: str | None = None
    fact: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell that would explain the finding: the value read, the value that repairs it, and how it came about.

    ``repair`` is None where the true value cannot be known.
    """

    address: str
    value: Decimal | None
    repair: Decimal | None
    reason: Text
    probability: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause of trouble. ``primary`` is always there: a finding without a place cannot be built.

    ``id`` is a fingerprint of rule and addresses, without values and line numbers; ``explains`` names the
    symptoms told under this cause; ``rank`` counts from 1 once the findings of a report are ordered.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: Text
    advice: Text
    basis: str
    primary: Location
    related: tuple[Location, ...] = ()
    observed: Decimal | None = None
    expected: Decimal | None = None
    suspects: tuple[Suspect, ...] = ()
    explains: tuple[str, ...] = ()
    subject: str = ""
    id: str = ""
    rank: int = 0
    score: float = 0.0

    @property
    def delta(self) -> Decimal | None:
        """Observed minus expected, where both are numbers."""
        if self.observed is None or self.expected is None:
            return None
        return self.observed - self.expected


def finding(rule: Rule, primary: Location, values: Mapping[str, object], **fields: object) -> Finding:
    """A finding of ``rule`` with its message and advice filled from ``values``.

    ``fields`` replace any further field; severity and confidence default to the rule's and to ``high``.
    """
    filled: dict[str, object] = {
        "severity": rule.severity,
        "confidence": "high",
        "message": rule.message.fill(dict(values)),
        "advice": rule.advice.fill(dict(values)),
        "basis": rule.basis,
    }
    filled.update(fields)
    return Finding(rule=rule.id, primary=primary, **filled)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Skip:
    """An assertion that could not be assessed, and why: ``uncertain`` (a reading is in doubt) or ``missing``."""

    assertion: str
    state: Literal["uncertain", "missing"]
    reason: Text


@dataclass(frozen=True, slots=True)
class Breakage:
    """A rule that crashed: never a finding, never silence."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a report was assessed; the four states of assertions add up to ``assertions``."""

    assertions: int = 0
    passed: int = 0
    failed: int = 0
    uncertain: int = 0
    not_assessable: int = 0
    cells_read: int = 0
    cells_expected: int = 0
    facts_read: int = 0
    facts_compared: int = 0


@dataclass(frozen=True)
class Audit:
    """Everything known of one report after checking, or the sentence that says why it could not be read.

    ``chosen`` says why its pack was taken, where nobody named one; ``waived`` are findings that count no more.
    """

    path: str
    pack: RulePack
    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    skips: tuple[Skip, ...] = ()
    breakages: tuple[Breakage, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    error: Text | None = None
    lines: tuple[str, ...] = ()
    chosen: Text | None = None
    waived: tuple[Finding, ...] = ()

    @property
    def file(self) -> str:
        """The path of the file; ``path`` also says which of several reports in it this one is (``#2``)."""
        return self.report.source.path if self.report else self.path

    @property
    def part(self) -> int:
        """Which of several reports in its file this one is, from 1; 0 if it is the only one."""
        _, _, number = self.path[len(self.file) :].rpartition("#")
        return int(number) if number.isdecimal() else 0

    @property
    def source(self) -> Source | None:
        """The file read, if it could be."""
        return self.report.source if self.report else None
