"""How well the wrong cell is found: ``python -m benchmarks.localise --each 500 --seed 1``.

Consistent reports are damaged in ten families; for each the table tells how many were noticed, how often the
true cells came first or were among those shown, how often the repair was right, how many findings blamed
something innocent, and the time. The last line is about reports that are not damaged at all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, its neighbours are no package

from benchmarks.damage import FAMILIES, Damage, Family
from benchmarks.generate import equations, readings, reports
from checker.localise import Cause, Problem, localise
from checker.localise.findings import certain
from checker.model.finding import Suspect
from checker.model.form import Form

_WAYS = 2_000  # combinations of rivals looked through


@dataclass
class Score:
    """What came of one family."""

    count: int = 0
    noticed: int = 0
    first: int = 0
    shown: int = 0
    repaired: int = 0
    named: int = 0
    innocent: int = 0
    alone: int = 0
    alone_first: int = 0
    times: list[float] = field(default_factory=list)

    def add(self, damage: Damage, causes: Sequence[Cause], seconds: float) -> None:
        """Counts one damaged report."""
        wrong = set(damage.wrong)
        best = [suspect for cause in causes for suspect in cause.suspects]
        first = {suspect.address for suspect in best} == wrong
        right = first and all(suspect.repair == damage.wrong[suspect.address] for suspect in best)
        self.count += 1
        self.noticed += bool(causes)
        self.first += first
        self.repaired += right
        self.shown += any({s.address for s in way} == wrong for way in _ways(causes))
        self.named += all(any(word in cause.reason.zh for cause in causes) for word in damage.words)
        self.innocent += sum(certain(c) and c.suspects[0].address not in wrong for c in causes if c.name != "misread")
        self.alone += damage.alone
        self.alone_first += damage.alone and first
        self.times.append(seconds)


def _ways(causes: Sequence[Cause]) -> Iterator[list[Suspect]]:
    """Every explanation shown of the whole report."""
    choices = product(*([cause.suspects, *cause.rivals] for cause in causes))
    for number, chosen in enumerate(choices):
        if number == _WAYS:
            return
        yield [suspect for part in chosen for suspect in part]


def solve(form: Form, damage: Damage) -> tuple[tuple[Cause, ...], float]:
    """The causes found, and how long the quickest of three calls took: other programs run beside this one."""
    problem = Problem(equations(form), readings(damage.printed), damage.evidence)
    times = []
    for _ in range(3):
        start = perf_counter()
        causes = localise(problem)
        times.append(perf_counter() - start)
    return causes, min(times)


def damaged(rng: Random, family: Family, count: int) -> Iterator[tuple[Form, Damage]]:
    """``count`` damaged reports of a family."""
    made = 0
    while made < count:
        for form, cells in reports(rng, 8):
            damage = family(rng, form, cells)
            if damage is not None and damage.wrong and made < count:
                made += 1
                yield form, damage


def measure(name: str, each: int, seed: int) -> Score:
    """The score of one family."""
    score = Score()
    for form, damage in damaged(Random(f"{seed}/{name}"), FAMILIES[name], each):
        score.add(damage, *solve(form, damage))
    return score


def undamaged(count: int, seed: int) -> int:
    """How many of ``count`` consistent reports have a suspect."""
    rng = Random(seed)
    return sum(bool(solve(form, Damage(cells, {}))[0]) for form, cells in reports(rng, count))


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=500, help="damaged reports of each family")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", type=int, default=10_000, help="reports without faults")
    parser.add_argument("--family", action="append", choices=list(FAMILIES), help="only this one")
    options = parser.parse_args(arguments)
    solve(*next(damaged(Random(0), FAMILIES["one cell"], 1)))
    heads = (
        "noticed",
        "first",
        "shown",
        "repair",
        "named",
        "innocent",
        "single",
        "s.first",
        "ms med",
        "ms p95",
    )
    print(f"{'family':<20}" + "".join(f"{head:>10}" for head in heads))
    for name in options.family or FAMILIES:
        print(f"{name:<20}" + "".join(f"{cell:>10}" for cell in _row(measure(name, options.each, options.seed))))
    if not options.family:
        print(f"{options.clean} reports without faults: {undamaged(options.clean, options.seed)} with suspects")


def _row(score: Score) -> list[str]:
    def share(part: int, of: int) -> str:
        return f"{100 * part / of:.1f}%" if of else "-"

    times = sorted(score.times)
    counts = (score.noticed, score.first, score.shown, score.repaired, score.named)
    return [
        *(share(part, score.count) for part in counts),
        str(score.innocent),
        share(score.alone, score.count),
        share(score.alone_first, score.alone),
        f"{median(times) * 1000:.3f}",
        f"{times[int(len(times) * 0.95)] * 1000:.2f}",
    ]


if __name__ == "__main__":
    main()
