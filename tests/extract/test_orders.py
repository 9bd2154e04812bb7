"""Tables are read where columns or rows stand that the form has not, or has elsewhere."""

from decimal import Decimal

import pytest
from layouts import grids, line_dump, markdown, numbers, report, spaced, tab_dump


@pytest.fixture(params=["2021", "2019"])
def form(request, forms):
    """Each official form."""
    return forms[request.param]


@pytest.fixture
def printed(form):
    """A number for each cell of the form."""
    return numbers(form)


@pytest.fixture
def tables(form, printed):
    """The tables of the form, to be rearranged."""
    return grids(form, printed)


def assert_whole(found, form, printed):
    """Each number is at its own address, and nothing is in doubt."""
    read = {address: reading.value.number for address, reading in found.readings.items()}
    assert {address: Decimal(printed[address]) for address in form.required} == read
    assert not [fit for fit in found.rows if fit.wording or fit.spans or fit.found != fit.expected]


def numbered(grid, head):
    """The rows with a running number in front of each but the first, which has ``head`` there."""
    return [[head if place == 0 else str(place), *row] for place, row in enumerate(grid)]


@pytest.mark.parametrize("layout", [markdown, tab_dump])
@pytest.mark.parametrize("head", ["序号", "", "0"])
def test_running_numbers_in_front_are_no_values(form, printed, tables, layout, head, read_report):
    """A first column that numbers all rows is passed over, with a head of its own or without."""
    with_numbers = {name: numbered(grid, head) for name, grid in tables.items()}

    assert_whole(read_report(report(with_numbers, layout)), form, printed)


@pytest.mark.parametrize("layout", [markdown, tab_dump, spaced, line_dump])
def test_total_processed_may_stand_before_the_outcomes(form, printed, tables, layout, read_report):
    """（七）总计 is told from the column by its numeral, wherever it stands."""
    rows = tables["requests"]
    total = next(row for row in rows if "（七）总计" in row)
    rows.remove(total)
    rows.insert(5, total)

    assert_whole(read_report(report(tables, layout)), form, printed)


def downwards(form, printed, order):
    """表四 with a row for each result, the merged labels of its groups once."""
    rows = {row.id: row for row in form.table("disputes").rows}
    return [
        [row.group if place == 0 else "", row.label.zh if place == 0 else "", column.label.zh, printed[address]]
        for row in (rows[name] for name in order)
        for place, column in enumerate(row.columns)
        for address in [f"disputes.{row.id}.{column.id}"]
    ]


@pytest.mark.parametrize("layout", [markdown, tab_dump])
@pytest.mark.parametrize(
    "order",
    [
        ("reconsideration", "lit_direct", "lit_after_reconsideration"),
        ("lit_direct", "lit_after_reconsideration", "reconsideration"),
    ],
)
def test_results_may_be_printed_downwards(form, printed, tables, layout, order, read_report):
    """Fifteen rows of one number each are three groups, in the order that their labels have."""
    tables["disputes"] = downwards(form, printed, order)

    assert_whole(read_report(report(tables, layout)), form, printed)
