"""Where the work is done: in this process, in several on this machine, or on a Dask cluster.

Each way takes chunks and yields their outcomes as they are done; only digests and bytes travel.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from importlib import import_module
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from checker.batch.exchange import ENDED, HERE, Bundle, Chunk, Done, Found, Outcome, Plan, Way
from checker.batch.version import program
from checker.model.errors import UnreadableError
from checker.model.text import Text

Task = TypeVar("Task")

_FEW = 4  # bundles for which no process is started
_AHEAD = 3  # chunks waiting for each worker, so that none ever waits
_KILLED = Text(
    f"{HERE}：读这份文件时进程被系统终止，可能是内存不够",
    f"{HERE}: the system ended the process that read this file; there may not be enough memory",
)
_NO_CLUSTER = Text("{address}：连不上 Dask 调度器（{error}）", "{address}: no Dask scheduler answers ({error})")
_OTHER_PROGRAM = Text(
    "Dask 工作进程 {address} 上的 qc 与这里的不是同一版本，请先装成一样的",
    "the Dask workers {address} have another version of qc; install the same one there",
)
_NO_DASK = Text(
    "--scheduler 需要 Dask，请先安装：pip install 'qc[dask]'",
    "--scheduler needs Dask; install it with: pip install 'qc[dask]'",
)


def _work(plan: Plan, files: Sequence[bytes]) -> list[tuple[Outcome, ...]]:
    # here and below: what checks takes a second to load, and the process that gives work out has no need of it
    from checker.batch.work import work

    return work(plan, files)


def _compared(bundle: Bundle) -> list[bytes]:
    from checker.batch.compare import compared

    return compared(bundle)


def _checked_here(chunks: Iterable[Chunk]) -> Iterator[Done]:
    for chunk in chunks:
        yield _done(chunk, _work(chunk.plan, chunk.files))


def _compared_here(bundles: Iterable[Bundle]) -> Iterator[Found]:
    for bundle in bundles:
        yield bundle.number, _compared(bundle)


HERE_ALONE = Way(_checked_here, _compared_here)
"""One after the other in this process."""


class _Pool:
    """Processes that are started when there is work, and afresh when one of them has died."""

    def __init__(self, jobs: int) -> None:
        self.ahead = jobs * _AHEAD
        self._jobs = jobs
        self._opened = ExitStack()
        self._executor: ProcessPoolExecutor | None = None

    @property
    def started(self) -> bool:
        """Whether they run."""
        return self._executor is not None

    def check(self, chunk: Chunk) -> Future[Any]:
        """The outcomes of a chunk."""
        return self._running().submit(_work, chunk.plan, chunk.files)

    def compare(self, bundle: Bundle) -> Future[Any]:
        """What is found in a bundle."""
        return self._running().submit(_compared, bundle)

    def close(self) -> None:
        """End them."""
        self._opened.close()
        self._executor = None

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = self._opened.enter_context(_executor(self._jobs))
        return self._executor


def processes(jobs: int) -> Way:
    """So many processes on this machine; a file that kills its process is told as such, and the others go on."""
    pool = _Pool(jobs)

    def check(chunks: Iterable[Chunk]) -> Iterator[Done]:
        waiting = iter(chunks)
        while True:
            lost: list[Chunk] = []
            yield from (_done(*each) for each in _spread(pool.check, waiting, pool.ahead, lost))
            if not lost:
                return
            pool.close()
            for chunk in lost:
                yield from _one_by_one(chunk)

    def compare(bundles: Iterable[Bundle]) -> Iterator[Found]:
        waiting = iter(bundles)
        few: list[Bundle] = []
        if not pool.started:
            few += islice(waiting, _FEW)
            if len(few) < _FEW:
                yield from _compared_here(few)
                return
        lost: list[Bundle] = []
        for bundle, found in _spread(pool.compare, chain(few, waiting), pool.ahead, lost):
            yield bundle.number, found
        yield from _compared_here(chain(lost, waiting))

    return Way(check, compare, pool.close)


def cluster(address: str) -> Way:
    """The workers of the Dask cluster whose scheduler is at ``address``; lost chunks are given to other workers.

    Raises:
        UnreadableError: Dask is not installed, or no scheduler answers.
    """
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        raise UnreadableError(_NO_DASK) from None

    def run(chunks: Iterable[Chunk]) -> Iterator[Done]:
        try:
            client = dask.Client(address, timeout="10s")
        except (OSError, ValueError) as error:
            raise UnreadableError(_NO_CLUSTER.fill({"address": address, "error": error})) from None
        with client:
            others = [where for where, found in client.run(program).items() if found != program()]
            if others:
                raise UnreadableError(_OTHER_PROGRAM.fill({"address": "、".join(others)}))
            yield from _gathered(dask, client, iter(chunks))

    return Way(run, _compared_here)


def _done(chunk: Chunk, outcomes: Sequence[tuple[Outcome, ...]]) -> Done:
    return list(zip(chunk.keys, outcomes, strict=True))


def _begin() -> None:
    """Load what a worker needs, and have it end when the process that started it is gone: one killed ends nobody."""

    def watch() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
    # when it ends, to take all that it remembers apart piece by piece takes half a second and serves nobody
    atexit.register(os._exit, 0)
    import_module("checker.batch.compare")


@contextmanager
def _executor(jobs: int) -> Iterator[ProcessPoolExecutor]:
    # started afresh, because a process that is forked from one with threads may stand still for ever; one thread
    # for frames in each, because the processes themselves fill the machine
    before = os.environ.get("POLARS_MAX_THREADS")
    os.environ["POLARS_MAX_THREADS"] = "1"
    executor = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        if before is None:
            del os.environ["POLARS_MAX_THREADS"]
        else:
            os.environ["POLARS_MAX_THREADS"] = before


def _spread(
    given: Callable[[Task], Future[Any]], tasks: Iterator[Task], ahead: int, lost: list[Task]
) -> Iterator[tuple[Task, Any]]:
    """Tasks given out and taken in with what came of them; those whose process died are added to ``lost``."""
    running: dict[Future[Any], Task] = {}
    while True:
        while not lost and len(running) < ahead and (task := next(tasks, None)) is not None:
            try:
                running[given(task)] = task
            except BrokenProcessPool:
                lost.append(task)
        if not running:
            return
        ended, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in ended:
            task = running.pop(future)
            try:
                result = future.result()
            except BrokenProcessPool:
                lost.append(task)
            else:
                yield task, result


def _one_by_one(chunk: Chunk) -> Iterator[Done]:
    """Each file in a process that it can only take down itself."""
    from checker.batch.failure import failed

    left = list(zip(chunk.keys, chunk.files, strict=True))
    while left:
        with _executor(1) as executor:
            while left:
                key, data = left.pop(0)
                try:
                    [outcomes] = executor.submit(_work, chunk.plan, (data,)).result()
                except BrokenProcessPool:
                    yield [(key, (failed(chunk.plan, _KILLED)._replace(signs=ENDED),))]
                    break
                yield [(key, outcomes)]


def _gathered(dask: Any, client: Any, chunks: Iterator[Chunk]) -> Iterator[Done]:
    waiting: dict[Any, Chunk] = {}
    size = _AHEAD * max(len(client.nthreads()), 1)

    def given(number: int) -> list[Any]:
        fresh = {client.submit(_work, c.plan, c.files, pure=False): c for c in islice(chunks, number)}
        waiting.update(fresh)
        return list(fresh)

    ended = dask.as_completed(given(size))
    for future in ended:
        chunk = waiting.pop(future)
        try:
            done = _done(chunk, future.result())
        except dask.KilledWorker:
            # several workers died of it: here a file can only take down a process of its own
            yield from _one_by_one(chunk)
        else:
            yield done
        future.release()
        for fresh in given(size - len(waiting)):
            ended.add(fresh)
