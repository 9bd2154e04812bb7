"""Numbers that a scan broke in two, in tables whose cells are parted by wide gaps."""

import pytest

from checker.extract.values import certainty
from checker.model.document import Table
from checker.readers import read_bytes

ROWS = [f"{row}.某项   {row}   0   0   0   0   0   {row}" for row in range(1, 8)]


def last_row(line, rows=ROWS):
    """The cells of ``line`` below the other rows."""
    tables = [b for b in read_bytes("r.txt", "\n".join([*rows, line]).encode()).blocks if isinstance(b, Table)]
    return [cell.text for cell in tables[-1].rows[-1]]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("甲 项   6 4   3   0   0   0   0   67", ["甲 项", "6 4", "3", "0", "0", "0", "0", "67"]),
        ("甲   6   3   0   0   0   0   1 2", ["甲", "6", "3", "0", "0", "0", "0", "1", "2"]),
        ("甲   1 9   3   0   0   0   0   2 2", ["甲", "1 9", "3", "0", "0", "0", "0", "2 2"]),
        ("甲   142 0", ["甲", "142 0"]),
        ("甲   68 8.2", ["甲", "68 8.2"]),
        ("甲 97", ["甲", "97"]),
        ("甲 9 7", ["甲", "9", "7"]),
        ("甲   1 2 0   3", ["甲", "1", "2", "0", "3"]),
    ],
)
def test_a_blank_inside_a_number(line, cells):
    """Two pieces are one number only where wide gaps stand around them and the row adds up, and never surely."""
    assert last_row(line) == cells
    assert all(certainty(cell) < 1 for cell in cells[1:] if " " in cell)


def test_single_blanks_part_cells_elsewhere():
    """Where single blanks part the numbers, each is a cell."""
    rows = [row.replace("   ", " ") for row in ROWS]
    assert last_row("甲 6 4 3 0 0 0 0 67", rows) == ["甲", "6", "4", "3", "0", "0", "0", "0", "67"]
