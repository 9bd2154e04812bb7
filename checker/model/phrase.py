"""How counts are told in sentences: the catalogue of phrases, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from checker.model.report import Relation

UnitClass = Literal["count", "thing", "document", "money", "percent"]
"""What is counted: cases (件 宗 起 …), things that are no cases (项 个 篇 …), or, of a phrase, either of them."""


@dataclass(frozen=True)
class Phrase:
    """One way of telling a quantity.

    A phrase with ``patterns`` tells a number: each pattern is RE2 syntax with one ``#`` where the number and its
    unit stand. A phrase with ``claims`` tells it without one (未发生行政复议): each is searched for in a clause, and
    the value is 0. ``quantities`` maps a form to the addresses the phrase may mean, the likeliest first; an address
    may hold ``{group}`` (the kind of dispute spoken of) or ``{headline}`` (the row the sentence counts).

    ``unless`` is searched for in the clause up to the number, ``not_after`` at what follows it, and either rejects
    the phrase; ``needs`` must be found in the sentence. ``priority`` goes before length when several phrases fit.
    ``origin`` is where a pack declares it, "" for those of the built-in catalogue.
    """

    id: str
    quantities: Mapping[str, tuple[str, ...]]
    patterns: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    unless: str = ""
    not_after: str = ""
    needs: str = ""
    unit: UnitClass = "count"
    relation: Relation = "="
    kind: str = "count"
    priority: int = 0
    examples: tuple[Mapping[str, object], ...] = ()
    counter: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True)
class Catalogue:
    """All phrases, and the word lists that scope, year and subject are told by.

    ``off`` tells of phrases that packs have switched off where they did so; they are ``known`` and not used.
    """

    known: tuple[Phrase, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    off: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Those that are in use."""
        return tuple(phrase for phrase in self.known if phrase.id not in self.off)
