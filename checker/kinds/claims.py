"""Kinds about single claims of the prose: counts, denials, withdrawals and the information processing fee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from checker.kinds.base import CELL, Case, Kind, Option, labels, shown
from checker.kinds.comparison import DENIALS, ELSEWHERE, Comparison, comparisons
from checker.kinds.one_cause import beside, counted, counted_together, follows, loosely, of_one_cause
from checker.kinds.tied import UNTIED, alone, doubt, on_topic
from checker.model.finding import Confidence, Finding, Location, finding
from checker.model.report import Fact
from checker.model.rule import Rule, Severity
from checker.model.text import Text

_MOST = 12


def check_counts(rule: Rule, case: Case) -> Iterator[Finding]:
    """A count told in a sentence against its cell, or the sum of cells it means."""
    differing = _differing(case)
    chosen = [c for c in differing if c.fact.kind not in (*DENIALS, "withdrawal", "also")]
    denied = [c for c in differing if c.fact.kind in DENIALS]
    near: dict[int, list[Comparison]] = {}
    for comparison in chosen:
        near.setdefault(comparison.fact.sentence, []).append(comparison)
    causes = _causes(_grouped([c for c in chosen if not follows(c, near[c.fact.sentence], case)]))
    graded = [
        (_grade(rule, group[0], [p[0] for p in partners], case), [group, *partners]) for group, *partners in causes
    ]
    for severity, (group, *partners) in _of_one_sentence(graded, rule.severity):
        told = [each[0] for each in (group, *partners)]
        yield _count(rule, case, (group, *partners), [c for c in denied if counted(c, told)], severity)


_Groups = list[list[Comparison]]


def _causes(groups: _Groups) -> Iterator[_Groups]:
    """The groups that have one cause together, what no known cause explains first."""
    while groups:
        group, *groups = groups
        firsts = of_one_cause(group[0], [other[0] for other in groups])
        partners = [other for other in groups if other[0] in firsts]
        groups = [other for other in groups if other[0] not in firsts]
        yield sorted((group, *partners), key=lambda each: each[0].cause is not None)


def _of_one_sentence(
    graded: Iterable[tuple[Severity, _Groups]], gravest: Severity
) -> Iterable[tuple[Severity, _Groups]]:
    """The causes, the gravest told together that a sentence tells of one table.

    Of 21 further errors found in a sentence beside one of the same table 18 had the same cause as that one.
    """
    told: dict[tuple[object, ...], tuple[Severity, _Groups]] = {}
    for number, (severity, groups) in enumerate(graded):
        first = groups[0][0]
        place = (first.fact.sentence, first.address.split(".")[0]) if severity == gravest else (number,)
        told.setdefault(place, (severity, []))[1].extend(groups)
    return told.values()


def _differing(case: Case) -> list[Comparison]:
    return [comparison for comparison in comparisons(case) if comparison.verdict == "differs"]


def _grouped(found: list[Comparison]) -> list[list[Comparison]]:
    """The same wrong count told in several sentences is one cause."""
    groups: dict[tuple[str, Decimal], list[Comparison]] = {}
    for comparison in found:
        groups.setdefault((comparison.address, comparison.fact.value), []).append(comparison)
    return list(groups.values())


def _count(
    rule: Rule, case: Case, groups: Sequence[list[Comparison]], denied: list[Comparison], severity: Severity
) -> Finding:
    """The first group with the others of one cause, and with what is ``denied`` of the cells it has too much."""
    (first, *again), *partners = groups
    others = [partner[0] for partner in partners]
    fact, table = first.fact, first.table or Decimal(0)
    unit = {"disclosure.admin_fee.amount": "万元", "disclosure.procurement.amount": "元"}.get(first.address, "")
    values: dict[str, object] = labels(case.form, first.address) | {
        "quote": fact.text,
        "claimed": shown(fact.value) + unit,
        "table_value": shown(table) + unit,
        "delta": shown(abs(fact.value - table)),
        "cause": _because(_cause(first, others, denied, case)),
    }
    confidence: Confidence = "medium" if loosely(first) or fact.relation == "~" or fact.alternatives else "high"
    places = (case.fact(c.fact) for c in (*again, *chain(*partners), *denied))
    return finding(
        rule,
        case.fact(fact),
        values,
        related=(*places, *_cells_of(case, first, *others, *denied)),
        observed=fact.value,
        expected=table,
        severity=severity,
        confidence=confidence,
        subject=first.address,
    )


def _grade(rule: Rule, comparison: Comparison, partners: Sequence[Comparison], case: Case) -> Severity:
    """A remark where words beside the count may narrow it: of 31 such counts in the corpora 29 were not wrong.

    So it is where nothing ties the count to the tables, unless its words at least name the topic: then, as wherever
    else it may be of something else, it is a warning. A warning, too, where a known cause explains the difference, and
    where another sentence tells what the table has: two counts that nothing narrows contradict each other.
    """
    if comparison.fact.note:
        return "info"
    if (why := doubt(comparison, case, partners)) is not None:
        return "info" if why is UNTIED and not on_topic(comparison) else "warning"
    return "warning" if loosely(comparison) else rule.severity


def _cells_of(case: Case, *comparisons: Comparison) -> Iterator[Location]:
    return (cell for comparison in comparisons for cell in cells(case, comparison.address))


def _cause(
    comparison: Comparison, partners: Sequence[Comparison], denied: Sequence[Comparison], case: Case
) -> Text | None:
    """Why a count may differ; else what the tables have for the other cells it may mean, and why it may be none."""
    fact, together = comparison.fact, [*partners, *denied]
    if not together and (comparison.cause or fact.note):
        return comparison.cause or Text(fact.note, _NARROWED_EN)
    told = [beside(comparison, together, case)] if together else list(_nor(fact, case))
    if (why := doubt(comparison, case, partners)) is not None:  # says so only where nothing else explains it
        told.append(why)
    return Text("；".join(t.zh for t in told), "; ".join(t.say("en") for t in told)) if told else None


def _nor(fact: Fact, case: Case) -> Iterator[Text]:
    """What the tables have for the other cells that a count may mean."""
    for other in fact.alternatives:
        if (value := case.sum(other)) is not None:
            yield _NOR.fill({"label": case.form.label(other), "table": shown(value)})


_NOR = Text("{label}为 {table}，亦不相符", "nor is it {label}, {table}")


_NARROWED_EN = "words beside it may narrow what is counted"


def _because(cause: Text | None) -> Text:
    return Text("；" + cause.zh, "; " + cause.say("en")) if cause else Text("", "")


def cells(case: Case, address: str) -> tuple[Location, ...]:
    """The printed cells that an address sums, at most a dozen, those that are not 0 first."""
    found = [cell for cell in case.form.expand(address) if cell in case.report.readings]
    found.sort(key=lambda cell: not case.report.number(cell))
    return tuple(case.location(cell) for cell in found[:_MOST])


def check_denials(rule: Rule, case: Case) -> Iterator[Finding]:
    """A sentence that denies what a table shows, or claims all where the table shows some."""
    differing = _differing(case)
    chosen = [c for c in differing if c.fact.kind in DENIALS and not counted(c, differing)]
    claims = _one_claim(_grouped(chosen))
    for group in (claim for claim in claims if not counted_together(claim, differing)):
        # 全部办结，无结转: the plainer of two ways of saying it weighs
        comparison, *again = sorted(group, key=lambda c: _weight(rule, c, case) != rule.severity)
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
            "cause": _because(alone(comparison, case)),
        }
        yield finding(
            rule,
            case.fact(fact),
            values,
            related=(*_elsewhere(case, fact, again), *cells(case, comparison.address)),
            observed=fact.value,
            expected=comparison.table,
            severity=_weight(rule, comparison, case),
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


def check_withdrawals(rule: Rule, case: Case) -> Iterator[Finding]:
    """More withdrawals told than stand in the only row that can hold them."""
    for comparison in _differing(case):
        fact = comparison.fact
        if fact.kind not in ("withdrawal", "also") or not fact.quantity.startswith("requests."):
            continue
        values = labels(case.form, comparison.address) | {
            "quote": fact.text,
            "claimed": shown(fact.value),
            "table_value": shown(comparison.table),
        }
        yield finding(
            rule,
            case.fact(fact),
            values,
            related=cells(case, comparison.address),
            observed=fact.value,
            expected=comparison.table,
            confidence="medium",
            subject=comparison.address,
        )


def check_fee(rule: Rule, case: Case) -> Iterator[Finding]:
    """信息处理费 is an administrative fee: it cannot exceed the fees of 表二."""
    fees = case.sum("disclosure.admin_fee.amount") if case.form.knows("disclosure.admin_fee.amount") else None
    if fees is None or fees < 0:
        return
    reading = case.report.readings["disclosure.admin_fee.amount"]
    exponent = reading.value.number.as_tuple().exponent if reading.value.number is not None else 0
    # the table is rounded to its last printed digit
    slack = Decimal(1).scaleb(int(exponent)) * 10_000 / 2
    if reading.value.number == 0:  # no amount was rounded
        slack = Decimal(0)
    for fact in case.report.facts:
        if fact.quantity == "fee_info.amount" and fact.relation == "=" and fact.value > fees * 10_000 + slack:
            values = {"quote": fact.text, "claimed": shown(fact.value), "table_value": shown(fees)}
            yield finding(
                rule,
                case.fact(fact),
                values,
                related=cells(case, "disclosure.admin_fee.amount"),
                observed=fact.value,
                expected=fees * 10_000,
                confidence="medium",
                subject="fee_info.amount",
            )


def check_tariff(rule: Rule, case: Case) -> Iterator[Finding]:
    """信息处理费 by the page comes in tens of yuan, by the request in hundreds."""
    step = Decimal(str(rule.options["step"]))
    for fact in case.report.facts:
        if fact.quantity == "fee_info.amount" and fact.relation == "=" and fact.value > 0 and fact.value % step:
            values = {"quote": fact.text, "claimed": shown(fact.value), "step": shown(step)}
            yield finding(
                rule, case.fact(fact), values, observed=fact.value, confidence="medium", subject="fee_info.tariff"
            )


COUNT = Kind(
    "claim-count",
    "正文中的件数与表格一致",
    check=check_counts,
    words=(*CELL, "quote", "claimed", "table_value", "delta", "cause"),
)
DENIAL = Kind(
    "claim-denial",
    "正文的否定、全称说法与表格不矛盾",
    check=check_denials,
    words=(*CELL, "quote", "table_value", "how", "cause"),
)
WITHDRAWAL = Kind(
    "claim-withdrawal",
    "申请人撤回的件数能列入（六）其他处理",
    check=check_withdrawals,
    words=(*CELL, "quote", "claimed", "table_value"),
)
FEE = Kind("claim-fee", "信息处理费不超过行政事业性收费", check=check_fee, words=("quote", "claimed", "table_value"))
TARIFF = Kind(
    "claim-tariff",
    "信息处理费为收费标准的整数倍",
    {"step": Option("number", "收费标准的最小单位（元）", required=True, least=1)},
    check=check_tariff,
    words=("quote", "claimed", "step"),
)
