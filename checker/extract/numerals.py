"""Headings numbered otherwise than the official format has it: （一）, 第一部分, Ⅰ, ①, 1; or framed, or with a year."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_NUMBERED = re.compile(
    r"(?P<printed>[(\[【〔]?\s?(?P<part>第)?\s?(?P<numeral>[一二三四五六1-6]|IV|VI?|I{1,3})(?!\d)"
    r"\s?(?:部分|[章节编])?\s?[)\]】〕]?)[\s、.,:]*(?P<words>.*)",
    re.DOTALL,
)
_FRAMED = re.compile(r"[\[【〔《<](.*)[\]】〕》>]", re.DOTALL)
_YEAR = re.compile(r"\s*(?:(?:20\d\d|二[〇○零]..)\s?年度?(?:的|工作)?|本?年度)\s*")
_VALUES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6} | {
    sign: number for number, signs in enumerate(zip("一二三四五六", "123456", strict=True), 1) for sign in signs
}
_PLAIN = "一二三四五六"
BEGINS = frozenset(
    "(（[【〔《〈<第" + _PLAIN + "123456１２３４５６IVⅠⅡⅢⅣⅤⅥ①②③④⑤⑥⑴⑵⑶⑷⑸⑹⒈⒉⒊⒋⒌⒍㈠㈡㈢㈣㈤㈥㊀㊁㊂㊃㊄㊅本年２"
)
"""Signs that such a heading may begin with, beside the words of an official one."""


class Numbered(NamedTuple):
    """A line cut into its numeral and words: ``number`` is 0 where there is none; ``numeral`` is as it is printed."""

    numeral: str
    number: int
    words: str


def numbered(text: str) -> Numbered:
    """A short line without the frame and the year around its words; ``text`` is not blank."""
    text = unicodedata.normalize("NFKC", text).strip()
    numeral, number = "", 0
    if (match := _NUMBERED.fullmatch(text)) is not None:
        printed, sign, text = match["printed"], match["numeral"], match["words"]
        number = _VALUES[sign]
        # 第一部分 and 一 with a blank count like the official 一、
        plain = sign in _PLAIN and (match["part"] or printed.strip() == sign)
        numeral = sign if plain else printed.strip()
    if (framed := _FRAMED.fullmatch(text)) is not None:
        text = framed[1]
    return Numbered(numeral, number, _YEAR.sub("", text, count=1) if _YEAR.match(text) else text)
