"""What goes wrong where: which fault is planted in which body's report of which year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random

from benchmarks.batch_corpus.figures import form_of
from benchmarks.batch_corpus.places import Body, County, counties

YEARS = tuple(range(2019, 2025))
ROLL_UP = "roll-up"
_STEP = 3  # years between two faults of one body, so that neither touches the other


@dataclass(frozen=True)
class Spec:
    """What a corpus is asked to hold.

    ``faults`` of each kind and as many decoys; ``damaged`` and ``litter`` are shares of the reports; ``scale``
    shortens the prose; without ``layouts`` all are met.
    """

    reports: int
    seed: int = 1
    years: Sequence[int] = YEARS
    faults: int = 0
    damaged: float = 0.0
    litter: float = 0.0
    scale: float = 1.0
    layouts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """A fault, or what only looks like one, to be planted in a report."""

    kind: str
    decoy: bool
    number: int
    source: tuple[County, Body] | None = None
    """Whose text is copied."""

    @property
    def salt(self) -> str:
        """What tells its random choices from those of others."""
        return f"{self.kind}/{self.decoy}/{self.number}"


def _any(_body: Body) -> bool:
    return True


def _asked(least: float) -> Callable[[Body], bool]:
    return lambda body: body.requests >= least


def _with_items(body: Body) -> bool:
    return any(name != "fee" for name, _ in body.figures)


def _grows(body: Body) -> bool:
    return body.requests >= 20 or any(name != "fee" and size >= 60 for name, size in body.figures)


# the first are those that fit the fewest years and bodies
KINDS: dict[str, tuple[Callable[[Body], bool], Callable[[int], bool]]] = {
    "prev-items": (_with_items, lambda year: year == 2020),
    "in-force-continuity": (_any, lambda year: year > 2021),
    "narrative-growth": (_asked(15), lambda _year: True),
    "jump": (_grows, lambda _year: True),
    "identical-tables": (_asked(6), lambda year: form_of(year) is form_of(year - 1)),
    "carry-over": (_asked(6), lambda _year: True),
    "copied-last-year": (_any, lambda _year: True),
    "copied-elsewhere": (_any, lambda _year: True),
    "issuer-missing": (lambda body: bool(body.later), lambda _year: True),
}
"""The kinds planted in the reports of single bodies: which bodies they fit, and which years."""


@dataclass(frozen=True)
class Plan:
    """The counties of a corpus and the tasks in each, by county, body (None for the whole) and year."""

    spec: Spec
    counties: tuple[County, ...]
    tasks: dict[tuple[str, str | None, int], Task]


def planned(spec: Spec) -> Plan:
    """Counties enough for the reports asked for, and every fault in its place.

    Raises:
        ValueError: there are too few reports for so many faults.
    """
    chosen, held = [], 0
    for county in counties(spec.seed):
        if held >= spec.reports:
            break
        chosen.append(county)
        held += county.reports * len(spec.years)
    tasks = dict(_single(spec, chosen)) | dict(_whole(spec, chosen))
    return Plan(spec, tuple(chosen), tasks)


Slot = tuple[County, Body, int]


def _single(spec: Spec, chosen: Sequence[County]) -> Iterator[tuple[tuple[str, str | None, int], Task]]:
    rng = Random(f"{spec.seed}/plan")
    bodies = [(county, body) for county in chosen if not county.whole for body in county.bodies if not body.former]
    untouched = [(county, body) for county in chosen if county.whole for body in county.bodies]
    slots = [(county, body, year) for county, body in bodies for year in spec.years[1::_STEP]]
    rng.shuffle(slots)
    for kind, (fits, in_year) in KINDS.items() if spec.faults else ():
        taken = [slot for slot in slots if fits(slot[1]) and in_year(slot[2])][: 2 * spec.faults]
        if len(taken) < 2 * spec.faults:
            raise ValueError(f"{spec.reports} reports have room for {len(taken) // 2} faults of {kind} only")
        used = {id(slot) for slot in taken}
        slots = [slot for slot in slots if id(slot) not in used]
        for number, (county, body, year) in zip(count(), taken):
            source = _source(rng, untouched, body) if kind == "copied-elsewhere" else None
            yield (county.name, body.name, year), Task(kind, number >= spec.faults, number, source)


def _source(rng: Random, bodies: Sequence[tuple[County, Body]], body: Body) -> tuple[County, Body]:
    while True:
        county, other = rng.choice(bodies)
        if other.name != body.name:
            return county, other


def _whole(spec: Spec, chosen: Sequence[County]) -> Iterator[tuple[tuple[str, str | None, int], Task]]:
    rng = Random(f"{spec.seed}/whole")
    slots = [(county.name, year) for county in chosen if county.whole for year in spec.years[1::_STEP]]
    rng.shuffle(slots)
    if len(slots) < 2 * spec.faults:
        raise ValueError(f"{spec.reports} reports have room for {len(slots) // 2} faults of {ROLL_UP} only")
    for number, (name, year) in enumerate(slots[: 2 * spec.faults]):
        yield (name, None, year), Task(ROLL_UP, number >= spec.faults, number)
