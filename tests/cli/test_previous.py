"""``qc check --previous``: what two years together show, and files that cannot be compared."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from given import national, rule
from typer.testing import CliRunner, Result

from checker.cli import app
from checker.examples.sample import sample

CARRIED_IN, CARRIED_OUT = "requests.carried_in.total", "requests.carried_out.total"
OVER_YEARS = "carry-over,in-force-continuity,items-,narrative-growth,jump-,unit-slip,same-tables,years-,copied-text"
Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a report that is in order but for what is said of it, and gives its path."""

    def written(name: str, form: str = "2021", **said: object) -> str:
        example = {key.replace("__", "."): value for key, value in said.items()}
        path = tmp_path / f"{name}.txt"
        path.write_text(sample(rule("cell-negative"), example, national().forms[form]), "utf-8")
        return str(path)

    return written


def qc(*arguments: str) -> Result:
    """What ``qc check`` says to these arguments."""
    return CliRunner().invoke(app, ["check", *arguments])


def found(*arguments: str) -> dict[str, Mapping[str, object]]:
    """The findings over two years, by rule."""
    result = qc(*arguments, "--format", "json", "--select", OVER_YEARS)
    return {finding["rule"]: finding for finding in json.loads(result.stdout)["findings"]}


def years(write: Write, this: Mapping[str, object], last: Mapping[str, object], **both: object) -> list[str]:
    """Arguments that compare a report of 2023 with one of 2022."""
    texts = {"s1": "", "s5": ""}
    one = write("this", year=2023, **{**texts, **both, **this})
    return [one, "--previous", write("last", **{"year": 2022, **texts, **both, **last})]


def test_carry_over(write: Write):
    """A number not carried over is an error with the place in last year's file, and the exit status says so."""
    arguments = years(write, {"requests__carried_in__total": 3}, {"requests__carried_out__total": 5})
    finding = found(*arguments)["carry-over"]
    assert finding["severity"] == "error"
    assert (finding["observed"], finding["expected"], finding["delta"]) == (3, 5, -2)
    assert [place.get("path") for place in finding["locations"]] == [None, arguments[2]]
    assert qc(*arguments, "--select", "carry-over").exit_code == 1


def test_shown(write: Write):
    """On the screen the place in last year's report is told with its file."""
    arguments = years(write, {}, {"requests__carried_out__total": 5})
    assert f"{arguments[2]} 第" in qc(*arguments, "--select", "carry-over").stdout.replace("\n        ", "")


def test_in_order(write: Write):
    """Two reports that fit have no finding over years."""
    arguments = years(write, {"requests__carried_in__total": 5}, {"requests__carried_out__total": 5})
    assert found(*arguments) == {}


def test_copied(write: Write):
    """Parts of last year's report in new numbers are found."""
    text = (
        "全年发布信息{}条，对镇街公开栏逐个检查，把公示内容和更新时限张贴上墙，听取村民代表对公示方式的意见，当场作答。"
    )
    text += "对群众来电询问最多的建房审批、农机补贴两类事项，编印图解送到各村，并在赶集日设点讲解。"
    arguments = years(write, {"s1": text.format(12)}, {"s1": text.format(34)})
    assert found(*arguments)["copied-text"]["severity"] == "warning"


@pytest.mark.parametrize(
    ("last", "status", "said"),
    [
        ({"year": 2023}, 2, "是 2023 年度的报告，--previous 应给 2022 年度的"),
        ({"year": 2024}, 2, "是 2024 年度的报告"),
        ({"year": 2021}, 2, "是 2021 年度的报告"),
        ({"issuer": "某区教育局"}, 0, "是“某区教育局”的报告，不是“某区人民政府”的，没有作两年的比较"),
    ],
)
def test_refused(write: Write, last: Mapping[str, object], status: int, said: str):
    """A report of another year or body is not compared, and it is told why."""
    arguments = years(write, {}, {"requests__carried_out__total": 5, **last})
    result = qc(*arguments, "--select", "carry-over")
    assert (result.exit_code, said in result.stderr) == (status, True)
    assert "carry-over" not in result.stdout


def test_other_name(write: Write):
    """The same body under another name is compared, and the doubt is told."""
    last = {"issuer": "某区环境保护局", "requests__carried_out__total": 5, "year": 2019}
    path = write("last", "2019", **last)
    this = write("this", "2019", issuer="某区生态环境局", year=2020)
    result = qc(this, "--previous", path, "--format", "json", "--select", "carry-over")
    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["severity"] == "warning"
    assert "环境保护局" in finding["message"]


def test_merged(write: Write):
    """A district drawn anew is not compared, and the report says why."""
    this = write("this", issuer="杭州市余杭区人民政府", year=2021)
    last = write("last", "2019", issuer="杭州市余杭区人民政府", year=2020, requests__carried_out__total=5)
    result = qc(this, "--previous", last, "--format", "json", "--select", OVER_YEARS)
    assert [finding["rule"] for finding in json.loads(result.stdout)["findings"]] == ["years-uncompared"]


def test_short_name(write: Write):
    """A body whose place is not told may be the same one; that is a doubt, not a refusal."""
    arguments = years(write, {"issuer": "临平区教育局"}, {"issuer": "教育局", "requests__carried_out__total": 5})
    finding = found(*arguments)["carry-over"]
    assert finding["confidence"] == "low"


def test_wrong_use(write: Write):
    """It takes one report, and another one beside it that can be read."""
    this = write("this")
    assert "只用于一份报告" in qc(this, "other.txt", "--previous", this).stderr
    assert "就是要查的报告" in qc(this, "--previous", this).stderr
    result = qc(this, "--previous", this + ".not")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "没有这个文件" in result.stderr


def test_selected(write: Write):
    """Rules that are switched off are off here too."""
    arguments = years(write, {}, {"requests__carried_out__total": 5})
    assert "carry-over" not in qc(*arguments, "--ignore", "carry-over").stdout
