"""Comparisons made somewhere else are those made here."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.batch.measure import ROOT
from benchmarks.batch_corpus.corpus import write
from benchmarks.batch_corpus.plan import Spec
from checker.batch import across, pool
from checker.batch.exchange import Plan, Way
from checker.batch.pool import HERE_ALONE, processes
from checker.batch.run import Progress, run
from checker.batch.sources import entries
from checker.batch.store import opened
from checker.kinds.base import Relation


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports with faults that only show beside each other."""
    folder = tmp_path_factory.mktemp("faulty")
    write(folder, Spec(240, scale=0.1, faults=1))
    return folder / "reports"


@pytest.fixture(scope="module", autouse=True)
def small() -> Iterator[None]:
    """Bundles of a few comparisons, so that there are many of them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(across, "_FRESH", 4)
        yield


def found(batch: Path, cache: Path, way: Way, select: tuple[str, ...] = ()) -> tuple[list[object], int]:
    """What is found besides of each report, and how many comparisons were told."""
    listed = entries([str(batch)])
    progress = Progress(len(listed))
    with opened(cache) as store:
        run(listed, lambda _path: Plan(select=select), store, way, progress)
        return [(result.path, result.extra) for result in store.results()], progress.compared


@dataclass(frozen=True)
class Alone:
    """What one process finds, how many comparisons it tells, and the cache it leaves."""

    told: list[object]
    count: int
    cache: Path


@pytest.fixture(scope="module")
def alone(faulty: Path, small: None, tmp_path_factory: pytest.TempPathFactory) -> Alone:  # noqa: ARG001
    """The batch gone through in this process."""
    cache = tmp_path_factory.mktemp("alone")
    return Alone(*found(faulty, cache, HERE_ALONE), cache)


def test_many_bundles_are_compared_by_the_processes_that_checked(
    faulty: Path, alone: Alone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In two processes the same is found, and as many comparisons are told, as in this one; they are started once."""
    started: list[int] = []
    usual = pool._executor

    def watched(jobs: int) -> AbstractContextManager[ProcessPoolExecutor]:
        started.append(jobs)
        return usual(jobs)

    monkeypatch.setattr(pool, "_executor", watched)
    assert alone.count >= 4 * 4
    assert any(extra for _, extra in alone.told)
    assert found(faulty, tmp_path, processes(2)) == (alone.told, alone.count)
    assert started == [2]


@pytest.mark.parametrize(
    ("select", "relations"),
    [("requests-balance", set()), ("copied-text-elsewhere", {"elsewhere"}), ("report-absent", {"absent"})],
)
def test_what_no_rule_asks_for_is_not_compared(
    select: str, relations: set[Relation], faulty: Path, tmp_path: Path
) -> None:
    """A run with a few rules sets only those reports beside each other that these speak of."""
    made: set[Relation] = set()

    def watched(bundles):  # type: ignore[no-untyped-def]
        for bundle in bundles:
            made.update(comparison.relation for comparison in bundle.comparisons)
            yield from HERE_ALONE.compare([bundle])

    told, _ = found(faulty, tmp_path, Way(HERE_ALONE.check, watched), (select,))
    assert made == relations
    assert any(extra for _, extra in told) == bool(relations)


def test_what_is_known_is_not_compared_again(faulty: Path, alone: Alone, tmp_path: Path) -> None:
    """Where a file is new that stands beside none, what is told of the others is taken from the cache."""
    made: list[int] = []

    def watched(bundles):  # type: ignore[no-untyped-def]
        for bundle in bundles:
            made.append(len(bundle.comparisons))
            yield from HERE_ALONE.compare([bundle])

    extra = tmp_path / "more" / "新.txt"
    extra.parent.mkdir()
    extra.write_text("政府信息公开工作年度报告", "utf-8")
    listed = [*entries([str(faulty)]), *entries([str(extra)])]
    with opened(alone.cache) as store:
        run(listed, lambda _path: Plan(), store, Way(HERE_ALONE.check, watched), Progress(len(listed)))
        again = [(result.path, result.extra) for result in store.results()]
    assert [each for each in again if each[0] != str(extra)] == alone.told
    assert sum(made) < alone.count


_MAIN = """
from checker.batch.pool import _executor
import os, time
if __name__ == "__main__":
    with _executor(2) as executor:
        print(*{executor.submit(os.getpid).result() for _ in range(8)}, flush=True)
        time.sleep(60)
"""


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    """``kill -9`` of the program leaves none of its workers behind."""
    script = tmp_path / "main.py"
    script.write_text(_MAIN)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        workers = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
    until = time.monotonic() + 30
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert workers
    assert not any(map(alive, workers))


def alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
