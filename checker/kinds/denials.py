"""A kind about claims without a number: denials of what a table shows, and claims of all where it shows some."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from checker.kinds.base import CELL, Case, Kind, labels, shown
from checker.kinds.claims import because, cells, differing, graded, grouped, of_one_place, of_one_sentence
from checker.kinds.comparison import DENIALS, ELSEWHERE, Comparison
from checker.kinds.one_cause import counted, counted_together
from checker.kinds.tied import alone
from checker.model.finding import Finding, Location, finding
from checker.model.report import Fact
from checker.model.rule import Rule, Severity
from checker.model.text import Text


def check_denials(rule: Rule, case: Case) -> Iterator[Finding]:
    """A sentence that denies what a table shows, or claims all where the table shows some."""
    for severity, group in _claims(rule, case):
        # 全部办结，无结转: the plainer of two ways of saying it weighs
        comparison, *again = sorted(group, key=lambda c: _weight(rule, c, case) != rule.severity)
        yield _denial(rule, case, comparison, again, severity)


def _claims(rule: Rule, case: Case) -> Iterator[tuple[Severity, list[Comparison]]]:
    """The claims that are told together, how gravely: those of one sentence and one table, beside no wrong count.

    Of five told beside another error of their sentence and table, in all corpora, three had its cause.
    """
    wrong = differing(case)
    chosen = [c for c in wrong if c.fact.kind in DENIALS and not counted(c, wrong)]
    claims = [claim for claim in _one_claim(grouped(chosen)) if not counted_together(claim, wrong)]
    if not claims:
        return
    told = [groups[0][0] for severity, groups in graded(rule.severity, case) if severity == rule.severity]
    weighed = ((_weightiest(rule, claim, case), [claim]) for claim in claims if not of_one_place(claim[0], told))
    for severity, groups in of_one_sentence(weighed, rule.severity):
        yield severity, list(chain(*groups))


def _weightiest(rule: Rule, claim: list[Comparison], case: Case) -> Severity:
    weights = [_weight(rule, comparison, case) for comparison in claim]
    return rule.severity if rule.severity in weights else weights[0]


def _denial(rule: Rule, case: Case, comparison: Comparison, again: list[Comparison], severity: Severity) -> Finding:
    fact = comparison.fact
    words = "denied" if fact.kind == "denial" else "claimed of all"
    label, value = _denied([comparison, *again], case)
    if comparison.cause is ELSEWHERE:
        label = Text(f"{ELSEWHERE.zh}的{label.zh}", f"{label.say('en')}, as {ELSEWHERE.en},")
    values: dict[str, object] = labels(case.form, comparison.address) | {
        "label": label,
        "quote": fact.text,
        "table_value": value,
        "how": Text("否认", words) if fact.kind == "denial" else Text("称全部如此", words),
        "cause": because(alone(comparison, case)),
    }
    return finding(
        rule,
        case.fact(fact),
        values,
        related=(*_elsewhere(case, fact, again), *cells(case, comparison.address)),
        observed=fact.value,
        expected=comparison.table,
        severity=severity,
        subject=comparison.address,
    )


def _denied(group: list[Comparison], case: Case) -> tuple[Text, str]:
    """The labels of what is denied in one breath, all but the last with its number, and that of the last."""
    *others, last = {c.address: shown(c.table) for c in group}.items()
    label = case.form.label(last[0])
    for address, table in reversed(others):
        values = {"label": case.form.label(address), "table": table, "more": label}
        label = Text("{label}为 {table}，{more}", "{label} is {table} and {more}").fill(values)
    return label, last[1]


def _elsewhere(case: Case, fact: Fact, again: list[Comparison]) -> Iterator[Location]:
    """The places of the same claim in other words: those of the claim itself tell nothing new."""
    return (case.fact(c.fact) for c in again if not _overlap(fact, c.fact))


def _one_claim(groups: list[list[Comparison]]) -> list[list[Comparison]]:
    """Groups that one claim gives rise to (均维持: neither corrected nor pending) told together."""
    merged: list[list[Comparison]] = []
    for group in groups:
        same = next((other for other in merged if _overlap(other[0].fact, group[0].fact)), None)
        if same is None:
            merged.append(list(group))
        else:
            same += group
    return merged


def _overlap(one: Fact, other: Fact) -> bool:
    return one.sentence == other.sentence and one.start < other.end and other.start < one.end


def _weight(rule: Rule, comparison: Comparison, case: Case) -> Severity:
    """A warning where only the prose contradicts itself, and where 全部答复 is a manner of speaking.

    It is one where no count of what was received stands in the sentence. A warning, too, where what else is told around
    it agrees with no cell. A remark where words beside it narrow it.
    """
    fact = comparison.fact
    if fact.note:
        return "info"
    if comparison.cause is ELSEWHERE or alone(comparison, case) is not None:
        return "warning"
    if fact.phrase != "all-answered":
        return rule.severity
    received = any(other.kind == "count" and other.quantity.startswith("requests.") for other in case.beside(fact))
    return rule.severity if received else "warning"


DENIAL = Kind(
    "claim-denial",
    "正文的否定、全称说法与表格不矛盾",
    check=check_denials,
    words=(*CELL, "quote", "table_value", "how", "cause"),
)
