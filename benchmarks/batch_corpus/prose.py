"""Sentences from the patterns of ``words.yaml``, drawn anew for each office and year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

_SLOT = re.compile(r"\{(\w+)\}")
_NUMBERS = {"n": (20, 3000), "m": (11, 99), "k": (2, 9)}

Pattern = tuple[tuple[str, str], ...]
"""What stands before a slot, and the slot; the last slot is ""."""


@dataclass(frozen=True)
class Words:
    """Patterns by topic and words by slot."""

    topics: dict[str, tuple[Pattern, ...]]
    slots: dict[str, tuple[str, ...]]


@cache
def words() -> Words:
    """What ``words.yaml`` holds."""
    text = (Path(__file__).resolve().parent / "words.yaml").read_text("utf-8")
    data = yaml.load(text, yaml.CSafeLoader)
    topics = {name: tuple(map(_parsed, patterns)) for name, patterns in data["topics"].items()}
    topics["template"] = tuple(map(_parsed, data["template"]))
    return Words(topics, {name: tuple(entries) for name, entries in data["slots"].items()})


def _parsed(text: str) -> Pattern:
    *pieces, last = _SLOT.split(text)
    return (*zip(pieces[::2], pieces[1::2], strict=True), (last, ""))


@dataclass(frozen=True)
class Voice:
    """Who speaks: what it calls itself, where and when it speaks, and of what."""

    we: str
    year: int
    matters: Sequence[str]


def sentences(rng: Random, voice: Voice, topic: str, count: int) -> list[str]:
    """``count`` sentences on a topic, no pattern twice while there are others."""
    patterns = words().topics[topic]
    drawn = rng.sample(patterns, min(count, len(patterns)))
    drawn += rng.choices(patterns, k=count - len(drawn))
    return [_filled(rng.random, pattern, voice) for pattern in drawn]


def _filled(random: Callable[[], float], pattern: Pattern, voice: Voice) -> str:
    slots = words().slots
    out = []
    for before, slot in pattern:
        out.append(before)
        if slot in slots:
            entries: Sequence[str] = slots[slot]
        elif slot == "matter":
            entries = voice.matters
        elif slot in _NUMBERS:
            low, high = _NUMBERS[slot]
            out.append(str(low + int(random() * (high - low))))
            continue
        else:
            out.append({"we": voice.we, "year": str(voice.year), "next": str(voice.year + 1), "": ""}[slot])
            continue
        out.append(entries[int(random() * len(entries))])
    return "".join(out)
