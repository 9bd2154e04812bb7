"""Rows printed twice: told in every layout, and what differs is in doubt."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from given import audited, judged, national, text_of

from checker.audit import judge_all, laid
from checker.model.finding import Audit
from checker.readers import read_bytes
from tests.wrappings import docx, html, text, xlsx
from tests.wrappings.paper import Box, Grid, Paper, paper_of

NAME = "linping-2023"
ROWS = {
    "disclosure.normative": "行政规范性文件",
    "disclosure.penalty": "行政处罚",
    "requests.carried_in": "二、上年结转政府信息公开申请数量",
    "requests.denied_process_info": "6.属于四类过程性信息",
    "requests.not_processed_duplicate": "2.重复申请",
}
WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "docx": docx.plain,
    "html": lambda paper: html.plain(paper).encode(),
    "xlsx": xlsx.plain,
    "pipes": lambda paper: text.markdown(paper).encode(),
    "flat": lambda paper: text.flat(paper).encode(),
}
Slip = Callable[[str], str]


def same(number: str) -> str:
    """The number again."""
    return number


def other(number: str) -> str:
    """Another number."""
    return re.sub(r"\d+$", lambda digits: str(int(digits[0]) + 1), number)


def pasted(grid: Grid, label: str, slip: Slip) -> Grid:
    """The table with the row of this label once more below itself, as a word processor pastes it."""
    at = next((n for n, row in enumerate(grid) if any(box.text == label for box in row)), None)
    if at is None:
        return grid
    first = next(n for n, box in enumerate(grid[at]) if box.text == label)
    name, *values = grid[at][first:]
    again = [name, *(replace(box, text=slip(box.text)) for box in values)]
    above = [[_reaching(box, n, at) for box in row] for n, row in enumerate(grid[:at])]
    merged = [replace(box, height=box.height + 1) for box in grid[at][:first]]
    return [*above, [*merged, *grid[at][first:]], again, *grid[at + 1 :]]


def _reaching(box: Box, row: int, at: int) -> Box:
    return replace(box, height=box.height + 1) if row + box.height > at else box


def in_layout(layout: str, label: str, slip: Slip) -> Audit:
    """The fixture in a layout, with one row pasted again."""
    paper = [
        part if isinstance(part, str) else pasted(part, label, slip) for part in paper_of(text_of(NAME), national())
    ]
    return judge_all([laid("report", read_bytes("report", WRITERS[layout](paper)), national())], national())[0]


def in_dump(address: str, slip: Slip, gap: str) -> Audit:
    """The fixture with the lines of one row pasted again below it."""
    report = audited(NAME).report
    row = [reading for name, reading in report.readings.items() if name.startswith(f"{address}.")]
    lines = text_of(NAME).replace("\r\n", "\n").split("\n")
    start = next(fit.span.line for fit in report.rows if fit.address == address)
    first = min(reading.span.line for reading in row)
    end = max(reading.span.line for reading in row)
    again = [*lines[start - 1 : first - 1], *map(slip, lines[first - 1 : end])]
    return judged(["\n".join([*lines[:end], *gap.splitlines(), *again, *lines[end:]])])[0]


def rules(audit: Audit) -> list[str]:
    """What is found beside what the report has anyhow."""
    known = {finding.rule for finding in audited(NAME).findings}
    return [finding.rule for finding in audit.findings if finding.rule not in known and finding.severity != "info"]


def in_doubt(audit: Audit) -> set[str]:
    """The rows whose cells are in doubt."""
    return {address.rpartition(".")[0] for address, r in audit.report.readings.items() if r.confidence < 0.9}


def values(audit: Audit) -> dict[str, object]:
    """The value of each cell."""
    return {address: reading.value.number for address, reading in audit.report.readings.items()}


@pytest.mark.parametrize("address", ROWS)
@pytest.mark.parametrize("layout", WRITERS)
def test_the_same_again(layout: str, address: str):
    """It is told, nothing is in doubt, and no other cell is read otherwise."""
    audit = in_layout(layout, ROWS[address], same)
    assert rules(audit) == ["row-doubled"]
    assert in_doubt(audit) == set()
    assert values(audit) == values(audited(NAME))


@pytest.mark.parametrize("address", ROWS)
@pytest.mark.parametrize("layout", WRITERS)
def test_other_numbers(layout: str, address: str):
    """It is told, and the cells that differ are in doubt, neither the first nor the last being taken for right."""
    audit = in_layout(layout, ROWS[address], other)
    assert rules(audit) == ["row-doubled"]
    assert in_doubt(audit) == {address}


@pytest.mark.parametrize("gap", ["\n", ""], ids=["with a gap", "without"])
@pytest.mark.parametrize("address", ROWS)
def test_lines_of_a_dump(address: str, gap: str):
    """Pasted lines are a row of their own, whether or not a blank line parts them from the row above."""
    audits = [in_dump(address, slip, gap) for slip in (same, other)]
    assert [rules(audit) for audit in audits] == [["row-doubled"]] * 2
    assert [in_doubt(audit) for audit in audits] == [set(), {address}]
    assert values(audits[0]) == values(audited(NAME))


def test_a_claim_that_may_mean_a_cell_in_doubt():
    """A count that a phrase may tell of a cell in doubt is no contradiction of another cell."""
    name, address = "beilun-2023", "requests.new_received"
    report = audited(name).report
    lines = text_of(name).replace("\r\n", "\n").split("\n")
    start = next(fit.span.line for fit in report.rows if fit.address == address)
    end = report.readings[f"{address}.total"].span.line
    (audit,) = judged(["\n".join([*lines[:end], "", lines[start - 1], *["\t1"] * 7, *lines[end:]])])
    assert [f.message.zh for f in audit.findings if f.rule == "narrative-count"] == []


def test_another_table_is_no_copy_of_a_row():
    """Where a whole table is printed again with other numbers, the first is checked as it stands."""
    table = text.markdown(paper_of(text_of(NAME), national()))
    start, end = table.index("| （本列数据"), table.index("四、政府信息公开行政复议")
    again = re.sub(r"\| 0 ", "| 1 ", table[start:end])
    (audit,) = judged([table[:end] + again + table[end:]])
    assert in_doubt(audit) == set()
