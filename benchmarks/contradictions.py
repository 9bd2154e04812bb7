"""How well the labelled contradictions of the corpus are found, and how many findings are false alarms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from benchmarks.corpus import DEFAULTS, entries, issuer_of, read_all, sentences
from checker.audit import Pack, load_pack
from checker.extract.prose.changes import changes
from checker.extract.prose.parts import COUNTED, breakdowns
from checker.extract.prose.proportions import shares
from checker.kinds import KINDS, Case
from checker.model.document import Source, Span
from checker.model.finding import Finding
from checker.model.report import Reading, Report, Value
from checker.symptoms import absorb

SEVERITIES = ("error", "warning", "info")
_RULES = ("narrative-", "withdrawals-fit", "fee-tariff", "text-missing-number")


@dataclass
class Alarms:
    """Findings by severity: labelled ones found, those nobody labelled, and labelled ones not found."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SEVERITIES, 0))
    false: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SEVERITIES, 0))
    missed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SEVERITIES, 0))
    faults: list[str] = field(default_factory=list)

    def precision(self, *severities: str) -> float:
        """The share of the findings of these severities that are labelled; 1 where there are none."""
        right, false = (sum(kept[name] for name in severities) for kept in (self.right, self.false))
        return right / (right + false) if right + false else 1.0

    def recall(self, *severities: str) -> float:
        """The share of the labelled contradictions of these severities that are found; 1 where there are none."""
        right, missed = (sum(kept[name] for name in severities) for kept in (self.right, self.missed))
        return right / (right + missed) if right + missed else 1.0


def alarms(half: str) -> Alarms:
    """How the sentences of one file that are labelled with tables are judged."""
    total = Alarms()
    for entry in entries(half):
        if entry.get("tables") is not None:
            _judge(entry, total)
    return total


def findings_of(entry: Mapping[str, Any]) -> list[Finding]:
    """What the rules about the prose find in an entry, given the cells it is labelled with."""
    report = report_of(entry)
    pack = _pack()
    case = Case(report, pack.forms.get(report.form, pack.no_form))
    found: list[Finding] = []
    for rule in pack.rules.rules:
        check = KINDS[rule.kind].check
        if rule.id.startswith(_RULES) and rule.applies(report.form, report.issuer, report.year) and check is not None:
            found += check(rule, case)
    return absorb(found)


def report_of(entry: Mapping[str, Any]) -> Report:
    """An entry as a report that holds its sentences and the cells it is labelled with, and nothing else."""
    given = DEFAULTS | entry.get("report", {})
    parts = tuple(sentences(entry["text"]))
    cells: Mapping[str, object] = entry.get("tables") or {}
    readings = {
        address: Reading(address, _value(content), Span(line))
        for line, (address, content) in enumerate(cells.items(), 9)
    }
    return Report(
        source=Source("corpus", "", "utf-8"),
        layout="line_dump",
        form=str(given["form"]),
        year=given["year"],
        issuer=issuer_of(entry),
        title="",
        readings=readings,
        sentences=parts,
        facts=read_all(entry),
        breakdowns=tuple(breakdowns(parts, COUNTED)),
        changes=tuple(changes(parts, given["year"], COUNTED)),
        shares=tuple(shares(parts, COUNTED)),
    )


def _value(content: object) -> Value:
    return Value("number", str(content), Decimal(str(content)))


@cache
def _pack() -> Pack:
    return load_pack("national")


def _judge(entry: Mapping[str, Any], total: Alarms) -> None:
    left = list(entry["findings"])
    false = []
    for finding in findings_of(entry):
        label = next((label for label in left if _accepts(label, finding)), None)
        if label is not None:
            left.remove(label)
            total.right[finding.severity] += 1
        else:
            total.false[finding.severity] += 1
            false.append(f"{finding.severity} {finding.message.zh}")
    for label in left:
        total.missed[_listed(label["severity"])[0]] += 1
    if false or left:
        total.faults.append(f"{entry['id']} {entry['text']} 误报 {false} 漏报 {left}")


def _accepts(label: Mapping[str, Any], finding: Finding) -> bool:
    # a finer name under one of the labelled ones says the same
    named = any(finding.rule == name or finding.rule.startswith(f"{name}-") for name in _listed(label["rule"]))
    return named and finding.severity in _listed(label["severity"])


def _listed(given: str | list[str]) -> list[str]:
    return [given] if isinstance(given, str) else given
