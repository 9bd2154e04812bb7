"""What can happen to a whole row or column: left empty, shifted, copied, left out of its totals."""

from __future__ import annotations

from collections.abc import Iterator

from checker.localise.sums import LEFT_OUT, SUM_ROW, TABLE, Reading, sum_row, together
from checker.localise.system import Sheet
from checker.localise.weigh import EVENT, Event, Fixes, Scales
from checker.model.text import Text

TOTAL = "total"


def line(scales: Scales, sheet: Sheet, fixes: Fixes) -> Event | None:
    """The likeliest single event that explains repairs in one row or one column, if there is one."""
    places = [sheet.system.grid.place(cell) for cell, _ in fixes]
    if len({place[0] for place in places}) > 1:
        return None
    if len({place[1] for place in places}) == 1:
        readings = list(_row_readings(scales, sheet, fixes))
    elif len({place[2] for place in places}) == 1:
        readings = list(_column_readings(scales, sheet, fixes))
    else:
        return None
    if not readings:
        return None
    cost, name, reason = min(readings, key=lambda reading: reading[0])
    if name in LEFT_OUT:
        reason = together([reading for reading in readings if reading[1] in LEFT_OUT])
    return Event(name, fixes, EVENT + cost, reason, tuple(reason for _ in fixes))


def _row_readings(scales: Scales, sheet: Sheet, fixes: Fixes) -> Iterator[Reading]:
    table, row, _ = sheet.system.grid.place(fixes[0][0])
    if table == TABLE and row == SUM_ROW:
        yield from sum_row(sheet, fixes)
    if len(fixes) == 1:
        yield from _left_out_column(sheet, fixes)
        return
    yield from _unfilled(scales, fixes, "row_not_filled", Text("整行漏填", "the whole row was left empty"))
    yield from _shifted(sheet, fixes)
    yield from _copied(sheet, table, row)
    if _in_itself(sheet, fixes):
        yield 3.0 + len(fixes), "row_wrong", Text("整行数字有误", "the numbers of the whole row are wrong")


def _column_readings(scales: Scales, sheet: Sheet, fixes: Fixes) -> Iterator[Reading]:
    if len(fixes) == 1:
        return
    empty = Text("整列漏填", "the whole column was left empty")
    yield from _unfilled(scales, fixes, "column_not_filled", empty)
    yield from _left_out_column(sheet, fixes)
    if _in_itself(sheet, fixes):
        yield (
            3.0 + len(fixes),
            "column_wrong",
            Text("整列数字有误", "the numbers of the whole column are wrong"),
        )


def _in_itself(sheet: Sheet, fixes: Fixes) -> bool:
    """Whether three or more repairs share an equation that held all along: wrong, but added up."""
    shared = ~sheet.broken
    for cell, _ in fixes:
        shared &= sheet.system.touches[cell]
    return len(fixes) > 2 and shared != 0


def _unfilled(scales: Scales, fixes: Fixes, name: str, reason: Text) -> Iterator[Reading]:
    printed = [scales.printed(cell) for cell, _ in fixes]
    if not any(printed):
        yield 0.5 if all(number is None for number in printed) else 1.5, name, reason


def _shifted(sheet: Sheet, fixes: Fixes) -> Iterator[Reading]:
    """The numbers of a stretch of the row, moved one column to the left or to the right."""
    cells = sorted(cell for cell, _ in fixes)
    table, row, _ = sheet.system.grid.place(cells[0])
    across = [cell for cell in sheet.system.grid.row(table, row) if cell is not None]
    true = dict(fixes)
    meant = [true.get(cell, sheet.values[cell]) for cell in across]
    printed = [sheet.values[cell] for cell in across]
    moved = [place for place, cell in enumerate(across) if cell in true]
    if len(moved) < 3:
        return
    first, last = moved[0], moved[-1]
    reason = Text("整段数字错了一列", "a stretch of numbers stands one column off")
    if meant[first:last] == printed[first + 1 : last + 1] or meant[first + 1 : last + 1] == printed[first:last]:
        yield 1.5, "shifted_row", reason


def _copied(sheet: Sheet, table: str, row: str) -> Iterator[Reading]:
    """The row says the same as the one above or below it."""
    grid = sheet.system.grid
    rows = grid.rows[table]
    own = [sheet.values[cell] for cell in grid.row(table, row) if cell is not None]
    place = rows.index(row)
    for other in rows[max(place - 1, 0) : place] + rows[place + 1 : place + 2]:
        theirs = [sheet.values[cell] for cell in grid.row(table, other) if cell is not None]
        if any(own) and own == theirs:
            words = Text(
                f"整行重复了“{{{table}.{other}}}”的数字",
                f"the row repeats the numbers of “{{{table}.{other}}}”",
            )
            yield 1.5, "row_copied", words


def _left_out_column(sheet: Sheet, fixes: Fixes) -> Iterator[Reading]:
    """Totals of rows that miss one and the same column."""
    grid = sheet.system.grid
    table, _, column = grid.place(fixes[0][0])
    if column != TOTAL:
        return
    for other in grid.columns[table]:
        cells = [(grid.cell(table, grid.place(cell)[1], other), cell, true) for cell, true in fixes]
        if other != TOTAL and all(
            part is not None and sheet.values[part] == true - sheet.values[cell] for part, cell, true in cells
        ):
            words = Text(f"总计漏加了“{{{table}.*.{other}}}”列", f"the total leaves out column “{{{table}.*.{other}}}”")
            yield (1.0 if len(fixes) > 1 else 2.0), "column_left_out", words
