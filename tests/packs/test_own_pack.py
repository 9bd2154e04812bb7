"""A pack of one's own: it extends, overrides, adds, and works through the front door."""

from pathlib import Path

import pytest
from given import edit, judged, national, text_of

from checker.audit import Pack, load_pack
from checker.model.rule import Rule

FIXTURE = "xiaoshan-office-2023"
OWN = """
pack: mine
extends: national
rules:
  - id: mine-licences
    title: 许可不多于处罚
    kind: bound
    left: [disclosure.penalty.decisions]
    right: [disclosure.licensing.decisions]
    severity: warning
    message: "许可 {right}，多于 {left}"
    advice: 请核对
    basis: 本市要求
    examples:
      holds: [{disclosure.penalty.decisions: 2, disclosure.licensing.decisions: 1}]
      breaks: [{disclosure.penalty.decisions: 1, disclosure.licensing.decisions: 2}]
"""


def load(folder: Path, text: str, name: str = "mine.yaml") -> Pack:
    """A pack written to a file and loaded."""
    (folder / name).write_text(text, "utf-8")
    return load_pack(str(folder / name))


def rule_of(pack: Pack, name: str) -> Rule:
    """A rule of a pack."""
    return next(rule for rule in pack.rules.rules if rule.id == name)


def found(pack: Pack, text: str | None = None) -> list[tuple[str, str]]:
    """Rule and severity of what a pack finds in the fixture, or in another text."""
    (audit,) = judged([text or text_of(FIXTURE)], pack)
    habits = ("preface-", "title-", "text-")  # remarks that the fixture gets from the national pack anyway
    return [(finding.rule, finding.severity) for finding in audit.findings if not finding.rule.startswith(habits)]


def test_own_rule(tmp_path: Path):
    """A rule of one's own finds what it is about, beside the rules of the pack it extends."""
    text = edit(FIXTURE, ("行政许可 | 0 |", "行政许可 | 3 |"))
    assert found(load(tmp_path, OWN), text) == [("mine-licences", "warning"), ("withdrawals-fit", "warning")]


def test_own_rule_is_silent(tmp_path: Path):
    """A rule of one's own is silent where it holds."""
    assert found(load(tmp_path, OWN)) == [("withdrawals-fit", "warning")]


def test_own_message(tmp_path: Path):
    """What is found is said in the words of the pack, with the numbers put in."""
    (audit,) = judged([edit(FIXTURE, ("行政许可 | 0 |", "行政许可 | 3 |"))], load(tmp_path, OWN))
    own = next(finding for finding in audit.findings if finding.rule == "mine-licences")
    assert "3" in own.message.zh
    assert (own.advice.zh, own.basis) == ("请核对", "本市要求")


def test_own_rule_in_the_schema(tmp_path: Path):
    """A rule of one's own is part of the pandera schema."""
    schema = load(tmp_path, OWN).schema(form="2021")
    names = {check.name for column in schema.columns.values() for check in column.checks}
    assert "mine-licences" in names


def test_names_and_parents(tmp_path: Path):
    """A pack knows its name and what it extends."""
    rules = load(tmp_path, OWN).rules
    assert (rules.name, rules.extends) == ("mine", ("national",))


def test_alone(tmp_path: Path):
    """A pack that extends nothing has its own rules only."""
    pack = load(tmp_path, OWN.replace("extends: national\n", ""))
    assert [rule.id for rule in pack.rules.rules] == ["mine-licences"]


def test_off(tmp_path: Path):
    """A rule that is off finds nothing, and stays visible."""
    pack = load(tmp_path, "extends: national\noverride: {withdrawals-fit: off}\n")
    assert found(pack) == []
    assert rule_of(pack, "withdrawals-fit").off


@pytest.mark.parametrize("severity", ["error", "info"])
def test_severity(tmp_path: Path, severity: str):
    """A rule takes the severity that the pack gives it."""
    pack = load(tmp_path, f"extends: national\noverride: {{withdrawals-fit: {severity}}}\n")
    assert found(pack) == [("withdrawals-fit", severity)]


def test_fields(tmp_path: Path):
    """A rule takes the fields that the pack replaces, and keeps the others."""
    text = "extends: national\noverride:\n  withdrawals-fit: {severity: info, advice: 请电话核对, basis: 省里的要求}\n"
    changed, before = rule_of(load(tmp_path, text), "withdrawals-fit"), rule_of(national(), "withdrawals-fit")
    assert (changed.severity, changed.advice.zh, changed.basis) == ("info", "请电话核对", "省里的要求")
    assert (changed.message.zh, changed.kind) == (before.message.zh, before.kind)


def test_back_on(tmp_path: Path):
    """A severity switches a rule on again that a pack above had switched off."""
    load(tmp_path, "extends: national\noverride: {withdrawals-fit: off}\n", "city.yaml")
    pack = load(tmp_path, "extends: city.yaml\noverride: {withdrawals-fit: warning}\n")
    assert found(pack) == [("withdrawals-fit", "warning")]


def test_last_wins(tmp_path: Path):
    """Of two packs one above the other, the lower one has the last word."""
    load(tmp_path, "extends: national\noverride: {withdrawals-fit: error}\n", "city.yaml")
    pack = load(tmp_path, "extends: city.yaml\noverride: {withdrawals-fit: info}\n")
    assert found(pack) == [("withdrawals-fit", "info")]


def test_base_is_unchanged(tmp_path: Path):
    """Loading a pack changes nothing in the one it extends."""
    load(tmp_path, "extends: national\noverride: {withdrawals-fit: off}\n")
    assert not rule_of(load_pack(), "withdrawals-fit").off


def test_extends_twice(tmp_path: Path):
    """A pack that two parents share is taken once."""
    load(tmp_path, "extends: national\n", "one.yaml")
    load(tmp_path, "extends: national\n", "two.yaml")
    pack = load(tmp_path, "extends: [one.yaml, two.yaml]\n")
    assert len(pack.rules.rules) == len(national().rules.rules)


def test_folder(tmp_path: Path):
    """A folder of files is one pack."""
    (tmp_path / "pack").mkdir()
    load(tmp_path / "pack", OWN, "a.yaml")
    load(tmp_path / "pack", OWN.replace("extends: national\n", "").replace("mine-licences", "mine-too"), "b.yaml")
    names = [rule.id for rule in load_pack(str(tmp_path / "pack")).rules.rules]
    assert names[-2:] == ["mine-licences", "mine-too"]


def test_digest(tmp_path: Path):
    """The digest names the content: the same for the same files, another after a change."""
    first, again = (load(tmp_path, OWN).rules.digest for _ in range(2))
    changed = load(tmp_path, OWN.replace("多于", "超过")).rules.digest
    assert (first == again, first == changed, first.startswith("sha256:")) == (True, False, True)


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_each(tmp_path: Path, form: str):
    """A rule bound to every column is bound once a column."""
    text = """
rules:
  - id: own
    kind: bound
    each: requests.columns
    left: ["requests.new_received.{column}"]
    right: ["requests.carried_out.{column}"]
    severity: info
    message: "{column}：{left}，{right}"
"""
    assert len(load(tmp_path, text).compiled(form).assertions) == 7
