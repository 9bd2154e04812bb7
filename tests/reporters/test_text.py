import re
from dataclasses import replace
from decimal import Decimal

import pytest

from checker.model.document import Paragraph, Span
from checker.model.finding import Audit, Coverage, Finding, Location, Suspect
from checker.model.report import Sentence
from checker.model.text import Text
from checker.reporters.columns import width
from checker.reporters.text import render
from checker.reporters.view import View

SCREEN = """\
临平区人民政府 · 2023 年度报告 · 2021 年格式 · 版式 line_dump · 规则包 zhejiang

#  级别  规则                位置              问题
-  ----  ------------------  ----------------  ---------------------------------
1  错误  requests-row-total  1.本机… · 自然人  （四）无法提供1.本机关不掌握相关…
2  警告  narrative-count     第2行             文字称共受理 1137 件，表三新收总…

1. 错误 requests-row-total  （四）无法提供1.本机关不掌握相关政府信息：自然人 196
与总计不符，相差 27
  --> 区 政府.txt:5:3  表三 · （四）无法提供 1.本机关不掌握相关政府信息 · 自然人
5 | 196
  | ^^^ 改为 169 可同时满足 2 条规则（数字颠倒）
  = 另见 第4行 表三 · 一、本年新收政府信息公开申请数量 · 总计 “120”
  = 连带 requests-row-total[unable_not_held]、
         requests-column-sum[natural_person]
  = 建议 核对原始台账
  = 依据 国办公开办函〔2021〕30号 表三注 · 置信 高

2. 警告 narrative-count  文字称共受理 1137 件，表三新收总计为 120
  --> 区 政府.txt:2:123  所说 表三 · 一、本年新收政府信息公开申请数量 · 总计
2 | …年，全区情况总体平稳。全年共受理依申请公开1137件，均已答复。各项工作有序推…
  |                            ^^^^^^^^^^^^^^^^^^^^^^
  = 另见 第4行 表三 · 一、本年新收政府信息公开申请数量 · 总计 “120”
  = 建议 两处改为一致
  = 置信 中

1 条存疑：该行数字不全
错误 1，警告 1，提示 0；勾稽关系 42 条：成立 39，不成立 2，存疑 1，无法核对 0
"""


def test_the_screen_of_eighty_columns(audit: Audit, view: View):
    """The whole screen, as a user sees it."""
    assert render([audit], view) == SCREEN


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_window(audit: Audit, view: View, columns: int, language: str):
    """Every line fits, in both languages."""
    screen = render([audit], replace(view, width=columns, language=language))
    assert max(width(line) for line in screen.splitlines()) <= columns


def test_the_columns_of_the_table_are_aligned(audit: Audit, view: View):
    """Each column begins at the same display column in every row."""
    head, _, *rows = render([audit], view).splitlines()[2:6]
    starts = {width(head[: head.index("位置")]), width(rows[0][: rows[0].index("1.本")])}
    assert starts == {width(rows[1][: rows[1].index("第2行")])}


def test_the_marks_stand_under_the_claim(audit: Audit, view: View):
    """Marks begin and end where the quoted text does, counted in columns."""
    lines = render([audit], view).splitlines()
    quoted = next(line for line in lines if line.startswith("2 | "))
    marks = lines[lines.index(quoted) + 1]
    claim = "共受理依申请公开1137件"
    assert marks.index("^") == width(quoted[: quoted.index(claim)])
    assert marks.count("^") == width(claim)


def test_a_clean_report_says_how_much_was_assessed(clean: Audit, view: View):
    """No finding is not enough: the number of identities is told."""
    assert "没有发现问题：42 条勾稽关系全部成立" in render([clean], view)


@pytest.mark.parametrize("coverage", [Coverage(), Coverage(assertions=42, not_assessable=42)])
def test_nothing_assessed_is_never_called_clean(clean: Audit, view: View, coverage: Coverage):
    """A report without tables gets no clean bill."""
    screen = render([replace(clean, coverage=coverage)], view)
    assert "没有发现问题" not in screen
    assert "不能说报告没有问题" in screen


def test_a_partly_assessed_report_is_not_called_clean(clean: Audit, view: View):
    """What could not be assessed is said where the verdict stands."""
    screen = render([replace(clean, coverage=Coverage(42, 40, 0, 2))], view)
    assert "没有发现问题" not in screen
    assert "另有 2 条没有核对成" in screen


def test_a_crashed_rule_is_told_and_no_verdict_given(crashed: Audit, view: View):
    """The last line says that the result is incomplete."""
    screen = render([crashed], view)
    assert "没有发现问题" not in screen
    assert screen.splitlines()[-1].endswith("1 条规则运行失败，结果不完整")


def test_findings_beyond_the_top_are_counted(audit: Audit, view: View):
    """A line says how many are not told in detail."""
    screen = render([audit], replace(view, top=1))
    assert "2. 警告" not in screen
    assert "还有 1 个问题只列在表里" in screen


def test_several_reports_are_counted_together(audit: Audit, clean: Audit, unreadable: Audit, view: View):
    """The end counts all reports, those that could not be read too."""
    screen = render([audit, clean, unreadable], view)
    assert screen.splitlines()[-1] == "共 3 份报告；其中 1 份读不了；错误 1，警告 1，提示 0"


def test_colour_changes_nothing_but_colour(audit: Audit, view: View):
    """Without its escape sequences the coloured screen is the plain one."""
    coloured = render([audit], replace(view, colour=True))
    assert "\x1b[31;1m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == SCREEN


def test_english_words_are_used_where_there_are_any(audit: Audit, view: View):
    """Labels, words and messages follow the language."""
    screen = render([audit], replace(view, language="en"))
    assert "1. error requests-row-total  196 does not fit the total" in screen
    assert "169 instead would satisfy 2 rules (transposed digits)" in screen


def test_a_repair_elsewhere_is_told_with_its_line(audit: Audit, view: View, wrong_claim: Finding):
    """A suspect that is not the marked place gets a line of its own."""
    suspect = Suspect("requests.new_received.total", Decimal(120), Decimal(1137), Text("漏填"), 0.6)
    screen = render([replace(audit, findings=(replace(wrong_claim, suspects=(suspect,)),))], view)
    assert "^ " not in screen
    assert "疑在 第4行 表三 · 一、本年新收政府信息公开申请数量 · 总计，现为 120，" in screen
    assert "可能应为 1137（漏填）" in "".join(screen.split("\n         "))


def test_repairs_that_belong_together_are_told_together(audit: Audit, view: View, two_wrong_cells: Finding):
    """What only helps jointly is not promised of one cell; what would help instead is told apart."""
    screen = render([replace(audit, findings=(two_wrong_cells,))], replace(view, width=160))
    assert "^^^ 改为 169，与另外 1 处一并改可同时满足 2 条规则（数字颠倒）\n" in screen
    assert "= 疑在 第4行 表三 · 一、本年新收政府信息公开申请数量 · 总计，现为 120，改为 12（多录一位数字）\n" in screen
    assert "= 或者 第6行 表三 · （一）予以公开 · 总计，现为 （空白），可能应为 3（漏填）\n" in screen


def test_the_right_one_of_two_equal_numbers_is_marked(audit: Audit, view: View, wrong_cell: Finding):
    """The column tells which."""
    cell = replace(wrong_cell, primary=Location(Span(1, 5), "0"), suspects=())
    screen = render([replace(audit, findings=(cell,), lines=("0\t0\t0",))], view)
    assert "\n1 | 0 0 0\n  |     ^\n" in screen


def test_a_blank_cell_is_marked_and_named(audit: Audit, view: View, wrong_claim: Finding):
    """There is a mark even where nothing is printed."""
    blank = replace(wrong_claim, primary=Location(Span(6, 2), "", address="requests.granted.total"))
    assert "\n6 |\n  | ^ （空白）\n" in render([replace(audit, findings=(blank,))], view)


def test_a_source_without_lines_quotes_the_text(audit: Audit, view: View):
    """A docx has no lines: what was read is quoted."""
    assert "\n5 | 196\n" in render([replace(audit, lines=())], view)


def test_a_claim_of_a_source_without_lines_is_quoted_in_its_paragraph(audit: Audit, view: View, wrong_claim: Finding):
    """The words around it are shown as those of a line are."""
    text = "一、总体情况平稳。全年收到3件。"
    paragraph = Paragraph(text, ((0, Span(5, 1, None, "p[5]")),))
    report = audit.report
    assert report is not None
    read = replace(report, sentences=(Sentence(paragraph, 9, len(text), "s1"),))
    claim = replace(wrong_claim, primary=Location(Span(5, 14, None, "p[5]"), "3件"))

    shown = render([replace(audit, report=read, lines=(), findings=(claim,))], view)

    assert f"\n5 | {text}\n  | {' ' * 26}^^^\n" in shown


def test_escape_sequences_of_a_report_do_not_reach_the_screen(audit: Audit, view: View, wrong_claim: Finding):
    """What a report holds cannot colour, move or hide anything."""
    evil = replace(wrong_claim, primary=Location(Span(7, 2), "0"), message=Text("\x1b[2J坏\r"))
    assert "\x1b" not in render([replace(audit, findings=(evil,))], view)
