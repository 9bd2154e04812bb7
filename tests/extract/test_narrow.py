"""Tables of narrow columns, as they are copied out of a PDF: words come a few signs a line, numbers a row a line."""

from decimal import Decimal

import pytest
from layouts import grids, line_dump, numbers, report, spaced

from checker.readers.text import read_text


@pytest.fixture
def form(forms):
    """The form of 2021."""
    return forms["2021"]


def narrow(grid, width):
    """Words so many signs a line, the numbers of a row on one line."""
    lines = []
    for row in grid:
        words = [cell for cell in row if cell and not cell.isdigit()]
        lines += [word[start : start + width] for word in words for start in range(0, len(word), width)]
        lines.append(" ".join(cell for cell in row if cell.isdigit()))
    return "\n".join(filter(None, lines)) + "\n"


def values(found):
    """The numbers read, by address."""
    return {address: reading.value.number for address, reading in found.readings.items()}


def test_a_head_of_one_sign_a_line_takes_no_table_with_it(form, read_report):
    """All three tables are read where the head of 表四 is the narrowest."""
    printed = numbers(form)
    tables = grids(form, printed)

    text = report(tables, spaced)
    heads = spaced(tables["disputes"][:-1])
    found = read_report(text.replace(heads, narrow(tables["disputes"][:-1], 1)))

    assert {address: Decimal(printed[address]) for address in form.required} == values(found)


def test_fifteen_numbers_on_a_line_are_a_row(form, read_report):
    """Among lines that are no table, a line of many bare numbers is one."""
    printed = numbers(form)
    tables = grids(form, printed)
    heads, data = tables["disputes"][:-1], tables["disputes"][-1]

    text = report(tables, line_dump)
    found = read_report(text.replace(line_dump(tables["disputes"]), narrow([*heads, data], 1)))

    assert {address: Decimal(printed[address]) for address in form.required} == values(found)


def test_few_bare_numbers_are_no_row():
    """A pair of numbers between paragraphs stays as it is."""
    layout, _ = read_text("这是一段话，讲清情况。\n1 2 3\n这是又一段话，讲清情况。\n")
    assert layout == "plain"
