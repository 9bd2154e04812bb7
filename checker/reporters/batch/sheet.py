"""A sheet that is written row by row, and says at its end what did not go in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from checker.model.text import Text
from checker.reporters.columns import clip, visible
from checker.reporters.view import View

ROWS = 1_048_576
"""Rows that a sheet of Excel has, its header among them."""

COLUMNS = 16_384
_LONGEST = 32_767  # characters that a cell holds
_FONT = "Microsoft YaHei"
_COLOURS = {
    "error": "#F8CBC6",
    "warning": "#FFE9A8",
    "info": "#CFE4F7",
    "pass": "#D5EBD3",
    "fail": "#F8CBC6",
    "uncertain": "#FFE9A8",
    "not_assessable": "#E3E3E3",
    "unreadable": "#D9C7E8",
    "header": "#EEF1F5",
}

LEFT_OUT = Text("表里放不下，另有 {n} 行没有列出，见 --format csv", "no room for {n} more rows, see --format csv")
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell in the colour of a severity or a state, with a comment where there is more to say."""

    value: Value
    colour: str
    comment: str = ""


class Style:
    """The formats of a workbook, and how many comments it may still have."""

    def __init__(self, book: Workbook, comments: int) -> None:
        self.book, self.comments, self.uncommented = book, comments, 0
        book.formats[0].set_font_name(_FONT)
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self.plain = self.of()
        self.colours = {
            name: self.of(bg_color=colour, border=1, border_color="#BFBFBF") for name, colour in _COLOURS.items()
        }

    def of(self, **fields: object) -> Format:
        """A format with these properties, in the font of the workbook."""
        key = tuple(sorted(fields.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format({"font_name": _FONT, "font_size": 10, "valign": "top"} | fields)
        return self._made[key]


class Sheet:
    """One sheet: its headers frozen with the first ``frozen`` columns, a filter over its columns."""

    def __init__(self, style: Style, name: str, heads: Sequence[Sequence[str]], widths: Sequence[float], frozen: int):
        self.style, self.name, self.left_out = style, name, 0
        self.sheet = style.book.add_worksheet(name)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        head = style.of(bold=True, bg_color=_COLOURS["header"], border=1, text_wrap=True)
        for row, line in enumerate(heads):
            for column, text in enumerate(line):
                self.sheet.write_string(row, column, text, head)
        self.heads, self.columns = len(heads), len(widths)
        self.row = self.heads
        self.sheet.freeze_panes(self.heads, frozen)

    def add(self, row: Sequence[Value | Marked]) -> None:
        """One row more; counted only, where the sheet is full but for the line that says so."""
        if self.row >= ROWS - 1:
            self.left_out += 1
            return
        for column, cell in enumerate(row):
            self._write(column, cell)
        self.row += 1

    def finish(self, view: View) -> None:
        """Set the filter, and say what did not go in."""
        self.sheet.autofilter(self.heads - 1, 0, max(self.row - 1, self.heads), self.columns - 1)
        if self.left_out:
            said = view.say(LEFT_OUT.fill({"n": f"{self.left_out:,}"}))
            self.sheet.write_string(self.row, 0, said, self.style.of(bold=True))

    def _write(self, column: int, cell: Value | Marked) -> None:
        if cell is None:
            return
        if not isinstance(cell, Marked):
            self._put(column, cell, self.style.plain)
            return
        self._put(column, cell.value, self.style.colours[cell.colour])
        if cell.comment and self.style.comments:
            options = {"x_scale": 2.5, "y_scale": 1.5, "author": "qc"}
            self.sheet.write_comment(self.row, column, visible(cell.comment)[:_LONGEST], options)
            self.style.comments -= 1
        elif cell.comment:
            self.style.uncommented += 1

    def _put(self, column: int, value: Value, form: Format) -> None:
        if value is None or value == "":
            self.sheet.write_blank(self.row, column, None, form)
        elif isinstance(value, str):
            shown = visible(value)
            # never write(): it would take what a report says for a formula or a link
            self.sheet.write_string(self.row, column, shown if len(shown) <= _LONGEST else clip(shown, _LONGEST), form)
        else:
            self.sheet.write_number(self.row, column, value, form)
