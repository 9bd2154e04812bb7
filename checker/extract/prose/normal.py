"""Text in the one shape that patterns are written for, with the way back to what was printed.

An own table, not NFKC: NFKC turns ``①2021`` into ``12021``. Half-width punctuation and digits, simplified
characters, no white space; 、 and 。 stay. Every character is replaced by one character, so offsets only shift where
white space or a thousands separator is dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from checker.model.traditional import SIMPLIFIED

SEGMENT_END = re.compile(r"[;。!?]")
"""What ends a sentence, or a part of one between semicolons, in a normalised text."""
CLAUSE_END = re.compile(r"[,;。!?]")
"""What ends a clause in a normalised text."""
_MAP = {
    **{0xFF01 + n: 0x21 + n for n in range(94)},
    **SIMPLIFIED,
    ord("．"): ord("."),
    ord("﹔"): ord(";"),
    ord("〇"): ord("零"),
    # numerals as receipts print them
    **{
        ord(old): ord(new)
        for old, new in zip("壹贰叁肆伍陆柒捌玖拾佰仟貳陸", "一二三四五六七八九十百千二六", strict=True)
    },
}
_SPACES = "\\s\u200b\u200c\u200d\ufeff\u2060\u00ad"
_SPACE = re.compile(f"[{_SPACES}]")
# printed groups of three, by a comma or a space; digits set apart one by one, as optical reading does
_GROUPS = re.compile(rf"(?<![\d.])\d{{1,3}}(?:,\d{{3}})+(?!\d)|(?<![\d.])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d年])")
# a full-width comma sets clauses apart; only before a unit it can group digits (1，024件)
_WIDE = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:;\d{3})+(?=[件宗份起]|(?:\.\d+)?[万萬]?元)")
# a count cut in two (1 12 件): only before a unit set apart, too, and never after a year
_CUT = re.compile(rf"(?<![\d.年第〔])[1-9]\d{{0,2}}[{_SPACES}]+\d{{1,3}}(?=[{_SPACES}]+[件宗份起])")
_SINGLES = re.compile(rf"(?<![\d.])\d(?:[{_SPACES}]+\d)+(?!\d)")


@dataclass(slots=True)  # not frozen: two are made for every sentence, and frozen ones take longer to make
class Normal:
    """Normalised ``text``; ``offsets[i]`` is where character ``i`` stood, None where nothing was dropped."""

    text: str
    offsets: tuple[int, ...] | None = None

    def place(self, offset: int) -> int:
        """Where what was printed at ``offset`` stands in the normalised text."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` stood in the text as printed; the end maps to the end."""
        if self.offsets is None:
            return offset
        if offset < len(self.offsets):
            return self.offsets[offset]
        return self.offsets[-1] + 1 if self.offsets else 0


def normalise(raw: str) -> Normal:
    """``raw`` in the shape patterns are written for.

    White space between two digits that do not make one number is kept as a space, so that ``12 34`` never becomes
    1234.
    """
    if (plain := _plain(raw)) is not None:
        return Normal(plain)
    text = _narrow(_set_apart(raw))
    spaced = _SPACE.search(text) is not None
    grouped = (spaced or "," in text) and _SET_APART.search(text) is not None
    if not spaced and not grouped:
        return Normal(text)
    dropped = bytearray(len(text))
    if grouped:
        digits = raw.translate(_DIGITS)
        for pattern in (_GROUPS, _WIDE, _CUT, _SINGLES):
            for found in pattern.finditer(digits):
                for offset in range(*found.span()):
                    dropped[offset] = not text[offset].isdigit()
    if spaced:
        for space in _SPACE.finditer(text):
            at = space.start()
            between = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
            dropped[at] |= not between
    if not any(dropped):
        return Normal(text)
    kept = tuple(offset for offset, gone in enumerate(dropped) if not gone)
    return Normal("".join(text[offset] for offset in kept), kept)


class Printed:
    """A paragraph to be normalised stretch by stretch: all at once, where no character of it is unusual."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._plain = _plain(raw)

    def between(self, start: int, end: int) -> Normal:
        """What stands between two places, normalised."""
        plain = self._plain
        return normalise(self._raw[start:end]) if plain is None else Normal(plain[start:end])


def _plain(raw: str) -> str | None:
    """``raw`` normalised where only its marks are to be replaced, as in most sentences; None in others."""
    text = _marked(raw)
    if _UNUSUAL.search(text) or _GROUPED.search(text) or (_TWENTY[0] in text or _TWENTY[1] in text):
        return None
    return text


_CHINESE_YEAR = re.compile("二[零〇○][一二三][零〇○一二三四五六七八九](?=年)")
_DIGIT = str.maketrans("零〇○一二三四五六七八九", "000123456789")


# a space may set clauses apart (办结42件 结转1件); where words are spaced out, it is the work of optical reading
_APART = re.compile(r"(?<=[^\s\d]\d[件宗份起])[ \u3000]|(?<=\d\d[件宗份起])[ \u3000]")
_SPACED = re.compile(r"[\u4e00-\u9fa5][ \u3000]+[\u4e00-\u9fa5]")


def _set_apart(raw: str) -> str:
    if " " not in raw and "\u3000" not in raw:
        return raw
    commas = _APART.sub(",", raw)
    return raw if commas == raw or _SPACED.search(commas) or re.search(r"\d[ \u3000]+[件宗份起]", raw) else commas


def _marked(raw: str) -> str:
    """``raw`` with the marks of every sentence replaced, the fast way."""
    for wide, narrow in _MARKS:
        raw = raw.replace(wide, narrow)
    return raw


def _narrow(raw: str) -> str:
    """``raw`` with each character in its one shape."""
    text = _marked(raw)
    if "二" in text:
        text = _CHINESE_YEAR.sub(lambda year: year.group().translate(_DIGIT), text)
    return text.translate(_MAP) if _OTHERS.search(text) else text


_MARKS = (("——", "::"), ("，", ","), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"))
_OTHERS = re.compile("[" + "".join(re.escape(chr(code)) for code in _MAP) + "]")
_UNUSUAL = re.compile(f"{_OTHERS.pattern[:-1]}{_SPACES}]")
# what a year in Chinese numerals begins with
_TWENTY = ("二零", "二○")
_GROUPED = re.compile(r",(?<=\d,)\d")
_SET_APART = re.compile(rf"\d[,{_SPACES}]+\d")

# full-width digits count as digits before the comma between them is judged; a full-width comma never groups
_DIGITS = {**{ord("０") + n: ord("0") + n for n in range(10)}, ord("，"): ord(";")}
