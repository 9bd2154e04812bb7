"""The statutory tables redrawn on the official form, with what was printed in each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from checker.model.finding import Finding, Suspect
from checker.model.form import FormColumn, FormRow, FormTable
from checker.model.report import Reading
from checker.reporters.columns import visible
from checker.reporters.page import words
from checker.reporters.page.places import Finder, Mark
from checker.reporters.view import View, joint, plain

_PART = re.compile(r"[一二三四五六七八九十]+、")
_SURE = 0.9
"""A reading less certain than this is one in doubt, as in the engine."""


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of the grid. ``scope`` is set for headers; ``repair`` is what should stand there instead."""

    text: str
    width: int = 1
    height: int = 1
    scope: str = ""
    anchor: str = ""
    marks: tuple[Mark, ...] = ()
    state: str = ""
    note: str = ""
    repair: str = ""
    certain: bool = True
    address: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the page shows it: rows of boxes under a caption."""

    anchor: str
    caption: str
    heads: tuple[tuple[Box, ...], ...]
    rows: tuple[tuple[Box, ...], ...]
    marks: tuple[Mark, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Drawing:
    """What the tables of one report are drawn from."""

    finder: Finder
    view: View
    boxes: Mapping[str, list[Mark]]
    repairs: Mapping[str, tuple[Suspect, bool]] = field(default_factory=dict)

    def tables(self) -> Iterator[tuple[FormTable, Grid]]:
        """Each table of the form that the report has, or that a finding speaks of."""
        for table in self.finder.form.tables:
            printed = any(name.startswith(f"{table.id}.") for name in self.finder.report.printed_rows)
            if printed or table.id in self.finder.report.tables:
                yield table, self._table(table)

    def _table(self, table: FormTable) -> Grid:
        absent = self.finder.form.absent_rows(self.finder.report.printed_rows)
        rows = [row for row in table.rows if f"{table.id}.{row.id}" not in absent]
        heads: tuple[tuple[Box, ...], ...] = ()
        if any(row.block for row in rows):
            body, kind = tuple(self._banded(table, rows)), "banded"
        elif any(row.number for row in rows):
            heads, body, kind = self._column_heads(table), tuple(self._grouped(table, rows)), "grouped"
        else:
            heads, body, kind = tuple(self._sideways_heads(table, rows)), (self._sideways(table, rows),), "sideways"
        anchor = self.finder.cell(table.id)
        return Grid(anchor, self.view.say(table.title), heads, body, self._marks(anchor), kind)

    def _marks(self, anchor: str) -> tuple[Mark, ...]:
        return tuple(sorted(self.boxes.get(anchor, ()), key=lambda mark: mark.rank))

    def _banded(self, table: FormTable, rows: list[FormRow]) -> Iterator[tuple[Box, ...]]:
        """表二: bands, each with columns of its own."""
        most = max(len(row.columns) for row in rows)
        for (block, columns), band in groupby(rows, key=lambda row: (row.block, row.columns)):
            yield (Box(block, most + 1, scope="colgroup", state="band"),)
            heads = [Box(self.view.say(column.label), width, scope="col") for column, width in _spread(columns, most)]
            yield (Box(self.view.say(words.CONTENT), scope="col"), *heads)
            for row in band:
                cells = [self._cell(table, row, column, width) for column, width in _spread(columns, most)]
                yield (self._label(table, row, 1), *cells)

    def _column_heads(self, table: FormTable) -> tuple[tuple[Box, ...], ...]:
        columns = table.rows[0].columns
        heads = [Box(self.view.say(column.label), scope="col") for column in columns]
        return ((Box("", 3, state="corner"), *heads),)

    def _grouped(self, table: FormTable, rows: list[FormRow]) -> Iterator[tuple[Box, ...]]:
        """表三: parts numbered 一、 二、, of which one has groups that have rows."""
        part = next((row.group for row in rows if _PART.match(row.group)), "")
        for alone, members in groupby(rows, key=lambda row: bool(_PART.match(row.number))):
            inside = list(members)
            if alone:
                for row in inside:
                    yield (self._label(table, row, 3), *self._cells(table, row))
                continue
            outer: tuple[Box, ...] = (Box(part, height=len(inside), scope="rowgroup", state="part"),)
            for name, rows_of in groupby(inside, key=lambda row: "" if _PART.match(row.group) else row.group):
                alike = list(rows_of)
                head = (Box(name, height=len(alike), scope="rowgroup", state="group"),) if name else ()
                for row in alike:
                    yield (*outer, *head, self._label(table, row, 1 if name else 2), *self._cells(table, row))
                    outer, head = (), ()

    def _sideways_heads(self, table: FormTable, rows: list[FormRow]) -> Iterator[tuple[Box, ...]]:
        """表四: every row of the form is a band of columns, and all numbers stand in one line."""
        high = 2 if any(row.group for row in rows) else 1
        tops: list[Box] = []
        for group, members in groupby(rows, key=lambda row: row.group):
            alike = list(members)
            if group:
                tops.append(Box(group, sum(len(row.columns) for row in alike), scope="colgroup", state="band"))
            else:
                tops += [self._top(table, row, high) for row in alike]
        yield tuple(tops)
        if high == 2:
            yield tuple(self._top(table, row, 1) for row in rows if row.group)
        yield tuple(Box(self.view.say(column.label), scope="col") for row in rows for column in row.columns)

    def _top(self, table: FormTable, row: FormRow, height: int) -> Box:
        anchor = self.finder.cell(f"{table.id}.{row.id}")
        return Box(
            self.view.say(row.label), len(row.columns), height, "colgroup", anchor, self._marks(anchor), state="band"
        )

    def _sideways(self, table: FormTable, rows: list[FormRow]) -> tuple[Box, ...]:
        return tuple(box for row in rows for box in self._cells(table, row))

    def _label(self, table: FormTable, row: FormRow, width: int) -> Box:
        """A row's label: the official words, and the printed ones where they depart from them."""
        name = f"{table.id}.{row.id}"
        anchor = self.finder.cell(name)
        fit = next((fit for fit in self.finder.report.rows if fit.address == name), None)
        official = self.view.say(self.finder.form.row_label(table.id, row.id))
        missing = fit is None and name not in self.finder.report.printed_rows
        text = " ".join(visible(fit.label).split()) if fit is not None and fit.wording else official
        note = self.view.say(words.MISSING_ROW) if missing else official if text != official else ""
        state = "missing" if missing else ""
        return Box(text, width, 1, "row", anchor, self._marks(anchor), state, note, address=name)

    def _cells(self, table: FormTable, row: FormRow) -> tuple[Box, ...]:
        return tuple(self._cell(table, row, column, 1) for column in row.columns)

    def _cell(self, table: FormTable, row: FormRow, column: FormColumn, width: int) -> Box:
        address = f"{table.id}.{row.id}.{column.id}"
        anchor = self.finder.cell(address)
        reading = self.finder.report.readings.get(address)
        suspect, certain = self.repairs.get(address, (None, True))
        repair = plain(suspect.repair) if suspect else ""
        marks = self._marks(anchor)
        text, state, note = self._content(reading)
        return Box(text, width, 1, "", anchor, marks, state, note, repair, certain, address)

    def _content(self, reading: Reading | None) -> tuple[str, str, str]:
        """Text, state and note of a cell; where nothing was read the state is ``missing``."""
        if reading is None:
            return "", "missing", self.view.say(words.NOT_READ)
        text = visible(reading.value.raw).strip()
        if reading.confidence < _SURE:
            return text, "doubt", self.view.say(words.DOUBTFUL)
        return text, reading.value.state, ""


def repairs(findings: tuple[Finding, ...]) -> dict[str, tuple[Suspect, bool]]:
    """The repair to show in each cell, and whether it is the one proposed; that of the gravest finding wins."""
    shown: dict[str, tuple[Suspect, bool]] = {}
    for finding in findings:
        together = joint(finding)
        for suspect in finding.suspects:
            if suspect.repair is not None:
                shown.setdefault(suspect.address, (suspect, suspect in together))
    return shown


def _spread(columns: tuple[FormColumn, ...], most: int) -> Iterator[tuple[FormColumn, int]]:
    """The columns of a band, the last one stretched over what is left of the table's width."""
    for n, column in enumerate(columns):
        yield column, 1 if n < len(columns) - 1 else most - n
