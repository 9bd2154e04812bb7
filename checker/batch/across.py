"""Which reports of a batch stand beside which, and what the rules over several reports say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, count, groupby, islice
from operator import itemgetter

from checker.batch.alike import alike
from checker.batch.exchange import Bundle, Comparison, Plan, Side, Way
from checker.batch.issuers import Predecessor, became, predecessors, resembling
from checker.batch.store import Item, Store
from checker.batch.version import fingerprint
from checker.kinds.base import Relation
from checker.model.text import Text
from checker.reporters.view import printable

COVERED = 0.5
"""A batch covers a year if at least so many of those who reported the year before report in it."""

_NEXT_YEAR = "EXISTS (SELECT 1 FROM items AS o WHERE o.body = items.body AND o.year = items.year + 1)"

_PARTNERS = 12
"""Reports that one is set beside at most for its prose: who copied from whom is told as well by a few."""

_FRESH, _SIDES = 128, 256
"""Comparisons that are made and written down together, and the reports in them at most, but for the last."""

_TWICE = Text("上一年有不止一份不同的报告", "there is more than one report of the year before")


@dataclass(frozen=True)
class Pairing:
    """One report and those it is set beside, as :class:`checker.batch.exchange.Comparison` has it."""

    relation: Relation
    item: Item
    choices: tuple[tuple[Item, ...], ...]
    missing: tuple[str, ...] = ()
    doubt: Text | None = None

    @property
    def items(self) -> Iterator[Item]:
        """All reports in it."""
        return chain((self.item,), *self.choices)


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
    claimed: set[tuple[str, int]] = set()
    pairings = chain(_issuers(store, claimed), _elsewhere(store), _absent(store, claimed))
    for number, found in way.compare(bench.bundles(pairings, tell)):
        tell(bench.take(number, found))


def _issuers(store: Store, claimed: set[tuple[str, int]]) -> Iterator[Pairing]:
    """Each report beside those of its parts, and beside its issuer's of the year before.

    ``claimed`` takes bodies and years that others succeed to.
    """
    years = {year for (year,) in store.base.execute("SELECT DISTINCT year FROM items")}
    # an area's reports before those of its parts, and one issuer's one after the other: each is unpacked once
    areas = "body IN (SELECT area FROM items)"
    order = f"CASE WHEN {areas} THEN body ELSE area END, NOT {areas}, body, year, id"
    for item in store.items("body != '' AND year > 0", order=order):
        yield from _parts(store, item)
        if item.year - 1 in years:
            yield from _years(store, item, claimed)


def _years(store: Store, item: Item, claimed: set[tuple[str, int]]) -> Iterator[Pairing]:
    """A report beside its issuer's of the year before."""
    changes = predecessors(item.body, item.year, guessed=False)
    last = _distinct(store.items("body = ? AND year = ?", (item.body, item.year - 1)))
    if last and all(body != item.body for body, _, _ in changes):
        doubt = _TWICE if len(last) > 1 else _absorbed(store, item, changes, claimed)
        yield Pairing("last-year", item, tuple((each,) for each in last), doubt=doubt)
    else:
        found = list(_under_other_names(store, item, predecessors(item.body, item.year), claimed))
        yield from found or _under_other_names(store, item, _resembling(store, item), claimed)


def _absorbed(store: Store, item: Item, changes: Iterable[Predecessor], claimed: set[tuple[str, int]]) -> Text | None:
    """Why last year's report of the body may be one of fewer tasks: another one that reports no more went into it."""
    doubt = None
    for body, how, why in changes:
        gone = f"body = ? AND year = ? AND NOT {_NEXT_YEAR}"
        if how == "merged" and any(True for _ in store.items(gone, (body, item.year - 1))):
            claimed.add((body, item.year - 1))
            doubt = why
    return doubt


def _resembling(store: Store, item: Item) -> list[Predecessor]:
    """Bodies of the year before, of the same area, that report no more and may go on in this one."""
    gone = f"area != '' AND area = ? AND year = ? AND NOT {_NEXT_YEAR}"
    names = dict.fromkeys(each.body for each in store.items(gone, (item.area, item.year - 1)))
    return resembling(item.body, names)


def _under_other_names(
    store: Store, item: Item, changes: Iterable[Predecessor], claimed: set[tuple[str, int]]
) -> Iterator[Pairing]:
    """A report beside that of the body it was a year before, or beside none where that was another one."""
    told = False
    for body, how, why in changes:
        if last := _distinct(store.items("body = ? AND year = ?", (body, item.year - 1))):
            claimed.add((body, item.year - 1))
            if how == "renamed":
                yield Pairing("last-year", item, tuple((each,) for each in last), doubt=why)
            elif not told:
                told = True
                yield Pairing("last-year", item, (), doubt=why)


def _distinct(items: Iterable[Item]) -> list[Item]:
    """One of each content: a report that lies in two places is one report."""
    return list({(item.key, item.part): item for item in reversed(list(items))}.values())[::-1]


def _elsewhere(store: Store) -> Iterator[Pairing]:
    """Each report beside all whose prose may be like its own, and beside others of its issuer and year."""
    for number, partners in groupby(chain.from_iterable(alike(store.base)), key=itemgetter(0)):
        item = next(store.items("id = ?", (number,)))
        others = [next(store.items("id = ?", (other,))) for _, other in islice(partners, _PARTNERS)]
        chosen = tuple(other for other in others if other.body != item.body and other.key != item.key)
        if chosen:
            yield Pairing("elsewhere", item, (chosen,))
    twice = "(body, year) IN (SELECT body, year FROM items GROUP BY body, year HAVING count(DISTINCT key) > 1)"
    for item in store.items(f"body != '' AND year > 0 AND {twice}"):
        others = _distinct(store.items("body = ? AND year = ?", (item.body, item.year)))
        yield Pairing("again", item, (tuple(other for other in others if other.key != item.key),))


def _parts(store: Store, item: Item) -> Iterator[Pairing]:
    """The report of a whole area beside those of its parts; parts of other years that are not there are named."""
    parts = {each.body: each for each in store.items("area = ? AND year = ?", (item.body, item.year))}
    if parts:
        near = store.items("area = ? AND year IN (?, ?)", (item.body, item.year - 1, item.year + 1))
        missing = sorted({each.name for each in near if each.body not in parts})
        yield Pairing("parts", item, (tuple(parts.values()),), tuple(missing))


def _absent(store: Store, claimed: set[tuple[str, int]]) -> Iterator[Pairing]:
    """Last year's reports of issuers who have none this year, though most of the others have."""
    shares = store.base.execute(
        f"SELECT year, avg({_NEXT_YEAR}) FROM items WHERE body != '' AND year > 0 GROUP BY year"
    )
    covered = [year for year, share in shares if share >= COVERED]
    for year in covered:
        for item in store.items(f"body != '' AND year = ? AND NOT {_NEXT_YEAR}", (year,)):
            if (item.body, year) not in claimed:
                yield Pairing("absent", item, (), doubt=became(item.body, year + 1))
