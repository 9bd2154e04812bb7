"""``--format parquet`` of ``qc audit``: a folder of tidy tables, ``findings/ cells/ facts/ coverage/``.

Every table begins with the same columns, so that none needs another to be grouped by place or year. Texts are plain
strings, which parquet keeps as a dictionary and a number a row; categories of polars would be held in memory for good.
Lists of rules are texts, a semicolon between them, null where empty. Names that SQL keeps for itself (table, row,
column) are not used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

import polars as pl

from checker.model.batch import Batch
from checker.model.report import Fact, Reading
from checker.reporters.batch.rows import ABOUT, Record, about, encodable, finding_row, paired, primary_place
from checker.reporters.batch.score import grade
from checker.reporters.view import View

ROWS = {"findings": 50_000, "cells": 100_000, "facts": 50_000, "coverage": 20_000}
"""Rows of one part of each table: tens of MB while they are gathered, at most a few on disk."""

_GROUP = 100_000  # rows that a query can skip together
_SORT = ("year", "province", "city")

_TEXT: pl.DataType = pl.String()
_WHOLE: pl.DataType = pl.Int32()
_SMALL: pl.DataType = pl.Int16()
_FLOAT: pl.DataType = pl.Float64()
_ABOUT = dict.fromkeys(ABOUT, _TEXT) | {"year": _SMALL}
_PLACE = dict.fromkeys(("line", "line_column", "page"), _WHOLE)
_COUNTS = ("assertions", "passed", "failed", "uncertain", "not_assessable")
_READ = ("cells_read", "cells_expected", "facts_read", "facts_compared")
_FILE = ("layout", "encoding", "sha256")

_OWN: dict[str, dict[str, pl.DataType]] = {
    "findings": {"rank": _WHOLE}
    | dict.fromkeys(("id", "rule", "severity", "confidence"), _TEXT)
    | {"score": _FLOAT}
    | dict.fromkeys(("message", "advice", "basis"), _TEXT)
    | dict.fromkeys(("observed", "expected", "delta"), _FLOAT)
    | dict.fromkeys(("address", "fact"), _TEXT)
    | _PLACE
    | dict.fromkeys(("text", "suspect"), _TEXT)
    | {"suspect_value": _FLOAT, "suspect_repair": _FLOAT, "suspect_reason": _TEXT, "suspect_probability": _FLOAT}
    | {"explains": _TEXT},
    "cells": {"address": _TEXT, "value": _FLOAT}
    | dict.fromkeys(("raw", "state", "unit"), _TEXT)
    | {"confidence": _FLOAT}
    | _PLACE
    | {"flags": _TEXT},
    "facts": {"quantity": _TEXT, "value": _FLOAT}
    | dict.fromkeys(("relation", "kind", "unit", "scope"), _TEXT)
    | {"fact_year": _SMALL, "confidence": _FLOAT}
    | _PLACE
    | dict.fromkeys(("text", "note", "flags"), _TEXT),
    "coverage": {"state": _TEXT, "points": _FLOAT, "assessed": _FLOAT}
    | dict.fromkeys(("errors", "warnings", "infos", *_COUNTS, *_READ), _WHOLE)
    | dict.fromkeys((*_FILE, "pack", "pack_digest", "qc", "broken_rules", "error"), _TEXT),
}
TABLES = tuple(_OWN)
"""The names of the tables, which are also those of their folders."""

Flags = Mapping[object, str]


class _Parts:
    """One table, written part by part; what is said of a report is kept once for all of its rows."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder / name, name
        self.folder.mkdir()
        self.columns: list[list[Any]] = [[] for _ in _OWN[name]]
        self.reports: list[list[Any]] = [[] for _ in _ABOUT]
        self.owners: list[int] = []
        self.parts = 0

    def add(self, head: Sequence[Any], rows: Sequence[Sequence[Any]]) -> None:
        """The rows of one report more, and a part where they are enough."""
        if not rows:
            return
        self.owners.extend([len(self.reports[0])] * len(rows))
        for kept, value in zip(self.reports, head, strict=True):
            kept.append(value)
        for kept, values in zip(self.columns, zip(*rows, strict=True), strict=True):
            kept.extend(values)
        if len(self.owners) >= ROWS[self.name]:
            self.write()

    def write(self) -> None:
        """The rows gathered so far as a part, what is alike together."""
        frame = _frame(_ABOUT, self.reports)[self.owners].hstack(_frame(_OWN[self.name], self.columns))
        if self.name == "cells":
            parts = pl.col("address").str.split_exact(".", 2).struct.rename_fields(("table_id", "row_id", "column_id"))
            frame = frame.with_columns(parts.alias("parts")).unnest("parts")
        path = self.folder / f"part-{self.parts:05}.parquet"
        frame.sort(_SORT, maintain_order=True).write_parquet(path, compression="zstd", row_group_size=_GROUP)
        self.parts += 1
        for kept in (*self.columns, *self.reports, self.owners):
            kept.clear()

    def __enter__(self) -> _Parts:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        # a table without rows has a part too: who asks it must be told 0, not that there is no such file
        if kind is None and (self.owners or not self.parts):
            self.write()


def _frame(schema: Mapping[str, pl.DataType], columns: Sequence[Sequence[Any]]) -> pl.DataFrame:
    return pl.DataFrame([_series(name, kept, schema[name]) for name, kept in zip(schema, columns, strict=True)])


def _series(name: str, values: Sequence[Any], kind: pl.DataType) -> pl.Series:
    try:
        return pl.Series(name, values, kind)
    except UnicodeEncodeError:  # a lone surrogate, which is rare enough to look for it only then
        return pl.Series(name, [None if value is None else encodable(value) for value in values], kind)


def write(batch: Batch, view: View, folder: Path) -> None:  # noqa: ARG001  the same whatever the view
    """Fill the folder with the four tables."""
    with ExitStack() as stack:
        tables = {name: stack.enter_context(_Parts(folder, name)) for name in TABLES}
        for record, brief in paired(batch):
            head = tuple(about(record).values())
            tables["findings"].add(head, [_finding(finding) for finding in record["findings"]])
            tables["coverage"].add(head, [_coverage(record)])
            if brief is not None:
                flags = _flags(record)
                tables["cells"].add(head, [_cell(reading, flags) for reading in brief.report.readings.values()])
                tables["facts"].add(head, [_fact(fact, flags) for fact in brief.report.facts])


def _finding(finding: Mapping[str, Any]) -> tuple[Any, ...]:
    row = finding_row(finding)
    row |= {"line_column": row["column"], "explains": ";".join(row["explains"]) or None}
    return tuple(row[name] for name in _OWN["findings"])


def _coverage(record: Record) -> tuple[Any, ...]:
    graded, report, pack = grade(record), record["report"], record["pack"]
    counts, covered = record.get("counts", {}), record.get("coverage", {})
    broken = ";".join(breakage["rule"] for breakage in record.get("breakages", ()))
    return (
        *(graded.state, graded.points, graded.assessed),
        *(counts.get(severity) for severity in ("error", "warning", "info")),
        *(covered.get(name) for name in (*_COUNTS, *_READ)),
        *(report.get(name) for name in _FILE),
        *(pack["name"], pack["digest"], record["qc"], broken or None, record.get("error")),
    )


def _flags(record: Record) -> Flags:
    """The rules that find fault with a cell, by its address, or with a claim, by its place."""
    flags: dict[object, dict[str, None]] = {}
    for finding in record["findings"]:
        primary = primary_place(finding)
        blamed = {suspect["address"] for suspect in finding["suspects"]} | {primary.get("address")}
        for key in (*blamed, (primary["line"], primary["column"], primary["page"])):
            flags.setdefault(key, {})[finding["rule"]] = None
    return {key: ";".join(rules) for key, rules in flags.items()}


def _cell(reading: Reading, flags: Flags) -> tuple[Any, ...]:
    value = reading.value
    return (
        *(reading.address, None if value.number is None else float(value.number)),
        *(value.raw, value.state, value.unit, reading.confidence),
        *(*reading.span[:3], flags.get(reading.address)),
    )


def _fact(fact: Fact, flags: Flags) -> tuple[Any, ...]:
    place = fact.span[:3]
    return (
        *(fact.quantity, float(fact.value), fact.relation, fact.kind, fact.unit, fact.scope),
        *(fact.year, fact.confidence, *place, fact.text, fact.note or None, flags.get(place)),
    )
