"""What is kept of a report so that others can be set beside it: its cells, its sentences and what they claim.

Packed, a brief takes some 5 kB: a million of them fit a disk, and the few that are compared at a time the memory.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.model.document import Paragraph, Source, Span
from checker.model.report import Fact, Issuer, Reading, Report, Sentence, Value

LEVEL = 1  # a tenth of the time of the default for a tenth more bytes


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of the prose as it is compared with others: where it begins, how long it is, and its sketch.

    ``sketch`` are the smallest hashes of its shingles (numbers masked), ascending; ``shingles`` how many there are
    in all. Two passages share about as many shingles as their sketches share of the smallest of both.
    """

    section: str
    span: Span
    opening: str
    shingles: int
    sketch: tuple[int, ...]


@dataclass(frozen=True)
class Brief:
    """A report without its headings, rows and lists, and the passages it is compared by."""

    report: Report
    passages: tuple[Passage, ...] = ()


def pack(brief: Brief) -> bytes:
    """The brief as bytes."""
    report = brief.report
    data = {
        "source": [report.source.sha256, report.source.encoding],
        "about": [report.layout, report.form, report.year, report.title],
        "issuer": [report.issuer.name, report.issuer.province, report.issuer.level, report.issuer.rank],
        "cells": [_cell(reading) for reading in report.readings.values()],
        "tables": dict(report.tables),
        "sentences": [[s.section, s.text, s.span] for s in report.sentences],
        "facts": [_fact(fact, report) for fact in report.facts],
        "passages": [[p.section, p.span, p.opening, p.shingles, list(p.sketch)] for p in brief.passages],
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), LEVEL)


def unpack(data: bytes, path: str) -> Brief:
    """The brief that was packed, of the file at ``path``."""
    kept: dict[str, Any] = json.loads(zlib.decompress(data))
    sentences = tuple(_told(*entry) for entry in kept["sentences"])
    layout, form, year, title = kept["about"]
    report = Report(
        Source(path, *kept["source"]),
        layout,
        form,
        year,
        Issuer(*kept["issuer"]),
        title,
        _Readings({entry[0]: entry for entry in kept["cells"]}),
        sentences=sentences,
        facts=tuple(_claim(*entry) for entry in kept["facts"]),
        tables={table: Span(*place) for table, place in kept["tables"].items()},
    )
    passages = (
        Passage(section, Span(*place), opening, shingles, tuple(sketch))
        for section, place, opening, shingles, sketch in kept["passages"]
    )
    return Brief(report, tuple(passages))


class _Readings(Mapping[str, Reading]):
    """The readings by address, each made when it is asked for: a comparison looks at a few of two hundred."""

    def __init__(self, kept: dict[str, list[Any]]) -> None:
        self._kept = kept
        self._made: dict[str, Reading] = {}

    def __getitem__(self, address: str) -> Reading:
        made = self._made.get(address)
        if made is None:
            made = self._made[address] = _reading(*self._kept[address])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, address: object) -> bool:
        return address in self._kept


def _cell(reading: Reading) -> list[Any]:
    value, number = reading.value, reading.value.number
    kept = [reading.address, value.state, value.raw, None if number is None else str(number), value.unit]
    return [*kept, reading.confidence, reading.span]


def _reading(*entry: Any) -> Reading:
    address, state, raw, number, unit, confidence, place = entry
    value = Value(state, raw, None if number is None else Decimal(number), unit)
    return Reading(address, value, Span(*place), confidence)


def _told(section: str, text: str, place: Any) -> Sentence:
    return Sentence(Paragraph(text, ((0, Span(*place)),)), 0, len(text), section)


def _fact(fact: Fact, report: Report) -> list[Any]:
    """The fact with its offsets counted from the sentence that is kept instead of its paragraph."""
    begin = report.sentences[fact.sentence].start if fact.sentence >= 0 else 0
    return [
        *(fact.quantity, str(fact.value), fact.span, fact.text, fact.relation, fact.unit, fact.scope),
        *(fact.year, fact.kind, fact.phrase, list(fact.alternatives), str(fact.step)),
        *(fact.sentence, fact.start - begin, fact.end - begin, fact.parent, fact.confidence, fact.note),
    ]


def _claim(*entry: Any) -> Fact:
    quantity, value, span, text, *words, others, step, place, start, end, parent, sure, note = entry
    rest = [tuple(others), Decimal(step), place, start, end, parent, sure, note]
    return Fact(*[quantity, Decimal(value), Span(*span), text, *words, *rest])
