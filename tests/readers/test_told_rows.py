"""Tables told in sentences, a row a line, and mail that quotes a report."""

import pytest
from given import NAMES, audited, national, serious, text_of

from checker.audit import judge_all, laid
from checker.model.document import Paragraph, Table
from checker.readers import read_bytes

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = "\n".join(f"甲{row}：" + "，".join(f"{name}{row}" for name in APPLICANTS) + "。" for row in range(6))


def tables(text):
    """The cells' texts of each table of a text."""
    found = read_bytes("r.txt", text.encode()).blocks
    return [[[cell.text for cell in row] for row in block.rows] for block in found if isinstance(block, Table)]


@pytest.mark.parametrize("between", ["", "：", " ", "为"])
@pytest.mark.parametrize(("comma", "end"), [("，", "。"), ("、", ""), ("；", "；"), (", ", ";")])
def test_rows_told_in_sentences(between, comma, end):
    """Each line is a row below the names of its columns, however they are parted."""
    lines = [f"{row}.甲：" + comma.join(f"{name}{between}{row}件" for name in APPLICANTS) + end for row in range(6)]

    (grid,) = tables("\n".join(lines))

    assert grid == [["", *APPLICANTS], *([f"{row}.甲", *[str(row)] * 7] for row in range(6))]


def test_other_rows_beside_them():
    """Where tables are told so, a line with other columns is a row too, and one of counts with units is prose."""
    text = f"乙：本年数量12。\n丙：新收19件，办结18件。\n{ROWS}\n"

    assert [grid[-1] for grid in tables(text)] == [["乙", "12"], ["甲5", *"5555555"]]


@pytest.mark.parametrize(
    "line", ["渠道：网站12条，微信30条，报纸1条，广播2条。", "（二）依申请公开：新收1件，办结1件，结转0件，其他0件。"]
)
def test_prose_with_colons_stays_prose(line):
    """A few lines that list counts are no table."""
    assert tables("\n".join([line] * 5)) == []


def test_cells_stand_where_they_are_printed():
    """A number's place is that of its digits."""
    block = next(block for block in read_bytes("r.txt", ROWS.encode()).blocks if isinstance(block, Table))
    for row in block.rows:
        for cell in filter(lambda cell: cell.text, row):
            assert ROWS.split("\n")[cell.span.line - 1].startswith(cell.text, cell.span.column - 1)


@pytest.mark.parametrize("mark", [">", "> ", ">> ", "> > ", "＞"])
@pytest.mark.parametrize("name", NAMES[:2])
def test_a_quoted_report_reads_as_itself(name, mark):
    """Cells and findings are the same, and stand behind the marks."""
    quoted = "发件人：甲\n\n" + "\n".join(mark + line for line in text_of(name).split("\n"))

    audit = laid(name, read_bytes(name, quoted.encode()), national())
    (judged_audit,) = judge_all([audit], national())

    plain = audited(name)
    assert {a: r.value for a, r in audit.report.readings.items()} == {
        a: r.value for a, r in plain.report.readings.items()
    }
    assert [f.message.zh for f in serious(judged_audit)] == [f.message.zh for f in serious(plain)]
    lines = quoted.split("\n")
    for reading in audit.report.readings.values():
        assert lines[reading.span.line - 1].startswith(reading.value.raw.split("\n")[0], reading.span.column - 1)


def test_a_crumb_is_no_quotation():
    """One line with such a sign keeps it."""
    text = "> 首页 > 公开\n" + "\n".join(f"第{n}段话。" for n in range(9))
    first = read_bytes("r.txt", text.encode()).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith(">")
