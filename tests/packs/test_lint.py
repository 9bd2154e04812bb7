"""Rules that contradict each other or follow from others are found, linear ones exactly."""

from fractions import Fraction
from pathlib import Path

import pytest

from checker.packs.exact import system
from checker.packs.forms import load_forms
from checker.packs.lint import lint
from checker.packs.load import load_rules

NEW, IN, OUT, DONE = (
    f"requests.{row}.total" for row in ("new_received", "carried_in", "carried_out", "total_processed")
)
TAIL = "severity: info, message: x, basis: 实践, examples: {holds: [{}], breaks: [{}]}}"


def remarks(folder: Path, *rules: str, extends: str = "extends: national\n") -> list[tuple[str, str]]:
    """What is said of a pack with these rules."""
    path = folder / "own.yaml"
    path.write_text(extends + "rules:\n" + "".join(f"  - {{{rule}, {TAIL}\n" for rule in rules), "utf-8")
    pack = load_rules(str(path), load_forms())
    return [(remark.rule, remark.text.zh) for remark in lint(pack, pack.forms)]


@pytest.mark.parametrize(
    "rule",
    [
        f"id: x, kind: bound, left: [{NEW}, {IN}], right: [{OUT}]",
        f"id: x, kind: identity, left: [{NEW}, {IN}], right: [{DONE}, {OUT}]",
        "id: x, kind: bound, left: [requests.granted.total], right: [requests.granted.business]",
    ],
)
def test_what_follows(tmp_path: Path, rule: str):
    """A rule that the others imply can be left out, and which they are is told."""
    ((name, told),) = remarks(tmp_path, rule)
    assert name == "x"
    assert "推出" in told
    assert "requests-" in told


def test_what_does_not_follow(tmp_path: Path):
    """A rule of its own is left alone."""
    assert remarks(tmp_path, f"id: x, kind: bound, left: [{NEW}], right: [{OUT}]") == []


def test_contradiction(tmp_path: Path):
    """Two rules that leave a cell nothing but 0 are told, both by name."""
    one = f"id: x, kind: identity, left: [{NEW}, requests.granted.total], right: [{IN}]"
    two = f"id: y, kind: identity, left: [{IN}, requests.granted.total], right: [{NEW}]"
    told = remarks(tmp_path, one, two, extends="")
    assert {name for name, _ in told} == {"y"}
    assert all("与规则“x”矛盾" in text for _, text in told)


def test_limits_and_twins(tmp_path: Path):
    """Limits that exclude each other, and rules that say the same twice."""
    told = remarks(
        tmp_path,
        f"id: x, kind: range, cells: [{NEW}], least: 5",
        f"id: y, kind: range, cells: [{NEW}], most: 3",
        f"id: z, kind: range, cells: [{NEW}], most: 3",
        extends="",
    )
    assert [name for name, text in told if "至少 5，又至多 3" in text] == ["x", "x"]
    assert [name for name, text in told if "相同" in text] == ["z"]


def test_exactness():
    """Thirds are thirds: what holds by a hair is told from what does not."""
    third = Fraction(1, 3)
    known = system([{"a": Fraction(1), "b": -third, "c": -third, "d": -third}], [])
    assert known.implies_least({"a": Fraction(3), "b": Fraction(-1)})
    assert not known.implies_least({"a": Fraction(3), "b": Fraction(-1) - Fraction(1, 10**30)})
    assert known.implies_zero({"a": Fraction(3), "b": Fraction(-1), "c": Fraction(-1), "d": Fraction(-1)})
