"""The record of a report, kept without its path."""

import os
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.batch.exchange import HERE
from checker.batch.records import line, packed, signs, unpacked, written

PATHS = st.binary(min_size=1, max_size=30).map(os.fsdecode)
TRAPS = st.sampled_from([HERE, f'"path":"{HERE}', '"path":"\\u0000', "\\", '"', "\ud800"])
TEXTS = st.lists(TRAPS | st.text(max_size=5), max_size=4).map("".join)


def record(message: str = "", **fields: Any) -> dict[str, Any]:
    """A record as a worker makes it."""
    found = [{"severity": "error", "message": message, "locations": [{"path": message}]}]
    head = {"pack": {"name": "national"}, "report": {"path": f"{HERE}#2", "issuer": message}}
    return {**head, "counts": {"error": 1, "warning": 0, "info": 0}, "findings": found, "breakages": [], **fields}


@given(TEXTS, PATHS)
def test_a_line_is_what_the_whole_record_would_be(message: str, path: str) -> None:
    """However a report and its path are written, the path goes to its place and nothing else changes."""
    data = packed(record(message))
    told = unpacked(data, path)
    assert line(data, path) == written(told)
    assert told["findings"] == record(message)["findings"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (record(), "error"),
        (record(breakages=[{"rule": "r", "reason": "x"}]), "error,broken"),
        (record(counts={"error": 0, "warning": 0, "info": 0}), ""),
        ({"report": {"path": HERE}, "error": f"{HERE} 读不了", "findings": []}, "unreadable"),
    ],
)
def test_the_exit_status_is_known_without_the_record(told: dict[str, Any], expected: str) -> None:
    """What was found and what crashed is kept beside a record."""
    assert signs(told) == expected
