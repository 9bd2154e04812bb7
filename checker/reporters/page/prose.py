"""Paragraphs cut into pieces: what a finding marks, what claims a count, and the plain words between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.kinds import Case
from checker.kinds.comparison import comparisons
from checker.model.report import Fact
from checker.reporters.columns import visible
from checker.reporters.page import words
from checker.reporters.page.places import Finder, Mark, Stretch
from checker.reporters.view import View, plain

_OF_VERDICT = {"agrees": words.CLAIM_AGREES, "differs": words.CLAIM_DIFFERS, "unknown": words.CLAIM_UNKNOWN}


@dataclass(frozen=True, slots=True)
class Claim:
    """A count that the prose claims: what it counts and how it stands to the tables, and the cell it speaks of."""

    start: int
    end: int
    verdict: str
    said: str
    cell: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; ``anchor`` where a marked stretch begins, ``ends`` those that end here."""

    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...]
    ends: tuple[Mark, ...]
    claim: Claim | None


def claims(finder: Finder, view: View) -> dict[int, list[Claim]]:
    """The claims of the report by the number of their paragraph."""
    compared = {id(each.fact): each for each in comparisons(Case(finder.report, finder.form))}
    numbers = {id(text.paragraph): n for n, text in enumerate(finder.texts)}
    found: dict[int, list[Claim]] = {}
    for fact in finder.report.facts:
        number = numbers.get(id(finder.report.sentences[fact.sentence].paragraph)) if fact.sentence >= 0 else None
        if number is None or fact.end <= fact.start:
            continue
        comparison = compared.get(id(fact))
        verdict = comparison.verdict if comparison else "unknown"
        address = comparison.address if comparison else fact.quantity
        value = plain(comparison.table) if comparison else ""
        found.setdefault(number, []).append(_claim(finder, view, fact, verdict, address, value))
    return found


def _claim(finder: Finder, view: View, fact: Fact, verdict: str, address: str, value: str) -> Claim:
    known = finder.form.knows(address)
    label = view.say(finder.form.label(address)) if known else address
    said = view.say(_OF_VERDICT[verdict].fill({"label": label, "value": value}))
    return Claim(fact.start, fact.end, verdict, said, finder.cell(finder.form.expand(address)[0]) if known else "")


def pieces(text: str, stretches: Sequence[Stretch], claimed: Sequence[Claim]) -> Iterator[Piece]:
    """The text in pieces whose marks do not change within."""
    bounds = [(each.start, each.end) for each in stretches] + [(each.start, each.end) for each in claimed]
    ordered = sorted({0, len(text)}.union(*bounds) & set(range(len(text) + 1)))
    shown = visible(text)
    for start, end in pairwise(ordered):
        over = [each for each in stretches if each.start <= start and end <= each.end]
        claim = next((each for each in claimed if each.start <= start and end <= each.end), None)
        yield Piece(
            shown[start:end],
            tuple(dict.fromkeys(each.mark for each in over)),
            tuple(dict.fromkeys(each.anchor for each in over if each.start == start)),
            tuple(dict.fromkeys(each.mark for each in over if each.end == end)),
            claim,
        )
