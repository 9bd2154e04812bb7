"""The numbers that Word's lists print before paragraphs: 一、 （一） 1. and so on, which stand in no text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from checker.readers.safety import attribute, child

_DIGITS = "〇一二三四五六七八九"
_CHINESE = ("chinese", "japanese", "taiwanese", "ideograph", "korean")
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HIGHEST = 399


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, and the words around its number."""

    start: int = 1
    format: str = "decimal"
    text: str = ""


class Numbering:
    """The lists of a document, counted on with each paragraph."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for element in numbering if numbering is not None else ():
            self._learn(element)
        if styles is not None:
            self._learn_styles(styles)

    def label(self, properties: Element) -> str:
        """The number printed before the paragraph with these ``properties``, "" if none; the list counts on."""
        number = attribute(child(properties, "numPr", "numId"), "val")
        level = _integer(attribute(child(properties, "numPr", "ilvl"), "val"), 0)
        if number is None:
            style = attribute(child(properties, "pStyle"), "val")
            number, level = self._styles.get(style or "", ("", 0))
        abstract = self._lists.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts[abstract]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _PLACEHOLDER.sub(lambda place: self._number(levels, counts, int(place[1]) - 1), levels[level].text)

    @staticmethod
    def _number(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
        known = levels.get(level, Level())
        return formatted(counts.get(level, known.start), known.format)

    def _learn(self, element: Element) -> None:
        if element.tag == "abstractNum":
            name = attribute(element, "abstractNumId") or ""
            self._levels[name] = {
                _integer(attribute(level, "ilvl"), 0): _level(level) for level in element if level.tag == "lvl"
            }
        elif element.tag == "num":
            name = attribute(element, "numId") or ""
            self._lists[name] = attribute(child(element, "abstractNumId"), "val") or ""

    def _learn_styles(self, styles: Element) -> None:
        based: dict[str, str] = {}
        for style in styles:
            name = attribute(style, "styleId")
            if name is None:
                continue
            based[name] = attribute(child(style, "basedOn"), "val") or ""
            if (number := attribute(child(style, "pPr", "numPr", "numId"), "val")) is not None:
                level = _integer(attribute(child(style, "pPr", "numPr", "ilvl"), "val"), 0)
                self._styles[name] = number, level
        for name in based:
            seen, parent = {name}, based[name]
            while parent and parent not in seen and name not in self._styles:
                if parent in self._styles:
                    self._styles[name] = self._styles[parent]
                seen.add(parent)
                parent = based.get(parent, "")


def _level(element: Element) -> Level:
    return Level(
        _integer(attribute(child(element, "start"), "val"), 1),
        attribute(child(element, "numFmt"), "val") or "decimal",
        attribute(child(element, "lvlText"), "val") or "",
    )


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise


def formatted(number: int, format: str) -> str:
    """``number`` as a list of this format counts; bullets and unknown formats print nothing or digits."""
    if format in ("none", "bullet"):
        return ""
    if format.startswith(_CHINESE) and "Enclosed" not in format:
        return _chinese(number)
    if format.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x245F + number)
    if format in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if format == "lowerLetter" else letter.upper()
    if format in ("lowerRoman", "upperRoman") and 0 < number <= _HIGHEST:
        roman = _roman(number)
        return roman if format == "lowerRoman" else roman.upper()
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return ten + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
