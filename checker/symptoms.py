"""One cause, one finding: what a finding already explains is told under it and not beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.model.finding import Finding

_CLAIMS = ("narrative-count", "narrative-denial")
_ONE_CELL = ("cell-negative", "cell-not-an-integer")
_COPIED = "same-tables"
_CONTINUED = ("carry-over", "in-force-continuity", "items-continuity")
_OWN_ARITHMETIC = ("narrative-parts", "narrative-balance", "narrative-repeat", "narrative-percent")


def vanished(
    causes: Sequence[Finding], found: Sequence[Finding], after: Iterable[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """The causes with the findings that their repairs make go away in ``explains``, and the findings that stay.

    ``after`` is what is still found once every cause is repaired. Of a finding that told several counts together some
    may stay: what is found of them then stands in its place.
    """
    still = {_identity(finding): finding for finding in after}
    new = [left for identity, left in still.items() if identity not in {_identity(finding) for finding in found}]
    told, staying = list(causes), []
    for finding in found:
        if _identity(finding) in still:
            staying.append(finding)
        else:
            n = max(range(len(told)), key=lambda k: _shared(told[k], finding))
            told[n] = _with_symptom(told[n], finding)
            beside = {place.span for place in finding.related if place.fact}
            staying += [left for left in new if left.primary.fact and left.primary.span in beside]
    return told, staying


def mended(causes: Sequence[Finding], found: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The causes with what is wrong of a cell by itself in ``explains``, where a cause repairs that cell, and the rest.

    A number below 0 that also upsets its row and its column is one slip; a repair is never below 0 nor broken.
    """
    told, alone = list(causes), []
    for finding in found:
        n = next((k for k, cause in enumerate(told) if _repairs(cause, finding)), None)
        if n is None:
            alone.append(finding)
        else:
            told[n] = _with_symptom(told[n], finding)
    return told, alone


def _repairs(cause: Finding, finding: Finding) -> bool:
    """Whether a cause, told as gravely, names the cell of the finding first and says what it should hold."""
    first = next(iter(cause.suspects), None)
    return (
        finding.rule in _ONE_CELL
        and cause.severity == finding.severity
        and first is not None
        and first.repair is not None
        and first.address == finding.primary.address
    )


def absorb(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with what a wrong count upsets in the prose's own arithmetic told under that count."""
    told = list(findings)
    for symptom in [finding for finding in told if finding.rule in _OWN_ARITHMETIC]:
        for n, cause in enumerate(told):
            if cause.rule in _CLAIMS and _same_claim(cause, symptom):
                told[n] = _with_symptom(cause, symptom)
                told.remove(symptom)
                break
    return told


def explaining(findings: Iterable[Finding], rule: str, names: Sequence[str]) -> list[Finding]:
    """The findings, the first of ``rule`` with the equations ``names`` under it, which it explains."""
    told = list(findings)
    first = next((n for n, finding in enumerate(told) if finding.rule == rule), None)
    if first is not None:
        told[first] = replace(told[first], explains=tuple(dict.fromkeys((*told[first].explains, *names))))
    return told


def repeated(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with what tables copied from last year upset told under them."""
    copied = next((found for found in findings if found.rule == _COPIED and found.severity == "error"), None)
    if copied is None:
        return list(findings)
    upset = [found for found in findings if found.rule in _CONTINUED]
    told = copied
    for symptom in upset:
        told = _with_symptom(told, symptom)
    return [told if found is copied else found for found in findings if found not in upset]


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.subject, finding.primary.span


def _shared(cause: Finding, symptom: Finding) -> int:
    """How many cells of the symptom the cause blames."""
    blamed = {suspect.address for suspect in cause.suspects}
    return sum(place.address in blamed for place in (symptom.primary, *symptom.related))


def _with_symptom(cause: Finding, symptom: Finding) -> Finding:
    about = symptom.subject
    # an equation is named by its rule already
    name = about if about.startswith(f"{symptom.rule}[") else f"{symptom.rule}[{about}]" if about else symptom.rule
    return replace(cause, explains=tuple(dict.fromkeys((*cause.explains, name, *symptom.explains))))


def _same_claim(cause: Finding, symptom: Finding) -> bool:
    places = {place.span for place in (symptom.primary, *symptom.related)}
    return cause.primary.span in places
