"""Briefs as bytes: packed, one takes some 5 kB. A million fit a disk, and the few compared at a time the memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, overload

import msgspec

from checker.batch.packing import press, pressed_out
from checker.model.brief import Brief, Passage
from checker.model.document import Paragraph, Places, Source, Span
from checker.model.readings import Readings
from checker.model.report import Fact, Issuer, Reading, Report, Sentence, Value

_VALUES = 4096  # most cells of a batch hold one of a few numbers
_ORDERS = 64  # printed cells are the same ones in nearly all reports of a form and layout
_LENGTH = 4  # bytes that tell how long what is compressed is


class _Kept(msgspec.Struct, array_like=True):
    """What is kept of a report; its path is not.

    ``cells`` and ``numbers`` are what :func:`_cells` tells, and behind its numbers stand the paragraph, the begin and
    the end of each sentence; ``passages`` have lengths in place of sketches.
    """

    sha256: str
    encoding: str
    layout: str
    form: str
    year: int
    title: str
    issuer: Issuer
    cells: list[Any]
    numbers: bytes
    tables: dict[str, Span]
    paragraphs: list[Paragraph]
    sections: list[str]
    facts: tuple[Fact, ...]
    passages: list[tuple[str, Span, str, int, int]]


_WRITE = msgspec.msgpack.Encoder().encode  # MessagePack, which takes a tenth of the time of JSON
_READ = msgspec.msgpack.Decoder(_Kept).decode


def pack(brief: Brief) -> bytes:
    """The brief as bytes: words and numbers compressed, and behind them the sketches, which nothing makes shorter.

    What there are hundreds of is told in columns, those of numbers in binary; what cells or sentences share is told
    once.
    """
    report = brief.report
    cells, numbers = _cells(report.readings)
    paragraphs = {id(sentence.paragraph): sentence.paragraph for sentence in report.sentences}
    order = {name: n for n, name in enumerate(paragraphs)}
    numbers.extend([order[id(sentence.paragraph)] for sentence in report.sentences])
    numbers.extend([sentence.start for sentence in report.sentences])
    numbers.extend([sentence.end for sentence in report.sentences])
    kept = _Kept(
        report.source.sha256,
        report.source.encoding,
        report.layout,
        report.form,
        report.year,
        report.title,
        report.issuer,
        cells,
        numbers.tobytes(),
        dict(report.tables),
        list(paragraphs.values()),
        [sentence.section for sentence in report.sentences],
        report.facts,
        [(p.section, p.span, p.opening, p.shingles, len(p.sketch)) for p in brief.passages],
    )
    sketches = array("I", [mark for passage in brief.passages for mark in passage.sketch])
    told = press(_WRITE(kept))
    return len(told).to_bytes(_LENGTH) + told + sketches.tobytes()


def unpack(data: bytes, path: str) -> Brief:
    """The brief that was packed, of the file at ``path``."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH])
    kept = _READ(pressed_out(data[_LENGTH:end]))
    readings, places = _readings(kept.cells, array("I", kept.numbers))
    report = Report(
        Source(path, kept.sha256, kept.encoding),
        kept.layout,
        kept.form,
        kept.year,
        kept.issuer,
        kept.title,
        readings,
        sentences=_Sentences(kept.paragraphs, kept.sections, places),
        facts=kept.facts,
        tables=kept.tables,
    )
    return Brief(report, tuple(_passages(kept.passages, array("I", data[end:]))))


def _readings(kept: list[Any], numbers: array[int]) -> tuple[Readings, array[int]]:
    """The readings that :func:`_cells` told, and the numbers behind theirs.

    Of each cell they tell which of the values it has, its line and its column.
    """
    blocks, told, pages, elements, unsure = kept
    addresses = _addresses(blocks)
    count = len(addresses)
    values = [_value(*entry) for entry in told]
    lines, columns = numbers[count : 2 * count], numbers[2 * count : 3 * count]
    places = Places(lines, columns, _spread(pages, count), _spread(elements, count))
    confidences = [unsure.get(address, 1.0) for address in addresses] if unsure else [1.0] * count
    readings = Readings(addresses, [values[which] for which in numbers[:count]], places, confidences)
    return readings, numbers[3 * count :]


def _cells(readings: Mapping[str, Reading]) -> tuple[list[Any], array[int]]:
    """The readings in words, and in numbers."""
    kept = Readings.of(readings)
    # cells that read alike mostly share one value
    names = list(map(id, kept.contents))
    values = dict(zip(names, kept.contents, strict=True))
    order = {name: n for n, name in enumerate(values)}
    told = [
        _blocks(tuple(kept)),
        [[v.state, v.raw, None if v.number is None else str(v.number), v.unit] for v in values.values()],
        _shared(kept.places.pages, None),
        _shared(kept.places.elements, ""),
        _unsure(kept),
    ]
    numbers = array("I", [order[name] for name in names])
    numbers.extend(kept.places.lines)
    numbers.extend(kept.places.columns)
    return told, numbers


def _unsure(kept: Readings) -> dict[str, float]:
    """The cells that are not sure; most reports have none."""
    if min(kept.confidences, default=1.0) == 1.0:
        return {}
    return {address: sure for address, sure in zip(kept, kept.confidences, strict=True) if sure != 1.0}


def _shared(parts: Sequence[Any] | None, usual: Any) -> Any:
    """What is told of all cells, once if it is the same of each."""
    if not parts:
        return usual
    return parts[0] if len(set(parts)) == 1 else parts


def _spread(told: Any, count: int) -> Any:
    """What :func:`_shared` told, for each of so many cells; None where it is nothing."""
    return told if isinstance(told, list) else [told] * count if told else None


@lru_cache(maxsize=_ORDERS)
def _blocks(addresses: tuple[str, ...]) -> str:
    """The addresses in their order as tables, rows and the columns of each of these rows: ``table|a,b|c,d;…``."""
    rows = groupby((address.rsplit(".", 1) for address in addresses), key=itemgetter(0))
    blocks: list[tuple[str, list[str], list[str]]] = []
    for name, cells in rows:
        table, row = name.split(".")
        columns = [column for _, column in cells]
        if blocks and blocks[-1][0] == table and blocks[-1][2] == columns:
            blocks[-1][1].append(row)
        else:
            blocks.append((table, [row], columns))
    return ";".join([f"{table}|{','.join(rows)}|{','.join(columns)}" for table, rows, columns in blocks])


@lru_cache(maxsize=_ORDERS)
def _addresses(blocks: str) -> Mapping[str, int]:
    """The addresses that :func:`_blocks` tells, each with its place among them."""
    parts = [block.split("|") for block in blocks.split(";") if block]
    addresses = [
        f"{table}.{row}.{column}"
        for table, rows, columns in parts
        for row in rows.split(",")
        for column in columns.split(",")
    ]
    return {address: n for n, address in enumerate(addresses)}


@lru_cache(maxsize=_VALUES)
def _value(state: Any, raw: str, number: str | None, unit: str | None) -> Value:
    return Value(state, raw, None if number is None else Decimal(number), unit)


class _Sentences(Sequence[Sentence]):
    """The sentences, each made when it is asked for: a comparison looks at few of them.

    ``numbers`` tell their paragraphs, where they begin, and where they end.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], sections: Sequence[str], numbers: Sequence[int]) -> None:
        self._paragraphs, self._sections = paragraphs, sections
        count = len(sections)
        self._which, self._starts, self._ends = (numbers[at * count : (at + 1) * count] for at in range(3))

    @overload
    def __getitem__(self, number: int) -> Sentence: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, number: int | slice) -> Sentence | tuple[Sentence, ...]:
        if isinstance(number, slice):
            return tuple(self)[number]
        paragraph = self._paragraphs[self._which[number]]
        return Sentence(paragraph, self._starts[number], self._ends[number], self._sections[number])

    def __len__(self) -> int:
        return len(self._sections)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def _passages(kept: Iterable[tuple[str, Span, str, int, int]], sketches: Sequence[int]) -> Iterator[Passage]:
    begin = 0
    for section, place, opening, shingles, length in kept:
        yield Passage(section, place, opening, shingles, tuple(sketches[begin : begin + length]))
        begin += length
