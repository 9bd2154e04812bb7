"""The rules in Great Expectations: ``python rival_great_expectations.py FRAME RULES``, run where it is installed.

It knows sums of columns that equal a constant only, so the columns on the right are given with the sign turned, and
blanks as 0; both before the clock starts. Prints seconds of processor time and failures (row and rule) as JSON.
"""

import json
import logging
import os
import sys
import time

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx  # type: ignore[import-not-found]
import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]

LESS = "minus "


def main() -> None:
    """Measure and print."""
    logging.disable(logging.WARNING)
    frame = pd.read_parquet(sys.argv[1]).fillna(0.0)
    with open(sys.argv[2], encoding="utf-8") as file:
        rules: list[dict[str, list[str]]] = json.load(file)
    right = sorted({cell for rule in rules for cell in rule["right"]})
    frame = pd.concat([frame, -frame[right].add_prefix(LESS)[[LESS + cell for cell in right]]], axis=1)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("reports").add_dataframe_asset("reports")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch(batch_parameters={"dataframe": frame})
    start = time.process_time()
    suite = gx.ExpectationSuite("sums")
    for rule in rules:
        columns = [*rule["left"], *(LESS + cell for cell in rule["right"])]
        suite.add_expectation(gx.expectations.ExpectMulticolumnSumToEqual(column_list=columns, sum_total=0))
    found = batch.validate(suite, result_format={"result_format": "COMPLETE"})
    seconds = time.process_time() - start
    failures = sum(each.result.get("unexpected_count", 0) for each in found.results)
    print(json.dumps({"seconds": seconds, "failures": failures, "version": gx.__version__}))


if __name__ == "__main__":
    main()
