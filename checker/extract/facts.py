"""Sentences → the counts they claim about the statutory tables, as :class:`~checker.model.report.Fact`.

Sections one to four and six are read; part five holds plans. Each sentence is normalised, its numbers are found, each
number is given the phrase that fits it best, and then the questions of :mod:`checker.extract.prose.resolve` are asked.
A count that was read but is not about this report's tables (another year, another scope) keeps the relation ``none``
and a note saying why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.prose.balance import balance
from checker.extract.prose.claims import read_claims
from checker.extract.prose.contexts import contexts
from checker.extract.prose.counts import read_count
from checker.extract.prose.follow import follow_results, read_closed, spread_results
from checker.extract.prose.match import Claim, Matcher, matcher_for
from checker.extract.prose.normal import Normal, Printed
from checker.extract.prose.numbers import COUNTED
from checker.extract.prose.percentages import read_percentage
from checker.extract.prose.reading import Reader, Reading
from checker.extract.prose.reasons import read_reasons
from checker.extract.prose.restrict import restrict
from checker.extract.prose.settle import settle
from checker.extract.prose.sums import settle_sums
from checker.model.phrase import Catalogue
from checker.model.report import Fact, Issuer, Sentence

SECTIONS = ("s1", "s2", "s3", "s4", "s6")
_TITLES = re.compile(r"《[^》]*(?<!申请表)》|〈[^〉]*〉")
_LEAD = 120
"""Characters of the sentences before that are kept in mind, from the next mark on: half a clause misleads."""
_MARK = re.compile("[,;，；。！？]")
_KEPT = 24
_LONGEST = 1500
"""Characters read as one piece: no clerk's sentence is longer, and no piece costs more than its length squared."""
_BREAK = re.compile(r"[;,、]")


def read_facts(
    sentences: Sequence[Sentence], *, year: int, form: str, issuer: Issuer, phrases: Catalogue
) -> tuple[Fact, ...]:
    """The facts of all sentences, in order; ``Fact.sentence`` is the index in ``sentences``."""
    reader = Reader(matcher_for(phrases), year, form, issuer)
    found: list[Fact] = []
    # all are picked before one is read: a processor is quickest where it goes on with what it just did
    for piece in list(_worth_reading(sentences, reader.matcher)):
        found += _read_piece(piece, _recent(found, piece.sentence, sentences), reader)
    balance(found, sentences)
    return tuple(found)


@dataclass(slots=True)
class _Piece:
    """A sentence, or a piece of a very long one, that may tell something.

    ``text`` is normalised and begins at ``base`` in its sentence; ``claimed`` are the claims that fit somewhere in it.
    """

    index: int
    sentence: Sentence
    printed: Printed
    normal: Normal
    base: int
    text: str
    claimed: Sequence[int]
    counted: bool


def _worth_reading(sentences: Sequence[Sentence], matcher: Matcher) -> Iterator[_Piece]:
    """What holds a number or a claim."""
    paragraph, printed = None, Printed("")
    for index, sentence in enumerate(sentences):
        if sentence.section not in SECTIONS:
            continue
        if sentence.paragraph is not paragraph:
            paragraph, printed = sentence.paragraph, Printed(sentence.paragraph.text)
        normal = printed.between(sentence.start, sentence.end)
        text = normal.text
        if "《" in text or "〈" in text:
            # titles of documents hold years and counts of their own
            text = _TITLES.sub(lambda title: "《" + "·" * (len(title.group()) - 2) + "》", text)
        for base, piece in _pieces(text):
            claimed, counted = matcher.claimed(piece), COUNTED.search(piece) is not None
            if claimed or counted:
                yield _Piece(index, sentence, printed, normal, base, piece, claimed, counted)


def _recent(found: Sequence[Fact], sentence: Sentence, sentences: Sequence[Sentence]) -> list[Fact]:
    """The facts told just before a sentence in its paragraph: it may go on from them (均已办结。共计5件。)."""
    if not found or sentences[found[-1].sentence].paragraph is not sentence.paragraph:
        return []
    first = sentence.start - _LEAD
    return [
        fact
        for fact in found[-_KEPT:]
        if sentences[fact.sentence].paragraph is sentence.paragraph and first <= fact.start < sentence.start
    ]


def _read_piece(piece: _Piece, earlier: Sequence[Fact], reader: Reader) -> list[Fact]:
    """The facts of one piece: its counts, then its percentages, then what it claims without a number.

    ``earlier`` are those told just before its sentence in the paragraph.
    """
    sentence, lead = piece.sentence, Normal("")
    told: Sequence[tuple[Fact, tuple[int, int]]] = ()
    if not piece.base:
        # the end of what was said before may name the topic, the year and the scope
        first = _lead(sentence)
        lead = piece.printed.between(first, sentence.start)
        told = _placed(earlier, lead, first)
    claims = reader.matcher.claims(piece.text, piece.claimed, lead.text + piece.text) if piece.claimed else ()
    if not (claims or piece.counted):
        return []
    return _read(Reading(sentence, piece.index, piece.normal, lead.text, piece.text, reader, piece.base, told), claims)


def _lead(sentence: Sentence) -> int:
    """Where the words before a sentence begin that are kept in mind: at the paragraph's beginning, or after a mark."""
    first = sentence.start - _LEAD
    if first <= 0:
        return 0
    mark = _MARK.search(sentence.paragraph.text, first, sentence.start)
    return mark.end() if mark else first


def _placed(earlier: Sequence[Fact], lead: Normal, first: int) -> list[tuple[Fact, tuple[int, int]]]:
    """Facts told before the sentence, with their places in the normalised lead, which begins at ``first``."""
    return [
        (fact, (lead.place(fact.start - first), lead.place(fact.end - first)))
        for fact in earlier
        if fact.start >= first
    ]


def _pieces(text: str) -> Sequence[tuple[int, str]]:
    """``text`` whole, or cut after a list mark where it is longer than any sentence."""
    if len(text) <= _LONGEST:
        return ((0, text),)
    pieces, start = [], 0
    while len(text) - start > _LONGEST:
        marks = [mark.end() for mark in _BREAK.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        end = marks[-1] if marks else start + _LONGEST
        pieces.append((start, text[start:end]))
        start = end
    return [*pieces, (start, text[start:])]


def _read(reading: Reading, claims: Sequence[Claim]) -> list[Fact]:
    if shift := len(reading.lead):
        claims = [Claim(claim.phrase, claim.start + shift, claim.end + shift) for claim in claims]
    for choices in contexts(reading.text, reading.numbers, shift) if reading.numbers else ():
        for context in choices:
            if context.number.klass == "percent":
                read_percentage(context, reading)
            else:
                read_count(context, reading)
    spread_results(reading)
    read_claims(claims, reading)
    if not reading.facts:
        return []
    follow_results(claims, reading)
    read_closed(reading)
    read_reasons(reading)
    settle(reading)
    settle_sums(reading)
    restrict(reading)
    return reading.own
