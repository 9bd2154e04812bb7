"""What a count is said to be by the words after it, which hold no number of their own.

``不予处理2件（均系信访举报投诉类）`` tells the row of the reason; ``收到申请1件，…，予以公开`` what became of the one
request there was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.extract.prose.contexts import Context
from checker.extract.prose.joint import several_reasons
from checker.extract.prose.match import Match
from checker.extract.prose.reading import Reading, Saying
from checker.extract.prose.subjects import phrase_for
from checker.model.report import Fact

_REASON = re.compile(
    r"\)?(?:申请)?(?:\((?P<all>均|全部|都|皆)?(?:为|系|属于|属|因|是|由|涉及)?(?P<inside>[^()\d]{2,40})\)"
    r"|,(?P<every>均|全部|都|皆)?(?:为|系|属于|属|是|因|由|涉及)(?P<after>[^,;。()\d]{2,40})(?=[,;。)]))"
)
_APPLICANT = re.compile(r"自然人|公民|个人|(?:商业)?企业|科研(?:机构|院所)|(?:社会)?公益组织|法律服务机构|律师事务所")
_HEADS = ("new_received", "input_total", "total_processed")
_RESULTS = ("granted", "partial", "denied", "unable", "not_processed", "other")
_RESULT_ROWS = tuple(f"requests.{row}" for row in _RESULTS)
_NOT = re.compile(r"未(?!能)|没有|无(?!法)|不存在|是否|拟|将|可|应当|方式|渠道|流程|制度|审查机制")
_LAST = 60
_GROUPED = frozenset(f"requests.{row}.total" for row in ("denied", "unable", "not_processed", "other"))
_BRACKET = re.compile(
    r"\((?:均|全部)?(?:为|系|属于?|因|即)?(?P<inside>(?!含|包括|其中)[^()\d]{2,40})\)[^,;。()\d]{0,4}$"
)
_SEVERAL = re.compile("[、和及与等]")
_NEAR = 5


def read_reasons(reading: Reading) -> None:
    """Add the rows and columns that counts are said to belong to, and the result of a single request."""
    for n in range(max(reading.told_before, len(reading.facts) - _LAST), len(reading.facts)):
        fact = reading.facts[n]
        if fact.relation != "=" or fact.kind != "count" or not fact.quantity.startswith("requests.") or not fact.value:
            continue
        if fact.quantity in _GROUPED:
            _name_row(fact, n, reading)
        said = _REASON.match(reading.text, reading.spans[n][1], reading.spans[n][1] + 60)
        if said is not None:
            _add_reason(reading.facts[n], said, n, reading)
    _read_single(reading)


def _name_row(fact: Fact, place: int, reading: Reading) -> None:
    """``不予公开（保护第三方合法权益）2件``: the row in the bracket is what is counted; it may be all of its group."""
    start = reading.spans[place][0]
    if ")" not in reading.text[start - _NEAR : start]:
        return
    named = _BRACKET.search(reading.text, max(0, start - _LAST), start)
    match = _match(named["inside"], place, reading) if named else None
    # 行政执法案卷、行政查询事项: several rows, and not the one that fits best
    if named is None or match is None or (_SEVERAL.search(named["inside"]) and match.left != named["inside"]):
        return
    if rows := _of(fact, match):
        reading.facts[place] = replace(fact, quantity=rows[0], alternatives=(*rows[1:], fact.quantity))


def _add_reason(fact: Fact, said: re.Match[str], place: int, reading: Reading) -> None:
    name = "inside" if said["inside"] else "after"
    what = said[name]
    applicant = _APPLICANT.match(what)
    every = bool(said["all"] or said["every"])
    match = _match(applicant.group() if applicant else what, place, reading)
    # 其他处理3件，为申请人撤回和逾期不补正
    if match is None or several_reasons(what):
        return
    quantities = _of(fact, match)
    # 均为自然人 is told by its own phrase: no other column has any
    if quantities and not (every and applicant):
        told = Saying(match.phrase, quantities, fact.value, said.start(name), said.end(name), kind="all-of")
        reading.add(replace(told, unit=fact.unit))


def _match(words: str, place: int, reading: Reading) -> Match | None:
    start, end = reading.spans[place]
    number = next((number for number in reading.numbers if (number.start, number.end) == (start, end)), None)
    return None if number is None else phrase_for(words, Context(number, "", ""), reading)


def _of(fact: Fact, match: Match) -> tuple[str, ...]:
    """The cell of the reason, where it is a row of the count's group, or a column of its row."""
    if match.phrase.kind != "count":
        return ()
    row = fact.quantity.split(".")[1]
    quantities = match.phrase.quantities.get("2021", ())
    if any("{headline}" in quantity for quantity in quantities):
        if row not in _HEADS:
            return ()
        rows = dict.fromkeys(quantity.split(".")[1] for quantity in (fact.quantity, *fact.alternatives))
        return tuple(quantity.format(headline=name) for quantity in quantities for name in rows)
    return quantities if all(quantity.startswith(f"requests.{row}_") for quantity in quantities) else ()


def _read_single(reading: Reading) -> None:
    """``收到申请1件，经审查予以公开``: the result, told without a number, of the only request there was."""
    counts = [n for n, fact in enumerate(reading.facts) if fact.kind == "count" and fact.relation == "="]
    heads = [n for n in counts if reading.facts[n].quantity.split(".")[1] in _HEADS]
    if not heads or any(reading.facts[n].value != 1 for n in heads) or _has_result(reading):
        return
    found = dict(_results(heads[0], reading))
    # 属执法案卷，不予公开: a row and its group are one result
    if len({_group(quantities[0]) for quantities in found}) == 1:
        for quantities, told in found.items():
            reading.add(replace(told, quantities=quantities))


def _group(quantity: str) -> str:
    """``requests.denied_third_party.total`` → denied; a single row is a group of its own."""
    row = quantity.split(".")[1]
    return next((name for name in _RESULTS if row.startswith(f"{name}_")), row)


def _has_result(reading: Reading) -> bool:
    return any(fact.quantity.startswith(_RESULT_ROWS) or fact.kind == "withdrawal" for fact in reading.facts)


def _results(head: int, reading: Reading) -> Iterator[tuple[tuple[str, ...], Saying]]:
    at = reading.spans[head][1]
    for clause in re.finditer(r"[^,;。()]+", reading.text[at : at + 200]):
        words = clause.group()
        if re.search(r"\d", words) or _NOT.search(words) or "申请公开" in words:
            continue
        match = _match(words, head, reading)
        if match is None or match.phrase.kind != "count" or len(match.phrase.quantities.get("2021", ())) != 1:
            continue
        quantity = match.phrase.quantities["2021"][0]
        if quantity.startswith(_RESULT_ROWS):
            told = Saying(
                match.phrase,
                (quantity,),
                reading.facts[head].value,
                at + clause.start(),
                at + clause.end(),
                kind="result",
            )
            yield (quantity,), replace(told, unit=reading.facts[head].unit)
