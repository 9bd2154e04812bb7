"""Words reduced to what distinguishes them: without blanks, enumerators, quotes and width of punctuation."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from checker.model.blanks import WHITE

_DROPPED = str.maketrans("", "", WHITE + "“”\"'‘’＂＇「」『』*#`")
_WIDTH = str.maketrans("（）【】［］，：；．／", "()()(),:;./")
_NUMERALS = "一二三四五六七八九十"
_ENUMERATOR = re.compile(
    rf"\([{_NUMERALS}]{{1,2}}\)|^[{_NUMERALS}]{{1,2}}[、.,)]|\(\d{{1,2}}\)|\d{{1,2}}[、.](?!\d)|[①-⑳]"
)
_MARKUP = re.compile(r"<br\s{0,3}/?>|</?(?:b|strong|u|i|em)>|&(?:nbsp|emsp|ensp|#160);", re.IGNORECASE)
_BOLD = ("*", "_")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,2})([^*_]+)\1")
_NOTE = re.compile(r"\([^()]*\)")
_END = ":：;；。.、,，"


def without_markup(text: str) -> str:
    """A cell of Markdown without the signs for bold, line breaks and blanks."""
    if "<" in text or "&" in text:
        text = _MARKUP.sub("", text)
    if text[:1] in _BOLD and (match := _EMPHASIS.fullmatch(text)):
        text = match[2]
    return text


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """A label without blanks, quotes and enumerators, its punctuation half-width."""
    text = without_markup(text[:200]).translate(_DROPPED).translate(_WIDTH)
    return _ENUMERATOR.sub("", text).strip(_END)


def without_notes(label: str) -> str:
    """A core without its notes in brackets."""
    return _NOTE.sub("", label) if "(" in label else label


@lru_cache(maxsize=8192)
def enumerator(text: str) -> str:
    """The enumerator a label begins with, half-width: ``1.``, ``(六)``, ``四、`` or nothing."""
    text = text[:20].translate(_DROPPED).translate(_WIDTH)
    match = _ENUMERATOR.match(text)
    return match[0] if match else ""


def similarity(one: str, other: str) -> float:
    """Dice's coefficient over pairs of neighbouring characters: 1 for equal words, 0 for none shared."""
    if one == other:
        return 1.0
    if len(one) < 2 or len(other) < 2:
        return 0.0
    shared = Counter(pairwise(one)) & Counter(pairwise(other))
    return 2 * shared.total() / (len(one) + len(other) - 2)
