"""``rules/gazetteer.yaml`` → which province a place belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.packs.files import read_yaml, rules_folder


@cache
def load_gazetteer() -> dict[str, str]:
    """Province by the name of a place: a province itself, a division of prefecture level, some counties."""
    data: Any = read_yaml(rules_folder() / "gazetteer.yaml")
    return {place: province for province, entry in data.items() for place in (province, *_places(entry))}


def _places(entry: Mapping[str, list[str]]) -> list[str]:
    return [place for places in entry.values() for place in places]
