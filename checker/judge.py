"""Verdicts → findings: the wrong cell of broken equations, what the other kinds see, symptoms under their cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from checker.compiler import Schema, Scope
from checker.engine import Verdict
from checker.kinds import KINDS, Case
from checker.kinds.comparison import comparisons, evidence_of
from checker.kinds.linear import failure
from checker.localise import Cause, Problem, cause_findings, localise
from checker.model.finding import Audit, Breakage, Coverage, Finding
from checker.model.report import Report
from checker.model.rule import Assertion, Rule
from checker.rank import rank
from checker.symptoms import absorb, explaining, mended, vanished

_OTHERS = "requests.other_misc"
_FURTHER = "row-beyond-form"


def judge(audit: Audit, report: Report, schema: Schema, verdict: Verdict, crashed: Sequence[Breakage]) -> Audit:
    """``audit`` with everything the rules say of its report."""
    case = Case(report, schema.form)
    scope = schema.scope(report)
    verdict, accounted = _accounted(_applying(verdict, scope.foreign), schema, report)
    attempts = Attempts([*crashed])
    causes, told = _causes(case, schema, verdict, attempts)
    found = explaining(_seen(scope, case, attempts), _FURTHER, accounted)
    if (repaired := _repaired(case, causes)) is not None:
        again = Attempts([])
        after = _seen(scope, repaired, again)
        if not again.breakages:
            told, found = vanished(told, found, after)
    told, alone = mended(told, _plain(case, schema, _single(case, schema, verdict), attempts))
    return replace(
        audit,
        findings=rank(absorb(told + found + alone)),
        skips=tuple(verdict.skips),
        breakages=tuple(dict.fromkeys(attempts.breakages)),
        coverage=_coverage(case, schema, verdict),
    )


@dataclass(frozen=True)
class Attempts:
    """What was tried; what crashed is a breakage, never a finding and never silence."""

    breakages: list[Breakage]

    def findings(self, name: str, attempt: Callable[[], Iterable[Finding]]) -> list[Finding]:
        """What ``attempt`` finds; nothing where it crashes, which is noted under ``name``."""
        try:
            return list(attempt())
        except Exception as error:
            self.breakages.append(Breakage(name, f"{type(error).__name__}: {error}"))
            return []


def _applying(verdict: Verdict, foreign: frozenset[str]) -> Verdict:
    """The verdict without the assertions of rules that do not speak of this report."""
    if not foreign:
        return verdict
    return Verdict(
        {name: amount for name, amount in verdict.failed.items() if name not in foreign},
        [skip for skip in verdict.skips if skip.assertion not in foreign],
        verdict.inapplicable | foreign,
    )


def _accounted(verdict: Verdict, schema: Schema, report: Report) -> tuple[Verdict, list[str]]:
    """The verdict without the equations that hold with the rows of 表三 that the form does not know, and their names.

    Their numbers belong into （六）其他处理 3.其他; where not all broken equations with that row hold so, all stay, and
    so they do where nobody asks for the rule that tells of such rows.
    """
    rows = report.further_rows if _FURTHER in schema.rules else ()
    extra = {
        f"{_OTHERS}.{column}": sum(row.numbers[column] for row in rows) for column in (rows[0].numbers if rows else ())
    }
    names, holding = [], True
    for name, amount in verdict.failed.items():
        added = sum(coefficient * extra.get(address, 0) for coefficient, address in schema.by_id[name].terms)
        if any(address in extra for address in schema.by_id[name].addresses):
            names.append(name)
            holding &= abs(amount + float(added)) <= schema.by_id[name].tolerance
    if not names or not holding:
        return verdict, []
    failed = {name: amount for name, amount in verdict.failed.items() if name not in names}
    return Verdict(failed, verdict.skips, verdict.inapplicable), names


def _causes(
    case: Case, schema: Schema, verdict: Verdict, attempts: Attempts
) -> tuple[tuple[Cause, ...], list[Finding]]:
    """The cells to blame for the equations that fail, and how that is told."""
    broken = [name for name in verdict.failed if schema.by_id[name].operator == "="]
    if not broken:
        return (), []
    found: list[Cause] = []

    def search() -> Iterable[Finding]:
        problem = Problem(_equations(schema, verdict), case.report.readings, *evidence_of(case))
        found.extend(localise(problem))
        return cause_findings(found, schema.rules, schema.form, case.report, verdict.failed)

    before = len(attempts.breakages)
    told = attempts.findings("localise", search)
    if len(attempts.breakages) > before:
        return (), _plain(case, schema, broken, attempts)
    return tuple(found), told


def _equations(schema: Schema, verdict: Verdict) -> tuple[Assertion, ...]:
    """The equations that were assessed, those of rows before those of columns, long ones before short ones.

    The order is the report's own, so that it does not matter in which order a pack lists its rules.
    """
    position = {address: n for n, address in enumerate(schema.form.addresses)}

    def key(assertion: Assertion) -> tuple[object, ...]:
        rows = {address.rpartition(".")[0] for address in assertion.addresses}
        return len(rows) > 1, -len(assertion.terms), position[assertion.primary], assertion.id

    return tuple(sorted((a for a in verdict.assessed(schema) if a.operator == "="), key=key))


def _plain(case: Case, schema: Schema, failed: Iterable[str], attempts: Attempts) -> list[Finding]:
    """Failed assertions told as they are, without a search for the wrong cell."""
    found: list[Finding] = []
    for assertion in (schema.by_id[name] for name in failed):
        rule = schema.rules[assertion.rule]
        found += attempts.findings(rule.id, partial(_failure, rule, assertion, case))
    return found


def _single(case: Case, schema: Schema, verdict: Verdict) -> list[str]:
    """The failed assertions that are no equations and speak of no cell in doubt."""
    failed = (schema.by_id[name] for name in verdict.failed)
    return [each.id for each in failed if each.operator != "=" and not any(map(case.doubts, each.addresses))]


def _failure(rule: Rule, assertion: Assertion, case: Case) -> list[Finding]:
    return [failure(rule, assertion, case)]


def _seen(scope: Scope, case: Case, attempts: Attempts) -> list[Finding]:
    """What the kinds that look at a whole report find."""
    found: list[Finding] = []
    for place in scope.screen.passing(case.prose):
        rule = scope.rules[place]
        if (check := KINDS[rule.kind].check) is not None:
            found += attempts.findings(rule.id, partial(check, rule, case))
    return found


def _repaired(case: Case, causes: Sequence[Cause]) -> Case | None:
    """The report as it would read after the repairs; None where no repair is known."""
    if not causes:
        return None
    readings = dict(case.report.readings)
    for address, number in _repairs(causes):
        reading = readings[address]
        readings[address] = reading._replace(value=replace(reading.value, state="number", number=number))
    if readings == case.report.readings:
        return None
    return Case(replace(case.report, readings=readings), case.form)


def _repairs(causes: Sequence[Cause]) -> Iterator[tuple[str, Decimal]]:
    for cause in causes:
        for suspect in cause.suspects:
            if suspect.repair is not None:
                yield suspect.address, suspect.repair


def _coverage(case: Case, schema: Schema, verdict: Verdict) -> Coverage:
    form, report = schema.form, case.report
    assessed = schema.comparing - verdict.inapplicable - {skip.assertion for skip in verdict.skips}
    failed = sum(name in assessed for name in verdict.failed)
    uncertain = sum(skip.state == "uncertain" for skip in verdict.skips)
    absent = form.absent_rows(report.printed_rows)
    return Coverage(
        assertions=len(assessed) + len(verdict.skips),
        passed=len(assessed) - failed,
        failed=failed,
        uncertain=uncertain,
        not_assessable=len(verdict.skips) - uncertain,
        cells_read=len(report.readings),
        cells_expected=len(form.addresses) - sum(len(form.rows[row].columns) for row in absent if row in form.rows),
        facts_read=len(report.facts),
        facts_compared=sum(comparison.verdict != "unknown" for comparison in comparisons(case)),
    )
