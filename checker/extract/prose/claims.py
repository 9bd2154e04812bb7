"""Claims without a number: which quantities a denial (未发生) or a universal claim (均维持) sets to 0."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.extract.prose.match import Claim
from checker.extract.prose.resolve import GROUPS, carries, disputes_in
from checker.model.report import Fact

_SEGMENT = re.compile(r"[;。]")


def claimed(
    claim: Claim, text: str, facts: Sequence[Fact], words: Mapping[str, re.Pattern[str]]
) -> list[str]:
    """The addresses that the claim says are 0; none where it says nothing of the tables."""
    quantities = next(iter(claim.phrase.quantities.values()))
    if claim.phrase.id == "all-answered" and not _answers_requests(claim, text, facts):
        return []
    if any("{headline}" in quantity for quantity in quantities):
        return [quantity.format(headline="new_received") for quantity in quantities]
    if not any("{group}" in quantity for quantity in quantities):
        return list(quantities)
    groups = _groups(claim, text, words)
    return [quantity.format(group=group) for group in groups for quantity in quantities]


def _groups(claim: Claim, text: str, words: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The kinds of dispute a claim speaks of: those it names, else those of its clause, else those before it."""
    said = text[claim.start : claim.end]
    named = disputes_in(said, words)
    if claim.phrase.kind == "universal-each":
        clause = re.split(r"[,;。]", text[: claim.start])[-1]
        named = disputes_in(clause, words) or disputes_in(_SEGMENT.split(text[: claim.start])[-1], words)
    elif "败诉" in said and "litigation" not in named:
        named.append("litigation")
    if claim.phrase.id == "all-won":
        named = [group for group in named if group != "reconsideration"]
    if not named and claim.phrase.id == "none-corrected":
        named = list(GROUPS)
    return list(dict.fromkeys(named))


def _answers_requests(claim: Claim, text: str, facts: Sequence[Fact]) -> bool:
    """Whether 全部答复 is said of requests received, with nothing carried over in the sentence."""
    if carries(text):
        return False
    clause = re.split(r"[,;。:]", text[: claim.start])[-1]
    if re.search(r"\d件|[一二两三四五六七八九十]件", clause):
        return False
    before = [fact for fact in facts if fact.kind in ("count", "withdrawal")]
    return not before or before[-1].quantity.split(".")[1] != "total_processed"
