"""Rules × a form → a schema: assertions, their residuals in polars, and two pandera schemas that check them.

A frame-level pandera check cannot name the failing column, reads a null as a failure and hides a crash among
failures. So every rule bound to its cells becomes a **residual**, the amount by which it fails: 0 holds, null cannot
be assessed. :attr:`Schema.long` validates a frame of residuals, one row a report and assertion, so that its
``failure_cases`` have exactly one row a failure. :func:`wide_schema` is the same truth for people who have a plain
frame of addresses of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.engines import polars_engine

from checker.kinds import KINDS
from checker.model.form import Form
from checker.model.rule import Assertion, Rule, RulePack

NAN = pl.lit(float("nan"))
_EMPTY = pl.DataFrame(schema={"report": pl.UInt32, "assertion": pl.String, "residual": pl.Float64})


@dataclass(frozen=True)
class Schema:
    """The cell rules of one pack bound to one form; plain data, so it pickles."""

    form: Form
    rules: dict[str, Rule]
    assertions: tuple[Assertion, ...]

    @cached_property
    def by_id(self) -> dict[str, Assertion]:
        """The assertions by their ids."""
        return {assertion.id: assertion for assertion in self.assertions}

    @cached_property
    def totals(self) -> dict[str, tuple[str, ...]]:
        """Cells that an identity defines as the sum of others, with those others.

        Such a cell, left blank above parts that are not 0, is not a 0: it reads as nothing.
        """
        found: dict[str, tuple[str, ...]] = {}
        for assertion in self.assertions:
            if assertion.operator == "=" and len(assertion.right) == 1:
                parts = tuple(address for sign, address in assertion.terms if sign > 0)
                found[assertion.primary] = found.get(assertion.primary, ()) + parts
        return found

    @cached_property
    def long(self) -> pa.DataFrameSchema:
        """The schema of the long frame (report, assertion, residual): every residual is 0 or null."""
        return pa.DataFrameSchema(
            {
                "report": pa.Column(pl.UInt32),
                "assertion": pa.Column(pl.String),
                "residual": pa.Column(pl.Float64, pa.Check(holds, name="residual"), nullable=True),
            }
        )

    def residuals(self, frame: pl.DataFrame) -> pl.DataFrame:
        """By how much each comparing assertion fails: one row a report, one column an assertion, null unassessed.

        ``frame`` has Float64 columns named by address; null is a blank, NaN is nothing that can be read.
        """
        there = set(frame.columns)
        hollow = [hollowed(cell, parts, there).alias(cell) for cell, parts in self.totals.items() if cell in there]
        comparing = [residual(a, there).alias(a.id) for a in self.assertions if a.comparing]
        return frame.with_columns(hollow).select(comparing)

    def cell_residuals(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The checks of single cells that fail, as a long frame (report, assertion, residual).

        Hundreds of them hold in every report, so they are computed on stacked cells and only failures are kept.
        """
        found = [_EMPTY]
        for operator in ("integer", ">="):
            bound = {a.primary: a.id for a in self.assertions if not a.comparing and a.operator == operator}
            there = [address for address in bound if address in frame.columns]
            if not there:
                continue
            value = pl.col("residual")
            amount = value - value.round(0) if operator == "integer" else value.clip(upper_bound=0.0)
            found.append(
                frame.select(there)
                .with_row_index("report")
                .unpivot(index="report", variable_name="assertion", value_name="residual")
                .with_columns(amount.fill_nan(None))
                .filter(value != 0.0)
                .with_columns(pl.col("assertion").replace_strict(bound, return_dtype=pl.String))
            )
        return pl.concat(found)


def compile_rules(pack: RulePack, form: Form) -> Schema:
    """Bind every rule of ``pack`` that speaks of cells to the cells of ``form``."""
    rules = {rule.id: _on(rule, form) for rule in pack.rules if not rule.off}
    assertions: list[Assertion] = []
    for rule in rules.values():
        bind = KINDS[rule.kind].bind
        if bind is not None and (not rule.forms or form.id in rule.forms):
            assertions += bind(rule, form)
    return Schema(form, rules, tuple(assertions))


def _on(rule: Rule, form: Form) -> Rule:
    """The rule with the form's own basis named in place of ``{form}``."""
    return replace(rule, basis=rule.basis.replace("{form}", form.basis))


def hollowed(cell: str, parts: tuple[str, ...], there: set[str]) -> pl.Expr:
    """A total, but NaN where it is blank above parts that are not 0."""
    above = pl.sum_horizontal(part for part in parts if part in there)
    return pl.when(pl.col(cell).is_null() & (above != 0)).then(NAN).otherwise(pl.col(cell))


def residual(assertion: Assertion, there: set[str]) -> pl.Expr:
    """By how much the assertion fails: 0 where it holds, null where a cell cannot be read.

    Blanks count as 0. Columns that the frame does not have (optional rows) count as 0 too.
    """
    plus = [address for sign, address in assertion.terms if sign > 0 and address in there]
    minus = [address for sign, address in assertion.terms if sign < 0 and address in there]
    amount = (pl.sum_horizontal(plus) if plus else pl.lit(0.0)) - (pl.sum_horizontal(minus) if minus else pl.lit(0.0))
    match assertion.operator:
        case "=":
            fails = amount.abs() > assertion.tolerance
        case ">=":
            fails = amount < -assertion.tolerance
        case "integer":
            amount = amount - amount.round(0)
            fails = amount.abs() > assertion.tolerance
    return pl.when(amount.is_nan()).then(None).when(fails).then(amount).otherwise(0.0)


def holds(data: pa.PolarsData) -> pl.LazyFrame:
    """The check of the long frame: a residual of 0 holds; null is not assessed here."""
    return data.lazyframe.select(pl.col(data.key).fill_null(0.0) == 0.0)


class Number(polars_engine.Float64):
    """The type of a column of any numbers, or of blanks only.

    Coercing to Float64 instead takes three times as long and turns a lost column into a crash.
    """

    def check(self, pandera_dtype: Any, data_container: object = None) -> bool:  # noqa: ARG002
        """Whether a column's type is one of numbers."""
        found: pl.DataType = getattr(pandera_dtype, "type", pandera_dtype)
        return found.is_numeric() or found == pl.Null

    def __str__(self) -> str:
        return "number"


@dataclass(frozen=True)
class Holds:
    """The check of one assertion on a wide frame of addresses; plain data, so the schema pickles."""

    assertion: Assertion
    totals: dict[str, tuple[str, ...]] = field(hash=False)

    def __call__(self, data: pa.PolarsData) -> pl.LazyFrame:
        """True for every row in which the assertion holds or cannot be assessed."""
        there = set(data.lazyframe.collect_schema().names())
        cells = [cell for cell in self.assertion.addresses if cell in self.totals and cell in there]
        hollow = [hollowed(cell, self.totals[cell], there).alias(cell) for cell in cells]
        fails = residual(self.assertion, there)
        return data.lazyframe.with_columns(hollow).select(fails.fill_null(0.0) == 0.0)


def wide_schema(schema: Schema) -> pa.DataFrameSchema:
    """A pandera schema for a plain frame: one column of numbers an address, one row a report.

    Null is a blank cell and counts as 0 in sums; NaN is a cell that could not be read. Every assertion is a Check
    named by its id on the Column of its primary address. Columns of optional rows need not be there.
    """
    checks: dict[str, list[pa.Check]] = {address: [] for address in schema.form.addresses}
    for assertion in schema.assertions:
        check = pa.Check(Holds(assertion, schema.totals), name=assertion.id, error=assertion.id, title=assertion.rule)
        checks[assertion.primary].append(check)
    required = set(schema.form.required)
    number: Any = Number()
    return pa.DataFrameSchema(
        {
            address: pa.Column(number, listed, nullable=True, required=address in required)
            for address, listed in checks.items()
        },
        name=f"form {schema.form.id}",
    )
