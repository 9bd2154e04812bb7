"""What can happen to two cells at once: exchanged, moved to the neighbour, added up from a wrong number."""

from __future__ import annotations

from checker.localise.system import Number, Sheet
from checker.localise.weigh import EVENT, Event, Scales, chance_match
from checker.model.text import Text

Fix = tuple[int, Number]

_MOVED = Text("数字填入了相邻的列", "the number was written into the neighbouring column")
_MOVED_ROW = Text("数字填入了相邻的行", "the number was written into the neighbouring row")
_EXCHANGED = Text("两个单元格的数字填颠倒了", "the numbers of two cells were exchanged")
_MERGED = Text("应填在此处的数并入了另一单元格", "the number that belongs here was added to another cell")
_CANCEL = Text("两处错误相互抵消，合计看不出来", "two errors that cancel in the total")
_ADDED_UP = Text("填错后又照错数合计", "written wrongly, then added up from the wrong number")
_FORGOTTEN = Text("结转数漏填，合计也未计入", "the number carried over was left out, and left out of the total")


def pair(scales: Scales, sheet: Sheet, one: Fix, other: Fix) -> Event | None:
    """The likeliest single event that explains both repairs, if there is one."""
    events = [
        event
        for event in (
            _exchange(sheet, one, other),
            _merge(sheet, one, other),
            _merge(sheet, other, one),
            _in_step(scales, sheet, one, other),
        )
        if event is not None
    ]
    return min(events, key=lambda event: event.cost, default=None)


def _event(name: str, one: Fix, other: Fix, cost: float, reason: Text) -> Event:
    return Event(name, (one, other), EVENT + cost, reason, (reason, reason))


def _exchange(sheet: Sheet, one: Fix, other: Fix) -> Event | None:
    (x, true_x), (y, true_y) = one, other
    values, grid = sheet.values, sheet.system.grid
    if true_x != values[y] or true_y != values[x]:
        return None
    distance = grid.distance(x, y)
    fit = chance_match(true_x - true_y)
    table, row, column = grid.place(x)
    table2, row2, column2 = grid.place(y)
    if table == table2 and row == row2:
        moved = 0 in (true_x, true_y) or distance == 1
        name, reason = ("neighbouring_column", _MOVED) if distance == 1 else ("swapped_cells", _EXCHANGED)
        return _event(name, one, other, (1.0 if distance == 1 else 1.8 if moved else 2.0) - fit, reason)
    if table == table2 and column == column2:
        beside = distance == 1 and 0 in (true_x, true_y)
        name, reason = ("neighbouring_row", _MOVED_ROW) if beside else ("swapped_cells", _EXCHANGED)
        return _event(name, one, other, 1.0 + min(distance - 1, 20) * 0.04 - fit, reason)
    return _event("swapped_cells", one, other, 3.5 - fit, _EXCHANGED)


def _merge(sheet: Sheet, emptied: Fix, filled: Fix) -> Event | None:
    (x, true_x), (y, true_y) = emptied, filled
    values, grid = sheet.values, sheet.system.grid
    if values[x] != 0 or true_y == 0 or grid.distance(x, y) != 1:
        return None
    reason = _MOVED if grid.place(x)[1] == grid.place(y)[1] else _MOVED_ROW
    name = "neighbouring_column" if reason is _MOVED else "neighbouring_row"
    if values[y] == true_x + true_y:
        return Event(name, (emptied, filled), EVENT + 2.2, _MERGED, (_MERGED, _MERGED))
    if values[y] == true_x:
        return _event(name, emptied, filled, 2.0, reason)
    return None


def _in_step(scales: Scales, sheet: Sheet, one: Fix, other: Fix) -> Event | None:
    """Two cells of one equation that held all along: a part with its sum, or two parts that cancel."""
    (x, true_x), (y, true_y) = one, other
    system = sheet.system
    shared = system.touches[x] & system.touches[y] & ~sheet.broken
    if not shared:
        return None
    slips = scales.slip(x, true_x), scales.slip(y, true_y)
    if true_x - sheet.values[x] != true_y - sheet.values[y]:
        return _event("cancelling_pair", one, other, 2.2 + 0.4 * (slips[0].cost + slips[1].cost), _CANCEL)
    part, way = (one, slips[0]) if system.grid.is_total(y) else (other, slips[1])
    row = system.grid.place(part[0])[1]
    if row in ("carried_in", "carried_out") and sheet.values[part[0]] == 0:
        return _event("carry_left_out", one, other, 0.8, _FORGOTTEN)
    reasons = tuple(way.reason if fix is part else _ADDED_UP for fix in (one, other))
    return Event("wrong_and_added_up", (one, other), EVENT + 0.6 + way.cost, _ADDED_UP, reasons)
