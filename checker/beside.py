"""One report set beside others: what the rules over several reports say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from checker.compiler import on_form
from checker.judge import Attempts
from checker.kinds import KINDS
from checker.kinds.base import Case, Others, Relation
from checker.model.finding import Audit, Breakage, Finding
from checker.model.rule import Rule
from checker.rank import rank
from checker.symptoms import repeated


def comparing(rules: Iterable[Rule], relation: Relation) -> tuple[Rule, ...]:
    """The rules that set a report beside others of this relation."""
    kinds = {name for name, kind in KINDS.items() if kind.compare is not None and kind.relation == relation}
    return tuple(rule for rule in rules if rule.kind in kinds)


def beside(
    rules: Iterable[Rule], relation: Relation, case: Case, others: Others
) -> tuple[list[Finding], list[Breakage]]:
    """What the rules of this relation find in ``case``, and those that crashed."""
    report = case.report
    about = report.form, report.issuer, report.year
    attempts = Attempts([])
    found: list[Finding] = []
    for rule in comparing(rules, relation):
        compare = KINDS[rule.kind].compare
        if compare is not None and rule.applies(*about):
            found += attempts.findings(rule.id, partial(compare, on_form(rule, case.form), case, others))
    return repeated(found), attempts.breakages


def joined(audit: Audit, found: Iterable[Finding], breakages: Iterable[Breakage]) -> Audit:
    """The audit with further findings ranked among its own."""
    return replace(
        audit,
        findings=rank((*audit.findings, *found)),
        breakages=tuple(dict.fromkeys((*audit.breakages, *breakages))),
    )
