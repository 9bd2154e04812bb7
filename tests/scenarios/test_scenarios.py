"""Runs each scenario as a user would: a folder with files, a command, and what then is to be seen.

A command runs in this process, because a new one takes seconds to load what it checks with; one that is told
something of its console by the environment needs a console, and runs in a process of its own.

A scenario is one YAML document:

- ``fixtures``: reports copied to ``fixtures/NAME/report.txt``; ``files``: further files with their text
  (``encoding`` and ``newline`` tell how they are written); ``folders``: empty folders;
- ``change``: edits to files, each ``file``, ``line``, ``from``, ``to``;
- ``args``, ``env``, ``stdin`` (a file): the command;
- ``exit``: its status; ``screen``: the standard output exactly; ``contains``, ``lacks``: parts of it;
  ``errors``: the error stream exactly; ``left``: the files in the folder afterwards.
"""

import os
import shutil
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from checker.cli import app

ROOT = Path(__file__).resolve().parents[2]
INPUT = {"about", "fixtures", "files", "encoding", "newline", "folders", "change", "args", "env", "stdin"}
UNSET = "NO_COLOR", "QC_LANG", "COLUMNS"
OUTCOME = {"exit", "screen", "contains", "lacks", "errors", "left"}


def scenarios() -> list[Any]:
    """Every document of every file beside this one."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        for number, scenario in enumerate(yaml.safe_load_all(path.read_text("utf-8")), 1):
            found.append(pytest.param(scenario, id=f"{path.stem}-{number}"))
    return found


def lay_out(scenario: dict[str, Any], folder: Path) -> None:
    """Write the files the scenario begins with."""
    for name in scenario.get("fixtures", ()):
        target = folder / "fixtures" / name
        target.mkdir(parents=True)
        shutil.copy(ROOT / "fixtures" / name / "report.txt", target)
    for name in scenario.get("folders", ()):
        (folder / name).mkdir(parents=True)
    for name, text in scenario.get("files", {}).items():
        text = text.replace("\n", scenario.get("newline", "\n"))
        (folder / name).write_bytes(text.encode(scenario.get("encoding", "utf-8")))
    for change in scenario.get("change", ()):
        path = folder / change["file"]
        lines = path.read_text("utf-8").split("\n")
        line = lines[change["line"] - 1]
        assert change["from"] in line
        lines[change["line"] - 1] = line.replace(change["from"], change["to"], 1)
        path.write_text("\n".join(lines), "utf-8", newline="")


@dataclass(frozen=True)
class Seen:
    """The exit status and both streams."""

    status: int
    screen: str
    errors: str


def run(scenario: dict[str, Any], folder: Path) -> Seen:
    """Run the command in the folder, here or in a process of its own."""
    given = scenario.get("env", {})
    stdin = (folder / scenario["stdin"]).read_bytes() if "stdin" in scenario else b""
    if given:
        return alone(scenario["args"], given, stdin, folder)
    with chdir(folder):
        result = CliRunner(env=dict.fromkeys(UNSET)).invoke(app, scenario["args"], input=stdin, prog_name="qc")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Seen(result.exit_code, result.stdout, result.stderr)


def alone(args: list[str], given: dict[str, str], stdin: bytes, folder: Path) -> Seen:
    """Run the command as a process, its streams decoded as the console that it was told of."""
    env = {name: value for name, value in os.environ.items() if name not in UNSET}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | given
    command = [sys.executable, "-m", "checker", *args]
    result = subprocess.run(command, cwd=folder, env=env, input=stdin, capture_output=True, timeout=120)
    encoding = env["PYTHONIOENCODING"]
    screen, errors = (
        stream.decode(encoding, "replace").replace("\r\n", "\n") for stream in (result.stdout, result.stderr)
    )
    assert "Traceback" not in errors
    return Seen(result.returncode, screen, errors)


@pytest.mark.parametrize("scenario", scenarios())
def test_scenario(scenario: dict[str, Any], tmp_path: Path):
    """What the user sees is what the scenario says."""
    assert set(scenario) <= INPUT | OUTCOME
    lay_out(scenario, tmp_path)
    seen = run(scenario, tmp_path)
    assert seen.status == scenario["exit"], seen.errors
    if "screen" in scenario:
        assert seen.screen == scenario["screen"]
    for part in scenario.get("contains", ()):
        assert part in seen.screen
    for part in scenario.get("lacks", ()):
        assert part not in seen.screen
    if "errors" in scenario:
        assert seen.errors == scenario["errors"]
    if "left" in scenario:
        assert sorted(entry.name for entry in tmp_path.iterdir()) == scenario["left"]
