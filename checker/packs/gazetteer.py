"""``rules/gazetteer.yaml`` → which province a place belongs to and of which rank it is, and each province's pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Literal

from checker.model.report import Division, Rank
from checker.packs.files import read_yaml, rules_folder

_RANKS: Mapping[str, Rank | Literal[""]] = {"cities": "prefecture", "counties": "county", "former": ""}
# 行政公署, whose places have no people's congress and no power of their own
_AGENCIES = ("地区", "盟", "新区")


@dataclass(frozen=True)
class Province:
    """One province: its rule pack, and the labels that end its web addresses (``zj`` of ``www.zj.gov.cn``)."""

    name: str
    pack: str
    sites: tuple[str, ...]


@cache
def load_gazetteer() -> dict[str, Division]:
    """Places by name: the provinces, the divisions of prefecture level, the counties whose name occurs once."""
    places: dict[str, Division] = {}
    above = load_prefectures()
    for province, names in load_names().items():
        places[province] = Division(province, "province")
        for name, rank in _RANKS.items():
            for place in names[name]:
                agency = name == "cities" and place.endswith(_AGENCIES)
                places[place] = Division(province, "" if agency else rank, above.get(place, ""))
    return places


@cache
def load_provinces() -> dict[str, Province]:
    """Every province by its name."""
    return {name: Province(name, entry["pack"], tuple(entry["site"])) for name, entry in _entries().items()}


@cache
def load_names() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By province the names of its ``cities``, ``counties`` and ``former`` places."""
    return {
        province: {
            "cities": tuple(entry.get("cities", ())),
            "counties": tuple(chain.from_iterable(entry.get("counties", {}).values())),
            "former": tuple(entry.get("former", ())),
        }
        for province, entry in _entries().items()
    }


@cache
def load_prefectures() -> Mapping[str, str]:
    """By county the prefecture above it, the province where there is none between."""
    above = chain.from_iterable(entry.get("counties", {}).items() for entry in _entries().values())
    return {county: place for place, counties in above for county in counties}


@cache
def _entries() -> Mapping[str, Any]:
    data: Any = read_yaml(rules_folder() / "gazetteer.yaml")
    return dict(data)
