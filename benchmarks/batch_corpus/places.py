"""Counties that exist, with the bodies that report there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from checker.packs.gazetteer import load_names

HERE = Path(__file__).resolve().parent
_SHORTEST = 3  # 矿区, 东区: too short to be anybody's own name
_DRAWN = 27  # bodies of a county without a report of the whole
_PARTS = (5, 8)  # bodies of a county with one: few, so that there are many such counties


@dataclass(frozen=True)
class Body:
    """An office that reports: its name within the county, what it writes about, how much it has to tell.

    ``requests`` is the mean number of requests a year, ``figures`` those of 表二 that are not 0.
    """

    name: str
    matters: tuple[str, ...]
    requests: float
    figures: tuple[tuple[str, int], ...] = ()
    level: str = "department"
    former: tuple[str, int] | None = None
    """The name it bore before a year."""
    later: str = ""
    """A name that it may come to bear."""

    def called(self, year: int) -> str:
        """Its name in the report for ``year``."""
        return self.former[0] if self.former and year < self.former[1] else self.name


@dataclass(frozen=True)
class County:
    """A county with its bodies; ``whole`` says whether its government reports for all of them."""

    province: str
    name: str
    bodies: tuple[Body, ...]
    whole: bool

    @property
    def reports(self) -> int:
        """How many reports it has a year."""
        return len(self.bodies) + self.whole


def counties(seed: int) -> Iterator[County]:
    """The counties of the country in an order drawn by ``seed``; three of four have a report of the whole."""
    names = list(_names())
    Random(f"{seed}/counties").shuffle(names)
    for number, (province, name) in enumerate(names):
        yield _county(Random(f"{seed}/{name}"), province, name, whole=number % 4 != 0)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple(
        (province, name)
        for province, names in load_names().items()
        for name in names["counties"]
        if len(name) >= _SHORTEST and name[-1] in "区县市旗"
    )


@cache
def bodies() -> dict[str, Any]:
    """What ``places.yaml`` says of the bodies of a county."""
    loaded: dict[str, Any] = yaml.load((HERE / "places.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def _county(rng: Random, province: str, name: str, *, whole: bool) -> County:
    known = bodies()
    departments = [_body(rng, entry) for entry in known["departments"]]
    if whole:
        # those without which a county's government would have neither permits nor fees to tell
        needed = [body for body in departments if len(body.figures) > 3 or dict(body.figures).get("fee", 0) > 500]
        others = [body for body in departments if body not in needed]
        return County(province, name, (*needed, *rng.sample(others, rng.randint(*_PARTS) - len(needed))), whole)
    towns = [_town(rng, town) for town in rng.sample(known["towns"], rng.randint(3, 8))]
    renamed = [_body(rng, {"name": entry["after"], **entry}) for entry in known["renamed"]]
    office = Body("人民政府办公室", tuple(known["office"]["matters"]), _mean(rng, known["office"]), level="office")
    drawn = rng.sample(departments, _DRAWN - len(towns) - len(renamed) - 1)
    return County(province, name, (office, *drawn, *renamed, *towns), whole)


def _body(rng: Random, entry: dict[str, Any]) -> Body:
    figures = tuple(
        (name, max(1, round(entry[name] * rng.uniform(0.4, 1.6))))
        for name in ("licensing", "penalty", "coercion", "fee")
        if name in entry
    )
    former = (entry["before"], entry["year"]) if "before" in entry else None
    later = entry.get("later", "")
    return Body(entry["name"], tuple(entry["matters"]), _mean(rng, entry), figures, former=former, later=later)


def _town(rng: Random, name: str) -> Body:
    entry = bodies()["town"]
    office = f"{name}办事处" if name.endswith("街道") else f"{name}人民政府"
    grown = {"乡": f"{name[:-1]}镇人民政府", "镇": f"{name[:-1]}街道办事处"}.get(name[-1], "")
    figures = (("penalty", entry["penalty"]),)
    return Body(office, tuple(entry["matters"]), _mean(rng, entry), figures, "town", later=grown)


def _mean(rng: Random, entry: dict[str, Any]) -> float:
    low, high = entry["requests"]
    return float(low + (high - low) * rng.random() ** 2)
