"""Findings of several reports put among those of one, as plain data: ranked and counted like those of one call."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from checker.model.finding import CONFIDENCES
from checker.model.rule import SEVERITIES
from checker.rank import score


def merged(record: dict[str, Any], extra: Sequence[bytes]) -> dict[str, Any]:
    """The record with further findings and breakages, each a JSON object of both as a record holds them."""
    told = [json.loads(each) for each in extra]
    broken = [breakage for each in told for breakage in each["breakages"]]
    fresh = [finding for each in told for finding in each["findings"]]
    return recounted(record | {"breakages": [*record["breakages"], *broken]}, [*record["findings"], *fresh])


def recounted(record: dict[str, Any], findings: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The record with these findings instead of its own, in their order and counted."""
    ordered = sorted(_named(findings), key=_key)
    ranked = [
        finding | {"rank": place, "score": score(finding["severity"], finding["confidence"], place, len(ordered))}
        for place, finding in enumerate(ordered, 1)
    ]
    counts = {severity: sum(found["severity"] == severity for found in ranked) for severity in SEVERITIES}
    return record | {"counts": counts, "findings": ranked}


def _named(findings: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Ids told apart: two comparisons may each have found the first of a kind."""
    seen: dict[str, int] = {}
    named = []
    for finding in findings:
        name = finding["id"]
        seen[name] = seen.get(name, 0) + 1
        named.append(finding if seen[name] == 1 else finding | {"id": f"{name}-{seen[name]}"})
    return named


def _key(finding: dict[str, Any]) -> tuple[object, ...]:
    """The order of :func:`checker.rank.key`."""
    place = finding["locations"][0]
    return (
        SEVERITIES.index(finding["severity"]),
        CONFIDENCES.index(finding["confidence"]),
        -len(finding["explains"]),
        1 - len(finding["locations"]),
        place["page"] or 0,
        place["line"],
        place["column"],
        finding["rule"],
        finding["id"],
    )
