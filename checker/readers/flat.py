"""Tables without any mark: one cell a line, or a label and its numbers set apart by blanks.

Such dumps can only be told by their looks: a run of short lines, many of which end in bare numbers. Lines of
bars alone (``|``) stand between the cells of dumps that put even these on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from checker.model.blanks import WHITE
from checker.model.document import Table
from checker.readers.cells import REMEMBERED, Cut, cut, dump, numeric
from checker.readers.pipe_dump import BARS

_LONGEST = 90
_FEWEST = 3
_MANY = 7
"""So many numbers in a line are a row of a table, even without a label."""
_GAP = re.compile(r"\s{2,}")
_BETWEEN = re.compile(r"(?<=\d)[ \u00a0\u3000]+(?=[\d.])")
_SPLIT = re.compile(r"(?<=\d)[ \u00a0\u3000](?=[\d.])")
_FEW = 3
"""Rows of so few numbers have no total that could prove how they were put together."""
_FEWEST_GAPS, _SELDOM = 30, 8
"""Of so many gaps between numbers one in so many at most is a single blank, as where a scan was read."""
_PROSE = re.compile(rf"[。！？{BARS}]")
_BRACKETED = re.compile(r"[（(][^（）()]*(?:[）)]|$)|^[^（(]*[）)]")
_SHORTEST_CLAUSES = 20
"""A line of so many characters with a comma in it is broken prose, and no label."""
_LAST = frozenset("万亿元件个宗份条项.,，")
"""What a number may end with, digits aside."""


def runs(lines: Sequence[str]) -> dict[int, int]:
    """The runs of lines that are tables: the index of the first line and that after the last."""
    ends = [line.rstrip(WHITE)[-1:] for line in lines if line and line[0] != "\t"]
    if sum(end in _LAST or end.isdecimal() for end in ends) < _FEWEST:
        return {}
    found = {}
    start = end = rows = numbers = count = 0
    for index, line in enumerate((*lines, "。")):
        if not count and (not line or line.startswith("\t")):
            continue
        text = "" if line.startswith("\t") else line.strip(WHITE)
        if not text.strip(BARS) and "\t" not in line:
            continue
        if text and len(text) <= _LONGEST and not _is_prose(text) and not _is_tabbed(line):
            if not count:
                start = index
            count += 1
            end = index + 1
            if numeric(text.rsplit(None, 1)[-1]):
                rows += 1
                numbers += _numbers(text)
            continue
        if rows >= _FEWEST and 4 * numbers >= count:
            found[start] = end
        rows = numbers = count = 0
    return found


def _is_prose(text: str) -> bool:
    """Whether a line is a sentence, or the beginning of one that was broken; labels have commas in brackets only."""
    if _PROSE.search(text):
        return True
    clauses = "，" in text and len(text) >= _SHORTEST_CLAUSES and not numeric(text.rsplit(None, 1)[-1])
    return clauses and "，" in _BRACKETED.sub("", text)


def _numbers(text: str) -> int:
    """How many numbers a line ends in."""
    words = text.split()
    return next((place for place, word in enumerate(reversed(words)) if not numeric(word)), len(words))


def lone_row(line: str, number: int) -> Table | None:
    """A label and its numbers behind a wide gap, or many bare numbers, on a line among no others of its kind."""
    if ("  " not in line and not line[0].isdecimal()) or len(line) > _LONGEST or _PROSE.search(line):
        return None
    texts, _ = cells = _told(line)
    if len(texts) < 2 or not all(map(numeric, texts[1:])):
        return None
    return dump([(number, cells)]) if len(texts) >= _MANY or not numeric(texts[0]) else None


def _is_tabbed(line: str) -> bool:
    """Whether TABs set cells apart; one between words may be a label's own."""
    if "\t" not in line:
        return False
    return line.startswith("\t") or any(numeric(piece.strip(WHITE)) for piece in line.split("\t"))


def table(lines: Sequence[str], start: int, end: int) -> Table:
    """The lines of a run as rows; where wide gaps part the numbers, a single blank stands inside one."""
    wide = _wide(lines[start:end])
    rows = ((index + 1, _wide_row(lines[index]) if wide else _row(lines[index])) for index in range(start, end))
    return dump(row for row in rows if row[1][0])


def _wide(lines: Sequence[str]) -> bool:
    """Whether nearly all neighbouring numbers are parted by wide gaps, in several rows of many numbers."""
    gaps = [gap[0] for line in lines for gap in _BETWEEN.finditer(line)]
    wide = sum(len(gap) > 1 for gap in gaps)
    return wide >= _FEWEST_GAPS and _SELDOM * (len(gaps) - wide) <= len(gaps)


def _wide_row(line: str) -> Cut:
    """The cells of a line between its wide gaps, if that leaves no doubt; else cut at each blank before a number."""
    if not _SPLIT.search(line):
        return _row(line)
    edges = [0, *(gap.end() for gap in _GAP.finditer(line) if gap.end() < len(line)), len(line)]
    texts, columns = cut([line[first:last] for first, last in pairwise(edges)], gap=0)
    values = [_SPLIT.sub("", text, count=1) for text in texts if text[:1].isdecimal()]
    first = len(texts) - len(values)
    if not values or not all(map(numeric, values)) or not all(text[:1].isdecimal() for text in texts[first:]):
        return _row(line)
    return (texts, columns) if len(values) <= _FEW or _adds_up(values) else _row(line)


def _adds_up(values: Sequence[str]) -> bool:
    """Whether the last number is the sum of the others."""
    if not all(map(str.isdecimal, values)):
        return False
    *parts, total = map(int, values)
    return sum(parts) == total


def _row(line: str) -> Cut:
    return _known(line) if len(line) <= _LONGEST else _told(line)


def _told(line: str) -> Cut:
    """The label and the numbers behind it; blanks inside a label are its own."""
    texts, columns = cut(_pieces(line), gap=0)
    kept = [index for index, text in enumerate(texts) if text.strip(BARS)]
    return tuple([texts[index] for index in kept]), tuple([columns[index] for index in kept])


_known = lru_cache(maxsize=REMEMBERED)(_told)


def _pieces(line: str) -> Iterable[str]:
    """``line`` cut before each trailing number and at wide gaps; put together again they are the line."""
    cuts = {gap.end() for gap in _GAP.finditer(line)}
    end = len(line.rstrip(WHITE))
    while end > 0:
        begin = max(line.rfind(blank, 0, end) for blank in " \u00a0\u3000") + 1
        if not numeric(line[begin:end]):
            break
        cuts.add(begin)
        end = len(line[:begin].rstrip(WHITE))
    edges = sorted({0, len(line), *cuts})
    return [line[first:last] for first, last in pairwise(edges)]
