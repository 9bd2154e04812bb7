"""The order of findings: one key, and the fingerprints and scores that come with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2s

from checker.model.finding import CONFIDENCES, Confidence, Finding
from checker.model.rule import SEVERITIES, Severity

_CEILING = {"error": 1.0, "warning": 0.66, "info": 0.33}
_BAND = 0.33


def rank(findings: Iterable[Finding], reach: Mapping[str, int] | None = None) -> tuple[Finding, ...]:
    """The findings of one report in the order people should read them, with ``id``, ``rank`` and ``score``.

    ``reach`` tells for an address how much of the report rests on it (the number of equations it stands in).
    """
    known = reach or {}
    ordered = sorted(_identified(findings), key=lambda finding: key(finding, known))
    return tuple(
        replace(finding, rank=place, score=score(finding.severity, finding.confidence, place, len(ordered)))
        for place, finding in enumerate(ordered, 1)
    )


def key(finding: Finding, reach: Mapping[str, int]) -> tuple[object, ...]:
    """What comes first: smaller is earlier."""
    place = finding.primary.span
    return (
        SEVERITIES.index(finding.severity),  # an error before a warning before a remark
        CONFIDENCES.index(finding.confidence),  # what is certain before what may be a misreading
        -len(finding.explains),  # a cause of many broken rules before one of few
        -_touched(finding, reach),  # what much of the report rests on before a cell at its edge
        # the document's own order, so that reading the list is reading the report
        place.page or 0,
        place.line,
        place.column,
        finding.rule,
        finding.id,
    )


def _touched(finding: Finding, reach: Mapping[str, int]) -> int:
    """How much of the report a finding touches: the equations of its first cell, or the places it names."""
    return reach.get(finding.primary.address or "", 0) + len(finding.related)


def score(severity: Severity, confidence: Confidence, place: int, count: int) -> float:
    """Between 0 and 1 and never rising down a list of ``count``; severities keep their band in every report."""
    sure = 1.0 - 0.25 * CONFIDENCES.index(confidence)
    share = (count - place + 1) / (count + 1)
    within = (sure - 0.25) + 0.25 * share  # the band of a confidence does not reach into the next one
    return round(_CEILING[severity] - _BAND * (1.0 - within), 4)


def _identified(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with their fingerprints: rule and subject, and an ordinal where two are alike."""
    seen: dict[str, int] = {}
    found = []
    # by place, not by arrival: the ordinal must not depend on the order of rules
    for finding in sorted(findings, key=_arrival):
        mark = f"{finding.rule}:{_digest(finding)}"
        seen[mark] = seen.get(mark, 0) + 1
        found.append(replace(finding, id=mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"))
    return found


def _arrival(finding: Finding) -> tuple[object, ...]:
    place, about = finding.primary.span, (finding.rule, finding.subject, finding.message.zh)
    return place.page or 0, place.line, place.column, about, finding.severity, finding.confidence, finding.explains


def _digest(finding: Finding) -> str:
    """Eight hex digits of what the finding is about: never of values or lines, which mending changes."""
    about = finding.subject or finding.primary.address or finding.primary.fact or ""
    return blake2s(f"{finding.rule}\n{about}".encode(), digest_size=4).hexdigest()
