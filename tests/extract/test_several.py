"""Several reports in one file: the first is read, the others are named."""

from collections.abc import Callable, Mapping

from given import text_of
from layouts import grids, line_dump, numbers, report

from checker.model.form import Form
from checker.model.report import Report

Read = Callable[[str], Report]


def further(found: Report) -> list[str]:
    """The titles of the reports that follow the first."""
    return [text for name, text, _ in found.notes if name == "further"]


def test_further_reports_are_named_and_not_mixed_in(read_report: Read):
    """Cells, issuer and facts are those of the first alone."""
    first, second = text_of("linping-2023"), text_of("beilun-2023")

    alone, both = read_report(first), read_report(f"{first}\n{second}\n{second}")

    assert both.readings == alone.readings
    assert both.issuer == alone.issuer
    assert both.headings == alone.headings
    assert len(both.sentences) - len(alone.sentences) <= 1
    assert further(both) == ["2023年度政府信息公开工作年度报告"] * 2
    assert further(alone) == []


def test_a_first_heading_begins_a_report_without_title(read_report: Read):
    """A dump may have lost the titles."""
    text = text_of("linping-2023")

    found = read_report(text + text[text.index("一、总体情况") :])

    assert further(found) == ["一、总体情况"]


def test_a_table_printed_twice_is_no_second_report(read_report: Read, forms: Mapping[str, Form]):
    """Its rows are doubled rows of the same report."""
    tables = grids(forms["2021"], numbers(forms["2021"]))
    text = report(tables).replace("四、政府", line_dump(tables["requests"]) + "四、政府", 1)

    found = read_report(text)

    assert further(found) == []
    assert {len(row.spans) for row in found.rows if row.address.startswith("requests.")} == {2}
