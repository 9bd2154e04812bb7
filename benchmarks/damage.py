"""Ten ways in which a consistent report goes wrong, each with what is true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from random import Random

from benchmarks.generate import AROUND, Cells, columns, leaves
from checker.model.form import Form


@dataclass
class Damage:
    """A damaged report: what is printed, which cells are wrong, what is told, and what must be said of it."""

    printed: Cells
    wrong: dict[str, int]
    evidence: dict[str, tuple[Decimal, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    alone: bool = True  # no other slip of the same kind explains it


Family = Callable[[Random, Form, Cells], Damage | None]


def slip(rng: Random, true: int) -> int:
    """A slip of the pen on one number."""
    text = str(true)
    ways = []
    place = rng.randrange(len(text))
    ways.append(text[:place] + rng.choice("0123456789") + text[place + 1 :])
    ways.append(text[:place] + text[place] + text[place:])
    ways.append(text[:place] + rng.choice("0123456789") + text[place:])
    if len(text) > 1:
        ways.append(text[:place] + text[place + 1 :])
        first = rng.randrange(len(text) - 1)
        ways += [text[:first] + text[first + 1] + text[first] + text[first + 2 :]] * 2
    found = [int(way) for way in ways if int(way) != true]
    return rng.choice(found) if found else true + 1


def _pick(rng: Random, cells: Cells, table: str = "requests") -> str:
    """A cell, more often one that is not zero."""
    addresses = [address for address in cells if address.startswith(table)]
    full = [address for address in addresses if cells[address]]
    return rng.choice(full if full and rng.random() < 0.7 else addresses)


def _change(cells: Cells, changes: dict[str, int | None]) -> Damage:
    wrong = {address: cells[address] or 0 for address, value in changes.items() if value != cells[address]}
    return Damage({**cells, **changes}, wrong)


def one_cell(rng: Random, _form: Form, cells: Cells) -> Damage | None:
    """One cell of 表三 wrong by a slip of the pen."""
    address = _pick(rng, cells)
    return _change(cells, {address: slip(rng, cells[address] or 0)})


def two_cells(rng: Random, _form: Form, cells: Cells) -> Damage | None:
    """Two cells of 表三 that share neither row nor column."""
    one, other = _pick(rng, cells), _pick(rng, cells)
    if set(one.split(".")[1:]) & set(other.split(".")[1:]):
        return None
    return _change(cells, {address: slip(rng, cells[address] or 0) for address in (one, other)})


def three_cells(rng: Random, _form: Form, cells: Cells) -> Damage | None:
    """Three cells of 表三."""
    chosen = {_pick(rng, cells) for _ in range(3)}
    if len(chosen) < 3:
        return None
    return _change(cells, {address: slip(rng, cells[address] or 0) for address in sorted(chosen)})


def _fits_exchange(cells: Cells, broken: Cells, one: str, other: str) -> bool:
    """Whether exchanging two printed numbers gives a report as consistent as the true one."""
    if broken[one] == broken[other]:
        return False
    return _shortfalls({**broken, one: broken[other], other: broken[one]}) == _shortfalls(cells)


def _shortfalls(cells: Cells) -> dict[str, int]:
    """What every row and column of 表三 misses."""
    found: dict[str, int] = {}
    for address, value in cells.items():
        table, row, column = address.split(".")
        if table != "requests" or not value:
            continue
        found[row] = found.get(row, 0) + (-value if column == "total" else value)
        if row in AROUND:
            sign = 1 if row in ("new_received", "carried_in") else -1
            found[f"balance.{column}"] = found.get(f"balance.{column}", 0) + sign * value
        if row not in AROUND or row == "total_processed":
            found[column] = found.get(column, 0) + (-value if row == "total_processed" else value)
    return {name: value for name, value in found.items() if value}


def neighbouring_column(rng: Random, form: Form, cells: Cells) -> Damage | None:
    """A value in the neighbouring column: moved into an empty cell, or exchanged with the number there."""
    applicants = columns(form)[:-1]
    row = rng.choice([*leaves(form), *AROUND])
    place = rng.randrange(len(applicants) - 1)
    one, other = (f"requests.{row}.{applicants[p]}" for p in (place, place + 1))
    if cells[one] == cells[other]:
        return None
    damage = _change(cells, {one: cells[other], other: cells[one]})
    pairs = [
        (f"requests.{r}.{a}", f"requests.{r}.{b}") for r in [*leaves(form), *AROUND] for a, b in pairwise(applicants)
    ]
    gap = abs((cells[one] or 0) - (cells[other] or 0))
    near = [(a, b) for a, b in pairs if abs((damage.printed[a] or 0) - (damage.printed[b] or 0)) == gap]
    damage.alone = sum(_fits_exchange(cells, damage.printed, a, b) for a, b in near) == 1
    return damage


def exchanged(rng: Random, form: Form, cells: Cells) -> Damage | None:
    """Two numbers of one column exchanged between two rows."""
    rows = [*leaves(form), *AROUND]
    first, second = rng.sample(rows, 2)
    column = rng.choice(columns(form))
    one, other = f"requests.{first}.{column}", f"requests.{second}.{column}"
    if cells[one] == cells[other]:
        return None
    damage = _change(cells, {one: cells[other], other: cells[one]})
    if _shortfalls(damage.printed) == _shortfalls(cells):
        return None
    pairs = [
        (f"requests.{a}.{c}", f"requests.{b}.{c}")
        for number, a in enumerate(rows)
        for b in rows[number + 1 :]
        for c in columns(form)
    ]
    gap = abs((cells[one] or 0) - (cells[other] or 0))
    near = [(a, b) for a, b in pairs if abs((damage.printed[a] or 0) - (damage.printed[b] or 0)) == gap]
    damage.alone = sum(_fits_exchange(cells, damage.printed, a, b) for a, b in near) == 1
    return damage


def total_wrong(rng: Random, form: Form, cells: Cells) -> Damage | None:
    """A total that is not the sum, is 0 or blank."""
    totals = [f"requests.{row}.total" for row in [*leaves(form), *AROUND]]
    totals += [f"requests.total_processed.{column}" for column in columns(form)]
    address = rng.choice([total for total in totals if cells[total]] or totals)
    true = cells[address] or 0
    printed: int | None = rng.choice((0, None, max(true + rng.choice((-10, -1, 1, 2, 10, 100)), 0)))
    return _change(cells, {address: printed}) if (printed or 0) != true else None


def left_out(rng: Random, form: Form, cells: Cells) -> Damage | None:
    """A row or a group left out of （七）."""
    groups = [rows for rows in _groups(form) if any(cells[f"requests.{row}.total"] for row in rows)]
    rows = [[row] for row in leaves(form) if cells[f"requests.{row}.total"]]
    if not rows:
        return None
    gone = rng.choice(groups if groups and rng.random() < 0.5 else rows)
    changes: dict[str, int | None] = {}
    for column in columns(form):
        missing = sum(cells[f"requests.{row}.{column}"] or 0 for row in gone)
        changes[f"requests.total_processed.{column}"] = (cells[f"requests.total_processed.{column}"] or 0) - missing
    damage = _change(cells, changes)
    named = [row for row in gone if cells[f"requests.{row}.total"]]
    group = next(name for name in ("denied", "unable", "not_processed", "other", "") if gone[0].startswith(name))
    damage.words = (f"{{requests.{named[0] if len(named) == 1 else group}}}",)
    return damage


def _groups(form: Form) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for row in form.table("requests").rows:
        if row.id in leaves(form) and row.group and not row.group.startswith("三"):
            found.setdefault(row.group, []).append(row.id)
    return list(found.values())


def dispute(rng: Random, _form: Form, cells: Cells) -> Damage | None:
    """A cell of 表四 wrong, and nothing told in the prose."""
    address = _pick(rng, cells, "disputes")
    return _change(cells, {address: slip(rng, cells[address] or 0)})


def dispute_told(rng: Random, form: Form, cells: Cells) -> Damage | None:
    """A cell of 表四 wrong, whose count the prose tells."""
    damage = dispute(rng, form, cells)
    if damage is not None:
        damage.evidence = {address: (Decimal(true),) for address, true in damage.wrong.items()}
    return damage


def blank(rng: Random, _form: Form, cells: Cells) -> Damage | None:
    """A blank where a number was."""
    full = [a for a, value in cells.items() if value and a.startswith("requests") and not a.endswith("total")]
    return _change(cells, {rng.choice(full): None}) if full else None


def prose(rng: Random, form: Form, cells: Cells) -> Damage | None:
    """Prose and table disagree: the table breaks an equation, or the prose errs elsewhere while it does."""
    damage = one_cell(rng, form, cells)
    if damage is None or not damage.wrong:
        return damage
    (address, true), *_ = damage.wrong.items()
    other = _pick(rng, cells)
    if rng.random() < 0.5:
        damage.evidence = {address: (Decimal(true),)}
    elif other != address:
        damage.evidence = {other: (Decimal(slip(rng, cells[other] or 0)),)}
    return damage


FAMILIES: dict[str, Family] = {
    "one cell": one_cell,
    "two cells": two_cells,
    "three cells": three_cells,
    "neighbouring column": neighbouring_column,
    "exchanged rows": exchanged,
    "total wrong": total_wrong,
    "left out of （七）": left_out,
    "表四": dispute,
    "表四, told": dispute_told,
    "blank": blank,
    "prose": prose,
}
