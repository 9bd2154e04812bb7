"""``--format xlsx``: a sheet of findings, and each report's tables redrawn, wrong cells coloured and commented.

Text is written as text, so that nothing from a report is ever taken for a formula or a link.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from checker.model.finding import Audit, Finding
from checker.model.form import Form
from checker.model.text import Text
from checker.reporters import words
from checker.reporters.columns import visible
from checker.reporters.page.places import Finder
from checker.reporters.page.tables import Box, Drawing, Grid, repairs
from checker.reporters.view import View, joint, plain, printable

_SHEET = Text("问题", "Findings")
_TABLES = Text("表格", "Tables")
_HEADERS = Text(
    "报告|名次|级别|规则|问题|位置|原值|应为|建议|依据|置信|编号|行|文件",
    "report|rank|severity|rule|problem|place|printed|repair|advice|basis|confidence|id|line|file",
)
_WIDTHS = (22, 6, 6, 20, 60, 32, 12, 12, 44, 36, 6, 30, 8, 30)
_PLACE, _PRINTED, _REPAIR = 5, 6, 7
_COMMENT = Text("问题 {n}（{severity}）：{message}", "Finding {n} ({severity}): {message}")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST_NAME = 31
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?")
_COLOURS = {"error": "#F8CBC6", "warning": "#FFE9A8", "info": "#CFE4F7"}
_FONT = "Microsoft YaHei"


def render(audits: Sequence[Audit], view: View) -> bytes:
    """The workbook, as the bytes of an xlsx file."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.formats[0].set_font_name(_FONT)
        style = Style(book)
        first = book.add_worksheet(view.say(_SHEET))
        found: dict[int, Mapping[str, str]] = {}
        for n, audit in enumerate(audits, 1):
            if audit.report is not None and audit.error is None:
                name = _sheet_name(audit, n, len(audits), view)
                found[n] = _Tables(book.add_worksheet(name), style, audit, view).draw(name)
        _findings(first, style, audits, found, view)
    return out.getvalue()


class Style:
    """The formats of the workbook, made when first needed."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **fields: object) -> Format:
        """A format with these properties; wrapped, in the font of the workbook."""
        key = tuple(sorted(fields.items()))
        if key not in self._made:
            given = {"font_name": _FONT, "font_size": 10, "text_wrap": True, "valign": "vcenter"} | fields
            self._made[key] = self._book.add_format(given)
        return self._made[key]


def _findings(
    sheet: Worksheet, style: Style, audits: Sequence[Audit], cells: Mapping[int, Mapping[str, str]], view: View
) -> None:
    headers = view.say(_HEADERS).split("|")
    for column, (header, width) in enumerate(zip(headers, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, style.of(bold=True, bg_color="#EEF1F5", border=1))
    row = 0
    for n, audit in enumerate(audits, 1):
        for line, finding in _lines(audit, view):
            row += 1
            for column, value in enumerate(line):
                _write(sheet, row, column, value, style.of(border=1, valign="top"))
            if finding is None:
                continue
            colour = style.of(border=1, valign="top", bg_color=_COLOURS[finding.severity])
            sheet.write_string(row, 2, line[2], colour)
            if target := _target(finding, cells.get(n, {})):
                link = style.of(border=1, valign="top", font_color="#0B57A4", underline=1)
                sheet.write_url(row, _PLACE, f"internal:{target}", link, line[_PLACE])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(row, 1), len(headers) - 1)


def _lines(audit: Audit, view: View) -> Iterator[tuple[list[str], Finding | None]]:
    """A row a finding, and one for a file that could not be read and for each rule that crashed."""
    path = visible(printable(audit.path))
    name = _name(audit, view)
    blank = [""] * len(_WIDTHS)
    if audit.error is not None:
        yield (
            [name, "", view.say(words.SEVERITY["error"]), "", visible(view.say(audit.error)), *blank[5:13], path],
            None,
        )
        return
    for breakage in audit.breakages:
        said = view.say(words.BREAKAGE.fill({"rule": breakage.rule, "reason": breakage.reason}))
        yield [name, "", "", breakage.rule, visible(said), *blank[5:13], path], None
    for finding in audit.findings:
        yield [name, *_told(audit, finding, view), path], finding


def _told(audit: Audit, finding: Finding, view: View) -> list[str]:
    place = finding.primary
    label = view.label(audit, place.address) if place.address else view.place(audit, place)
    mended = [suspect for suspect in joint(finding) if suspect.repair is not None]
    listed = "\n".join(f"{view.short_label(audit, suspect.address)} → {plain(suspect.repair)}" for suspect in mended)
    return [
        str(finding.rank),
        view.say(words.SEVERITY[finding.severity]),
        finding.rule,
        visible(view.say(finding.message)),
        visible(label),
        visible(place.text.strip()),
        plain(mended[0].repair) if len(mended) == 1 else listed,
        visible(view.say(finding.advice)),
        visible(finding.basis),
        view.say(words.CONFIDENCE[finding.confidence]),
        finding.id,
        str(place.span.line),
    ]


def _target(finding: Finding, cells: Mapping[str, str]) -> str:
    """Where the finding's cell stands in the workbook, "" for what no table holds."""
    places = (finding.primary.address, *(suspect.address for suspect in finding.suspects))
    places += tuple(location.address for location in finding.related if not location.path)
    return next((cells[address] for address in places if address and address in cells), "")


class _Tables:
    """The tables of one report on a sheet of their own."""

    def __init__(self, sheet: Worksheet, style: Style, audit: Audit, view: View) -> None:
        self.sheet, self.style, self.audit, self.view = sheet, style, audit, view
        self.row = 0

    def draw(self, name: str) -> dict[str, str]:
        """Draw all tables; the places of the cells by address."""
        report = self.audit.report
        assert report is not None  # the caller draws only what could be read
        forms = self.audit.pack.forms or self.view.forms
        form = forms.get(report.form) or Form(report.form, "", (0, None), (), (), ())
        finder = Finder(report, form, "")
        marks = finder.marks(self.audit.findings)
        drawing = Drawing(finder, self.view, marks.boxes, repairs(self.audit.findings))
        self.sheet.write_string(0, 0, _name(self.audit, self.view), self.style.of(bold=True, text_wrap=False))
        self.sheet.set_column(0, 0, 16)
        self.sheet.set_column(1, 2, 24)
        self.sheet.set_column(3, 20, 11)
        self.row = 2
        placed: dict[str, str] = {}
        for _, grid in drawing.tables():
            placed |= self._grid(grid)
        return {address: f"'{name}'!{cell}" for address, cell in placed.items()}

    def _grid(self, grid: Grid) -> dict[str, str]:
        self.sheet.write_string(self.row, 0, grid.caption, self.style.of(bold=True))
        self._comment(self.row, 0, [mark.rank for mark in grid.marks])
        self.row += 1
        taken: set[tuple[int, int]] = set()
        placed: dict[str, str] = {}
        for line in (*grid.heads, *grid.rows):
            column = 0
            for box in line:
                while (self.row, column) in taken:
                    column += 1
                spread = [(self.row + down, column + right) for down in range(box.height) for right in range(box.width)]
                taken.update(spread)
                self._box(box, column)
                if box.address:
                    placed[box.address] = xl_rowcol_to_cell(self.row, column)
                column += box.width
            self.row += 1
        self.row += 1
        return placed

    def _box(self, box: Box, column: int) -> None:
        fields: dict[str, object] = {"border": 1, "align": "left" if box.scope == "row" else "center"}
        if box.scope:
            fields["bg_color"] = "#EEF1F5"
        if box.marks:
            wrong = any(mark.role != "related" for mark in box.marks)
            fields |= (
                {"bg_color": _COLOURS[box.marks[0].severity]} if wrong else {"bold": True, "border_color": "#B3201B"}
            )
        shown = self.style.of(**fields)
        if box.width * box.height > 1:
            last = self.row + box.height - 1, column + box.width - 1
            self.sheet.merge_range(self.row, column, *last, "", shown)
        _write(self.sheet, self.row, column, box.text, shown)
        self._comment(self.row, column, [mark.rank for mark in box.marks], box.repair)

    def _comment(self, row: int, column: int, ranks: Sequence[int], repair: str = "") -> None:
        if not ranks:
            return
        told = []
        for finding in self.audit.findings:
            if finding.rank in ranks:
                severity = words.SEVERITY[finding.severity]
                values = {"n": finding.rank, "severity": severity, "message": finding.message}
                told.append(visible(self.view.say(_COMMENT.fill(values))))
        if repair:
            told.append(self.view.say(words.REPAIR.fill({"repair": repair})))
        text = "\n".join(told)
        size = {"x_scale": 2.6, "y_scale": min(1 + len(text) / 80, 4), "font_name": _FONT, "font_size": 9}
        self.sheet.write_comment(row, column, text, size)


def _write(sheet: Worksheet, row: int, column: int, text: str, shown: Format) -> None:
    """A number as a number, so that the workbook can add it up; all else as the text it is."""
    if not text:
        sheet.write_blank(row, column, None, shown)
    elif _NUMBER.fullmatch(text):
        sheet.write_number(row, column, float(Decimal(text)), shown)
    else:
        sheet.write_string(row, column, text[:32000], shown)


def _name(audit: Audit, view: View) -> str:
    report = audit.report
    if report is None:
        return visible(printable(audit.path))
    issuer = visible(report.issuer.name) or view.say(words.UNKNOWN_ISSUER)
    return f"{issuer} {report.year or ''}".rstrip()


def _sheet_name(audit: Audit, n: int, count: int, view: View) -> str:
    """A name that Excel takes, told apart by the number of the report."""
    if count == 1:
        return view.say(_TABLES)
    return _FORBIDDEN.sub("", f"{n} {_name(audit, view)}")[:_LONGEST_NAME].strip()
