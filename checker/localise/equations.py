"""The equations of a finding with the numbers put in, before and after the repair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from checker.localise import words
from checker.localise.problem import Cause
from checker.model.finding import Finding
from checker.model.form import Form
from checker.model.report import Reading
from checker.model.rule import Assertion
from checker.model.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One equation: as printed, and with the repairs of the suspects (None where no repair is known)."""

    assertion: str
    before: Text
    holds: bool
    after: Text | None
    mended: bool


def explain(
    subject: Finding | Cause, assertions: Iterable[Assertion], readings: Mapping[str, Reading], form: Form
) -> tuple[Line, ...]:
    """Every equation a cell of the finding stands in, first those that are broken."""
    repairs = _repairs(subject)
    printed = {address: reading.value.number for address, reading in readings.items()}
    meant = {**printed, **repairs}
    touched = [
        assertion
        for assertion in assertions
        if assertion.operator == "="
        and (assertion.id in subject.explains or any(address in repairs for address in assertion.addresses))
    ]
    lines = [_line(assertion, form, printed, meant if repairs else None) for assertion in touched]
    return tuple(sorted(lines, key=lambda line: line.holds))


def _repairs(subject: Finding | Cause) -> dict[str, Decimal]:
    """The repairs of the best explanation; a finding lists those of its subject first."""
    if not subject.suspects:
        return {}
    best = subject.suspects
    if isinstance(subject, Finding) and subject.subject:
        blamed = set(subject.subject.split(","))
        best = tuple(suspect for suspect in best if suspect.address in blamed) or best[:1]
    repairs: dict[str, Decimal] = {}
    for suspect in best:
        if suspect.repair is not None:
            repairs.setdefault(suspect.address, suspect.repair)
    return repairs


def _line(
    assertion: Assertion,
    form: Form,
    printed: Mapping[str, Decimal | None],
    meant: Mapping[str, Decimal | None] | None,
) -> Line:
    before, holds = _equation(assertion, form, printed)
    if meant is None:
        return Line(assertion.id, before, holds, None, holds)
    after, mended = _equation(assertion, form, meant)
    return Line(assertion.id, before, holds, after, mended)


def _equation(assertion: Assertion, form: Form, values: Mapping[str, Decimal | None]) -> tuple[Text, bool]:
    left, right = words.sides(assertion, form)
    residual = sum(
        (coefficient * (values.get(address) or Decimal(0)) for coefficient, address in assertion.terms),
        Decimal(0),
    )
    holds = abs(residual) <= assertion.tolerance
    by_column = words.in_one_row(assertion)
    one, other = words.side(left, form, values, by_column), words.side(right, form, values, by_column)
    sign = "=" if holds else "≠"
    name = _name(assertion, form, by_column)
    return Text(f"{name.zh}：{one.zh} {sign} {other.zh}", f"{name.say('en')}: {one.en} {sign} {other.en}"), holds


def _name(assertion: Assertion, form: Form, by_column: bool) -> Text:
    table, row, column = assertion.primary.split(".")
    title = form.table(table).title
    what = words.row_name(form, table, row) if by_column else form.column_label(table, row, column)
    return Text(f"{title.zh} · {what.zh}", f"{title.say('en')} · {what.say('en')}")
