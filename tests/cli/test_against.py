"""``qc check --against``: the published numbers beside the submitted ones, from tables of several kinds."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from given import national, rule
from typer.testing import CliRunner, Result

from checker.cli import app
from checker.examples.sample import sample
from checker.model.form import Form

FORM = national().forms["2021"]
NEW, IN = "requests.new_received.total", "requests.carried_in.total"
Table = Callable[..., str]


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A report of 2023 with 12 new requests."""
    path = tmp_path / "报告.txt"
    path.write_text(sample(rule("cell-negative"), {NEW: 12, "year": 2023}, FORM), "utf-8")
    return str(path)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Writes rows as csv or xlsx, and gives the path."""

    def written(rows: list[list[Any]], name: str = "报送.csv", encoding: str = "utf-8-sig") -> str:
        path = tmp_path / name
        if name.endswith("xlsx"):
            book = openpyxl.Workbook()
            for row in rows:
                book.active.append(row)
            book.save(path)
        else:
            out = io.StringIO()
            csv.writer(out).writerows(rows)
            path.write_bytes(out.getvalue().encode(encoding))
        return str(path)

    return written


def qc(*arguments: str) -> Result:
    """What ``qc check`` says to these arguments."""
    return CliRunner().invoke(app, ["check", *arguments, "--select", "submitted-"])


def found(report: str, path: str) -> list[Mapping[str, Any]]:
    """What is not as submitted."""
    result = qc(report, "--against", path, "--format", "json")
    assert result.stderr == ""
    return json.loads(result.stdout)["findings"]


def official(form: Form, cells: Mapping[str, object]) -> list[list[object]]:
    """The three tables as a sheet has them: merged labels once, blanks where they stretch."""
    rows: list[list[object]] = []
    for each in form.tables[:2]:
        for row in each.rows:
            if row.optional:
                continue
            heads = [column.label.zh for column in row.columns]
            if row.block or row is each.rows[0]:
                rows.append([row.block or "申请人情况", "", "信息内容", *heads])
            values = [cells.get(f"{each.id}.{row.id}.{column.id}", 0) for column in row.columns]
            rows.append([row.group, row.number + row.label.zh, "", *values])
    results = form.tables[2]
    heads = [column.label.zh for row in results.rows for column in row.columns]
    rows += [["行政复议"] + [""] * 4 + ["行政诉讼"], heads, [0] * len(heads)]
    return rows


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
@pytest.mark.parametrize("heads", [("address", "value"), ("单元格", "数值")])
def test_tidy(report: str, table: Table, name: str, heads: tuple[str, str]):
    """A differing cell of a tidy table is an error with both numbers, their difference and the place in the table."""
    (finding,) = found(report, table([heads, (NEW, 21), (IN, 0)], name))
    assert (finding["rule"], finding["severity"]) == ("submitted-figures", "error")
    assert (finding["observed"], finding["expected"], finding["delta"]) == (12, 21, -9)
    assert all(words in finding["message"] for words in ("公布 12", "报送 21", "相差 9"))
    related = finding["locations"][-1]
    assert (related["path"].endswith(name), related["line"], related["column"]) == (True, 2, 2)


def test_in_order(report: str, table: Table):
    """Equal numbers say nothing; a blank is 0 in both."""
    path = table([("address", "value"), (NEW, 12), (IN, ""), ("disclosure.admin_fee.amount", "0.00")])
    assert found(report, path) == []
    assert qc(report, "--against", path).exit_code == 0


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_official(report: str, table: Table, name: str):
    """A table laid out like the form is read as one."""
    assert found(report, table(official(FORM, {NEW: 12}), name)) == []
    (finding,) = found(report, table(official(FORM, {NEW: 21}), name))
    assert (finding["observed"], finding["expected"]) == (12, 21)


def test_extracted(report: str, table: Table):
    """What ``qc extract --format csv`` writes is read, and of several reports the right one."""
    result = CliRunner().invoke(app, ["extract", report, "--format", "csv"])
    rows = list(csv.reader(io.StringIO(result.stdout.lstrip("\ufeff"))))
    assert found(report, table(rows)) == []
    others = [[*row[:2], "2022", *row[3:5], "99", *row[6:]] for row in rows[1:]]
    assert found(report, table([rows[0], *others, *rows[1:]])) == []
    result = qc(report, "--against", table([rows[0], *others]))
    assert (result.exit_code, "2023 年度的行" in result.stderr) == (2, True)


def test_labels(report: str, table: Table):
    """Cells may be named as findings name them."""
    (finding,) = found(report, table([("单元格", "数值"), (FORM.label(NEW).zh, 21)], encoding="gb18030"))
    assert finding["expected"] == 21


def test_many(report: str, table: Table):
    """More than three cells of a table are one finding that counts them."""
    cells = [f"requests.granted.{column}" for column in ("natural_person", "business", "research", "total")]
    (finding,) = found(report, table([("address", "value"), *((cell, 7) for cell in cells)]))
    assert finding["explains"] == [f"submitted-figures[{cell}]" for cell in cells]
    assert len(found(report, table([("address", "value"), *((cell, 7) for cell in cells[:3])]))) == 3


def test_unmatched(report: str, table: Table):
    """Cells that the report does not print are told apart from those that differ."""
    rows = [("address", "value"), (NEW, 12), ("disclosure.procurement.amount", 300), ("requests.denied.total", 0)]
    (finding,) = found(report, table(rows))
    assert (finding["rule"], finding["severity"]) == ("submitted-unmatched", "warning")
    assert "政府集中采购" in finding["message"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("address", "value"), ("requests.new_recieved.total", 1)],
            ":2:1：没有“requests.new_recieved.total”这个单元格，是否指",
        ),
        ([("address", "value"), (NEW, "若干")], ":2:2：“若干”不是数字"),
        ([("address", "value"), (NEW, 12), (NEW, 13)], f":3:2：“{NEW}”报送了两个不同的数"),
        ([("address", "value")], "没有读到报送的数字"),
        ([("姓名", "电话"), ("张三", 12)], "没有读到报送的数字，应有“单元格”“数值”两列"),
        ([], "没有读到报送的数字"),
    ],
)
def test_bad_tables(report: str, table: Table, rows: list[list[Any]], said: str):
    """A table that is none gets one sentence with the place and what was expected."""
    result = qc(report, "--against", table(rows))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert said in result.stderr


def test_workbook_places(report: str, table: Table):
    """In a workbook the place is the cell as spreadsheets name it."""
    result = qc(report, "--against", table([("address", "value"), (NEW, "若干")], "a.xlsx"))
    assert "a.xlsx:Sheet!B2：" in result.stderr


def test_both_options(report: str, table: Table, tmp_path: Path):
    """Last year's report and the submitted numbers may be given together."""
    last = tmp_path / "last.txt"
    last.write_text(sample(rule("cell-negative"), {"year": 2022, "requests.carried_out.total": 5}, FORM), "utf-8")
    path = table([("address", "value"), (NEW, 21)])
    arguments = ["check", report, "--previous", str(last), "--against", path, "--format", "json"]
    result = CliRunner().invoke(app, [*arguments, "--select", "submitted-,carry-over"])
    assert {finding["rule"] for finding in json.loads(result.stdout)["findings"]} == {"submitted-figures", "carry-over"}


def test_wrong_use(report: str, table: Table):
    """A table that is not there, and more than one report, are told."""
    assert "没有这个文件" in qc(report, "--against", "nowhere.csv").stderr
    assert "只用于一份报告" in qc(report, "other.txt", "--against", table([])).stderr
