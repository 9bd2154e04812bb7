"""What a cell's text means: a number, a blank, a mark for "does not apply", or text that is none of these."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from checker.extract.wording import without_markup
from checker.model import calendar
from checker.model.blanks import WHITE
from checker.model.form import CellType
from checker.model.report import Value

_MARKS = frozenset(
    (
        "/",
        "//",
        "\\",
        "-",
        "--",
        "---",
        "—",
        "——",
        "–",
        "无",
        "不适用",
        "不涉及",
        "空",
        "空白",
        "没有",
        "暂无",
        "未发生",
        "n/a",
        "na",
        "nan",
        "nil",
        "none",
        "null",
        "*",
        "─",
        "──",
    )
)
# an own table and not NFKC, which would turn ①2021 into 12021
_HALF = str.maketrans("０１２３４５６７８９．，／＋－−﹣—–％＊＼", "0123456789.,/+---—–%*\\")
_COUNT_UNITS = "件个宗份条项次例部家"
_NUMBER = re.compile(rf"([+-]?)(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?({'|'.join(_COUNT_UNITS)})?")
_NOUGHTS = frozenset("〇零○")
# 一 is left out: it stands for a dash as well
_CHINESE = re.compile(r"[二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?")
_MAYBE_ONE = "一"
_BRACKETED = re.compile(rf"(?<=\d)[(（]([{_COUNT_UNITS}]|[亿万千]?元)[)）]$")
"""A unit in brackets, as heads print it."""
_CHANGE = re.compile(rf"(增加?|新增|减少?)(\d+)([{_COUNT_UNITS}])?")
_MONEY = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(亿元|万元|千元|元|亿|万)?(?:人民币)?")
_MARK = re.compile(
    r"(?<=[\d件])(?:[①-⑳⑴-⒇※†‡#]|[¹²³⁰⁴-⁹]{1,2}|\[[¹²³⁰⁴-⁹]{1,2}\]|\*{1,3}|\[注?\d{0,2}\]|[〔【]注?\d{0,2}[〕】]|[(（]?注\d{0,2}[)）]?)$"
)
"""The sign of a footnote behind a number."""
_POWER = {"元": 0, "千元": 3, "万元": 4, "万": 4, "亿元": 8, "亿": 8}
_STORED_IN = {"disclosure.admin_fee.amount": 4, "disclosure.procurement.amount": 0}
"""The power of ten of 元 in which an amount is stored; other amounts are stored as printed."""
_INNER = re.compile(rf"(?<=[\d.,])[{re.escape(WHITE)}]+(?=[\d.,])")
_SPACES = str.maketrans("", "", WHITE)


def parse_value(raw: str, type: CellType, address: str) -> Value:
    """The value of a cell that reads ``raw``, of the ``type`` that the form asks for at ``address``."""
    return _parsed(raw, type, _STORED_IN.get(address))


def _parsed(raw: str, type: CellType, stored: int | None) -> Value:
    text = without_markup(raw).translate(_SPACES).translate(_HALF)
    if not text:
        return Value("blank", raw)
    if text.casefold() in _MARKS:
        return Value("na", raw)
    text = _arabic(text)
    if (mark := _MARK.search(text)) is not None:
        text = text[: mark.start()]
    if len(text) > 60:
        return Value("text", raw)
    if stored is not None:
        return _money(raw, text, stored)
    if type == "change" and (match := _CHANGE.fullmatch(text)):
        sign = -1 if match[1].startswith("减") else 1
        return Value("number", raw, sign * Decimal(match[2]), match[3])
    if match := _NUMBER.fullmatch(text):
        return Value("number", raw, _decimal(match), match[4])
    return Value("text", raw)


@lru_cache(maxsize=4096)
def understood(raw: str, type: CellType, address: str) -> tuple[Value, float]:
    """Value and certainty of a cell that reads ``raw``; counts are the same at every address."""
    return _parsed(raw, type, _STORED_IN.get(address)), certainty(raw)


def kept_apart(address: str) -> str:
    """The address if amounts there have a unit of their own, else "": what :func:`understood` has to know of it."""
    return address if address in _STORED_IN else ""


def certainty(raw: str) -> float:
    """How sure a number's digits belong together: blanks between them may hide a second number."""
    return 0.7 if _INNER.search(raw) else 1.0


def is_value(raw: str) -> bool:
    """Whether ``raw`` can only be a value, a blank or a mark, and no label."""
    if parse_value(raw, "change", "").state != "text":
        return True
    text = without_markup(raw).translate(_SPACES)
    return text == _MAYBE_ONE or _MONEY.fullmatch(_BRACKETED.sub(r"\1", text)) is not None


def _arabic(text: str) -> str:
    """A number without the brackets around its unit, and one in Chinese numerals in figures."""
    if text in _NOUGHTS:
        return "0"
    if _CHINESE.fullmatch(text):
        return str(calendar.number(text))
    return _BRACKETED.sub(r"\1", text)


def _money(raw: str, text: str, stored: int) -> Value:
    match = _MONEY.fullmatch(text)
    if match is None:
        nothing = _NUMBER.fullmatch(text)
        # of nothing the unit is of no matter
        return (
            Value("text", raw) if nothing is None or _decimal(nothing) else Value("number", raw, Decimal(0), nothing[4])
        )
    unit = match[4]
    power = _POWER[unit] if unit else stored
    return Value("number", raw, _decimal(match).scaleb(power - stored), unit)


def _decimal(match: re.Match[str]) -> Decimal:
    return Decimal(match[1] + match[2].replace(",", "") + (match[3] or ""))
