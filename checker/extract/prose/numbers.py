"""Numbers with their units, as sentences print them: 1137件, 十余件, 2764.2万宗, 近千件, 86.92%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.model.phrase import UnitClass
from checker.model.report import Relation

CASES = "件次|件|份|宗|起|条|封|例|部|桩"
THINGS = "篇|个|项|次|笔"
_OTHER_UNITS = (
    "人次|年|月|日|号|时|页|类|批|轮|届|期|家|名|人|张|本|套|场|天|周"
    "|小时|分钟|余家|公里|平方|亩|岁|级|位|倍|点|分|大|市|县|区|处|版|章|款|个百分点|百分点"
)
# every number with its unit
NUMBER = re.compile(
    rf"(?P<n>\d+(?:\.\d+)?)(?P<m1>余|多|来)?(?P<w>万|亿|千|百)?(?P<m2>余|多|来)?"
    rf"(?:(?P<p>%)|(?P<y>元)|(?P<o>{_OTHER_UNITS})|(?P<u>{CASES})|(?P<t>{THINGS}))?(?P<above>以上)?"
    rf"|(?:(?<![数几上])|(?![十百千]))(?<!第)(?P<cn>[零一二两三四五六七八九十百千万]+)(?P<m3>余|多|几)?(?P<w2>万)?(?P<u2>件次|件|份|宗|起|条|部(?!分)|例|封|元)(?!事)"
)
# 一件一档, 一件不漏, 1件或多件: said of each, and of none in number
_OF_EACH = re.compile(
    r"一(?=[策档案议办答回评册卡码单表号复审核查])|不[漏少落拖差错超]|或者?(?:[多数几]|两|更多)[件份宗]"
)
_PIECE = "个"
_OF_REQUESTS = re.compile("(?:政府信息公开|依申请公开|信息公开)?申请(?=[,;。:]|均|都|全部|已)")
_REQUESTS_OF = re.compile(r"申请\d+个(?=[,;。)])")
_NUMERAL = re.compile(r"[\d零一二两三四五六七八九十百千万]")
# what every count, amount and percentage has in it: a quick way to pass over sentences without any
COUNTED = re.compile(
    r"[\d零一二两三四五六七八九十百千万](?:(?<=\d)(?![\d年月日])|(?<!\d)[余多几]?万?[件份宗起条部例封元])"
)
COUNT = re.compile(r"\d[件宗份起条]")
"""The end of a count that is told in figures."""
_SCALES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_EXACT = Decimal(0)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_ABOUT = re.compile(r"(?:近|约|大约|大概|大致|将近|约为|接近|上下)占?$")
# the last characters of the words of both
_HEDGES = frozenset("近约概致为接下占过超逾破于少")
_ROUGHLY = ("左右", "上下", "许")
_ABOVE = re.compile(r"(?:超过|超|逾|突破|不少于|至少|多于)$")
# digits that count nothing: document numbers, ordinals, telephone numbers, codes, ranges
_BEFORE = re.compile(
    r"(?:第|〔|\[|No\.?|[A-Za-z_/.\d]|(?<![减量])-|[A-Za-z\d]:|电话|邮编|邮政编码|传真|编号|文号|热线|“|\")$"
)
_LEADING = frozenset("第话编码真号线")
"""The Chinese characters that ``_BEFORE`` ends in."""
# (1) and 2) number the members of a list
_ENUMERATOR = re.compile(r"(?:^|[,;。:、])\(?\d{1,2}\)$")
_LIST_END = re.compile(r"[,;、。)和及与]|$")


@dataclass(slots=True)  # not frozen: one is made for every number
class Number:
    """A number in normalised text: its value, half a unit of its last printed digit, its unit and how exact it is."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    klass: UnitClass
    relation: Relation = "="


def numbers(text: str, since: int = 0, others: frozenset[str] = frozenset()) -> Iterator[Number]:
    """The counts, amounts of money and percentages of a normalised text, in order.

    Years, dates, ordinals and numbers of other units (人次, 期) are left out, but for those in ``others``: nothing in
    the tables is told in them.
    """
    end = since
    for numeral in _NUMERAL.finditer(text, since):
        start = numeral.start()
        if start < end or (found := NUMBER.match(text, start)) is None:
            continue
        end = found.end()
        number = None
        if found["cn"] is not None:
            number = _chinese(text, found)
        elif (found["o"] is None or found["o"] in others) and not _counts_nothing(text, start):
            number = _arabic(text, found)
        if number is not None and (number.value != 1 or _OF_EACH.match(text, end) is None):
            yield number


def _counts_nothing(text: str, start: int) -> bool:
    """Whether what stands before digits says that they are a code, an ordinal or a part of a longer number."""
    before = text[start - 1 : start]
    # in most places a word stands before them, and no other look is needed
    if before.isalpha() and not before.isascii() and before not in _LEADING:
        return False
    return _BEFORE.search(text, max(0, start - 4), start) is not None


def _arabic(text: str, found: re.Match[str]) -> Number | None:
    digits, more, scale, most, percent, money, other, cases, things, above, *_ = found.groups()
    start, end = found.span()
    if things == _PIECE and (_OF_REQUESTS.match(text, end) or _REQUESTS_OF.match(text, start - 2)):
        cases, things = things, None  # 收到5个申请
    unit = cases or things or percent or money or other or ""
    if not unit and (scale or not _LIST_END.match(text, end)):
        return None
    if not unit and (len(digits) > 7 or _ENUMERATOR.search(text[max(0, start - 2) : end + 1])):
        return None
    klass: UnitClass = "percent" if percent else "money" if money else "thing" if things else "count"
    if money and scale:
        unit = scale + unit
    relation = _relation(text, start, end, above=above is not None, vague=bool(more or most))
    # money is told in 万元 to its last digit; a count in 万 is rounded
    if relation == "=" and scale and not (money and scale == "万"):
        relation = "~"
    if cases and not scale:
        start, digits = _numeral(text, start, digits)
    value, step = _measured(digits, scale)
    return Number(start, end, value, step, unit, klass, relation)


def _measured(digits: str, scale: str | None) -> tuple[Decimal, Decimal]:
    """The value of digits told in ``scale`` (万), and half a unit of the last of them; 0 for whole numbers."""
    printed = Decimal(digits)
    if scale is None and digits.isdigit():
        return printed, _EXACT
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    times = _SCALES[scale] if scale else Decimal(1)
    return printed * times, Decimal(1).scaleb(exponent) * times / 2


def _numeral(text: str, start: int, digits: str) -> tuple[int, str]:
    """Where the number begins and its digits; in 1.7件申请 that opens a clause, 1. numbers a member of a list."""
    whole, point, rest = digits.partition(".")
    listed = point and len(whole) == 1 and text[start - 1 : start] in _OPENS
    return (start + len(whole) + 1, rest) if listed else (start, digits)


_OPENS = ("", ";", "。", ":", ",")


def _relation(text: str, start: int, end: int, *, above: bool, vague: bool) -> Relation:
    hedged = text[start - 1 : start] in _HEDGES
    if above or (hedged and _ABOVE.search(text, max(0, start - 4), start)):
        return ">="
    if vague or text.startswith(_ROUGHLY, end) or (hedged and _ABOUT.search(text, max(0, start - 4), start)):
        return "~"
    return "="


def _chinese(text: str, found: re.Match[str]) -> Number | None:
    value = chinese_value(found["cn"])
    if value is None:
        return None
    if found["w2"]:
        value *= 10_000
    start, end = found.span()
    vague = bool(found["m3"]) or (found["cn"] in _PLACES and found["cn"] != "十")
    relation = _relation(text, start, end, above=False, vague=vague)
    unit = found["u2"]
    klass: UnitClass = "money" if unit == "元" else "count"
    return Number(start, end, Decimal(value), Decimal(0), unit, klass, relation)


def chinese_value(text: str) -> int | None:
    """``一百二十`` → 120, ``两`` → 2, ``二零`` → 20; None where the characters make no number."""
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "万":
            total, section, digit = (total + section + digit or 1) * 10_000, 0, 0
        else:
            section += (digit or 1) * _PLACES[char]
            digit = 0
    return total + section + digit
