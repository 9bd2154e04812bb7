"""Headings are told by their words, and the prose between them is cut into sentences."""

import pytest
from layouts import grids, numbers, pipe_dump, report

from checker.model.errors import UnreadableError


def headings(found):
    """Section and numeral of each heading."""
    return [(heading.section, heading.numeral) for heading in found.headings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一、总体情况", ("s1", "一")),
        ("    一、总体情况", ("s1", "一")),
        ("一 、 总体情况", ("s1", "一")),
        ("总体情况", ("s1", "")),
        ("主动公开政府信息情况", ("s2", "")),
        ("三、行政机关主动公开政府信息情况", ("s2", "三")),
        ("三、收到和处理政府信息公开申请的情况", ("s3", "三")),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", ("s4", "四")),
        ("四、政府信息公开行政复议、行政讼诉情况", ("s4", "四")),
        ("四、收到和处理政府信息公开申请情况况", ("s3", "四")),
        ("五、政府信息公开工作存在的主要问题及改进情况：", ("s5", "五")),
        ("六、其它需要报告的事项", ("s6", "六")),
        ("五、工作中存在的主要问题和下一步改进打算", ("s5", "五")),
        ("五、存在的主要问题、改进情况及其他需要报告的事项", ("s5", "五")),
        ("四、因政府信息公开引起的复议和诉讼", ("s4", "四")),
    ],
)
def test_a_heading_is_known_by_its_words(read_report, line, expected):
    """The numeral may be wrong or missing, blanks and small slips do not matter."""
    assert [expected] == headings(read_report(f"2023年政府信息公开工作年度报告\n{line}\n本年度工作有序。\n"))


@pytest.mark.parametrize(
    "line",
    [
        "三、本年度办理结果",
        "一、本年新收政府信息公开申请数量",
        "四、结转下年度继续办理",
        "（一）主动公开情况",
        "主动公开情况",
        "三、存在的问题",
        "五、本年度办理结果",
        "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况。",
    ],
)
def test_labels_sub_headings_and_lists_are_no_headings(read_report, line):
    """They share numerals or words with headings."""
    assert not headings(read_report(f"2023年政府信息公开工作年度报告\n{line}\n本年度工作有序。\n"))


@pytest.mark.parametrize(
    "numbers",
    [
        "（一） （二） （三） （四） （五） （六）",
        "(一)、 (二)、 (三)、 (四)、 (五)、 (六)、",
        "一\u3000 二\u3000 三\u3000 四\u3000 五\u3000 六\u3000",
        "第一部分\u3000 第二部分\u3000 第三部分\u3000 第四部分\u3000 第五部分\u3000 第六部分\u3000",
        "第一章： 第二章： 第三章： 第四章： 第五章： 第六章：",
        "Ⅰ. Ⅱ. Ⅲ. Ⅳ. Ⅴ. Ⅵ.",
        "① ② ③ ④ ⑤ ⑥",
        "㈠ ㈡ ㈢ ㈣ ㈤ ㈥",
        "（1） （2） （3） （4） （5） （6）",
        "一、2022年 二、2022年度 三、二〇二二年 四、本年度 五、2022年 六、2022年",
        "一、\n 二、\n 三、\n 四、\n 五、\n 六、\n",
    ],
)
def test_the_six_parts_are_known_in_any_numbering(forms, read_report, numbers):
    """A line that is an official heading but for its numeral or a year begins its part, and sub-headings begin none."""
    sections = forms["2021"].sections
    prints = [number.replace("\\n", "\n") for number in numbers.split(" ")]
    heads = [f"{printed}{section.heading}" for printed, section in zip(prints, sections, strict=True)]
    text = "\n".join(f"{head}\n（一）主动公开情况\n全年有序。" for head in heads)

    found = read_report(f"某县水利局2022年政府信息公开工作年度报告\n依规编制。\n{text}\n")

    assert [heading.section for heading in found.headings] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert {sentence.section for sentence in found.sentences} == {"", "s1", "s2", "s3", "s4", "s5", "s6"}


def test_official_words_in_brackets_are_a_heading(read_report):
    """It has no numeral."""
    found = read_report("2023年政府信息公开工作年度报告\n【总体情况】\n全年有序。\n【其他需要报告的事项】\n无。\n")

    assert headings(found) == [("s1", ""), ("s6", "")]


@pytest.mark.parametrize("line", ["（二）主动公开政府信息情况", "（五）总体情况", "①存在的主要问题及改进情况"])
def test_a_sub_heading_with_official_words_begins_no_part(read_report, line):
    """The part stands elsewhere, or in that place it would break the order or its own numbering."""
    text = f"一、总体情况\n{line}\n有序。\n二、主动公开政府信息情况\n五、存在的主要问题及改进情况\n无。\n"
    found = read_report(f"2023年政府信息公开工作年度报告\n{text}")

    assert headings(found) == [("s1", "一"), ("s2", "二"), ("s5", "五")]


def test_text_may_run_in_with_its_heading(read_report):
    """The heading ends at its words, the rest of the line is a sentence of the section."""
    found = read_report("2023年政府信息公开工作年度报告\n六、其他需要报告的事项：本年度未收取费用。无其他事项。\n")

    assert headings(found) == [("s6", "六")]
    assert [(sentence.section, sentence.text, sentence.span.column) for sentence in found.sentences] == [
        ("s6", "本年度未收取费用。", 13),
        ("s6", "无其他事项。", 22),
    ]


def test_a_list_of_contents_is_not_mistaken_for_the_headings(read_report):
    """The heading with text below it is the true one."""
    lines = ("一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项")
    text = "\n".join(["2023年政府信息公开工作年度报告", *lines, *(f"{line}\n全年有序。" for line in lines)])

    assert [heading.span.line for heading in read_report(text).headings] == [5, 7, 9]


def test_headings_inside_tables_of_one_cell(forms, read_report):
    """A page laid out with tables has its headings in rows of their own."""
    text = report(grids(forms["2021"], numbers(forms["2021"])), pipe_dump)
    boxed = text.replace("三、收到和处理政府信息公开申请情况\n", "三、收到和处理政府信息公开申请情况 |\n")

    found = read_report(boxed)

    assert [heading.section for heading in found.headings] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert len(found.readings) == 200


def test_sentences_end_at_full_stops_and_know_their_section(read_report):
    """Clauses stay together; title, headings and template text of the tables are no sentences."""
    found = read_report(
        "某区2023年政府信息公开工作年度报告\n前言甲。\n一、总体情况\n（一）主动公开。收到3件；办结2件！“好？”真的\n"
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n五、存在的主要问题及改进情况\n无。\n"
    )

    assert [(s.section, s.text, s.span.line, s.span.column) for s in found.sentences] == [
        ("", "前言甲。", 2, 1),
        ("s1", "（一）主动公开。", 4, 1),
        ("s1", "收到3件；办结2件！", 4, 9),
        ("s1", "“好？”", 4, 19),
        ("s1", "真的", 4, 23),
        ("s5", "无。", 7, 1),
    ]


def test_a_novel_is_refused(read_report):
    """Readable text with nothing of a report in it is not checked as one."""
    with pytest.raises(UnreadableError, match="不是政府信息公开工作年度报告"):
        read_report("第一回\n话说天下大势，分久必合，合久必分。\n" * 20)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("某局2017年政府信息公开年度报告\n一、概述\n全年公开信息30条。\n", "pre2019"),
        ("某局政府信息公开年度报告\n一、概述\n全年公开信息30条。\n", "pre2019"),
        ("某局2019年政府信息公开年度报告\n一、总体情况\n全年公开信息30条。\n", "2019"),
        ("某局2023年政府信息公开年度报告\n一、概述\n全年公开信息30条。\n", "2021"),
    ],
)
def test_a_report_without_tables_is_a_report(read_report, text, form):
    """Its form is that of its year."""
    assert (form, {}) == (read_report(text).form, read_report(text).tables)


@pytest.mark.parametrize(
    ("lines", "sections"),
    [
        (["今后将加强培训。", "2023年收取行政事业性收费8.5万元。", "特此报告。"], ["s5", "s6", "s6"]),
        (["行政事业性收费公开目录更新不及时。", "我局未收取信息处理费。"], ["s5", "s6"]),
        (["存在行政事业性收费公开不够的问题。", "将加强培训。"], ["s5", "s5"]),
    ],
)
def test_a_report_without_the_sixth_heading_has_its_sixth_part(read_report, lines, sections):
    """From the paragraph on that tells of the fees; problems and plans that speak of them are of part five."""
    told = ["2023年政府信息公开工作年度报告", "一、总体情况", "公开4条。", "五、存在的主要问题及改进情况", *lines]
    assert [sentence.section for sentence in read_report("\n".join(told)).sentences] == ["s1", *sections]
