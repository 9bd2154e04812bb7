"""What is kept of a report so that others can be set beside it: its cells, its sentences and what they claim."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.document import Span
from checker.model.report import Report


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
