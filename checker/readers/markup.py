"""HTML as tags and runs of text, in one pass whose time grows with the length only.

No tree is built and nothing is fetched, run or expanded: what pages contain beside text is skipped here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_PIECE = re.compile(
    r"""([^<]*+)(?:</(?i:span|font|strong|em|o:p|[biu])>)*+"""
    r"""(</?[a-zA-Z][^\s/<>"']{0,60}+(?:(?:[^<>"']++|"[^"]{0,8000}+"|'[^']{0,8000}+')*+(?=>)|[^<>]{0,2000}+)>)?+"""
)
"""A run of text and the tag behind it, if there is one; a quotation mark without a second one is any character.

Between them ends of mere dress are passed over; in pages that Word made every third tag is one.
"""
_TAG = re.compile(r"""<(/?)([^\s/<>"']{1,61}+)(.*)>""", re.DOTALL)
_RAW = frozenset(("script", "style", "template", "noscript", "textarea", "title", "svg", "iframe", "select"))
_REMEMBERED = 4096
"""Tags whose use is kept in mind; a page of nothing but different ones is not to fill the memory."""
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]{0,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Tag(NamedTuple):
    """A tag as written: its name in lower case, whether it ends an element, its attributes not yet read."""

    name: str
    closing: bool
    written: str

    def attributes(self) -> dict[str, str]:
        """The attributes by their lower-case names."""
        return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(self.written)}


class Gap(NamedTuple):
    """An element that was left out: the offset it begins at."""

    start: int


Step = tuple[str, int, Tag | Gap | None, int]
"""A run of text with its references resolved, the offset in the file it begins at, what is told behind it if
anything is, and the offset behind that. Pages have thousands, and a plain tuple is the quickest to make."""


def scan(text: str, wanted: Callable[[str], object], left_out: Callable[[str, str], bool]) -> Iterator[Step]:
    """The runs of ``text`` and the tags with ``wanted`` names in their order; the ends of mere dress are never told.

    Comments, scripts, styles and choices are left out, and elements whose name and attributes are to be
    ``left_out``; for these a gap is told, because people still count what is in them.
    """
    skip = _Skipper(text)

    # pages write the same tags over and over
    @lru_cache(maxsize=_REMEMBERED)
    def known(whole: str) -> tuple[Tag, bool, bool]:
        tag = _tag(whole)
        left = not tag.closing and (tag.name in _RAW or left_out(tag.name, tag.written))
        return tag, left, bool(wanted(tag.name))

    piece, size, position = _PIECE.match, len(text), 0
    while position < size and (found := piece(text, position)):
        run, whole = found.groups()
        start, position = position, found.end()
        if "&" in run:
            run = unescape(run)
        if whole is None:
            if run:
                yield run, start, None, position
            start, position = position, skip.declaration(position)
            if position == start and text.startswith("<", start):
                position += 1
                yield "<", start, None, position
            continue
        tag, left, told = known(whole)
        if left:
            position = skip.element(tag.name, tag.written, position)
            yield run, start, None if tag.name in _RAW else Gap(found.start(2)), position
        elif told:
            yield run, start, tag, position
        elif run:
            yield run, start, None, position


def _tag(whole: str) -> Tag:
    parts = _TAG.fullmatch(whole)
    assert parts is not None
    closing, name, written = parts.groups()
    return Tag(name.lower(), bool(closing), written)


class _Skipper:
    """Ends of what is left out; an end that was not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.endless: set[str] = set()

    def element(self, name: str, written: str, start: int) -> int:
        """The offset behind the element ``name`` whose content begins at ``start``; there if it never ends."""
        if name in self.endless or written.endswith("/"):
            return start
        depth = 1
        for tag in re.compile(rf"<(/?){re.escape(name)}\b([^<>]{{0,2000}})>", re.IGNORECASE).finditer(self.text, start):
            if tag[1] or (name not in _RAW and not tag[2].endswith("/")):
                depth += -1 if tag[1] else 1
            if not depth:
                return tag.end()
        self.endless.add(name)
        return start

    def declaration(self, start: int) -> int:
        """The offset behind the comment or declaration at ``start``; ``start`` if there is none."""
        if self.text.startswith("<!--", start):
            return self._behind("-->", start, start + 4)
        if self.text.startswith(("<!", "<?", "</"), start):
            return self._behind(">", start, start + 2)
        return start

    def _behind(self, mark: str, start: int, after: int) -> int:
        if mark in self.endless:
            return after
        end = self.text.find(mark, start + 2)
        if end < 0:
            self.endless.add(mark)
            return after
        return end + len(mark)
