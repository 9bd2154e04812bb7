"""Web pages: merged cells, words in pieces, what stands around a report, and where each piece stands."""

import pytest

from checker.model.document import Document, Paragraph, Table
from checker.model.errors import UnreadableError
from checker.readers import html, read_bytes


def page(body: str) -> Document:
    """A page with this body."""
    return read_bytes("page.dat", f"<html><body>{body}</body></html>".encode())


def told(document: Document) -> list[object]:
    """Paragraphs as texts, tables as rows of texts."""
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in document.blocks
    ]


def test_merged_cells_stand_once_with_their_size():
    """The values of a row follow its label, however many rows and columns the labels stretch over."""
    document = page(
        "<table><tr><td rowspan=2>三</td><td colspan='2'>予以公开</td><td>1</td></tr>"
        "<tr><td colspan=2>部分公开</td><td>2</td></tr></table>"
    )

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert told(document) == [[["三", "予以公开", "1"], ["部分公开", "2"]]]
    assert [(cell.width, cell.height) for cell in table.rows[0]] == [(1, 2), (2, 1), (1, 1)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p><span>本年新</span><span lang=EN-US><o:p></o:p></span><b>收</b></p>", "本年新收"),
        ("<p><o:p>&nbsp;</o:p></p>", ""),
        ("&nbsp;12&#160;", "12"),
        ("商业<br/>企业", "商业\n企业"),
        ("本年\n  新收", "本年新收"),
        ("number\n  one", "number one"),
        ("1<del>9</del>2", "12"),
        ("<p style='display:none'>9</p>7", "7"),
        ("<B>1</B></SPAN>2</b>3", "123"),
        ("1</b>< 2", "1< 2"),
    ],
)
def test_cells(cell: str, text: str):
    """The words of a cell whatever they are wrapped in."""
    assert told(page(f"<table><tr><td>a<td>{cell}</td></tr></table>")) == [[["a", text]]]


def test_unclosed_cells_and_rows_end_where_the_next_begin():
    """Old systems leave the ends of cells, rows and paragraphs out, and tables open."""
    assert told(page("<TABLE><TR><TD>规章<TD>1<TR><TD>许可<TD>2</TABLE><p>一<p>二<table><tr><td>x<td>y")) == [
        [["规章", "1"], ["许可", "2"]],
        "一",
        "二",
        [["x", "y"]],
    ]


def test_scripts_comments_menus_and_choices_are_left_out():
    """Nothing that the reader of a page does not see is read."""
    body = (
        "<script>var a='<td>99</td>';</script><style>p{}</style><!-- <p>98</p> --><nav><p>97</p></nav>"
        "<select><option>96</select><p><a href='/'>首页</a> <a href='/b'>栏目</a></p><p><a name=t>一、总体情况</a></p>"
        "<h1><a href='/x'>年度报告</a></h1><![if !supportLists]><p>正文</p><![endif]>"
    )

    assert told(page(body)) == ["一、总体情况", "年度报告", "正文"]


def test_an_article_that_only_a_script_would_show_is_read():
    """Where nothing but hidden tables is left, they are the report."""
    assert told(page("<div style='display: none'><table><tr><td>规章<td>1</table></div>")) == [[["规章", "1"]]]


def test_tables_that_lay_out_the_page_dissolve():
    """What stands in their cells is prose and tables of its own, in reading order."""
    prose = "本年度共收到政府信息公开申请十二件，均已依法在规定的期限内予以答复，没有需要结转到下一年度的申请。"
    inner = "<table><tr><td>规章<td>1<tr><td>许可<td>2</table>"

    assert told(page(f"<table><tr><td>左<td><p>一、总体情况</p><p>{prose}</p>{inner}<p>二</p></table>")) == [
        [["左"]],
        "一、总体情况",
        prose,
        [["规章", "1"], ["许可", "2"]],
        "二",
    ]


def test_a_table_of_one_row_in_a_cell_is_a_part_of_its_row():
    """Values set in a small table of their own follow the label."""
    assert told(page("<table><tr><td>规章<td><table><tr><td>1<td>2<td>3</table></table>")) == [
        [["规章", "1", "2", "3"]]
    ]


def test_places_are_those_of_the_first_character_in_the_file():
    """Each run of a paragraph has its own line and column."""
    source = (
        "<html><body>\n<p>\n  <b>收到</b>申请\n  十二件</p><table><tr>\n<td> 规章</td></tr><tr><td>1</td></tr></table>"
    )
    paragraph, found = read_bytes("x", source.encode()).blocks

    assert isinstance(paragraph, Paragraph)
    assert isinstance(found, Table)
    assert paragraph.text == "收到申请十二件"
    lines = source.split("\n")
    for offset in range(len(paragraph.text)):
        span = paragraph.at(offset)
        assert lines[span.line - 1][span.column - 1] == paragraph.text[offset]
    assert (found.span.line, found.span.column) == (5, 6)


def test_a_blank_cell_has_its_place():
    """It begins where its tag ends."""
    (table,) = read_bytes("x", b"<html><body><table><tr>\n<td>&nbsp;</td><td>1</td></tr></table>").blocks

    assert isinstance(table, Table)
    assert (table.span.line, table.span.column) == (2, 5)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gb18030", "utf-8"), ("utf-8", "gb2312"), ("gb18030", "iso-8859-1"), ("utf-16", "utf-8"), ("utf-8-sig", "gbk")],
)
def test_the_declared_encoding_is_not_believed(encoding: str, declared: str):
    """The bytes themselves say what they are; long heads of scripts do not matter."""
    head = f"<html><head><meta charset={declared}><script>{'var x = 1;' * 5000}</script></head>"
    source = f"{head}<body><p>政府信息公开工作年度报告</p></body></html>"

    document = read_bytes("x.html", source.encode(encoding))

    assert told(document) == ["政府信息公开工作年度报告"]
    assert document.layout == "html"


def test_pieces_of_a_page_are_told_by_their_elements():
    """Copied out of a system there is neither head nor body; between tables lines are paragraphs."""
    piece = "第一行\n第二行\n<table><tr><td>规章</td><td>1</td></tr><tr><td>许可</td><td>2</td></tr></table>\n"

    assert told(read_bytes("x.txt", piece.encode())) == ["第一行", "第二行", [["规章", "1"], ["许可", "2"]]]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>" * 500,
        "<table><tr>" + "<td>" * 250_000,
        "<p>" + "a" * (html.LIMIT + 1),
    ],
    ids=["deep", "wide", "large"],
)
def test_pages_that_are_no_report_are_refused(body: str):
    """Deep, gigantic or endless pages end in one sentence."""
    with pytest.raises(UnreadableError, match="不会是一份年度报告"):
        page(body)


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a '", '<td "', "<script>", "<![CDATA[", "&#", "</", "<a b=", "<td colspan=99999999999 rowspan=0>"],
)
def test_broken_markup_takes_no_longer_than_whole(piece: str):
    """Pieces that never end are looked at once."""
    document = page("<p>一、总体情况</p>" + piece * 20_000)

    assert isinstance(document, Document)


def test_endless_colspan_is_cut():
    """A cell never stretches over more columns than any table has."""
    (table,) = page("<table><tr><td colspan=999999>a<td>b</table>").blocks

    assert isinstance(table, Table)
    assert table.rows[0][0].width == 1000
