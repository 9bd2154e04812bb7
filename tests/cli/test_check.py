import json
import os
import stat
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import Result

from checker import reporters
from checker.cli.choices import CheckFormat, ExtractFormat

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("files", "fail_on", "status"),
    [
        (["clean.txt"], "error", 0),
        (["error.txt"], "error", 1),
        (["warning.txt"], "error", 0),
        (["warning.txt"], "warning", 1),
        (["info.txt"], "warning", 0),
        (["info.txt"], "info", 1),
        (["error.txt"], "never", 0),
        (["crash.txt"], "never", 2),
        (["unreadable.txt"], "never", 2),
        (["clean.txt", "error.txt"], "error", 1),
        (["error.txt", "unreadable.txt", "clean.txt"], "error", 2),
    ],
)
def test_the_exit_status_is_the_highest_one_earned(qc: Run, files: list[str], fail_on: str, status: int):
    """0 nothing, 1 findings at the level asked for, 2 what could not be checked."""
    assert qc("check", *files, "--fail-on", fail_on).exit_code == status


def test_an_unreadable_file_is_told_once_on_the_error_stream(qc: Run):
    """The others are still shown."""
    result = qc("check", "unreadable.txt", "clean.txt")
    assert result.stderr == "qc: unreadable.txt 读不了。\n"
    assert "unreadable.txt" not in result.stdout
    assert "没有发现问题" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("共 2 份报告；其中 1 份读不了；")


def test_a_crashed_rule_is_told_everywhere(qc: Run):
    """On the screen, on the error stream and in the JSON."""
    screen = qc("check", "crash.txt")
    assert screen.stdout.rstrip().endswith("1 条规则运行失败，结果不完整")
    assert screen.stderr == "qc: 规则 period 运行失败：boom\n"
    told = json.loads(qc("check", "crash.txt", "--format", "json").stdout)
    assert told["breakages"] == [{"rule": "period", "reason": "boom"}]


def test_output_is_replaced_in_one_step(qc: Run, tmp_path: Path):
    """The file is whole, keeps its mode, and nothing else is left in the folder."""
    target = tmp_path / "结果 1.json"
    target.write_text("old")
    target.chmod(0o640)
    result = qc("check", "error.txt", "--format", "json", "--output", target)
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(target.read_text("utf-8"))["counts"]["error"] == 1
    assert os.listdir(tmp_path) == ["结果 1.json"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_an_interrupted_run_leaves_the_old_output(qc: Run, tmp_path: Path):
    """Ctrl-C: a sentence, status 130, and no half of a file."""
    target = tmp_path / "out.json"
    target.write_text("old")
    result = qc("check", "error.txt", "interrupted.txt", "--output", target)
    assert (result.exit_code, result.stdout, target.read_text()) == (130, "", "old")
    assert result.stderr == "qc: 已中断，没有写出任何结果。\n"
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_full_disk_leaves_the_old_output(qc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An error while writing is one sentence, and the temporary file is gone."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = qc("check", "error.txt", "--output", tmp_path / "out.txt")
    assert (result.exit_code, result.stderr) == (2, "qc: No space left on device\n")
    assert os.listdir(tmp_path) == []


def test_output_never_overwrites_an_input(qc: Run, tmp_path: Path):
    """Not by another of its names either."""
    report = tmp_path / "error.txt"
    report.write_text("报告")
    (tmp_path / "link.txt").symlink_to(report)
    result = qc("check", report, "--output", tmp_path / "link.txt")
    assert (result.exit_code, report.read_text()) == (2, "报告")
    assert "不会覆盖它" in result.stderr


def test_a_fault_of_the_program_is_one_sentence(qc: Run):
    """A traceback is for those who ask for it."""
    result = qc("check", "fault.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ZeroDivisionError: x" in result.stderr
    assert isinstance(qc("check", "fault.txt", env={"QC_DEBUG": "1"}).exception, ZeroDivisionError)


@pytest.mark.parametrize(("target", "told"), [("missing/out.txt", "不存在"), ("", "是文件夹")])
def test_an_output_that_cannot_be_written_is_told_first(qc: Run, tmp_path: Path, target: str, told: str):
    """Before any report is read."""
    result = qc("check", "interrupted.txt", "--output", tmp_path / target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_output_of_text_tells_of_unreadable_files_too(qc: Run, tmp_path: Path):
    """A file is read later, without the error stream."""
    qc("check", "unreadable.txt", "clean.txt", "--output", tmp_path / "out.txt")
    assert "读不了" in (tmp_path / "out.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "off"),
    [
        (["--select", "requests-"], {"period"}),
        (["--select", "requests-row,period"], {"requests-balance"}),
        (["--ignore", "requests-"], {"requests-row-total", "requests-balance"}),
        (["--select", "requests-", "--ignore", "requests-balance"], {"requests-balance", "period"}),
        ([], set()),
    ],
)
def test_rules_are_chosen_by_prefix(qc: Run, options: list[str], off: set[str], monkeypatch: pytest.MonkeyPatch):
    """What is not chosen is switched off before the check."""
    import checker

    seen = {}
    monkeypatch.setattr(checker.audit, "check", lambda _, pack: seen.setdefault("pack", pack) and iter(()))
    qc("check", *options, "--", ".")
    assert {rule.id for rule in seen["pack"].rules.rules if rule.off} == off


def test_a_prefix_that_fits_no_rule_is_told_with_the_nearest_names(qc: Run):
    """A slip of the finger is not silence."""
    result = qc("check", "clean.txt", "--ignore", "request-balance")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "qc: 没有以 request-balance 开头的规则；最接近的是 requests-balance、requests-row-total。\n"


@pytest.mark.parametrize("name", ["1", "error-id"])
def test_one_finding_is_explained_by_rank_or_id(qc: Run, name: str):
    """Only this finding is shown, the status stays."""
    result = qc("check", "error.txt", "--explain", name)
    assert result.stdout.startswith("1. 错误 period  有误")
    assert "勾稽关系" not in result.stdout
    assert result.exit_code == 1


def test_an_unknown_finding_is_told(qc: Run):
    """With the ranks there are."""
    assert "名次是 1 到 1" in qc("check", "error.txt", "--explain", "7").stderr
    assert "没有发现问题" in qc("check", "clean.txt", "--explain", "7").stderr
    assert qc("check", "unreadable.txt", "--explain", "7").stderr == "qc: unreadable.txt 读不了。\n"


def test_language_can_come_from_the_environment(qc: Run):
    """QC_LANG stands in for --lang."""
    assert "1. error period  wrong" in qc("check", "error.txt", env={"QC_LANG": "en"}).stdout
    assert qc("check", "unreadable.txt", "--lang", "en").stderr == "qc: unreadable.txt cannot be read.\n"


def test_the_offered_formats_are_those_there_are():
    """Each format has its module, and the option knows each module."""
    assert [each.value for each in CheckFormat] == list(reporters.CHECK_FORMATS)
    assert [each.value for each in ExtractFormat] == list(reporters.EXTRACT_FORMATS)


@pytest.mark.parametrize("form", list(CheckFormat))
def test_every_format_writes_something(qc: Run, form: CheckFormat):
    """All of them on findings, none, a crash and an unreadable file at once."""
    result = qc("check", "error.txt", "clean.txt", "crash.txt", "unreadable.txt", "--format", form.value)
    assert result.exit_code == 2
    if form is CheckFormat.xlsx:
        told = " ".join(str(cell.value) for row in _findings(result.stdout_bytes) for cell in row)
    else:
        told = result.stdout
    assert "有误" in told


def _findings(workbook: bytes) -> Worksheet:
    """The first sheet of a workbook."""
    return openpyxl.load_workbook(BytesIO(workbook)).worksheets[0]


def test_colour_is_for_terminals(qc: Run):
    """A pipe gets none unless it asks."""
    assert "\x1b" not in qc("check", "error.txt").stdout
    assert "\x1b" in qc("check", "error.txt", "--color", "always", color=True).stdout
    assert "\x1b" not in qc("check", "error.txt", "--color", "always", "--no-color", color=True).stdout


def test_extract_of_an_unreadable_file_has_status_two(qc: Run):
    """The object is there, and so is the sentence."""
    result = qc("extract", "unreadable.txt")
    assert (result.exit_code, json.loads(result.stdout)["cells"]) == (2, {})
    assert result.stderr == "qc: unreadable.txt 读不了。\n"


@pytest.mark.parametrize(
    ("name", "format_", "beginning"),
    [
        ("结果.JSON", None, b"{"),
        ("a.htm", None, b"<!doctype html>"),
        ("a.md", None, b"## "),
        ("a.xml", None, b"<?xml"),
        ("a.xlsx", None, b"PK"),
        ("a.json", "csv", b"path,"),
        ("a.txt", None, "某区".encode()),
        ("a", None, "某区".encode()),
    ],
)
def test_the_name_of_the_output_tells_its_format(
    qc: Run, tmp_path: Path, name: str, format_: str | None, beginning: bytes
):
    """Its suffix does where no format is asked for; one that says nothing gives text."""
    result = qc("check", "error.txt", "-o", tmp_path / name, *(["--format", format_] if format_ else []))
    assert result.exit_code == 1, result.stderr
    assert (tmp_path / name).read_bytes()[:20].lower().startswith(beginning.lower())


def test_the_suffix_counts_for_the_other_commands_too(qc: Run, tmp_path: Path):
    """``qc extract`` writes CSV by its name, and refuses what it cannot write."""
    assert qc("extract", "clean.txt", "-o", tmp_path / "a.csv").exit_code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"path,")
    assert qc("extract", "clean.txt", "-o", tmp_path / "a.html").exit_code == 2
    assert qc("audit", tmp_path, "-o", tmp_path / "a.md").exit_code == 2
