"""Kinds about single claims of the prose: counts, denials, withdrawals and the information processing fee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from checker.kinds.base import CELL, Case, Kind, Option, labels, shown
from checker.kinds.comparison import DENIALS, Comparison, comparisons
from checker.kinds.one_cause import beside, counted, follows, loosely, of_one_cause
from checker.kinds.tied import UNTIED, doubt, on_topic, told_rightly
from checker.model.finding import Confidence, Finding, Location, finding
from checker.model.report import Fact
from checker.model.rule import Rule, Severity
from checker.model.text import Text

_MOST = 12


def check_counts(rule: Rule, case: Case) -> Iterator[Finding]:
    """A count told in a sentence against its cell, or the sum of cells it means."""
    denied = [c for c in differing(case) if c.fact.kind in DENIALS]
    for severity, groups in graded(rule.severity, case):
        told = [group[0] for group in groups]
        beside_it = told if severity == rule.severity else ()
        also = [c for c in denied if counted(c, told) or of_one_place(c, beside_it)]
        yield _count(rule, case, groups, also, severity)


def graded(gravest: Severity, case: Case) -> Iterable[tuple[Severity, Groups]]:
    """The wrong counts that are told together, how gravely."""
    counts = [c for c in differing(case) if c.fact.kind not in (*DENIALS, "withdrawal", "also")]
    chosen = [c for c in counts if not told_rightly(c, case)]
    near: dict[int, list[Comparison]] = {}
    for comparison in chosen:
        near.setdefault(comparison.fact.sentence, []).append(comparison)
    causes = _causes(grouped([c for c in chosen if not follows(c, near[c.fact.sentence], case)]))
    weighed = [
        (_grade(gravest, group[0], [p[0] for p in partners], case), [group, *partners]) for group, *partners in causes
    ]
    return of_one_sentence(weighed, gravest)


def place_of(comparison: Comparison) -> tuple[int, str]:
    """The sentence of a claim and the table it speaks of."""
    return comparison.fact.sentence, comparison.address.split(".")[0]


def of_one_place(claim: Comparison, counts: Iterable[Comparison]) -> bool:
    """Whether a plain claim stands in one sentence with a wrong count of its table, which then tells of both."""
    return not loosely(claim) and any(place_of(claim) == place_of(count) for count in counts)


Groups = list[list[Comparison]]
"""Comparisons that are told together: those of each group tell one wrong number."""


def _causes(groups: Groups) -> Iterator[Groups]:
    """The groups that have one cause together, what no known cause explains first."""
    while groups:
        group, *groups = groups
        firsts = of_one_cause(group[0], [other[0] for other in groups])
        partners = [other for other in groups if other[0] in firsts]
        groups = [other for other in groups if other[0] not in firsts]
        yield sorted((group, *partners), key=lambda each: each[0].cause is not None)


def of_one_sentence(causes: Iterable[tuple[Severity, Groups]], gravest: Severity) -> Iterable[tuple[Severity, Groups]]:
    """The causes, the gravest told together that a sentence tells of one table.

    Of 21 further errors found in a sentence beside one of the same table 18 had the same cause as that one.
    """
    told: dict[tuple[object, ...], tuple[Severity, Groups]] = {}
    for number, (severity, groups) in enumerate(causes):
        place = place_of(groups[0][0]) if severity == gravest else (number,)
        told.setdefault(place, (severity, []))[1].extend(groups)
    return told.values()


def differing(case: Case) -> list[Comparison]:
    """The claims that the tables contradict."""
    return [comparison for comparison in comparisons(case) if comparison.verdict == "differs"]


def grouped(found: list[Comparison]) -> list[list[Comparison]]:
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
        "cause": because(_cause(first, others, denied, case)),
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


def _grade(gravest: Severity, comparison: Comparison, partners: Sequence[Comparison], case: Case) -> Severity:
    """A remark where words beside the count may narrow it: of 31 such counts in the corpora 29 were not wrong.

    So it is where nothing ties the count to the tables, unless its words at least name the topic: then, as wherever
    else it may be of something else, it is a warning. A warning, too, where a known cause explains the difference, and
    where another sentence tells what the table has: two counts that nothing narrows contradict each other.
    """
    if comparison.fact.note:
        return "info"
    if (why := doubt(comparison, case, partners)) is not None:
        return "info" if why is UNTIED and not on_topic(comparison) else "warning"
    return "warning" if loosely(comparison) else gravest


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


def because(cause: Text | None) -> Text:
    """A cause as the end of a message; nothing where there is none."""
    return Text("；" + cause.zh, "; " + cause.say("en")) if cause else Text("", "")


def cells(case: Case, address: str) -> tuple[Location, ...]:
    """The printed cells that an address sums, at most a dozen, those that are not 0 first."""
    found = [cell for cell in case.form.expand(address) if cell in case.report.readings]
    found.sort(key=lambda cell: not case.report.number(cell))
    return tuple(case.location(cell) for cell in found[:_MOST])


def check_withdrawals(rule: Rule, case: Case) -> Iterator[Finding]:
    """More withdrawals told than stand in the only row that can hold them."""
    wrong = differing(case)
    counted = {(c.fact.sentence, c.fact.value) for c in wrong if _holds_them(c)}
    for comparison in wrong:
        fact = comparison.fact
        if fact.kind not in ("withdrawal", "also") or not fact.quantity.startswith("requests."):
            continue
        if (fact.sentence, fact.value) in counted:  # 其他处理2件（申请人撤回） is told once
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


def _holds_them(comparison: Comparison) -> bool:
    """Whether it is a count of the rows that withdrawals belong to, which nothing narrows."""
    plain = comparison.fact.kind == "count" and not comparison.fact.note
    return plain and comparison.address in ("requests.other.total", "requests.other_misc.total")


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
