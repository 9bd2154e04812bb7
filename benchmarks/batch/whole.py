"""The whole program: files on a warm disk to findings, workers, memory, a second run, copied text."""

from __future__ import annotations

import cProfile
import io
import pstats
import re
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.batch.measure import Row, audit, load, scratch
from benchmarks.batch_corpus.corpus import write
from benchmarks.batch_corpus.plan import Spec
from checker.batch.exchange import Plan
from checker.batch.pool import processes
from checker.batch.run import Progress
from checker.batch.run import run as check
from checker.batch.sources import entries
from checker.batch.store import opened
from checker.batch.work import work

TEXT = ("line_dump", "pipe_dump", "markdown", "tab_dump", "bar_lines", "spaced", "flat")
"""The layouts that are text dumps."""
SHORT = 0.3
"""The length of the prose where the number of reports matters and not their size."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NUMBER = re.compile(rf"{_DIGITS.pattern}|[零〇一二两三四五六七八九十百千万亿]+")
"""All numbers of a report: clerks write 两件 and 十余件 too."""
_PASSES = 5
_PROFILED = 25


def corpus(folder: Path, reports: int, scale: float = 1.0, layouts: tuple[str, ...] = TEXT) -> Path:
    """A corpus of consistent reports: the folder of its files."""
    write(folder, Spec(reports, scale=scale, layouts=layouts))
    return folder / "reports"


def files(folder: Path) -> list[Path]:
    """The files of a corpus in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def numbers(paths: list[Path], pattern: re.Pattern[str] = _NUMBER) -> int:
    """Read, decode, split into lines and find every number; how many there are."""
    found = 0
    for path in paths:
        data = path.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        found += sum(len(pattern.findall(line)) for line in text.split("\n"))
    return found


def everything(*, quick: bool) -> list[Row]:
    """From files on a warm disk to findings, against finding all numbers of the same files."""
    count = 300 if quick else 3000
    with scratch() as folder:
        reports = corpus(folder, count)
        paths = files(reports)
        numbers(paths)
        before = _timed(paths)
        done = audit([reports], folder / "out.jsonl", folder / "cache", "--jobs", "1")
        # what it costs to start is not a matter of reports
        nothing = audit([paths[0]], folder / "one.jsonl", folder / "one", "--jobs", "1")
        after = _timed(paths)
        ours = (done.cpu - nothing.cpu) / len(paths)
        print(_profile(folder, paths[: min(count, 400)]), file=sys.stderr)
    all_numbers, digits = (median(seconds) / len(paths) for seconds in zip(*before, *after, strict=True))
    note = (
        f"{ours * 1e3:.1f} ms against {all_numbers * 1e3:.2f} ms a report of processor time, with Chinese numerals;"
        f" {ours / digits:.1f} times the {digits * 1e3:.2f} ms that it takes to find digits alone; {load()}"
    )
    return [Row("everything, as a multiple of finding all numbers", ours / all_numbers, 25, note=note)]


def _timed(paths: list[Path]) -> list[tuple[float, float]]:
    """Seconds of processor time of passes that find all numbers and, in turns with them, digits alone."""
    return [(_pass(paths, _NUMBER), _pass(paths, _DIGITS)) for _ in range(_PASSES)]


def _pass(paths: list[Path], pattern: re.Pattern[str]) -> float:
    start = time.process_time()
    numbers(paths, pattern)
    return time.process_time() - start


def _profile(folder: Path, paths: list[Path]) -> str:
    """Where the time of checking goes."""
    chunks = [[path.read_bytes() for path in paths[at : at + 32]] for at in range(0, len(paths), 32)]
    plan = Plan()
    work(plan, chunks[0])
    profile = cProfile.Profile()
    profile.enable()
    for chunk in chunks:
        work(plan, chunk)
    profile.disable()
    told = io.StringIO()
    pstats.Stats(profile, stream=told).sort_stats("cumulative").print_stats(r"checker/", _PROFILED)
    return told.getvalue().replace(str(folder), "")


def workers(*, quick: bool) -> list[Row]:
    """Two workers against one."""
    count = 400 if quick else 5000
    with scratch() as folder:
        reports = corpus(folder, count)
        runs = [audit([reports], folder / "out.jsonl", folder / f"{n}", "--jobs", str(n)) for n in (1, 2)]
    one, two = runs
    note = (
        f"{one.wall:.1f} s and {two.wall:.1f} s on the clock, {one.cpu:.1f} s and {two.cpu:.1f} s of processor time,"
        f" {count} reports; {load()}"
    )
    return [Row("two workers against one", one.wall / two.wall, 1.7, "more", note)]


def memory(*, quick: bool) -> list[Row]:
    """Peak memory of ten times as many reports, all processes together."""
    few, many = (500, 5000) if quick else (5000, 50_000)
    peaks = {}
    with scratch() as folder:
        for count in (few, many):
            reports = corpus(folder / str(count), count, SHORT)
            peaks[count] = audit([reports], folder / "out.jsonl", folder / f"cache{count}", "--jobs", "2").peak
    note = f"{peaks[few] / 2**20:.0f} MiB and {peaks[many] / 2**20:.0f} MiB, {few} and {many} reports"
    return [Row("peak memory of ten times as many reports", peaks[many] / peaks[few], 1.2, note=note)]


def again(*, quick: bool) -> list[Row]:
    """A second run over unchanged files."""
    count = 400 if quick else 5000
    with scratch() as folder:
        reports = corpus(folder, count)
        first, second = (audit([reports], folder / "out.jsonl", folder / "cache", "--jobs", "1") for _ in range(2))
    note = (
        f"{first.wall:.1f} s and {second.wall:.2f} s on the clock, {first.cpu:.1f} s and {second.cpu:.2f} s of CPU"
        f" time, {count} reports, starting included; {load()}"
    )
    return [Row("times as fast the second time", first.wall / second.wall, 20, "more", note)]


def copied(*, quick: bool) -> list[Row]:
    """copied-text over four times as many reports: all that is done once every report has been read."""
    few, many = (500, 2000) if quick else (5000, 20_000)
    seconds = {}
    with scratch() as folder:
        for count in (few, many):
            seconds[count] = _compared(corpus(folder / str(count), count, 0.5), folder / f"cache{count}")
    note = f"{seconds[few]:.1f} s and {seconds[many]:.1f} s of processor time, {few} and {many} reports"
    return [Row("copied-text over four times as many reports", seconds[many] / seconds[few], 5, note=note)]


def _compared(reports: Path, cache: Path) -> float:
    """The processor time of comparing, after all reports have been read by two workers."""
    plan = Plan(select=("copied-text", "copied-text-elsewhere"))
    begun: list[float] = []
    listed = entries([str(reports)])
    progress = Progress(
        len(listed), told=lambda now: begun.append(time.process_time()) if now.stage == "across" else None
    )
    with opened(cache) as store:
        check(listed, lambda _path: plan, store, processes(2), progress)
    return time.process_time() - begun[0]
