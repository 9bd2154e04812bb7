"""A plan × the sheet it was made for → readings: which cell holds which value, how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.extract.labels import Labels
from checker.extract.place import LOST, UNSURE
from checker.extract.plan import Plan, Planned, make_plan
from checker.extract.rows import OUTCOME
from checker.extract.sheet import LONGEST_KEPT, Outline, Sheet
from checker.extract.values import understood
from checker.model.document import Places, Span
from checker.model.form import CellType, Form
from checker.model.readings import Readings
from checker.model.report import FurtherRow, Reading, RowFit, Value

_PLANS = 512
_FORMS = 64
_SUBTOTALS = ("小计", "合计", "共计")
_WAYS = 16
"""In so many ways one plan is kept in mind; nearly all plans can be read in one way only."""
_NOTHING = Value("blank", "")


@dataclass(frozen=True, slots=True)
class Fitting:
    """The tables of a document laid on a form; ``unread`` ones are there, but in disorder."""

    readings: Mapping[str, Reading]
    rows: tuple[RowFit, ...]
    tables: Mapping[str, Span]
    further_rows: tuple[FurtherRow, ...] = ()
    unread: tuple[tuple[str, Span], ...] = ()


def fit(sheet: Sheet, headings: Mapping[int, str], lone: Mapping[int, str], form: Form) -> Fitting:
    """Lay the tables of ``sheet`` on ``form``; a row printed twice is read from its first place.

    ``headings`` and ``lone`` tell before which blocks and in which cells the headings of sections stand.
    """
    outline = sheet.outline(headings, lone)
    layout = (_known if len(sheet.texts) <= LONGEST_KEPT else _Layout)(outline, labels_of(form))
    columns = layout.columns(sheet.texts)
    readings, doubted = _read(columns, sheet.texts, sheet.places)
    rows = tuple([_fitted(row, sheet.texts, sheet.places, row.address in doubted) for row in columns.rows])
    further = tuple(_further(layout.plan, sheet, labels_of(form), readings))
    disorder = tuple([(table, sheet.places[cell]) for table, cell in layout.plan.unread])
    return Fitting(readings, rows, _tables(rows, layout.plan, sheet.places, form), further, disorder)


class _Cell(NamedTuple):
    """A cell of the form: its address, what is known of its values, where it is printed, and how sure that is.

    ``number`` is None where no cell is left.
    """

    address: str
    kind: CellType
    apart: str
    number: int | None
    confidence: float


class _Columns:
    """The cells of all rows of a plan, in columns: the same for all tables that look like these.

    ``lost`` are the numbers of those of which no cell is left: in its place stands the last one of the row. ``again``
    are the cells of rows that are printed once more.
    """

    def __init__(self, rows: tuple[Planned, ...], labels: Labels) -> None:
        cells = [cell for row in rows for cell in _cells(row, labels)]
        ends = [row.end for row in rows for _ in row.cells]
        self.rows = rows
        self.numbers = {cell.address: number for number, cell in enumerate(cells)}
        self.kinds = [cell.kind for cell in cells]
        self.apart = [cell.apart for cell in cells]
        self.cells = [end if cell.number is None else cell.number for cell, end in zip(cells, ends, strict=True)]
        self.confidences = [cell.confidence for cell in cells]
        self.lost = [number for number, cell in enumerate(cells) if cell.number is None]
        self.again = [cell for row in _copied(rows) for other in row.again for cell in _cells(other, labels)]


def _cells(row: Planned, labels: Labels) -> Iterator[_Cell]:
    for (address, kind, apart), cell in zip(labels.cells[row.address].values(), row.cells, strict=True):
        yield _Cell(address, kind, apart, cell, LOST if cell is None else row.confidence)


def _copied(rows: Sequence[Planned]) -> list[Planned]:
    """The rows printed more than once; where most of a table is, it is another table, and no copy of a row."""
    printed = Counter(row.address.partition(".")[0] for row in rows)
    copied = [row for row in rows if row.again]
    again = Counter(row.address.partition(".")[0] for row in copied)
    return [row for row in copied if 2 * again[table := row.address.partition(".")[0]] <= printed[table]]


class _Layout:
    """How all tables that look alike are read: their plan, and its cells in columns."""

    def __init__(self, outline: Outline, labels: Labels) -> None:
        self.plan = make_plan(outline, labels)
        self._labels = labels
        self._unsettled = [row for row in self.plan.rows if row.repeated is not None]
        self._columns: dict[tuple[bool, ...], _Columns] = {}

    def columns(self, texts: Sequence[str]) -> _Columns:
        """The columns, where these are the texts of the cells: some rows are read otherwise if all say the same."""
        same = tuple([len({texts[cell] for cell in row.alike}) == 1 for row in self._unsettled])
        if same not in self._columns:
            if len(self._columns) >= _WAYS:
                self._columns.clear()
            repeated = {row.address for row, alike in zip(self._unsettled, same, strict=True) if alike}
            rows = [row.repeated if row.repeated and row.address in repeated else row for row in self.plan.rows]
            self._columns[same] = _Columns(tuple(rows), self._labels)
        return self._columns[same]


_known = lru_cache(maxsize=_PLANS)(_Layout)


def _read(columns: _Columns, texts: Sequence[str], places: Places) -> tuple[Readings, set[str]]:
    """The readings, and the rows that say something else where they are printed again; what differs is in doubt."""
    contents, certain = [], []
    told = [texts[cell] for cell in columns.cells]
    for content, certainty in map(understood, told, columns.kinds, columns.apart):
        contents.append(content)
        certain.append(certainty)
    for number in columns.lost:
        contents[number] = _NOTHING
    confidences = columns.confidences
    if certain.count(1.0) < len(certain):
        confidences = list(map(min, certain, confidences))
    differing = [
        cell.address for cell in columns.again if _differs(cell, contents[columns.numbers[cell.address]], texts)
    ]
    if differing:
        doubted = {columns.numbers[address] for address in differing}
        confidences = [min(sure, UNSURE) if n in doubted else sure for n, sure in enumerate(confidences)]
    readings = Readings(columns.numbers, contents, places.chosen(columns.cells), confidences)
    return readings, {address.rpartition(".")[0] for address in differing}


def _differs(again: _Cell, first: Value, texts: Sequence[str]) -> bool:
    value = _NOTHING if again.number is None else understood(texts[again.number], again.kind, again.apart)[0]
    return (value.state, value.number) != (first.state, first.number)


def _fitted(row: Planned, texts: Sequence[str], places: Places, differs: bool) -> RowFit:
    label, span = texts[row.label] if row.labelled else "", places[row.label]
    again = (span, *(places[other.label] for other in row.again)) if row.again else ()
    told = (row.found, row.expected, row.confidence, row.wording, again, differs)
    return RowFit(row.address, label, span, *told)


def _further(plan: Plan, sheet: Sheet, labels: Labels, readings: Mapping[str, Reading]) -> Iterator[FurtherRow]:
    """The rows that the form does not know, as far as there are numbers in all their cells, and sum up no group."""
    for label, cells in plan.further:
        columns = labels.cells[OUTCOME]
        values = [
            understood(sheet.texts[cell], kind, apart)[0].number
            for cell, (_, kind, apart) in zip(cells, columns.values(), strict=True)
        ]
        numbers = {column: value for column, value in zip(columns, values, strict=True) if value is not None}
        words = sheet.texts[label].strip()
        if len(numbers) < len(columns):
            continue
        if not words.endswith(_SUBTOTALS) or numbers not in _sums(plan, label, labels, readings):
            yield FurtherRow(words, sheet.places[label], numbers)


def _sums(plan: Plan, label: int, labels: Labels, readings: Mapping[str, Reading]) -> list[dict[str, Decimal]]:
    """What the groups of rows above and below the cell ``label`` add up to in each column."""
    rows = labels.form.rows
    printed = [(row.label, rows[row.address].group, row.address) for row in plan.rows if labels.outcome(row.address)]
    above = max((row for row in printed if row[0] < label), default=None)
    below = min((row for row in printed if row[0] > label), default=None)
    return [
        {
            column: sum(
                (_number(readings.get(f"{address}.{column}")) for _, g, address in printed if g == group), Decimal()
            )
            for column in labels.cells[OUTCOME]
        }
        for group in {row[1] for row in (above, below) if row is not None}
    ]


def _number(reading: Reading | None) -> Decimal:
    return (reading.value.number if reading else None) or Decimal()


def _tables(rows: Sequence[RowFit], plan: Plan, places: Places, form: Form) -> dict[str, Span]:
    """Where each table begins: at its head, or at its first row where the head was not recognised."""
    begins = {table: places[cell] for table, cell in plan.tables}
    for row in rows:
        begins.setdefault(row.address.partition(".")[0], row.span)
    return {table.id: begins[table.id] for table in form.tables if table.id in begins}


_LABELS: dict[int, Labels] = {}


def labels_of(form: Form) -> Labels:
    """The labels of ``form``, learnt once: provinces have forms of their own, and reports of all of them are mixed."""
    labels = _LABELS.get(id(form))
    if labels is None:
        if len(_LABELS) >= _FORMS:
            _LABELS.clear()
        # the labels hold the form, so that no other can have its id meanwhile
        labels = _LABELS[id(form)] = Labels(form)
    return labels
