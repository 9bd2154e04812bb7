"""The rules in pointblank, a step each: ``python rival_pointblank.py FRAME RULES``, run where pointblank is installed.

Prints the seconds of processor time that the interrogation took and the number of failures (row and rule) as JSON.
"""

import json
import sys
import time

import pointblank as pb  # type: ignore[import-not-found]
import polars as pl


def main() -> None:
    """Measure and print."""
    frame = pl.read_parquet(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        rules: list[dict[str, list[str]]] = json.load(file)
    start = time.process_time()
    validation = pb.Validate(frame)
    for rule in rules:
        holds = pl.sum_horizontal(rule["left"]) == pl.sum_horizontal(rule["right"])
        validation = validation.col_vals_expr(expr=holds)
    done = validation.interrogate()
    seconds = time.process_time() - start
    failures = sum(done.n_failed().values())
    print(json.dumps({"seconds": seconds, "failures": failures, "version": pb.__version__}))


if __name__ == "__main__":
    main()
