"""A run killed at random moments and started again, against one that was left alone."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from random import Random

from benchmarks.batch.measure import ROOT, Row, audit, audit_command, end, scratch
from benchmarks.batch.whole import SHORT
from benchmarks.batch_corpus.corpus import write
from benchmarks.batch_corpus.plan import Spec


def killed(*, quick: bool) -> list[Row]:
    """Kill a run, all its processes at once, at random moments; how often the end was not the same bytes."""
    count, kills = (400, 4) if quick else (1000, 20)
    rng = Random(1)
    with scratch() as folder:
        write(folder, Spec(count, faults=1, litter=0.03, scale=SHORT))
        reports, out = folder / "reports", folder / "out.jsonl"
        alone = audit([reports], folder / "alone.jsonl", folder / "alone", "--jobs", "2")
        wanted = (folder / "alone.jsonl").read_bytes()
        wrong = lived = 0
        for number in range(kills):
            # one kill in a fresh run, so that every moment of it is as likely
            cache = folder / f"cache{number}"
            lived += not kill_after(audit_command([reports], out, cache, "--jobs", "2"), rng.uniform(0, alone.wall))
            audit([reports], out, cache, "--jobs", "2")
            wrong += out.read_bytes() != wanted
            out.unlink()
    note = f"{kills} kills of runs of {count} reports, {lived} of them after the end"
    return [Row("runs that end otherwise after kill -9", wrong, 0, note=note)]


def kill_after(command: list[str], seconds: float, folder: Path = ROOT) -> bool:
    """Start a command and kill it and all it started after a while; False if it had ended by then."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(seconds)
    running = process.poll() is None
    end(process)
    return running
