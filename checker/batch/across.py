"""Which reports of a batch stand beside which, and what the rules over several reports say of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, groupby, islice
from operator import itemgetter

from checker.batch.alike import alike
from checker.batch.exchange import Plan
from checker.batch.issuers import Predecessor, became, predecessors, resembling
from checker.batch.store import Item, Store
from checker.batch.version import fingerprint
from checker.batch.work import pack_for
from checker.beside import beside, comparing
from checker.compiler import on_form
from checker.kinds.base import Case, Others, Relation
from checker.model.brief import unpack
from checker.model.finding import Finding
from checker.model.rule import Rule
from checker.model.text import Text
from checker.rank import rank
from checker.reporters.json_report import finding_record
from checker.reporters.view import View, printable

COVERED = 0.5
"""A batch covers a year if at least so many of those who reported the year before report in it."""

_NEXT_YEAR = "EXISTS (SELECT 1 FROM items AS o WHERE o.body = items.body AND o.year = items.year + 1)"

_PARTNERS = 12
"""Reports that one is set beside at most for its prose: who copied from whom is told as well by a few."""

_NEAR = 128
"""Reports kept unpacked, because the next comparisons are likely to speak of them too."""

_TOLD = 100
"""Comparisons after which it is told how far a run is."""

_FRESH = 256
"""Comparisons that are written down together."""

_TWICE = Text("上一年有不止一份不同的报告", "there is more than one report of the year before")


@dataclass(frozen=True)
class Comparison:
    """One report and those it is set beside.

    ``choices`` are the reports it may be set beside, where more than one set of them will do: only what every choice
    shows is told.
    """

    relation: Relation
    item: Item
    choices: tuple[tuple[Item, ...], ...]
    missing: tuple[str, ...] = ()
    doubt: Text | None = None


@dataclass(frozen=True)
class Bench:
    """Where comparisons are made: the store, and by what each report is checked."""

    store: Store
    plan_for: Callable[[str], Plan]
    _near: dict[int, Case] = field(default_factory=dict)
    _fresh: list[tuple[bytes, bytes]] = field(default_factory=list)
    _rules: dict[tuple[Plan, str, str, Relation], tuple[Rule, ...]] = field(default_factory=dict)

    def add(self, comparison: Comparison) -> None:
        """Make the comparison, unless an earlier run made it, and put what is found to its report."""
        key = self._key(comparison)
        found = self.store.told(key)
        if found is None:
            found = self._found(comparison)
            self._fresh.append((key, found))
            if len(self._fresh) == _FRESH:
                self.write()
        if found:
            self.store.add(comparison.item, found)

    def write(self) -> None:
        """Write down what was found since it was written down last."""
        self.store.tell(self._fresh)
        self._fresh.clear()

    def _plan(self, item: Item) -> Plan:
        return self.plan_for(item.file)

    def _key(self, comparison: Comparison) -> bytes:
        about = repr((comparison.relation, comparison.missing, comparison.doubt))
        digest = sha256(fingerprint(self._plan(comparison.item)) + about.encode("utf-8", "surrogatepass"))
        for item in (comparison.item, *chain.from_iterable(comparison.choices)):
            # another's path is part of what is told
            digest.update(b"%b %d %b\0" % (item.key, item.part, item.path))
        return digest.digest()

    def _case(self, item: Item) -> Case:
        case = self._near.pop(item.id, None) or self._unpacked(item)
        self._near[item.id] = case  # the last asked for stands last
        if len(self._near) > _NEAR:
            del self._near[next(iter(self._near))]
        return case

    def _unpacked(self, item: Item) -> Case:
        brief = unpack(self.store.brief(item), printable(item.shown))
        pack = pack_for(self._plan(item)).named(item.pack)
        return Case(brief.report, pack.forms.get(brief.report.form, pack.no_form), brief.passages)

    def _comparing(self, comparison: Comparison, case: Case) -> tuple[Rule, ...]:
        """The rules that have something to say of such a comparison, on the form of the report."""
        plan, pack = self._plan(comparison.item), comparison.item.pack
        name = plan, pack, case.report.form, comparison.relation
        if name not in self._rules:
            rules = pack_for(plan).named(pack).rules.rules
            self._rules[name] = tuple(on_form(rule, case.form) for rule in comparing(rules, comparison.relation))
        return self._rules[name]

    def _found(self, comparison: Comparison) -> bytes:
        plan = self._plan(comparison.item)
        case = self._case(comparison.item)
        rules = self._comparing(comparison, case)
        shown: dict[str, Finding] | None = None
        broken: dict[str, str] = {}
        for choice in comparison.choices or ((),):
            others = Others(tuple(map(self._case, choice)), comparison.missing, comparison.doubt)
            found, breakages = beside(rules, comparison.relation, case, others)
            told = {each.id: each for each in rank(found)}
            shown = told if shown is None else {name: shown[name] for name in shown if name in told}
            broken |= {breakage.rule: breakage.reason for breakage in breakages}
        view = View(language=plan.language)
        findings = [finding_record(each, view) for each in (shown or {}).values()]
        if not findings and not broken:
            return b""
        breakages_told = [{"rule": rule, "reason": reason} for rule, reason in broken.items()]
        return json.dumps({"findings": findings, "breakages": breakages_told}, ensure_ascii=False).encode(
            "utf-8", "surrogatepass"
        )


def across(store: Store, plan_for: Callable[[str], Plan], tell: Callable[[int], None]) -> None:
    """Set every report beside those it can be compared with; ``tell`` is told of comparisons now and then."""
    store.index()
    bench = Bench(store, plan_for)
    claimed: set[tuple[str, int]] = set()
    comparisons = chain(_issuers(store, claimed), _elsewhere(store), _absent(store, claimed))
    while some := list(islice(comparisons, _TOLD)):
        for comparison in some:
            bench.add(comparison)
        tell(len(some))
    bench.write()


def _issuers(store: Store, claimed: set[tuple[str, int]]) -> Iterator[Comparison]:
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


def _years(store: Store, item: Item, claimed: set[tuple[str, int]]) -> Iterator[Comparison]:
    """A report beside its issuer's of the year before."""
    changes = predecessors(item.body, item.year, guessed=False)
    last = _distinct(store.items("body = ? AND year = ?", (item.body, item.year - 1)))
    if last and all(body != item.body for body, _, _ in changes):
        doubt = _TWICE if len(last) > 1 else _absorbed(store, item, changes, claimed)
        yield Comparison("last-year", item, tuple((each,) for each in last), doubt=doubt)
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
) -> Iterator[Comparison]:
    """A report beside that of the body it was a year before, or beside none where that was another one."""
    told = False
    for body, how, why in changes:
        if last := _distinct(store.items("body = ? AND year = ?", (body, item.year - 1))):
            claimed.add((body, item.year - 1))
            if how == "renamed":
                yield Comparison("last-year", item, tuple((each,) for each in last), doubt=why)
            elif not told:
                told = True
                yield Comparison("last-year", item, (), doubt=why)


def _distinct(items: Iterable[Item]) -> list[Item]:
    """One of each content: a report that lies in two places is one report."""
    return list({(item.key, item.part): item for item in reversed(list(items))}.values())[::-1]


def _elsewhere(store: Store) -> Iterator[Comparison]:
    """Each report beside all whose prose may be like its own, and beside others of its issuer and year."""
    for number, partners in groupby(alike(store.base), key=itemgetter(0)):
        item = next(store.items("id = ?", (number,)))
        others = [next(store.items("id = ?", (other,))) for _, other in islice(partners, _PARTNERS)]
        chosen = tuple(other for other in others if other.body != item.body and other.key != item.key)
        if chosen:
            yield Comparison("elsewhere", item, (chosen,))
    twice = "(body, year) IN (SELECT body, year FROM items GROUP BY body, year HAVING count(DISTINCT key) > 1)"
    for item in store.items(f"body != '' AND year > 0 AND {twice}"):
        others = _distinct(store.items("body = ? AND year = ?", (item.body, item.year)))
        yield Comparison("again", item, (tuple(other for other in others if other.key != item.key),))


def _parts(store: Store, item: Item) -> Iterator[Comparison]:
    """The report of a whole area beside those of its parts; parts of other years that are not there are named."""
    parts = {each.body: each for each in store.items("area = ? AND year = ?", (item.body, item.year))}
    if parts:
        near = store.items("area = ? AND year IN (?, ?)", (item.body, item.year - 1, item.year + 1))
        missing = sorted({each.name for each in near if each.body not in parts})
        yield Comparison("parts", item, (tuple(parts.values()),), tuple(missing))


def _absent(store: Store, claimed: set[tuple[str, int]]) -> Iterator[Comparison]:
    """Last year's reports of issuers who have none this year, though most of the others have."""
    shares = store.base.execute(
        f"SELECT year, avg({_NEXT_YEAR}) FROM items WHERE body != '' AND year > 0 GROUP BY year"
    )
    covered = [year for year, share in shares if share >= COVERED]
    for year in covered:
        for item in store.items(f"body != '' AND year = ? AND NOT {_NEXT_YEAR}", (year,)):
            if (item.body, year) not in claimed:
                yield Comparison("absent", item, (), doubt=became(item.body, year + 1))
