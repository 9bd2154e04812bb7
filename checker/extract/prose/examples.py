"""The examples of a catalogue, read: each phrase must give the facts it promises, and none where it must not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from checker.extract.facts import read_facts
from checker.model.document import Paragraph, Span
from checker.model.phrase import Catalogue, Phrase
from checker.model.report import Fact, Issuer, Sentence

YEAR = 2023
"""The report year that examples are written for, unless they name another."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is not read as its phrase says."""

    phrase: str
    text: str
    reason: str


def check_examples(catalogue: Catalogue) -> list[Failure]:
    """All examples and counter-examples that are not read as they should be, in the order of the catalogue."""
    return [failure for phrase in catalogue.phrases for failure in check_phrase(phrase, catalogue)]


def check_phrase(phrase: Phrase, catalogue: Catalogue) -> Iterator[Failure]:
    """The examples and counter-examples of one phrase that the catalogue does not read as they should be."""
    if not phrase.examples:
        yield Failure(phrase.id, "", "没有示例")
    for example in phrase.examples:
        text = str(example["text"])
        facts = _read(text, catalogue, example)
        wanted, found = _promised(example), [fact for fact in facts if fact.relation != "none"]
        missing = [f"{name}={value}" for name, value in wanted if not _among(name, value, found)]
        extra = [f"{fact.quantity}={fact.value}" for fact in found if not _listed(fact, wanted)]
        if missing:
            yield Failure(phrase.id, text, f"应读出而未读出：{'、'.join(missing)}")
        if extra:
            yield Failure(phrase.id, text, f"多读出：{'、'.join(extra)}")
        if wanted and phrase.kind != "ignored" and phrase.id not in {fact.phrase for fact in found}:
            yield Failure(phrase.id, text, "示例由别的说法读出，没有用到本说法")
    for text in phrase.counter:
        if any(fact.phrase == phrase.id and fact.relation != "none" for fact in _read(text, catalogue, {})):
            yield Failure(phrase.id, text, "反例被读成了数据")


def _read(text: str, catalogue: Catalogue, example: Mapping[str, object]) -> tuple[Fact, ...]:
    sentence = Sentence(Paragraph(text, ((0, Span(1, 1)),)), 0, len(text), "s1")
    year, form = int(str(example.get("year", YEAR))), str(example.get("form", "2021"))
    return read_facts((sentence,), year=year, form=form, issuer=Issuer(), phrases=catalogue)


def _promised(example: Mapping[str, object]) -> list[tuple[str, Decimal]]:
    facts = example.get("facts")
    entries: list[Mapping[str, object]] = facts if isinstance(facts, list) else []
    return [(name, Decimal(str(value))) for entry in entries for name, value in entry.items()]


def _among(name: str, value: Decimal, facts: list[Fact]) -> bool:
    return any(name in (fact.quantity, *fact.alternatives) and fact.value == value for fact in facts)


def _listed(fact: Fact, wanted: list[tuple[str, Decimal]]) -> bool:
    return any(name in (fact.quantity, *fact.alternatives) and fact.value == value for name, value in wanted)
