"""Workbooks: values as stored, merged cells, several sheets, and where each cell stands."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from checker.model.document import Paragraph, Table
from checker.readers import read_bytes


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_rows_below_each_other_are_a_table():
    """Merged cells stand once, blank cells stay, a sentence alone is prose."""
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "本年度共收到申请12件。"
    sheet["A3"], sheet["C3"], sheet["D3"] = "总计", 5, "/"
    sheet.merge_cells("A3:B4")
    sheet["D4"] = " 7 "

    prose, table = read_bytes("x", saved(book)).blocks

    assert isinstance(prose, Paragraph)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["总计", "5", "/"], ["7"]]
    assert (table.rows[0][0].width, table.rows[0][0].height) == (2, 2)
    assert (table.rows[1][0].span.line, table.rows[1][0].span.column, table.span.page) == (4, 4, None)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        (1137, "1137"),
        (0.1 + 0.2, "0.3"),
        (14687.769192, "14687.769192"),
        (1e16, "10000000000000000"),
        (-2, "-2"),
        ("0", "0"),
    ],
)
def test_numbers_have_the_digits_a_workbook_shows(stored: object, text: str):
    """What the machine adds in the last places is not printed."""
    book = Workbook()
    book.active.append(["规章", stored])

    (table,) = read_bytes("x", saved(book)).blocks

    assert isinstance(table, Table)
    assert table.rows[0][1].text == text


def test_sheets_are_pages_and_hidden_ones_are_not_read():
    """The order is that of the tabs."""
    book = Workbook()
    book.active.append(["规章", 1])
    hidden = book.create_sheet("旧")
    hidden.append(["规章", 99])
    hidden.sheet_state = "hidden"
    book.create_sheet("表三").append(["许可", 2])

    blocks = read_bytes("x", saved(book)).blocks

    assert [(block.rows[0][1].text, block.span.page) for block in blocks if isinstance(block, Table)] == [
        ("1", 1),
        ("2", 2),
    ]
