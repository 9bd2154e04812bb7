"""Where the work is done: in this process, in several on this machine, or on a Dask cluster.

Each way takes chunks and yields their outcomes as they are done; only digests and bytes travel.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from typing import Any

from checker.batch.exchange import ENDED, HERE, Chunk, Done, Outcome, Way
from checker.batch.failure import failed
from checker.batch.version import program
from checker.batch.work import work
from checker.model.errors import UnreadableError
from checker.model.text import Text

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


def here(chunks: Iterable[Chunk]) -> Iterator[Done]:
    """One chunk after the other in this process."""
    for chunk in chunks:
        yield _done(chunk, work(chunk.plan, chunk.files))


def processes(jobs: int) -> Way:
    """So many processes on this machine; a file that kills its process is told as such, and the others go on."""

    def run(chunks: Iterable[Chunk]) -> Iterator[Done]:
        waiting = iter(chunks)
        while True:
            lost: list[Chunk] = []
            with _executor(jobs) as executor:
                yield from _spread(executor.submit, waiting, jobs * _AHEAD, lost)
            if not lost:
                return
            for chunk in lost:
                yield from _one_by_one(chunk)

    return run


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

    return run


def _done(chunk: Chunk, outcomes: Sequence[tuple[Outcome, ...]]) -> Done:
    return list(zip(chunk.keys, outcomes, strict=True))


@contextmanager
def _executor(jobs: int) -> Iterator[ProcessPoolExecutor]:
    # started afresh, because a process that is forked from one with threads may stand still for ever; one thread
    # for frames in each, because the processes themselves fill the machine
    before = os.environ.get("POLARS_MAX_THREADS")
    os.environ["POLARS_MAX_THREADS"] = "1"
    executor = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        if before is None:
            del os.environ["POLARS_MAX_THREADS"]
        else:
            os.environ["POLARS_MAX_THREADS"] = before


def _spread(
    submit: Callable[..., Future[Any]], chunks: Iterator[Chunk], ahead: int, lost: list[Chunk]
) -> Iterator[Done]:
    """Chunks given out and taken in; those whose process died are added to ``lost``."""
    running: dict[Future[Any], Chunk] = {}
    while True:
        while not lost and len(running) < ahead and (chunk := next(chunks, None)) is not None:
            try:
                running[submit(work, chunk.plan, chunk.files)] = chunk
            except BrokenProcessPool:
                lost.append(chunk)
        if not running:
            return
        ended, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in ended:
            chunk = running.pop(future)
            try:
                yield _done(chunk, future.result())
            except BrokenProcessPool:
                lost.append(chunk)


def _one_by_one(chunk: Chunk) -> Iterator[Done]:
    """Each file in a process that it can only take down itself."""
    left = list(zip(chunk.keys, chunk.files, strict=True))
    while left:
        with _executor(1) as executor:
            while left:
                key, data = left.pop(0)
                try:
                    [outcomes] = executor.submit(work, chunk.plan, (data,)).result()
                except BrokenProcessPool:
                    yield [(key, (failed(chunk.plan, _KILLED)._replace(signs=ENDED),))]
                    break
                yield [(key, outcomes)]


def _gathered(dask: Any, client: Any, chunks: Iterator[Chunk]) -> Iterator[Done]:
    waiting: dict[Any, Chunk] = {}
    size = _AHEAD * max(len(client.nthreads()), 1)

    def given(number: int) -> list[Any]:
        fresh = {client.submit(work, c.plan, c.files, pure=False): c for c in islice(chunks, number)}
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
