"""The record of a report as it is kept, without its path, and as it is handed on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from checker.batch.exchange import BROKEN, HERE, UNREADABLE
from checker.batch.packing import press, pressed_out
from checker.model.rule import SEVERITIES
from checker.reporters.view import printable

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PATH = f'"path":{json.dumps(HERE)[:-1]}'  # within a text the quotation marks would be escaped


def packed(record: Mapping[str, Any]) -> bytes:
    """The record as bytes."""
    return press(written(record).encode("utf-8", "surrogatepass"))


def unpacked(data: bytes, path: str) -> dict[str, Any]:
    """The JSON object of a record, of the file at ``path``, whose bytes may be no UTF-8."""
    told: dict[str, Any] = json.loads(pressed_out(data))
    shown = printable(path)
    told["report"]["path"] = told["report"]["path"].replace(HERE, shown)
    if "error" in told:
        told["error"] = told["error"].replace(HERE, shown)
    return told


def line(data: bytes, path: str) -> str:
    """What :func:`written` makes of the record of a report that was read, without taking it apart."""
    text = pressed_out(data).decode("utf-8", "surrogatepass")
    return text.replace(_PATH, f'"path":{json.dumps(printable(path), ensure_ascii=False)[:-1]}', 1)


def written(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON."""
    return _WRITE(record)


def signs(record: Mapping[str, Any]) -> str:
    """What :class:`checker.batch.exchange.Outcome` keeps of a record beside it."""
    if "error" in record:
        return UNREADABLE
    found = [severity for severity in SEVERITIES if record["counts"][severity]]
    return ",".join([*found, BROKEN] if record["breakages"] else found)
