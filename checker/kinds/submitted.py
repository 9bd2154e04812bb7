"""Kinds that set a published report beside the numbers that were submitted for it (数据报送)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Option, Others, labels, outside, shown
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule
from checker.model.text import Text

_SURE = 0.9
_NAMED = 5
_MOST = 12
_CELL = Text(
    "{label} 公布 {own}、报送 {theirs}，相差 {delta}", "{label}: published {own}, submitted {theirs}, {delta} apart"
)
_MORE = Text("等 {count} 处", " and others, {count} in all")


@dataclass(frozen=True, slots=True)
class _Difference:
    """A cell, the number published and the number submitted; what is blank counts as 0."""

    address: str
    own: Decimal
    theirs: Decimal
    raw: str


def compare_submitted(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Cells whose published number is not the submitted one: each by itself, or together where a table has many."""
    for other in others.cases:
        tables: dict[str, list[_Difference]] = {}
        for difference in _differences(case, other):
            tables.setdefault(difference.address.split(".")[0], []).append(difference)
        for table, found in tables.items():
            if len(found) > rule.options["apart"]:
                yield _finding(rule, found, case, other, table)
            else:
                yield from (_finding(rule, [each], case, other, each.address) for each in found)


def compare_unmatched(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Cells that were submitted and that the report does not print, or not so that they can be read for certain."""
    for other in others.cases:
        lost = [address for address in other.report.readings if _own(case, address) is None]
        if not lost:
            continue
        names = [_label(case, other, address) for address in lost]
        yield finding(
            rule,
            case.opening,
            {"count": len(lost), "cells": _listed(names)},
            related=tuple(outside(other.location(address), other) for address in lost[:_MOST]),
            subject="submitted",
        )


def _differences(case: Case, other: Case) -> Iterator[_Difference]:
    for address, reading in other.report.readings.items():
        own = _own(case, address)
        if own is None:
            continue
        number, raw = own
        theirs = reading.value.number or Decimal(0)
        if number is None or number != theirs:
            yield _Difference(address, number or Decimal(0), theirs, raw)


def _own(case: Case, address: str) -> tuple[Decimal | None, str] | None:
    """What the report says for the address: its number, None where that is no number, and how it is printed."""
    if address not in case.form.types:
        total = case.sum(address) if case.form.knows(address) else None
        return None if total is None else (total, shown(total))
    reading = case.report.readings.get(address)
    if reading is None or reading.confidence < _SURE:
        return None
    if reading.value.state == "text":
        return None, reading.value.raw.strip()
    return reading.value.number or Decimal(0), shown(reading.value.number or Decimal(0))


def _finding(rule: Rule, found: Sequence[_Difference], case: Case, other: Case, subject: str) -> Finding:
    first = found[0]
    told = [
        _CELL.fill(
            {
                "label": case.form.label(each.address),
                "own": each.raw,
                "theirs": shown(each.theirs),
                "delta": shown(abs(each.own - each.theirs)),
            }
        )
        for each in found
    ]
    return finding(
        rule,
        _place(case, first.address),
        labels(case.form, first.address) | {"cells": _listed(told), "count": len(found)},
        related=(
            *(_place(case, each.address) for each in found[1:_MOST]),
            *(outside(other.location(each.address), other) for each in found[:_MOST]),
        ),
        observed=first.own,
        expected=first.theirs,
        subject=subject,
        explains=tuple(f"{rule.id}[{each.address}]" for each in found) if len(found) > 1 else (),
    )


def _place(case: Case, address: str) -> Location:
    return case.location(case.form.expand(address)[0])


def _label(case: Case, other: Case, address: str) -> Text:
    known = next((form for form in (case.form, other.form) if form.knows(address)), None)
    return known.label(address) if known else Text(address)


def _listed(names: Sequence[Text]) -> Text:
    more = _MORE.fill({"count": len(names)}) if len(names) > _NAMED else Text("", "")
    zh = "；".join(name.zh for name in names[:_NAMED])
    return Text(zh + more.zh, "; ".join(name.say("en") for name in names[:_NAMED]) + more.say("en"))


SUBMITTED = Kind(
    "submitted",
    "公布的数字与报送的一致",
    {"apart": Option("number", "一张表里不符的单元格超过这么多，就合为一个问题", required=True)},
    compare=compare_submitted,
    relation="submitted",
    words=(*CELL, "cells", "count"),
)
UNMATCHED = Kind(
    "submitted-unmatched",
    "报送的单元格报告里都有",
    compare=compare_unmatched,
    relation="submitted",
    words=("cells", "count"),
)
