"""PDF: tables over page breaks, words broken in cells, page numbers, scans, and where each cell stands."""

import builtins
import zlib
from io import BytesIO
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from checker.model.document import Block, Paragraph, Table
from checker.model.errors import UnreadableError
from checker.readers import read_bytes
from tests.wrappings import pdf

FONT = "STSong-Light"
LONG = "本年度共收到政府信息公开申请十二件均已依法在规定的期限内予以答复没有需要结转到下一年度继续办理的申请事项"


def drawn(*pages: list[tuple[Any, ...]]) -> tuple[Block, ...]:
    """A file of pages of texts (x, y from the top, words) and rules (x0, y0, x1, y1)."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(600, 800))
    for page in pages:
        canvas.setFont(FONT, 12)
        for item in page:
            if len(item) == 3:
                canvas.drawString(item[0], 800 - item[1], item[2])
            else:
                canvas.line(item[0], 800 - item[1], item[2], 800 - item[3])
        canvas.showPage()
    canvas.save()
    return read_bytes("report", file.getvalue()).blocks


def ruled(
    top: float, rows: list[list[str]], *, closed: bool = True, edges: list[float] | None = None
) -> list[tuple[Any, ...]]:
    """A table with its rules, upright ones at ``edges``; the last one may be missing, as where a page ends."""
    edges = edges or [100.0 + 90 * n for n in range(len(rows[0]) + 1)]
    left, right, bottom = edges[0], edges[-1], top + 30 * len(rows)
    items: list[tuple[Any, ...]] = [(left, top + 30 * n, right, top + 30 * n) for n in range(len(rows))]
    items += [(left, bottom, right, bottom)] * closed
    items += [(edge, top, edge, bottom) for edge in edges]
    items += [(edges[x] + 5, top + 20 + 30 * y, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
    return items


def told(blocks: tuple[Block, ...]) -> list[object]:
    """Paragraphs as texts, tables as rows of texts."""
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in blocks
    ]


def test_prose_is_joined_and_page_numbers_are_dropped():
    """A full line goes on in the next, over the page too; an indent begins a paragraph."""
    lines = [(74, 100, LONG[:36]), (50, 120, LONG[36:]), (74, 140, "下一段")]

    found = drawn(
        [*lines, (290, 780, "- 1 -")],
        [*lines[:1], (290, 780, "— 2 —")],
        [(50, 100, LONG[36:])],
        [*ruled(90, [["规章", "1"]] * 2)],
    )

    assert told(found) == [LONG, "下一段", LONG, [["规章", "1"], ["规章", "1"]]]
    assert isinstance(found[0], Paragraph)
    assert [(span.line, span.column, span.page) for _, span in found[2].places] == [(1, 1, 2), (1, 1, 3)]


def test_a_table_goes_on_over_the_page():
    """The rule a page cuts off is drawn again, a cut row is put together, and the rows stay one table."""
    above = ruled(650, [["一、本年新收", "1", "2"], ["五、要求确认或", "3", "4"]], closed=False)
    below = ruled(60, [["重新出具", "", ""], ["（七）总计", "5", "6"]])

    prose, table = drawn([(50, 100, LONG[:36]), *above], below)

    assert told((prose, table)) == [
        LONG[:36],
        [["一、本年新收", "1", "2"], ["五、要求确认或\n重新出具", "3", "4"], ["（七）总计", "5", "6"]],
    ]
    assert table.rows[2][1].span.page == 2


@pytest.mark.parametrize("more", [0, 1])
def test_a_label_cut_by_the_page_under_other_rules(more: int):
    """Merged cells are ruled anew on each page: the rest of the label still goes on, as its values are all blank."""
    values = [300.0 + 30 * n for n in range(7)]
    above = ruled(650, [["五、要求确认或", *"203016"]], closed=False, edges=[100.0, *values])
    rest = [[*[""] * more, "重新出具", *[""] * 6], [*[""] * more, "（七）总计", *"203016"]]
    below = ruled(60, rest, edges=[100.0, *[140.0] * more, *values])

    _, table = drawn([(50, 100, LONG[:36]), *above], below)

    assert isinstance(table, Table)
    assert [[cell.text for cell in row if cell.text] for row in table.rows] == [
        ["五、要求确认或\n重新出具", *"203016"],
        ["（七）总计", *"203016"],
    ]


def test_numbers_beside_each_other_stay_apart():
    """Digits that stand apart in one cell are not run together."""
    table, prose = drawn(
        [*ruled(100, [["规章", "1"], ["许可", ""]]), (195, 150, "3"), (215, 150, "4"), (50, 300, LONG[:36])]
    )

    assert told((table, prose)) == [[["规章", "1"], ["许可", "3 4"]], LONG[:36]]


def test_without_rules_the_text_is_read_as_text():
    """Labels and numbers in lines are a table as in any text; places are those of the page."""
    rows = ["规章 0 0 0", "行政规范性文件 1 2 3", "行政许可 5", "行政处罚 6", "行政强制 7"]

    found = drawn([(60, 100 + 20 * n, row) for n, row in enumerate(rows)] + [(60, 300, "正文很多字" * 8)])

    (table,) = (block for block in found if isinstance(block, Table))
    assert [cell.text for cell in table.rows[1]] == ["行政规范性文件", "1", "2", "3"]
    assert (table.rows[1][1].span.line, table.rows[1][1].span.page) == (2, 1)


def test_a_scan_says_so():
    """A file without text names what to do."""
    with pytest.raises(UnreadableError, match="扫描件"):
        drawn([(100, 100, 200, 200)])


def test_without_the_library_the_command_is_named(monkeypatch: pytest.MonkeyPatch):
    """One sentence with what to run."""
    whole = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pdfplumber":
            raise ImportError(name)
        return whole(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(UnreadableError, match=r"pip install 'qc\[pdf\]'"):
        read_bytes("a.pdf", b"%PDF-1.4\n")


def test_streams_that_grow_are_refused():
    """A bomb inside a PDF is seen before the library inflates it."""
    bomb = zlib.compress(zlib.compress(bytes(300_000_000)))
    data = b"%PDF-1.4\n1 0 obj<</Filter[/FlateDecode/FlateDecode]>>stream\n" + bomb + b"\nendstream endobj"

    with pytest.raises(UnreadableError, match="解压后过大"):
        read_bytes("a.pdf", data)


@pytest.mark.parametrize("size", [20, 400])
def test_a_cut_file_is_damaged(size: int):
    """Never a crash."""
    whole = pdf.plain(["甲市2023年政府信息公开工作年度报告", LONG])

    with pytest.raises(UnreadableError, match="PDF"):
        read_bytes("a.pdf", whole[:size])


def test_a_page_of_squared_paper_has_no_table():
    """Rules that cross more often than those of any table are a drawing: only the text is read, and at once."""
    across = [(10, 10 + 7 * n, 590, 10 + 7 * n) for n in range(90)]
    down = [(10 + 6 * n, 10, 10 + 6 * n, 790) for n in range(90)]

    found = drawn([*across, *down, (60, 400, LONG)])

    assert [block.text for block in found if isinstance(block, Paragraph)] == [LONG]
    assert not [block for block in found if isinstance(block, Table)]


def test_a_page_with_nothing_but_its_number():
    """The only line of a page is the first and the last, and is dropped once."""
    blocks = drawn([(100, 100, LONG), (100, 130, LONG)], [(290, 780, "2")])

    assert "2" not in [block.text for block in blocks if isinstance(block, Paragraph)]
