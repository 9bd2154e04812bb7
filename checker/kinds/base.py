"""What a rule kind is, and what it is given to work on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

from checker.model.brief import Passage
from checker.model.document import Span
from checker.model.finding import Finding, Location
from checker.model.form import Form
from checker.model.readings import Readings
from checker.model.report import Fact, Reading, Report, Sentence
from checker.model.rule import Assertion, Rule
from checker.model.text import Text

_FREE_HEADING = "概述"
_HEADING_LENGTH = 20
_PREFACE = re.compile("条例|编制|本报告")

_SURE = 0.9
"""Cells below this confidence are not used against a report."""
_LEAD = 12  # characters quoted where a finding is about more than a few words

OptionType = Literal[
    "addresses", "terms", "address", "text", "texts", "number", "each", "choice", "patterns", "flag", "groups", "date"
]


LAST = "last."
"""What stands before an address of last year's report in an option of the type ``terms``."""


@dataclass(frozen=True, slots=True)
class Option:
    """A field that rules of a kind may or must have."""

    type: OptionType
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    least: float | None = 0
    """The least that a number may be; None if it may be anything."""
    groups: int | None = None
    """How many groups a pattern must have; None for any number."""


@dataclass(frozen=True)
class Case:
    """One report laid on its form, with what several kinds need of it.

    ``passages`` are its parts as they are compared with those of other reports.
    """

    report: Report
    form: Form
    passages: tuple[Passage, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What one kind has worked out and others need too."""
    _sums: dict[str, Decimal | None] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def prose(self) -> str:
        """All sentences, a line each."""
        return "\n".join([sentence.text for sentence in self.report.sentences])

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each sentence begins in the prose, and where the next one would."""
        return [0, *accumulate([len(sentence.text) + 1 for sentence in self.report.sentences])]

    @cached_property
    def _cells(self) -> Readings:
        """The readings in columns."""
        return Readings.of(self.report.readings)

    @cached_property
    def numberless(self) -> tuple[Reading, ...]:
        """The cells that hold anything but a number; most reports have few or none."""
        kept = self._cells
        cells = zip(kept, kept.contents, strict=True)
        return tuple([kept[address] for address, content in cells if content.state != "number"])

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """Each sentence without its blanks."""
        return tuple(["".join(sentence.text.split()) for sentence in self.report.sentences])

    @cached_property
    def parts(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the sentences of each part."""
        parts: dict[str, list[int]] = {}
        for place, sentence in enumerate(self.report.sentences):
            parts.setdefault(sentence.section, []).append(place)
        return parts

    @cached_property
    def _told(self) -> Mapping[int, Sequence[Fact]]:
        told: dict[int, list[Fact]] = {}
        for fact in self.report.facts:
            told.setdefault(fact.sentence, []).append(fact)
        return told

    def beside(self, fact: Fact) -> Sequence[Fact]:
        """The facts of its sentence, itself among them."""
        return self._told.get(fact.sentence, ())

    def fact(self, fact: Fact) -> Location:
        """The place of a claim of the prose, quoting the words it is told in."""
        paragraph = self.report.sentences[fact.sentence].paragraph
        return Location(fact.span, paragraph.text[fact.start : fact.end], fact=fact.quantity)

    def location(self, address: str) -> Location:
        """The place of a printed cell; of a row's label where the cell itself was not read."""
        reading = self.report.readings.get(address)
        if reading is not None:
            return Location(reading.span, reading.value.raw.strip(), address=address)
        row = address.rpartition(".")[0]
        for fit in self.report.rows:
            if fit.address == row:
                return Location(fit.span, fit.label, address=address)
        table = address.split(".")[0]
        return Location(self.report.tables.get(table, self.report_start), "", address=address)

    @property
    def free_form(self) -> bool:
        """Whether it is written as before 2019: under 概述 and the like, without tables and the six parts."""
        report = self.report
        if report.form == "pre2019":
            return True
        bare = not report.tables and not report.headings
        return bare and any(_FREE_HEADING in sentence.text[:_HEADING_LENGTH] for sentence in report.sentences)

    @property
    def opening(self) -> Location:
        """The first words of the report, for what is said of it as a whole; what pages put above it is passed over."""
        if not self.report.sentences:
            return Location(self.report_start, "")
        title = next((span for name, _, span in self.report.notes if name == "title"), self.report_start)
        preface = [self.report.sentences[place] for place in self.parts.get("", ())]
        below = [sentence for sentence in preface if sentence.span.line >= title.line]
        told = (sentence for sentence in below if _PREFACE.search(sentence.text))
        return lead(next(told, below[0] if below else self.report.sentences[0]))

    @property
    def report_start(self) -> Span:
        """The first place of the report that is known."""
        if self.report.sentences:
            return self.report.sentences[0].span
        return Span(1, 1)

    def sum(self, address: str) -> Decimal | None:
        """What the tables say for ``address``, printed or derived; None where that cannot be told.

        A blank counts as 0, but a total left blank above parts that are not 0 cannot be told, nor can a sum of which a
        row is missing.
        """
        # several rules ask for the same cells, of a report that is this year's and then last year's
        if address not in self._sums:
            self._sums[address] = self._sum(address)
        return self._sums[address]

    @cached_property
    def _absent(self) -> frozenset[str]:
        """The rows that need not be printed where others are."""
        return frozenset(self.form.absent_rows(self.report.printed_rows))

    def _sum(self, address: str) -> Decimal | None:
        try:
            cells = self.form.expand(address)
        except KeyError:
            return None
        kept = self._cells
        total, found = Decimal(0), False
        for cell in cells:
            place = kept.numbers.get(cell)
            if place is None:
                if cell.rpartition(".")[0] not in self._absent:
                    return None
                continue
            found, content = True, kept.contents[place]
            if kept.confidences[place] < _SURE or content.state == "text":
                return None
            if content.number is not None:
                total += content.number
            elif cell.endswith(".total") and self._parts(cell):
                return None
        return total if found else None

    def doubts(self, address: str) -> bool:
        """Whether a cell that ``address`` stands for was read and is in doubt."""
        try:
            read = [self.report.readings.get(cell) for cell in self.form.expand(address)]
        except KeyError:
            return False
        return any(reading is not None and reading.confidence < _SURE for reading in read)

    def _parts(self, total: str) -> bool:
        row = total.rpartition(".")[0]
        return any(
            self.report.number(f"{row}.{column.id}") for column in self.form.rows[row].columns if column.id != "total"
        )


def outside(place: Location, case: Case) -> Location:
    """A place of another report, with the path of its file."""
    return replace(place, path=case.report.source.path)


def lead(sentence: Sentence) -> Location:
    """The first words of a sentence and their place."""
    words = sentence.text.lstrip()
    start = sentence.end - len(words)
    return Location(sentence.paragraph.at(start), words[:_LEAD].rstrip())


@dataclass(frozen=True)
class Others:
    """The reports that one is set beside.

    ``missing`` names those that belong there and were not given; ``doubt`` says why it is not certain that these
    are the right ones (a body renamed, merged or split), and is None where it is.
    """

    cases: tuple[Case, ...]
    missing: tuple[str, ...] = ()
    doubt: Text | None = None


Bind = Callable[[Rule, Form], tuple[Assertion, ...]]
Check = Callable[[Rule, Case], Iterator[Finding]]
Compare = Callable[[Rule, Case, Others], Iterator[Finding]]
Relation = Literal["last-year", "elsewhere", "again", "parts", "absent", "submitted"]
"""Which reports a rule sets beside one: its issuer's of the year before; another issuer's; its issuer's of the
same year; those of the areas and bodies it sums up; or none, because this is last year's and there is no newer one; or
the table of the numbers that were submitted for it.
Where a report of last year is there that cannot be compared (its body was merged or split), ``last-year`` is asked
without one and with the doubt that says why."""


@dataclass(frozen=True)
class Kind:
    """A way of being true.

    ``bind`` turns a rule into assertions over cells, which are compiled into the pandera schema; ``check`` looks at
    a whole report; ``compare`` sets a report beside others that stand to it in ``relation``. A kind has one of the
    three, or none where its rules are not about reports. ``screen`` tells a pattern (RE2) without which the prose
    gives ``check`` nothing to find. ``words`` are what it fills into messages, by the names they have there in
    braces; a rule has at least one of the options ``any_of``.
    """

    name: str
    doc: str
    options: Mapping[str, Option] = field(default_factory=dict)
    bind: Bind | None = None
    check: Check | None = None
    compare: Compare | None = None
    relation: Relation | None = None
    words: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    screen: Callable[[Rule], str] | None = None


CELL = ("label", "table", "row", "column")
"""The words of :func:`labels`."""

WAIVER = Kind(
    "waiver",
    "豁免没有过期，都用得上（由程序按 qc.toml 判断）",
    words=("id", "who", "reason", "until", "place"),
)
"""The kind of rules that look at no report: what was waived is known only after all findings are."""


def shown(number: Decimal | None) -> str:
    """A number as people write it: no exponent, no trailing zeros after the point."""
    if number is None:
        return "—"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def labels(form: Form, address: str) -> dict[str, Text]:
    """The words for a cell, to fill messages with: ``label``, ``table``, ``row``, ``column``."""
    table, row, column = address.split(".")
    return {
        "label": form.label(address),
        "table": form.table(table).title,
        "row": form.row_label(table, row),
        "column": form.column_label(table, row, column),
    }
