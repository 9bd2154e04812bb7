"""Kinds about sizes: cells that should lie between two limits, and shares that should not exceed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Option, labels, shown
from checker.model.finding import Finding, finding
from checker.model.rule import Rule


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
    yield finding(
        rule,
        case.location(primary),
        values,
        related=related[:11],
        observed=total,
        confidence="medium",
        subject=",".join(addresses),
    )


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


RANGE = Kind(
    "range",
    "单元格之和在两个限值之间",
    {
        "cells": Option("addresses", "相加的单元格", required=True),
        "least": Option("number", "至少", least=None),
        "most": Option("number", "至多", least=None),
        "zero": Option("flag", "0 不算（true 或 false）"),
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
