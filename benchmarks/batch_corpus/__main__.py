"""``python -m benchmarks.batch_corpus FOLDER``: write a corpus of reports over several years.

``FOLDER/reports`` holds the reports, ``FOLDER/manifest.jsonl`` a line for every planted fault, every decoy, every
damaged report and every file that is no report. The same options give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.batch_corpus.corpus import write
from benchmarks.batch_corpus.paper import SHARES
from benchmarks.batch_corpus.plan import YEARS, Spec


def main() -> int:
    """Write the corpus; 2 if it cannot hold what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=1000, help="at least so many; counties are not cut")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years", default=f"{YEARS[0]}-{YEARS[-1]}", help="FIRST-LAST")
    parser.add_argument("--layouts", nargs="*", choices=tuple(SHARES), default=(), help="all without it")
    parser.add_argument("--faults", type=int, default=0, help="planted between reports, of each kind; as many decoys")
    parser.add_argument("--damaged", type=float, default=0.02, help="share of reports with one wrong cell")
    parser.add_argument("--litter", type=float, default=0.03, help="share of files that are no reports")
    parser.add_argument("--scale", type=float, default=1.0, help="length of the prose")
    given = parser.parse_args()
    first, _, last = given.years.partition("-")
    years = range(int(first), int(last or first) + 1)
    spec = Spec(
        reports=given.reports,
        seed=given.seed,
        years=tuple(years),
        faults=given.faults,
        damaged=given.damaged,
        litter=given.litter,
        scale=given.scale,
        layouts=tuple(given.layouts),
    )
    start = time.perf_counter()
    try:
        reports, truths = write(given.folder, spec)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    seconds = time.perf_counter() - start
    print(f"{reports} files, {truths} lines of truth, {reports / seconds:.0f} files a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
