"""Where on the page a finding's places are: the cell, row, table, or stretch of prose that each of them marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from checker.model.document import Paragraph, Span
from checker.model.finding import Finding, Location
from checker.model.form import Form
from checker.model.report import Report
from checker.reporters.view import joint

Role = Literal["wrong", "perhaps", "related"]
"""What a finding says of a place: it is wrong, it might be instead of another, or it is set against it."""


_BEGINNING = 12  # characters marked where a place has no words of its own


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding at a place of the page."""

    rank: int
    severity: str
    role: Role


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the page: the ``anchor`` that links lead to, and the location it shows, if it is one.

    ``address`` is that of a cell, or the ``table.row`` of a whole row; ``prose`` tells a sentence from a heading.
    """

    anchor: str
    role: Role
    address: str | None = None
    location: Location | None = None
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch of a paragraph, by offsets in its text."""

    start: int
    end: int
    mark: Mark
    anchor: str


@dataclass
class Marks:
    """Every mark of one report: by anchor for cells, rows, tables and stray lines, by paragraph for the prose."""

    boxes: dict[str, list[Mark]] = field(default_factory=dict)
    stretches: dict[int, list[Stretch]] = field(default_factory=dict)
    strays: dict[str, Location] = field(default_factory=dict)
    places: dict[int, list[Place]] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """A paragraph as the page shows it; ``kind`` is its element."""

    paragraph: Paragraph
    kind: Literal["title", "heading", "prose"]


@dataclass(frozen=True)
class Finder:
    """Finds the places of one report; ``prefix`` keeps the anchors of several reports on a page apart."""

    report: Report
    form: Form
    prefix: str

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Title, headings and prose, in the order of the file."""
        prose = {id(sentence.paragraph): sentence.paragraph for sentence in self.report.sentences}
        found = [Text(paragraph, "prose") for paragraph in prose.values()]
        begins = {order(paragraph.begin) for paragraph in prose.values()}
        for heading in self.report.headings:
            if order(heading.span) not in begins:
                found.append(Text(Paragraph(heading.text, ((0, heading.span),)), "heading"))
        for name, words, span in self.report.notes:
            if name == "title" and order(span) not in begins:
                found.append(Text(Paragraph(words, ((0, span),)), "title"))
        return tuple(sorted(found, key=lambda text: order(text.paragraph.span)))

    @cached_property
    def _lines(self) -> dict[tuple[int | None, int], list[tuple[int, int, int, int]]]:
        """For each line of the source the paragraphs on it: number, offset, first column and length."""
        found: dict[tuple[int | None, int], list[tuple[int, int, int, int]]] = {}
        for n, text in enumerate(self.texts):
            places = text.paragraph.places
            ends = [*(offset for offset, _ in places[1:]), len(text.paragraph.text)]
            for (offset, span), end in zip(places, ends, strict=True):
                entry = (n, offset, span.column, end - offset)
                found.setdefault((span.page, span.line), []).append(entry)
        return found

    @cached_property
    def _rows(self) -> dict[tuple[int, int, int], str]:
        return {order(span): fit.address for fit in self.report.rows for span in (fit.span, *fit.spans)}

    def cell(self, address: str) -> str:
        """The anchor of a printed cell, or of a row or table by its shorter address."""
        return f"{self.prefix}{address}"

    def marks(self, findings: Sequence[Finding]) -> Marks:
        """The marks of all findings."""
        marks = Marks()
        for finding in findings:
            if finding.subject in self.form.rows and finding.subject not in self.report.printed_rows:
                self._add(
                    marks, finding, self.cell(finding.subject), "wrong", finding.subject
                )  # the row that is not there
            for address, role in _blamed(finding):
                self._add(marks, finding, self._at(address), role, address)
            here = (place for place in finding.related if not place.path)
            for n, location in enumerate((finding.primary, *here)):
                self._locate(marks, finding, location, "related" if n or finding.suspects else "wrong")
        return marks

    def _at(self, address: str) -> str | None:
        """The anchor of the first printed cell of an address, None where the form has none."""
        return self.cell(self.form.expand(address)[0]) if self.form.knows(address) else None

    def _locate(self, marks: Marks, finding: Finding, location: Location, role: Role) -> None:
        span = location.span
        if location.path is not None:
            return  # another report's place is not on this page
        if location.address and (anchor := self._at(location.address)):
            self._add(marks, finding, anchor, role, location.address, location)
        elif (row := self._rows.get(order(span))) is not None:
            self._add(marks, finding, self.cell(row), role, row, location)
        elif table := next((name for name, at in self.report.tables.items() if order(at) == order(span)), None):
            self._add(marks, finding, self.cell(table), role, None, location)
        elif (found := self._stretch(location)) is not None:
            number, start, end = found
            anchor = f"{self.prefix}p{number}-{start}-{end}"
            stretches = marks.stretches.setdefault(number, [])
            stretches.append(Stretch(start, end, Mark(finding.rank, finding.severity, role), anchor))
            prose = self.texts[number].kind == "prose"
            self._place(marks, finding, Place(anchor, role, None, location, prose))
        else:
            anchor = f"{self.prefix}s{span.page or 0}-{span.line}-{span.column}"
            marks.strays.setdefault(anchor, location)
            self._add(marks, finding, anchor, role, None, location)

    def _add(
        self,
        marks: Marks,
        finding: Finding,
        anchor: str | None,
        role: Role,
        address: str | None,
        location: Location | None = None,
    ) -> None:
        if anchor is None:
            return
        known = marks.boxes.setdefault(anchor, [])
        if all(mark.rank != finding.rank for mark in known):
            known.append(Mark(finding.rank, finding.severity, role))
        self._place(marks, finding, Place(anchor, role, address, location))

    @staticmethod
    def _place(marks: Marks, finding: Finding, place: Place) -> None:
        places = marks.places.setdefault(finding.rank, [])
        if all(known.anchor != place.anchor for known in places):
            places.append(place)

    def _stretch(self, location: Location) -> tuple[int, int, int] | None:
        """Paragraph, start and end of the words at a location; None where no paragraph stands there."""
        span = location.span
        for number, offset, column, length in self._lines.get((span.page, span.line), ()):
            if column <= span.column <= column + max(length - 1, 0):
                text = self.texts[number].paragraph.text
                start = offset + span.column - column
                return (number, *_words(text, start, location.text))
        return None


def order(span: Span) -> tuple[int, int, int]:
    """The order of a report's places."""
    return span.page or 0, span.line, span.column


def _blamed(finding: Finding) -> Iterator[tuple[str, Role]]:
    """The cells a finding blames: those that explain it together, then those that might be wrong instead."""
    together = joint(finding)
    yield from ((suspect.address, "wrong") for suspect in together)
    yield from ((suspect.address, "perhaps") for suspect in finding.suspects if suspect not in together)


def _words(text: str, start: int, words: str) -> tuple[int, int]:
    """Where ``words`` stand in ``text``, at ``start`` or after it; the rest of the sentence where they do not.

    Without any words the place is a beginning, of which the first few characters are marked.
    """
    start = min(start, max(len(text) - 1, 0))
    if not words:
        return start, min(start + _BEGINNING, max(len(text), start + 1))
    if (found := text.find(words, start)) >= 0:
        return found, found + len(words)
    stop = text.find("。", start)
    return start, stop + 1 if stop >= 0 else max(len(text), start + 1)
