"""What was closed and counted neither under its outcome nor in the sum （七）, where the prose tells that sum.

The table then agrees with itself but for 新收 + 上年结转 = （七） + 结转下年, and only sentences can say which side of
it is wrong: without them, a carry that was not filled in is as good an explanation.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.localise.exact import Lawful
from checker.localise.sums import AROUND, SUM_ROW, TABLE
from checker.localise.system import Number, Sheet, System, beyond, members, plain, quotient
from checker.localise.weigh import EVENT, Event, Fixes, Scales
from checker.model.text import Text

MISSED = "outcome_missed"
_COST = 6.0
_EMPTY = 7.0  # where nothing was printed for an outcome, it is likelier that there was none of it
_WORDS = Text(
    "正文所述与改后的（七）总计一致，某项办理结果与它有同样的误差",
    "the prose tells the repaired sum （七）, and one of the outcomes is off by the same number",
)


def missed_outcomes(scales: Scales, sheet: Sheet, broken: int, lawful: Lawful) -> Iterator[Fixes]:
    """（七） as the prose tells it, with each outcome that can have been miscounted like it."""
    shifts = _shifts(sheet, broken)
    grid = sheet.system.grid
    total = grid.cell(TABLE, SUM_ROW, "total")
    if total is None or "total" not in shifts or scales.support(total, sheet.values[total] + shifts["total"]) <= 0:
        return
    for row in grid.rows[TABLE]:
        if row in AROUND:
            continue
        cells = [(grid.cell(TABLE, name, column), shift) for name in (row, SUM_ROW) for column, shift in shifts.items()]
        fixes = tuple(sorted((c, plain(sheet.values[c] + shift)) for c, shift in cells if c is not None))
        if len(fixes) == len(cells) and all(lawful(*fix) for fix in fixes) and _mends(sheet, broken, fixes):
            yield fixes


def missed(scales: Scales, sheet: Sheet, fixes: Fixes) -> Event | None:
    """The one event behind equal repairs of （七） and of one outcome in the same columns."""
    places = [sheet.system.grid.place(cell) for cell, _ in fixes]
    rows = {row for _, row, _ in places}
    if len(rows) != 2 or SUM_ROW not in rows or rows & (set(AROUND) - {SUM_ROW}):
        return None
    moved: dict[str, dict[str, Number]] = {row: {} for row in rows}
    for (_, row, column), (cell, true) in zip(places, fixes, strict=True):
        moved[row][column] = true - sheet.values[cell]
    one, other = moved.values()
    total = sheet.system.grid.cell(TABLE, SUM_ROW, "total")
    if one != other or total is None or scales.support(total, dict(fixes).get(total, 0)) <= 0:
        return None
    # （七） first: every way of telling it has that in common
    ordered = tuple(sorted(fixes, key=lambda fix: (sheet.system.grid.place(fix[0])[1] != SUM_ROW, fix[0])))
    printed = any(sheet.values[cell] for cell, _ in ordered[len(one) :])
    return Event(MISSED, ordered, EVENT + (_COST if printed else _EMPTY), _WORDS, tuple(_WORDS for _ in ordered))


def _shifts(sheet: Sheet, broken: int) -> dict[str, Number]:
    """By how much （七） must change in each column for the broken equations to hold; none where it mends not all."""
    system = sheet.system
    shifts: dict[str, Number] = {}
    for equation in members(broken):
        inside = [(factor, cell) for factor, cell in system.rows[equation] if _is_sum(system, cell)]
        if len(inside) != 1:
            return {}
        factor, cell = inside[0]
        shift = quotient(-sheet.residuals[equation], factor)
        if shifts.setdefault(system.grid.place(cell)[2], shift) != shift:
            return {}
    return shifts


def _is_sum(system: System, cell: int) -> bool:
    return system.grid.place(cell)[:2] == (TABLE, SUM_ROW)


def _mends(sheet: Sheet, broken: int, fixes: Fixes) -> bool:
    """Whether every equation holds after the repairs that they touch or that was broken."""
    system = sheet.system
    after = {equation: sheet.residuals[equation] for equation in members(broken)}
    for cell, true in fixes:
        for equation, factor in system.columns[cell]:
            change = factor * (true - sheet.values[cell])
            after[equation] = after.get(equation, sheet.residuals[equation]) + change
    return not any(beyond(residual, system.assertions[equation].tolerance) for equation, residual in after.items())
