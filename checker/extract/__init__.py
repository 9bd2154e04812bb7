"""A document × the official forms → a :class:`~checker.model.report.Report`: what was read, and from where.

``Report.notes`` may hold, each with its place: ``title`` (the title as one line), ``period`` (the phrase that
states the period reported on), ``publisher`` (the body in a web page's index block), ``published``, ``dated`` and
``signed`` (the days of publication, of the document and of its signature), ``signer`` (the body that signed),
``misdated`` (the title, where the period tells another year and nothing speaks for the title's), ``bookmark``
(residue of a word processor), ``further`` (the title of each further report in the file, which is not read),
``unread`` (the id of each table whose words and numbers stand in no order).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from checker.extract.dated import find_dates
from checker.extract.detect import by_year, detect
from checker.extract.facts import read_facts
from checker.extract.fit import Fitting, fit
from checker.extract.issuer import (
    Title,
    find_issuer,
    find_publisher,
    find_publisher_line,
    find_title,
    names_publisher,
)
from checker.extract.period import Note, find_period, find_residue
from checker.extract.prose.changes import changes
from checker.extract.prose.parts import COUNTED, breakdowns
from checker.extract.prose.proportions import shares
from checker.extract.sections import Candidate, cut_sentences, find_headings
from checker.extract.several import first_report
from checker.extract.sheet import Sheet
from checker.extract.which_year import settle_year
from checker.model.document import Block, Cell, Document, Span
from checker.model.errors import UnreadableError
from checker.model.form import Form
from checker.model.phrase import Catalogue
from checker.model.report import Division, Report, Sentence
from checker.model.text import Text

_NO_PLACES: Mapping[str, Division] = MappingProxyType({})
_NO_FITTING = Fitting({}, (), {})
_LONGEST = 1_000_000
"""Chinese characters of one paragraph; a whole report has some ten thousand."""
_LAST_FREE_YEAR = 2018
_FREE_HEADING = "概述"


@dataclass(frozen=True)
class Opened:
    """A document of which it is known who speaks and of which year, before its tables are laid on a form.

    ``report`` has headings and sentences, and neither cells nor facts.
    """

    document: Document
    blocks: Sequence[Block]
    sheet: Sheet
    headings: Sequence[Candidate]
    title: Title
    period: Note | None
    publisher: Cell | None
    dates: Sequence[Note]
    misdated: bool
    further: Sequence[tuple[str, Span]]
    report: Report


def extract(
    document: Document,
    forms: Mapping[str, Form],
    phrases: Catalogue | None = None,
    places: Mapping[str, Division] = _NO_PLACES,
) -> Report:
    """Read ``document`` as a report on one of ``forms``.

    ``phrases`` is the catalogue of how counts are told, without it no facts are read; ``places`` maps names
    of places to their provinces and ranks.

    Raises:
        UnreadableError: the document has no statutory table, no heading and no title of a report.
    """
    return with_claims(on_form(opened(document, forms, places), forms), phrases)


def opened(document: Document, forms: Mapping[str, Form], places: Mapping[str, Division] = _NO_PLACES) -> Opened:
    """Whose report a document is, and its headings and sentences: what does not depend on the form but by its parts.

    Raises:
        UnreadableError: a paragraph is far longer than a report.
    """
    blocks, further = first_report(document.blocks)
    sheet = Sheet(blocks)
    found = find_headings(blocks, sheet, next(iter(forms.values())).sections)
    headings = tuple(candidate.heading for candidate in found)
    title = find_title(blocks, headings)
    sentences = cut_sentences(blocks, sheet, found, title.spans)
    _refuse_endless(document, sentences)
    period = find_period(sentences)
    ends = (headings[0].span, headings[-1].span) if headings else (None, None)
    dates = tuple(find_dates(blocks, sheet.words, *ends))
    told = settle_year(title, period, sentences, dates)
    publisher = find_publisher(blocks) if any(map(names_publisher, sheet.words)) else None
    publisher = publisher or find_publisher_line(blocks)
    issuer = find_issuer(title, publisher.text if publisher else "", sentences, places)
    report = Report(
        source=document.source,
        layout=document.layout,
        form="",
        year=told.year,
        issuer=issuer,
        title=title.text,
        readings={},
        headings=headings,
        sentences=sentences,
    )
    return Opened(document, blocks, sheet, found, title, period, publisher, dates, told.misdated, further, report)


def on_form(begun: Opened, forms: Mapping[str, Form]) -> Report:
    """The report with its tables laid on one of ``forms``, before its prose is read.

    Raises:
        UnreadableError: the document has no statutory table, no heading and no title of a report.
    """
    report, sheet = begun.report, begun.sheet
    form = detect(sheet.words, forms, report.year)
    if form is None and not report.headings and not report.title:
        raise _no_report(begun.document)
    fitting = fit(sheet, *_placed(begun.headings), form) if form else _NO_FITTING
    name = form.id if form else _form_without_tables(forms, report.year, report.sentences, bool(report.headings))
    return replace(
        report,
        form=name,
        readings=fitting.readings,
        rows=fitting.rows,
        further_rows=fitting.further_rows,
        tables=fitting.tables,
        notes=(
            *_notes(begun),
            *(("further", text, span) for text, span in begun.further),
            *(("unread", table, span) for table, span in fitting.unread),
        ),
    )


def with_claims(report: Report, phrases: Catalogue | None = None) -> Report:
    """The report with what its sentences claim; without a catalogue of phrases no facts are read."""
    sentences, year = report.sentences, report.year
    facts = read_facts(sentences, year=year, form=report.form, issuer=report.issuer, phrases=phrases) if phrases else ()
    return replace(
        report,
        facts=facts,
        breakdowns=tuple(breakdowns(sentences, COUNTED)),
        changes=tuple(changes(sentences, year, COUNTED)),
        shares=tuple(shares(sentences, COUNTED)),
    )


def _placed(found: Sequence[Candidate]) -> tuple[dict[int, str], dict[int, str]]:
    """The sections whose headings are blocks and those whose headings are cells, by the numbers of these."""
    lines = {each.block: each.heading.section for each in found if each.cell is None}
    return lines, {each.cell: each.heading.section for each in found if each.cell is not None}


def _form_without_tables(forms: Mapping[str, Form], year: int, sentences: Sequence[Sentence], headed: bool) -> str:
    """Reports before the first official form have free headings and no statutory table."""
    free = not headed and any(_FREE_HEADING in sentence.text[:20] for sentence in sentences)
    if 0 < year <= _LAST_FREE_YEAR or (year == 0 and free):
        return "pre2019"
    return by_year(forms, year).id


def _notes(begun: Opened) -> Iterator[Note]:
    title = begun.title
    if title.text:
        yield "title", title.text, title.spans[0]
    if begun.misdated:
        yield "misdated", title.text, title.spans[0]
    if begun.period is not None:
        yield begun.period
    if (publisher := begun.publisher) is not None:
        yield "publisher", publisher.text, publisher.span
    yield from begun.dates
    yield from find_residue(begun.blocks)


def _refuse_endless(document: Document, sentences: Sequence[Sentence]) -> None:
    known = None
    for sentence in sentences:
        if sentence.paragraph is known:
            continue
        known = sentence.paragraph
        if len(known.text) > _LONGEST and (count := _chinese(known.text)) > _LONGEST:
            path, line = document.source.path, sentence.span.line
            raise UnreadableError(
                Text(
                    f"{path}：第{line}行起一段话有 {count} 字，不会是一份年度报告；请检查是否丢了换行",
                    f"{path}: a paragraph of {count} characters begins on line {line}; this is no report",
                )
            )


def _chinese(text: str) -> int:
    """How many characters take three bytes; the letters and digits of a picture put into the text are not counted."""
    return (len(text.encode("utf-8", "replace")) - len(text)) // 2


def _no_report(document: Document) -> UnreadableError:
    path = document.source.path
    return UnreadableError(
        Text(
            f"{path}：不是政府信息公开工作年度报告：没有法定表格、六个部分的标题，也没有报告的题目",
            f"{path}: no annual report on open government: no table, heading or title of one",
        )
    )
