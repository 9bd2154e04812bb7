"""Reports as rows of a frame: numbers, blanks and what cannot be read stay apart."""

import math

import polars as pl
import pytest
from given import built, national

from checker.frame import DOUBTFUL, to_frame
from checker.model.report import Report

CELL = "requests.granted.total"


def stored(report: Report, address: str = CELL) -> float | None:
    """What the frame holds for a cell of a single report."""
    return to_frame([report], national().forms[report.form])[address].item()


def test_number():
    """A number is stored as it is."""
    assert stored(built({CELL: 7})) == 7.0


@pytest.mark.parametrize("content", [None, "/"])
def test_blank(content: object):
    """A blank or a mark is null, and never 0."""
    assert stored(built({CELL: content})) is None


def test_text():
    """Words in a cell are NaN: nothing that can be read."""
    assert math.isnan(stored(built({CELL: "七件"})))


def test_lost_row():
    """The cells of a row that was not found are NaN."""
    assert math.isnan(stored(built(without=["requests.granted"])))


def test_doubtful():
    """A reading less sure than the threshold is NaN, even where a number was read."""
    assert math.isnan(stored(built({CELL: 7}, doubtful=[CELL])))


def test_threshold():
    """A reading just sure enough is stored as a number."""
    report = built({CELL: 7})
    reading = report.readings[CELL]
    sure = type(reading)(reading.address, reading.value, reading.span, DOUBTFUL)
    assert stored(built({CELL: 7}, readings={**report.readings, CELL: sure})) == 7.0


def test_optional_row():
    """The cells of an optional row that is not printed are null."""
    assert stored(built(), "requests.other.total") is None


def test_single_other_row():
    """Where （六）其他处理 is one row, the three rows it stands for are null and not unreadable."""
    others = ("other_no_correction", "other_fee_unpaid", "other_misc")
    report = built({"requests.other.total": 3}, without=[f"requests.{row}" for row in others])
    assert [stored(report, f"requests.{row}.total") for row in (*others, "other")] == [None, None, None, 3.0]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_columns(form: str):
    """The frame has one Float64 column an address, in printing order, also without any report."""
    addresses = national().forms[form].addresses
    assert dict(to_frame([], national().forms[form]).schema) == dict.fromkeys(addresses, pl.Float64)


def test_rows():
    """Reports keep their order."""
    reports = [built({CELL: number}) for number in (3, 1, 2)]
    assert to_frame(reports, national().forms["2021"])[CELL].to_list() == [3.0, 1.0, 2.0]
