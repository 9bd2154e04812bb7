"""Sentences → the counts they claim about the statutory tables, as :class:`~checker.model.report.Fact`.

Sections one to four and six are read; part five holds plans. Each sentence is normalised, its numbers are found, each
number is given the phrase that fits it best, and then the questions of :mod:`checker.extract.prose.resolve` are asked.
A count that was read but is not about this report's tables (another year, another scope) keeps the relation ``none``
and a note saying why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from checker.extract.prose.claims import claimed
from checker.extract.prose.contexts import Context, contexts
from checker.extract.prose.match import Match, Matcher, matcher_for
from checker.extract.prose.normal import Normal, normalise
from checker.extract.prose.numbers import numbers
from checker.extract.prose.resolve import (
    about_requests,
    carried_year,
    part_of_year,
    dispute_before,
    disputes_in,
    scope_fits,
    scope_of,
    year_of,
)
from checker.extract.prose.shares import delta, growth_subject, share_subject
from checker.model.phrase import Catalogue, Phrase
from checker.model.report import Fact, Issuer, Sentence

SECTIONS = ("s1", "s2", "s3", "s4", "s6")
_TITLES = re.compile(r"《[^》]*》|〈[^〉]*〉")
_DENIED = re.compile(r"(?:没有|未有|从未|未曾)$")
_TAKEN_UP = re.compile(r"(\d+)件(?:政府信息公开)?申请中")
_QUOTE = re.compile(r"[,;。!?，；！？]")


@dataclass(frozen=True)
class Reader:
    """What the reading of one report's sentences needs to know."""

    matcher: Matcher
    words: Mapping[str, re.Pattern[str]]
    year: int
    form: str
    issuer: Issuer


@dataclass
class Reading:
    """One sentence being read: its normalised text and the facts found so far."""

    sentence: Sentence
    index: int
    normal: Normal
    text: str
    facts: list[Fact] = field(default_factory=list)


def read_facts(
    sentences: Sequence[Sentence], *, year: int, form: str, issuer: Issuer, phrases: Catalogue
) -> tuple[Fact, ...]:
    """The facts of all sentences, in order; ``Fact.sentence`` is the index in ``sentences``."""
    words = {name: re.compile(pattern) for name, pattern in phrases.words.items() if name in _USED}
    reader = Reader(matcher_for(phrases), words, year, form, issuer)
    found: list[Fact] = []
    for index, sentence in enumerate(sentences):
        if sentence.section in SECTIONS:
            found += read_sentence(sentence, index, reader)
    return tuple(found)


_VERBS = ("new-received", "received-either", "handled", "processed")
_USED = ("own_office", "whole_area", "lit_after", "lit_direct", "litigation", "reconsideration")


def read_sentence(sentence: Sentence, index: int, reader: Reader) -> list[Fact]:
    """The facts of one sentence: its counts, then its percentages, then what it claims without a number."""
    normal = normalise(sentence.text)
    # titles of documents hold years and counts of their own
    text = _TITLES.sub(lambda title: "《" + "·" * (len(title.group()) - 2) + "》", normal.text)
    reading = Reading(sentence, index, normal, text)
    for choices in contexts(text, list(numbers(text))):
        for context in choices:
            if context.number.klass == "percent":
                _read_percentage(context, reading, reader)
            else:
                _read_count(context, reading, reader)
    _spread_result(reading, reader)
    for claim in reader.matcher.claims(text):
        for quantity in claimed(claim, text, reading.facts, reader.words):
            value = _told_before(reading) if claim.phrase.kind == "all-of" else Decimal(0)
            if value is not None:
                _add(
                    reading, reader, claim.phrase, (quantity,), value, claim.start, claim.end,
                    kind=claim.phrase.kind, unit=_unit(quantity, ""),
                )  # fmt: skip
    return reading.facts


def _told_before(reading: Reading) -> Decimal | None:
    """The count that 全部予以公开 is said of: the last one told in the sentence."""
    return next((fact.value for fact in reversed(reading.facts) if fact.kind == "count"), None)


def _read_count(context: Context, reading: Reading, reader: Reader) -> None:
    number = context.number
    if delta(context) or _DENIED.search(context.left):
        return
    match = reader.matcher.best(context, reading.text)
    for matched in ([match] if match else []) + reader.matcher.also(context, reading.text):
        if matched.phrase.kind != "ignored":
            _count(matched, context, reading, reader)


def _count(match: Match, context: Context, reading: Reading, reader: Reader) -> None:
    number, phrase = context.number, match.phrase
    if phrase.id in _VERBS and not about_requests(reading.text, number.start, match.left + match.right):
        return
    if phrase.kind in ("carried-in", "carried-out"):
        out = phrase.kind == "carried-out"
        if not carried_year(match.left + match.right, reader.year, out=out):
            return
    quantities = _named(phrase, match, context, reading, reader)
    if not quantities:
        return
    value, step = number.value, number.step
    if number.klass == "money" and quantities[0] == "disclosure.admin_fee.amount":
        value, step = value / 10_000, step / 10_000
    _add(
        reading, reader, phrase, quantities, value, number.start, number.end, kind=phrase.kind, step=step,
        relation=number.relation if phrase.relation == "=" else phrase.relation, unit=_unit(quantities[0], number.unit),
    )  # fmt: skip


def _unit(quantity: str, printed: str) -> str | None:
    if quantity == "disclosure.admin_fee.amount":
        return "万元"
    if quantity in ("fee_info.amount", "disclosure.procurement.amount"):
        return "元"
    return printed or None


def _named(
    phrase: Phrase, match: Match, context: Context, reading: Reading, reader: Reader
) -> tuple[str, ...]:
    """The quantities of a phrase with ``{group}`` and ``{headline}`` put in; none where they cannot be told."""
    quantities = phrase.quantities.get(reader.form, phrase.quantities["2021"])
    if any("{group}" in quantity for quantity in quantities):
        start = context.number.start
        named = disputes_in(match.right, reader.words) or disputes_in(match.left, reader.words)
        group = named[-1] if named else dispute_before(reading.text, start, reader.words)
        return tuple(q.format(group=group) for q in quantities) if group else ()
    if any("{headline}" in quantity for quantity in quantities):
        rows = headline(reading.facts, reading.text[: context.number.start])
        return tuple(quantity.format(headline=row) for quantity in quantities for row in rows)
    if quantities and quantities[0] == "requests.new_received.total" and _includes_carried(context):
        return ("requests.input_total.total",)
    return quantities


def _includes_carried(context: Context) -> bool:
    """Whether the number is followed by ``(含上年结转…)``: it then is 新收 + 上年结转."""
    return re.match(r"(?:申请|政府信息公开申请)?[,(]?(?:含|包括|包含)[^,;。)]{0,6}(?:结转|转结|遗留)", context.right) is not None


def headline(facts: Sequence[Fact], before: str = "") -> tuple[str, ...]:
    """The rows that kinds of applicants are told for: those of the count before them in the sentence.

    ``以上64件申请中`` takes up an earlier count again, by its value.
    """
    again = _TAKEN_UP.findall(before)
    for fact in reversed(facts):
        if again and fact.value != Decimal(again[-1]):
            continue
        rows = [quantity.split(".")[1] for quantity in (fact.quantity, *fact.alternatives)]
        if rows[0] in ("new_received", "input_total", "total_processed") and fact.relation != "none":
            return tuple(rows)
    return ("new_received", "input_total")


def _read_percentage(context: Context, reading: Reading, reader: Reader) -> None:
    number = context.number
    before = [fact for fact in reading.facts if fact.unit not in ("%", "%yoy")]
    previous = before[-1] if before and _adjacent(before[-1], number.start, reading) else None
    kind, sign, unit = "share", 1, "%"
    if (growth := growth_subject(context)) is not None:
        what, sign = growth
        kind, unit = "growth", "%yoy"
    elif (subject := share_subject(context)) is not None:
        what = subject
    else:
        match = reader.matcher.best(context, reading.text)
        if match is not None:
            quantities = match.phrase.quantities.get(reader.form, ())
            _add(
                reading, reader, match.phrase, quantities, number.value, number.start, number.end,
                kind=match.phrase.kind, step=_half(number.value), unit="%",
            )  # fmt: skip
        return
    quantities, phrase = _subject(what, context, previous, reading, reader)
    if quantities:
        _add(
            reading, reader, phrase, quantities, number.value * sign, number.start, number.end,
            kind=kind, step=_half(number.value), unit=unit,
        )  # fmt: skip


def _half(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def _adjacent(fact: Fact, start: int, reading: Reading) -> bool:
    """Whether no other number stands between a fact and the percentage said of it."""
    between = reading.text[_offset(fact, reading) : start]
    return not re.search(r"\d", re.sub(r"20\d\d年", "", between)) and ";" not in between


def _offset(fact: Fact, reading: Reading) -> int:
    target = fact.end - reading.sentence.start
    if reading.normal.offsets is None:
        return target
    return next((n for n, at in enumerate(reading.normal.offsets) if at >= target), len(reading.text))


def _subject(
    what: str, context: Context, previous: Fact | None, reading: Reading, reader: Reader
) -> tuple[tuple[str, ...], Phrase]:
    """What a percentage is said of: the noun before it, else the count just told."""
    nothing = Phrase("percentage", {})
    noun = re.sub(r"^(?:其中|但|而)|(?:的|了)$", "", what)
    if noun:
        words = Context(replace(context.number, klass="count"), noun, "")
        match = reader.matcher.best(words, reading.text)
        if match is not None and match.phrase.kind in ("count", "result"):
            return _named(match.phrase, match, words, reading, reader), match.phrase
        if len(noun) > 4:
            return (), nothing
    if previous is None:
        return (), nothing
    return (previous.quantity, *previous.alternatives), nothing


def _spread_result(reading: Reading, reader: Reader) -> None:
    """``37件行政复议、8件行政诉讼尚未审结``: a result after a list of disputes belongs to all of them."""
    for n, fact in enumerate(reading.facts[:-1]):
        later = reading.facts[n + 1]
        if not (fact.quantity.startswith("disputes.") and later.quantity.startswith("disputes.")):
            continue
        between = reading.sentence.paragraph.text[fact.end : later.start]
        result = later.quantity.rpartition(".")[2]
        if fact.quantity.endswith(".total") and result != "total" and re.fullmatch(r"行政(复议|诉讼)(案件)?[、和及]", between):
            reading.facts[n] = replace(fact, quantity=fact.quantity.replace(".total", f".{result}"))


def _add(
    reading: Reading, reader: Reader, phrase: Phrase, quantities: tuple[str, ...], value: Decimal, start: int, end: int,
    *, kind: str, step: Decimal = Decimal(0), relation: str = "=", unit: str | None = None,
) -> None:  # fmt: skip
    """Add a fact, with its scope and year and, where it is not about this report's tables, the reason why."""
    scope = scope_of(reading.text, start, reader.words)
    year = reader.year if kind in ("carried-in", "carried-out") else year_of(reading.text, start, reader.year)
    note = ""
    if year != reader.year and reader.year:
        note = "别的年度" if year else "历年累计"
    elif kind not in ("carried-in", "carried-out") and part_of_year(_clause(reading.text, start)):
        note = "不是全年数"
    elif not scope_fits(scope, reader.issuer, reader.words):
        note = "统计范围不同"
    base = reading.sentence.start
    first, last = base + reading.normal.origin(start), base + reading.normal.origin(max(end - 1, start)) + 1
    reading.facts.append(
        Fact(
            quantity=quantities[0],
            value=value,
            span=reading.sentence.paragraph.at(first),
            text=_quoted(reading.sentence, first, last),
            relation="none" if note else relation,  # type: ignore[arg-type]
            unit=unit,
            scope=scope,
            year=year,
            kind=kind,
            phrase=phrase.id,
            alternatives=quantities[1:],
            step=step,
            sentence=reading.index,
            start=first,
            end=last,
            note=note,
        )
    )


def _clause(text: str, start: int) -> str:
    return re.split(r"[,;。]", text[:start])[-1]


def _quoted(sentence: Sentence, start: int, end: int) -> str:
    """The clause the number stands in, as printed."""
    text = sentence.paragraph.text
    first = sentence.start
    for mark in _QUOTE.finditer(text, sentence.start, start):
        first = mark.end()
    last = _QUOTE.search(text, end, sentence.end)
    return text[first : last.start() if last else sentence.end].strip()

