"""The hook for pre-commit, as far as it can be tried without it."""

import re
import shlex
from pathlib import Path

import yaml
from typer.testing import CliRunner

from checker.cli import app

ROOT = Path(__file__).resolve().parents[2]


def test_the_hook_checks_reports_and_nothing_else():
    """Its pattern takes every kind of report, and its command fails on one with an error."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    taken = re.compile(hook["files"])
    assert all(
        taken.search(f"报告/{name}") for name in ("a.docx", "b.pdf", "c.html", "d.htm", "e.txt", "f.md", "g.xlsx")
    )
    assert not any(taken.search(name) for name in ("a.py", "qc.toml", "docx", "a.png"))
    program, *arguments = shlex.split(hook["entry"])
    assert program == "qc"
    report = str(ROOT / "fixtures" / "linan-2020" / "report.txt")
    assert CliRunner().invoke(app, [*arguments, report]).exit_code == 1
