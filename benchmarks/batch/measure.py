"""One number of the table, and how runs of the program are measured."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
_POLL = 0.05


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, as a ratio, beside its aim."""

    what: str
    measured: float
    aim: float
    better: Literal["less", "more"] = "less"
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the aim is met."""
        return self.measured <= self.aim if self.better == "less" else self.measured >= self.aim

    def told(self) -> str:
        """The line as it is printed."""
        sign = "≤" if self.better == "less" else "≥"
        mark = "met " if self.met else "MISS"
        note = f"; {self.note}" if self.note else ""
        return f"{mark}  {self.measured:8.3f}  (aim {sign} {self.aim:g})  {self.what}{note}"


@dataclass(frozen=True)
class Run:
    """A run of a command: seconds on the clock and of all processors, peak memory in bytes, status and last words."""

    wall: float
    cpu: float
    peak: int
    status: int
    error: str


def audit(paths: Sequence[str | Path], output: Path, cache: Path, *options: str) -> Run:
    """``qc audit`` to its end.

    Raises:
        RuntimeError: it ended otherwise than with 0, 1 or 2, or wrote nothing.
    """
    done = run(audit_command(paths, output, cache, *options))
    if done.status not in (0, 1, 2) or not output.exists():
        raise RuntimeError(f"qc audit ended with {done.status}: {done.error}")
    return done


def audit_command(paths: Sequence[str | Path], output: Path, cache: Path, *options: str) -> list[str]:
    """The words of ``qc audit`` with results as JSON lines."""
    words = ["--format", "jsonl", "--output", str(output), "--cache", str(cache), "--quiet", *options]
    return [sys.executable, "-m", "checker", "audit", *map(str, paths), *words]


def run(command: Sequence[str]) -> Run:
    """A command to its end, its processes watched."""
    with tempfile.TemporaryFile() as errors:
        before = os.times()
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True)
        peaks: dict[int, int] = {}
        try:
            while process.poll() is None:
                for pid in tree(process.pid):
                    peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
                time.sleep(_POLL)
        finally:
            end(process)
        wall = time.perf_counter() - start
        after = os.times()
        errors.seek(0)
        words = errors.read().decode(errors="replace").strip()[-500:]
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, sum(peaks.values()), process.returncode, words)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all it started, if it still runs."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def tree(pid: int) -> Iterator[int]:
    """A process and those it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue  # it has ended
        for child in children:
            yield from tree(int(child))


def used(pid: int) -> float:
    """The processor time that a process has used, and those it started that have ended, in seconds."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0.0
    # the name, in brackets, may hold blanks
    times = status.rpartition(")")[2].split()[11:15]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> int:
    """The most memory that a process has had in its life, in bytes."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM"))
    return next((int(line[1]) * 1024 for line in lines), 0)


def interleaved(first: Callable[[], object], second: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Seconds of processor time of each, the quickest of some rounds taken in turn: others share the machine."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for place, call in enumerate((first, second)):
            start = time.process_time()
            call()
            best[place] = min(best[place], time.process_time() - start)
    return best[0], best[1]


def load() -> str:
    """How busy the machine is."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for one measurement, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="qc-batch-") as folder:
        yield Path(folder)
