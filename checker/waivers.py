"""Findings that count no more: waived for a reason and a time, or known since a baseline was written.

A waiver that has run out, or that no finding needs, is a finding itself: nothing stays waived by being forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch

from checker.model.document import Span
from checker.model.finding import CONFIDENCES, Audit, Finding, Location, finding
from checker.model.rule import SEVERITIES, Place, Rule

EXPIRED, UNUSED = "waiver-expired", "waiver-unused"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding taken out of the count: its id, why, on whose word, until when, and for which files (a pattern)."""

    id: str
    reason: str
    who: str
    until: date
    place: Place
    file: str = ""

    def covers(self, path: str) -> bool:
        """Whether it speaks of the file at ``path``."""
        return not self.file or fnmatch(path, self.file) or path.endswith(f"/{self.file}")


def known(audits: Sequence[Audit], baseline: Mapping[str, Sequence[str]]) -> list[Audit]:
    """The audits without the findings whose ids a baseline holds for their path."""
    kept = []
    for audit in audits:
        ids = set(baseline.get(audit.path, ()))
        kept.append(_without(audit, [found for found in audit.findings if found.id in ids]))
    return kept


def waive(audits: Sequence[Audit], waivers: Sequence[Waiver], today: date) -> list[Audit]:
    """The audits without what is waived, and with a finding for each waiver that has run out or waives nothing."""
    kept = list(audits)
    for waiver in waivers:
        covered = [
            n
            for n, audit in enumerate(kept)
            if audit.report is not None and (waiver.covers(audit.path) or waiver.covers(audit.file))
        ]
        used = False
        for n in covered:
            matching = [found for found in kept[n].findings if found.id == waiver.id]
            used = used or bool(matching)
            if matching and waiver.until < today:
                kept[n] = _with(kept[n], EXPIRED, waiver)
            elif matching:
                kept[n] = _without(kept[n], matching)
        if covered and not used:
            kept[covered[0]] = _with(kept[covered[0]], UNUSED, waiver)
    return kept


def _without(audit: Audit, waived: Sequence[Finding]) -> Audit:
    if not waived:
        return audit
    gone = {found.id for found in waived}
    left = tuple(found for found in audit.findings if found.id not in gone)
    return replace(audit, findings=_ranked(left), waived=(*audit.waived, *waived))


def _with(audit: Audit, name: str, waiver: Waiver) -> Audit:
    rule = next((rule for rule in audit.pack.rules if rule.id == name and not rule.off), None)
    if rule is None:
        return audit
    return replace(audit, findings=_ranked(_put(_told(rule, waiver), audit.findings)))


def _put(found: Finding, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with one more behind those as serious and as sure, its score between its neighbours'."""
    before = [each for each in findings if _weight(each) <= _weight(found)]
    after = [each for each in findings if _weight(each) > _weight(found)]
    above, below = before[-1].score if before else 1.0, after[0].score if after else 0.0
    return (*before, replace(found, score=round((above + below) / 2, 4)), *after)


def _weight(found: Finding) -> tuple[int, int]:
    return SEVERITIES.index(found.severity), CONFIDENCES.index(found.confidence)


def _told(rule: Rule, waiver: Waiver) -> Finding:
    values = {
        "id": waiver.id,
        "reason": waiver.reason,
        "who": waiver.who,
        "until": waiver.until.isoformat(),
        "place": f"{waiver.place.path}:{waiver.place.line}",
    }
    place = Location(Span(1, 1), "")
    return finding(rule, place, values, subject=waiver.id, id=f"{rule.id}:{waiver.id}")


def _ranked(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(found, rank=rank) for rank, found in enumerate(findings, 1))
