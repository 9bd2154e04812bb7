"""Batches made by hand, so that the results are tested without a run."""

import json
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from given import audited

from checker.model.brief import Brief
from checker.model.document import Source
from checker.packs.forms import load_forms
from checker.reporters.json_report import record
from checker.reporters.view import View, printable

FIXTURES = ("linan-2020", "beilun-2023", "linping-2023", "linzi-office-2023", "xiaoshan-office-2023")
WRONG, CLEAN = FIXTURES[0], FIXTURES[2]
RULES = {
    *("narrative-denial", "narrative-count", "government-results", "heading-numeral", "row-incomplete"),
    *("withdrawals-fit", "preface-contact", "preface-eversion", "label-wording", "text-approximate", "text-residue"),
}
"""The rules whose findings are told, so that a new rule does not change what is counted."""
SIZES, HEAVY = (100, 700), (100, 500)
"""Reports between which memory must not grow; fewer for formats that take long under the eye of tracemalloc."""
VIEW = View(forms=load_forms())


@dataclass(frozen=True)
class MadeBatch:
    """Records and briefs that are made anew each time they are gone through."""

    size: int
    make: Callable[[int], tuple[Mapping[str, Any], Brief | None]]

    def __len__(self) -> int:
        return self.size

    def records(self) -> Iterator[Mapping[str, Any]]:
        """The records in their order."""
        return (self.make(n)[0] for n in range(self.size))

    def lines(self) -> Iterator[str]:
        """The records as JSON."""
        return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in self.records())

    def briefs(self) -> Iterator[Brief]:
        """The briefs of those that could be read."""
        return (brief for n in range(self.size) if (brief := self.make(n)[1]) is not None)


def one(name: str = WRONG, path: str | None = None, **report: Any) -> tuple[dict[str, Any], Brief]:
    """A fixture as a batch tells it, with what its report is said to be changed."""
    audit = audited(name)
    assert audit.report is not None
    told = record(audit, VIEW)
    found = [finding for finding in told["findings"] if finding["rule"] in RULES]
    told["findings"] = [finding | {"rank": rank} for rank, finding in enumerate(found, 1)]
    told["counts"] = {kind: sum(finding["severity"] == kind for finding in found) for kind in told["counts"]}
    path = path or f"{name}/report.txt"
    told["report"] |= {"path": printable(path), "city": None, "level": "government"} | report
    source = Source(path, audit.report.source.sha256, "utf-8")
    return told, Brief(replace(audit.report, source=source))


def unread(path: str = "坏.docx", error: str = "坏.docx 打不开。") -> tuple[dict[str, Any], None]:
    """A file that could not be read."""
    pack = {"name": "national", "extends": [], "digest": "sha256:00"}
    return {
        "schema": "qc/1",
        "qc": "0",
        "pack": pack,
        "report": {"path": path},
        "error": error,
        "findings": [],
    }, None


def batch(*entries: tuple[Mapping[str, Any], Brief | None]) -> MadeBatch:
    """A batch of these reports."""
    return MadeBatch(len(entries), lambda n: entries[n])


@cache
def _kept(name: str) -> tuple[dict[str, Any], Brief]:
    return one(name)


def synthetic(size: int) -> MadeBatch:
    """Reports of many issuers, places and years, made as they are asked for: some wrong, some unreadable."""

    def make(n: int) -> tuple[Mapping[str, Any], Brief | None]:
        if n % 33 == 32:
            return unread(f"{n:06}.docx")
        told, brief = _kept(FIXTURES[n % len(FIXTURES)])
        about = {"path": f"{n:06}.txt", "issuer": f"第{n % 500}号单位", "city": f"第{n % 7}市", "year": 2019 + n % 5}
        source = replace(brief.report.source, path=about["path"])
        report = told["report"] | about
        return told | {"report": report}, Brief(replace(brief.report, source=source, year=report["year"]))

    return MadeBatch(size, make)


def with_finding(entry: tuple[dict[str, Any], Brief | None], **fields: Any) -> tuple[dict[str, Any], Brief | None]:
    """The report with its first finding changed."""
    entry[0]["findings"][0] |= fields
    return entry


def peak(run: Callable[[], object]) -> int:
    """The most memory, in bytes, that Python held at a time for a run."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def assert_flat(run: Callable[[MadeBatch, int], object], sizes: Sequence[int] = SIZES) -> None:
    """Memory does not grow with the number of reports."""
    run(synthetic(sizes[0]), sizes[0])  # some of it is kept for good
    small, large = (peak(lambda size=size: run(synthetic(size), size)) for size in sizes)
    assert large <= 1.3 * small, f"{large:,} bytes for {sizes[1]} reports, {small:,} for {sizes[0]}"
