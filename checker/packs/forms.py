"""``rules/forms/*.yaml`` → :class:`~checker.model.form.Form`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from checker.model.form import Form, FormColumn, FormRow, FormTable, Section
from checker.model.text import Text
from checker.packs.files import read_yaml, rules_folder


@cache
def load_forms() -> dict[str, Form]:
    """Every official form by its id, the newest first."""
    paths = sorted((rules_folder() / "forms").glob("*.yaml"), reverse=True)
    return {path.stem: _form(read_yaml(path)) for path in paths}


def _form(data: Any) -> Form:
    derived = data["derived"]
    labels: dict[str, Text] = {}
    for address, entry in derived["rows"].items():
        labels[address] = _text(entry)
    for address, entry in derived["columns"].items():
        table, column = address.split(".")
        labels[f"{table}.*.{column}"] = _text(entry)
    return Form(
        id=data["form"],
        basis=data["basis"],
        years=(data["years"]["from"], data["years"].get("to")),
        markers=tuple(data["markers"]),
        tables=tuple(_table(name, entry) for name, entry in data["tables"].items()),
        sections=tuple(
            Section(name, entry["numeral"], entry["heading"], tuple(entry["variants"]))
            for name, entry in data["sections"].items()
        ),
        derived_rows={name: tuple(entry["sum"]) for name, entry in derived["rows"].items()},
        derived_columns={name: tuple(entry["sum"]) for name, entry in derived["columns"].items()},
        derived_labels=labels,
    )


def _table(name: str, data: Mapping[str, Any]) -> FormTable:
    blocks = data.get("blocks", [data])
    rows = tuple(row for block in blocks for row in _rows(block))
    return FormTable(name, _title(data), data["section"], rows)


def _rows(block: Mapping[str, Any]) -> Iterator[FormRow]:
    columns = tuple(
        FormColumn(name, _text(entry), tuple(entry.get("variants", ())), entry.get("type", "count"))
        for name, entry in block["columns"].items()
    )
    for name, entry in block["rows"].items():
        yield FormRow(
            id=name,
            label=_text(entry),
            columns=columns,
            number=entry.get("number", ""),
            variants=tuple(entry.get("variants", ())),
            group=entry.get("group", ""),
            block=block.get("label", ""),
            optional=entry.get("optional", False),
        )


def _text(entry: Mapping[str, Any]) -> Text:
    return Text(entry["label"], entry.get("en", ""))


def _title(entry: Mapping[str, Any]) -> Text:
    return Text(entry["title"], entry.get("en", ""))
