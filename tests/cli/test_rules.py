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
        "print([name for name in ('pandera', 'polars', 'rich', 'pydantic', 'tabulate') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert run.stdout.splitlines()[-1] == "[]"


def test_a_new_pack_passes_lint_and_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The starter pack is right as it is written, and is never written over another file."""
    monkeypatch.chdir(tmp_path)
    assert qc("rules", "new", "我市 pack.yaml").exit_code == 0
    for command in ("test", "lint", "list"):
        result = qc("rules", command, "--pack", "我市 pack.yaml")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.strip()
    again = qc("rules", "new", "我市 pack.yaml")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "已经存在" in again.stderr


def test_show_says_who_set_each_field():
    """With file and line, also for a province's change and for a rule that is switched off."""
    shown = qc("rules", "show", "preface-period", "--pack", "shandong").stdout
    lines = shown.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("severity  warning"))
    assert "← rules/provinces/shandong.yaml:" in lines[at + 1]
    assert "← rules/national/structure.yaml:" in shown
    assert "停用于 rules/provinces/beijing.yaml:" in qc("rules", "show", "preface-period", "--pack", "beijing").stdout


def test_parameters_are_shown():
    """A rule filled from a parameter shows its value and where it was set."""
    shown = qc("rules", "show", "published-department", "--pack", "hunan").stdout
    assert "$department-deadline = 01-31" in shown
    assert "rules/provinces/hunan.yaml:" in shown


def test_all_packs_are_listed_by_what_they_change():
    """The national rules in full, then what each province adds, changes and switches off."""
    listed = qc("rules", "list").stdout
    assert "  + shandong-section-six" in listed
    assert "  ~ preface-contact" in listed
    assert listed.count("规则包 ") == 32


def test_explain_tells_duty_from_practice():
    """A reviewer must not call a habit a duty."""
    assert "通行写法，不是规定" in qc("rules", "explain", "preface-contact", "--pack", "national").stdout
    assert "性质  规定" in qc("rules", "explain", "government-results", "--pack", "national").stdout


def test_remarks_and_failures_have_status_one(tmp_path: Path):
    """``lint`` and ``test`` fail where something is to be looked at."""
    pack = tmp_path / "x.yaml"
    rule = "{id: x, kind: range, cells: [requests.granted.total], least: 5, severity: info, message: m, "
    pack.write_text(f"rules: [{rule}examples: {{holds: [{{requests.granted.total: 4}}]}}}}]\n", "utf-8")
    assert qc("rules", "lint", "--pack", str(pack)).exit_code == 1
    tried = qc("rules", "test", "--pack", str(pack))
    assert (tried.exit_code, "没有“breaks”例子的规则：x" in tried.stdout) == (1, True)


@pytest.mark.parametrize("command", ["list", "show", "explain", "test", "lint", "new", "schema"])
def test_help_teaches(command: str):
    """Every command shows how it is used, in lines that fit a window, and is summed up in one line."""
    told = qc("rules", command, "--help").stdout
    assert f"  qc rules {command}" in told
    assert max(map(width, told.splitlines())) <= 100
    (summary,) = [line for line in qc("rules", "--help").stdout.splitlines() if line.split()[:1] == [command]]
    assert summary.endswith("。")
