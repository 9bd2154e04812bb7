"""The sketches of a report's parts as they are kept beside its brief."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from checker.model.brief import Passage
from checker.passages import WHOLE

SECTIONS = {"s1": 1, "s5": 5, WHOLE: 9}  # part six is the same sentence nearly everywhere
"""The parts that are compared, by number."""

Sketches = dict[int, frozenset[int]]
"""Hashes by part."""


def marks(passages: Iterable[Passage]) -> bytes:
    """The sketches of a report's parts: number of the part, number of hashes, the hashes ascending."""
    packed = array("I")
    for passage in passages:
        if passage.section in SECTIONS:
            packed.extend((SECTIONS[passage.section], len(passage.sketch), *passage.sketch))
    return packed.tobytes()


def sketches(packed: bytes) -> Sketches:
    """What :func:`marks` has packed."""
    values = array("I", packed)
    found: Sketches = {}
    at = 0
    while at < len(values):
        section, count = values[at : at + 2]
        found[section] = frozenset(values[at + 2 : at + 2 + count])
        at += 2 + count
    return found
