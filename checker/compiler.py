"""Rules × a form → a schema: assertions, their residuals in polars, and two pandera schemas that check them.

A frame-level pandera check cannot name the failing column, reads a null as a failure and hides a crash among
failures. So every rule bound to its cells becomes a **residual**, the amount by which it fails: 0 holds, null cannot
be assessed. :attr:`Schema.long` validates a frame of residuals, one row a report and assertion, so that its
``failure_cases`` have exactly one row a failure. :func:`wide_schema` is the same truth for people who have a plain
frame of addresses of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import count
from math import isnan
from typing import Any

import pandera.polars as pa
import polars as pl
from pandera.engines import polars_engine

from checker.kinds import KINDS
from checker.kinds.screen import Screen
from checker.model.form import Form
from checker.model.report import Report
from checker.model.rule import Assertion, Operator, Rule, RulePack
from checker.model.when import known_of

NAN = pl.lit(float("nan"))
_LONG = {"report": pl.UInt32, "assertion": pl.String, "residual": pl.Float64}
_SCOPES = 1000  # sorts of reports remembered: rules tell few apart, but a pack may name issuers
_KINS = 256
_NUMBERS = count()
_ORDER = ("position", "report")
_TOGETHER = 1 << 16  # numbers that fit the processor's cache


@dataclass(frozen=True)
class _Measure:
    """What amounts are held to; a check of a single cell says nothing of one that cannot be read."""

    operator: Operator
    comparing: bool
    tolerance: float


@dataclass(frozen=True)
class _Group:
    """Assertions of one measure that add and subtract alike: where each stands among all, and its cells in order."""

    measure: _Measure
    signs: tuple[int, ...]
    members: list[tuple[int, list[str]]]


@dataclass(frozen=True)
class _Plan:
    """What is asked of a frame's columns: totals that may be hollow, and assertions, those alike together."""

    hollow: dict[str, pl.Expr]
    groups: list[_Group]


@dataclass(frozen=True)
class Scope:
    """The rules of a schema that speak of one sort of reports and look at a whole one.

    ``screen`` tells which of them a prose gives something to find; ``foreign`` are the assertions of rules that do
    not speak of such reports.
    """

    rules: tuple[Rule, ...]
    screen: Screen
    foreign: frozenset[str]


@dataclass(frozen=True)
class Schema:
    """The cell rules of one pack bound to one form; plain data, so it pickles."""

    form: Form
    rules: dict[str, Rule]
    assertions: tuple[Assertion, ...]
    _plans: dict[tuple[str, ...], _Plan] = field(default_factory=dict, compare=False, repr=False)
    _scopes: dict[tuple[object, ...], Scope] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_id(self) -> dict[str, Assertion]:
        """The assertions by their ids."""
        return {assertion.id: assertion for assertion in self.assertions}

    @cached_property
    def by_row(self) -> dict[str, list[str]]:
        """The ids of assertions by the row of their primary address."""
        found: dict[str, list[str]] = {}
        for assertion in self.assertions:
            found.setdefault(assertion.primary.rpartition(".")[0], []).append(assertion.id)
        return found

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
    def kin(self) -> int:
        """A number shared by the schemas that say the same of the same cells: reports under them can be stacked."""
        return _numbered(self.form.id, self.form.addresses, self.assertions)

    @cached_property
    def comparing(self) -> frozenset[str]:
        """The ids of the assertions that count in coverage."""
        return frozenset(assertion.id for assertion in self.assertions if assertion.comparing)

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        """What the conditions of the rules ask of a report, beside its form."""
        whens = [rule.when for rule in self.rules.values() if rule.when is not None]
        return ("form", *sorted({compare.name for when in whens for compare in when.compared()} - {"form"}))

    def scope(self, report: Report) -> Scope:
        """The rules that speak of the report: found once for each sort of reports that they can tell apart."""
        known = known_of(report.form, report.issuer, report.year)
        sort = tuple([known[name] for name in self._asked])
        if sort not in self._scopes:
            if len(self._scopes) >= _SCOPES:
                self._scopes.clear()
            speaking = [rule for rule in self.rules.values() if rule.applies(report.form, report.issuer, report.year)]
            self._scopes[sort] = self._scope(speaking)
        return self._scopes[sort]

    def _scope(self, rules: list[Rule]) -> Scope:
        names = {rule.id for rule in rules}
        whole = tuple(rule for rule in rules if KINDS[rule.kind].check is not None)
        return Scope(
            whole,
            Screen([screen(rule) if (screen := KINDS[rule.kind].screen) else None for rule in whole]),
            frozenset(assertion.id for assertion in self.assertions if assertion.rule not in names),
        )

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
        """By how much assertions fail: a long frame (report, assertion, residual), null where that cannot be assessed.

        What holds has no row: nearly all does. ``frame`` has Float64 columns named by address, a row a report; null
        is a blank, NaN is nothing that can be read.
        """
        plan = self._plan(frame)
        cells = filled(frame, plan.hollow)
        found = [odd for group in plan.groups for odd in failing(group, cells, frame.height)]
        if not found:
            return pl.DataFrame(schema=_LONG)
        long = pl.concat(found).sort(_ORDER)
        names = pl.Series("assertion", [self.assertions[position].id for position in long["position"]])
        return long.with_columns(names).select(*_LONG)

    def _plan(self, frame: pl.DataFrame) -> _Plan:
        """What is asked of a frame of these columns, found once: that takes longer than a small frame."""
        columns = tuple(frame.columns)
        if columns not in self._plans:
            there = set(columns)
            self._plans[columns] = _Plan(
                {c: hollowed(c, parts, there).alias(c) for c, parts in self.totals.items() if c in there},
                self._groups(there),
            )
        return self._plans[columns]

    def _groups(self, there: set[str]) -> list[_Group]:
        groups: dict[tuple[_Measure, tuple[int, ...]], list[tuple[int, list[str]]]] = {}
        for position, each in enumerate(self.assertions):
            terms = [(1 if sign > 0 else -1, cell) for sign, cell in each.terms if cell in there]
            if terms:
                terms.sort(key=lambda term: -term[0])
                # a single cell is not rounded
                measure = _Measure(each.operator, each.comparing, each.tolerance if each.comparing else 0.0)
                signs = tuple(sign for sign, _ in terms)
                groups.setdefault((measure, signs), []).append((position, [cell for _, cell in terms]))
        return [_Group(*alike, members) for alike, members in groups.items()]

    def __reduce__(self) -> tuple[Any, ...]:
        return Schema, (self.form, self.rules, self.assertions)


@lru_cache(maxsize=_KINS)
def _numbered(*said: object) -> int:  # noqa: ARG001
    """A number of its own for all that is ``said``; what is forgotten meanwhile is given another."""
    return next(_NUMBERS)


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
    if "{form}" not in rule.basis:
        return rule
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


def filled(frame: pl.DataFrame, hollow: Mapping[str, pl.Expr]) -> dict[str, pl.Series]:
    """The columns of a frame by name, blanks counting as 0, hollow totals as NaN."""
    cells = {column.name: column for column in frame.get_columns()}
    blank = [name for name, column in cells.items() if column.null_count()]
    if blank:
        cells |= frame.select([hollow.get(name, pl.col(name)).fill_null(0.0) for name in blank]).to_dict()
    return cells


def failing(group: _Group, cells: Mapping[str, pl.Series], height: int) -> Iterator[pl.DataFrame]:
    """The residuals of a group that are not 0, told by the place of their assertion.

    Assertions are laid end to end as long as the columns are short: polars takes as long for one sum as for hundreds.
    """
    step = max(1, _TOGETHER // max(1, height))
    for begin in range(0, len(group.members), step):
        members = group.members[begin : begin + step]
        amounts = added([names for _, names in members], group.signs, cells)
        if isnan(amounts.sum() or 0.0):
            amounts = amounts.fill_nan(None)
        fails = beyond(group.measure, amounts)
        if group.measure.comparing and amounts.null_count():
            fails = fails.fill_null(True)
        if fails.any():
            at = fails.arg_true()
            residual = amounts.gather(at).alias("residual")
            if group.measure.operator == "integer":
                residual -= residual.round(0)
            positions = pl.Series("position", [position for position, _ in members], dtype=pl.UInt32)
            yield pl.DataFrame([positions.gather(at // height), (at % height).alias("report"), residual])


def added(rows: Sequence[Sequence[str]], signs: Sequence[int], cells: Mapping[str, pl.Series]) -> pl.Series:
    """The sums over each of the rows of cells, laid end to end.

    Series are added one by one because polars takes longer to plan hundreds of sums than to do them.
    """
    first, *rest = (pl.concat([cells[name] for name in names], rechunk=True) for names in zip(*rows, strict=True))
    total = first if signs[0] > 0 else -first
    for sign, column in zip(signs[1:], rest, strict=True):
        total = total + column if sign > 0 else total - column
    return total


def beyond(measure: _Measure, amounts: pl.Series) -> pl.Series:
    """Where amounts break a measure; null where an amount is."""
    match measure.operator:
        case "=":
            return (amounts > measure.tolerance) | (amounts < -measure.tolerance)
        case ">=":
            return amounts < -measure.tolerance
        case "integer":
            return amounts % 1 != 0.0


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
