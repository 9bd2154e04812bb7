"""The story of a batch: list → skip what is known → check the rest → set reports beside each other → hand on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import Any

from checker.batch.exchange import BROKEN, UNREADABLE, Chunk, Plan, Way
from checker.batch.merge import merged, recounted
from checker.batch.records import line, signs, unpacked, written
from checker.batch.sources import Entry, load
from checker.batch.store import Result, Store
from checker.batch.version import fingerprint
from checker.model.brief import Brief
from checker.model.errors import UnreadableError
from checker.model.rule import Severity

_ERROR: Severity = "error"

CHUNK = 128
"""Reports judged in one call: a worker that dies loses no more than these, a second's work."""

CHUNKS = 24
"""A batch is cut into so many at least, if none has to be smaller than :data:`SMALLEST`: workers end together."""

SMALLEST = 32

CHUNK_BYTES = 2 * 1024 * 1024
"""Of larger files fewer: they take longer, and what is not done is lost when the program is killed."""


@dataclass
class Progress:
    """How far a run is; ``told`` is called after each step.

    ``failed`` counts files that could not be read, ``wrong`` those with a report in which something is an error.
    """

    total: int
    done: int = 0
    known: int = 0
    failed: int = 0
    wrong: int = 0
    compared: int = 0
    stage: str = "check"
    told: Callable[[Progress], None] | None = None

    def step(self, *, known: int = 0, compared: int = 0) -> None:
        """Some more files turned out to be known, or some more reports are compared with others."""
        self.known += known
        self.compared += compared
        if self.told is not None:
            self.told(self)

    def finish(self, signs: str) -> None:
        """One more file is done, by the signs of its reports."""
        self.done += 1
        self.failed += UNREADABLE in signs
        self.wrong += _ERROR in signs.split(",")


@dataclass
class Seen:
    """What has been seen of a batch while its records were gone through."""

    reports: int = 0
    signs: set[str] = field(default_factory=set)

    @property
    def broken(self) -> bool:
        """Whether a file could not be read, or a rule crashed."""
        return UNREADABLE in self.signs or BROKEN in self.signs

    def note(self, signs: str) -> None:
        """One more record, by its signs."""
        self.reports += 1
        self.signs.update(signs.split(","))


@dataclass(frozen=True)
class Checked:
    """A batch after checking, in the store; see :class:`checker.model.batch.Batch`.

    ``waived`` gives the ids of findings that do not count in a file: waived, or in its baseline.
    """

    store: Store
    waived: Callable[[str], Collection[str]] | None = None
    seen: Seen = field(default_factory=Seen)

    def __len__(self) -> int:
        return len(self.store)

    def records(self) -> Iterator[Mapping[str, Any]]:
        """Each report as ``qc check --format json`` tells it, in the order of paths."""
        for result in self.store.results():
            yield self._whole(result, self._gone(result))

    def lines(self) -> Iterator[str]:
        """The same, each as a line of JSON; those to which nothing is added are not taken apart."""
        for result in self.store.results():
            gone = self._gone(result)
            if result.extra or gone or UNREADABLE in result.signs:
                yield written(self._whole(result, gone))
            else:
                self.seen.note(result.signs)
                yield line(result.record, result.file)

    def _gone(self, result: Result) -> Collection[str]:
        return self.waived(result.path) if self.waived else ()

    def _whole(self, result: Result, gone: Collection[str]) -> dict[str, Any]:
        told = unpacked(result.record, result.file)
        if result.extra:
            told = merged(told, result.extra)
        if gone and UNREADABLE not in result.signs:
            told = recounted(told, [finding for finding in told["findings"] if finding["id"] not in gone])
        self.seen.note(signs(told))
        return told

    def briefs(self) -> Iterator[Brief]:
        """The cells and facts of each report that could be read, in the order of paths."""
        from checker.batch.briefs import unpack  # few formats ask for them

        for path, brief in self.store.briefs():
            yield unpack(brief, path)


def run(entries: Sequence[Entry], plan_for: Callable[[str], Plan], store: Store, way: Way, progress: Progress) -> None:
    """Check every file that the store does not know, and set all of them beside each other.

    Raises:
        PackError: a pack is broken.
        OSError: the store cannot be written; what it holds stays, and the next run goes on from there.
    """
    try:
        _check(_chunks(entries, plan_for, store, progress), store, way, progress)
        progress.stage = "across"
        progress.step()
        _compare(plan_for, store, way, progress)
    finally:
        way.close()
    store.forget_old()


def _check(chunks: Iterator[Chunk], store: Store, way: Way, progress: Progress) -> None:
    # where nothing is to be checked or compared, nothing that does so is loaded
    if first := next(chunks, None):
        for done in way.check(chain((first,), chunks)):
            store.keep(done)
            for _, outcomes in done:
                progress.finish(",".join(outcome.signs for outcome in outcomes))
            progress.step()


def _compare(plan_for: Callable[[str], Plan], store: Store, way: Way, progress: Progress) -> None:
    batch = store.line_up()
    if not store.recall(batch):
        from checker.batch.across import across

        across(store, plan_for, way, lambda compared: progress.step(compared=compared))
        store.remember(batch)


def _chunks(
    entries: Sequence[Entry], plan_for: Callable[[str], Plan], store: Store, progress: Progress
) -> Iterator[Chunk]:
    """The files still to be checked, a few at a time, those of one plan together."""
    waiting: dict[Plan, list[tuple[bytes, bytes]]] = {}
    most = max(SMALLEST, min(CHUNK, len(entries) // CHUNKS))
    for entry in entries:
        plan = plan_for(entry.path)
        mark = fingerprint(plan)
        try:
            data = load(entry)
        except UnreadableError as error:
            # not kept by content, for there is none: another run may find the file in order
            key = sha256(mark + entry.sort_key).digest()
            from checker.batch.failure import failed

            store.expect(entry.sort_key, key)
            store.keep([(key, (failed(plan, error.text),))])
            progress.finish(UNREADABLE)
            progress.step()
            continue
        key = sha256(mark + sha256(data).digest()).digest()
        if (signs := store.expect(entry.sort_key, key)) is not None:
            progress.finish(signs)
            progress.step(known=1)
            continue
        chunk = waiting.setdefault(plan, [])
        chunk.append((key, data))
        if len(chunk) == most or sum(len(data) for _, data in chunk) > CHUNK_BYTES:
            yield _chunk(plan, waiting.pop(plan))
    for plan, chunk in waiting.items():
        yield _chunk(plan, chunk)


def _chunk(plan: Plan, files: Sequence[tuple[bytes, bytes]]) -> Chunk:
    keys, data = zip(*files, strict=True)
    return Chunk(plan, keys, data)
