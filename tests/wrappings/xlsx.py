"""A report as a workbook: prose in the first column, tables with merged cells below it."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

from tests.wrappings.paper import Grid, Paper


def plain(paper: Paper) -> bytes:
    """One sheet; numbers are stored as numbers."""
    book = Workbook()
    sheet = book.active
    line = 1
    for part in paper:
        if isinstance(part, str):
            sheet.cell(line, 1, part)
            line += 2
            continue
        taken: set[tuple[int, int]] = set()
        for row in part:
            column = 1
            for box in row:
                while (line, column) in taken:
                    column += 1
                sheet.cell(line, column, _stored(box.text))
                places = {(line + down, column + right) for down in range(box.height) for right in range(box.width)}
                taken |= places
                if len(places) > 1:
                    sheet.merge_cells(None, line, column, line + box.height - 1, column + box.width - 1)
            line += 1
        line += 1
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _stored(text: str) -> str | int | float | None:
    if text.isdecimal() and text == str(int(text)):
        return int(text)
    return text or None


__all__ = ["Grid", "plain"]
