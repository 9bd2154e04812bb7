"""The documents say what is true."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from checker.audit import load_pack
from checker.cli import app
from checker.cli.config import settings_for
from checker.examples import try_phrases, try_rule
from checker.packs.lint import lint

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def fenced(text: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def packs() -> list[str]:
    """Every pack that a document shows."""
    texts = README, (ROOT / "rules" / "README.md").read_text("utf-8")
    return [block for text in texts for block in fenced(text, "yaml")]


def test_readme_screen():
    """The README shows what its first command prints, and the exit status it says."""
    command = fenced(README, "sh")[0].rsplit("&&", 1)[1].split()
    assert command[0] == "qc"
    result = subprocess.run(
        [sys.executable, "-m", "checker", *command[1:]],
        cwd=ROOT,
        env={"COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        timeout=120,
    )
    assert result.stdout.decode() == fenced(README, "text")[0]
    assert result.returncode == 1


@pytest.mark.parametrize("block", packs())
def test_packs_in_documents(block, tmp_path):
    """Every pack shown loads, and its examples hold and break as they say."""
    assert yaml.safe_load(block)["extends"] in ("national", "zhejiang")
    path = tmp_path / "pack.yaml"
    path.write_text(block, "utf-8")
    pack = load_pack(str(path))
    rules = [
        rule for rule in pack.rules.rules if any(place.path in pack.rules.files for place in rule.origins.values())
    ]
    phrases = [phrase for phrase in pack.phrases.phrases if phrase.origin]
    assert rules or phrases
    trials = [try_rule(rule, pack.forms) for rule in rules if not rule.off]
    trials += try_phrases(pack.phrases, phrases, lambda phrase: phrase.origin)
    assert [trial.failures for trial in trials if trial.failures] == []
    remarks = lint(pack.rules, pack.forms)
    # the guide shows the rule that lint remarks on; the first page shows one that is whole
    assert block not in README or [said for said in remarks if said.place.path in pack.rules.files] == []


def test_ten_minutes(tmp_path, monkeypatch):
    """The commands of the first section, run one after the other, all end well."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)
    commands = fenced((ROOT / "rules" / "README.md").read_text("utf-8"), "sh")[0].splitlines()
    for command in commands:
        program, *arguments = command.split()
        assert program == "qc"
        run = CliRunner().invoke(app, arguments)
        assert (run.exit_code, run.stderr) == (0, ""), command
        assert run.stdout


def test_configuration_in_documents(tmp_path):
    """The configuration shown is one that is read."""
    (text,) = fenced((ROOT / "rules" / "README.md").read_text("utf-8"), "toml")
    (tmp_path / "qc.toml").write_text(text, "utf-8")
    settings = settings_for(str(tmp_path / "report.txt"))
    assert (settings.fail_on, settings.ignore, settings.waivers[0].who) == ("warning", ("text-",), "张三")


def test_links():
    """Every file that a document links to is there."""
    for document in (
        "README.md",
        "rules/README.md",
        "checker/README.md",
        ".github/CONTRIBUTING.md",
        "fixtures/README.md",
    ):
        path = ROOT / document
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{document} links to {target}"


def test_architecture_names_rooms():
    """The architecture page names every room of the house."""
    page = (ROOT / "checker" / "README.md").read_text("utf-8")
    rooms = [p for p in (ROOT / "checker").iterdir() if not p.name.startswith(("_", ".")) and p.suffix in ("", ".py")]
    assert [room.name for room in rooms if room.name not in page] == []
