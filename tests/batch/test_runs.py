"""Runs in several processes, killed, started again and side by side end with the same bytes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from benchmarks.batch.kills import kill_after
from benchmarks.batch.measure import ROOT, audit_command, end
from benchmarks.batch.measure import audit as audited
from benchmarks.batch_corpus.corpus import write
from benchmarks.batch_corpus.plan import Spec
from checker.batch.store import FILE

Process = subprocess.Popen[bytes]


@contextmanager
def started(*command: object) -> Iterator[Process]:
    """A process that does not outlive the test."""
    words = [str(word) for word in command]
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        end(process)


def test_every_file_has_its_line_in_the_order_of_paths(batch: Path, alone: tuple[bytes, float]) -> None:
    """Nothing is lost, nothing is there twice, and what cannot be read has a line too."""
    paths = [json.loads(line)["report"]["path"] for line in alone[0].splitlines()]
    files = sorted(os.fsencode(path) for path in batch.rglob("*") if path.is_file())
    assert paths == [path.decode("utf-8", "backslashreplace") for path in files]


def test_two_workers_write_what_one_does(batch: Path, alone: tuple[bytes, float], tmp_path: Path) -> None:
    """The number of workers changes no byte."""
    audited([batch], tmp_path / "out.jsonl", tmp_path / "cache", "--jobs", "2")
    assert (tmp_path / "out.jsonl").read_bytes() == alone[0]


def test_killed_and_started_again(batch: Path, alone: tuple[bytes, float], tmp_path: Path) -> None:
    """``kill -9`` of all processes, at any moment and again and again, loses nothing and doubles nothing."""
    wanted, seconds = alone
    out, cache = tmp_path / "out.jsonl", tmp_path / "cache"
    for share in (0.7, 1.1, 1.5):  # two workers start later than one
        kill_after(audit_command([batch], out, cache, "--jobs", "2"), share * seconds)
    audited([batch], out, cache, "--jobs", "2")
    assert out.read_bytes() == wanted


def test_two_audits_at_once_in_one_place(batch: Path, alone: tuple[bytes, float], tmp_path: Path) -> None:
    """Two runs that share a cache wait for each other where they must, and write the same."""
    outs = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    with ExitStack() as stack:
        commands = [audit_command([batch], out, tmp_path / "cache", "--jobs", "1") for out in outs]
        for process in [stack.enter_context(started(*command)) for command in commands]:
            process.wait(timeout=300)
    assert [out.read_bytes() for out in outs] == [alone[0]] * 2


def test_a_cluster_that_loses_a_worker_writes_the_same(tmp_path: Path) -> None:
    """On a Dask cluster of two, one worker killed in the middle, the bytes are those of one process."""
    pytest.importorskip("distributed")
    write(tmp_path, Spec(200, years=(2022, 2023), scale=0.3, litter=0.05))
    reports, told = tmp_path / "reports", tmp_path / "scheduler.json"
    dask = (sys.executable, "-m", "distributed.cli.dask_")
    with ExitStack() as stack:
        here = ("--scheduler-file", told, "--no-dashboard")
        stack.enter_context(started(*dask[:2], f"{dask[2]}scheduler", "--host", "127.0.0.1", "--port", "0", *here))
        one = ("--nworkers", "1", "--nthreads", "1", "--no-nanny", "--local-directory", tmp_path / "dask")
        first, _ = (stack.enter_context(started(*dask[:2], f"{dask[2]}worker", *here, *one)) for _ in range(2))
        audited([reports], tmp_path / "alone.jsonl", tmp_path / "alone", "--jobs", "1")
        address = _address(told)
        out, cache = tmp_path / "out.jsonl", tmp_path / "cache"
        run = stack.enter_context(started(*audit_command([reports], out, cache, "--scheduler", address)))
        _wait_for_results(cache, run)
        os.killpg(first.pid, signal.SIGKILL)
        assert run.poll() is None, "it had ended before the worker was killed"
        run.wait(timeout=300)
    assert out.read_bytes() == (tmp_path / "alone.jsonl").read_bytes()


def _address(told: Path) -> str:
    """The address of the scheduler, once it has written it."""
    for _ in range(600):
        if told.exists() and (text := told.read_text()):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise TimeoutError("no scheduler")


def _wait_for_results(cache: Path, run: Process) -> None:
    """Until the first chunk is in the store."""
    while run.poll() is None:
        try:
            base = sqlite3.connect(f"file:{cache / FILE}?mode=ro", uri=True)
            with base:
                if base.execute("SELECT count(*) FROM results").fetchone()[0]:
                    return
        except sqlite3.Error:
            pass
        time.sleep(0.02)
