"""The only caller of ``validate``: reports in, what holds, what fails, and what could not be assessed out.

Reports are stacked into one frame, because a validator called report by report costs hundreds of times as much.
Pass, fail, uncertain and missing stay four things; a crash is a fifth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandera.errors
import polars as pl

from checker.compiler import Schema
from checker.frame import to_frame
from checker.model.finding import Breakage, Skip
from checker.model.report import Report
from checker.model.rule import Assertion
from checker.model.text import Text

_MISSING = Text("所在的行没有读到", "a row it needs was not found")
_UNCERTAIN = Text("有单元格无法确定", "a cell it needs is in doubt")


@dataclass
class Verdict:
    """What the assertions say of one report: residuals of those that fail, and those not assessed."""

    failed: dict[str, float] = field(default_factory=dict)
    skips: list[Skip] = field(default_factory=list)
    inapplicable: frozenset[str] = frozenset()

    def assessed(self, schema: Schema) -> tuple[Assertion, ...]:
        """The comparing assertions that were assessed, holding or not."""
        out = {skip.assertion for skip in self.skips} | self.inapplicable
        return tuple(a for a in schema.assertions if a.comparing and a.id not in out)


@dataclass(frozen=True)
class Assessment:
    """What the assertions say of the rows of a frame, by row number: amounts that fail, and those not assessed."""

    failures: list[tuple[int, str, float]]
    gaps: list[tuple[int, str]]
    breakages: list[Breakage]


def run(schema: Schema, reports: Sequence[Report]) -> tuple[list[Verdict], list[Breakage]]:
    """One verdict a report, in order, and the checks that crashed."""
    verdicts = [Verdict(inapplicable=_inapplicable(schema, report)) for report in reports]
    if not schema.assertions or not reports:
        return verdicts, []
    found = assess(schema, to_frame(reports, schema.form))
    for report, assertion, amount in found.failures:
        if assertion not in verdicts[report].inapplicable:
            verdicts[report].failed[assertion] = amount
    for report, assertion in found.gaps:
        if assertion not in verdicts[report].inapplicable:
            verdicts[report].skips.append(_skip(schema, schema.by_id[assertion], reports[report]))
    return verdicts, found.breakages


def assess(schema: Schema, frame: pl.DataFrame) -> Assessment:
    """The assertions on a frame, one row a report, one Float64 column an address: null blank, NaN unreadable."""
    long = schema.residuals(frame)
    gaps = long.filter(pl.col("residual").is_null()).select("report", "assertion").rows() if len(long) else []
    failures, breakages = _failures(schema, long.drop_nulls("residual") if gaps else long)
    return Assessment(failures, gaps, breakages)


def _failures(schema: Schema, long: pl.DataFrame) -> tuple[list[tuple[int, str, float]], list[Breakage]]:
    if long.is_empty():
        return [], []
    try:
        schema.long.validate(long, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        broken = cases.filter(pl.col("index").is_null())  # a failure has its row; a crash has none
        if len(broken):
            return [], [Breakage("pandera", str(row[0])) for row in broken.select("failure_case").rows()]
        return long[cases["index"].to_list()].select("report", "assertion", "residual").rows(), []
    return [], []


def _inapplicable(schema: Schema, report: Report) -> frozenset[str]:
    """Assertions about rows that this report rightly does not print."""
    absent = schema.form.absent_rows(report.printed_rows)
    return frozenset(name for row in absent for name in schema.by_row.get(row, ()))


def _skip(schema: Schema, assertion: Assertion, report: Report) -> Skip:
    rows = report.printed_rows | schema.form.absent_rows(report.printed_rows)
    if any(address.rpartition(".")[0] not in rows for address in assertion.addresses):
        return Skip(assertion.id, "missing", _MISSING)
    return Skip(assertion.id, "uncertain", _UNCERTAIN)
