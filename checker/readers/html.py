"""Web pages, as saved or as copied out of a content-management system.

The place of a paragraph or cell is the line and column in the file where its first character stands, and the path
of its element; further runs of text (labels are cut into many spans) have their own. Menus, scripts, hidden and
deleted text are left out.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span
from checker.model.errors import UnreadableError
from checker.model.text import Text
from checker.readers.cells import RAISED, unmarked
from checker.readers.decoding import decode
from checker.readers.markup import Gap, Tag, scan
from checker.readers.nesting import Box, dissolve
from checker.readers.page_lists import Lists, window_title
from checker.readers.paths import Paths

LAYOUT = "html"
LIMIT = 30 * 1024 * 1024
_DEEPEST = 60
_WIDEST = 1000
_MOST_CELLS = 200_000
_WANTED = re.compile(
    "a|p|div|h[1-6]|li|[uod]l|d[td]|[bh]r|section|article|header|footer|main|aside|center|blockquote|pre|form|fieldset"
    "|sup|address|figure|caption|table|t(?:body|head|foot)|t[rdh]|body|html"
)
_DROPPED = frozenset(("nav", "button", "del", "object"))
_SHAPING = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "pre", "ol", "ul", "li"))
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "wbr"))
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|\shidden\b", re.IGNORECASE)
_STRUCTURE = re.compile(r"<(?:html|body|p|div)\b", re.IGNORECASE)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_BLANKS = re.compile(r"[ \t\f]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read(path: str, data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The encoding of a web page and its blocks.

    Raises:
        UnreadableError: it is too large, its tables are too deep or too many, or its encoding is unknown.
    """
    if len(data) > LIMIT:
        size = LIMIT // (1024 * 1024)
        raise _refused(path, f"网页超过 {size} MB", f"a web page larger than {size} MB")
    text, encoding = _decoded(path, data)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    page = _Page(path, text)
    page.read(hidden=False)
    if page.hidden and not page.cells:
        # some systems hide the article until a script shows it
        shown, page = page, _Page(path, text)
        page.read(hidden=True)
        page = page if page.cells else shown
    _refuse_garbled(path, page.blocks, encoding)
    return encoding, (*page.title(), *page.blocks)


def _decoded(path: str, data: bytes) -> tuple[str, str]:
    """The text of a page and its encoding; what the page says of it is wrong too often."""
    if data.startswith(_WIDE_MARKS) or b"\0" in data:
        return decode(path, data)
    text = data.decode("utf-8", "replace")
    # a summary in the head may be cut inside a character
    broken = text.count("\ufffd")
    # counting the ideographs themselves takes as long as reading all tags
    if broken and (10 * broken > _beyond_ascii(text) or 10 * broken > len(_IDEOGRAPH.findall(text))):
        return data.decode("gb18030", "replace"), "gb18030"
    return text, "utf-8"


def _refuse_garbled(path: str, blocks: Sequence[Block], encoding: str) -> None:
    """Refuse words that no encoding gives; the tags around them always look well."""
    words = "\n".join(block.text for block in blocks[:300] if isinstance(block, Paragraph))
    if not words or encoding.startswith("utf-16"):
        return
    try:
        decode(path, words.encode(encoding, "replace"))
    except UnreadableError:
        raise UnreadableError(
            Text(
                f"{path}：网页的文字是乱码，请从原网页重新保存",
                f"{path}: the words of the page are garbled; save it anew",
            )
        ) from None


class _Page:
    """The state between two tags: the open tables with their open cells, and the open paragraph."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.verbatim = _STRUCTURE.search(text) is None
        self.blocks: list[Block] = []
        self.tables: list[list[list[Box]]] = []
        self.boxes: list[Box | None] = []
        self.paths = Paths()
        self.words: list[str] = []
        self.places: list[tuple[int, Span]] = []
        self.size = self.cells = 0
        self.unlinked = False
        self.titles = self.pre = 0
        self.hidden = self.links = self.raised = False
        self.lists = Lists.of(text)

    def read(self, *, hidden: bool) -> None:
        """Read the whole page; ``hidden`` elements are read too if asked for."""
        for text, start, mark, end in scan(self.text, _WANTED.fullmatch, self._dropped if hidden else self._left_out):
            if text:
                self._run(text, start)
            if mark is None:
                continue
            if isinstance(mark, Gap):
                self.paths.skip(self.text, mark.start, end)
            elif mark.name == "sup":
                self.raised = not mark.closing
            elif mark.name != "a":
                if self.words:
                    self._end_paragraph()
                self.raised = False
                self.paths.follow(mark.name, closing=mark.closing)
                if mark.name in _SHAPING:
                    self._shape(mark, end)
            else:
                self.links = not mark.closing and "href" in mark.written.lower()
        while self.tables:
            self._end_table()
        self._end_paragraph()

    def title(self) -> Iterator[Paragraph]:
        """The report's title where only the window of the page has it."""
        if (told := window_title(self.text, self.blocks)) is not None:
            words, offset = told
            line = bisect_right(self.starts, offset)
            yield Paragraph(words, ((0, Span(line, offset - self.starts[line - 1] + 1, None, "//title")),))

    @staticmethod
    def _dropped(name: str, written: str) -> bool:
        return name in _DROPPED and not written.endswith("/")

    def _left_out(self, name: str, written: str) -> bool:
        if name in _DROPPED:
            return not written.endswith("/")
        if "none" not in written and "hid" not in written and "NONE" not in written:
            return False
        if _HIDDEN.search(written) is None:
            return False
        if name in _VOID or written.endswith("/"):
            return False
        self.hidden = True
        return True

    def _shape(self, tag: Tag, end: int) -> None:
        name = tag.name
        if name in ("td", "th"):
            self._end_cell()
            if not tag.closing:
                self._begin_cell(tag, end)
        elif name == "table":
            self._end_table() if tag.closing else self._begin_table()
        elif name in ("tr", "tbody", "thead", "tfoot"):
            self._end_cell()
            if name == "tr" and not tag.closing and self.tables:
                self.tables[-1].append([])
        elif name in ("h1", "h2", "h3"):
            self.titles = 0 if tag.closing else 1
        elif name == "pre":
            self.pre = 0 if tag.closing else 1
        elif self.lists is not None:
            self.lists.follow(tag)

    def _begin_table(self) -> None:
        if len(self.tables) == _DEEPEST:
            raise _refused(self.path, f"表格嵌套超过 {_DEEPEST} 层", f"tables nested deeper than {_DEEPEST}")
        self.tables.append([])
        self.boxes.append(None)

    def _end_table(self) -> None:
        if not self.tables:
            return
        self._end_cell()
        self.boxes.pop()
        blocks = dissolve([row for row in self.tables.pop() if row])
        self._content().extend(blocks)

    def _begin_cell(self, tag: Tag, end: int) -> None:
        if not self.tables:
            return
        if not self.tables[-1]:
            self.tables[-1].append([])
        self.cells += 1
        if self.cells > _MOST_CELLS:
            raise _refused(self.path, f"表格超过 {_MOST_CELLS} 格", f"tables of more than {_MOST_CELLS} cells")
        box = Box(self._place(end))
        if "span" in tag.written.lower():
            attributes = tag.attributes()
            box.width, box.height = _stretch(attributes.get("colspan")), _stretch(attributes.get("rowspan"))
        self.tables[-1][-1].append(box)
        self.boxes[-1] = box

    def _end_cell(self) -> None:
        self._end_paragraph()
        if self.boxes:
            self.boxes[-1] = None

    def _content(self) -> list[Block]:
        """What the open paragraph belongs to: the innermost open cell, else the page."""
        for box in reversed(self.boxes):
            if box is not None:
                return box.blocks
        return self.blocks

    def _run(self, text: str, start: int) -> None:
        if not self.words and text.isspace():
            return
        if "\n" not in text:
            self._words(text, start)
            return
        position = start
        verbatim = self.pre or (self.verbatim and not self.tables)
        for number, line in enumerate(text.split("\n")):
            if number:
                if verbatim:
                    self._end_paragraph()
                position = self.text.find("\n", position) + 1 or position
            self._words(line, position, broken=number > 0 and not verbatim)

    def _words(self, line: str, start: int, *, broken: bool = False) -> None:
        text = line.lstrip(" \t\f")
        if not text:
            if line and self.words and self.words[-1] != " ":
                self._append(" ")
            return
        gap = broken or text is not line
        if gap and self.words and not (broken and _WIDE.match(self.words[-1][-1]) and _WIDE.match(text)):
            self._append(" ")
        if not self.words:
            text = text.lstrip(WHITE)
            if not text:
                return
        if self.lists is not None and (numeral := self.lists.printed(text)):
            self.places.append((self.size, self._place(start + len(line) - len(text))))
            self._append(numeral)
        self.places.append((self.size, self._place(start + len(line) - len(text))))
        self.unlinked = self.unlinked or not self.links or self.titles > 0
        text = _BLANKS.sub(" ", text)
        self._append(text.translate(RAISED) if self.raised else text)

    def _append(self, text: str) -> None:
        self.words.append(text)
        self.size += len(text)

    def _end_paragraph(self) -> None:
        if not self.words:
            return
        text = "".join(self.words).rstrip(WHITE)
        if self.verbatim and text[:1] in ("#", "*") and (heading := unmarked(text)) is not None:
            start, text = heading
            self.places = [(0, Paragraph("", tuple(self.places)).at(start))]
        if text and (self.unlinked or self.tables):
            self._content().append(Paragraph(text, tuple(self.places)))
        self.words, self.places = [], []
        self.size, self.unlinked = 0, False

    def _place(self, offset: int) -> Span:
        line = bisect_right(self.starts, offset)
        return Span(line, offset - self.starts[line - 1] + 1, None, self.paths.here)


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _stretch(value: str | None) -> int:
    digits = (value or "").strip()[:6]
    return min(max(int(digits), 1), _WIDEST) if digits.isdecimal() else 1


def _refused(path: str, zh: str, en: str) -> UnreadableError:
    return UnreadableError(Text(f"{path}：{zh}，不会是一份年度报告", f"{path}: {en}; this is no report"))
