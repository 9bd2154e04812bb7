"""HTML as tags and runs of text, in one pass whose time grows with the length only.

No tree is built and nothing is fetched, run or expanded: what pages contain beside text is skipped here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"']{0,60})((?:[^<>"']++|"[^"]{0,8000}+"|'[^']{0,8000}+')*+)>""")
_CUT = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"']{0,60})([^<>]{0,2000}+)>")
_RAW = frozenset(("script", "style", "template", "noscript", "textarea", "title", "svg", "iframe", "select"))
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]{0,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written: its name in lower case, whether it ends an element, its attributes not yet read.

    ``end`` is the offset in the file behind it.
    """

    name: str
    closing: bool
    written: str
    end: int

    def attributes(self) -> dict[str, str]:
        """The attributes by their lower-case names."""
        return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(self.written)}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text between tags, its references resolved, and its offset in the file."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Gap:
    """An element that was left out: the offsets of its begin and of what follows it."""

    start: int
    end: int


def _none(_: str, __: str) -> bool:
    return False


def scan(
    text: str, wanted: Callable[[str], object] = bool, left_out: Callable[[str, str], bool] = _none
) -> Iterator[Tag | Run | Gap]:
    """The tags with ``wanted`` names and the runs of ``text`` in their order.

    Comments, scripts, styles and choices are left out, and elements whose name and attributes are to be
    ``left_out``; for these a gap is told, because people still count what is in them.
    """
    skip = _Skipper(text)
    names: dict[str, tuple[str, bool]] = {}
    position, size = 0, len(text)
    while (opening := text.find("<", position)) >= 0:
        if opening > position:
            yield _run(text, position, opening)
        tag = _TAG.match(text, opening) or _CUT.match(text, opening)
        if tag is None:
            position = skip.declaration(opening)
            if position == opening:
                position += 1
                yield Run("<", opening)
            continue
        position = tag.end()
        closing, name, written = tag.groups()
        known = names.get(name) or names.setdefault(name, (name.lower(), bool(wanted(name.lower()))))
        if not closing and (known[0] in _RAW or left_out(known[0], written)):
            position = skip.element(known[0], written, position)
            if known[0] not in _RAW:
                yield Gap(opening, position)
        elif known[1]:
            yield Tag(known[0], closing == "/", written, position)
    if position < size:
        yield _run(text, position, size)


def _run(text: str, start: int, end: int) -> Run:
    raw = text[start:end]
    return Run(unescape(raw) if "&" in raw else raw, start)


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
