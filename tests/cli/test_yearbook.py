"""A file of several reports on the command line: each is told by itself, settings hold for all of them."""

import json
from pathlib import Path

import pytest
from given import text_of
from typer.testing import CliRunner

from checker.cli import app

HEADING = "heading-numeral"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A file of two reports and one of a single report."""
    two, one = tmp_path / "two.txt", tmp_path / "one.txt"
    two.write_text(f"{text_of('linping-2023')}\n{text_of('beilun-2023')}", "utf-8")
    one.write_text(text_of("linan-2020"), "utf-8")
    return [str(two), str(one)]


def test_reports_stand_in_the_order_of_the_files(files: list[str]):
    """One object a report, its path with the number."""
    told = json.loads(CliRunner().invoke(app, ["check", *files, "--format", "json"]).stdout)
    assert [each["report"]["path"] for each in told] == [f"{files[0]}#1", f"{files[0]}#2", files[1]]
    assert [each["report"]["year"] for each in told] == [2023, 2023, 2020]


def test_the_screen_leads_to_the_file(files: list[str]):
    """The place is one that editors open."""
    shown = CliRunner().invoke(app, ["check", files[0]]).stdout
    assert f"== {files[0]}#2" in shown.splitlines()
    assert f"{files[0]}:" in shown
    assert "#2:" not in shown


def test_a_waiver_for_the_file_holds_for_its_parts(files: list[str], tmp_path: Path):
    """Its pattern is that of the file."""
    identity = next(f["id"] for f in found(files[0]) if f["rule"] == HEADING)
    (tmp_path / "qc.toml").write_text(
        f'[[waivers]]\nid = "{identity}"\nreason = "已印发"\nwho = "甲"\nuntil = 2999-01-01\nfile = "two.txt"\n',
        "utf-8",
    )
    assert [f for f in found(files[0]) if f["rule"] == HEADING] == []


def found(file: str) -> list[dict[str, str]]:
    """The findings of the second report in a file."""
    return list(json.loads(CliRunner().invoke(app, ["check", file, "--format", "json"]).stdout)[1]["findings"])
