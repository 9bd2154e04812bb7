"""What one report costs, as ratios measured in one run.

``python benchmarks/check.py`` prints

- the wall time of ``qc check`` on one report as a multiple of ``python -c "import pandera.polars"`` (aim: at most 3);
- the time to extract a text dump as a multiple of reading, decoding, splitting and finding all numbers of the same
  file (aim: at most 20);
- the time of the rules alone, per report, on one and on 10,000 stacked reports.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from checker.audit import Pack, judge_all, load_pack
from checker.extract import extract
from checker.model.finding import Audit
from checker.model.report import Report
from checker.readers import read

ROOT = Path(__file__).resolve().parents[1]
REPORTS = sorted((ROOT / "fixtures").glob("*/report.txt"))
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def timed(call: Callable[[], object], rounds: int) -> float:
    """The median of ``rounds`` calls, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return median(times)


def interleaved(first: Callable[[], object], second: Callable[[], object], rounds: int) -> float:
    """How many times as long ``first`` takes as ``second``: the median of pairs run in turn."""
    return median(timed(first, 1) / timed(second, 1) for _ in range(rounds))


def command(*words: str) -> Callable[[], object]:
    """A Python command that is run to its end."""
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)


def numbers(path: Path) -> list[list[str]]:
    """Read, decode, split into lines, find every number."""
    return [_NUMBER.findall(line) for line in path.read_bytes().decode("utf-8").split("\n")]


def extracted(path: Path, pack: Pack) -> Report:
    """The report in a file, tables and prose."""
    return extract(read(str(path)), pack.forms, pack.phrases, pack.places)


def main() -> None:
    """Print the ratios."""
    pack = load_pack()
    started = interleaved(command("-m", "checker", "check", str(REPORTS[0])), command("-c", "import pandera.polars"), 9)
    print(f"qc check, one report: {started:.2f} times import pandera.polars (aim: at most 3)")
    worst = 0.0
    for path in REPORTS:
        ratio = interleaved(partial(extracted, path, pack), partial(numbers, path), 60)
        worst = max(worst, ratio)
        print(f"extract {path.parent.name}: {ratio:.1f} times reading and finding numbers")
    print(f"extract, worst: {worst:.1f} times (aim: at most 20)")
    audits = [Audit(str(path), pack.rules, extracted(path, pack)) for path in REPORTS]
    one = timed(lambda: judge_all(audits[:1], pack), 20)
    many = timed(lambda: judge_all(audits * 200, pack), 3) / (200 * len(audits))
    print(f"rules: {one * 1e3:.1f} ms for one report alone, {many * 1e3:.2f} ms a report in 1,000 stacked")


if __name__ == "__main__":
    main()
