"""Configuration found upward from the report, waivers, baselines."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli import app
from checker.model.rule import SEVERITIES

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
HEADING = "heading-numeral"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A real report two folders below the one that is configured."""
    folder = tmp_path / "2023" / "区县"
    folder.mkdir(parents=True)
    shutil.copy(FIXTURES / "beilun-2023" / "report.txt", folder / "北仑.txt")
    return folder / "北仑.txt"


def check(*args: object) -> Result:
    """``qc check`` with these arguments."""
    return CliRunner().invoke(app, ["check", *map(str, args)])


def found(*args: object) -> dict[str, str]:
    """The id of each finding by its rule."""
    result = check(*args, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    return {finding["rule"]: finding["id"] for finding in json.loads(result.stdout)["findings"]}


def waiver(name: str, until: date, **fields: str) -> str:
    """A waiver as it is written."""
    more = "".join(f'{key} = "{value}"\n' for key, value in fields.items())
    return f'[[waivers]]\nid = "{name}"\nreason = "版式如此"\nwho = "张三"\nuntil = {until}\n{more}'


def test_configuration_above_the_report(report: Path, tmp_path: Path):
    """Pack, ignored rules and threshold are those of the nearest file above, whatever the current folder."""
    (tmp_path / "qc.toml").write_text('pack = "national"\nignore = ["label-"]\nfail-on = "warning"\n', "utf-8")
    result = check(report, "--format", "json")
    told = json.loads(result.stdout)
    assert (told["pack"]["name"], "reason" in told["pack"]) == ("national", False)
    assert "label-wording" not in {finding["rule"] for finding in told["findings"]}
    assert result.exit_code == 1


def test_the_nearest_file_wins_and_the_command_line_above_all(report: Path, tmp_path: Path):
    """A file nearer to the report hides one further up; an option hides both."""
    (tmp_path / "qc.toml").write_text('fail-on = "warning"\n', "utf-8")
    (report.parent / "pyproject.toml").write_text('[tool.qc]\nfail-on = "error"\n', "utf-8")
    assert check(report).exit_code == 0
    assert check(report, "--fail-on", "info").exit_code == 1
    (report.parent / "pyproject.toml").write_text("[tool.other]\nx = 1\n", "utf-8")
    assert check(report).exit_code == 1


def test_a_pack_beside_the_configuration(report: Path, tmp_path: Path):
    """A path in the configuration is seen from its folder."""
    (tmp_path / "市.yaml").write_text("extends: zhejiang\noverride: {heading-numeral: off}\n", "utf-8")
    (tmp_path / "qc.toml").write_text('pack = "市.yaml"\n', "utf-8")
    assert HEADING not in found(report)


def test_reports_of_two_folders_in_one_run(report: Path, tmp_path: Path):
    """Each report follows its own configuration; order is kept."""
    other = tmp_path / "别处" / "报告.txt"
    other.parent.mkdir()
    shutil.copy(report, other)
    (other.parent / "qc.toml").write_text('select = ["heading-"]\n', "utf-8")
    again = shutil.copy(report, report.with_name("again.txt"))
    told = json.loads(check(report, other, again, "--format", "json").stdout)
    first, second, third = ({f["rule"] for f in each["findings"]} for each in told)
    assert second == {rule for rule in first if rule.startswith("heading-")}
    assert first == third > second


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('pak = "national"\n', "是否指“pack”"),
        ('fail-on = "warn"\n', "fail-on 应为"),
        ("select = 3\n", "select 应为"),
        ("pack = \n", "TOML"),
        ('[[waivers]]\nid = "x"\nreason = "y"\nuntil = 2025-01-01\n', "缺少“who”"),
        ('[[waivers]]\nid = "x"\nreason = "y"\nwho = "z"\nuntil = "明年"\n', "until 应为日期"),
        ("waivers = 3\n", "[[waivers]]"),
    ],
)
def test_mistakes_of_the_configuration(report: Path, text: str, told: str):
    """One sentence with the file, and status 2."""
    (report.parent / "qc.toml").write_text(text, "utf-8")
    result = check(report)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "qc.toml" in result.stderr


def test_a_waiver_takes_one_finding_out(report: Path):
    """It is counted as waived, and nothing else changes."""
    before = found(report)
    (report.parent / "qc.toml").write_text(waiver(before[HEADING], date.today()), "utf-8")
    assert found(report).keys() == before.keys() - {HEADING}
    assert "已豁免 1" in check(report).stdout


def test_an_expired_waiver_is_a_finding(report: Path):
    """What it waived counts again."""
    before = found(report)
    text = waiver(before[HEADING], date.today() - timedelta(1))
    (report.parent / "qc.toml").write_text(text, "utf-8")
    assert found(report).keys() == before.keys() | {"waiver-expired"}
    told = json.loads(check(report, "--format", "json").stdout)["findings"]
    assert [each["severity"] for each in told] == sorted((each["severity"] for each in told), key=SEVERITIES.index)
    assert [each["score"] for each in told] == sorted((each["score"] for each in told), reverse=True)


def test_an_unused_waiver_is_a_finding(report: Path, tmp_path: Path):
    """Where nothing is left to waive; not where the file it names was not checked."""
    before = found(report)
    (tmp_path / "qc.toml").write_text(waiver("period:00000000", date.today()), "utf-8")
    assert found(report).keys() == before.keys() | {"waiver-unused"}
    (tmp_path / "qc.toml").write_text(waiver("period:00000000", date.today(), file="别的.txt"), "utf-8")
    assert found(report).keys() == before.keys()


def test_a_baseline_leaves_new_findings_only(report: Path):
    """Also after lines have moved, and from another folder."""
    (report.parent / "qc.toml").write_text("", "utf-8")
    result = check(report, "--write-baseline")
    assert (result.exit_code, "以后只计新的" in result.stdout) == (0, True)
    assert found(report) == {}
    text = report.read_text("utf-8")
    report.write_text("\n\n" + text.replace("六、其他需要报告的事项", "其他需要报告的事项"), "utf-8")
    assert set(found(report)) == {HEADING}
    check(report, "--write-baseline")
    assert found(report) == {}


def test_a_baseline_stands_where_it_is_found(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Written from a folder beside the report's, it lies above the report and not there."""
    (tmp_path / "beside").mkdir()
    monkeypatch.chdir(tmp_path / "beside")
    check(report, "--write-baseline")
    assert found(report) == {}
    assert (report.parent / "qc-baseline.json").exists()


def test_no_rule_left_is_wrong_use(report: Path):
    """What is selected and ignored at once leaves nothing to check."""
    result = check(report, "--select", "requests-", "--ignore", "requests-")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_broken_baseline_is_told(report: Path):
    """With what to do."""
    (report.parent / "qc-baseline.json").write_text("[]", "utf-8")
    result = check(report)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--write-baseline" in result.stderr


def test_each_mistake_is_told_at_its_key(report: Path, tmp_path: Path):
    """Line and column are those of the key in the part of the file that is meant for this program."""
    text = '[project]\nselect = 3\n[tool.qc]\n  pakc = "x"\nselect = 3\n[[tool.qc.waivers]]\nid = "a"\nuntil = "x"\n'
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    result = check(report)
    assert result.exit_code == 2
    told = {line.split(": ")[1].rpartition("pyproject.toml:")[2] for line in result.stderr.splitlines()}
    assert told == {"4:3", "5:1", "6:1", "8:1"}


@pytest.mark.parametrize(("text", "place"), [('pack = "x"\nselect = ?\n', "2:10"), ("select = [\n", "1:11")])
def test_what_is_no_toml_is_told_at_its_place(report: Path, tmp_path: Path, text: str, place: str):
    """A slip of syntax, too."""
    (tmp_path / "qc.toml").write_text(text, "utf-8")
    result = check(report)
    assert (result.exit_code, f"qc.toml:{place}: 不是合法的 TOML" in result.stderr) == (2, True)
