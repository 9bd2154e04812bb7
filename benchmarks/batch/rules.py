"""The rules alone: against the same sums in one polars select, and against two other validators."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

from platformdirs import user_cache_dir

from benchmarks.batch.measure import Row, interleaved, load, scratch
from benchmarks.batch.stacked import Stack, bare, stacked
from checker.engine import assess

FAILING = 0.02
RIVALS = {"great_expectations": ("great_expectations", "pyarrow", "polars"), "pointblank": ("pointblank", "polars")}
"""The scripts beside this file, and what each needs installed."""


INSTALLED = 1200
"""Seconds that pip may take."""


def alone(*, quick: bool) -> list[Row]:
    """300 assertions × 250 cells × 100,000 reports, 2 % failing, against the same sums in one select."""
    rows = 10_000 if quick else 100_000
    stack = stacked(rows, FAILING)
    _checked(stack)
    ours, theirs = interleaved(lambda: assess(stack.schema, stack.frame), lambda: bare(stack), 3)
    note = f"{ours:.2f} s against {theirs:.2f} s of processor time, {rows} reports"
    return [Row("the rules alone, as a multiple of one polars select", ours / theirs, 8, note=note)]


def _checked(stack: Stack) -> int:
    """How many failures there are; they must be those of the reports that were spoilt."""
    found = assess(stack.schema, stack.frame)
    if found.breakages or {row for row, _, _ in found.failures} != stack.wrong:
        raise RuntimeError("the engine does not find what is wrong")
    return len(found.failures)


def against_rivals(*, quick: bool) -> list[Row]:
    """The same rules over 10,000 reports, against the better of the two, each in an environment of its own."""
    rows = 1_000 if quick else 10_000
    stack = stacked(rows, FAILING)
    failures = _checked(stack)
    with scratch() as folder:
        frame, rules = folder / "frame.parquet", folder / "rules.json"
        stack.frame.write_parquet(frame)
        sides = [
            {side: [cell for way, cell in each.terms if way == sign] for side, sign in (("left", 1), ("right", -1))}
            for each in stack.schema.assertions
        ]
        rules.write_text(json.dumps(sides), encoding="utf-8")
        told = {name: _rival(folder, name, frame, rules) for name in RIVALS}
    for name, answer in told.items():
        if answer["failures"] != failures:
            raise RuntimeError(f"{name} finds {answer['failures']} failures instead of {failures}")
    best = min(answer["seconds"] for answer in told.values())
    ours, _ = interleaved(lambda: assess(stack.schema, stack.frame), lambda: None, 5)
    seconds = ", ".join(f"{name} {answer['version']} {answer['seconds']:.2f} s" for name, answer in told.items())
    note = f"{ours:.3f} s; {seconds} of processor time; {rows} reports; {load()}"
    return [Row("times as fast as the better of two other validators", best / ours, 15, "more", note)]


def _rival(folder: Path, name: str, frame: Path, rules: Path) -> dict[str, float]:
    """What a script says of itself, the quickest of three runs."""
    python = _environment(name)
    script = Path(__file__).with_name(f"rival_{name}.py")
    answers: list[dict[str, float]] = []
    for _ in range(3):
        done = subprocess.run([python, script, frame, rules], check=True, stdout=subprocess.PIPE, cwd=folder)
        answers.append(json.loads(done.stdout.decode().splitlines()[-1]))
        print(f"  {name}: {answers[-1]}", file=sys.stderr)
    return min(answers, key=lambda answer: answer["seconds"])


def _environment(name: str) -> Path:
    """The Python that has what a rival needs; its environment is made once, in the user's cache folder.

    Raises:
        RuntimeError: it cannot be installed.
    """
    place = Path(user_cache_dir("qc", appauthor=False)) / "benchmarks" / name
    python, whole = place / "bin" / "python", place / "whole"
    if not whole.exists():
        venv.create(place, clear=True, with_pip=True)
        command: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--prefer-binary", *RIVALS[name]]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=INSTALLED)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            said = (error.stderr or b"").decode(errors="replace").strip()
            raise RuntimeError(f"{name} cannot be installed in {place}: {said[-300:] or error}") from None
        whole.touch()
    return python
