"""A plan × the sheet it was made for → readings: which cell holds which value, how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.labels import Labels
from checker.extract.place import LOST, UNSURE
from checker.extract.plan import Plan, Planned, make_plan
from checker.extract.sheet import Sheet
from checker.extract.values import understood
from checker.model.document import Span
from checker.model.form import Form
from checker.model.report import Reading, RowFit, Value

_PLANS = 512
_FORMS = 64
_LONGEST_KEPT = 1500
"""Cells of tables whose plan is kept in mind; a report has some three hundred."""
# hundreds are made of each report, and this is the quickest way to make one
_new = tuple.__new__


@dataclass(frozen=True, slots=True)
class Fitting:
    """The tables of a document laid on a form."""

    readings: Mapping[str, Reading]
    rows: tuple[RowFit, ...]
    tables: Mapping[str, Span]


def fit(sheet: Sheet, headings: Mapping[int, str], lone: Mapping[int, str], form: Form) -> Fitting:
    """Lay the tables of ``sheet`` on ``form``; a row printed twice is read from its first place.

    ``headings`` and ``lone`` tell before which blocks and in which cells the headings of sections stand.
    """
    labels = labels_of(form)
    outline = sheet.outline(headings, lone)
    plan = _known_plan(outline, labels) if len(sheet.texts) <= _LONGEST_KEPT else make_plan(outline, labels)
    texts, spans = sheet.texts, sheet.spans
    planned = [
        row.repeated if row.repeated and len({texts[cell] for cell in row.alike}) == 1 else row for row in plan.rows
    ]
    readings: dict[str, Reading] = {}
    for row in planned:
        _fill(readings, row, texts, spans, labels)
    doubted = {row.address for row in _copied(planned) if _differs(readings, row, texts, labels)}
    rows = tuple([_fitted(row, texts, spans, row.address in doubted) for row in planned])
    return Fitting(readings, rows, _tables(rows, plan, spans, form))


_known_plan = lru_cache(maxsize=_PLANS)(make_plan)


def _fill(
    readings: dict[str, Reading], row: Planned, texts: Sequence[str], spans: Sequence[Span], labels: Labels
) -> None:
    confidence = row.confidence
    for (address, kind, apart), cell in zip(labels.cells[row.address].values(), row.cells, strict=True):
        if cell is None:
            readings[address] = Reading(address, Value("blank", ""), spans[row.end], LOST)
            continue
        value, certain = understood(texts[cell], kind, apart)
        told = (address, value, spans[cell], certain if certain < confidence else confidence)
        readings[address] = _new(Reading, told)


def _copied(rows: Sequence[Planned]) -> list[Planned]:
    """The rows printed more than once; where most of a table is, it is another table, and no copy of a row."""
    printed = Counter(row.address.partition(".")[0] for row in rows)
    copied = [row for row in rows if row.again]
    again = Counter(row.address.partition(".")[0] for row in copied)
    return [row for row in copied if 2 * again[table := row.address.partition(".")[0]] <= printed[table]]


def _differs(readings: dict[str, Reading], row: Planned, texts: Sequence[str], labels: Labels) -> bool:
    """Whether a row says something else where it is printed again; what differs is in doubt from now on."""
    differing = False
    for other in row.again:
        for (address, kind, apart), cell in zip(labels.cells[row.address].values(), other.cells, strict=True):
            first = readings[address]
            value = Value("blank", "") if cell is None else understood(texts[cell], kind, apart)[0]
            if (value.state, value.number) != (first.value.state, first.value.number):
                readings[address] = first._replace(confidence=min(first.confidence, UNSURE))
                differing = True
    return differing


def _fitted(row: Planned, texts: Sequence[str], spans: Sequence[Span], differs: bool) -> RowFit:
    label, span = texts[row.label] if row.labelled else "", spans[row.label]
    again = (span, *(spans[other.label] for other in row.again)) if row.again else ()
    told = (row.address, label, span, row.found, row.expected, row.confidence, row.wording, again, differs)
    return _new(RowFit, told)


def _tables(rows: Sequence[RowFit], plan: Plan, spans: Sequence[Span], form: Form) -> dict[str, Span]:
    """Where each table begins: at its head, or at its first row where the head was not recognised."""
    places = {table: spans[cell] for table, cell in plan.tables}
    for row in rows:
        places.setdefault(row.address.partition(".")[0], row.span)
    return {table.id: places[table.id] for table in form.tables if table.id in places}


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
