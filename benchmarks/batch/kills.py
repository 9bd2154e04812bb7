"""A run killed at random moments and started again, against one that was left alone."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from random import Random

from benchmarks.batch.measure import ROOT, Row, audit, audit_command, end, scratch, tree, used
from benchmarks.batch.whole import SHORT
from benchmarks.batch_corpus.corpus import write
from benchmarks.batch_corpus.plan import Spec

_POLL = 0.01


def killed(*, quick: bool) -> list[Row]:
    """Kill a run, all its processes at once, at moments all over it; how often the end was not the same bytes."""
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
            cache, share = folder / f"cache{number}", (number + rng.random()) / kills
            lived += not kill_after(audit_command([reports], out, cache, "--jobs", "2"), share * alone.cpu)
            audit([reports], out, cache, "--jobs", "2")
            wrong += out.read_bytes() != wanted
            out.unlink()
    note = f"{kills} kills of runs of {count} reports, {lived} of them after the end"
    return [Row("runs that end otherwise after kill -9", wrong, 0, note=note)]


def kill_after(command: list[str], seconds: float, folder: Path = ROOT) -> bool:
    """Start a command and kill it and all it started once these have used so much processor time.

    The clock would tell little of how far it is where others share the machine. False if it had ended by then.
    """
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None and sum(map(used, tree(process.pid))) < seconds:
        time.sleep(_POLL)
    running = process.poll() is None
    end(process)
    return running
