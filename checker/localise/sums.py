"""What the sum （七） misses: rows left out or counted twice, or a total made before the carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.localise.system import Number, Sheet
from checker.localise.weigh import Fixes, chance_match
from checker.model.text import Text

TABLE = "requests"
SUM_ROW = "total_processed"
LEFT_OUT = ("group_left_out", "row_left_out", "rows_left_out", "row_counted_twice", "total_before_carry")

Reading = tuple[float, str, Text]
"""One way of telling repairs: its cost above that of an event, its name, its words."""

_NEW, _CARRIED_IN, _CARRIED_OUT = "new_received", "carried_in", "carried_out"
AROUND = (_NEW, _CARRIED_IN, SUM_ROW, _CARRIED_OUT)
_GROUPS = {"denied": "denied", "unable": "unable", "not": "not_processed", "other": "other"}
_SUM = Text("（七）总计", "the sum （七） ")
_SAID = 10
_LIKELY = 1.2  # rows that explain the same sum are told together when their costs differ by less


def together(readings: Sequence[Reading]) -> Text:
    """Several ways to miss the same sum, the likeliest first and each said once."""
    least = min(reading[0] for reading in readings)
    near = sorted((cost, words.zh, words) for cost, _, words in readings if cost <= least + _LIKELY)
    texts = list(dict.fromkeys(words for _, _, words in near))
    zh = "，或".join([texts[0].zh, *(text.zh.removeprefix(_SUM.zh) for text in texts[1:_SAID])])
    en = ", or ".join([texts[0].en, *(text.en.removeprefix(_SUM.en) for text in texts[1:_SAID])])
    return Text(zh, en)


def sum_row(sheet: Sheet, fixes: Fixes) -> Iterator[Reading]:
    """Which rows the sum （七） misses, has twice, or whether it was made before the carry."""
    grid = sheet.system.grid
    short = {grid.place(cell)[2]: true - sheet.values[cell] for cell, true in fixes}
    vectors = {row: _vector(sheet, row) for row in grid.rows[TABLE]}
    zero: dict[str, Number] = dict.fromkeys(grid.columns[TABLE], 0)
    carried_in, carried_out = vectors.get(_CARRIED_IN, zero), vectors.get(_CARRIED_OUT, zero)
    whole = {column: short.get(column, 0) for column in zero}
    everywhere = sum(1 for value in whole.values() if value) > 1
    yield from _before_carry(whole, carried_in, carried_out, everywhere)
    full = [row for row in vectors if row not in AROUND and any(vectors[row].values())]
    yield from _missed(whole, short, [vectors[row] for row in full], full)


def _missed(
    whole: Mapping[str, Number],
    short: Mapping[str, Number],
    vectors: Sequence[Mapping[str, Number]],
    full: Sequence[str],
) -> Iterator[Reading]:
    """Stretches of rows whose sum is what （七） misses or has too much; all-zero rows do not count."""
    probe = next(iter(short))
    for first in range(len(full)):
        sums: dict[str, Number] = dict.fromkeys(whole, 0)
        for last in range(first, len(full)):
            sums = {column: sums[column] + vectors[last].get(column, 0) for column in whole}
            if abs(sums[probe]) != abs(short[probe]):
                continue
            run = tuple(full[first : last + 1])
            if all(sums[column] == value for column, value in short.items()):
                yield _left_out(run, full, 0.0 if sums == whole else _lone(short))
            elif all(sums[column] == -value for column, value in short.items()):
                yield _twice(run, all(sums[column] == -value for column, value in whole.items()))


def _lone(short: Mapping[str, Number]) -> float:
    """What it costs that rows are missed in some columns only: one small number may fit by chance."""
    return 1.6 - 0.5 * chance_match(max(abs(float(value)) for value in short.values()))


def _vector(sheet: Sheet, row: str) -> dict[str, Number]:
    grid = sheet.system.grid
    return {
        column: sheet.values[cell]
        for column in grid.columns[TABLE]
        if (cell := grid.cell(TABLE, row, column)) is not None
    }


def _family(row: str) -> str:
    return row.split("_", 1)[0]


def _left_out(run: tuple[str, ...], full: Sequence[str], extra: float) -> Reading:
    if len(run) == 1:
        zh, en = _names(run)
        return 1.0 + extra, "row_left_out", Text(f"{_SUM.zh}漏加了{zh}", f"{_SUM.en}leaves out {en}")
    if (group := _group(run, full)) is not None:
        words = Text(f"{_SUM.zh}漏加了“{group}”各行", f"{_SUM.en}leaves out the rows of “{group}”")
        return 0.8 + extra, "group_left_out", words
    zh, en = _names(run)
    edge = run[0] == full[0] or run[-1] == full[-1]
    one_group = len({_family(row) for row in run}) == 1
    cost = 1.8 if one_group else 2.2 if edge else 2.8
    return cost + extra, "rows_left_out", Text(f"{_SUM.zh}漏加了{zh}", f"{_SUM.en}leaves out {en}")


def _group(run: tuple[str, ...], full: Sequence[str]) -> str | None:
    """The official group whose rows, as far as they are not all zero, are those of the run."""
    family = _family(run[0])
    if list(run) != [row for row in full if _family(row) == family]:
        return None
    return f"{{{TABLE}.{_GROUPS[family]}}}" if family in _GROUPS else None


def _twice(run: tuple[str, ...], everywhere: bool) -> Reading:
    zh, en = _names(run)
    cost = (1.5 if len({_family(row) for row in run}) == 1 else 3.0) + (0.0 if everywhere else 1.6)
    return cost, "row_counted_twice", Text(f"{_SUM.zh}重复计入了{zh}", f"{_SUM.en}counts {en} twice")


def _names(run: tuple[str, ...]) -> tuple[str, str]:
    marks = [f"“{{{TABLE}.{row}}}”" for row in run]
    if len(marks) > 4:
        return f"{marks[0]}至{marks[-1]}共{len(marks)}行", f"{len(marks)} rows from {marks[0]} to {marks[-1]}"
    return "、".join(marks), ", ".join(marks)


def _before_carry(
    short: Mapping[str, Number], came: Mapping[str, Number], went: Mapping[str, Number], everywhere: bool
) -> Iterator[Reading]:
    both = {column: came.get(column, 0) - went.get(column, 0) for column in short}
    ways = (
        (
            {column: came.get(column, 0) for column in short},
            1.05,
            "未加上年结转",
            "leaves out those carried in",
        ),
        (both, 1.2, "等于本年新收，未计结转", "equals the new requests, carries aside"),
        (
            {column: -went.get(column, 0) for column in short},
            1.2,
            "未减去结转下年",
            "holds those carried out",
        ),
    )
    for vector, cost, zh, en in ways:
        if any(vector.values()) and all(not value or vector[c] == value for c, value in short.items()):
            extra = 0.0 if vector == short else 0.8
            extra += 0.0 if everywhere else 0.4  # one column alone may miss by the carry through chance
            yield cost + extra, "total_before_carry", Text(_SUM.zh + zh, _SUM.en + en)
