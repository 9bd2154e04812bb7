import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "fixtures" / "linan-2020" / "report.txt"


def start(*args: str | bytes, **env: str) -> "subprocess.Popen[bytes]":
    """``qc`` as a process of its own."""
    command = [sys.executable, "-m", "checker", *args]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | env, **pipes)  # type: ignore[call-overload]


def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path):
    """``qc check … | head -1`` stays quiet."""
    copies = [str(shutil.copy(REPORT, tmp_path / f"{n}.txt")) for n in range(40)]
    process = start("check", *copies, "--format", "json")
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait()


@pytest.mark.parametrize("form", ["json", "sarif", "csv", "junit"])
def test_exchange_formats_are_utf8_in_any_console(form: str):
    """A redirected result does not depend on the code page."""
    plain = CliRunner().invoke(app, ["check", str(REPORT), "--format", form]).stdout_bytes
    assert start("check", str(REPORT), "--format", form, PYTHONIOENCODING="cp936").communicate()[0] == plain
    assert "临安区" in plain.decode("utf-8") or form in ("sarif", "junit")


@pytest.mark.skipif(sys.platform != "linux", reason="only here can a file name be any bytes")
def test_a_file_name_that_is_not_utf8_works(tmp_path: Path):
    """An archive from Windows leaves such names."""
    path = os.path.join(os.fsencode(tmp_path), "区政府.txt".encode("gb18030"))
    Path(os.fsdecode(path)).write_bytes(REPORT.read_bytes())
    out, errors = start("check", path).communicate()
    assert errors == b""
    assert b"\\xc7\\xf8" in out
    out, _ = start("check", path, "--format", "json").communicate()
    assert json.loads(out)["report"]["path"].endswith("\\xc7\\xf8\\xd5\\xfe\\xb8\\xae.txt")
    _, errors = start("check", path + b"x").communicate()
    assert b"\\xc7\\xf8" in errors


def test_standard_input_is_read():
    """``qc check -`` checks what is piped in."""
    command = [sys.executable, "-m", "checker", "check", "-", "--format", "json"]
    run = subprocess.run(command, cwd=ROOT, input=REPORT.read_bytes(), capture_output=True)
    assert json.loads(run.stdout)["report"]["path"] == "-"
    assert run.returncode == 1
