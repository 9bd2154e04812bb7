import csv
import io
import json

import pytest
from reporters.batch.made import CLEAN, HEAVY, VIEW, WRONG, assert_flat, batch, one, unread, with_finding

from checker.reporters.batch import render
from checker.reporters.batch.csv_rows import COLUMNS


def text_of(name, reports, folder):
    """The file of a format, as bytes."""
    assert list(render(name, reports, VIEW, folder / "out")) == []
    return (folder / "out").read_bytes()


def rows(content):
    """A CSV file as one mapping a row."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_one_object_a_line_in_order(tmp_path):
    """Each line is the record it came from, unreadable files among them."""
    entries = one(WRONG, "a\u2028\x85b"), unread(), one(CLEAN, "c")
    lines = text_of("jsonl", batch(*entries), tmp_path).decode().split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [record for record, _ in entries]
    assert lines[-1] == ""


def test_a_lone_surrogate_is_still_json(tmp_path):
    """What no encoding can write is told by its number."""
    (line,) = text_of("jsonl", batch(unread("x\udcff")), tmp_path).splitlines()
    assert json.loads(line)["report"]["path"] == "x\udcff"


def test_one_row_a_finding(tmp_path):
    """Every finding has its row with the report's columns, the primary place and the numbers as printed."""
    entry = one(WRONG, "a.txt", city="杭州市")
    told = rows(text_of("csv", batch(entry, one(CLEAN, "b.txt")), tmp_path))
    assert [(row["path"], row["id"]) for row in told] == [
        (path, finding["id"])
        for path, name in (("a.txt", WRONG), ("b.txt", CLEAN))
        for finding in one(name)[0]["findings"]
    ]
    first = told[0]
    assert first["message"].startswith("正文“未出现行政复议纠错")
    about = ("issuer", "province", "city", "level", "year", "form", "state")
    assert [first[name] for name in about] == [
        "临安区人民政府",
        "浙江省",
        "杭州市",
        "government",
        "2020",
        "2019",
        "fail",
    ]
    place = ("fact", "line", "column", "page", "observed", "expected", "delta")
    assert [first[name] for name in place] == ["disputes.reconsideration.corrected", "18", "158", "", "0", "1", "-1"]


def test_the_first_suspect_is_told(tmp_path):
    """Its address, value, repair and reason stand in the row."""
    suspect = {
        "address": "requests.granted.total",
        "value": 12.5,
        "repair": 120,
        "reason": "数字颠倒",
        "probability": 0.9,
    }
    (row, *_) = rows(text_of("csv", batch(with_finding(one(), suspects=[suspect], explains=["a", "b"])), tmp_path))
    names = ("suspect", "suspect_value", "suspect_repair", "suspect_reason", "suspect_probability", "explains")
    assert [row[name] for name in names] == ["requests.granted.total", "12.5", "120", "数字颠倒", "0.9", "a;b"]


def test_an_unreadable_file_and_a_crashed_rule_have_rows(tmp_path):
    """Neither is missing from the table, and neither is a finding."""
    crashed = one(CLEAN, "b")
    crashed[0].update({"findings": [], "breakages": [{"rule": "period", "reason": "除以零"}]})
    told = rows(text_of("csv", batch(unread("a", "打不开"), crashed), tmp_path))
    names = ("path", "state", "points", "rule", "error")
    assert [[row[name] for name in names] for row in told] == [
        ["a", "unreadable", "", "", "打不开"],
        ["b", "uncertain", "100", "period", "除以零"],
    ]


def test_excel_opens_it_right(tmp_path):
    """The file begins with the mark of UTF-8, has a header also when empty, and ends its lines as RFC 4180 says."""
    assert text_of("csv", batch(), tmp_path) == b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n"


@pytest.mark.parametrize(
    "formula", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "\t=1", "\r=1", " \n=1", "\u200b=1"]
)
def test_no_text_is_run_as_a_formula(tmp_path, formula):
    """Texts that begin like a formula are marked as texts in every column."""
    entry = with_finding(one(WRONG, formula, issuer=formula), message=formula)
    row = rows(text_of("csv", batch(entry), tmp_path))[0]
    assert {row["path"][0], row["issuer"][0], row["message"][0]} == {"'"}


@pytest.mark.parametrize("number", ["-5", "+3", "-0.25"])
def test_a_signed_number_stays_one(tmp_path, number):
    """What a cell printed is not changed where it is only a number."""
    entry = one()
    entry[0]["findings"][0]["locations"][0]["text"] = number
    assert rows(text_of("csv", batch(entry), tmp_path))[0]["text"] == number


def test_quotes_and_breaks_survive(tmp_path):
    """Commas, quotes, pipes and breaks of lines come back as they were, control characters as blanks."""
    message = '他说"好"，a,b|c\n第二行\x00\x1b[0m'
    row = rows(text_of("csv", batch(with_finding(one(), message=message)), tmp_path))[0]
    assert row["message"] == '他说"好"，a,b|c\n第二行  [0m'


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_lines_are_forgotten_once_written(name):
    """Memory does not grow with the number of reports."""

    def run(reports, _):
        for _piece in render(name, reports, VIEW, None):
            pass

    assert_flat(run, HEAVY)
