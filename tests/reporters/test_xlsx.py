"""The workbook, opened by a program that had no part in writing it."""

import io
from dataclasses import replace

import openpyxl
import pytest
from given import audited
from openpyxl.worksheet.worksheet import Worksheet
from pages.samples import EVIL, damaged, hostile

from checker.cli.guard import WrongUseError
from checker.cli.output import write
from checker.model.finding import Audit
from checker.model.text import Text
from checker.reporters import CHECK_FORMATS, View, load

WRONG, SHADE = "FFF8CBC6", "FFEEF1F5"


def opened(*audits: Audit, **fields: object) -> openpyxl.Workbook:
    """The workbook of some audits."""
    return openpyxl.load_workbook(io.BytesIO(load(CHECK_FORMATS["xlsx"])(audits, View(**fields))))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet by the words in its first."""
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


def named(sheet: Worksheet, text: str) -> openpyxl.cell.Cell:
    """The first cell whose text holds some words."""
    return next(
        cell for line in sheet.iter_rows() for cell in line if isinstance(cell.value, str) and text in cell.value
    )


def test_every_finding_has_a_row():
    """Rank, rule, message and repair stand in columns of their own, in order."""
    audit = damaged()
    found = rows(opened(audit)["问题"])
    assert [row["规则"] for row in found] == [finding.rule for finding in audit.findings]
    assert [row["名次"] for row in found] == [finding.rank for finding in audit.findings]
    (swapped,) = [row for row in found if row["原值"] == 691]
    assert swapped["应为"] == 196


def test_the_tables_hold_what_was_printed():
    """Every number stands on the sheet as a number, under the official labels, and the wrong one is coloured."""
    book = opened(damaged())
    sheet = book["表格"]
    label = named(sheet, "本机关不掌握相关政府信息")
    line = [cell for cell in sheet[label.row] if cell.column > label.column and cell.value is not None]
    assert [cell.value for cell in line] == [691, 11, 0, 0, 0, 1, 208]
    assert line[0].fill.fgColor.rgb == WRONG
    assert line[1].fill.fill_type is None
    assert "691" in line[0].comment.text
    assert line[0].comment.text.endswith("改为 196")


def test_a_finding_leads_to_its_cell():
    """The place in the list of findings is a link to the coloured cell."""
    book = opened(damaged())
    sheet = book["问题"]
    row = next(line for line in sheet.iter_rows() if line[6].value == 691)
    name, _, cell = row[5].hyperlink.location.rpartition("!")
    assert book[name.strip("'")][cell].value == 691


@pytest.mark.parametrize("name", ["linan-2020", "linping-2023"])
def test_a_whole_table_reads_back(name: str):
    """As many numbers stand on the sheet as were read from the report, with the same sum."""
    audit = audited(name)
    sheet = opened(replace(audit, findings=()))["表格"]
    written = [cell.value for line in sheet.iter_rows() for cell in line if isinstance(cell.value, int | float)]
    plain = [r.value.number for r in audit.report.readings.values() if r.value.number is not None and not r.value.unit]
    assert len(written) == len(plain)
    assert sum(written) == pytest.approx(float(sum(plain)))


def test_nothing_of_a_report_is_a_formula_or_a_link():
    """Text that begins like a formula, and markup, stay text."""
    evil = replace(damaged().findings[0], message=Text(f"=cmd|'/c calc'!A1 {EVIL}"), rank=1)
    book = opened(replace(hostile(), findings=(evil, *hostile().findings[1:])))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None or cell.hyperlink.target is None for cell in cells)
    assert any(isinstance(cell.value, str) and cell.value.startswith("=cmd") for cell in cells)


def test_several_reports_share_a_workbook(unreadable: Audit, crashed: Audit):
    """Each has a sheet of its own; what could not be read and what crashed is told among the findings."""
    book = opened(audited("linan-2020"), unreadable, audited("beilun-2023"), crashed)
    assert book.sheetnames == ["问题", "1 临安区人民政府 2020", "3 北仑区人民政府 2023", "4 临平区人民政府 2023"]
    said = [row["问题"] for row in rows(book["问题"])]
    assert "无.txt 不存在。" in said
    assert any("division by zero" in text for text in said)


def test_a_screen_is_spared_the_bytes(monkeypatch: pytest.MonkeyPatch):
    """A workbook for a terminal is refused with a sentence that says what to do."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(WrongUseError, match="--output FILE"):
        write(b"PK")
