"""``rules/gazetteer.yaml`` → which province a place belongs to, and which pack a province has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.packs.files import read_yaml, rules_folder

_NAMES = ("cities", "counties", "former")


@dataclass(frozen=True)
class Province:
    """One province: its rule pack, and the labels that end its web addresses (``zj`` of ``www.zj.gov.cn``)."""

    name: str
    pack: str
    sites: tuple[str, ...]


@cache
def load_gazetteer() -> dict[str, str]:
    """Province by the name of a place: a province itself, a division of prefecture level, a county of its own name."""
    return {place: province for province, entry in _entries().items() for place in (province, *_places(entry))}


@cache
def load_provinces() -> dict[str, Province]:
    """Every province by its name."""
    return {name: Province(name, entry["pack"], tuple(entry["site"])) for name, entry in _entries().items()}


@cache
def _entries() -> Mapping[str, Any]:
    data: Any = read_yaml(rules_folder() / "gazetteer.yaml")
    return dict(data)


def _places(entry: Mapping[str, Any]) -> list[str]:
    return [place for name in _NAMES for place in entry.get(name, ())]
