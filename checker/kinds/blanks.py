"""Blank cells: one alone is a slip, many are a habit, and a blank total above parts hides a number.

Real reports leave zeros blank on a large scale, so blanks are told once a table and never cell by cell; a single
blank in a filled table is something else and gets a warning of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Option, labels, shown
from checker.model.finding import Finding, Suspect, finding
from checker.model.report import RowFit
from checker.model.rule import Rule
from checker.model.text import Text

_WHICH = {"which": Option("choice", "单个空白、多处空白或总计空白", True, ("lone", "many", "totals"))}

# bodies without the power to issue 规章 leave this row empty, and may
_MAY_BE_EMPTY = ("disclosure.regulation",)
_TABLE = 5
"""So many rows make a table."""
_SURE = 0.9
"""Below this a blank may be a value that stands elsewhere: no slip of the report's."""


def check(rule: Rule, case: Case) -> Iterator[Finding]:
    """The findings of one of the three rules, table by table."""
    found, crossed = _blanks(case), _crossed_totals(case)
    for table in case.form.tables if found or crossed else ():
        blanks = [address for address in found if address.startswith(f"{table.id}.")]
        sure = {address for address in blanks if case.report.readings[address].confidence >= _SURE}
        crosses = [address for address in crossed if address.startswith(f"{table.id}.")]
        totals = _blank_totals(case, [*blanks, *crosses], sure | set(crosses))
        rest = [address for address in blanks if address not in totals]
        if totals and table.id in without_totals(case):
            # one cause: the column is not there
            rest = [address for address in rest if not address.endswith(".total")]
        alone = len(rest) == 1 and rest[0] in sure and not rest[0].startswith(_MAY_BE_EMPTY)
        match rule.options["which"]:
            case "totals" if totals:
                yield _totals(rule, case, totals)
            case "lone" if alone:
                words = labels(case.form, rest[0]) | {
                    "count": 1,
                    "listed": _first(case, rest),
                    "first": _first(case, rest),
                }
                yield finding(rule, case.location(rest[0]), words, subject=rest[0])
            case "many" if rest and not alone and lone_in_doubt(case) != rest[0].rpartition(".")[0]:
                yield _many(rule, case, rest)


def _blanks(case: Case) -> list[str]:
    if "blanks" not in case.memo:
        case.memo["blanks"] = _blank_cells(case)
    found: list[str] = case.memo["blanks"]
    return found


def _blank_cells(case: Case) -> list[str]:
    blanks = [reading.address for reading in case.numberless if reading.value.state == "blank"]
    if not blanks:
        return []
    doubtful = {fit.address for fit in case.report.rows if fit.found < fit.expected and not left_empty(fit)}
    return [address for address in blanks if address.rpartition(".")[0] not in doubtful]


def _crossed_totals(case: Case) -> list[str]:
    """The totals that say 无 or hold a stroke."""
    told = (reading.address for reading in case.numberless if reading.value.state == "na")
    return [address for address in told if address.endswith(".total")]


def left_empty(fit: RowFit) -> bool:
    """Whether a row without any value is one that many bodies leave empty, and may."""
    return fit.found == 0 and fit.address.startswith(_MAY_BE_EMPTY)


def without_totals(case: Case) -> frozenset[str]:
    """The tables that print no totals at all: wherever a row is whole but for one value, this is its total."""
    lost = {address.rpartition(".")[0] for address in _blanks(case) if address.endswith(".total")}
    whole: dict[str, set[str]] = {}
    for fit in case.report.rows:
        if fit.found == fit.expected:
            whole.setdefault(fit.address.partition(".")[0], set()).add(fit.address)
    return frozenset(table for table, rows in whole.items() if len(rows) >= _TABLE and rows <= lost)


def _blank_totals(case: Case, blanks: Iterable[str], sure: Container[str]) -> dict[str, Decimal]:
    """The blank totals with what they should say."""
    fitting = ((address, fitting_total(case, address)) for address in blanks)
    return {a: value for a, value in fitting if value is not None and (a in sure or _only_total(case, a))}


def _only_total(case: Case, address: str) -> bool:
    """Whether the blank cannot stand further left, as then the last number were a total that does not fit."""
    row = address.rpartition(".")[0]
    numbers = [case.report.number(f"{row}.{column.id}") for column in case.form.rows[row].columns[:-1]]
    filled = [number for number in numbers if number is not None]
    return len(filled) == len(numbers) and filled[-1] != sum(filled[:-1])


def lone_in_doubt(case: Case) -> str:
    """The row with the only blank of a table where it may be a value lost from another column; "" if there is none."""
    if "lone in doubt" not in case.memo:
        case.memo["lone in doubt"] = _lone_in_doubt(case)
    row: str = case.memo["lone in doubt"]
    return row


def _lone_in_doubt(case: Case) -> str:
    found = _blanks(case)
    for table in case.form.tables if found else ():
        blanks = [address for address in found if address.startswith(f"{table.id}.")]
        rest = [address for address in blanks if address not in _blank_totals(case, blanks, ())]
        if len(rest) == 1 and not rest[0].startswith(_MAY_BE_EMPTY):
            reading = case.report.readings[rest[0]]
            row = rest[0].rpartition(".")[0]
            if reading.confidence < _SURE and len(case.form.rows[row].columns) > 1:
                return row
    return ""


def fitting_total(case: Case, address: str) -> Decimal | None:
    """The sum of the parts of a row total, where it is not 0; None for any other cell."""
    row, _, column = address.rpartition(".")
    if column != "total":
        return None
    parts = [case.report.number(f"{row}.{c.id}") for c in case.form.rows[row].columns if c.id != "total"]
    return sum((part for part in parts if part is not None), Decimal(0)) or None


def _totals(rule: Rule, case: Case, totals: dict[str, Decimal]) -> Finding:
    addresses = list(totals)
    shown_first = addresses[:3]
    zh = "、".join(f"{case.form.label(a).zh} 应为 {shown(totals[a])}" for a in shown_first)
    en = ", ".join(f"{case.form.label(a).say('en')} should be {shown(totals[a])}" for a in shown_first)
    more = len(addresses) - len(shown_first)
    listed = Text(zh + (f" 等 {len(addresses)} 处" if more else ""), en + (f" and {more} more" if more else ""))
    reason = Text("总计没有数，而本行各列不全为零", "the total has no number above parts that are not zero")
    table = addresses[0].split(".")[0]
    return finding(
        rule,
        case.location(addresses[0]),
        labels(case.form, addresses[0]) | {"count": len(addresses), "listed": listed, "first": _first(case, addresses)},
        related=tuple(case.location(address) for address in addresses[1:12]),
        suspects=tuple(Suspect(a, None, totals[a], reason, 0.9) for a in addresses[:12]),
        expected=totals[addresses[0]],
        subject=f"{table}.totals",
    )


def _first(case: Case, blanks: list[str]) -> Text:
    """The first blanks by their labels."""
    names = [case.form.label(address) for address in blanks[:3]]
    return Text("、".join(name.zh for name in names), ", ".join(name.say("en") for name in names))


def _many(rule: Rule, case: Case, blanks: list[str]) -> Finding:
    table = blanks[0].split(".")[0]
    first = _first(case, blanks)
    return finding(
        rule,
        case.location(blanks[0]),
        labels(case.form, blanks[0]) | {"count": len(blanks), "listed": first, "first": first},
        related=tuple(case.location(address) for address in blanks[1:6]),
        subject=table,
    )


BLANKS = Kind("blanks", "空白单元格", _WHICH, check=check, words=(*CELL, "count", "first", "listed"))
