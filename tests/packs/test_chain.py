"""A chain of four packs: what each changes, what none may, and where every field was set."""

from pathlib import Path

import pytest
from given import judged, text_of

from checker.audit import Pack, load_pack
from checker.model.errors import PackError
from checker.model.rule import Rule

FIXTURE = "xiaoshan-office-2023"
COUNTRY = """
pack: country
extends: national
parameters:
  deadline: {type: date, default: "01-31", about: 公布期限}
  words: {type: texts, default: [处理费]}
  fixed: {type: integer, default: 3, locked: true}
rules:
  - id: due
    title: 按期公布
    kind: published-by
    by: $deadline
    severity: warning
    message: "公布于{date}，晚于 $deadline"
    basis: 实践：测试
    examples: {holds: [{published: 2024-01-01}], breaks: [{published: 2024-12-01}]}
  - id: fees
    title: 写到收费
    kind: mentions
    section: s6
    groups: {收费: $words}
    severity: info
    locked: true
    message: "未写到：{lacking}"
    basis: 实践：测试
    examples: {holds: [{s6: 处理费。}], breaks: [{s6: 无。}]}
override:
  heading-numeral: error
"""
PROVINCE = """
pack: province
extends: country.yaml
set: {deadline: "01-20"}
override:
  heading-numeral: off
  withdrawals-fit: info
  fees: error
"""
CITY = """
pack: city
extends: [province.yaml, country.yaml]
set: {deadline: "01-10", words: [处理费, 收费]}
override:
  heading-numeral: {severity: info, advice: 请加序号}
  due: {severity: error}
  section-one-aspects: {groups+: {档案: [档案]}}
"""
COUNTY = """
pack: county
extends: city.yaml
override:
  withdrawals-fit: off
  due: {title: 按县里的期限公布}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The four packs, one above the other."""
    for name, text in (("country", COUNTRY), ("province", PROVINCE), ("city", CITY), ("county", COUNTY)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def rules(pack: Pack) -> dict[str, Rule]:
    """The rules of a pack by name."""
    return {rule.id: rule for rule in pack.rules.rules}


def mistakes(folder: Path, text: str) -> list[str]:
    """What is wrong with a fifth pack below the four."""
    (folder / "own.yaml").write_text("extends: county.yaml\n" + text, "utf-8")
    with pytest.raises(PackError) as caught:
        load_pack(str(folder / "own.yaml"))
    return list(caught.value.mistakes)


def test_names(folder: Path):
    """The chain is told from the top, each pack once."""
    pack = load_pack(str(folder / "county.yaml")).rules
    assert (pack.name, pack.extends) == ("county", ("national", "country", "province", "city"))


def test_flattened(folder: Path):
    """The last word wins: off and on again, severities, fields, parameters, things added."""
    found = rules(load_pack(str(folder / "county.yaml")))
    numeral, due, fees = found["heading-numeral"], found["due"], found["fees"]
    assert (numeral.off, numeral.severity, numeral.advice.zh) == (True, "info", "请加序号")
    assert (due.severity, due.options["by"], due.title.zh) == ("error", "01-10", "按县里的期限公布")
    assert due.message.zh == "公布于{date}，晚于 01-10"
    assert (fees.severity, fees.options["groups"]) == ("error", {"收费": ["处理费", "收费"]})
    assert (found["withdrawals-fit"].off, found["withdrawals-fit"].severity) == (True, "info")
    assert list(found["section-one-aspects"].options["groups"])[-1] == "档案"


def test_provenance(folder: Path):
    """Every field knows the file that set it."""
    found = rules(load_pack(str(folder / "county.yaml")))
    where = {key: place.path.rpartition("/")[2] for key, place in found["due"].origins.items()}
    assert (where["kind"], where["severity"], where["title"]) == ("country.yaml", "city.yaml", "county.yaml")
    assert found["heading-numeral"].origins["off"].path.endswith("province.yaml")
    assert found["withdrawals-fit"].origins["severity"].path.endswith("province.yaml")


def test_what_is_found(folder: Path):
    """Each level of the chain finds what it says: a date after its deadline, nothing of a rule that is off."""
    levels = {}
    for name in ("country", "province", "city", "county"):
        (audit,) = judged([text_of(FIXTURE)], load_pack(str(folder / f"{name}.yaml")))
        chosen = ("due", "withdrawals-fit", "section-one-aspects")
        levels[name] = {f.rule: f.severity for f in audit.findings if f.rule in chosen}
    assert levels == {
        "country": {"withdrawals-fit": "warning"},
        "province": {"withdrawals-fit": "info"},
        "city": {"withdrawals-fit": "info", "due": "error", "section-one-aspects": "warning"},
        "county": {"due": "error", "section-one-aspects": "warning"},
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("override: {fees: off}\n", "锁定，不能停用"),
        ("override: {fees: warning}\n", "锁定，不能改“severity”"),
        ("override: {fees: {groups: {甲: [乙]}}}\n", "锁定，不能改“groups”"),
        ("override: {fees: {locked: false}}\n", "锁定，不能改“locked”"),
        ("override: {fees: {when: year >= 2030}}\n", "锁定，不能改“when”"),
        ("set: {fixed: 4}\n", "锁定，不能改"),
        ("set: {deadline: 一月}\n", "参数“deadline”应为月-日"),
        ("set: {dead-line: '01-02'}\n", "是否指“deadline”"),
        ("override: {due: {id: x}}\n", "不能改“id”"),
        ("override: {due: {groups+: 3}}\n", "不认识的字段“groups”"),
        ("parameters: {deadline: {type: date, default: '01-01'}}\n", "已在"),
        ("extends: national\n", "写了两次"),
    ],
)
def test_what_a_child_may_not(folder: Path, text: str, told: str):
    """A locked rule or parameter is not loosened; every slip is told with its place and its line."""
    (mistake,) = mistakes(folder, text)
    assert told in mistake
    assert mistake.splitlines()[0].partition(":")[0].endswith("own.yaml")
    assert mistake.splitlines()[-1].endswith("^")


def test_what_a_child_may(folder: Path):
    """A locked rule may still be made stricter and told in other words."""
    (folder / "own.yaml").write_text(
        "extends: country.yaml\noverride: {fees: {severity: warning, advice: 补写}}\n", "utf-8"
    )
    assert rules(load_pack(str(folder / "own.yaml")))["fees"].severity == "warning"


def test_rows_and_labels_of_a_pack(tmp_path: Path):
    """A pack may add rows to a form and accept wordings of labels."""
    text = """
extends: national
rows:
  - {form: "2021", table: disclosure, id: notices, after: normative, label: 其他文件}
labels:
  requests.carried_in: [上年转结政府信息公开申请数量]
rules:
  - {id: notices, kind: bound, left: [disclosure.notices.in_force], right: [disclosure.notices.issued],
     severity: warning, message: "{left}，少于 {right}"}
"""
    (tmp_path / "own.yaml").write_text(text, "utf-8")
    pack = load_pack(str(tmp_path / "own.yaml"))
    row = "行政规范性文件 | 18 | 6 | 73 |\n"
    printed = text_of(FIXTURE).replace(row, row + "其他文件 | 5 | 0 | 3 |\n").replace("二、上年结转", "二、上年转结")
    (audit,) = judged([printed], pack)
    assert {"notices"} <= {finding.rule for finding in audit.findings}
    assert "label-wording" not in {finding.rule for finding in audit.findings}
    assert audit.report.number("disclosure.notices.issued") == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "rows: [{form: '2021', table: disclosure, id: x, after: normativ, label: 甲}]\n",
            "是否指“disclosure.normative”",
        ),
        ("rows: [{form: '2021', table: disclosure, after: normative, label: 甲}]\n", "缺少 id"),
        ("labels: {requests.granting: [甲]}\n", "是否指“requests"),
        (
            "rules: [{id: x, kind: bound, left: [disclosure.normative.issued],"
            " right: [disclosure.normative.newly_made], severity: info, message: x}]\n",
            "没有可绑定的单元格",
        ),
    ],
)
def test_mistakes_on_forms(tmp_path: Path, text: str, told: str):
    """What no form has is told with the nearest name; a rule that binds to no cell of any form is reported."""
    (tmp_path / "own.yaml").write_text("extends: national\n" + text, "utf-8")
    with pytest.raises(PackError, match=told):
        load_pack(str(tmp_path / "own.yaml"))
