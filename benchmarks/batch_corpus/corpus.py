"""The story: counties planned → figures over the years → drafts with faults → files and what is true of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from random import Random

from benchmarks.batch_corpus.draft import Draft, drafted
from benchmarks.batch_corpus.faults import CELLS, Planted, copied
from benchmarks.batch_corpus.figures import Cells, History, added, form_of, leaves
from benchmarks.batch_corpus.litter import litter
from benchmarks.batch_corpus.paper import SHARES, laid_out, suffix
from benchmarks.batch_corpus.places import Body, County
from benchmarks.batch_corpus.plan import Plan, Spec, Task, planned
from benchmarks.batch_corpus.prose import Voice, sentences
from benchmarks.batch_corpus.whole import GOVERNMENT, lacks_part, rolled_up
from benchmarks.damage import slip


@dataclass
class Truth:
    """One line of the manifest: what was planted in a report, or is rightly found in it besides."""

    path: str
    kind: str
    decoy: bool
    variant: str = ""
    addresses: list[str] = field(default_factory=list)
    other: str = ""
    """The report it was copied from, or that holds the same bytes."""
    may: list[str] = field(default_factory=list)
    """Kinds that may rightly be found in this report too."""


@dataclass(frozen=True)
class Written:
    """A file of the corpus, its path relative to the folder of reports."""

    path: bytes
    data: bytes


Item = Written | Truth


def write(folder: Path, spec: Spec) -> tuple[int, int]:
    """Write the corpus below ``folder``: how many reports, and how many lines of the manifest.

    Raises:
        ValueError: there are too few reports for so many faults.
    """
    plan = planned(spec)
    reports = truths = 0
    base = os.fsencode(folder / "reports")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.jsonl").open("w", encoding="utf-8", errors="surrogateescape") as manifest:
        for item in corpus(plan):
            if isinstance(item, Truth):
                manifest.write(json.dumps(asdict(item), ensure_ascii=False) + "\n")
                truths += 1
                continue
            place = os.path.join(base, item.path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(item.data)
            reports += 1
    return reports, truths


def corpus(plan: Plan) -> Iterator[Item]:
    """Every file and every truth, county by county."""
    for county in plan.counties:
        yield from _County(plan, county).items()


def path_of(draft: Draft, layout: str) -> str:
    """Where a report lies: by province, county and year."""
    county = draft.county
    return f"{county.province}/{county.name}/{draft.year}/{draft.issuer}{suffix(layout)}"


class _County:
    """One county in the making."""

    def __init__(self, plan: Plan, county: County) -> None:
        self.spec, self.plan, self.county = plan.spec, plan, county
        topic = self._rng("template")
        shared = sentences(topic, Voice("本机关", 0, ()), "template", 1)
        self._template = shared[0] if topic.random() < 0.6 else ""

    def items(self) -> Iterator[Item]:
        """Its reports, year by year of each body, and its litter."""
        histories: list[dict[int, Cells]] = []
        for body in self.county.bodies:
            yield from self._body(body, histories)
        if self.county.whole:
            yield from self._government(histories)

    def _rng(self, *names: object) -> Random:
        return Random("/".join(map(str, (self.spec.seed, self.county.name, *names))))

    def _task(self, name: str | None, year: int) -> Task | None:
        return self.plan.tasks.get((self.county.name, name, year))

    def _body(self, body: Body, histories: list[dict[int, Cells]]) -> Iterator[Item]:
        history = History(body, self._rng(body.name, "figures"))
        told: dict[int, Cells] = {}
        histories.append(told)
        last: Draft | None = None
        pending: list[str] = []
        name = body.name  # by which it is planned, whatever it is called later
        for year in self.spec.years:
            task = self._task(name, year)
            cells = history.year(year, told.get(year - 1))
            told[year] = cells
            draft = Draft(self.county, body, year, cells, told.get(year - 1))
            planted = None
            if task and (change := CELLS.get((task.kind, task.decoy))):
                planted = change(self._rng(task.salt), draft)
            drafted(self._rng(name, year, "prose"), draft, self.spec.scale)
            if task and task.kind in ("copied-last-year", "copied-elsewhere"):
                source = last if task.kind == "copied-last-year" else self._source(task, year)
                assert source is not None
                planted = copied(self._rng(task.salt), draft, source, decoy=task.decoy)
                other = "" if source is last else path_of(source, self._layout(source))
            else:
                other = ""
            if task and task.kind == "issuer-missing":
                yield from self._missing(task, draft, last)
                if not task.decoy:
                    last = None
                    continue
                body = draft.body
            if self._not_given(name, year):
                if last:
                    yield Truth(path_of(last, self._layout(last)), "after", decoy=True, may=["issuer-missing"])
                last = None
                continue
            if planted and task:
                yield self._truth(task, draft, planted, other)
            if pending:
                yield Truth(path_of(draft, self._layout(draft)), "after", decoy=True, may=pending)
            pending = [*planted.may, *(["jump"] if task and task.kind == "jump" else [])] if planted else []
            near = (self._task(name, year + step) for step in (-1, 0, 1))
            yield from self._written(draft, quiet=not self.county.whole and not any(near))
            last = draft

    def _not_given(self, name: str, year: int) -> bool:
        """Whether the report is left out, so that the sum of its area lacks it."""
        task = self._task(None, year)
        return bool(
            task and lacks_part(task) and name == self.county.bodies[task.number % len(self.county.bodies)].name
        )

    def _truth(self, task: Task, draft: Draft, planted: Planted, other: str) -> Truth:
        path = path_of(draft, self._layout(draft))
        return Truth(path, task.kind, task.decoy, planted.variant, planted.addresses, other, planted.may)

    def _source(self, task: Task, year: int) -> Draft:
        """The report copied from, its prose as it was written; the figures do not matter."""
        assert task.source is not None
        county, body = task.source
        theirs = _County(self.plan, county)
        # some copy what another office wrote the year before
        told = year - 1 if task.number % 4 == 3 else year
        draft = Draft(county, body, told, {}, None)
        draft.growth = ""
        return drafted(theirs._rng(body.name, told, "prose"), draft, self.spec.scale)

    def _missing(self, task: Task, draft: Draft, last: Draft | None) -> Iterator[Truth]:
        """No report this year; of a decoy one under a new name, of which the text tells."""
        assert last is not None
        path = path_of(last, self._layout(last))
        if not task.decoy:
            yield Truth(path, task.kind, decoy=False)
            return
        old, new = draft.body.name, draft.body.later
        draft.body = replace(draft.body, name=new, former=(old, draft.year))
        draft.added.append(f"根据机构改革方案，原{self.county.name}{old}更名为{self.county.name}{new}。")
        yield Truth(path, task.kind, decoy=True, variant="renamed", may=[])

    def _government(self, histories: list[dict[int, Cells]]) -> Iterator[Item]:
        last: Cells | None = None
        pending: list[str] = []
        for year in self.spec.years:
            parts = [told[year] for told in histories]
            cells = added(parts, form_of(year).id)
            draft = Draft(self.county, GOVERNMENT, year, cells, last)
            task = self._task(None, year)
            planted = rolled_up(self._rng(task.salt), draft, parts, task) if task else None
            drafted(self._rng(GOVERNMENT.name, year, "prose"), draft, self.spec.scale)
            if task and planted:
                yield self._truth(task, draft, planted, "")
            if pending:
                yield Truth(path_of(draft, self._layout(draft)), "after", decoy=True, may=pending)
            pending = planted.may if planted else []
            yield from self._written(draft, quiet=False)
            last = cells

    def _layout(self, draft: Draft) -> str:
        if draft.blank:
            return "line_dump"  # where a blank cell leaves a trace
        known = self.spec.layouts or tuple(SHARES)
        rng = self._rng_of(draft, "layout")
        return rng.choices(known, [SHARES[layout] for layout in known])[0]

    def _rng_of(self, draft: Draft, what: str) -> Random:
        return Random(f"{self.spec.seed}/{draft.county.name}/{draft.body.name}/{draft.year}/{what}")

    def _written(self, draft: Draft, *, quiet: bool) -> Iterator[Item]:
        layout = self._layout(draft)
        path = path_of(draft, layout)
        rng = self._rng_of(draft, "paper")
        if quiet and rng.random() < self.spec.damaged and (address := _damaged(rng, draft)):
            yield Truth(path, "damage", decoy=False, addresses=[address])
        data = laid_out(draft, layout, self._template, rng)
        yield Written(path.encode(), data)
        if rng.random() < self.spec.litter:
            name, junk, same = litter(rng, draft, path, data)
            yield Written(name, junk)
            yield Truth(os.fsdecode(name), "litter", True, same, other=path)


def _damaged(rng: Random, draft: Draft) -> str:
    """A slip of the pen in an outcome, in print only: what others see of this report stays as it was."""
    rows = [row for row in leaves(draft.form.id) if draft.cells[f"requests.{row}.total"]]
    if not rows:
        return ""
    address = f"requests.{rng.choice(rows)}.natural_person"
    draft.cells = {**draft.cells, address: slip(rng, draft.cells[address])}
    return address


def truths(folder: Path) -> Iterator[Truth]:
    """The manifest of a corpus."""
    with (folder / "manifest.jsonl").open(encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            found: Mapping[str, object] = json.loads(line)
            yield Truth(**found)  # type: ignore[arg-type]
