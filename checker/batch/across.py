"""What the rules over several reports say: pairings made into bundles, and what is found put to the reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from typing import get_args

from checker.batch.exchange import AUTO, Bundle, Comparison, Plan, Side, Way
from checker.batch.pairings import Pairing, pairings
from checker.batch.store import Item, Store
from checker.batch.version import fingerprint
from checker.kinds import KINDS
from checker.kinds.base import Relation
from checker.packs.forms import load_forms
from checker.packs.load import load_rules
from checker.packs.prefixes import narrowed
from checker.reporters.view import printable

_FRESH, _SIDES = 128, 256
"""Comparisons that are made and written down together, and the reports in them at most, but for the last."""


@dataclass
class _Draft:
    """A bundle in the making: the numbers of its reports, its pairings and the keys they are kept by."""

    sides: dict[Item, int] = field(default_factory=dict)
    pairings: list[tuple[Pairing, bytes]] = field(default_factory=list)

    def add(self, pairing: Pairing, key: bytes) -> None:
        self.pairings.append((pairing, key))
        for item in pairing.items:
            self.sides.setdefault(item, len(self.sides))

    @property
    def full(self) -> bool:
        return len(self.pairings) >= _FRESH or len(self.sides) >= _SIDES


@dataclass(frozen=True)
class Bench:
    """Where pairings are made into bundles, and what is found in these is put to its reports and written down."""

    store: Store
    plan_for: Callable[[str], Plan]
    _sent: dict[int, list[tuple[Pairing, bytes]]] = field(default_factory=dict)
    _count: Iterator[int] = field(default_factory=count)

    def bundles(self, pairings: Iterable[Pairing], tell: Callable[[int], None]) -> Iterator[Bundle]:
        """The pairings that no earlier run made; what is found in the others is put to their reports at once."""
        drafts: dict[Plan, _Draft] = {}
        for pairing in pairings:
            plan = self.plan_for(pairing.item.file)
            key = _key(plan, pairing)
            found = self.store.told(key)
            if found is not None:
                self._put(pairing, found)
                tell(1)
                continue
            draft = drafts.setdefault(plan, _Draft())
            draft.add(pairing, key)
            if draft.full:
                yield self._bundle(plan, drafts.pop(plan))
        for plan, draft in drafts.items():
            yield self._bundle(plan, draft)

    def take(self, number: int, found: Sequence[bytes]) -> int:
        """Put what was found in a bundle to its reports, and write it down; how many pairings were in it."""
        pairings = self._sent.pop(number)
        for (pairing, _), each in zip(pairings, found, strict=True):
            self._put(pairing, each)
        self.store.tell([(key, each) for (_, key), each in zip(pairings, found, strict=True)])
        return len(pairings)

    def _put(self, pairing: Pairing, found: bytes) -> None:
        if found:
            self.store.add(pairing.item, found)

    def _bundle(self, plan: Plan, draft: _Draft) -> Bundle:
        number = next(self._count)
        self._sent[number] = draft.pairings
        sides = tuple(Side(printable(item.shown), item.pack, self.store.brief(item)) for item in draft.sides)
        numbers = draft.sides
        comparisons = tuple(
            Comparison(
                pairing.relation,
                numbers[pairing.item],
                tuple(tuple(numbers[item] for item in choice) for choice in pairing.choices),
                pairing.missing,
                pairing.doubt,
            )
            for pairing, _ in draft.pairings
        )
        return Bundle(number, plan, sides, comparisons)


def _key(plan: Plan, pairing: Pairing) -> bytes:
    about = repr((pairing.relation, pairing.missing, pairing.doubt))
    digest = sha256(fingerprint(plan) + about.encode("utf-8", "surrogatepass"))
    for item in pairing.items:
        # another's path is part of what is told
        digest.update(b"%b %d %b\0" % (item.key, item.part, item.path))
    return digest.digest()


def across(store: Store, plan_for: Callable[[str], Plan], way: Way, tell: Callable[[int], None]) -> None:
    """Set every report beside those it can be compared with; ``tell`` is told how many more comparisons are made."""
    store.index()
    bench = Bench(store, plan_for)
    found = pairings(store, _asked(store, plan_for))
    for number, told in way.compare(bench.bundles(found, tell)):
        tell(bench.take(number, told))


def _asked(store: Store, plan_for: Callable[[str], Plan]) -> frozenset[Relation]:
    """The relations that some report of the batch has rules for."""
    rows = store.base.execute("SELECT DISTINCT path, pack FROM items WHERE pack != ''")
    used = {(plan_for(os.fsdecode(path)), pack) for path, pack in rows}
    return frozenset[Relation]().union(*(_relations(plan, pack) for plan, pack in used))


def _relations(plan: Plan, pack: str) -> frozenset[Relation]:
    """The relations that the pack has rules for, as the plan narrows it; all where it does not, without looking."""
    if not (plan.select or plan.ignore):
        return frozenset(get_args(Relation))
    forms = load_forms()
    rules = load_rules(pack if plan.pack == AUTO else plan.pack, forms)
    kinds = {rule.kind for rule in narrowed(rules, plan.select, plan.ignore).rules if not rule.off}
    return frozenset(relation for kind in kinds if (relation := KINDS[kind].relation) is not None)
