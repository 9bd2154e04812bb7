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
    assertions = tuple(assertions)
    printed = {address: reading.value.number for address, reading in readings.items()}
    repairs = _repairs(subject, assertions, printed)
    meant = {**printed, **repairs}
    touched = [
        assertion
        for assertion in assertions
        if assertion.operator == "="
        and (assertion.id in subject.explains or any(address in repairs for address in assertion.addresses))
    ]
    lines = [_line(assertion, form, printed, meant if repairs else None) for assertion in touched]
    return tuple(sorted(lines, key=lambda line: line.holds))


def _repairs(
    subject: Finding | Cause, assertions: Iterable[Assertion], printed: Mapping[str, Decimal | None]
) -> dict[str, Decimal]:
    """The repairs of the best explanation: its cells come first, so they are the first that mend everything."""
    broken = [assertion for assertion in assertions if assertion.id in subject.explains]
    repairs: dict[str, Decimal] = {}
    for suspect in subject.suspects:
        if suspect.repair is None:
            break
        repairs.setdefault(suspect.address, suspect.repair)
        if all(_holds(assertion, {**printed, **repairs}) for assertion in broken):
            break
    return repairs


def _holds(assertion: Assertion, values: Mapping[str, Decimal | None]) -> bool:
    terms = (coefficient * (values.get(address) or Decimal(0)) for coefficient, address in assertion.terms)
    return abs(sum(terms, Decimal(0))) <= assertion.tolerance


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
    holds = _holds(assertion, values)
    name, said = _name(assertion, form), words.equation(assertion, form, values, holds)
    return Text(f"{name.zh}：{said.zh}", f"{name.say('en')}: {said.en}"), holds


def _name(assertion: Assertion, form: Form) -> Text:
    table, row, column = assertion.primary.split(".")
    title = form.table(table).title
    in_row = words.in_one_row(assertion)
    what = form.row_name(table, row) if in_row else form.column_label(table, row, column)
    return Text(f"{title.zh} · {what.zh}", f"{title.say('en')} · {what.say('en')}")
