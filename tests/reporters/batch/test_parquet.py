import re
from pathlib import Path

import duckdb
import polars as pl
import pytest
from reporters.batch.made import (
    CLEAN,
    FIXTURES,
    HEAVY,
    VIEW,
    WRONG,
    assert_flat,
    batch,
    one,
    synthetic,
    unread,
    with_finding,
)

from checker.reporters.batch import parquet, render
from checker.reporters.view import json_number

README = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a batch to the folder ``results`` of the current one and opens a table of it."""
    monkeypatch.chdir(tmp_path)

    def write(reports):
        render("parquet", reports, VIEW, Path("results"))
        return {name: pl.read_parquet(f"results/{name}/*.parquet") for name in parquet.TABLES}

    return write


def test_every_finding_cell_and_fact_is_there(written):
    """The tables hold what the records and briefs hold, and every file has a line in coverage."""
    entries = [one(name, f"{name}.txt", city="杭州市") for name in FIXTURES]
    tables = written(batch(*entries, unread("坏")))
    ids = [(record["report"]["path"], finding["id"]) for record, _ in entries for finding in record["findings"]]
    assert sorted(tables["findings"].select("path", "id").rows()) == sorted(ids)
    values = {
        (brief.report.source.path, address): (json_number(reading.value.number), reading.value.state)
        for _, brief in entries
        for address, reading in brief.report.readings.items()
    }
    cells = tables["cells"].select("path", "address", "value", "state").rows()
    assert {(path, address): tuple(rest) for path, address, *rest in cells} == values
    assert len(tables["facts"]) == sum(len(brief.report.facts) for _, brief in entries)
    assert tables["coverage"].select("path", "state", "error").rows()[0] == ("坏", "unreadable", "坏.docx 打不开。")
    assert sorted(tables["coverage"]["path"]) == sorted([*(f"{name}.txt" for name in FIXTURES), "坏"])


def test_a_blank_is_no_zero(written):
    """A blank cell has no value, and what is wrong with a cell or a claim is flagged there."""
    tables = written(batch(one("linzi-office-2023"), one(WRONG)))
    assert (
        tables["cells"].filter(state="blank")["value"].null_count() == tables["cells"].filter(state="blank").height > 0
    )
    flagged = tables["facts"].filter(pl.col("flags").is_not_null()).select("quantity", "flags").rows()
    assert ("disclosure.normative.newly_made", "narrative-count") in flagged


def test_suspects_flag_their_cells(written):
    """The cell that is blamed says by which rule."""
    suspect = {"address": "requests.granted.total", "value": 1, "repair": 2, "reason": "", "probability": 0.9}
    cells = written(batch(with_finding(one(), suspects=[suspect])))["cells"]
    flagged = cells.filter(pl.col("flags").is_not_null()).select("table_id", "row_id", "column_id", "flags").rows()
    assert flagged == [("requests", "granted", "total", "narrative-denial")]


@pytest.mark.parametrize("reports", [batch(), batch(unread())])
def test_tables_without_rows_can_be_asked(written, reports):
    """Where nothing was read, each table is there with its typed columns."""
    full = {name: table.schema for name, table in written(batch(one())).items()}
    assert {name: table.schema for name, table in written(reports).items()} == full
    assert duckdb.sql("select count(*) from 'results/findings/*.parquet'").fetchall() == [(0,)]


def test_many_parts_are_one_table(written, monkeypatch):
    """Written in several parts, nothing is lost or doubled, and the types fit."""
    whole = written(synthetic(60))
    monkeypatch.setattr(parquet, "ROWS", dict.fromkeys(parquet.TABLES, 500))
    parts = written(synthetic(60))
    assert len(list(Path("results/cells").iterdir())) > 10
    for name, table in whole.items():
        assert parts[name].sort(table.columns).equals(table.sort(table.columns))


def test_strange_texts_are_kept(written):
    """Quotes, breaks and control characters stay; a lone surrogate is told by its number; unknowns are null."""
    message = '"a",\n\x00\ud800|'
    entry = with_finding(one(WRONG, "p\udcff", issuer=None, province=None, year=None), message=message)
    findings = written(batch(entry))["findings"]
    assert findings["message"][0] == '"a",\n\x00\\ud800|'
    assert findings.select("path", "issuer", "province", "city", "year").row(0) == ("p\\xff", None, None, None, None)


def test_the_line_of_the_readme(written):
    """What fails most by city and year is answered by the line that the README shows."""
    reports = [
        one(WRONG, f"{n}.txt", city=city, year=year)
        for n, (city, year) in enumerate([("杭州市", 2020), ("杭州市", 2020), ("宁波市", 2021)])
    ]
    written(batch(*reports, one(CLEAN, "c.txt", city="宁波市", year=2022)))
    (query,) = re.findall(r'^duckdb -c "([^"\n]+)"$', README, re.MULTILINE)
    assert duckdb.sql(query).fetchall() == [
        ("宁波市", 2021, "government-results", 1),
        ("宁波市", 2022, "preface-contact", 1),
        ("杭州市", 2020, "government-results", 2),
    ]


def test_tables_are_forgotten_once_written(tmp_path, monkeypatch):
    """Memory is that of one part, not of the batch."""
    monkeypatch.setattr(parquet, "ROWS", {"findings": 100, "cells": 5_000, "facts": 300, "coverage": 50})
    assert_flat(lambda reports, size: render("parquet", reports, VIEW, tmp_path / str(size)), HEAVY)
