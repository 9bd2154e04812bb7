"""Packs teach ways of telling counts and switch others off; a slip in them is told like any other."""

from pathlib import Path

import pytest
from given import edit, judged
from typer.testing import CliRunner

from checker.audit import Pack, load_pack
from checker.cli import app
from checker.model.errors import PackError
from checker.model.finding import Audit

FIXTURE = "xiaoshan-office-2023"
TEACHES = """pack: dialect
extends: national
patterns:
  - id: dialect-received
    quantity: requests.new_received.total
    pattern: "摸排民情要件{tail}#"
    unless: [去年]
    examples:
      - {text: 全年摸排民情要件7宗, facts: [{requests.new_received.total: 7}]}
    counter: [摸排民情问题7宗]
"""
SILENCED = "  - {id: fee-info, off: true}\n"
DIALECT = "2023年，摸排民情要件7宗。"
FEE = "narrative-fee"


def load(folder: Path, text: str, name: str = "own.yaml") -> Pack:
    """A pack written to a file and loaded."""
    (folder / name).write_text(text, "utf-8")
    return load_pack(str(folder / name))


def with_dialect() -> str:
    """The fixture with a sentence that no built-in phrase reads, a wrong count in it, and with a fee too high."""
    return edit(FIXTURE, ("一、总体情况\n", f"一、总体情况\n{DIALECT}\n"), ("费80元", "费8000元"))


def rules(audit: Audit) -> set[str]:
    """The rules that found something."""
    return {finding.rule for finding in audit.findings}


def mistakes(folder: Path, text: str) -> tuple[str, ...]:
    """What is wrong with a pack."""
    with pytest.raises(PackError) as caught:
        load(folder, text)
    return caught.value.mistakes


def test_taught(tmp_path: Path):
    """A wording that is not known is read once a pack teaches it, and its count compared with the table."""
    (before,) = judged([with_dialect()])
    (after,) = judged([with_dialect()], load(tmp_path, TEACHES))
    assert "narrative-count" not in rules(before)
    (found,) = [finding for finding in after.findings if finding.rule == "narrative-count"]
    assert (found.observed, found.expected, found.primary.text) == (7, 115, "7宗")
    assert next(fact for fact in after.report.facts if fact.text == "摸排民情要件7宗").phrase == "dialect-received"


def test_switched_off(tmp_path: Path):
    """A phrase that a pack switches off reads nothing, and the rest of the catalogue what it did."""
    (before,) = judged([with_dialect()])
    (after,) = judged([with_dialect()], load(tmp_path, "extends: national\npatterns:\n" + SILENCED))
    assert rules(before) - rules(after) == {FEE}
    assert list(after.report.facts) == [fact for fact in before.report.facts if fact.phrase != "fee-info"]


def test_chain(tmp_path: Path):
    """What a pack extends is inherited; the last one switches on again what one above it had switched off."""
    load(tmp_path, TEACHES + SILENCED, "city.yaml")
    inherited = load(tmp_path, "extends: city.yaml\n")
    again = load(tmp_path, "extends: city.yaml\npatterns: [{id: fee-info, off: false}]\n")
    found = [rules(judged([with_dialect()], pack)[0]) for pack in (inherited, again)]
    assert ["narrative-count" in names for names in found] == [True, True]
    assert [FEE in names for names in found] == [False, True]


def test_other_packs_are_untouched(tmp_path: Path):
    """What one pack teaches is no other pack's."""
    load(tmp_path, TEACHES + SILENCED)
    (audit,) = judged([with_dialect()], load_pack())
    assert "narrative-count" not in rules(audit)
    assert FEE in rules(audit)


def test_digest(tmp_path: Path):
    """A pack that reads otherwise has another digest, so that nothing kept of an earlier run is taken for its own."""
    digests = {load(tmp_path, text).rules.digest for text in (TEACHES, TEACHES + SILENCED, TEACHES.replace("7", "8"))}
    assert len(digests) == 3


def test_tried_by_their_examples(tmp_path: Path):
    """``qc rules test`` runs the examples of a pack's patterns and tells those that are not read so."""
    path = tmp_path / "own.yaml"
    path.write_text(TEACHES, "utf-8")
    assert CliRunner().invoke(app, ["rules", "test", "--pack", str(path)]).exit_code == 0
    path.write_text(TEACHES.replace("total: 7", "total: 8").replace("摸排民情问题", "摸排民情要件"), "utf-8")
    result = CliRunner().invoke(app, ["rules", "test", "--pack", str(path)])
    assert result.exit_code == 1
    told = [line for line in result.stdout.splitlines() if "dialect-received" in line]
    assert [reason in line for reason, line in zip(("应读出而未读出", "多读出", "反例"), told, strict=True)] == [
        True
    ] * 3
    assert all(line.startswith(f"{path}:4:5 ") for line in told)


def test_shown_with_their_place(tmp_path: Path):
    """``qc rules show`` says which file and line teaches a phrase, and which switches one off."""
    path = tmp_path / "own.yaml"
    path.write_text(TEACHES + SILENCED, "utf-8")

    def show(name: str) -> str:
        return CliRunner().invoke(app, ["rules", "show", name, "--pack", str(path)]).stdout

    assert f"place      {path}:4:5" in show("dialect-received")
    assert f"停用于 {path}:11:5" in show("fee-info")
    assert "rules/facts/disclosure.yaml:" in show("fee-info")
    assert (
        "新增 dialect-received；停用 fee-info" in CliRunner().invoke(app, ["rules", "list", "--pack", str(path)]).stdout
    )


@pytest.mark.parametrize(
    ("right", "wrong", "place", "told"),
    [
        (
            "requests.new_received.total\n",
            "requests.new_recieved.total\n",
            "5:15",
            "是否指“requests.new_received.total”",
        ),
        ("    quantity: requests.new_received.total\n", "", "4:5", "缺少字段“quantity”"),
        ('    pattern: "摸排民情要件{tail}#"\n', "", "4:5", "应有 pattern"),
        ("{tail}#", "{tail}", "6:14", "应有一个 #"),
        ("{tail}#", "#{tail}#", "6:14", "应有一个 #"),
        ("摸排民情要件{tail}#", "#", "6:14", "前后应有文字"),
        ("{tail}", "{tial}", "6:14", "是否指“tail”"),
        ("{tail}", "(?<=件)", "6:14", "不支持回溯和前后查找"),
        ("{tail}", "((a{1000}){1000}){1000}", "6:14", "正则表达式不可用"),
        ("unless: [去年]", "unless: [(去年]", "7:14", "正则表达式不可用"),
        ("unless:", "unles:", "7:5", "是否指“unless”"),
        ("unless: [去年]", "unit: piece", "7:11", "count、thing"),
        ("unless: [去年]", "kind: dialect", "7:11", "kind 应为"),
        ("unless: [去年]", "priority: high", "7:15", "整数"),
        ("unless: [去年]", "relation: about", "7:15", "relation 应为"),
        ("facts: [{requests.new_received.total: 7}]", "facts: 7", "9:35", "{单元格: 数}"),
        ("{text: 全年", "{txt: 全年", "9:9", "text: 一句话"),
        ("id: dialect-received", "id: fee-info", "4:9", "请换一个名字"),
        ("id: dialect-received", "id: [a]", "4:5", "- id: 名字"),
        ("id: fee-info", "id: fee-inof", "11:10", "是否指“fee-info”"),
        ("off: true", "off: 停用", "11:25", "true 或 false"),
        ("off: true", "off: true, kind: also", "11:31", "停用它再另写一种"),
        ("patterns:\n  - id", "patterns:\n    id", "4:5", "patterns 应为列表"),
    ],
)
def test_slips(tmp_path: Path, right: str, wrong: str, place: str, told: str):
    """Each slip in one sentence at its place, with what was expected."""
    text = TEACHES + SILENCED
    assert right in text
    if right.startswith("patterns"):
        text = text.partition(SILENCED)[0]
    (sentence,) = mistakes(tmp_path, text.replace(right, wrong, 1))
    assert (sentence.partition("own.yaml:")[2].partition(": ")[0], told in sentence) == (place, True), sentence
