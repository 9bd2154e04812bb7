"""The story as a whole: files in, audits out, in order, whatever could not be read."""

from pathlib import Path

import pytest
from given import FIXTURES, audited, national, text_of

import checker
from checker.audit import check, extract, load_pack
from checker.model.errors import PackError

TWO = ("linping-2023", "linan-2020")


def path(name: str) -> str:
    """The file of a fixture."""
    return str(FIXTURES / name / "report.txt")


def said(name: str) -> list[tuple[str, str]]:
    """The findings of a fixture by rule and id."""
    return [(finding.rule, finding.id) for finding in audited(name).findings]


def test_check_keeps_order():
    """Reports of two forms come back in the order in which they were given."""
    found = [(audit.path, [(f.rule, f.id) for f in audit.findings]) for audit in check(map(path, TWO), national())]
    assert found == [(path(name), said(name)) for name in TWO]


def test_unreadable_file_has_its_place(tmp_path: Path):
    """A file that cannot be read says why, between those that can."""
    (tmp_path / "empty.txt").write_bytes(b"")
    files = [path(TWO[0]), str(tmp_path / "empty.txt"), str(tmp_path / "none.txt"), path(TWO[1])]
    audits = list(check(files, national()))
    assert [audit.path for audit in audits] == files
    assert [audit.error is None for audit in audits] == [True, False, False, True]
    assert [audit.report is None for audit in audits] == [False, True, True, False]


def test_unreadable_file_is_named(tmp_path: Path):
    """The sentence about an unreadable file names it in both languages."""
    missing = str(tmp_path / "none.txt")
    (audit,) = check([missing], national())
    assert [missing in audit.error.say("zh"), missing in audit.error.say("en")] == [True, True]
    assert (audit.findings, audit.coverage.assertions) == ((), 0)


@pytest.mark.parametrize("size", [1, 2, 500])
def test_chunks_change_nothing(size: int, monkeypatch: pytest.MonkeyPatch):
    """How many reports are stacked at once changes no finding."""
    monkeypatch.setattr("checker.audit.CHUNK", size)
    files = [path(name) for name in (*TWO, TWO[0])]
    found = [[(f.rule, f.id) for f in audit.findings] for audit in check(files, national())]
    assert found == [said(name) for name in (*TWO, TWO[0])]


def test_files_are_read_when_asked_for():
    """A batch is read as it is consumed, so that memory does not grow with it."""
    asked = []

    def files():
        for name in TWO:
            asked.append(name)
            yield path(name)

    next(extract(files(), national()))
    assert asked == [TWO[0]]


def test_extract_judges_nothing():
    """Extraction reads cells, facts and lines, and finds nothing."""
    (audit,) = extract([path(TWO[0])], national())
    assert (audit.findings, audit.coverage.assertions) == ((), 0)
    assert audit.lines == tuple(text_of(TWO[0]).split("\n"))


def test_source_names_the_file():
    """An audit knows the file it speaks of, its digest and its encoding."""
    (audit,) = extract([path(TWO[0])], national())
    assert (audit.source.path, len(audit.source.sha256), audit.source.encoding) == (path(TWO[0]), 64, "utf-8")


def test_report_before_2019(tmp_path: Path):
    """A report before 2019 has no statutory tables and is not held to them."""
    text = "某县2015年政府信息公开工作年度报告\n一、概述\n2015年，我县主动公开政府信息120条。\n"
    (tmp_path / "old.txt").write_text(text, "utf-8")
    (audit,) = check([str(tmp_path / "old.txt")], national())
    assert (audit.report.form, audit.findings, audit.coverage.assertions) == ("pre2019", (), 0)


def test_report_before_2019_divided_like_later_ones(tmp_path: Path):
    """Parts that later reports have, in another order and numbering, are no finding, and no rule crashes at them."""
    parts = [
        "一、概述",
        "公开信息96条。",
        "二、存在的主要问题及改进情况",
        "人手不足。",
        "四、主动公开政府信息情况",
        "无。",
    ]
    (tmp_path / "old.txt").write_text("\n".join(["某县2015年政府信息公开工作年度报告", *parts]), "utf-8")
    (audit,) = check([str(tmp_path / "old.txt")], national())
    assert (audit.report.form, audit.breakages) == ("pre2019", ())
    assert not any(finding.rule.startswith("heading-") for finding in audit.findings)


def test_schemas_are_compiled_once():
    """A pack binds its rules to a form once."""
    pack = load_pack()
    assert pack.compiled("2021") is pack.compiled("2021")


def test_unknown_pack():
    """A pack that does not exist is refused, with the nearest name."""
    with pytest.raises(PackError, match=r"natoinal.*national"):
        load_pack("natoinal")


def test_the_front_door_can_be_used_again():
    """What Python calls is not hidden by a package of the same name once that is loaded."""
    for _ in range(2):
        [read] = checker.read([path(TWO[0])])
        [checked] = checker.check([path(TWO[0])])
        assert read.report is not None
        assert checked.report is not None
        assert read.report.readings == checked.report.readings
