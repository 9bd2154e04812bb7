"""Verdicts → findings: the wrong cell of broken equations, what the other kinds see, symptoms under their cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.compiler import Schema
from checker.engine import Verdict
from checker.kinds import KINDS, Case
from checker.kinds.comparison import comparisons, evidence_of
from checker.kinds.linear import failure
from checker.localise import Cause, Problem, cause_findings, localise
from checker.model.finding import Audit, Breakage, Coverage, Finding
from checker.model.report import Report
from checker.model.rule import Rule
from checker.rank import rank
from checker.symptoms import absorb, vanished


def judge(audit: Audit, report: Report, schema: Schema, verdict: Verdict, crashed: Sequence[Breakage]) -> Audit:
    """``audit`` with everything the rules say of its report."""
    case = Case(report, schema.form)
    rules = [rule for rule in schema.rules.values() if rule.applies(report.form, report.issuer.level, report.year)]
    failed = _failed(rules, schema, verdict)
    causes = _causes(case, schema, verdict, failed)
    told = list(cause_findings(causes, schema.rules, schema.form, report, failed))
    found, breakages = _seen(rules, case)
    if (repaired := _repaired(case, causes)) is not None:
        told, found = vanished(told, found, _seen(rules, repaired)[0])
    for name in failed:
        if (assertion := schema.by_id[name]).operator != "=":
            found.append(failure(schema.rules[assertion.rule], assertion, case))
    return replace(
        audit,
        findings=rank(absorb(told + found)),
        skips=tuple(verdict.skips),
        breakages=(*crashed, *breakages),
        coverage=_coverage(case, schema, verdict),
    )


def _failed(rules: Sequence[Rule], schema: Schema, verdict: Verdict) -> dict[str, float]:
    applying = {rule.id for rule in rules}
    return {name: amount for name, amount in verdict.failed.items() if schema.by_id[name].rule in applying}


def _causes(case: Case, schema: Schema, verdict: Verdict, failed: Mapping[str, float]) -> tuple[Cause, ...]:
    """The cells to blame for the equations that fail."""
    if not any(schema.by_id[name].operator == "=" for name in failed):
        return ()
    equations = tuple(assertion for assertion in verdict.assessed(schema) if assertion.operator == "=")
    return localise(Problem(equations, case.report.readings, *evidence_of(case)))


def _seen(rules: Sequence[Rule], case: Case) -> tuple[list[Finding], list[Breakage]]:
    """What the kinds that look at a whole report find, and the rules that crashed."""
    found: list[Finding] = []
    breakages: list[Breakage] = []
    for rule in rules:
        if (check := KINDS[rule.kind].check) is None:
            continue
        try:
            found += check(rule, case)
        except Exception as error:  # a broken rule is never a finding and never silence
            breakages.append(Breakage(rule.id, f"{type(error).__name__}: {error}"))
    return found, breakages


def _repaired(case: Case, causes: Sequence[Cause]) -> Case | None:
    """The report as it would read after the repairs; None where no repair is known."""
    readings = dict(case.report.readings)
    for address, number in _repairs(causes):
        reading = readings[address]
        readings[address] = replace(reading, value=replace(reading.value, state="number", number=number))
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
    assessed = verdict.assessed(schema)
    failed = sum(assertion.id in verdict.failed for assertion in assessed)
    uncertain = sum(skip.state == "uncertain" for skip in verdict.skips)
    absent = form.absent_rows(report.printed_rows)
    return Coverage(
        assertions=len(assessed) + len(verdict.skips),
        passed=len(assessed) - failed,
        failed=failed,
        uncertain=uncertain,
        not_assessable=len(verdict.skips) - uncertain,
        cells_read=len(report.readings),
        cells_expected=sum(address.rpartition(".")[0] not in absent for address in form.addresses),
        facts_read=len(report.facts),
        facts_compared=sum(comparison.verdict != "unknown" for comparison in comparisons(case)),
    )
