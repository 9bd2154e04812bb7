"""Kinds about sizes: cells that should lie between two limits, and shares that should not exceed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Option, labels, shown
from checker.kinds.screen import compiled
from checker.model.finding import Finding, Location, Suspect, finding
from checker.model.rule import Rule
from checker.model.text import Text


def _sum(addresses: Sequence[str], case: Case) -> Decimal | None:
    """The cells added up; None where one of them cannot be told."""
    total = Decimal(0)
    for address in addresses:
        if not case.form.knows(address) or (value := case.sum(address)) is None:
            return None
        total += value
    return total


def check_range(rule: Rule, case: Case) -> Iterator[Finding]:
    """The sum of the cells is at least ``least`` and at most ``most``; ``zero`` lets 0 pass as well."""
    addresses = rule.options["cells"]
    total = _sum(addresses, case)
    if total is None or total < 0 or (rule.options.get("zero") and total == 0):
        return
    least, most = rule.options.get("least"), rule.options.get("most")
    limit = least if least is not None and total < Decimal(str(least)) else None
    if limit is None and most is not None and total > Decimal(str(most)):
        limit = most
    if limit is None:
        return
    first = max(addresses, key=lambda address: case.sum(address) or Decimal(0))
    primary = case.form.expand(first)[0]
    values: dict[str, object] = labels(case.form, first) | {"value": shown(total), "limit": limit}
    related = tuple(case.location(a) for address in addresses for a in case.form.expand(address) if a != primary)
    suspects = _in_smaller_units(rule, primary, total) if limit == most and len(addresses) == 1 else ()
    yield finding(
        rule,
        case.location(primary),
        values,
        related=related[:11],
        observed=total,
        confidence="medium",
        subject=",".join(addresses),
        suspects=suspects,
        expected=suspects[0].repair if suspects else None,
    )


def _in_smaller_units(rule: Rule, address: str, value: Decimal) -> tuple[Suspect, ...]:
    """The number as it reads in the cell's unit, if it was given in one so many times smaller, and fits then."""
    factor = rule.options.get("unit")
    repair = value / Decimal(str(factor)) if factor else None
    if repair is None or not rule.options.get("least", 0) <= repair <= rule.options["most"]:
        return ()
    return (Suspect(address, value, repair, _UNIT, _MISTAKEN),)


_UNIT = Text("单位有误", "the unit was mistaken")
_MISTAKEN = 0.6
"""Odds that a number too large by far is in a smaller unit; else a digit or a point is wrong."""


def check_share(rule: Rule, case: Case) -> Iterator[Finding]:
    """``part`` is at most ``most`` of ``whole``, where the whole is at least ``from`` (1 if it is not given)."""
    part, whole = (_sum([rule.options[name]], case) for name in ("part", "whole"))
    if part is None or whole is None or whole < Decimal(str(rule.options.get("from", 1))):
        return
    if part <= whole * Decimal(str(rule.options["most"])):
        return
    cell, of = rule.options["part"], rule.options["whole"]
    values: dict[str, object] = {
        "part": case.form.label(cell),
        "part_value": shown(part),
        "whole": case.form.label(of),
        "whole_value": shown(whole),
        "share": str(round(part / whole * 100)),
    }
    yield finding(
        rule,
        case.location(case.form.expand(cell)[0]),
        values,
        related=tuple(case.location(a) for a in case.form.expand(of)[:6]),
        observed=part,
        confidence="medium",
        subject=cell,
    )


def check_unchanged(rule: Rule, case: Case) -> Iterator[Finding]:
    """Changes that are 0 in every row, though ``from`` rows and more had something that could change.

    ``cells`` and ``beside`` name the changes and what they are changes of, row by row.
    """
    rows = [
        (change, before)
        for change, before in zip(rule.options["cells"], rule.options["beside"], strict=False)
        if case.form.knows(change) and case.form.knows(before) and case.report.number(before)
    ]
    if len(rows) < rule.options["from"] or any(case.report.number(change) != 0 for change, _ in rows):
        return
    values: dict[str, object] = labels(case.form, rows[0][0]) | {
        "count": len(rows),
        "values": "、".join(shown(case.report.number(before)) for _, before in rows),
    }
    related = tuple(case.location(cell) for cell in [change for change, _ in rows[1:]] + [before for _, before in rows])
    place = case.location(rows[0][0])
    yield finding(rule, place, values, related=related[:11], confidence="low", subject="unchanged")


def check_told_least(rule: Rule, case: Case) -> Iterator[Finding]:
    """A number told in the prose that is less than a cell it should at least be; nothing where none is told."""
    address = rule.options["cell"]
    value = case.sum(address) if case.form.knows(address) else None
    if value is None or value <= 0:
        return
    pattern = compiled(rule.options["pattern"])
    told = [
        (Decimal(match[1]), Location(sentence.paragraph.at(sentence.start + match.start()), match[0]))
        for sentence in case.report.sentences
        for match in pattern.finditer(sentence.text)
        if match[1].isdecimal()
    ]
    if not told:
        return
    most, place = max(told, key=lambda one: one[0])
    if most < value:
        words = {"quote": place.text, "claimed": shown(most), "table_value": shown(value)}
        cell = case.location(case.form.expand(address)[0])
        values = labels(case.form, address) | words
        yield finding(rule, place, values, related=(cell,), observed=most, confidence="medium", subject=address)


RANGE = Kind(
    "range",
    "单元格之和在两个限值之间",
    {
        "cells": Option("addresses", "相加的单元格", required=True),
        "least": Option("number", "至少", least=None),
        "most": Option("number", "至多", least=None),
        "zero": Option("flag", "0 不算（true 或 false）"),
        "unit": Option("number", "超过上限的，可能是按小这么多倍的单位填写的（元填入万元栏为 10000）", least=1),
    },
    check=check_range,
    any_of=("least", "most"),
    words=(*CELL, "value", "limit"),
)
SHARE = Kind(
    "share",
    "一数占另一数的比例不超过限值",
    {
        "part": Option("address", "单元格", required=True),
        "whole": Option("address", "单元格", required=True),
        "most": Option("number", "至多占多少（0.5 即一半）", required=True),
        "from": Option("number", "总数至少这么多才看"),
    },
    check=check_share,
    words=("part", "part_value", "whole", "whole_value", "share"),
)
UNCHANGED = Kind(
    "unchanged",
    "各行的变化不会全为零",
    {
        "cells": Option("addresses", "表示变化的单元格，逐行", required=True),
        "beside": Option("addresses", "变化之前的单元格，逐行，与上一项一一对应", required=True),
        "from": Option("number", "至少这么多行不为零才看", required=True, least=1),
    },
    check=check_unchanged,
    words=(*CELL, "count", "values"),
)
TOLD_LEAST = Kind(
    "told-least",
    "正文所说的件数不少于单元格",
    {
        "cell": Option("address", "单元格", required=True),
        "pattern": Option("patterns", "RE2 正则表达式，一对圆括号内是数", required=True, groups=1),
    },
    check=check_told_least,
    words=(*CELL, "quote", "claimed", "table_value"),
)
