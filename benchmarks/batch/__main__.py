"""``python -m benchmarks.batch``: the whole table of what a batch costs and finds, each number from one run.

``--only ROW`` measures one of them, ``--quick`` on a tenth of the reports or fewer (the aims are those of the whole).
Status 1 if an aim is missed or a row could not be measured. The whole takes hours on two processors; details go to the
standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from benchmarks.batch import kills, planted, rules, whole
from benchmarks.batch.measure import Row

ROWS: dict[str, Callable[..., list[Row]]] = {
    "rules": rules.alone,
    "rivals": rules.against_rivals,
    "everything": whole.everything,
    "workers": whole.workers,
    "memory": whole.memory,
    "copied": whole.copied,
    "again": whole.again,
    "planted": planted.planted,
    "kills": kills.killed,
}


def main() -> int:
    """Measure and print; 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=tuple(ROWS), action="append", metavar="ROW", help=" ".join(ROWS))
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    met = True
    for name in given.only or ROWS:
        try:
            rows = ROWS[name](quick=given.quick)
        except RuntimeError as error:
            print(f"{name:10} not measured: {error}", flush=True)
            met = False
            continue
        for row in rows:
            print(f"{name:10} {row.told()}", flush=True)
            met &= row.met
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
