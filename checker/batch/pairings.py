"""Which reports of a batch stand beside which: one issuer's of two years, an area and its parts, texts alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter

from checker.batch.alike import alike
from checker.batch.issuers import Predecessor, became, predecessors, resembling
from checker.batch.store import Item, Store
from checker.kinds.base import Relation
from checker.model.text import Text

COVERED = 0.5
"""A batch covers a year if at least so many of those who reported the year before report in it."""

_NEXT_YEAR = "EXISTS (SELECT 1 FROM items AS o WHERE o.body = items.body AND o.year = items.year + 1)"

_OF_ISSUERS = {"parts", "last-year", "absent"}  # who succeeds to whom must be known to say who is absent

_PARTNERS = 12
"""Reports that one is set beside at most for its prose: who copied from whom is told as well by a few."""

_TURN = 96
"""Pairings between two steps of finding texts alike: these take time, in which the workers need something to do."""

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


def pairings(store: Store, asked: Collection[Relation]) -> Iterator[Pairing]:
    """All pairings of the relations asked for."""
    claimed: set[tuple[str, int]] = set()
    issuers = _issuers(store, claimed) if _OF_ISSUERS & set(asked) else iter(())
    elsewhere = _elsewhere(store) if "elsewhere" in asked else iter(())
    found = _in_turns(issuers, elsewhere)
    yield from (pairing for pairing in found if pairing.relation in asked)
    if "again" in asked:
        yield from _again(store)
    if "absent" in asked:
        yield from _absent(store, claimed)


def _in_turns(quick: Iterator[Pairing], steps: Iterator[Sequence[Pairing]]) -> Iterator[Pairing]:
    """All pairings of both, a step whenever some of the others have been handed on."""
    while some := list(islice(quick, _TURN)):
        yield from some
        yield from next(steps, ())
    yield from chain.from_iterable(steps)


def _issuers(store: Store, claimed: set[tuple[str, int]]) -> Iterator[Pairing]:
    """Each report beside those of its parts, and beside its issuer's of the year before.

    ``claimed`` takes bodies and years that others succeed to.
    """
    years = {year for (year,) in store.base.execute("SELECT DISTINCT year FROM items")}
    areas = {area for (area,) in store.base.execute("SELECT DISTINCT area FROM items")}
    # an area's reports before those of its parts, and one issuer's one after the other: each is unpacked once
    whole = "body IN (SELECT area FROM items)"
    order = f"CASE WHEN {whole} THEN body ELSE area END, NOT {whole}, body, year, id"
    for body, group in groupby(store.items("body != '' AND year > 0", order=order), key=attrgetter("body")):
        reports = {year: list(some) for year, some in groupby(group, key=attrgetter("year"))}
        parts = _by_year(store.items("area = ?", (body,))) if body in areas else {}
        for year, items in reports.items():
            last = _distinct(reports.get(year - 1, ()))
            for item in items:
                if year in parts:
                    yield _summed(item, parts)
                if year - 1 in years:
                    yield from _years(store, item, last, claimed)


def _by_year(items: Iterable[Item]) -> Mapping[int, list[Item]]:
    found = defaultdict(list)
    for item in items:
        found[item.year].append(item)
    return found


def _summed(item: Item, parts: Mapping[int, list[Item]]) -> Pairing:
    """The report of a whole area beside those of its parts; parts of other years that are not there are named."""
    there = {each.body: each for each in parts[item.year]}
    near = chain.from_iterable(parts.get(year, ()) for year in (item.year - 1, item.year + 1))
    missing = sorted({each.name for each in near if each.body not in there})
    return Pairing("parts", item, (tuple(there.values()),), tuple(missing))


def _years(store: Store, item: Item, last: Sequence[Item], claimed: set[tuple[str, int]]) -> Iterator[Pairing]:
    """A report beside its issuer's of the year before."""
    changes = predecessors(item.body, item.year, guessed=False)
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


def _elsewhere(store: Store) -> Iterator[list[Pairing]]:
    """Each report beside all whose prose may be like its own, some at a time."""
    for pairs in alike(store.base):
        found = []
        for number, partners in groupby(pairs, key=itemgetter(0)):
            item = next(store.items("id = ?", (number,)))
            others = [next(store.items("id = ?", (other,))) for _, other in islice(partners, _PARTNERS)]
            chosen = tuple(other for other in others if other.body != item.body and other.key != item.key)
            if chosen:
                found.append(Pairing("elsewhere", item, (chosen,)))
        yield found


def _again(store: Store) -> Iterator[Pairing]:
    """Each report beside others of its issuer and year."""
    twice = "(body, year) IN (SELECT body, year FROM items GROUP BY body, year HAVING count(DISTINCT key) > 1)"
    for item in store.items(f"body != '' AND year > 0 AND {twice}"):
        others = _distinct(store.items("body = ? AND year = ?", (item.body, item.year)))
        yield Pairing("again", item, (tuple(other for other in others if other.key != item.key),))


def _absent(store: Store, claimed: set[tuple[str, int]]) -> Iterator[Pairing]:
    """Last year's reports of issuers who have none this year, though most of the others have."""
    shares = store.base.execute(
        f"SELECT year, avg({_NEXT_YEAR}) FROM items WHERE body != '' AND year > 0 GROUP BY year"
    )
    covered = [year for year, share in shares if share >= COVERED]
    for year in covered:
        for item in store.items(f"body != '' AND year = ? AND NOT {_NEXT_YEAR}", (year,)):
            if (item.body, year) not in claimed:
                yield _without_next(store, item)


def _without_next(store: Store, item: Item) -> Pairing:
    """A report beside none. Where its body may only have been renamed, that none has the new name is told as well."""
    change = became(item.body, item.year + 1)
    if change is None:
        return Pairing("absent", item, ())
    reports = (store.items("body = ? AND year = ?", (key, item.year + 1)) for key in change.keys)
    if change.names and not any(True for _ in chain.from_iterable(reports)):
        return Pairing("absent", item, (), change.names)
    return Pairing("absent", item, (), doubt=change.why)
