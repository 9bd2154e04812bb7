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


def lines_of(words, numbers, style, width):
    """A row whose label is broken at a width, its numbers behind or below a line of it."""
    label = "".join(words) if style != "own cell" else words[-1]
    parts = [label[start : start + width] for start in range(0, len(label), width)]
    middle = (len(parts) + 1) // 2
    if style == "below the middle":
        return [*parts[:middle], numbers, *parts[middle:]]
    if style == "below":
        return [*parts, numbers]
    if style == "behind the first":
        return [f"{parts[0]} {numbers}", *parts[1:]]
    return [*(words[:-1] if style == "own cell" else ()), *parts[:-1], f"{parts[-1]} {numbers}"]


def torn(grid, style, width):
    """The table with all labels broken at a width."""
    lines = []
    for row in grid:
        words = [cell for cell in row if cell and not cell.isdigit()]
        numbers = " ".join(cell for cell in row if cell.isdigit())
        lines += lines_of(words, numbers, style, width) if numbers else [" ".join(words)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("width", [2, 3, 4, 5, 6, 7, 8, 10, 12, 20])
@pytest.mark.parametrize("style", ["behind the last", "behind the first", "below the middle", "below", "own cell"])
def test_labels_broken_at_a_width_are_read_or_the_table_is_not(form, style, width, read_report):
    """However a label is torn, its numbers are never those of another row, and no row is said to be missing."""
    printed = numbers(form)
    tables = grids(form, printed)

    found = read_report(
        report(tables, spaced).replace(spaced(tables["requests"]), torn(tables["requests"], style, width))
    )

    read = {address: number for address, number in values(found).items() if address.startswith("requests.")}
    expected = {address: Decimal(printed[address]) for address in form.required if address.startswith("requests.")}
    if "requests" in found.tables:
        assert read == expected
    else:
        assert read == {}
        assert [text for name, text, _ in found.notes if name == "unread"] == ["requests"]
    if width >= 15:
        assert "requests" in found.tables


def test_lines_of_other_labels_are_no_wording(form, read_report):
    """What clings to a label from beside or above it is not the report's own words."""
    printed = numbers(form)
    tables = grids(form, printed)
    clinging = {
        "1.属于国家秘密": "果1.属于国家秘密",
        "2.重复申请": "理2.重复申请",
        "（一）予以公开": "果（一）予以公开",
    }
    for row in tables["requests"]:
        label = next((cell for cell in row if cell in clinging), None)
        if label is not None:
            row[:-7] = [clinging[label]]

    found = read_report(report(tables, spaced))

    assert [fit.wording for fit in found.rows if fit.wording] == []
