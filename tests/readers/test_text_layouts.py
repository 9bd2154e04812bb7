"""Tables are found in every layout of text dumps, and prose is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.document import Cell, Paragraph, Span, Table
from checker.readers import read_bytes


def blocks(text):
    """The blocks of a text."""
    return read_bytes("r.txt", text.encode()).blocks


def grid(text):
    """The cells' texts of the only table."""
    (table,) = (block for block in blocks(text) if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def prose(text):
    """The paragraphs of a text."""
    return [block.text for block in blocks(text) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("\t甲\n\t0\n\n\t乙\n\t1\n", [["甲", "0"], ["乙", "1"]]),
        ("\t甲\n\t\u00a028\n\t4 \n", [["甲", "28", "4"]]),
        ("\t甲\n\t\n\t16\n", [["甲", "", "16"]]),
        ("\t甲\n\t0\n \t16\n", [["甲", "0", "16"]]),
        ("\t商业\n企业\n\t科研\n机构\n\n\t0\n\t1\n", [["商业\n企业", "科研\n机构"], ["0", "1"]]),
        ("\t（三）\n\n不予公开\n\t1.属于国家秘密\n\t0\n", [["（三）\n\n不予公开", "1.属于国家秘密", "0"]]),
        ("\t第二十条\t第 （一） 项\n\n\t甲\n\t0\n", [["第二十条\t第 （一） 项"], ["甲", "0"]]),
        ("\t甲\n\t0\n二、某某情况\n", [["甲", "0"]]),
        ("\t甲\n\t0\n某某情况如下\n", [["甲", "0"]]),
        ("\t甲\n\t11\n37\n", [["甲", "11\n37"]]),
        ("\t甲\n\t总计\n二、某某情况\n", [["甲", "总计"]]),
        ("\t甲\n\t总计\n\n某某情况\n\t乙\n", [["甲", "总计"]]),
        ("甲\t0\t1\n乙\t2\t\n\t\t3\n", [["甲", "0", "1"], ["乙", "2", ""], ["", "", "3"]]),
        ("\t2.甲\t7\t2\t9\n\t3.乙\t0\t0\t0\n", [["", "2.甲", "7", "2", "9"], ["", "3.乙", "0", "0", "0"]]),
        ("甲 | 0 | 1 |\n乙 | 2 | ||\n", [["甲", "0", "1"], ["乙", "2", "", ""]]),
        ("甲|0|1\n乙|2\n", [["甲", "0", "1"], ["乙", "2"]]),
        ("｜甲｜0｜\n｜乙｜2｜\n", [["甲", "0"], ["乙", "2"]]),
        ("| 甲 | 乙 |\n|---|:-:|\n| 0 | 1 |\n", [["甲", "乙"], ["0", "1"]]),
        ("甲 |\n0 |\n|||\n1 |\n", [["甲"], ["0"], ["", ""], ["1"]]),
        ("规章\n\n0\n\n12\n\n3\n", [["规章"], ["0"], ["12"], ["3"]]),
        ("规章\n|\n0\n|\n12\n|\n3\n", [["规章"], ["0"], ["12"], ["3"]]),
        (
            "行政许可 97\n行政处罚  0\n行政强制 1,137件\n",
            [["行政许可", "97"], ["行政处罚", "0"], ["行政强制", "1,137件"]],
        ),
    ],
)
def test_layouts(text, rows):
    """Each layout gives the cells a reader sees."""
    assert rows == grid(text)


@pytest.mark.parametrize(
    "text",
    [
        "开设“首页|政务公开”栏目，全年发布信息30条，群众可以随时查阅。\n",
        "开设“首页|公开|互动”三个栏目，全年发布信息30条，解读12条，群众可以随时查阅，效果良好。\n",
        "\t2023年，某区认真贯彻落实条例，全年主动公开政府信息605条，收到申请12件，均已答复。\n",
        "（一）主动公开\n全年公开信息30条。\n（二）依申请公开\n全年收到申请2件。\n",
        "联系人：张三\t电话：0571-12345678\n",
    ],
)
def test_prose_is_no_table(text):
    """A bar, a TAB or a number alone makes no table."""
    assert text.strip("\n").split("\n") == prose(text)


def test_a_table_between_prose_without_blank_lines():
    """What stands directly before and after a table stays prose, with its line."""
    found = blocks("一、总体情况\n\t规章\n\t0\n\t0\n三、收到情况\n全年收到2件。\n")

    assert [isinstance(block, Table) for block in found] == [False, True, False, False]
    assert [block.span.line for block in found] == [1, 2, 5, 6]


def test_broken_prose_behind_rows_of_numbers_is_no_row():
    """A line with a clause in it is prose; commas in the brackets of a label, which may go on, are its own."""
    rows = [
        "规章  0  0",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）  1  0",
        "（二）部分公开（区分处理的，只计",
    ]
    prose_of_part = "政策公开与政策兑现衔接不够，两千件兑现申请中材料不全"
    found = blocks("\n".join([*rows, "总计  1  0", prose_of_part, "退回二百件。"]))

    assert [isinstance(block, Table) for block in found] == [True, False, False]
    assert len(found[0].rows) == 4


def test_layouts_may_be_mixed():
    """Each layout takes its own tables; the document is named after the one with most cells."""
    document = read_bytes("r.txt", "\t规章\n\t0\n\n某某\n行政许可 | 1 | 2 | 3 |\n行政处罚 | 4 | 5 | 6 |\n".encode())

    assert document.layout == "pipe_dump"
    assert sum(isinstance(block, Table) for block in document.blocks) == 2


def test_places_are_those_of_the_trimmed_text():
    """Line and column point at the first character; a blank cell is placed where its text would begin."""
    (table,) = blocks("\t规章\n\t \u00a028\n\t\n \t16\n")
    (bars,) = blocks("规章 |  | 16 | x\n")

    assert (Cell("28", Span(2, 4)), Cell("", Span(3, 2)), Cell("16", Span(4, 3))) == table.rows[0][1:]
    assert [cell.span.column for cell in bars.rows[0]] == [1, 5, 9, 14]


def test_broken_lines_are_joined_and_keep_their_places():
    """Prose wrapped at a fixed width reads as one paragraph whose offsets lead back to each line."""
    line = "全年收到政府信息公开申请三十四件其中上年结转两件予以公开"
    text = f"标题\n{(line + chr(10)) * 9}共2件。\n（一）下一段\n"

    _, joined, after = blocks(text)

    assert (line * 9 + "共2件。", "（一）下一段") == (joined.text, after.text)
    assert Span(11, 2) == joined.at(len(line) * 9 + 1)
    assert Span(3, 1) == joined.at(len(line))


LABEL = st.text("甲乙丙丁（）、", min_size=1, max_size=12).filter(lambda text: not text.startswith(("、", "（")))
NUMBER = st.integers(0, 10**7).map(str)
ROWS = st.lists(
    st.tuples(LABEL, st.lists(NUMBER | st.just(""), min_size=2, max_size=15).filter(any)).map(
        lambda row: [row[0], *row[1]]
    ),
    min_size=1,
    max_size=12,
)
RENDERINGS = {
    "line_dump": lambda rows: "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows),
    "pipe_dump": lambda rows: "".join(" | ".join(row) + " |\n" for row in rows),
    "markdown": lambda rows: "".join("| " + " | ".join(row) + " |\n" for row in rows),
    "tab_dump": lambda rows: "".join("\t".join(row) + "\n" for row in rows),
}


@pytest.mark.parametrize("rendering", RENDERINGS)
@given(rows=ROWS)
def test_any_grid_reads_back_from_any_layout(rendering, rows):
    """What is written as a table is read as the same cells, each at its place in the text."""
    text = RENDERINGS[rendering](rows)

    assert rows == grid(text)
    lines = text.split("\n")
    for cell in (cell for block in blocks(text) for row in block.rows for cell in row):
        assert lines[cell.span.line - 1][cell.span.column - 1 :].startswith(cell.text)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("行政许可,120", ["行政许可", "120"]),
        ("行政规范性文件,5,1,20", ["行政规范性文件", "5", "1", "20"]),
        ("3,0,1,0,4,1,0,0,0,1,0,0,0,0,0", ["3", "0", "1", "0", "4", "1", "0", "0", "0", "1", *["0"] * 5]),
    ],
)
def test_a_row_of_commas_alone(line: str, cells: list[str]):
    """A label with its values, or many values, is a row though its neighbours have other numbers of commas."""
    assert grid(line) == [cells]


@pytest.mark.parametrize("line", ["全年共受理申请1,137", "一是推进公开,二是强化解读", "2,114", "联系电话：0571,12345"])
def test_commas_of_prose(line: str):
    """Commas between words, within thousands and behind a colon make no table."""
    assert prose(line) == [line]


def test_a_quoted_cell_over_several_lines():
    """A cell in quotes may hold line ends, as spreadsheets write them; what stands behind it keeps its place."""
    text = '"一、本年新收政府信息\n公开申请数量",1,2,3\n"上年\n结转",4,5,6\n总计,7,8,9\n'
    (table,) = blocks(text)

    assert grid(text) == [
        ["一、本年新收政府信息\n公开申请数量", "1", "2", "3"],
        ["上年\n结转", "4", "5", "6"],
        ["总计", "7", "8", "9"],
    ]
    assert [cell.span for cell in table.rows[1]] == [Span(3, 2), Span(4, 5), Span(4, 7), Span(4, 9)]


def test_prose_printed_with_a_margin():
    """Lines broken by width are joined within a margin, too; a line indented further begins a paragraph."""
    first = "本报告由某某市水利局按照条例规定编制，全文包括总体情况等六个部分"
    lines = [f"    {first}", f"  {first}", "  今年收到申请二十件。"] * 5

    assert prose("\n".join(f"{line}   " for line in lines)) == [f"    {first}{first}今年收到申请二十件。   "] * 5


@pytest.mark.parametrize(("before", "after"), [(",", ""), ("", ",,,,"), (",,", ",,")])
def test_blank_cells_around_prose_of_a_spreadsheet_are_no_part_of_it(before, after):
    """A paragraph that is the only filled cell of its row is told without the commas, at its own place."""
    (paragraph,) = blocks(f"{before}一、总体情况{after}")

    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.span.column) == ("一、总体情况", len(before) + 1)
