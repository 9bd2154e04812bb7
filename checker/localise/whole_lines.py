"""Repairs of a whole row or column at once, read off the equations that cross it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.localise.exact import Lawful
from checker.localise.system import Number, Sheet, System, beyond, quotient
from checker.localise.weigh import Fixes


def whole_lines(sheet: Sheet, broken: int, lawful: Lawful) -> Iterator[Fixes]:
    """Every row and column whose cells, changed as the crossing equations ask, mend all of ``broken``."""
    for cells in _lines(sheet.system):
        fixes = _mend(sheet, cells, broken)
        if fixes is not None and len(fixes) > 1 and all(lawful(cell, true) for cell, true in fixes):
            yield fixes


def confirmed(sheet: Sheet, broken: int, lawful: Lawful) -> Iterator[Fixes]:
    """Cells of one row that two broken equations each ask to be changed alike, three or more of them.

    Rows left out of （七） show so even where something else is wrong too.
    """
    system, residuals = sheet.system, sheet.residuals
    rows: dict[tuple[str, ...], list[tuple[int, Number]]] = {}
    for cell, columns in enumerate(system.columns):
        shifts = [quotient(-residuals[e], c) for e, c in columns if broken >> e & 1]
        if len(shifts) > 1 and shifts[0] == shifts[1] and lawful(cell, sheet.values[cell] + shifts[0]):
            rows.setdefault(system.grid.place(cell)[:2], []).append((cell, sheet.values[cell] + shifts[0]))
    for fixes in rows.values():
        if len(fixes) > 2:
            yield tuple(fixes)


def _lines(system: System) -> list[tuple[int, ...]]:
    lines: dict[tuple[str, ...], list[int]] = {}
    for cell in range(len(system.addresses)):
        table, row, column = system.grid.place(cell)
        lines.setdefault((table, row, ""), []).append(cell)
        lines.setdefault((table, "", column), []).append(cell)
    return [tuple(cells) for cells in lines.values() if len(cells) > 1]


def _mend(sheet: Sheet, cells: tuple[int, ...], broken: int) -> Fixes | None:
    system, residuals = sheet.system, sheet.residuals
    reach = 0
    for cell in cells:
        reach |= system.touches[cell]
    if broken & ~reach:
        return None
    line = set(cells)
    change: dict[int, Number] = {}
    for cell in cells:
        shifts = {
            quotient(-residuals[equation], coefficient)
            for equation, coefficient in system.columns[cell]
            if sum(other in line for _, other in system.rows[equation]) == 1
        }
        if len(shifts) > 1:
            return None
        if shifts and (shift := shifts.pop()):
            change[cell] = shift
    after = {equation: residuals[equation] for equation in range(len(residuals)) if reach >> equation & 1}
    for cell, shift in change.items():
        for equation, coefficient in system.columns[cell]:
            after[equation] += coefficient * shift
    if any(beyond(residual, system.assertions[equation].tolerance) for equation, residual in after.items()):
        return None
    return tuple(sorted((cell, sheet.values[cell] + shift) for cell, shift in change.items()))
