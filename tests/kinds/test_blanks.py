"""Blanks: one alone is a slip, many are a habit, a blank total hides a number."""

from dataclasses import replace

import pytest
from given import Cells, built, found, national

from checker.kinds.blanks import BLANKS
from checker.kinds.rows import INCOMPLETE
from checker.model.finding import Finding
from checker.model.report import Report

ROW = "requests.granted"
LONE, MANY, TOTALS = "cell-blank", "cells-blank", "cell-blank-total"


def blanks(cells: Cells, **more: object) -> dict[str, list[Finding]]:
    """What the three rules find, by rule."""
    return of(built(cells, **more))  # type: ignore[arg-type]


def of(report: Report) -> dict[str, list[Finding]]:
    """What the three rules find in a report, by rule."""
    all_found = {rule: found(BLANKS.check, rule, report) for rule in (LONE, MANY, TOTALS)}
    return {rule: findings for rule, findings in all_found.items() if findings}


def test_none():
    """A filled table has no finding."""
    assert blanks({}) == {}


def test_one():
    """One blank in a filled table is told by its cell."""
    told = blanks({"disclosure.normative.abolished": None})
    assert {rule: [f.primary.address for f in found] for rule, found in told.items()} == {
        LONE: ["disclosure.normative.abolished"]
    }


def test_one_in_each_table():
    """A lone blank is lone in its own table."""
    told = blanks({"disclosure.normative.abolished": None, f"{ROW}.research": None})
    assert {rule: len(found) for rule, found in told.items()} == {LONE: 2}


def test_many():
    """Many blanks are one finding a table, with their count and the first of them."""
    told = blanks(dict.fromkeys((f"{ROW}.business", f"{ROW}.research", f"{ROW}.other_org", f"{ROW}.legal_service")))
    assert list(told) == [MANY]
    assert "表三有 4 个单元格空白（表三 · （一）予以公开 · 商业企业、" in told[MANY][0].message.zh


def test_hundreds():
    """A hundred blanks are still one finding."""
    report = built()
    empty = {
        address: None for address in report.readings if address.startswith("requests.") and ".total" not in address
    }
    assert {rule: len(found) for rule, found in blanks(empty).items()} == {MANY: 1}


@pytest.mark.parametrize("address", ["disclosure.regulation.issued", "disclosure.regulation.in_force"])
def test_regulations_may_be_blank(address: str):
    """A body that cannot issue 规章 may leave that row empty: no lone blank."""
    assert LONE not in blanks({address: None})


def test_total_above_parts():
    """A blank total above parts is told with the value that fits, as its suspect."""
    told = blanks({f"{ROW}.natural_person": 7, f"{ROW}.business": 2, f"{ROW}.total": None})
    assert list(told) == [TOTALS]
    (finding,) = told[TOTALS]
    assert [(s.address, s.value, s.repair) for s in finding.suspects] == [(f"{ROW}.total", None, 9)]
    assert "应为 9" in finding.message.zh
    assert "should be 9" in finding.message.en


def test_total_above_zeros():
    """A blank total of zeros is a blank like any other."""
    assert list(blanks({f"{ROW}.total": None})) == [LONE]


def test_several_totals():
    """Several blank totals of a table are one finding."""
    rows = ("granted", "partial", "unable_not_held", "not_processed_duplicate")
    cells: dict[str, object] = {f"requests.{row}.natural_person": 3 for row in rows}
    told = blanks(cells | {f"requests.{row}.total": None for row in rows})
    assert {rule: [len(f.suspects) for f in found] for rule, found in told.items()} == {TOTALS: [4]}
    assert "等 4 处" in told[TOTALS][0].message.zh


def test_mark_is_no_blank():
    """A mark for nothing is not a blank."""
    assert blanks({f"{ROW}.total": "/"}) == {}


def test_mark_for_a_total_above_parts():
    """A total with a mark for nothing above parts is told with the value that fits, as a blank one is."""
    told = blanks({f"{ROW}.natural_person": 7, f"{ROW}.total": "/"})
    assert [s.repair for f in told[TOTALS] for s in f.suspects] == [7]


def test_incomplete_row():
    """Blanks of a row with too few values are told by that row and not here."""
    report = built({"disclosure.normative.abolished": None})
    short = tuple(r._replace(found=2) if r.address == "disclosure.normative" else r for r in report.rows)
    assert of(replace(report, rows=short)) == {}


@pytest.mark.parametrize(("printed", "told"), [((30, 4, 0, 0, 0, 1), True), ((30, 4, 0, 0, 0, 34), False)])
def test_a_total_in_doubt_that_can_only_be_blank(printed: tuple[int, ...], told: bool):
    """The last number of the row is no total of the others; where it is, a blank further left has shifted the row."""
    columns = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
    cells = {f"requests.partial.{name}": number for name, number in zip(columns, printed, strict=True)}
    report = built({**cells, "requests.partial.total": None}, doubtful=["requests.partial.total"])
    assert (TOTALS in of(report)) == told


def test_a_lone_blank_in_doubt_is_a_row_too_short():
    """Where the blank may stand in another column it is told as a value that is missing, and not as a 0."""
    report = built({"disclosure.normative.in_force": None}, doubtful=["disclosure.normative.in_force"])
    (finding,) = found(INCOMPLETE.check, "row-incomplete", report)
    assert finding.message.zh.startswith("表二“行政规范性文件”行应有 3 个数值，只读到 2 个")
    assert of(report) == {}


def test_a_column_of_totals_that_is_not_there():
    """It is one finding: neither its other blanks nor rows with a value too few are told beside it."""
    form = national().forms["2021"]
    totals = {f"{row}.total": None for row in form.rows if row.startswith("requests.")}
    report = built({**totals, "requests.partial.business": 3})
    rows = tuple(r._replace(found=6) if r.address == "requests.granted" else r for r in report.rows)
    report = replace(report, rows=rows)
    assert {rule: len(told) for rule, told in of(report).items()} == {TOTALS: 1}
    assert found(INCOMPLETE.check, "row-incomplete", report) == []


def test_regulations_without_any_value():
    """A row that many bodies leave empty lacks no value of an unknown column: all of it is blank."""
    report = built(dict.fromkeys([f"disclosure.regulation.{name}" for name in ("issued", "abolished", "in_force")]))
    rows = tuple(r._replace(found=0) if r.address == "disclosure.regulation" else r for r in report.rows)
    report = replace(report, rows=rows)
    assert list(of(report)) == [MANY]
    assert found(INCOMPLETE.check, "row-incomplete", report) == []
