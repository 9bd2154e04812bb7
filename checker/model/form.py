"""The official blank: which rows and columns each statutory table prints, and how they are labelled.

Addresses are ``table.row.column`` strings. Derived rows and columns (sums that sentences speak of but no table
prints) have addresses too; :meth:`Form.expand` turns any address into the printed cells it sums.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from checker.model.text import Text

_REMARK = re.compile(r"（[^（）]*）$")
_KEPT = 256  # sets of printed rows; most reports print all

CellType = Literal["count", "amount", "change"]
"""``count``: an integer of at least 0; ``amount``: a decimal of at least 0; ``change``: any integer."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a table: id, official label, wordings met in real reports, and what its cells may hold."""

    id: str
    label: Text
    variants: tuple[str, ...] = ()
    type: CellType = "count"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a table; ``group`` is the merged label to its left (（三）不予公开), ``block`` the band above it.

    ``number`` is the enumerator printed before the label; ``optional`` rows may be absent from a report;
    ``accepted`` are wordings that a rule pack takes for as good as the official one.
    """

    id: str
    label: Text
    columns: tuple[FormColumn, ...]
    number: str = ""
    variants: tuple[str, ...] = ()
    group: str = ""
    block: str = ""
    optional: bool = False
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormTable:
    """One statutory table: its id, its name for people (表三), the section it stands in, and its rows in order."""

    id: str
    title: Text
    section: str
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six parts of a report: id, numeral, official heading and accepted wordings."""

    id: str
    numeral: str
    heading: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """An official form: ``2019`` (国办公开办函〔2019〕60号) or ``2021`` (〔2021〕30号).

    ``rows`` and ``columns`` of ``derived`` map ``table.name`` to the ids summed.
    """

    id: str
    basis: str
    years: tuple[int, int | None]
    markers: tuple[str, ...]
    tables: tuple[FormTable, ...]
    sections: tuple[Section, ...]
    derived_rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    derived_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    derived_labels: Mapping[str, Text] = field(default_factory=dict)

    def table(self, name: str) -> FormTable:
        """The table called ``name``.

        Raises:
            KeyError: the form has no such table.
        """
        return self._tables[name]

    @cached_property
    def _tables(self) -> dict[str, FormTable]:
        return {table.id: table for table in self.tables}

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every printed cell, in printing order, optional rows included."""
        return tuple(self.types)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Every printed cell of the rows that must be there."""
        return tuple(
            f"{table.id}.{row.id}.{column.id}"
            for table in self.tables
            for row in table.rows
            if not row.optional
            for column in row.columns
        )

    @cached_property
    def types(self) -> dict[str, CellType]:
        """The type of every printed cell, in printing order."""
        return {
            f"{table.id}.{row.id}.{column.id}": column.type
            for table in self.tables
            for row in table.rows
            for column in row.columns
        }

    @cached_property
    def rows(self) -> dict[str, FormRow]:
        """Every row by ``table.row``."""
        return {f"{table.id}.{row.id}": row for table in self.tables for row in table.rows}

    @cached_property
    def column_ids(self) -> dict[str, tuple[str, ...]]:
        """The columns that the rows of each table have, each once."""
        return {
            table.id: tuple(dict.fromkeys(column.id for row in table.rows for column in row.columns))
            for table in self.tables
        }

    def expand(self, address: str, *, printed_row: bool = False) -> tuple[str, ...]:
        """The printed cells that ``address``, printed or derived, is the sum of.

        ``printed_row`` asks for the row of that name as printed, where a derived one has the same name: （六）其他处理
        is a row of its own in reports that follow the 2019 form, and the sum of three rows in others.

        Raises:
            KeyError: the form knows no such address.
        """
        known = self._expanded.get((address, printed_row))
        if known is None:
            known = self._expanded[address, printed_row] = self._expand(address, printed_row=printed_row)
        return known

    @cached_property
    def _expanded(self) -> dict[tuple[str, bool], tuple[str, ...]]:
        return {}

    def _expand(self, address: str, *, printed_row: bool) -> tuple[str, ...]:
        table, row, column = address.split(".")
        rows = (row,) if printed_row else self.derived_rows.get(f"{table}.{row}", (row,))
        columns = self.derived_columns.get(f"{table}.{column}", (column,))
        cells = tuple(f"{table}.{r}.{c}" for r in rows for c in columns)
        for cell in cells:
            if cell not in self.types:
                raise KeyError(address)
        return cells

    def knows(self, address: str) -> bool:
        """Whether ``address`` is a printed or a derived one of this form."""
        if address.count(".") != 2:
            return False
        try:
            self.expand(address)
        except KeyError:
            return False
        return True

    def row_label(self, table: str, row: str) -> Text:
        """The words for a printed or derived row."""
        if (label := self.derived_labels.get(f"{table}.{row}")) is not None:
            return label
        found = self.rows[f"{table}.{row}"]
        return Text(found.number + found.label.zh, found.label.en)

    def row_name(self, table: str, row: str) -> Text:
        """``（四）无法提供 1.本机关不掌握相关政府信息``: a row as people name it, with its group, without remarks."""
        label = self.row_label(table, row)
        zh = _REMARK.sub("", label.zh)
        found = self.rows.get(f"{table}.{row}")
        # 三、本年度办理结果 stands above all outcomes and tells none from another
        if found is not None and found.group and not found.group.startswith("三、"):
            zh = f"{found.group} {zh}"
        return Text(zh, label.en)

    def column_label(self, table: str, row: str, column: str) -> Text:
        """The words for a printed or derived column of a row."""
        if (label := self.derived_labels.get(f"{table}.*.{column}")) is not None:
            return label
        rows = self.derived_rows.get(f"{table}.{row}", (row,))
        return next(c.label for c in self.rows[f"{table}.{rows[0]}"].columns if c.id == column)

    def label(self, address: str) -> Text:
        """``表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 自然人``: how people name the cell at ``address``."""
        table, row, _ = address.split(".")
        return self._label(address, self.row_name(table, row))

    def short_label(self, address: str) -> Text:
        """The label without the group of the row, for where there is little room."""
        table, row, _ = address.split(".")
        return self._label(address, self.row_label(table, row))

    def _label(self, address: str, name: Text) -> Text:
        table, row, column = address.split(".")
        parts = self._tables[table].title, name, self.column_label(table, row, column)
        return Text(" · ".join(part.zh for part in parts), " · ".join(part.say("en") for part in parts))

    @cached_property
    def _optional(self) -> tuple[str, ...]:
        return tuple(name for name, row in self.rows.items() if row.optional)

    def absent_rows(self, printed: frozenset[str]) -> frozenset[str]:
        """``table.row`` of the rows that a report with the ``printed`` rows rightly does not have.

        An optional row that is not there; and, where the 2019 form's single row （六）其他处理 is printed in a
        report of the 2021 form, the three rows it stands for.
        """
        printed = frozenset(printed)
        if printed not in self._absent:
            if len(self._absent) >= _KEPT:
                self._absent.clear()
            self._absent[printed] = self._absent_rows(printed)
        return self._absent[printed]

    @cached_property
    def _absent(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    def _absent_rows(self, printed: frozenset[str]) -> frozenset[str]:
        absent: set[str] = set()
        for name in self._optional:
            if name not in printed:
                absent.add(name)
                continue
            table = name.split(".")[0]
            parts = {f"{table}.{part}" for part in self.derived_rows.get(name, ())} - {name}
            absent |= set() if parts & printed else parts
        return frozenset(absent)
