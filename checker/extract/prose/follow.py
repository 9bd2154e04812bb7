"""Results told after a count without a number of their own, and results that belong to a whole list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.extract.prose.match import Claim, clause_around
from checker.extract.prose.reading import Reading, Saying
from checker.extract.prose.resolve import group_row
from checker.model.phrase import Phrase

_ALL = re.compile(r"全部|均|都|皆|一律|其中|部分|有的|分别|各")
_NOT = re.compile(r"未(?!审结|结案|办结|作出|判决|开庭)|没有|无[^效]|零|不存在|率")
_JOINED = re.compile(r"(?:行政)?(?:复议|诉讼)(?:案件)?[、和及]")
_LISTED = re.compile(r"[、和及](?:行政)?(?:复议|诉讼)(?:案件)?")
_QUALIFIED = re.compile(r"的(?:行政)?(?:复议|诉讼)(?:案件)?$")
_STILL = re.compile(r"(?:[尚仍还]有|尚余|另有|目前有|其余)(?:的)?(?:行政)?(?:复议|诉讼)(?:案件)?$")
_COUNTED = re.compile(r"\d|[一二两三四五六七八九十][件宗起例份]")
# 已审结1件，结果维持: the result is that of the cases decided
_DECIDED = re.compile(r"[,(](?:其中)?(?:已)?(?:审结|结案)(\d+)[件宗起][,(]\D*")
_REACH = 60
_CLOSED = re.compile(r"(?:案件|案)?[,(](?:其中)?(?:已|均|现已|年内|全年|当年|截至年底|目前)*(?:审结|结案)(?:了|案件)*")
_LEFT = Phrase("left-undecided", {})
_SUED = "sued-after"
_RECONSIDERED = "disputes.reconsideration.total"


def follow_results(claims: Sequence[Claim], reading: Reading) -> None:
    """``行政复议1件，结果维持`` tells a result of 1; the sentence must name one result only."""
    results: dict[int, dict[str, Claim]] = {}
    for claim in claims:
        if claim.phrase.id == _SUED:
            _sue(claim, reading)
    for claim in claims:
        if claim.phrase.kind == "follows" and claim.phrase.id != _SUED and not _counted_after(claim, reading):
            for place in [*_total_before(claim, reading)] or _total_named(claim, reading):
                results.setdefault(place, {}).setdefault(claim.phrase.id, claim)
    for place, found in results.items():
        if len(found) == 1:
            _add(place, next(iter(found.values())), reading)


def _sue(claim: Claim, reading: Reading) -> None:
    """``行政复议1件，维持；申请人不服又提起诉讼``: a suit of its own, told without a number."""
    place = _last_count(claim.start, reading)
    fact = reading.facts[place] if place is not None else None
    if fact is None or fact.quantity != _RECONSIDERED or fact.value != 1 or fact.relation != "=":
        return
    quantities = claim.phrase.quantities["2021"]
    reading.add(Saying(claim.phrase, quantities, fact.value, claim.start, claim.end, kind="count", unit=fact.unit))


def _counted_after(claim: Claim, reading: Reading) -> bool:
    """Whether it heads what is counted after it: 败诉（确认违法、撤销、责令重作）4件, 未结案件中，复议1件."""
    if _HEADS_A_LIST.match(reading.text, claim.end):
        return True
    return reading.marks.bracketed(claim.start) and _OWN_COUNT.match(reading.text, claim.end) is not None


_HEADS_A_LIST = re.compile("(?:的)?(?:案?件|案)?(?:中|里),")
_OWN_COUNT = re.compile(r"[^(),;。]*\)[为有计共]*\d")


def read_closed(reading: Reading) -> None:
    """``行政复议5件，已审结4件``: what was not decided of a total is pending."""
    for place in range(reading.told_before, len(reading.facts)):
        fact, end = reading.facts[place], reading.spans[place][1]
        if fact.kind != "count" or fact.relation != "=" or not fact.quantity.startswith("disputes."):
            continue
        closed = _CLOSED.match(reading.text, end) if fact.quantity.endswith(".total") else None
        number = closed and next((n for n in reading.numbers if n.start == closed.end()), None)
        if closed and number and number.klass == "count" and number.relation == "=" and number.value <= fact.value:
            quantity = fact.quantity.replace(".total", ".pending")
            left = fact.value - number.value
            reading.add(Saying(_LEFT, (quantity,), left, number.start, number.end, kind="result", unit=fact.unit))


def _add(place: int, claim: Claim, reading: Reading) -> None:
    fact = reading.facts[place]
    group = fact.quantity.split(".")[1]
    quantities = tuple(q.format(group=group) for q in claim.phrase.quantities["2021"])
    decided = _DECIDED.fullmatch(reading.text[reading.spans[place][1] : claim.start])
    value = Decimal(decided[1]) if decided else fact.value
    reading.add(Saying(claim.phrase, quantities, value, claim.start, claim.end, kind="result", unit=fact.unit))


def _total_before(claim: Claim, reading: Reading) -> Iterator[int]:
    """The total of disputes that a result is told of: just before it, with no other number or dispute between."""
    place = _last_count(claim.start, reading)
    if place is None:
        return
    fact, last = reading.facts[place], reading.spans[place][1]
    between = reading.text[last : claim.start]
    start, end = clause_around(reading.text, claim.start, claim.end)
    if len(between) > _REACH or fact.relation != "=" or not fact.value:
        return
    if not fact.quantity.startswith("disputes.") or not fact.quantity.endswith(".total"):
        return
    # 行政复议1件（维持）、行政诉讼1件（撤诉）: a bracket closes what is told in it
    if reading.marks.bracketed(claim.start) and 0 <= (closed := reading.text.find(")", claim.end)) < end:
        end = closed
    if (_COUNTED.search(between) and not _DECIDED.fullmatch(between)) or _COUNTED.search(reading.text[claim.end : end]):
        return
    told = reading.text[max(start, last) : end]
    if not (_ALL.search(told) or _NOT.search(told) or _other_group(last, claim.start, fact.quantity, reading)):
        yield place


def _total_named(claim: Claim, reading: Reading) -> Iterator[int]:
    """The total, told before, of the dispute that the clause of a result names again: 诉讼案件原告已撤诉."""
    start, end = clause_around(reading.text, claim.start, claim.end)
    told = reading.text[start:end]
    marks = reading.marks.groups.between(start, claim.start)
    if not marks or _COUNTED.search(told) or _ALL.search(told) or _NOT.search(told):
        return
    group = group_row(marks[-1].kind)
    for place in range(len(reading.facts) - 1, max(-1, len(reading.facts) - 60), -1):
        fact = reading.facts[place]
        if reading.spans[place][1] > start or not fact.quantity.startswith(f"disputes.{group}."):
            continue
        if fact.quantity.endswith(".total") and fact.kind == "count" and fact.relation == "=" and fact.value:
            yield place
        return


def _last_count(at: int, reading: Reading) -> int | None:
    """The place of the last number told before ``at``."""
    places = [
        place
        for place in range(max(0, len(reading.facts) - 60), len(reading.facts))
        if reading.spans[place][1] <= at and reading.facts[place].kind in ("count", "result")
    ]
    return max(places, key=lambda place: reading.spans[place][1], default=None)


def _other_group(start: int, end: int, quantity: str, reading: Reading) -> bool:
    own = quantity.split(".")[1]
    marks = reading.marks.groups.between(start, end)
    return any(
        not own.startswith("lit") or not group_row(m.kind).startswith("lit") for m in marks if group_row(m.kind) != own
    )


def spread_results(reading: Reading) -> None:
    """``37件行政复议、8件行政诉讼尚未审结``: a result after a list of disputes belongs to all of them."""
    for n, fact in enumerate(reading.facts[:-1]):
        later = reading.facts[n + 1]
        if not (fact.quantity.startswith("disputes.") and later.quantity.startswith("disputes.")):
            continue
        between = reading.text[reading.spans[n][1] : reading.spans[n + 1][0]][:_REACH]
        result = later.quantity.rpartition(".")[2]
        told = fact.quantity.rpartition(".")[2]
        # 尚未审结的行政复议21件、行政诉讼9件
        qualified = told != "total" and _QUALIFIED.search(reading.text[: reading.spans[n][0]][-12:])
        if qualified and result == "total" and _LISTED.fullmatch(between):
            reading.facts[n + 1] = replace(later, quantity=later.quantity.replace(".total", f".{told}"))
        if fact.quantity.endswith(".total") and result != "total" and _JOINED.fullmatch(between):
            reading.facts[n] = replace(fact, quantity=fact.quantity.replace(".total", f".{result}"))
        # 尚有复议1件、诉讼2件在审
        still = result == "pending" and _STILL.search(reading.clause_before(reading.spans[n][0]))
        if still and fact.quantity.endswith(".total") and _LISTED.fullmatch(between):
            reading.facts[n] = replace(fact, quantity=fact.quantity.replace(".total", ".pending"))
