"""Numbers that count cases, documents or money: which phrase they are told by, and what it means here."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from checker.extract.prose.claims import listed_before
from checker.extract.prose.contexts import REMEMBERED, Context, last_clause, named_in_bracket, without_bracket
from checker.extract.prose.joint import of_their_group, shared
from checker.extract.prose.match import Match
from checker.extract.prose.meaning import fits_topic, meant, unit_of
from checker.extract.prose.numbers import Number
from checker.extract.prose.reading import Reading, Saying
from checker.extract.prose.resolve import averaged, carried_year, labelled_year
from checker.extract.prose.shares import delta
from checker.extract.prose.subjects import inherited, may_inherit
from checker.model.phrase import Phrase

_ITEMS = ("item", "item-less")
_TOGETHER = re.compile("合并(?:办理|答复|处理|受理|作出|出具)(?:了|申请|答复|的|共|为)*$")
_DENIED = re.compile(r"(?:没有|未有|从未|未曾|未|无)(?:发生|出现|收到|接到|受理|引发|产生)?(?:过|任何)?$")


def read_count(context: Context, reading: Reading) -> None:
    """Add what a count tells: by its phrase, else by what the sentence was speaking of before it."""
    matcher = reading.reader.matcher
    if not (matcher.fits(context) or ")" in context.left or may_inherit(context, reading)):
        return
    if _stands_aside(context.left) or _in_fractions(context.number) or _threshold(context, reading.text):
        return
    if "每" in reading.piece and _of_a_rate(context.number.start, reading):
        return
    changed = delta(context)
    for match in matcher.ranked(context, reading.text):
        # a difference stands in no cell, but for the change of the items of 表二
        if changed and match.phrase.kind not in _ITEMS:
            continue
        if match.phrase.kind == "ignored" or _count(match, context, reading):
            break
    else:
        if (plain := named_in_bracket(context) or without_bracket(context)) is not None:
            read_count(plain, reading)
        elif not changed and (told := inherited(context, reading)) is not None:
            reading.add(told)
        return
    for also in matcher.also(context, reading.text):
        _count(also, context, reading)


@lru_cache(maxsize=REMEMBERED)
def _stands_aside(left: str) -> bool:
    """Whether the words before a number say that it is an average, or that there was none (未发生5件以上的).

    So is what was dealt with as one (合并办理4件) no count of what there was.
    """
    clause = last_clause(left)
    return averaged(clause) or _TOGETHER.search(clause) is not None or _DENIED.search(left) is not None


def _in_fractions(number: Number) -> bool:
    """Whether cases are told in fractions (3.4件), as only averages are."""
    return number.step > 0 and number.klass == "count" and number.unit != "" and number.value % 1 > 0


def _of_a_rate(start: int, reading: Reading) -> bool:
    """Whether a count is told of each hundred (每百件申请引发行政复议3件、行政诉讼1件), or is that hundred."""
    return _FOR_EACH.search(reading.text, reading.segment(start), start) is not None


_FOR_EACH = re.compile(
    r"每(?:(?:收到|受理|办理|答复|办结)?(?:[十百千万]|\d+[件宗份条百千万])(?!.*?[,;](?:全年|年内|本年|共|累计|合计|总计))|$)"
)


def _threshold(context: Context, text: str) -> bool:
    """Whether a number says of how many a noun is: 提交5件以上的申请人9名."""
    right, start = context.right, context.number.start
    if context.number.relation == ">=" and _OF_WHOM.match(text, context.number.end):
        return True  # 申请超过10件的申请人
    before = text[max(0, start - _FEW_WORDS) : start]
    if _MANY_EACH.search(before) and _OF_FEW.search(before):
        return True
    if not text.endswith("以上", 0, context.number.end):
        if not right.startswith("以上"):
            return False
        right = right.removeprefix("以上")
    return _OF_NOUN.match(right) is not None


_OF_WHOM = re.compile(r"的(?:申请人|单位|部门|部分|个人|人|[,、]|(?:共|约|仅)?有?\d)")
# 同一申请人提交10件以上的有7人，共计127件: what those few asked for
_MANY_EACH = re.compile(r"[件宗份]以上|超过\d+[件宗份]|同一|多次|反复|频繁|较[多大高]的")
_OF_FEW = re.compile(
    r"\d[个家人名户位][^,;。\d]{0,6}[,(](?:共计|合计|总计|累计|共|提交|提出|递交|收到|受理|申请|涉及)+$"
)
_FEW_WORDS = 48
_OF_NOUN = re.compile('["”」』]?(?:的|申请|单位|部门|个人)')


def _count(match: Match, context: Context, reading: Reading) -> bool:
    """Add what the phrase tells; False where the phrase does not speak of the tables here."""
    number, phrase = context.number, match.phrase
    if phrase.kind in ("carried-in", "carried-out"):
        out = phrase.kind == "carried-out"
        if not carried_year(match.left + match.right, reading.reader.year, out=out):
            return False
    quantities = meant(phrase, match, context, reading)
    if not quantities or not fits_topic(phrase, quantities[0], match, context, reading):
        return False
    if phrase.kind in ("zero", "joint") and number.value != 0:
        return False
    if phrase.kind in ("count", "result", "carried-out") and shared(quantities[0], match, context):
        return not of_their_group(match, context)
    if phrase.kind == "result" and _EACH.search(context.clause) and not context.label:
        quantities, joint = _of_each(quantities, context, reading), True
    else:
        joint = phrase.kind == "joint"
    for chosen in [(q,) for q in quantities] if joint else [quantities]:
        reading.add(_told(match, chosen, context, reading))
    return True


_EACH = re.compile("(?:均|都|皆|各)(?:为|是|有)?$")


def _of_each(quantities: tuple[str, ...], context: Context, reading: Reading) -> tuple[str, ...]:
    """``行政复议9件、行政诉讼7件，纠正均为0件``: a result said of each of the disputes listed before it."""
    column = quantities[0].rpartition(".")[2]
    groups = listed_before(context.number.start - len(context.clause), reading)
    return tuple(f"disputes.{group}.{column}" for group in groups) or quantities


def _told(match: Match, quantities: tuple[str, ...], context: Context, reading: Reading) -> Saying:
    number, phrase = context.number, match.phrase
    value, step = number.value, number.step
    disputed = quantities[0].startswith("disputes.")
    if number.klass == "money" and quantities[0] == "disclosure.admin_fee.amount":
        value, step = value / 10_000, step / 10_000
    if phrase.kind == "item-less":
        value = -value
    return Saying(
        phrase,
        quantities,
        value,
        number.start,
        number.end,
        kind=_kind(phrase, quantities[0]),
        unit=unit_of(quantities[0], number.unit),
        step=step,
        relation=number.relation if phrase.relation == "=" or disputed else phrase.relation,
        # the labels of a spread list stand together before its numbers
        since=reading.segment(number.start) if context.label else _since(match, context, reading.text),
        # 上一年 is part of the column's name
        label_year=reading.reader.year if phrase.kind in _ITEMS else labelled_year(context.label),
    )


def _kind(phrase: Phrase, quantity: str) -> str:
    """The kind of a fact: withdrawals among the results of a dispute are results."""
    if phrase.kind == "withdrawal" and quantity.startswith("disputes."):
        return "result"
    return "count" if phrase.kind in ("zero", "joint", *_ITEMS) or _told_too(phrase) else phrase.kind


def _told_too(phrase: Phrase) -> bool:
    """Whether a phrase tells a second row by the same number, and no withdrawals that are among others."""
    return phrase.kind == "also" and phrase.relation == "="


def _since(match: Match, context: Context, text: str) -> int:
    """Where the words of a match begin; a bracket that was stepped over is among them."""
    start = context.number.start
    opened = text.rfind(context.bracket, 0, start) if context.bracket else -1
    over = opened >= 0 and len(match.left) > start - opened - len(context.bracket)
    return start - len(match.left) - (len(context.bracket) if over else 0)


def half(value: Decimal) -> Decimal:
    """One unit of the last printed digit."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)
