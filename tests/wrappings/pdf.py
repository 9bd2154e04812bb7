"""A report as a PDF, with the faces every reader of PDF knows, so that no font is embedded."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.wrappings.paper import Grid, Paper

_FONT = "STSong-Light"
_WIDTH = 450.0
rl_config.invariant = 1
registerFont(UnicodeCIDFont(_FONT))
PROSE = ParagraphStyle("prose", fontName=_FONT, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24)
CELL = ParagraphStyle("cell", fontName=_FONT, fontSize=8, leading=10, wordWrap="CJK")


def plain(paper: Paper) -> bytes:
    """Tables broken over pages, words broken in their cells, a number at the foot of each page."""
    story: list[Any] = []
    for part in paper:
        if isinstance(part, str):
            story += [Paragraph(escape(line), PROSE) for line in part.split("\n") if line.strip()]
        else:
            story += [_table(part), Spacer(1, 12)]
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(story, onFirstPage=_foot, onLaterPages=_foot)
    return file.getvalue()


def _foot(canvas: Any, document: Any) -> None:
    canvas.setFont(_FONT, 10)
    canvas.drawCentredString(A4[0] / 2, 30, f"— {document.page} —")


def _table(grid: Grid) -> Table:
    columns = sum(box.width for box in grid[0])
    rows: list[list[Any]] = [[""] * columns for _ in grid]
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    taken: set[tuple[int, int]] = set()
    for line, row in enumerate(grid):
        column = 0
        for box in row:
            while (line, column) in taken:
                column += 1
            text = escape(box.text).replace("\n", "<br/>")
            rows[line][column] = Paragraph(text, CELL) if box.text else ""
            last = column + box.width - 1, line + box.height - 1
            taken |= {(line + down, column + right) for down in range(box.height) for right in range(box.width)}
            if last != (column, line):
                style.append(("SPAN", (column, line), last))
            column += box.width
    return Table(rows, colWidths=_widths(columns), style=style, splitInRow=0, repeatRows=0)


def _widths(columns: int) -> list[float]:
    if columns == 10:
        return [40.0, 80.0, 120.0, *[30.0] * 7]
    return [_WIDTH / columns] * columns
