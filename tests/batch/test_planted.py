"""Faults planted between reports that agree: each is found where it was planted, by its rule, and nothing else is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from given import national, read, rule

from checker.beside import beside
from checker.examples.sample import sample
from checker.kinds.base import Case, Others, Relation
from checker.passages import passages

SIGNS = [chr(code) for code in range(0x4E00, 0x5400)]
ROWS = ("new_received", "carried_in", "granted", "total_processed", "carried_out")
FEE = "disclosure.admin_fee.amount"
PAIRS = 12

Cells = dict[str, Any]


@dataclass
class Pair:
    """A body's reports of two years that agree, and another body's of this year."""

    seed: int
    form: str = "2021"
    this: Cells = field(default_factory=dict)
    last: Cells = field(default_factory=dict)
    other: Cells = field(default_factory=dict)

    def __post_init__(self) -> None:
        draw = Random(self.seed)
        year = 2023 if self.form == "2021" else 2020
        carried, out = draw.randint(1, 9), draw.randint(0, 9)
        before, now = draw.randint(40, 90), draw.randint(40, 90)
        self.last |= requests(before, draw.randint(0, 9), carried) | {"year": year - 1}
        self.this |= requests(now, carried, out) | {"year": year}
        self.other |= requests(draw.randint(100, 200), 1, 2) | {"year": year, "issuer": "某区水利局"}
        tables(draw, self.form, self.last, self.this)
        growth = (now - before) * 100 / before
        told = f"全年新收到政府信息公开申请{now}件，同比{'增长' if growth >= 0 else '下降'}{abs(growth):.1f}%。"
        for n, cells in enumerate((self.this, self.last, self.other)):
            cells["s1"] = (told if n == 0 else "") + prose(self.seed * 10 + n)
            cells["s5"] = prose(self.seed * 10 + n + 5)


def requests(new: int, carried_in: int, carried_out: int) -> Cells:
    """表三, all by natural persons and all granted."""
    done = new + carried_in - carried_out
    numbers = dict(zip(ROWS, (new, carried_in, done, done, carried_out), strict=True))
    return {f"requests.{row}.{column}": numbers[row] for row in ROWS for column in ("natural_person", "total")}


def tables(draw: Random, form: str, last: Cells, this: Cells) -> None:
    """表二 of both years."""
    for row in ("licensing", "penalty", "coercion"):
        last[f"disclosure.{row}.decisions"] = decisions = draw.randint(100, 900)
        this[f"disclosure.{row}.decisions"] = decisions + draw.randint(-50, 50)
    if form == "2021":
        in_force, issued, abolished = draw.randint(20, 90), draw.randint(1, 9), draw.randint(1, 9)
        last["disclosure.normative.in_force"] = in_force
        this["disclosure.normative.in_force"] = in_force + issued - abolished
        this |= {"disclosure.normative.issued": issued, "disclosure.normative.abolished": abolished}
        last[FEE] = fee = draw.randint(200, 900)
        this[FEE] = fee + draw.randint(-100, 100)
    else:
        items, change = draw.randint(100, 200), draw.randint(-9, 9)
        last |= {"disclosure.licensing.prev_items": items, "disclosure.licensing.items_change": change}
        this["disclosure.licensing.prev_items"] = items + change


def prose(seed: int) -> str:
    """Ten sentences of their own."""
    draw = Random(seed)
    return "".join("".join(draw.choices(SIGNS, k=20)) + "。" for _ in range(10))


def add(side: str, cells: Mapping[str, int]) -> Callable[[Pair], None]:
    """A fault: numbers added to cells."""

    def plant(pair: Pair) -> None:
        chosen = getattr(pair, side)
        for address, number in cells.items():
            chosen[address] = chosen.get(address, 0) + number

    return plant


def copy(part: str, side: str) -> Callable[[Pair], None]:
    """A fault: a part copied from another report."""

    def plant(pair: Pair) -> None:
        pair.this[part] = getattr(pair, side)[part]

    return plant


def same_tables(pair: Pair) -> None:
    """Last year's tables with this year's prose, which tells no growth."""
    pair.this |= {key: value for key, value in pair.last.items() if "." in key}
    pair.this |= dict.fromkeys(set(pair.this) - set(pair.last) - {"s1", "s5", "year"}, 0)
    pair.this["s1"] = prose(pair.seed + 777)


def in_yuan(pair: Pair) -> None:
    """The fees in yuan instead of ten thousands."""
    pair.this[FEE] *= 10_000


def grown(pair: Pair) -> None:
    """A growth of ten points more than there was."""
    pair.this["s1"] = re.sub(r"([\d.]+)%", lambda found: f"{float(found[1]) + 10:.1f}%", pair.this["s1"])


def ten_times(pair: Pair) -> None:
    """A digit too many."""
    pair.this["disclosure.penalty.decisions"] *= 10


CARRIED = {"requests.carried_out.natural_person": 2, "requests.carried_out.total": 2}
FAULTS: dict[str, tuple[str, str, Callable[[Pair], None]]] = {
    "carry-over": ("carry-over", "2021", add("last", CARRIED)),
    "carry-over of 2020": ("carry-over", "2019", add("last", CARRIED)),
    "in force": ("in-force-continuity", "2021", add("this", {"disclosure.normative.in_force": 3})),
    "items": ("items-continuity", "2019", add("this", {"disclosure.licensing.prev_items": 4})),
    "growth": ("narrative-growth", "2021", grown),
    "jump": ("jump-count", "2021", ten_times),
    "unit": ("unit-slip-fee", "2021", in_yuan),
    "same tables": ("same-tables", "2021", same_tables),
    "copied": ("copied-text", "2021", copy("s5", "last")),
    "copied elsewhere": ("copied-text-elsewhere", "2021", copy("s5", "other")),
}


def case(cells: Cells, form: str) -> Case:
    """The report that the cells and texts make, as it is read."""
    report = read(sample(rule("cell-negative"), {"form": form, **cells}, national().forms[form])).report
    assert report is not None
    return Case(report, national().forms[form], passages(report))


def found(pair: Pair) -> list[str]:
    """The rules that find something in this year's report beside the others."""
    this, last, other = (case(cells, pair.form) for cells in (pair.this, pair.last, pair.other))
    rules = national().rules.rules
    relations: dict[Relation, Others] = {"last-year": Others((last,)), "elsewhere": Others((other,))}
    told = [beside(rules, relation, this, others) for relation, others in relations.items()]
    assert not any(breakages for _, breakages in told)
    return [finding.rule for findings, _ in told for finding in findings]


@pytest.mark.parametrize("name", FAULTS)
def test_planted(name: str):
    """A fault is found by its rule and by no other."""
    expected, form, plant = FAULTS[name]
    for seed in range(3):
        pair = Pair(seed + 100, form)
        plant(pair)
        assert found(pair) == [expected]


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_consistent(form: str):
    """Reports that agree have no finding over several."""
    assert [found(Pair(seed, form)) for seed in range(PAIRS)] == [[]] * PAIRS


@pytest.mark.parametrize(("extra", "expected"), [(0, []), (3, ["roll-up"]), (-3, ["roll-up"])])
def test_roll_up(extra: int, expected: list[str]):
    """A sum that was added wrong is found, a right one is not."""
    parts = [Pair(seed).this for seed in range(4)]
    whole = {key: sum(part.get(key, 0) for part in parts) for key in parts[0] if "." in key}
    for row in ("new_received", "granted", "total_processed"):
        for column in ("natural_person", "total"):
            whole[f"requests.{row}.{column}"] += extra
    area = case({**whole, "s1": "全区各部门的数字汇总如下。"}, "2021")
    others = Others(tuple(case({**part, "issuer": f"某区第{n}局"}, "2021") for n, part in enumerate(parts)))
    findings, _ = beside(national().rules.rules, "parts", area, others)
    assert [finding.rule for finding in findings] == expected
