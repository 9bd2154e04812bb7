"""Some comparisons at a time, in whichever process they come to: packed briefs in, what the rules say of them out."""

from __future__ import annotations

import json
from functools import lru_cache

from checker.batch.briefs import unpack
from checker.batch.exchange import Bundle, Comparison, Plan, Side
from checker.batch.work import pack_for, uncollected
from checker.beside import beside, comparing
from checker.compiler import on_form
from checker.kinds.base import Case, Others, Relation
from checker.model.finding import Finding
from checker.model.form import Form
from checker.model.rule import Rule
from checker.rank import rank
from checker.reporters.json_report import finding_record
from checker.reporters.view import View

_SORTS = 512  # packs, forms and relations whose rules are kept ready


def compared(bundle: Bundle) -> list[bytes]:
    """What is found in each comparison of the bundle, in order: a JSON object, or nothing."""
    with uncollected():
        return _compared(bundle)


def _compared(bundle: Bundle) -> list[bytes]:
    cases: dict[int, Case] = {}

    def case(side: int) -> Case:
        if side not in cases:
            cases[side] = _case(bundle.plan, bundle.sides[side])
        return cases[side]

    found = []
    for comparison in bundle.comparisons:
        choices = [tuple(map(case, choice)) for choice in comparison.choices or ((),)]
        pack = bundle.sides[comparison.side].pack
        found.append(_found(bundle.plan, pack, comparison, case(comparison.side), choices))
    return found


def _case(plan: Plan, side: Side) -> Case:
    brief = unpack(side.brief, side.path)
    pack = pack_for(plan).named(side.pack)
    return Case(brief.report, pack.forms.get(brief.report.form, pack.no_form), brief.passages)


def _found(plan: Plan, pack: str, comparison: Comparison, case: Case, choices: list[tuple[Case, ...]]) -> bytes:
    rules = _rules(plan, pack, case.report.form, comparison.relation)
    shown: dict[str, Finding] | None = None
    broken: dict[str, str] = {}
    for choice in choices:
        others = Others(choice, comparison.missing, comparison.doubt)
        found, breakages = beside(rules, comparison.relation, case, others)
        told = {each.id: each for each in rank(found)}
        shown = told if shown is None else {name: shown[name] for name in shown if name in told}
        broken |= {breakage.rule: breakage.reason for breakage in breakages}
    view = View(language=plan.language)
    findings = [finding_record(each, view) for each in (shown or {}).values()]
    if not findings and not broken:
        return b""
    breakages_told = [{"rule": rule, "reason": reason} for rule, reason in broken.items()]
    return json.dumps({"findings": findings, "breakages": breakages_told}, ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


@lru_cache(maxsize=_SORTS)
def _rules(plan: Plan, pack: str, form: str, relation: Relation) -> tuple[Rule, ...]:
    """The rules that have something to say of such a comparison, on the form of the report."""
    named = pack_for(plan).named(pack)
    laid: Form = named.forms.get(form, named.no_form)
    return tuple(on_form(rule, laid) for rule in comparing(named.rules.rules, relation))
