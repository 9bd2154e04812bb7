"""Rules × a form → a schema: assertions, their residuals in polars, and two pandera schemas that check them.

A frame-level pandera check cannot name the failing column, reads a null as a failure and hides a crash among
failures. So every rule bound to its cells becomes a **residual**, the amount by which it fails: 0 holds, null cannot
be assessed. :attr:`Schema.long` validates a frame of residuals, one row a report and assertion, so that its
``failure_cases`` have exactly one row a failure. :func:`wide_schema` is the same truth for people who have a plain
frame of addresses of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from math import isnan
from operator import add, sub
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
class _Plan:
    """What a frame's columns are asked: totals that may be hollow, cells compared, cells checked alone by operator."""

    hollow: dict[str, pl.Expr]
    compared: list[str]
    single: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Schema:
    """The cell rules of one pack bound to one form; plain data, so it pickles."""

    form: Form
    rules: dict[str, Rule]
    assertions: tuple[Assertion, ...]
    _plans: dict[tuple[str, ...], _Plan] = field(default_factory=dict, compare=False, repr=False)

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
        plan = self._plan(frame)
        hollow = [expression for cell, expression in plan.hollow.items() if frame[cell].null_count()]
        cells = frame.with_columns(hollow).select(pl.col(plan.compared).fill_null(0.0)).to_dict()
        zero = pl.zeros(frame.height, eager=True)
        return pl.DataFrame([failing(a, amount(a, cells, zero)).alias(a.id) for a in self.assertions if a.comparing])

    def cell_residuals(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The checks of single cells that fail, as a long frame (report, assertion, residual).

        Hundreds of them hold in every report, so they are computed on stacked cells and only failures are kept.
        """
        value = pl.col("residual")
        found = [_EMPTY]
        for operator, bound in self._plan(frame).single.items():
            amount = value - value.round(0) if operator == "integer" else value.clip(upper_bound=0.0)
            stacked = frame.select(list(bound)).with_row_index("report").lazy()
            failing = (
                stacked.unpivot(index="report", variable_name="assertion", value_name="residual")
                .with_columns(amount.fill_nan(None))
                .filter(value != 0.0)
                .collect()
            )
            if len(failing):
                names = pl.col("assertion").replace_strict(bound, return_dtype=pl.String)
                found.append(failing.with_columns(names))
        return pl.concat(found)

    def _plan(self, frame: pl.DataFrame) -> _Plan:
        """The expressions for a frame of these columns, built once: building them takes longer than a small frame."""
        columns = tuple(frame.columns)
        if columns not in self._plans:
            there = set(columns)
            single: dict[str, dict[str, str]] = {}
            for assertion in self.assertions:
                if not assertion.comparing and assertion.primary in there:
                    single.setdefault(assertion.operator, {})[assertion.primary] = assertion.id
            self._plans[columns] = _Plan(
                {c: hollowed(c, parts, there).alias(c) for c, parts in self.totals.items() if c in there},
                sorted({cell for each in self.assertions if each.comparing for cell in each.addresses} & there),
                single,
            )
        return self._plans[columns]

    def __reduce__(self) -> tuple[Any, ...]:
        return Schema, (self.form, self.rules, self.assertions)


def compile_rules(pack: RulePack, form: Form) -> Schema:
    """Bind every rule of ``pack`` that speaks of cells to the cells of ``form``."""
    rules = {rule.id: on_form(rule, form) for rule in pack.rules if not rule.off}
    assertions: list[Assertion] = []
    for rule in rules.values():
        bind = KINDS[rule.kind].bind
        if bind is not None and (not rule.forms or form.id in rule.forms):
            assertions += bind(rule, form)
    return Schema(form, rules, tuple(assertions))


def on_form(rule: Rule, form: Form) -> Rule:
    """The rule with the form's own basis named in place of ``{form}``."""
    return replace(rule, basis=rule.basis.replace("{form}", form.basis))


def hollowed(cell: str, parts: tuple[str, ...], there: set[str]) -> pl.Expr:
    """A total, but NaN where it is blank above parts that are not 0."""
    above = pl.sum_horizontal(part for part in parts if part in there)
    return pl.when(pl.col(cell).is_null() & (above != 0)).then(NAN).otherwise(pl.col(cell))


def residual(assertion: Assertion, there: set[str]) -> pl.Expr:
    """By how much the assertion fails, as an expression: 0 where it holds, null where a cell cannot be read.

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


def amount(assertion: Assertion, cells: Mapping[str, pl.Series], zero: pl.Series) -> pl.Series:
    """The terms of the assertion added up; cells that are not there count as 0.

    Series are added one by one because polars takes longer to plan hundreds of sums than to do them.
    """
    plus = [cells[address] for sign, address in assertion.terms if sign > 0 and address in cells]
    minus = [cells[address] for sign, address in assertion.terms if sign < 0 and address in cells]
    return reduce(sub, minus, reduce(add, plus) if plus else zero)


def failing(assertion: Assertion, amounts: pl.Series) -> pl.Series:
    """The amounts by which the assertion fails: 0 where it holds, null where a cell cannot be read."""
    if isnan(amounts.sum()):
        amounts = amounts.fill_nan(None)
    beyond = amounts < -assertion.tolerance
    if assertion.operator == "=":
        beyond |= amounts > assertion.tolerance
    return amounts * beyond


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
