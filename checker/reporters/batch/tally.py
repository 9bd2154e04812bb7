"""What is counted while the reports go by: by state, by group of reports, by rule, and the worst of them."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from checker.model.batch import Batch
from checker.model.rule import SEVERITIES
from checker.reporters.batch.rows import encodable
from checker.reporters.batch.score import FULL, grade

_TABLE = """
create table groups(kind text, name text, reports int, scored int, tenths int, error int, warning int, info int,
                    primary key (kind, name)) without rowid
"""
_COUNT = """
insert into groups values (?, ?, 1, ?, ?, ?, ?, ?) on conflict do update set
  reports = reports + 1, scored = scored + excluded.scored, tenths = tenths + excluded.tenths,
  error = error + excluded.error, warning = warning + excluded.warning, info = info + excluded.info
"""
# a mean of points in tenths, so that the sums are exact; without points a group has no place
_RANKED = """
select name, reports, scored, error, warning, info, tenths / 10.0 / scored as points,
       case when scored and name <> '' then
         rank() over (partition by name = '' order by tenths * 1.0 / scored desc nulls last) end
from groups where kind = ? order by name = '', points is null, points {points}, name {name}
"""
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one province, place or issuer; ``points`` is the mean of the ``scored`` ones, None without any."""

    name: tuple[str, ...]
    reports: int
    scored: int
    error: int
    warning: int
    info: int
    points: float | None
    place: int | None


@dataclass(frozen=True, slots=True, order=True)
class Bad:
    """A report among the worst; the greater, the worse: by lost points, errors, warnings, and the earlier path."""

    lost: float
    errors: int
    warnings: int
    earliness: int
    record: Mapping[str, Any] = field(compare=False)


@dataclass
class Tally:
    """The counts of a batch. Groups lie in a temporary database of their own, because issuers may be very many."""

    keep: int
    database: sqlite3.Connection
    states: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    coverage: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Counter[str]] = field(default_factory=dict)
    broken: Counter[str] = field(default_factory=Counter)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    bad: int = 0
    worst: list[Bad] = field(default_factory=list)

    def add(self, record: Mapping[str, Any], number: int) -> None:
        """Count the report that stands at ``number`` in the batch."""
        graded = grade(record)
        self.states[graded.state] += 1
        if graded.state == "unreadable":
            if len(self.unreadable) < self.keep:
                self.unreadable.append((record["report"]["path"], record["error"]))
            return
        found: Counter[str] = Counter({severity: record["counts"][severity] for severity in SEVERITIES})
        self.severities.update(found)
        self.coverage.update(record["coverage"])
        self.broken.update({breakage["rule"] for breakage in record["breakages"]})
        self._count_rules(record)
        self._count_groups(record, graded.points, found)
        if found["error"] or found["warning"]:
            self._keep_if_bad(record, graded.points, found, number)

    def _count_rules(self, record: Mapping[str, Any]) -> None:
        for rule in {finding["rule"] for finding in record["findings"]}:
            self.rules.setdefault(rule, Counter())["reports"] += 1
        for finding in record["findings"]:
            self.rules[finding["rule"]][finding["severity"]] += 1

    def _count_groups(self, record: Mapping[str, Any], points: float | None, found: Counter[str]) -> None:
        report = record["report"]
        province, city, issuer = (report.get(name) or "" for name in ("province", "city", "issuer"))
        groups = {
            "province": (province,),
            "city": (province, city) if city else (),
            # two places may have an issuer of the same name
            "issuer": (province, city, issuer) if issuer else (),
        }
        scored, tenths = (0, 0) if points is None else (1, round(10 * points))
        numbers = [scored, tenths, *(found[severity] for severity in SEVERITIES)]
        named = ((kind, encodable(_SEPARATOR.join(name))) for kind, name in groups.items())
        self.database.executemany(_COUNT, ((kind, name, *numbers) for kind, name in named))

    def _keep_if_bad(self, record: Mapping[str, Any], points: float | None, found: Counter[str], number: int) -> None:
        self.bad += 1
        lost = 0.0 if points is None else FULL - points
        bad = Bad(lost, found["error"], found["warning"], -number, record)
        if len(self.worst) < self.keep:
            heapq.heappush(self.worst, bad)
        elif self.worst:
            heapq.heappushpop(self.worst, bad)

    def worst_first(self) -> list[Bad]:
        """The worst reports that were kept: fewest points first, then most errors, then in the order of paths."""
        return sorted(self.worst, reverse=True)

    def groups(self, kind: str, *, best_first: bool = True) -> Iterator[Group]:
        """The groups of a kind by points; those without points stand last, after them that without a name."""
        points, name = ("desc", "asc") if best_first else ("asc", "desc")
        query = _RANKED.format(points=points, name=name)
        for joined, *numbers in self.database.execute(query, (kind,)):
            yield Group(tuple(joined.split(_SEPARATOR)) if joined else (), *numbers)

    def count(self, kind: str) -> int:
        """How many groups of a kind there are, that without a name not counted."""
        query = "select count(*) from groups where kind = ? and name <> ''"
        return int(self.database.execute(query, (kind,)).fetchone()[0])


@contextmanager
def tallied(batch: Batch, keep: int) -> Iterator[Tally]:
    """The counts of the batch, with the ``keep`` worst reports and as many of the unreadable files."""
    # "" is a database on disk of which only a few pages are in memory, and that is gone when closed
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.execute(_TABLE)
        database.execute("begin")
        tally = Tally(keep, database)
        for number, record in enumerate(batch.records()):
            tally.add(record, number)
        yield tally
