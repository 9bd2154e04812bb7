"""HTML as tags and runs of text, in one pass whose time grows with the length only.

No tree is built and nothing is fetched, run or expanded: what pages contain beside text is skipped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"']{0,60})((?:[^<>"']++|"[^"]{0,8000}+"|'[^']{0,8000}+')*+)>""")
_CUT = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"']{0,60})([^<>]{0,2000}+)>")
_RAW = frozenset(("script", "style", "template", "noscript", "textarea", "title", "svg", "iframe", "select"))
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]{0,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written: its name in lower case, whether it ends an element, its attributes not yet read."""

    name: str
    closing: bool
    written: str

    def attributes(self) -> dict[str, str]:
        """The attributes by their lower-case names."""
        return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(self.written)}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text between tags, its references resolved, and its offset in the file."""

    text: str
    start: int


def text_only(data: bytes) -> bytes:
    """The bytes between the tags, to tell their encoding by: the tags are ASCII and say nothing, or lie."""
    runs = scan(data.decode("latin-1"), resolve=False)
    return b" ".join(run.text.encode("latin-1") for run in runs if isinstance(run, Run) and not run.text.isspace())


def scan(text: str, *, resolve: bool = True) -> Iterator[Tag | Run]:
    """The tags and runs of ``text`` in their order; comments, scripts, styles and choices are left out.

    References (``&nbsp;``) are resolved if ``resolve`` is set.
    """
    skip = _Skipper(text)
    position, size = 0, len(text)
    while position < size:
        opening = text.find("<", position)
        if opening < 0:
            opening = size
        if opening > position:
            yield _run(text, position, opening, resolve=resolve)
        if opening == size:
            return
        position = opening
        if (tag := _TAG.match(text, opening) or _CUT.match(text, opening)) is not None:
            position = tag.end()
            name, closing = tag[2].lower(), tag[1] == "/"
            if not closing and name in _RAW and not tag[3].endswith("/"):
                position = skip.element(name, position)
            else:
                yield Tag(name, closing, tag[3])
        elif (end := skip.declaration(opening)) > opening:
            position = end
        else:
            yield Run("<", opening)
            position = opening + 1


def _run(text: str, start: int, end: int, *, resolve: bool) -> Run:
    raw = text[start:end]
    return Run(unescape(raw) if resolve and "&" in raw else raw, start)


class _Skipper:
    """Ends of what is left out; an end that was not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.endless: set[str] = set()

    def element(self, name: str, start: int) -> int:
        """The offset behind the element ``name`` whose content begins at ``start``; there if it never ends."""
        if name in self.endless:
            return start
        found = re.compile(f"</{name}[^<>]{{0,100}}>", re.IGNORECASE).search(self.text, start)
        if found is None:
            self.endless.add(name)
            return start
        return found.end()

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
