"""Days as reports print them: 2024-03-18, 2024/3/18, 2024.3.18, 2024年3月18日, 二〇二四年三月十八日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.model.blanks import WHITE

_FIGURES = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0}
_YEAR = r"(20\d\d|二[〇○零ＯO][〇○零ＯO一二三四五六七八九]{2})"
NUMBER = r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
"""A month or a day, as :func:`number` reads it."""
_DAY = re.compile(
    rf"{_YEAR}\s{{0,2}}(?:年\s{{0,2}}({NUMBER})\s{{0,2}}月\s{{0,2}}({NUMBER})\s{{0,2}}[日号]"
    r"|([-./])\s?(\d{1,2})\s?\4\s?(\d{1,2})(?!\d))"
)
_NAMED_YEAR = re.compile(r"20[0-3]\d年")
_ANY_YEAR = re.compile(r"20[0-3]\d")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三][〇○零一二三四五六七八九]")
_SPACES = str.maketrans("", "", WHITE + '《》“”"')


class Day(NamedTuple):
    """A day of the calendar; days compare as they follow each other."""

    year: int
    month: int
    day: int


class Printed(NamedTuple):
    """A day as it stands in a text: from where to where."""

    day: Day
    start: int
    end: int


def days_in(text: str) -> Iterator[Printed]:
    """The days named in a text, in its order; what is no day of any year is left out."""
    for found in _DAY.finditer(text):
        month, day = found[2] or found[5], found[3] or found[6]
        named = Day(year(found[1]), number(month), number(day))
        if 1 <= named.month <= 12 and 1 <= named.day <= 31:
            yield Printed(named, found.start(), found.end())


def year_in(text: str) -> int:
    """The first year named in ``text``, 0 if none."""
    found = _NAMED_YEAR.search(text.translate(_SPACES)) or _ANY_YEAR.search(text) or _CHINESE_YEAR.search(text)
    return year(found[0][:4]) if found else 0


def number(text: str) -> int:
    """A month or day in figures or in Chinese numerals up to 99: 3, 03, 三, 十二, 三十一."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _FIGURES[text[-1]]
    return 10 * (_FIGURES[tens] if tens else 1) + (_FIGURES[ones] if ones else 0)


def year(text: str) -> int:
    """A year of four figures, Arabic or Chinese: 2023, 二〇二三."""
    return int(text) if text.isdecimal() else int("20" + "".join(str(_FIGURES[figure]) for figure in text[2:]))
