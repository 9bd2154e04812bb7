"""PDF files with a text layer, through pdfplumber.

The page of a place counts from 1; its line is that of the text on the page from the top, tables and page
numbers counted, its column the number of the character in the line; the box is that of the cell or of the line.
Running heads and page numbers are left out, lines of prose are joined, a table that goes on over the page is one.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from checker.model.blanks import WHITE
from checker.model.document import Block, Cell, Paragraph, Span, Table
from checker.model.errors import UnreadableError
from checker.readers.cells import numeric
from checker.readers.pdf_page import Grid, Line, Page, read_page
from checker.readers.placed import moved
from checker.readers.safety import PART_LIMIT, refused
from checker.readers.text import read_text

LAYOUT = "pdf"
_MOST_PAGES = 400
_FEWEST_GLYPHS = 30
_STREAM = re.compile(rb"stream\r?\n")
_NUMBER = re.compile(r"[-—–－―·•\s]*第?\s*\d{1,3}\s*页?\s*(?:[/／,，]?\s*共?\s*\d{1,3}\s*页?)?[-—–－―·•\s]*")
_DIGITS = re.compile(r"\d+")
_VALUES = 5
"""So many blanks below values are no row of its own that was left blank."""
_BEGIN = re.compile(r"\d{1,2}\s?[.．、]|[（(][一二三四五六七八九十]|[一二三四五六七八九十]{1,2}、|[①-⑳]")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]")
_SAME_EDGE = 4.0
_MARGIN = 0.13


def read(path: str, data: bytes) -> tuple[Block, ...]:
    """The blocks of a PDF file.

    Raises:
        UnreadableError: pdfplumber is not installed, or the file is damaged, encrypted, scanned or far too long.
    """
    try:
        import pdfplumber
    except ImportError:
        raise refused(
            path,
            "读 PDF 需要 pdfplumber，请运行 pip install 'qc[pdf]'",
            "PDF needs pdfplumber; run pip install 'qc[pdf]'",
        ) from None
    _refuse_bombs(path, data)
    # the library tells of every oddity; what cannot be read is said here in one sentence
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            pages = _pages(path, document)
    except UnreadableError:
        raise
    except Exception as error:
        # what a damaged file raises inside the library is not foreseeable
        locked = "password" in type(error).__name__.lower() or "Password" in repr(error)
        raise _locked(path) if locked else _damaged(path) from None
    _refuse_pictures(path, pages)
    _drop_margins(pages)
    return tuple(_blocks(pages))


def _pages(path: str, document: Any) -> list[Page]:
    if len(document.pages) > _MOST_PAGES:
        raise refused(
            path, f"PDF 超过 {_MOST_PAGES} 页，不会是一份年度报告", f"a PDF of more than {_MOST_PAGES} pages; no report"
        )
    pages = []
    for number, page in enumerate(document.pages, 1):
        pages.append(read_page(page, number))
        page.close()
    return pages


def _refuse_bombs(path: str, data: bytes) -> None:
    """Refuse streams that would fill the memory; the library inflates them whole."""
    total = 0
    for start in _STREAM.finditer(data):
        end = data.find(b"endstream", start.end())
        content = memoryview(data)[start.end() : end if end >= 0 else len(data)]
        for _ in range(3):
            if bytes(content[:1]) != b"\x78":
                break
            try:
                content = memoryview(zlib.decompressobj().decompress(content, 4 * PART_LIMIT))
            except zlib.error:
                break
            total += len(content)
            if total > 10 * PART_LIMIT or len(content) == 4 * PART_LIMIT:
                raise refused(path, "PDF 解压后过大（疑似压缩炸弹）", "a PDF that unpacks to too much, like a bomb")


def _refuse_pictures(path: str, pages: Sequence[Page]) -> None:
    glyphs = sum(page.glyphs for page in pages)
    if glyphs < _FEWEST_GLYPHS:
        raise refused(
            path,
            "PDF 里没有文字（扫描件或图片），请先做文字识别（OCR），或改用 Word、网页版",
            "a PDF without text (a scan or pictures); recognise the text first (OCR), or use the Word or web version",
        )
    if 2 * sum(page.unreadable for page in pages) > glyphs:
        raise refused(
            path,
            "PDF 的字体没有文字对照表，读不出文字，请改用 Word、网页版",
            "a PDF whose fonts do not say which characters they show; use the Word or web version",
        )


def _drop_margins(pages: Sequence[Page]) -> None:
    """Drop page numbers, and lines that stand at the edge of most pages."""
    edges = Counter(words for page in pages for words in set(map(_words, _edge_lines(page))))
    for page in pages:
        for line in list(_edge_lines(page)):
            repeated = len(pages) > 2 and 2 * edges[_words(line)] > len(pages)
            if repeated or _NUMBER.fullmatch(line.text):
                page.parts.remove(line)


def _words(line: Line) -> str:
    """A line without its numbers."""
    return _DIGITS.sub("#", line.text.strip(WHITE))


def _edge_lines(page: Page) -> Iterator[Line]:
    """The first and the last line of a page where they stand in its margins."""
    for line in page.parts[:1] + page.parts[1:][-1:]:
        if isinstance(line, Line) and not _MARGIN < line.middle / page.height < 1 - _MARGIN:
            yield line


def _blocks(pages: Sequence[Page]) -> Iterator[Block]:
    parts = [(part, page.number) for page in pages for part in page.parts]
    if not any(isinstance(part, Grid) for part, _ in parts):
        yield from _unruled([(part, page) for part, page in parts if isinstance(part, Line)])
        return
    left, right = _width([part for part, _ in parts if isinstance(part, Line)])
    table: Grid | None = None
    prose: list[tuple[Line, int]] = []
    for part, page in parts:
        if isinstance(part, Grid):
            yield from _paragraph(prose)
            prose = []
            if table is not None and _goes_on(table, part):
                _lengthen(table, part)
                continue
            yield from _table(table)
            table = part
            continue
        yield from _table(table)
        table = None
        if prose and (_HEADING.match(part.text) or not _is_continued(prose[-1][0], part, left, right)):
            yield from _paragraph(prose)
            prose = []
        prose.append((part, page))
    yield from _paragraph(prose)
    yield from _table(table)


def _is_continued(above: Line, below: Line, left: float, right: float) -> bool:
    """Whether a line is full, but for signs that may not stand at its end, and the next is not indented."""
    short = 1.3 if above.text[-1:] in "。！？" else 2.3
    return above.x1 >= right - short * below.size and below.x0 <= left + below.size


def _width(lines: Sequence[Line]) -> tuple[float, float]:
    """Where long lines of prose begin and end."""
    long = [line for line in lines if len(line.text) > 15] or list(lines)
    if not long:
        return 0.0, 0.0
    return sorted(line.x0 for line in long)[len(long) // 5], sorted(line.x1 for line in long)[len(long) * 4 // 5]


def _paragraph(lines: Sequence[tuple[Line, int]]) -> Iterator[Paragraph]:
    if not lines:
        return
    text = ""
    places = []
    for line, page in lines:
        places.append((len(text), Span(line.number, line.column, page, line.box)))
        text += line.text
    yield Paragraph(text, tuple(places))


def _table(grid: Grid | None) -> Iterator[Table]:
    if grid is not None and any(cell.text for row in grid.rows for cell in row):
        yield Table(tuple(grid.rows))


def _goes_on(above: Grid, below: Grid) -> bool:
    """Whether a table at the top of a page has the columns of the one that ended the page before."""
    known = above.edges
    return above.bottom > below.top and all(
        any(abs(edge - other) < _SAME_EDGE for other in known) for edge in (below.edges[0], below.edges[-1])
    )


def _lengthen(above: Grid, below: Grid) -> None:
    rows = below.rows
    first = _aligned(above.rows[-1], rows[0])
    if _is_cut(above.rows[-1], first):
        above.rows[-1] = tuple(_joined(one, other) for one, other in zip(above.rows[-1], first, strict=True))
        rows = rows[1:]
    above.rows += rows
    above.edges, above.bottom = below.edges, below.bottom


def _aligned(above: Sequence[Cell], below: Sequence[Cell]) -> Sequence[Cell]:
    """The rest of a label and blanks below all values, cell under cell: merged cells are ruled anew on each page."""
    more = max(len(below) - len(above), 0)
    rest = below[more:]
    values = [other.text for one, other in zip(above, rest, strict=False) if numeric(one.text)]
    if len(rest) != len(above) or len(values) < _VALUES or any(values) or any(cell.text for cell in below[:more]):
        return below
    return [other._replace(width=one.width) for one, other in zip(above, rest, strict=True)]


def _is_cut(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether two rows are one that the end of the page has cut: only their words go on, no value does."""
    if len(above) != len(below) or [cell.width for cell in above] != [cell.width for cell in below]:
        return False
    both = [(one.text, other.text) for one, other in zip(above, below, strict=True) if one.text and other.text]
    words = [other.text for other in below if other.text and not numeric(other.text)]
    return (
        bool(both or not any(numeric(cell.text) for cell in below))
        and bool(words)
        and not any(numeric(one) or numeric(other) or _BEGIN.match(other) for one, other in both)
        and not any(_BEGIN.match(text) for text in words)
        and any(numeric(cell.text) for cell in (*above, *below))
    )


def _joined(above: Cell, below: Cell) -> Cell:
    if not above.text:
        return below._replace(width=above.width)
    return above._replace(text=f"{above.text}\n{below.text}") if below.text else above


def _unruled(lines: Sequence[tuple[Line, int]]) -> Iterator[Block]:
    """A file without ruled tables is read as the text it prints."""
    _, blocks = read_text("\n".join(line.text for line, _ in lines))

    def place(span: Span) -> Span:
        line, page = lines[span.line - 1]
        return Span(line.number, line.column + span.column - 1, page, line.box)

    yield from (moved(block, place) for block in blocks)


def _locked(path: str) -> UnreadableError:
    return refused(path, "PDF 加了密码，请去掉密码后再检查", "a PDF with a password; remove it first")


def _damaged(path: str) -> UnreadableError:
    return refused(path, "PDF 已损坏，读不了，请重新导出", "a damaged PDF; export it anew")
