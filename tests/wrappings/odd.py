"""Reports in shapes that no wrapping was meant to have: pasted, converted, exported by other programs."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from html import escape
from io import BytesIO
from itertools import cycle
from typing import Any

from openpyxl import Workbook, load_workbook
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.wrappings import docx, html, text, xlsx
from tests.wrappings.paper import Box, Grid, Paper, Print, report_paper
from tests.wrappings.pdf import CELL, PROSE
from tests.wrappings.variants import expanded, is_number

_TIGHT = ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)
Lines = Callable[[Grid], Iterable[str]]


def as_text(lines: Lines) -> Callable[[Paper], bytes]:
    """Prose as it is, each table in these lines."""

    def write(paper: Paper) -> bytes:
        parts = (part if isinstance(part, str) else "\n".join(lines(part)) for part in paper)
        return ("\n".join(parts) + "\n").encode()

    return write


def tabs_and_blanks(grid: Grid) -> Iterator[str]:
    """Cells set apart now by TABs, now by blanks."""
    gaps = cycle(("\t", "   ", " \t", "\t\t", "  "))
    for row in grid:
        yield "".join(box.text + next(gaps) for box in row).rstrip()


def single_blanks(grid: Grid) -> Iterator[str]:
    """A row a line, single blanks between the cells."""
    for row in grid:
        yield " ".join(box.text for box in row if box.text)


def wrapped(width: int) -> Lines:
    """A row a line, broken at so many columns."""
    return lambda grid: [piece for line in single_blanks(grid) for piece in broken(line, width)]


def broken(line: str, width: int) -> Iterator[str]:
    """A line in pieces of at most ``width`` columns, numbers kept whole."""
    piece, used = "", 0
    for word in textwrap.TextWrapper(width=10**6)._split(line):  # type: ignore[attr-defined]
        for part in [word] if word.isascii() else word:
            size = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in part)
            if used + size > width:
                yield piece.rstrip()
                piece, used = "", 0
            piece, used = piece + part, used + size
    yield piece.rstrip()


def commas(grid: Grid) -> Iterator[str]:
    """Comma-separated values."""
    for row in expanded(grid):
        yield ",".join(f'"{box.text}"' if "," in box.text else box.text for box in row)


def drawn(grid: Grid) -> Iterator[str]:
    """A table drawn with the signs for lines."""
    rows = expanded(grid)
    rule = "┼".join("────" for _ in rows[0])
    yield f"┌{rule.replace('┼', '┬')}┐"
    for row in rows:
        yield "│" + "│".join(f" {box.text} " for box in row) + "│"
        yield f"├{rule}┤"


def pandoc(grid: Grid) -> Iterator[str]:
    """A table of bars, dashes and plus signs, its labels broken over several lines."""
    rows = [[list(broken(box.text, 12)) or [""] for box in row] for row in expanded(grid)]
    rule = "+" + "+".join("-" * 14 for _ in rows[0]) + "+"
    yield rule
    for row in rows:
        for line in range(max(map(len, row))):
            yield "|" + "|".join(f" {cell[line] if line < len(cell) else '':12} " for cell in row) + "|"
        yield rule


def page_numbers(grid: Grid) -> Iterator[str]:
    """One cell a line, the foot and head of a page between two rows."""
    for number, row in enumerate(grid):
        yield from (box.text for box in row if box.text)
        if number % 12 == 11:
            yield from ("— 3 —", "")


def markdown_with_signs(paper: Paper) -> bytes:
    """Bold numbers, breaks in labels, entities for blanks."""
    pieces: Paper = []
    for part in paper:
        if isinstance(part, str):
            pieces.append(f"## {part}" if len(part) < 30 else part)
            continue
        pieces.append([[Box(_signed(box), box.width, box.height) for box in row] for row in part])
    return text.markdown(pieces).encode()


def _signed(box: Box) -> str:
    if is_number(box):
        return f"**{box.text}**"
    return box.text.replace("政府信息", "政府信息<br>").replace("（", "&nbsp;（") if box.text else "&nbsp;"


def markdown_with_pages(paper: Paper) -> bytes:
    """Markdown whose tables are HTML."""
    parts = (f"## {part}\n" if isinstance(part, str) else html.part(part) for part in paper)
    return "\n".join(parts).encode()


def boxes_in_page(paper: Paper) -> bytes:
    """A page that lays tables out with boxes instead of table elements."""
    parts = []
    for part in paper:
        if isinstance(part, str):
            parts.append(f"<p>{escape(part)}</p>")
        else:
            rows = ("".join(f"<div class=cell>{escape(box.text)}</div>" for box in row) for row in part)
            parts.append("".join(f"<div class=row>{row}</div>" for row in rows))
    return f"<html><body><div>{''.join(parts)}</div></body></html>".encode()


def raised(paper: Paper) -> bytes:
    """A page with raised signs of notes behind numbers."""
    return html.plain(_noted(paper)).replace("¦", "<sup>2</sup>").encode()


def raised_in_word(paper: Paper) -> bytes:
    """A Word file with raised signs of notes behind numbers."""
    sup = '</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>'
    return docx.package(docx.body(_noted(paper)).replace("¦", sup))


def _noted(paper: Paper) -> Paper:
    count = iter(range(10**6))
    return [
        part
        if isinstance(part, str)
        else [
            [Box(box.text + "¦" * (is_number(box) and next(count) % 9 == 0), box.width, box.height) for box in row]
            for row in part
        ]
        for part in paper
    ]


def tabbed_word(paper: Paper) -> bytes:
    """A Word file without tables: TABs between the cells."""
    lines = [line for part in paper for line in ([part] if isinstance(part, str) else _tabbed(part))]
    return docx.plain(lines)


def _tabbed(grid: Grid) -> list[str]:
    return ["\t".join(box.text for box in row) for row in expanded(grid)]


def built_pdf(
    style: Callable[[Grid], TableStyle], repeated: int = 0, *, turned: bool = False, rotation: int = 0
) -> Callable[..., bytes]:
    """A PDF whose tables are ruled in this style, their heads repeated on each page."""

    def write(paper: Paper) -> bytes:
        story: list[Any] = []
        for part in paper:
            if isinstance(part, str):
                story.append(Paragraph(escape(part), PROSE))
                continue
            rows = [[Paragraph(escape(box.text), CELL) if box.text else "" for box in row] for row in _placed(part)]
            first = [60.0, 60.0, 110.0] if len(rows[0]) == 10 else []
            widths = [*first, *[(450.0 - sum(first)) / (len(rows[0]) - len(first))] * (len(rows[0]) - len(first))]
            heads = repeated if len(rows) > 8 else 0
            story.append(Table(rows, colWidths=widths, style=style(part), repeatRows=heads, splitInRow=0))
        file = BytesIO()
        document = SimpleDocTemplate(
            file, pagesize=landscape(A4) if turned else A4, topMargin=20, bottomMargin=20, rotation=rotation
        )
        shown = _turn if turned else _leave
        document.build(story, onFirstPage=shown, onLaterPages=shown)
        return file.getvalue()

    return write


def _turn(canvas: Any, _: Any) -> None:
    """A page that is stored upright, its content lying."""
    canvas.setPageSize(A4)
    canvas.rotate(90)
    canvas.translate(0, -A4[0])


def _leave(*_: Any) -> None:
    """A page as it is."""


def _placed(grid: Grid) -> Grid:
    columns = sum(box.width for box in grid[0])
    taken: set[tuple[int, int]] = set()
    rows = [[Box("")] * columns for _ in grid]
    for line, row in enumerate(grid):
        column = 0
        for box in row:
            while (line, column) in taken:
                column += 1
            rows[line][column] = box
            taken |= {(line + down, column + right) for down in range(box.height) for right in range(box.width)}
    return rows


def _spans(grid: Grid) -> list[tuple[Any, ...]]:
    places = _placed(grid)
    return [
        ("SPAN", (column, line), (column + box.width - 1, line + box.height - 1))
        for line, row in enumerate(places)
        for column, box in enumerate(row)
        if box.text and box.width * box.height > 1
    ]


def ruled(grid: Grid) -> TableStyle:
    """All lines."""
    return TableStyle([*_TIGHT, ("GRID", (0, 0), (-1, -1), 0.5, colors.black), *_spans(grid)])


def level(grid: Grid) -> TableStyle:
    """Lines between the rows only."""
    lines = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)
    return TableStyle([*_TIGHT, *lines, *_spans(grid)])


def bare(grid: Grid) -> TableStyle:
    """No lines."""
    return TableStyle([*_TIGHT, *_spans(grid)])


def hidden_cells(paper: Paper) -> bytes:
    """A workbook with last year's rows and a column of checks hidden."""
    book = load_workbook(BytesIO(xlsx.plain(paper)))
    sheet = book.active
    row = next(cell.row for cell in sheet["A"] if str(cell.value).startswith("二、上年"))
    for column in range(4, 11):
        sheet.cell(row + 60, column, 999)
    sheet.cell(row + 60, 1, "一、本年新收政府信息公开申请数量")
    sheet.row_dimensions[row + 60].hidden = True
    for line in range(1, sheet.max_row + 1):
        sheet.cell(line, 20, 7)
    sheet.column_dimensions["T"].hidden = True
    return _saved(book)


def sheets(paper: Paper) -> bytes:
    """A workbook with a sheet for each table, named as the table is."""
    book = load_workbook(BytesIO(xlsx.plain([part for part in paper if isinstance(part, str)])))
    names = iter(("表二", "表三", "表四"))
    for part in paper:
        if not isinstance(part, str):
            one = load_workbook(BytesIO(xlsx.plain([part]))).active
            sheet = book.create_sheet(next(names))
            for line in one.iter_rows():
                for cell in line:
                    if cell.value is not None:
                        sheet.cell(cell.row, cell.column, cell.value)
            for merged in list(one.merged_cells.ranges):
                sheet.merge_cells(str(merged))
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _whole(write: Callable[[Paper], bytes]) -> Callable[[Print], bytes]:
    return lambda tables: write(report_paper(tables))


ODD: dict[str, Callable[[Print], bytes]] = {
    "text, tabs and blanks": _whole(as_text(tabs_and_blanks)),
    "text, single blanks": _whole(as_text(single_blanks)),
    "text, broken at 40": _whole(as_text(wrapped(40))),
    "text, broken at 80": _whole(as_text(wrapped(80))),
    "text, commas": _whole(as_text(commas)),
    "text, drawn": _whole(as_text(drawn)),
    "text, pandoc": _whole(as_text(pandoc)),
    "text, page numbers": _whole(as_text(page_numbers)),
    "md, signs": _whole(markdown_with_signs),
    "md, html tables": _whole(markdown_with_pages),
    "html, boxes": _whole(boxes_in_page),
    "html, raised": _whole(raised),
    "docx, raised": _whole(raised_in_word),
    "docx, tabs": _whole(tabbed_word),
    "pdf, heads repeated": _whole(built_pdf(ruled, 3)),
    "pdf, level lines": _whole(built_pdf(level)),
    "pdf, no lines": _whole(built_pdf(bare)),
    "pdf, lying": _whole(built_pdf(ruled, turned=True)),
    "pdf, turned": _whole(built_pdf(ruled, turned=True, rotation=90)),
    "pdf, lying, no lines": _whole(built_pdf(bare, turned=True)),
    "xlsx, hidden": _whole(hidden_cells),
    "xlsx, sheets": _whole(sheets),
}
