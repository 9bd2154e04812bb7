"""What lies in real folders: files that are no reports, names that are no text, links in a ring, full disks."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from benchmarks.batch.measure import ROOT, audit_command
from benchmarks.batch.measure import audit as audited
from checker.batch import version
from checker.batch.store import FILE
from checker.cli import app

Audit = Callable[..., Result]
REPORT = ROOT / "fixtures" / "linan-2020" / "report.txt"
LINES = ("--format", "jsonl")


def records(result: Result) -> list[dict[str, Any]]:
    """The lines of a result; there must be nothing else, and no traceback."""
    assert isinstance(result.exception, SystemExit | None), result.exception
    return [json.loads(line) for line in result.stdout.splitlines()]


def named(result: Result, folder: Path) -> dict[str, str]:
    """What is said of each file that could not be read, "" of those that could."""
    return {each["report"]["path"].removeprefix(f"{folder}/"): each.get("error", "") for each in records(result)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(REPORT, folder / "b.txt")
    return folder


def test_files_that_are_no_reports_are_lines_of_the_result(audit: Audit, folder: Path) -> None:
    """Empty, binary, cut off and other files each have one sentence; the report beside them is checked."""
    alone = records(audit(folder, *LINES))
    (folder / "a.txt").write_bytes(b"")
    (folder / "c.pdf").write_bytes(bytes(range(256)) * 20)
    (folder / "d.docx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "e.txt").write_text("关于做好年度工作的通知\n各单位：\n请按时报送。\n")
    result = audit(folder, *LINES)
    told = named(result, folder)
    assert list(told) == ["a.txt", "b.txt", "c.pdf", "d.docx", "e.txt"]
    assert [bool(error) for error in told.values()] == [True, False, True, True, True]
    assert not any("\n" in error for error in told.values())
    assert result.exit_code == 2
    assert [each for each in records(result) if "error" not in each] == alone


def test_the_same_report_twice_is_two_lines(audit: Audit, folder: Path) -> None:
    """A copy is checked like the original, and neither is said to be copied from the other."""
    shutil.copy(REPORT, folder / "copy.txt")
    first, second = records(audit(folder, *LINES))
    rules = [[finding["rule"] for finding in each["findings"]] for each in (first, second)]
    assert rules[0] == rules[1]
    assert not any(rule.startswith("copied") for rule in rules[0])


def test_files_that_are_the_same_are_told(folder: Path, tmp_path: Path) -> None:
    """That two files are one report is said, with both names; empty files are told as empty, not as the same."""
    shutil.copy(REPORT, folder / "copy.txt")
    for name in ("c.txt", "d.txt"):
        (folder / name).write_bytes(b"")
    said = CliRunner().invoke(app, ["audit", str(folder), *LINES, "--cache", str(tmp_path / "cache")]).stderr
    assert f"1 个文件与别的文件内容完全相同，各算作一份报告：{folder}/copy.txt 与 {folder}/b.txt 相同" in said
    assert "d.txt" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="only here can a file name be any bytes")
@pytest.mark.parametrize("form", ["jsonl", "text", "csv"])
def test_names_in_gbk_bytes_are_told(audit: Audit, folder: Path, form: str) -> None:
    """A name that is no text is written with its bytes escaped."""
    shutil.copy(REPORT, os.fsencode(folder) + b"/" + "区政府.txt".encode("gb18030"))
    result = audit(folder, "--format", form)
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert "\\xc7\\xf8" in result.stdout.replace("\\\\", "\\")


def test_links_in_a_ring_are_followed_once(audit: Audit, folder: Path) -> None:
    """A link to the folder above does not lead round for ever; one that leads nowhere is told."""
    (folder / "ring").symlink_to(folder, target_is_directory=True)
    (folder / "x.txt").symlink_to(folder / "nowhere.txt")
    (folder / "y.txt").symlink_to(folder / "y.txt")
    told = named(audit(folder, *LINES), folder)
    assert list(told) == ["b.txt", "x.txt", "y.txt"]
    assert all(told[name] for name in ("x.txt", "y.txt"))


def test_an_archive_in_an_archive_is_told(audit: Audit, folder: Path) -> None:
    """Archives are opened once; one inside another is no silent gap."""
    with zipfile.ZipFile(folder / "inner.zip", "w") as inner:
        inner.write(REPORT, "report.txt")
    with zipfile.ZipFile(folder / "outer.zip", "w") as outer:
        outer.write(REPORT, "一/report.txt")
        outer.write(folder / "inner.zip", "inner.zip")
    (folder / "inner.zip").unlink()
    told = named(audit(folder, *LINES), folder)
    assert list(told) == ["b.txt", "outer.zip/inner.zip", "outer.zip/一/report.txt"]
    assert [name for name, error in told.items() if error] == ["outer.zip/inner.zip"]
    assert "qc audit" in told["outer.zip/inner.zip"]


def test_a_full_disk_is_told_and_the_next_run_goes_on(batch: Path, alone: tuple[bytes, float], tmp_path: Path) -> None:
    """When nothing more can be written there is one sentence, status 2, and no result that looks whole."""
    out, cache = tmp_path / "out.jsonl", tmp_path / "cache"
    limit = 200_000
    stopped = subprocess.run(
        audit_command([batch], out, cache, "--jobs", "1"),
        cwd=ROOT,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    said = stopped.stderr.decode()
    assert stopped.returncode == 2
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1, said
    assert not out.exists()
    audited([batch], out, cache, "--jobs", "1")
    assert out.read_bytes() == alone[0]


def test_results_of_another_version_are_not_used(
    audit: Audit, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the program found is no result of this one's."""
    with monkeypatch.context() as patch:
        patch.setattr(version, "program", lambda: b"another version")
        version.fingerprint.cache_clear()
        audit(folder, *LINES)
    version.fingerprint.cache_clear()
    store = next((tmp_path / "cache").glob("*.sqlite"))
    with sqlite3.connect(store) as base:
        base.execute("UPDATE results SET record = x'00'")
    base.close()
    (told,) = records(audit(folder, *LINES))
    assert told["findings"]


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look at " * 30, None])
def test_a_cache_that_is_none_is_told(audit: Audit, folder: Path, tmp_path: Path, content: bytes | None) -> None:
    """Another program's file, or another table, in the place of the cache: one sentence and status 2."""
    (tmp_path / "cache").mkdir()
    place = tmp_path / "cache" / FILE
    if content is None:
        with sqlite3.connect(place) as base:
            base.execute("CREATE TABLE results (other)")
        base.close()
    else:
        place.write_bytes(content)
    result = audit(folder, *LINES)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2
    assert str(place) in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_cache_that_cannot_be_made_is_told(audit: Audit, folder: Path, tmp_path: Path) -> None:
    """The folder named for the cache lies below a file."""
    (tmp_path / "cache").write_text("")
    result = audit(folder, *LINES)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 2
    assert str(tmp_path / "cache") in result.stderr


def test_where_nothing_can_be_read_each_file_says_why(audit: Audit, tmp_path: Path) -> None:
    """A batch without any report is a batch."""
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "别的.json").write_text("{}")
    done = audit(tmp_path / "空.txt", tmp_path / "别的.json", "--format", "jsonl", "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 2
    assert [bool(json.loads(line)["error"]) for line in (tmp_path / "out.jsonl").read_text().splitlines()] == [True] * 2
