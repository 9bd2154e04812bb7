from dataclasses import replace

import pytest
from reporters.batch.made import CLEAN, VIEW, WRONG, assert_flat, batch, one, synthetic, unread, with_finding

from checker.reporters.batch import render
from checker.reporters.columns import width


def screen(reports, view=VIEW):
    """The screen on a batch."""
    return "".join(render("text", reports, view, None))


def section(text, title):
    """The lines below a title up to the next blank one."""
    return text.split(f"\n{title}\n")[1].split("\n\n")[0].splitlines()


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_screen_fits(columns, language):
    """No line is wider than the window, whatever the lengths of names, messages and paths."""
    long = with_finding(
        one(WRONG, "很长的文件夹/" * 30 + "a.txt", issuer="某" * 100, city="市" * 60), message="长" * 400
    )
    text = screen(
        batch(long, one(CLEAN), unread("x" * 300, "打不开" * 90)), replace(VIEW, width=columns, language=language)
    )
    assert max(map(width, text.splitlines())) <= columns


def test_numbers_are_counted_from_the_records():
    """Reports by state, findings by severity and rules by reports are those of the records."""
    text = screen(batch(one(WRONG, "a"), one(WRONG, "b"), one(CLEAN, "c"), unread()))
    assert text.startswith(
        "共 4 份报告：合格 1 · 不合格 2 · 读不了 1\n错误 4，警告 4，提示 5\n勾稽关系 134 条：成立 134"
    )
    counted = [line.split() for line in section(text, "最常违反的规则")[2:]]
    assert ["narrative-count", "2", "2", "0", "0"] in counted
    assert ["preface-contact", "3", "0", "0", "3"] in counted


def test_issuers_are_ranked_by_points():
    """The best stands first, equals share a place, and what has no points has no place."""
    empty = one(CLEAN, "d", issuer="丁")
    empty[0]["coverage"] |= {"passed": 0, "not_assessable": 44}
    reports = [one(WRONG, "a", issuer="甲"), one(CLEAN, "b", issuer="乙"), one(CLEAN, "c", issuer="丙"), empty]
    rows = [line.split() for line in section(screen(batch(*reports)), "各单位得分")[2:]]
    assert [row[:2] for row in rows] == [
        ["1", "丙（浙江省）"],
        ["1", "乙（浙江省）"],
        ["3", "甲（浙江省）"],
        ["丁（浙江省）", "1"],
    ]
    assert rows[3][-1] == "—"


def test_the_middle_of_a_long_league_is_cut_and_counted():
    """The best and the worst are shown, and how many stand between them."""
    reports = [one(CLEAN, f"{n:03}", issuer=f"第{n:03}单位") for n in range(30)]
    reports += [one(WRONG, "z", issuer="最差单位"), one(CLEAN, "无名", issuer=None)]
    rows = section(screen(batch(*reports), replace(VIEW, top=4)), "各单位得分")[2:]
    assert [row.split()[1][:5] for row in rows] == ["第000单", "第001单", "27", "第029单", "最差单位（", "1"]
    assert rows[2] == "另有 27 个，见 --format xlsx"
    assert rows[-1].split()[0] == "（未读出发布机关）"


def test_the_worst_reports_are_the_ones_shown():
    """Of many reports those with the fewest points are told with their first findings, the others counted."""
    twice = one(WRONG, "twice")
    twice[0]["findings"] = [*twice[0]["findings"], *twice[0]["findings"]]
    lines = section(
        screen(batch(one(WRONG, "once"), twice, one(WRONG, "other")), replace(VIEW, top=1)), "问题最多的报告"
    )
    assert lines[2].endswith("twice")
    assert lines[3].startswith("      错误 narrative-denial  正文“未出现")
    assert lines[-2:] == ["      另有 7 个问题", "另有 2 份报告有错误或警告，见 --format csv"]


def test_unreadable_files_are_named():
    """Each has its sentence, and those that are not shown are counted."""
    lines = section(
        screen(batch(unread("a", "a 打不开。"), unread("b", "太大"), unread("c")), replace(VIEW, top=2)), "读不了的文件"
    )
    assert lines == ["  a 打不开。", "  b：太大", "另有 1 份读不了，见 --format csv"]


def test_a_crashed_rule_is_told():
    """The result is said to be incomplete, and the report does not pass."""
    entry = one(CLEAN)
    entry[0]["breakages"] = [{"rule": "period", "reason": "x"}]
    text = screen(batch(entry))
    assert section(text, "运行失败的规则，结果不完整") == ["  period：1 份报告"]
    assert "存疑 1" in text
    assert "合格" not in text.splitlines()[0]


def test_an_empty_batch_is_said_to_be_empty():
    """No report, no table."""
    assert screen(batch()) == "没有找到报告。\n"


def test_a_batch_of_unreadable_files_praises_nothing():
    """Where nothing was read, nothing is said to be right."""
    assert "没有发现" not in screen(batch(unread()))


def test_nothing_in_a_report_drives_the_terminal():
    """Control characters, marks of direction and lone surrogates become blanks."""
    evil = "\x1b[31m\x00\u202e\ud800"
    entry = with_finding(
        one(WRONG, evil.replace("\ud800", "\udcff"), issuer=evil, city=evil, province=evil), message=evil + "|\n"
    )
    text = screen(batch(entry, unread(evil, evil)), replace(VIEW, width=160))
    assert not set(evil) - {"[", "3", "1", "m"} & set(text)
    assert text.encode()


def test_the_league_keeps_no_reports():
    """Memory is that of counters and of the worst reports."""
    assert_flat(lambda reports, _: screen(reports))


def test_the_screen_is_always_the_same():
    """Two runs over the same reports give the same text."""
    assert screen(synthetic(300)) == screen(synthetic(300))
