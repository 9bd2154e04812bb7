"""Kinds that look at one cell at a time: its sign, its wholeness, and whether it is a number at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from checker.kinds.base import CELL, Case, Kind, labels
from checker.model.finding import Finding, finding
from checker.model.form import Form
from checker.model.report import Reading
from checker.model.rule import Assertion, Operator, Rule
from checker.model.text import Text

_LISTED = 5
"""Up to this many words that cells of a table hold are told one by one."""
_SHOWN = 6


def _bind(operator: Operator, types: tuple[str, ...], rule: Rule, form: Form) -> tuple[Assertion, ...]:
    return tuple(
        Assertion(f"{rule.id}[{address}]", rule.id, ((1, address),), operator, address, left=(address,))
        for address, type_ in form.types.items()
        if type_ in types
    )


def bind_sign(rule: Rule, form: Form) -> tuple[Assertion, ...]:
    """Counts and amounts are at least 0; only 本年增/减 of the 2019 form may be negative."""
    return _bind(">=", ("count", "amount"), rule, form)


def bind_whole(rule: Rule, form: Form) -> tuple[Assertion, ...]:
    """Counts are whole numbers; amounts of money need not be."""
    return _bind("integer", ("count", "change"), rule, form)


def check_number(rule: Rule, case: Case) -> Iterator[Finding]:
    """A cell that holds words where a number belongs; the same ones, or many in a table, are one habit."""
    words = [reading for reading in case.numberless if reading.value.state == "text"]
    for table in case.form.tables if words else ():
        habits: dict[str, list[Reading]] = {}
        for reading in words:
            if reading.address.startswith(f"{table.id}."):
                habits.setdefault("".join(reading.value.raw.split()), []).append(reading)
        found = list(habits.values())
        for group in found if len(found) <= _LISTED else [[*chain.from_iterable(found)]]:
            yield _wordy(rule, case, group)


def _wordy(rule: Rule, case: Case, group: Sequence[Reading]) -> Finding:
    address = group[0].address
    text = " ".join(group[0].value.raw.split())
    values: dict[str, object] = labels(case.form, address) | {"text": text[:30]}
    if len(group) > 1:
        label = case.form.label(address)
        values["label"] = Text(f"{label.zh} 等 {len(group)} 格", f"{label.say('en')} and {len(group) - 1} more cells")
    subject = address if len(group) == 1 else address.partition(".")[0]
    related = tuple(case.location(reading.address) for reading in group[1:_SHOWN])
    return finding(rule, case.location(address), values, subject=subject, related=related)


SIGN = Kind("cell-sign", "计数与金额不得为负", bind=bind_sign, words=(*CELL, "value"))
WHOLE = Kind("cell-whole", "计数须为整数", bind=bind_whole, words=(*CELL, "value"))
NUMBER = Kind("cell-number", "应填数字的单元格不得填写文字", check=check_number, words=(*CELL, "text"))
