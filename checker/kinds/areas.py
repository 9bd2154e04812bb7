"""Kinds about whole batches: an area against its parts, reports that are not there or are there twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Option, Others, labels, outside, shown
from checker.kinds.years import SAID, joined, numbers, said
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule
from checker.model.text import Text

_NAMED = 5
_MOST = 12
_OTHER = Text("；另有{cells}不符", "; so do {cells}")
_LACKING = Text("；缺 {count} 份：{names}", "; {count} are not given: {names}")
_UNSAID = Text(
    "；正文没有写明汇总的范围，未必包括各单位",
    "; the prose does not say that the figures are those of the whole area",
)
_FEW = Text("；所给各单位之和不到一半，可能未给全", "; those given make less than half, so some may be missing")
_NEITHER = Text("；可能改名后的“{names}”也没有", "; nor has “{names}”, as it may be called now")
_ALIKE = Text("各表数字相同", "with the same numbers")
_UNLIKE = Text("各表数字不同", "with different numbers")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A cell of the whole area, what it says, and what the parts add up to."""

    address: str
    whole: Decimal
    parts: Decimal


def compare_parts(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Figures of a whole area that are not the sum of its parts'.

    Less than the parts cannot be right, whatever is missing. More is a finding only where no part is known to be
    missing and those given make up most of it, else a remark that names what is missing or may explain it. Where the
    report does not say that it sums up its area, that is told.
    """
    if not others.cases:
        return
    gaps = _gaps(rule, case, others)
    under = [gap for gap in gaps if gap.whole < gap.parts]
    chosen = under or gaps
    if not chosen:
        return
    chosen = sorted(chosen, key=lambda gap: -abs(gap.whole - gap.parts))
    first = max(chosen, key=lambda gap: (gap.address == rule.options["cells"][0], abs(gap.whole - gap.parts)))
    chosen = [first, *(gap for gap in chosen if gap is not first)]
    reason = said(case, rule.options.get("reasons", ()))
    few = not under and first.parts * 2 < first.whole
    sums_up = bool(said(case, rule.options["scope"]))
    notes = [] if sums_up else [_UNSAID]
    if others.missing:
        notes.append(_lacking(others.missing))
    elif few:
        notes.append(_FEW)
    if reason and not under:
        notes.append(SAID.fill({"word": reason}))
    firm = bool(under) or not (others.missing or few or reason)
    primary = case.form.expand(first.address)[0]
    values: dict[str, object] = labels(case.form, first.address) | {
        "whole": shown(first.whole),
        "parts": shown(first.parts),
        "count": len(others.cases),
        "delta": shown(abs(first.whole - first.parts)),
        "also": _also(chosen[1:], case),
        "note": joined(notes),
    }
    yield finding(
        rule,
        case.location(primary),
        values,
        related=_places(chosen, case, others)[:_MOST],
        observed=first.whole,
        expected=first.parts,
        severity=rule.severity if firm else "info",
        confidence="medium" if firm and sums_up else "low",
        subject="parts",
        explains=tuple(f"{rule.id}[{gap.address}]" for gap in chosen),
    )


def _gaps(rule: Rule, case: Case, others: Others) -> list[_Gap]:
    slack = Decimal(str(rule.options.get("tolerance", 0)))
    found = []
    for address in rule.options["cells"]:
        if not case.form.knows(address) or not all(part.form.knows(address) for part in others.cases):
            continue
        whole, parts = case.sum(address), [part.sum(address) for part in others.cases]
        if whole is None or any(value is None for value in parts):
            continue
        total = sum((value for value in parts if value is not None), Decimal(0))
        if abs(whole - total) > slack:
            found.append(_Gap(address, whole, total))
    return found


def _also(gaps: Sequence[_Gap], case: Case) -> Text:
    if not gaps:
        return Text("", "")
    told = [
        Text(
            f"{case.form.short_label(gap.address).zh} {shown(gap.whole)} 与 {shown(gap.parts)}",
            f"{case.form.short_label(gap.address).say('en')} {shown(gap.whole)} and {shown(gap.parts)}",
        )
        for gap in gaps[:_NAMED]
    ]
    return _OTHER.fill({"cells": Text("、".join(t.zh for t in told), ", ".join(t.en for t in told))})


def _lacking(names: Sequence[str]) -> Text:
    return _LACKING.fill({"count": len(names), "names": _listed(names)})


def _listed(names: Sequence[str]) -> str:
    """The first of them; 等 says that there are more."""
    return "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")


def _places(gaps: Sequence[_Gap], case: Case, others: Others) -> tuple[Location, ...]:
    """The other cells of the area, then what each part puts in first of all."""
    own = [case.location(case.form.expand(gap.address)[0]) for gap in gaps[1:]]
    first = gaps[0].address
    parts = sorted(others.cases, key=lambda part: -(part.sum(first) or 0))
    theirs = [outside(part.location(part.form.expand(first)[0]), part) for part in parts]
    return (*own[: _MOST // 2], *theirs)


def compare_absent(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """An issuer with a report for this year and none for the next, which others have.

    The missing ones are the names under which it may go on, if it was renamed, and under which there is none either.
    """
    if others.cases:
        return
    note = Text(f"；{others.doubt.zh}", f"; {others.doubt.say('en')}") if others.doubt else Text("", "")
    if others.missing:
        note = _NEITHER.fill({"names": "、".join(others.missing)})
    values = {
        "issuer": case.report.issuer.name,
        "year": case.report.year,
        "next": case.report.year + 1,
        "note": note,
    }
    yield finding(
        rule,
        case.opening,
        values,
        severity="info" if others.doubt else rule.severity,
        confidence="low" if others.doubt else "medium",
        subject=f"{case.report.year + 1}",
    )


def _name(path: str) -> str:
    """A file by its name and folder: what a message tells goes to others, who have no use for where it lies."""
    return "/".join(path.split("/")[-2:])


def compare_again(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Further reports of the same issuer and year."""
    report = case.report
    chosen = [other for other in others.cases if other.report.year == report.year and not _elsewhere(case, other)]
    if not chosen:
        return
    same = all(numbers(other) == numbers(case) for other in chosen)
    values = {
        "issuer": report.issuer.name,
        "year": report.year,
        "path": _name(report.source.path),
        "other": _listed([_name(other.report.source.path) for other in chosen]),
        "how": _ALIKE if same else _UNLIKE,
    }
    yield finding(
        rule,
        case.opening,
        values,
        related=tuple(outside(other.opening, other) for other in chosen[:_MOST]),
        confidence="medium",
        subject=f"{report.year}",
    )


def _elsewhere(one: Case, other: Case) -> bool:
    """Whether two bodies of the same name lie in different provinces."""
    provinces = {case.report.issuer.province for case in (one, other)} - {""}
    return len(provinces) > 1


ROLL_UP = Kind(
    "roll-up",
    "全辖区的数字等于各单位之和",
    {
        "cells": Option("addresses", "单元格", required=True),
        "tolerance": Option("number", "容许的误差"),
        "scope": Option("texts", "说明数字为汇总的词", required=True),
        "reasons": Option("texts", "正文中有这些词之一时，多于各单位之和只作提示"),
    },
    compare=compare_parts,
    relation="parts",
    words=(*CELL, "whole", "parts", "count", "delta", "also", "note"),
)
ABSENT = Kind(
    "report-absent",
    "上年有报告的机关今年也有",
    compare=compare_absent,
    relation="absent",
    words=("issuer", "year", "next", "note"),
)
AGAIN = Kind(
    "report-twice",
    "一个机关一年只有一份报告",
    compare=compare_again,
    relation="again",
    words=("issuer", "year", "path", "other", "how"),
)
