"""A cell merged over all columns of a row that says there is nothing says it of each."""

import pytest
from layouts import TITLE

from checker.model.document import Table
from checker.readers import read_bytes


def grid(row):
    """The cells of a page's table of which one row is this."""
    page = f"<html><body><h1>{TITLE}</h1><table><tr><td>甲</td>{row}</tr><tr><td>乙</td></tr></table></body></html>"
    (table,) = (block for block in read_bytes("r.html", page.encode()).blocks if isinstance(block, Table))
    return [cell.text for cell in table.rows[0][1:]]


@pytest.mark.parametrize("text", ["0", "无", "/", "０", "—"])
@pytest.mark.parametrize("width", [5, 7, 15])
def test_noughts(text, width):
    """It stands once in each of the columns."""
    assert grid(f'<td colspan="{width}">{text}</td>') == [text] * width


@pytest.mark.parametrize(("text", "width"), [("0", 3), ("12", 7), ("说明", 7), ("", 7), ("0", 60)])
def test_others_stand_once(text, width):
    """A number, words, or a cell as wide as a label stay one cell."""
    assert grid(f'<td colspan="{width}">{text}</td>') == [text]
