"""What was read from a document: cells on the official form, headings, sentences, and the counts they claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from math import nan
from typing import Literal, NamedTuple

from checker.model.document import Paragraph, Source, Span

_ORDERS = 256  # printed cells are the same ones in nearly all reports of a form
State = Literal["number", "blank", "na", "text"]
Relation = Literal["=", "<=", ">=", "~", "none"]
Level = Literal["government", "office", "department", "town"]
Rank = Literal["province", "prefecture", "county", "town"]
"""Of which rank the place is that a body belongs to: a county's bureau has the rank county."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell's text means, or that it means nothing: a blank is never 0, a mark (/ — 无) is not a blank.

    ``number`` is set for the state ``number`` only, in the unit the address is stored in (counts; 万元 for
    ``disclosure.admin_fee.amount``; 元 for ``disclosure.procurement.amount``); its exponent keeps the printed
    precision. ``unit`` is the unit printed inside the cell, if any. ``amount`` is what stands in a column of floats:
    NaN for words, None for a blank or a mark.
    """

    state: State
    raw: str
    number: Decimal | None = None
    unit: str | None = None
    amount: float | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # worked out once: cells that read alike share one value, and a Decimal becomes a float by way of its digits
        amount = nan if self.state == "text" else None
        object.__setattr__(self, "amount", amount if self.number is None else float(self.number))


class Reading(NamedTuple):
    """A value at its address: where it stands and how sure the reading is (1 sure, below 0.9 uncertain)."""

    address: str
    value: Value
    span: Span
    confidence: float = 1.0


class RowFit(NamedTuple):
    """How a printed row was laid on a row of the form.

    ``address`` is ``table.row``; ``label`` the words printed; ``found`` values for ``expected`` columns;
    ``wording`` the part of the label that departs from the official wording ("" if none);
    ``spans`` more than one place when the row was printed more than once, and ``differs`` whether its cells that say
    something else there are in doubt.
    """

    address: str
    label: str
    span: Span
    found: int
    expected: int
    confidence: float = 1.0
    wording: str = ""
    spans: tuple[Span, ...] = ()
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading as printed: ``numeral`` is "" when it is missing."""

    section: str
    text: str
    numeral: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of prose up to its full stop: the paragraph it is cut from, the offsets in it, and its text."""

    paragraph: Paragraph
    start: int
    end: int
    section: str
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # cut once, because a dozen ways of reading ask for it
        object.__setattr__(self, "text", self.paragraph.text[self.start : self.end])

    @property
    def span(self) -> Span:
        """The place of its first character."""
        return self.paragraph.at(self.start)


@dataclass(frozen=True, slots=True)
class Fact:
    """A quantity claimed in a sentence.

    ``quantity`` is an address, printed or derived; ``alternatives`` are further addresses the phrase may legally
    mean (受理N件: 新收, or 新收 + 上年结转). ``value`` is in ``unit``; ``step`` is half a unit of the last printed
    digit (0 for exact counts). ``kind`` tells a count from a denial (未发生: 0), a universal claim (均维持) and a
    percentage. ``sentence`` is the index in :attr:`Report.sentences`; ``start`` and ``end`` are offsets in its
    paragraph. ``parent`` is the index of the fact this one is a part of (其中). ``note`` says why the fact is not
    comparable, if it is not.
    """

    quantity: str
    value: Decimal
    span: Span
    text: str
    relation: Relation = "="
    unit: str | None = None
    scope: str | None = None
    year: int | None = None
    kind: str = "count"
    phrase: str = ""
    alternatives: tuple[str, ...] = ()
    step: Decimal = Decimal(0)
    sentence: int = -1
    start: int = 0
    end: int = 0
    parent: int | None = None
    confidence: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A number as a sentence prints it, whatever it counts: value, words around it, unit and place."""

    value: Decimal
    text: str
    unit: str
    relation: Relation
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A count and the parts it is said to consist of (其中).

    ``plain`` is set where every member is a short noun with its number, so that the list can hardly mean anything
    else; ``sentence`` is the index in :attr:`Report.sentences`; ``summed`` says that the whole is told as the sum of
    these parts and no others (信函6件、当面2件，合计8件).
    """

    whole: Told
    parts: tuple[Told, ...]
    plain: bool
    sentence: int
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A count, the one of the year before beside it, and the change that is said to lie between (较上年的42件减少6件).

    ``change`` is signed and told in ``%`` or in the unit of both counts; ``others`` are further counts of the same
    unit in the sentence, of which the change may be said; ``sentence`` is the index in :attr:`Report.sentences`.
    ``then`` is None where no count of the year before is told, and none is possible (42件，比上年增加50件).
    """

    now: Told
    then: Told | None
    change: Told
    sentence: int
    others: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of a whole: with the part and the whole that are told beside it, where they are.

    ``others`` are further counts of the same unit in the sentence, of which it may be a share, or, where no part is
    told, the shares of other parts of its whole; ``sentence`` is the index in :attr:`Report.sentences`.
    """

    percent: Told
    sentence: int
    part: Told | None = None
    whole: Told | None = None
    others: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who published the report: full name, province, level of government and rank of its place ("" unknown).

    ``above`` is the division over its county, "" where that is not known.
    """

    name: str = ""
    province: str = ""
    level: Level | Literal[""] = ""
    rank: Rank | Literal[""] = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """A place that a name begins with: the province it is in, and its rank ("" where it has changed).

    ``above`` is the prefecture over a county, or the province where there is none between.
    """

    province: str
    rank: Rank | Literal[""] = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class FurtherRow:
    """A row of 表三 that the form does not know, among its outcomes: its label, and its number in each column."""

    label: str
    span: Span
    numbers: Mapping[str, Decimal]


@dataclass(frozen=True)
class Report:
    """A document laid on a form. ``form`` is "2021", "2019" or "pre2019"; ``year`` 0 if it could not be told.

    ``readings`` holds printed addresses only, in printing order; a row that was not found has none.
    ``notes`` are things the extraction saw and rules may speak of, as (name, text, place).
    """

    source: Source
    layout: str
    form: str
    year: int
    issuer: Issuer
    title: str
    readings: Mapping[str, Reading]
    rows: tuple[RowFit, ...] = ()
    further_rows: tuple[FurtherRow, ...] = ()
    headings: tuple[Heading, ...] = ()
    sentences: Sequence[Sentence] = ()
    facts: tuple[Fact, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    tables: Mapping[str, Span] = field(default_factory=dict)
    notes: tuple[tuple[str, str, Span], ...] = ()

    @cached_property
    def printed_rows(self) -> frozenset[str]:
        """``table.row`` of every row that was read."""
        return _rows(tuple(self.readings))

    def number(self, address: str) -> Decimal | None:
        """The number printed at ``address``; None for a blank, a mark, text or a missing row."""
        reading = self.readings.get(address)
        return reading.value.number if reading else None


@lru_cache(maxsize=_ORDERS)
def _rows(addresses: tuple[str, ...]) -> frozenset[str]:
    return frozenset([address.rpartition(".")[0] for address in addresses])
