"""Columns printed otherwise than in the form: in parts, without the total, or with further ones behind them."""

from itertools import pairwise

import pytest
from given import judged
from layouts import grids, line_dump, numbers, pipe_dump, report, tab_dump

COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
LAYOUTS = [line_dump, tab_dump, pipe_dump]


@pytest.fixture
def values(forms):
    """A different number for each cell of a row that must be there."""
    optional = {address for address, row in forms["2021"].rows.items() if row.optional}
    return {a: number for a, number in numbers(forms["2021"]).items() if a.rpartition(".")[0] not in optional}


@pytest.fixture
def tables(forms):
    """The tables with these numbers."""
    return grids(forms["2021"], numbers(forms["2021"]))


def part(rows, first, last):
    """The labels of 表三 with the columns from ``first`` to ``last``, below a head that names these."""
    return [["申请情况", *COLUMNS[first:last]], *([row[-8], *row[-7:][first:last]] for row in rows[3:])]


def cells(text):
    """The numbers read, by address, and the rules that find anything of the tables."""
    (audit,) = judged([text])
    rules = [finding.rule for finding in audit.findings if finding.rule.startswith(("row-", "table-", "cell-"))]
    return {a: r.value.number for a, r in audit.report.readings.items()}, rules


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("edges", [(0, 3, 7), (0, 4, 7), (0, 2, 4, 7)])
def test_parts_side_after_side(tables, values, layout, edges):
    """表三 in two or three parts reads as the whole one."""
    rows = tables["requests"]
    tables["requests"] = [row for a, b in pairwise(edges) for row in part(rows, a, b)]

    read, rules = cells(report(tables, layout))

    assert {a: str(n) for a, n in read.items()} == values
    assert rules == []


def test_the_same_columns_twice_are_no_parts(tables, values):
    """A table pasted twice is told, and its first printing read."""
    tables["requests"] = tables["requests"] * 2

    read, rules = cells(report(tables, tab_dump))

    assert {a: str(n) for a, n in read.items()} == values
    assert rules == ["row-doubled"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_column_of_totals(tables, values, layout):
    """Where the head names all columns but the total, the numbers are theirs, and one finding says what lacks."""
    tables["requests"] = part(tables["requests"], 0, 6)

    read, rules = cells(report(tables, layout))

    assert {a: None if a.startswith("requests.") and a.endswith(".total") else n for a, n in values.items()} == {
        a: None if n is None else str(n) for a, n in read.items()
    }
    assert rules == ["cell-blank-total"]


def test_a_row_too_short_among_whole_ones(tables):
    """Where other rows have their totals, a row of six numbers lacks one, and which cannot be known."""
    rows = part(tables["requests"], 0, 7)
    tables["requests"] = [["申请情况", *COLUMNS[:6]], *rows[1:5], rows[5][:-1], *rows[6:]]

    assert "row-incomplete" in cells(report(tables, tab_dump))[1]


@pytest.mark.parametrize("word", ["上年现行有效件数", "备注", "同比增减"])
def test_a_further_column(tables, values, word):
    """A column behind the form's own takes no number from them."""
    for row in tables["disclosure"][1:4]:
        row.append("7")
    tables["disclosure"][1][-1] = word

    read, rules = cells(report(tables, tab_dump))

    assert {a: str(n) for a, n in read.items()} == values
    assert rules == []


@pytest.mark.parametrize(
    ("label", "wrong", "told"), [("小计", 0, []), ("本项合计", 0, []), ("小计", 1, ["row-beyond-form"])]
)
def test_subtotals_that_add_up(tables, label, wrong, told):
    """A row below a group is a further one only where it is not the sum of the group's rows."""
    rows = [row for row in tables["requests"] if row[-8:][0].startswith(("1.本机关", "2.没有现成", "3.补正"))]
    sums = [str(sum(map(int, column)) + wrong) for column in zip(*(row[-7:] for row in rows), strict=True)]
    tables["requests"].insert(tables["requests"].index(rows[-1]) + 1, ["", "", label, *sums])

    assert cells(report(tables, tab_dump))[1] == told


@pytest.mark.parametrize("label", ["行政诉讼（{}）", "行政诉讼：{}", "{}"])
def test_a_group_and_its_part_in_one_label(tables, values, label):
    """表四 printed downwards may name a kind of lawsuit in brackets behind the group, and departs in no word."""
    numbers = tables["disputes"][-1]
    names = ["行政复议", *(label.format(part) for part in ("未经复议直接起诉", "复议后起诉"))]
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    tables["disputes"] = [["", *results], *([name, *numbers[5 * n : 5 * n + 5]] for n, name in enumerate(names))]

    (audit,) = judged([report(tables, tab_dump)])

    assert {a: str(r.value.number) for a, r in audit.report.readings.items()} == values
    assert not [finding for finding in audit.findings if finding.rule.startswith(("label-", "row-", "table-"))]
