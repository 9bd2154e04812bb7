"""Every place that is told leads back to what is quoted, by the libraries that others open such files with."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import docx as python_docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn
from given import NAMES, national, places, text_of
from lxml import html as lxml_html

from benchmarks import generate
from checker.audit import judge_all, laid, reports
from checker.model.blanks import WHITE
from checker.model.document import Paragraph, Span, Table
from checker.model.finding import Audit
from checker.readers import read_bytes
from tests.wrappings import docx, html, xlsx
from tests.wrappings.odd import ODD
from tests.wrappings.paper import paper_of, printed

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
_SPACES = str.maketrans("", "", WHITE)

Find = Callable[[Span], str]
"""The text at a place."""


def in_page(data: bytes) -> Find:
    """By XPath."""
    tree = lxml_html.document_fromstring(data.decode("gb18030"))

    def find(span: Span) -> str:
        (element,) = tree.xpath(span.place)
        return str(element.text_content())

    return find


def in_word_file(data: bytes) -> Find:
    """By the numbers of table, row and cell, or of the paragraph."""
    body = python_docx.Document(BytesIO(data)).element.body

    def find(span: Span) -> str:
        element = body
        for name, number in re.findall(r"([a-z]+)\[(\d+)\]", span.place):
            element = list(element.iter(qn(f"w:{name}")))[int(number) - 1]
        return "".join(text.text or "" for text in element.iter(qn("w:t")))

    return find


def in_pdf(data: bytes) -> Find:
    """By cutting the box out of the page."""
    pages = pdfplumber.open(BytesIO(data)).pages

    def find(span: Span) -> str:
        assert span.page is not None
        x0, top, x1, bottom = map(float, span.place.split(","))
        page = pages[span.page - 1]
        return str(page.crop((x0 - 0.1, top - 0.1, x1 + 0.1, bottom + 0.1), strict=False).extract_text())

    return find


def in_workbook(data: bytes) -> Find:
    """By the name of the cell."""
    book = openpyxl.load_workbook(BytesIO(data))

    def find(span: Span) -> str:
        sheet, _, cell = span.place.partition("!")
        value = book[sheet][cell].value
        return "" if value is None else str(value)

    return find


WRAPPINGS: dict[str, tuple[Callable[[str], bytes], Callable[[bytes], Find]]] = {
    "html": (lambda name: (FIXTURES / name / "report.html").read_bytes(), in_page),
    "html-plain": (lambda name: html.plain(paper_of(text_of(name), national())).encode("gb18030"), in_page),
    "docx": (lambda name: (FIXTURES / name / "report.docx").read_bytes(), in_word_file),
    "docx-plain": (lambda name: docx.plain(paper_of(text_of(name), national())), in_word_file),
    "pdf": (lambda name: (FIXTURES / name / "report.pdf").read_bytes(), in_pdf),
    "xlsx": (lambda name: xlsx.plain(paper_of(text_of(name), national())), in_workbook),
}


@cache
def opened(name: str, wrapping: str) -> tuple[Audit, Find]:
    """A fixture in a wrapping, judged, and how to find a place in it."""
    write, library = WRAPPINGS[wrapping]
    data = write(name)
    (audit,) = judge_all([laid("report", read_bytes("report", data), national())], national())
    return audit, library(data)


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return text.translate(_SPACES)


def meets(text: str, found: str) -> bool:
    """Whether ``text`` stands in what was found, or begins or, as a claim by its number, ends in that line."""
    parts = range(1, len(text))
    return text in found or any(found.endswith(text[:n]) or found.startswith(text[n:]) for n in parts)


def quoted(audit: Audit) -> Iterator[tuple[Span, str]]:
    """Every cell, and every place that a finding or a claim names."""
    assert audit.report is not None
    for reading in audit.report.readings.values():
        # a cell that was not found is told at its neighbour
        yield reading.span, "" if reading.confidence < 0.5 else reading.value.raw
    for finding in audit.findings:
        for location in places(finding):
            yield location.span, location.text
    for fact in audit.report.facts:
        yield fact.span, fact.text


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("name", NAMES)
def test_places_lead_back(name: str, wrapping: str):
    """What stands at the place is what is quoted."""
    audit, find = opened(name, wrapping)
    lost = [
        (span, text, found)
        for span, text in quoted(audit)
        if text and not meets(squeezed(text), found := squeezed(find(span)))
    ]
    assert lost == []
    assert len(audit.report.readings if audit.report else ()) > 150


def test_boxes_are_those_of_the_stored_page():
    """Where a table lies on its side, the box is cut out of the page as it lies."""
    (form, values), _ = generate.reports(Random(5), 2)
    whole = {address: 7 for address in form.required if address.startswith("disclosure.")} | values
    data = ODD["pdf, lying"](printed(form, whole))
    (audit,) = reports("report.pdf", read_bytes("report.pdf", data), national())
    pages = pdfplumber.open(BytesIO(data)).pages
    assert audit.report is not None
    assert len(audit.report.readings) == len(whole)
    for reading in audit.report.readings.values():
        box = tuple(map(float, reading.span.place.split(",")))
        upward = sorted(pages[(reading.span.page or 0) - 1].crop(box).chars, key=lambda char: -char["top"])
        assert "".join(char["text"] for char in upward) == reading.value.raw


def test_blank_cells_have_places_too():
    """The box of a cell without a number is blank."""
    audit, find = opened("linzi-office-2023", "pdf")
    blanks = [r.span for r in audit.report.readings.values() if r.value.state == "blank"] if audit.report else []
    assert blanks
    assert {squeezed(find(span)) for span in blanks if span.place} <= {"", "16"}


def test_texts_have_lines_only():
    """Line and column are all there is to say."""
    document = read_bytes("report.txt", text_of("linping-2023").encode())
    assert {block.span.place for block in document.blocks} == {""}


PAGE = """<html><body><div class=nav><nav><table><tr><td>菜单<p>甲</table></nav></div>
<div style="display:none"><table><tr><td>隐</td></tr></table><p>藏</div>
<p>前言一<p>前言二
<table><tr><td>外<td><table><tbody><tr><td>内一</td><td>1</td></tr></tbody><tr><td>内二<td>2</table><td>旁
<tr><th>下</th><td>3<br>行</div></td></tr></table>
<ul><li>项一<li>项二</ul>尾</div>末</body></html>"""


def test_paths_hold_in_untidy_pages():
    """Hidden tables are counted, tables in tables too, and ends that are missing or too many do no harm."""
    document = read_bytes("page.html", PAGE.encode("gb18030"))
    find = in_page(PAGE.encode("gb18030"))
    told = [(b.span, b.text) for b in document.blocks if isinstance(b, Paragraph)]
    told += [(c.span, c.text) for b in document.blocks if isinstance(b, Table) for row in b.rows for c in row]
    assert {text for _, text in told} >= {"前言二", "内二", "2", "旁", "下", "3\n行", "项二", "尾"}
    assert [text for span, text in told if squeezed(text) not in squeezed(find(span))] == []
    assert {text: find(span) for span, text in told if text in ("1", "2", "项二")} == {
        "1": "1",
        "2": "2",
        "项二": "项二",
    }
