"""Word files: merged cells, the final text of tracked changes, lists that number, boxes, and where it all stands."""

from io import BytesIO

import docx
import pytest

from checker.model.document import Block, Document, Table
from checker.model.errors import UnreadableError
from checker.readers import read_bytes
from checker.readers.numbering import formatted
from tests.wrappings.docx import package, run


def document(body: str, **parts: str) -> Document:
    """A file with this body and further parts, their names with ``_`` for ``/`` and without ``.xml``."""
    return read_bytes("x", package(body, {f"{name.replace('_', '/')}.xml": part for name, part in parts.items()}))


def told(blocks: tuple[Block, ...]) -> list[object]:
    """Paragraphs as texts, tables as rows of texts."""
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in blocks
    ]


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph with this text."""
    return f"<w:p>{properties}{run(text)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell with this text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    """A table of these rows of cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_file_of_another_writer():
    """Cells merged in both directions by python-docx stand once; empty ones stay."""
    word = docx.Document()
    word.add_paragraph("年度报告")
    made = word.add_table(3, 4)
    for number, box in enumerate(made._cells):
        box.text = str(number)
    made.cell(0, 0).merge(made.cell(1, 1)).text = "三、本年度办理结果"
    made.cell(2, 1).merge(made.cell(2, 2)).text = "总计"
    made.cell(1, 3).text = ""
    file = BytesIO()
    word.save(file)

    found = read_bytes("report", file.getvalue())

    assert told(found.blocks) == ["年度报告", [["三、本年度办理结果", "2", "3"], ["6", ""], ["8", "总计", "11"]]]
    assert found.layout == "docx"
    (first, *_), *_ = found.blocks[1].rows
    assert (first.width, first.height) == (2, 2)


def test_tracked_changes_read_as_accepted():
    """What was inserted stands, what was deleted or moved away does not, rows and paragraph ends included."""
    deleted = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>8</w:t></w:r></w:moveFrom>"
    body = f"<w:p>{run('共')}{deleted}<w:ins>{run('12')}</w:ins>{run('件')}</w:p>"
    body += paragraph("上半", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>") + paragraph("句")
    body += table(cell("规章") + cell("1"), "<w:trPr><w:del/></w:trPr>" + cell("许可") + cell("2"))

    assert told(document(body).blocks) == ["共12件", "上半句", [["规章", "1"]]]


def test_content_in_controls_links_fields_and_boxes():
    """Whatever holds text for the reader of a page is read, once."""
    box = f"<w:txbxContent>{paragraph('盒中')}</w:txbxContent>"
    body = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    body += f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink><w:fldSimple>{run('域')}</w:fldSimple>"
    body += "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
    body += f"<w:p>{run('正文')}<w:r><AlternateContent><Choice><w:drawing>{box}</w:drawing></Choice>"
    body += f"<Fallback><w:pict>{box}</w:pict></Fallback></AlternateContent></w:r></w:p>"
    body += paragraph("第一行\n第二行\t尾")

    assert told(document(body).blocks) == ["控件", "链接域", "正文", "盒中", "第一行", "第二行\t尾"]


def test_lists_number_headings():
    """一、 and （一） come from lists, given to the paragraph itself or by its style."""
    level = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
    levels = level.format(0, "chineseCountingThousand", "%1、") + level.format(1, "decimal", "%2.")
    numbering = f'<x xmlns:w="w"><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></x>'
    styles = '<x xmlns:w="w"><w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    styles += '<w:style w:styleId="T"><w:basedOn w:val="H"/></w:style></x>'
    listed = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="5"/></w:numPr></w:pPr>'
    body = paragraph("总体情况", '<w:pPr><w:pStyle w:val="T"/></w:pPr>') + paragraph("甲", listed.format(1))
    body += (
        paragraph("乙", listed.format(1)) + paragraph("主动公开", listed.format(0)) + paragraph("丙", listed.format(1))
    )
    body += paragraph("无", '<w:pPr><w:pStyle w:val="T"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')

    found = document(body, word_numbering=numbering, word_styles=styles)

    assert told(found.blocks) == ["一、总体情况", "1.甲", "2.乙", "二、主动公开", "1.丙", "无"]


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "japaneseCounting", "二十一"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "lowerRoman", "iv"),
        (2, "upperLetter", "B"),
        (7, "bullet", ""),
        (123, "chineseCounting", "123"),
    ],
)
def test_numbers_of_lists(number: int, style: str, text: str):
    """Each format counts as Word does."""
    assert formatted(number, style) == text


def test_nested_tables():
    """One row of values in a cell is a part of its row; a larger table stands after it."""
    inner = table(cell("1") + cell("2"))
    larger = table(cell("许可") + cell("3"), cell("处罚") + cell("4"))
    body = table(cell("规章") + f"<w:tc>{inner}</w:tc>", f"<w:tc>{larger}<w:p/></w:tc>")

    assert told(document(body).blocks) == [[["规章", "1", "2"]], [["许可", "3"], ["处罚", "4"]]]


def test_the_line_is_the_number_of_the_paragraph():
    """Paragraphs count through the tables; a cell has the number of its first."""
    found = document(paragraph("一") + "<w:p/>" + table(cell("规章") + cell("1")) + paragraph("尾"))

    lines = [block.span.line for block in found.blocks]
    assert lines == [1, 3, 5]
    assert found.blocks[1].rows[0][1].span.line == 4


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<w:sdt>" * 300 + "</w:sdt>" * 300, "嵌套"),
        ("<w:tbl><w:tr>" + "<w:tc/>" * 200_001 + "</w:tr></w:tbl>", "格"),
        ("<w:p>", "XML"),
    ],
)
def test_what_is_refused(body: str, words: str):
    """Deep, gigantic or broken content ends in one sentence."""
    with pytest.raises(UnreadableError, match=words):
        document(body)
