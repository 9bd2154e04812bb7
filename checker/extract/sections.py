"""Section headings and sentences: where each of the six parts begins, and what is said in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from checker.extract.numerals import BEGINS, numbered
from checker.extract.sheet import Sheet
from checker.extract.wording import similarity
from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span
from checker.model.form import Section
from checker.model.report import Heading, Sentence

_HEADING = re.compile(r"(?:第?([一二三四五六七八九十]{1,2})\s?(?:部分)?\s?[、.．,，:：]|(\d)[、.．])?(.*)", re.DOTALL)
_RUN_IN = re.compile(r"[。：:\s]\s*(?=\S)")
_LEADER = re.compile(r"[.…·\s]{3,}\d{0,3}$")
_END = re.compile(r"[。！？]+[”’」』）)]*")
_SHORTEST, _LONGEST = 4, 45
_FIRST = frozenset("第一二三四五六七八九十、，,：:；;。." + WHITE)
"""Signs that a heading may begin with, beside its first word and digits."""
_MARKS = ("、", ".", "．")
_NEAR, _NEARER = 0.75, 0.85
_OTHERWISE = 0
"""The rank of a heading that is numbered or framed otherwise than the official ones."""
_TELLING = {"s2": ("主动公开",), "s3": ("申请",), "s4": ("复议", "诉讼"), "s5": ("问题",)}
"""Words that the heading of a part has in any wording."""
_COMMON_END = "情况"
_BARE = str.maketrans("", "", WHITE + "、，,：:；;。.")
_TEMPLATE = "勾稽关系"
_FEES = re.compile(r"[^。；]{0,24}(?:信息处理费|行政事业性收费|[无没有]其他需要报告)")
"""How part six begins, in which the fees are reported."""
_PLANS = re.compile("问题|不足|不够|将|加强|进一步|公[示开]目录|清单")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading: the number of its block, and how much it looks like a heading.

    ``length`` is that of the heading in its line, the rest of which is prose; ``cell`` the number in the sheet of the
    cell it stands in, if it stands in a table.
    """

    heading: Heading
    block: int
    rank: int
    length: int
    cell: int | None = None


class _Line(NamedTuple):
    """A line that is looked at: the number of its block, what it says, and its cell if it stands in a table."""

    block: int
    text: str
    cell: int | None = None


_Read = tuple[str, str, int, int]
"""Section, numeral, rank and length of a heading."""


class Wordings:
    """The official heading of each section and its accepted wordings."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.numerals = {section.id: section.numeral for section in sections}
        self.exact: dict[str, str] = {}
        self.alone: set[str] = set()
        self.loose: dict[str, str] = {}
        self.places = {section.id: place for place, section in enumerate(sections, 1)}
        self.characters: set[str] = set()
        self.known = lru_cache(maxsize=2048)(self._read)
        for section in sections:
            for wording in (section.heading, *section.variants):
                bare = wording.translate(_BARE)
                self.exact.setdefault(bare, section.id)
                self.characters.update(bare)
                # 主动公开情况 without a numeral is more often a sub-heading of part one
                if wording == section.heading or "政府信息" in wording or "报告" in wording or "问题" in wording:
                    self.alone.add(bare)
                    self.loose.setdefault(bare.removesuffix(_COMMON_END), section.id)
        self.loose |= {known: self.exact[known] for known in self.alone}
        self.begins = frozenset(known[0] for known in self.exact) | _FIRST
        self.may_begin = self.begins | BEGINS

    def _nearest(self, whole: str) -> tuple[float, str]:
        return max((similarity(whole, known), section) for known, section in self.exact.items())

    def read(self, text: str) -> _Read | None:
        """Section, numeral, rank and length of the heading that ``text`` is or begins with."""
        # most lines are prose, and end here
        if len(text) <= _LONGEST:
            return self.known(text) if text[0] in self.may_begin or text[0].isdecimal() else None
        if text[0] not in self.begins and not (text[0].isdecimal() and text[1:2] in _MARKS):
            return None
        return self._plainly(text)

    def _read(self, text: str) -> _Read | None:
        return self._plainly(text) or self._otherwise(text)

    def _otherwise(self, text: str) -> _Read | None:
        """A heading that stands alone on its line and is numbered or framed in another manner, or not at all."""
        numeral, number, words = numbered(text)
        whole = words.translate(_BARE)
        if not number:
            return (self.exact[whole], "", _OTHERWISE, len(text)) if whole in self.alone else None
        if (section := self.loose.get(whole)) is None and self._made_of_known(whole):
            score, nearest = self._nearest(whole)
            section = nearest if score >= _NEARER else None
        # （一）主动公开 is a sub-heading
        if section is None or self.places[section] != number:
            return None
        return section, numeral, _OTHERWISE, len(text)

    def _made_of_known(self, whole: str) -> bool:
        """Whether the words are short enough and share enough signs with headings to be compared with them."""
        return 0 < len(whole) <= _LONGEST and len(self.characters & set(whole)) >= 0.6 * len(set(whole))

    def _plainly(self, text: str) -> _Read | None:
        match = _HEADING.match(text)
        assert match is not None  # every part of the pattern may be empty
        numeral, words = match[1] or match[2] or "", match[3]
        whole = _LEADER.sub("", words).translate(_BARE)
        if (section := self.exact.get(whole)) is not None:
            if numeral or whole in self.alone:
                return section, numeral, 1 if match[2] else 4 if numeral else 3, len(text)
            return None
        if not match[1]:
            return None
        if (cut := _RUN_IN.search(words)) and (section := self.exact.get(words[: cut.start()].translate(_BARE))):
            return section, numeral, 4, match.start(3) + cut.end()
        if not self._made_of_known(whole):
            return None
        score, section = self._nearest(whole)
        if score >= _NEARER or (score >= _NEAR and self.numerals[section] == numeral):
            return section, numeral, 2, len(text)
        return self._by_its_words(numeral, whole, len(text))

    def _by_its_words(self, numeral: str, whole: str, length: int) -> _Read | None:
        """A heading in words of its own, told by its numeral and the word that it cannot do without."""
        for section, words in _TELLING.items():
            if self.numerals.get(section) == numeral and all(word in whole for word in words):
                return section, numeral, _OTHERWISE, length
        return None


@lru_cache(maxsize=8)
def _wordings(sections: tuple[Section, ...]) -> Wordings:
    return Wordings(sections)


def find_headings(blocks: Sequence[Block], sheet: Sheet, sections: Sequence[Section]) -> tuple[Candidate, ...]:
    """The heading of each section, in document order; a list of contents is not mistaken for them."""
    wordings = _wordings(tuple(sections))
    candidates = [
        _candidate(blocks, sheet, line, read)
        for line in _lines(blocks, sheet)
        if (read := wordings.read(line.text)) is not None
    ]
    chosen: dict[str, int] = {}
    for index, candidate in enumerate(candidates):
        known = chosen.get(candidate.heading.section)
        if known is None or _better(index, known, candidates):
            chosen[candidate.heading.section] = index
    return tuple(candidates[index] for index in _in_order(sorted(chosen.values()), candidates))


def _in_order(chosen: Sequence[int], candidates: Sequence[Candidate]) -> Iterator[int]:
    """Without the headings in another numbering that stand before or behind one they should not: sub-headings."""
    sure = [index for index in chosen if candidates[index].rank > _OTHERWISE]
    for index in chosen:
        section = candidates[index].heading.section
        if index in sure or all((index < other) == (section < candidates[other].heading.section) for other in sure):
            yield index


def _candidate(blocks: Sequence[Block], sheet: Sheet, line: _Line, read: _Read) -> Candidate:
    section, numeral, rank, length = read
    block = blocks[line.block]
    span = block.begin if isinstance(block, Paragraph) else sheet.places[line.cell or 0]
    heading = Heading(section, line.text[:length].strip(WHITE), numeral, span)
    return Candidate(heading, line.block, rank, length, line.cell)


def _better(index: int, known: int, candidates: Sequence[Candidate]) -> bool:
    """Of two headings for one section the one that looks more like a heading, or that has a text below it."""
    one, other = candidates[index], candidates[known]
    if one.rank != other.rank:
        return one.rank > other.rank
    return not _has_body(candidates, known) and _has_body(candidates, index)


def _has_body(candidates: Sequence[Candidate], index: int) -> bool:
    return index + 1 == len(candidates) or candidates[index + 1].block > candidates[index].block + 1


def _lines(blocks: Iterable[Block], sheet: Sheet) -> Iterator[_Line]:
    """The short lines without the blanks before them, and the lone cells of tables with their numbers."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            text = block.text[: _LONGEST * 2].strip(WHITE)
            if text:
                yield _Line(number, text)
        else:
            for cell in sheet.alone(number):
                if _SHORTEST <= len(sheet.texts[cell]) <= _LONGEST:
                    yield _Line(number, sheet.texts[cell], cell)


def cut_sentences(
    blocks: Iterable[Block], sheet: Sheet, headings: Iterable[Candidate], left_out: Iterable[Span]
) -> tuple[Sentence, ...]:
    """The sentences of the prose with their sections; headings and the lines above them at ``left_out`` are none."""
    begins = {(found.block, found.cell): found for found in headings}
    skipped = set(left_out)
    section = ""
    sentences: list[Sentence] = []
    lone = [cell for _, cell in begins if cell is not None]
    for paragraph, place in _paragraphs(blocks, sheet, lone):
        start = 0
        if (found := begins.get(place)) is not None:
            section = found.heading.section
            start = len(paragraph.text) - len(paragraph.text.lstrip(WHITE)) + found.length
        elif (not section and paragraph.span in skipped) or _TEMPLATE in paragraph.text:
            continue
        sentences += _cut(paragraph, start, section)
    sections = {found.heading.section for found in begins.values()}
    return tuple(_closed(sentences) if "s5" in sections and "s6" not in sections else sentences)


def _closed(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences of a report without the sixth heading: from the fees on, part five is part six."""
    closing = False
    for sentence in sentences:
        begins = sentence.section == "s5" and not sentence.paragraph.text[: sentence.start].strip(WHITE)
        closing = closing or (begins and _FEES.match(sentence.text) is not None and not _PLANS.search(sentence.text))
        yield replace(sentence, section="s6") if closing else sentence


def _paragraphs(
    blocks: Iterable[Block], sheet: Sheet, headings: Iterable[int]
) -> Iterator[tuple[Paragraph, tuple[int, int | None]]]:
    """The prose in its order with its place, headings and long sentences inside table cells included."""
    long: list[int] = []
    if max(map(len, sheet.words), default=0) > _LONGEST:
        long = [cell for cell, text in enumerate(sheet.texts) if len(text) > _LONGEST and "。" in text]
    cells = iter((*sorted({*headings, *long}), None))
    cell = next(cells)
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield block, (number, None)
            continue
        while cell is not None and cell < sheet.ends[number]:
            yield Paragraph(sheet.texts[cell], ((0, sheet.places[cell]),)), (number, cell)
            cell = next(cells)


def _cut(paragraph: Paragraph, start: int, section: str) -> list[Sentence]:
    text = paragraph.text
    ends = [match.end() for match in _END.finditer(text, start)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    sentences = []
    for end in ends:
        piece = text[start:end]
        if bare := piece.strip(WHITE):
            first = start if bare is piece else start + piece.index(bare[0])
            sentences.append(Sentence(paragraph, first, first + len(bare), section))
        start = end
    return sentences
