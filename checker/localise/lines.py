"""What can happen to a whole row or column: a row left out of the sum, totals before the carry, a shift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.localise.system import Number, Sheet
from checker.localise.weigh import EVENT, Event, Fixes, Scales
from checker.model.text import Text

TABLE = "requests"
SUM_ROW = "total_processed"
NEW, CARRIED_IN, CARRIED_OUT = "new_received", "carried_in", "carried_out"
TOTAL = "total"
_LIKELY = 1.2  # runs of rows that explain the same sum are told together when their costs differ by less

Reading = tuple[float, str, Text]


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
    readings.sort(key=lambda reading: reading[0])
    cost, name, reason = readings[0]
    also = [r for r in readings[1:] if r[0] <= cost + _LIKELY and r[1] in _SUMS and name in _SUMS]
    if also:
        zh = "，或".join(dict.fromkeys([reason.zh, *(r[2].zh for r in also[:2])]))
        en = ", or ".join(dict.fromkeys([reason.en, *(r[2].en for r in also[:2])]))
        reason = Text(zh, en)
    return Event(name, fixes, EVENT + cost, reason, tuple(reason for _ in fixes))


_SUMS = ("group_left_out", "row_left_out", "rows_left_out", "row_counted_twice", "total_before_carry")


def _row_readings(scales: Scales, sheet: Sheet, fixes: Fixes) -> Iterator[Reading]:
    table, row, _ = sheet.system.grid.place(fixes[0][0])
    if table == TABLE and row == SUM_ROW:
        yield from _sum_row(sheet, fixes)
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
    first, last = moved[0], moved[-1]
    reason = Text("整段数字错了一列", "a stretch of numbers stands one column off")
    if (
        meant[first:last] == printed[first + 1 : last + 1]
        or meant[first + 1 : last + 1] == printed[first:last]
    ):
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
            words = Text(
                f"总计漏加了“{{{table}.*.{other}}}”列", f"the total leaves out column “{{{table}.*.{other}}}”"
            )
            yield (1.0 if len(fixes) > 1 else 2.0), "column_left_out", words


def _sum_row(sheet: Sheet, fixes: Fixes) -> Iterator[Reading]:
    """Which rows the sum （七） misses, has twice, or whether it was made before the carry."""
    grid = sheet.system.grid
    short = {grid.place(cell)[2]: true - sheet.values[cell] for cell, true in fixes}
    vectors = {row: _vector(sheet, row) for row in grid.rows[TABLE]}
    zero = dict.fromkeys(grid.columns[TABLE], 0)
    carried_in, carried_out = vectors.get(CARRIED_IN, zero), vectors.get(CARRIED_OUT, zero)
    whole = {column: short.get(column, 0) for column in zero}
    everywhere = sum(1 for value in whole.values() if value) > 1
    yield from _before_carry(whole, carried_in, carried_out, everywhere)
    leaves = [row for row in vectors if row not in (NEW, CARRIED_IN, SUM_ROW, CARRIED_OUT)]
    for run in _runs(leaves, vectors):
        total = {column: sum(vectors[row].get(column, 0) for row in run) for column in zero}
        extra = 0.0 if total == whole else 1.6
        if extra and any(total[column] != value for column, value in short.items()):
            if all(total[column] == -value for column, value in short.items()):
                yield _twice(run, total == {c: -v for c, v in whole.items()})
            continue
        yield _left_out(run, leaves, extra)


def _vector(sheet: Sheet, row: str) -> dict[str, Number]:
    grid = sheet.system.grid
    return {
        column: sheet.values[cell]
        for column in grid.columns[TABLE]
        if (cell := grid.cell(TABLE, row, column)) is not None
    }


def _runs(leaves: Sequence[str], vectors: Mapping[str, Mapping[str, Number]]) -> Iterator[tuple[str, ...]]:
    """Stretches of neighbouring rows that begin and end with a row that is not all zero."""
    full = [place for place, row in enumerate(leaves) if any(vectors[row].values())]
    for number, first in enumerate(full):
        for last in full[number:]:
            yield tuple(row for row in leaves[first : last + 1] if any(vectors[row].values()))


def _family(row: str) -> str:
    return row.split("_", 1)[0]


def _left_out(run: tuple[str, ...], leaves: Sequence[str], extra: float) -> Reading:
    zh, en = _names(run)
    words = Text(f"（七）总计漏加了{zh}", f"the sum leaves out {en}")
    if len(run) == 1:
        return 1.0 + extra, "row_left_out", words
    families = {_family(row) for row in run}
    if len(families) == 1:
        return 0.8 + extra, "group_left_out", words
    edge = leaves.index(run[0]) == 0 or run[-1] == leaves[-1]
    return (2.2 if edge else 2.8) + extra, "rows_left_out", words


def _twice(run: tuple[str, ...], everywhere: bool) -> Reading:
    zh, en = _names(run)
    cost = (1.5 if len({_family(row) for row in run}) == 1 else 3.0) + (0.0 if everywhere else 1.6)
    return cost, "row_counted_twice", Text(f"（七）总计重复计入了{zh}", f"the sum counts {en} twice")


def _names(run: tuple[str, ...]) -> tuple[str, str]:
    marks = [f"“{{{TABLE}.{row}}}”" for row in run]
    if len(marks) > 4:
        return f"{marks[0]}至{marks[-1]}共{len(marks)}行", f"{len(marks)} rows from {marks[0]} to {marks[-1]}"
    return "、".join(marks), ", ".join(marks)


def _before_carry(
    short: Mapping[str, Number], came: Mapping[str, Number], went: Mapping[str, Number], everywhere: bool
) -> Iterator[Reading]:
    zh, en = "（七）总计按本年新收计算，", "the sum was made from new requests, "
    ways = (
        ({c: came.get(c, 0) for c in short}, 0.9, "未加上年结转", "without those carried in"),
        (
            {c: came.get(c, 0) - went.get(c, 0) for c in short},
            1.2,
            "未加上年结转、未减结转下年",
            "before both carries",
        ),
        ({c: -went.get(c, 0) for c in short}, 1.2, "未减结转下年", "without taking off those carried out"),
    )
    for vector, cost, zh_way, en_way in ways:
        if any(vector.values()) and all(not value or vector[c] == value for c, value in short.items()):
            extra = 0.0 if vector == short else 0.8
            # one column alone may miss by the carry through chance
            yield (
                cost + extra + (0.0 if everywhere else 0.4),
                "total_before_carry",
                Text(zh + zh_way, en + en_way),
            )
