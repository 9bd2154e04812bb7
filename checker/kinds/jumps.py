"""Kinds about cells that are many times last year's: sudden changes, and amounts written in another unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Option, Others, labels, outside, shown
from checker.model.finding import Confidence, Finding, Suspect, finding
from checker.model.rule import Rule
from checker.model.text import Text

_NEAR = 3
"""How far last year's amount times the factor may be from this year's: fees rise and fall too."""
_DIGITS = 3
"""Significant digits from which two amounts that differ by a factor only are no coincidence."""
_SLIP = Text("与上年相差约 {factor} 倍，疑为单位之误", "some {factor} times last year's, as if in another unit")
_TIMES = Text("{times} 倍", "{times} times")
_PART = Text("1/{times}", "1/{times}")


def compare_jump(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Cells that are more than ``ratio`` times last year's, or less than that part of it.

    The larger of both years is at least ``from``; ratios above ``below`` are left to a rule about units.
    """
    ratio, least = Decimal(str(rule.options["ratio"])), Decimal(str(rule.options["from"]))
    below = rule.options.get("below")
    for last, address, now, then in _both(rule, case, others):
        small, large = sorted((now, then))
        times = large / small if small else None
        if large < least or times is None or times <= ratio or (below is not None and times >= Decimal(str(below))):
            continue
        told = _TIMES if now > then else _PART
        yield finding(
            rule,
            case.location(case.form.expand(address)[0]),
            labels(case.form, address)
            | {"now": shown(now), "then": shown(then), "times": told.fill({"times": shown(round(times, 1))})},
            related=(outside(last.location(last.form.expand(address)[0]), last),),
            observed=now,
            confidence="low" if others.doubt else "medium",
            severity="info" if others.doubt else rule.severity,
            subject=address,
        )


def compare_unit(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Amounts that look as if one of both years were written in another unit.

    They differ by the first of ``factors``, near enough, or by another one exactly.
    """
    least = Decimal(str(rule.options["from"]))
    for last, address, now, then in _both(rule, case, others):
        small, large = sorted((now, then))
        factor = _factor([int(each) for each in rule.options["factors"]], small, large)
        if factor is None or large < least:
            continue
        exact = small * factor == large
        repair = now / factor if now > then else now * factor
        confidence: Confidence = "high" if exact and not others.doubt else "medium"
        reason = _SLIP.fill({"factor": f"{factor:,}"})
        primary = case.form.expand(address)[0]
        yield finding(
            rule,
            case.location(primary),
            labels(case.form, address)
            | {"now": shown(now), "then": shown(then), "factor": f"{factor:,}", "repair": shown(repair)},
            related=(outside(last.location(last.form.expand(address)[0]), last),),
            observed=now,
            expected=repair,
            suspects=(Suspect(primary, now, repair, reason, 0.8 if now > then else 0.5),),
            confidence=confidence,
            severity="info" if others.doubt else rule.severity,
            subject=address,
        )


def _factor(factors: list[int], small: Decimal, large: Decimal) -> int | None:
    if not small:
        return None
    first, *rest = factors
    if Decimal(first) / _NEAR <= large / small <= first * _NEAR:
        return first
    firm = len(small.normalize().as_tuple().digits) >= _DIGITS
    return next((factor for factor in rest if firm and small * factor == large), None)


def _both(rule: Rule, case: Case, others: Others) -> Iterator[tuple[Case, str, Decimal, Decimal]]:
    """Last year's report and each cell with both years' values, where both are numbers."""
    for last in others.cases[:1]:
        for address in rule.options["cells"]:
            if not (case.form.knows(address) and last.form.knows(address)):
                continue
            now, then = case.sum(address), last.sum(address)
            if now is not None and then is not None and now >= 0 and then >= 0:
                yield last, address, now, then


_CELLS = Option("addresses", "单元格", required=True)
_FROM = Option("number", "两年中较大的一数至少这么多才看", required=True)
JUMP = Kind(
    "jump",
    "与上年相比没有骤增骤减",
    {
        "cells": _CELLS,
        "ratio": Option("number", "相差多少倍以上", required=True),
        "from": _FROM,
        "below": Option("number", "相差不到多少倍（再多由单位规则看）"),
    },
    compare=compare_jump,
    relation="last-year",
    words=(*CELL, "now", "then", "times"),
)
UNIT = Kind(
    "unit-slip",
    "金额的单位与上年一致",
    {
        "cells": _CELLS,
        "factors": Option("texts", "单位之间的倍数：第一个允许大致相差，其余须恰好相差", required=True),
        "from": _FROM,
    },
    compare=compare_unit,
    relation="last-year",
    words=(*CELL, "now", "then", "factor", "repair"),
)
