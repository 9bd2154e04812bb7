"""What is found of the faults planted between reports: precision and recall of each kind."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.batch.measure import Row, audit, scratch
from benchmarks.batch_corpus.corpus import Truth, truths, write
from benchmarks.batch_corpus.plan import Spec
from checker.model.rule import SEVERITIES

RULES: dict[str, tuple[tuple[str, ...], str]] = {
    "carry-over": (("carry-over",), "error"),
    "in-force-continuity": (("in-force-continuity",), "warning"),
    "prev-items": (("items-continuity",), "warning"),
    "narrative-growth": (("narrative-growth",), "warning"),
    "jump": (("jump-count", "jump-fee", "unit-slip-fee"), "info"),
    "identical-tables": (("same-tables",), "error"),
    "copied-last-year": (("copied-text",), "warning"),
    "copied-elsewhere": (("copied-text-elsewhere",), "warning"),
    "issuer-missing": (("report-absent",), "warning"),
    "roll-up": (("roll-up",), "warning"),
}
"""The rules that find each kind, and the severity from which it counts as found: an explained one is told lower."""

AIM = 0.98
_SHOWN = 12


@dataclass
class Score:
    """Paths of one kind: planted and found, planted and missed, found and not planted."""

    right: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)

    @property
    def precision(self) -> float:
        """The share of what was found that was planted."""
        return len(self.right) / (len(self.right) + len(self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of what was planted that was found."""
        return len(self.right) / (len(self.right) + len(self.missed) or 1)


def planted(*, quick: bool) -> list[Row]:
    """Precision and recall of every kind, with as many decoys as faults."""
    faults, reports = (20, 3000) if quick else (200, 26_000)
    with scratch() as folder:
        write(folder, Spec(reports, faults=faults, damaged=0.02, litter=0.03))
        out = folder / "out.jsonl"
        audit([folder / "reports"], out, folder / "cache", "--jobs", "2")
        scores = scored(found(out, folder / "reports"), list(truths(folder)))
    for kind, score in scores.items():
        for name, paths in (("missed", score.missed), ("wrong", score.wrong)):
            for path in sorted(paths)[:_SHOWN]:
                print(f"  {kind} {name}: {path}", file=sys.stderr)
    return [row for kind, score in scores.items() for row in _rows(kind, score)]


def _rows(kind: str, score: Score) -> Iterator[Row]:
    note = f"{len(score.right)} found, {len(score.missed)} missed, {len(score.wrong)} wrong"
    yield Row(f"precision of {kind}", score.precision, AIM, "more", note)
    yield Row(f"recall of {kind}", score.recall, AIM, "more", note)


def found(results: Path, reports: Path) -> dict[str, set[str]]:
    """By kind the reports, relative to the folder, in which it was found."""
    kinds = {rule: (kind, SEVERITIES.index(least)) for kind, (rules, least) in RULES.items() for rule in rules}
    by_kind: dict[str, set[str]] = defaultdict(set)
    with results.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            path = record["report"]["path"].removeprefix(f"{reports}/")
            for finding in record["findings"]:
                kind, least = kinds.get(finding["rule"], ("", -1))
                if SEVERITIES.index(finding["severity"]) <= least:
                    by_kind[kind].add(path)
    return by_kind


def _printed(path: str) -> str:
    """A path as results print it, bytes that are no text escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def scored(by_kind: Mapping[str, set[str]], known: list[Truth]) -> dict[str, Score]:
    """What was found, held against what was planted.

    A report that lies in two places is one report; of two reports alike either may be told.
    """
    same = {
        _printed(truth.path): truth.other
        for truth in known
        if truth.kind == "litter" and truth.variant.startswith("same")
    }
    may = {(kind, truth.path) for truth in known for kind in truth.may}
    scores = {kind: Score() for kind in RULES}
    for kind, score in scores.items():
        told = {same.get(path, path) for path in by_kind.get(kind, ())}
        faults = [truth for truth in known if truth.kind == kind and not truth.decoy]
        allowed = {path for truth in faults for path in (truth.path, truth.other)}
        for truth in faults:
            (score.right if told & {truth.path, truth.other or truth.path} else score.missed).add(truth.path)
        score.wrong = {path for path in told - allowed if (kind, path) not in may}
    return scores
