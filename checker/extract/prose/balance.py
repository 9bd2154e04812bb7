"""Totals that a paragraph tells more than once: what came in, and what came in with what was carried over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.model.report import Fact, Sentence

_NEW, _CARRIED_IN, _INPUT, _PROCESSED = (
    f"requests.{row}.total" for row in ("new_received", "carried_in", "input_total", "total_processed")
)


def balance(found: list[Fact], sentences: Sequence[Sentence]) -> None:
    """``共收到37件；…新收35件，上年结转2件``: the sum of both in its paragraph is what there was to deal with."""
    for carried in [fact for fact in found if fact.quantity == _CARRIED_IN and fact.relation == "=" and fact.value]:
        paragraph = sentences[carried.sentence].paragraph
        told = {fact.value: n for n, fact in _received(found) if sentences[fact.sentence].paragraph is paragraph}
        for value in told:
            whole = told.get(value + carried.value)
            # 新收 is what came in, however wrong
            if whole is not None and "新" not in found[whole].text:
                found[whole] = replace(
                    found[whole], quantity=_INPUT, alternatives=tuple({_PROCESSED} & set(found[whole].alternatives))
                )


def _received(found: Sequence[Fact]) -> Iterator[tuple[int, Fact]]:
    """The counts of what came in, each with its place among the facts."""
    for n, fact in enumerate(found):
        if fact.quantity == _NEW and fact.kind == "count" and fact.relation == "=" and fact.unit != "%":
            yield n, fact
