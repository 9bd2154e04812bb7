"""``--format xlsx`` of ``qc audit``: the matrix report × rule, every finding, every report, and the tables stacked.

Rows are written to disk as they come. Two things cannot be: comments, and which rules and cells there are; of the
first there is a limit, and the second is found by going through the batch once before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

from checker.model.batch import Batch
from checker.model.form import Form
from checker.reporters.batch import sheets, words
from checker.reporters.batch.rows import paired
from checker.reporters.batch.score import grade
from checker.reporters.batch.sheet import LEFT_OUT, Sheet, Style
from checker.reporters.batch.sheets import RULES
from checker.reporters.view import View

TABLE_REPORTS = 5_000
"""Reports whose tables are stacked: a million cells, which is as much as is pleasant to scroll through."""

COMMENTS = 5_000
"""Comments in the workbook; each stays in memory until the end."""

_OPTIONS = {
    "constant_memory": True,
    **dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False),
}


def write(batch: Batch, view: View, path: Path) -> None:
    """Write the workbook."""
    rules, addresses = _columns(batch, view)
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        # the time of the run would make two workbooks of the same reports differ
        book.set_properties({"created": datetime(2000, 1, 1)})
        style = Style(book, COMMENTS)
        matrix = sheets.matrix(style, rules, view)
        findings = sheets.findings(style, view)
        reports = sheets.reports(style, view)
        tables = {form: sheets.tables(style, form, found, view) for form, found in sorted(addresses.items())}
        for number, (record, brief) in enumerate(paired(batch)):
            graded = grade(record)
            matrix.add(sheets.matrix_row(record, graded, rules, view))
            reports.add(sheets.report_row(record, graded, view))
            for row in sheets.finding_rows(record, view):
                findings.add(row)
            if brief is not None and (sheet := tables.get(brief.report.form)):
                if number < TABLE_REPORTS:
                    sheet.add(sheets.table_row(record, brief, addresses[brief.report.form], view))
                else:
                    sheet.left_out += 1
        _finish([matrix, findings, reports, *tables.values()], style, len(rules), view)


def _columns(batch: Batch, view: View) -> tuple[list[str], dict[str, list[str]]]:
    """The rules by how many reports fail them, and the cells that the reports of each form print, in its order."""
    rules: Counter[str] = Counter()
    printed: dict[str, dict[str, None]] = {}
    for number, (record, brief) in enumerate(paired(batch)):
        rules.update({finding["rule"] for finding in record["findings"]})
        if brief is not None and number < TABLE_REPORTS and brief.report.readings:
            printed.setdefault(brief.report.form, {}).update(dict.fromkeys(brief.report.readings))
    ordered = sorted(rules, key=lambda rule: (-rules[rule], rule))
    return ordered, {form: _in_order(found, view.forms.get(form)) for form, found in printed.items()}


def _in_order(found: Mapping[str, None], form: Form | None) -> list[str]:
    """The addresses as the form prints them; what only a province prints comes after."""
    official = [] if form is None else [address for address in form.addresses if address in found]
    return [*official, *(address for address in found if address not in set(official))]


def _finish(sheets: Sequence[Sheet], style: Style, rules: int, view: View) -> None:
    """The filters, and a last sheet that says how to read the others and what they leave out."""
    said = [view.say(words.SCORING), view.say(words.STATES)]
    said += [
        f"{sheet.name}：{view.say(LEFT_OUT.fill({'n': f'{sheet.left_out:,}'}))}" for sheet in sheets if sheet.left_out
    ]
    if style.uncommented:
        said.append(view.say(words.UNCOMMENTED.fill({"n": f"{style.uncommented:,}"})))
    if rules > RULES:
        said.append(view.say(words.MORE_RULES.fill({"n": f"{rules - RULES:,}"})))
    for sheet in sheets:
        sheet.finish(view)
    notes = Sheet(style, view.say(words.NOTES), [[view.say(words.NOTES)]], [120], frozen=0)
    for line in said:
        notes.add([line])
