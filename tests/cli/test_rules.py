import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli import app
from checker.reporters.columns import width


def qc(*args: str) -> Result:
    """``qc`` with these arguments."""
    return CliRunner().invoke(app, args)


def test_all_rules_are_listed_in_the_width_of_the_window():
    """Name, severity, kind, title and basis of each, in true columns."""
    lines = qc("rules", "list").stdout.splitlines()
    assert max(map(width, lines)) <= 80
    row = next(line for line in lines if line.startswith("requests-balance "))
    assert row.split()[1:3] == ["错误", "identity"]


def test_a_rule_is_shown_with_its_fields():
    """Also in English, where the pack has it."""
    shown = qc("rules", "show", "requests-balance", "--lang", "en")
    assert shown.exit_code == 0
    assert "kind      identity" in shown.stdout
    assert "rules/national/requests.yaml:" in shown.stdout


def test_a_rule_is_explained_by_examples():
    """One that holds and one that breaks."""
    told = qc("rules", "explain", "requests-balance").stdout
    assert "\n成立的例子：" in told
    assert "\n不成立的例子：" in told


@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_unknown_rule_is_told_with_the_nearest(command: str):
    """One sentence, status 2."""
    result = qc("rules", command, "request-balance")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "requests-balance" in result.stderr


def test_a_broken_pack_is_told_mistake_by_mistake(tmp_path: Path):
    """Each with its place, and no traceback."""
    pack = tmp_path / "我的 规则.yaml"
    pack.write_text("extends: [nationl]\nrulez: []\n", "utf-8")
    result = qc("rules", "list", "--pack", str(pack))
    assert (result.exit_code, result.stdout) == (2, "")
    told = [line for line in result.stderr.splitlines() if line.startswith("qc: ")]
    assert [line.removeprefix(f"qc: {pack}:").partition(" ")[0] for line in told] == ["2:1:", "1:11:"]
    assert "1 | extends: [nationl]\n  |           ^" in result.stderr


def test_a_missing_pack_is_told():
    """Naming a pack that is not there is wrong use."""
    result = qc("rules", "list", "--pack", "zhejian.yaml")
    assert result.exit_code == 2
    assert "zhejian.yaml" in result.stderr


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["check", "--help"], ["rules", "list"]])
def test_what_needs_no_frame_loads_none(args: list[str]):
    """Help, version and the list of rules do not wait for pandera and polars."""
    code = (
        "import sys; from checker.cli import app\n"
        f"try: app({args!r})\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pandera', 'polars', 'rich') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert run.stdout.splitlines()[-1] == "[]"
