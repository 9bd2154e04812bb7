"""One cause, one finding: what a finding already explains is told under it and not beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.model.finding import Finding

_PROSE = ("narrative-count", "narrative-denial")
_OWN_ARITHMETIC = ("narrative-parts", "narrative-balance", "narrative-repeat", "narrative-percent")


def absorb(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with symptoms moved into ``explains`` of their cause."""
    told = list(findings)
    for symptom in list(told):
        cause = next((f for f in told if f is not symptom and _explains(f, symptom)), None)
        if cause is not None:
            told.remove(symptom)
            names = (symptom.subject or symptom.rule, *symptom.explains)
            words = tuple(name if "[" in name else f"{symptom.rule}[{name}]" for name in names)
            told[told.index(cause)] = replace(cause, explains=tuple(dict.fromkeys((*cause.explains, *words))))
    return told


def _explains(cause: Finding, symptom: Finding) -> bool:
    suspects = {suspect.address: suspect for suspect in cause.suspects}
    if symptom.rule in _PROSE and suspects:
        return _repaired(cause, symptom)
    if symptom.rule in ("cell-blank", "cell-negative", "cell-not-an-integer"):
        return symptom.primary.address in suspects and cause.rule != symptom.rule
    if symptom.rule in _OWN_ARITHMETIC and cause.rule in _PROSE:
        return _same_claim(cause, symptom)
    return False


def _repaired(cause: Finding, symptom: Finding) -> bool:
    """Whether the claim agrees with the tables once the suspect is repaired."""
    moved = sum(
        suspect.repair - (suspect.value or 0)
        for suspect in cause.suspects[:1]
        if suspect.repair is not None and any(place.address == suspect.address for place in symptom.related)
    )
    return bool(moved) and symptom.delta == moved


def _same_claim(cause: Finding, symptom: Finding) -> bool:
    places = {(place.span.line, place.span.column) for place in (symptom.primary, *symptom.related)}
    return (cause.primary.span.line, cause.primary.span.column) in places
