"""What a web page shows that is no text of its body: Chinese numerals of lists, and the title of its window."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from checker.model.blanks import WHITE
from checker.model.document import Block, Table
from checker.readers.markup import Tag
from checker.readers.numbering import formatted

_STYLES = r"(?:cjk-ideographic|(?:simp|trad)-chinese-informal)"
_CHINESE = re.compile(rf"list-style[^;{{}}]{{0,40}}{_STYLES}|\bcustom_cn\b", re.IGNORECASE)
"""The style itself, or the class by which a much-used editor gives it."""
_SIGNS = ("ideographic", "-chinese-", "custom_cn")
_RULE = re.compile(rf"([^{{}}]{{1,200}})\{{[^{{}}]{{0,500}}list-style[^;{{}}]{{0,40}}{_STYLES}", re.IGNORECASE)
_SELECTOR = re.compile(r"(ol|[.#][\w-]{1,60})(?:\s*>?\s*li)?\s*(?:,|$)")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六]")
_NAME = re.compile(r"[\w-]+")
_WINDOW = re.compile(r"<title[^<>]{0,200}>([^<]{4,300})</title", re.IGNORECASE)
_HEAD = 20_000
_PARTS = re.compile(r"\s*[_|｜>»《》]\s*|\s+[-－—]+\s*|[-－—]+\s+|--+|——+|(?<=报告)[-－—]+|(?<=年报)[-－—]+")
_TITLE = re.compile(r"20\d\d年?度?.{0,30}公开.{0,12}(?:报告|年报)|公开.{0,12}(?:报告|年报).{0,3}20\d\d")
_OWN = re.compile(r"(?:20\d\d|[二〇○零一三四五]{4})年.{0,30}公开[^》>»|]{0,12}(?:报告|年报)")
_LONGEST = 80
_FIRST = 80


class Lists:
    """The open lists of a page: whether each counts in Chinese numerals, and how far it has come."""

    def __init__(self, text: str) -> None:
        styled = (_SELECTOR.finditer(rule[1].strip()) for rule in _RULE.finditer(text))
        self._selectors = {match[1].lower() for found in styled for match in found}
        self._open: list[list[int] | None] = []
        self._numeral = ""

    @classmethod
    def of(cls, text: str) -> Lists | None:
        """Those of a page in which any list is so numbered, else None."""
        if "<ol" not in text or not any(sign in text for sign in _SIGNS):
            return None
        return cls(text) if _CHINESE.search(text) else None

    def printed(self, text: str) -> str:
        """The numeral printed before ``text``, the first words of an item; one they have already is not said twice."""
        numeral, self._numeral = self._numeral, ""
        return "" if _NUMBERED.match(text) else numeral

    def follow(self, tag: Tag) -> None:
        """A tag: an item that begins has its numeral before its first words."""
        if tag.name in ("ol", "ul"):
            self._numeral = ""
            if not tag.closing:
                self._open.append(self._begun(tag))
            elif self._open:
                self._open.pop()
        elif tag.name == "li" and not tag.closing and self._open and (count := self._open[-1]) is not None:
            count[0] += 1
            self._numeral = f"{formatted(count[0], 'chineseCounting')}、"

    def _begun(self, tag: Tag) -> list[int] | None:
        if tag.name != "ol":
            return None
        attributes = tag.attributes()
        names = {"ol", *(f".{name}" for name in _NAME.findall(attributes.get("class", "").lower()))}
        names.add(f"#{attributes.get('id', '').lower()}")
        if not _CHINESE.search(tag.written) and not names & self._selectors:
            return None
        start = attributes.get("start", "1")
        return [int(start) - 1 if start.isdecimal() and len(start) < 4 else 0]


def window_title(text: str, blocks: Iterable[Block]) -> tuple[str, int] | None:
    """The title of the report in that of the page's window, and its offset, where the page itself has none."""
    begin = max(text.find("<title", 0, _HEAD), text.find("<TITLE", 0, _HEAD))
    window = _WINDOW.match(text, begin) if begin >= 0 else None
    if window is None:
        return None
    part = next((part for part in _PARTS.split(unescape(window[1]).strip(WHITE)) if _TITLE.search(part)), None)
    if part is None or any(len(own) <= _LONGEST and _OWN.search(own) for own in _own_lines(blocks)):
        return None
    return part, window.start(1) + max(window[1].find(part), 0)


def _own_lines(blocks: Iterable[Block]) -> Iterable[str]:
    """The first paragraphs and cells of a page, without blanks."""
    for number, block in enumerate(blocks):
        if number == _FIRST:
            return
        texts = [text for row in block.texts[:5] for text in row] if isinstance(block, Table) else [block.text]
        for text in texts:
            yield "".join(text.split())
