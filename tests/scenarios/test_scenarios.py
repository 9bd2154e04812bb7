"""Runs each scenario as a user would: a folder with files, a command, and what then is to be seen.

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
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
INPUT = {"about", "fixtures", "files", "encoding", "newline", "folders", "change", "args", "env", "stdin"}
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


def run(scenario: dict[str, Any], folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command in the folder."""
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "QC_LANG", "COLUMNS")}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | scenario.get("env", {})
    with open(folder / scenario["stdin"] if "stdin" in scenario else os.devnull, "rb") as stdin:
        command = [sys.executable, "-m", "checker", *scenario["args"]]
        return subprocess.run(command, cwd=folder, env=env, stdin=stdin, capture_output=True, timeout=120)


@pytest.mark.parametrize("scenario", scenarios())
def test_scenario(scenario: dict[str, Any], tmp_path: Path):
    """What the user sees is what the scenario says."""
    assert set(scenario) <= INPUT | OUTCOME
    lay_out(scenario, tmp_path)
    result = run(scenario, tmp_path)
    encoding = scenario.get("env", {}).get("PYTHONIOENCODING", "utf-8")
    screen, errors = (
        stream.decode(encoding, "replace").replace("\r\n", "\n") for stream in (result.stdout, result.stderr)
    )
    assert "Traceback" not in errors
    assert result.returncode == scenario["exit"], errors
    if "screen" in scenario:
        assert screen == scenario["screen"]
    for part in scenario.get("contains", ()):
        assert part in screen
    for part in scenario.get("lacks", ()):
        assert part not in screen
    if "errors" in scenario:
        assert errors == scenario["errors"]
    if "left" in scenario:
        assert sorted(entry.name for entry in tmp_path.iterdir()) == scenario["left"]
