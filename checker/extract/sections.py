"""Section headings and sentences: where each of the six parts begins, and what is said in it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.wording import similarity
from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span, Table
from checker.model.form import Section
from checker.model.report import Heading, Sentence

_HEADING = re.compile(r"(?:第?([一二三四五六七八九十]{1,2})\s?(?:部分)?\s?[、.．,，:：]|(\d)[、.．])?(.*)", re.DOTALL)
_RUN_IN = re.compile(r"[。：:\s]\s*(?=\S)")
_LEADER = re.compile(r"[.…·\s]{3,}\d{0,3}$")
_END = re.compile(r"[。！？]+[”’」』）)]*")
_SHORTEST, _LONGEST = 4, 45
_PROSE = 100  # a longer line without a numeral is no heading, whatever it begins with
_NUMERALS = tuple("第一二三四五六七八九十123456789")
_NEAR, _NEARER = 0.75, 0.85
_SPACES = str.maketrans("", "", WHITE)
_BARE = str.maketrans("", "", WHITE + "、，,：:；;。.")
_TEMPLATE = "勾稽关系"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading: its place among the blocks, and how much it looks like one.

    ``length`` is that of the heading in its line; the rest of the line is prose.
    """

    heading: Heading
    block: int
    rank: int
    length: int


class Wordings:
    """The official heading of each section and its accepted wordings."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self.numerals = {section.id: section.numeral for section in sections}
        self.exact: dict[str, str] = {}
        self.alone: set[str] = set()
        self.characters: set[str] = set()
        self.nearest = lru_cache(maxsize=1024)(self._nearest)
        for section in sections:
            for wording in (section.heading, *section.variants):
                bare = wording.translate(_BARE)
                self.exact.setdefault(bare, section.id)
                self.characters.update(bare)
                # 主动公开情况 without a numeral is more often a sub-heading of part one
                if wording == section.heading or "政府信息" in wording or "报告" in wording or "问题" in wording:
                    self.alone.add(bare)

    def _nearest(self, whole: str) -> tuple[float, str]:
        return max((similarity(whole, known), section) for known, section in self.exact.items())

    def read(self, text: str) -> tuple[str, str, int, int] | None:
        """Section, numeral, rank and length of the heading that ``text`` is or begins with."""
        if len(text) > _PROSE and not text.lstrip(WHITE).startswith(_NUMERALS):
            return None
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
        if len(whole) > _LONGEST or len(self.characters & set(whole)) < 0.6 * len(set(whole)):
            return None
        score, section = self.nearest(whole)
        if score >= _NEARER or (score >= _NEAR and self.numerals[section] == numeral):
            return section, numeral, 2, len(text)
        return None


@lru_cache(maxsize=8)
def _wordings(sections: tuple[Section, ...]) -> Wordings:
    return Wordings(sections)


def find_headings(blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[Candidate, ...]:
    """The heading of each section, in document order; a list of contents is not mistaken for them."""
    wordings = _wordings(tuple(sections))
    candidates = [
        Candidate(Heading(section, text[:length].strip(WHITE), numeral, span), block, rank, length)
        for block, text, span in _lines(blocks)
        if (read := wordings.read(text)) is not None
        for section, numeral, rank, length in (read,)
    ]
    chosen: dict[str, int] = {}
    for index, candidate in enumerate(candidates):
        known = chosen.get(candidate.heading.section)
        if known is None or _better(index, known, candidates):
            chosen[candidate.heading.section] = index
    return tuple(candidates[index] for index in sorted(chosen.values()))


def _better(index: int, known: int, candidates: Sequence[Candidate]) -> bool:
    """Of two headings for one section the one that looks more like a heading, or that has a text below it."""
    one, other = candidates[index], candidates[known]
    if one.rank != other.rank:
        return one.rank > other.rank
    return not _has_body(candidates, known) and _has_body(candidates, index)


def _has_body(candidates: Sequence[Candidate], index: int) -> bool:
    return index + 1 == len(candidates) or candidates[index + 1].block > candidates[index].block + 1


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[int, str, Span]]:
    """The short lines, and the lone cells of tables, without the blanks before them."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            head = block.text[: _LONGEST * 2]
            text = head.lstrip(WHITE)
            if text and text[0] not in "（(":
                yield number, text.rstrip(WHITE), block.at(len(head) - len(text))
        else:
            for row in block.rows:
                filled = [cell for cell in row if cell.text]
                if len(filled) == 1 and _SHORTEST <= len(filled[0].text) <= _LONGEST:
                    yield number, filled[0].text, filled[0].span


def cut_sentences(
    blocks: Iterable[Block], headings: Iterable[Candidate], left_out: Iterable[Span]
) -> tuple[Sentence, ...]:
    """The sentences of the prose with their sections; headings and the lines at ``left_out`` are none."""
    begins = {found.heading.span: found for found in headings}
    skipped = set(left_out)
    section = ""
    sentences: list[Sentence] = []
    for paragraph in _paragraphs(blocks, begins):
        start = 0
        if (found := begins.get(paragraph.begin)) is not None:
            section = found.heading.section
            start = len(paragraph.text) - len(paragraph.text.lstrip(WHITE)) + found.length
        elif paragraph.span in skipped or _TEMPLATE in paragraph.text:
            continue
        sentences += _cut(paragraph, start, section)
    return tuple(sentences)


def _paragraphs(blocks: Iterable[Block], headings: Container[Span]) -> Iterator[Paragraph]:
    """The prose in its order, headings and long sentences inside table cells included."""
    for block in blocks:
        if isinstance(block, Table):
            words = (cell for row in block.rows for cell in row if len(cell.text) >= _SHORTEST)
            for cell in words:
                prose = len(cell.text) > _LONGEST and "。" in cell.text
                if prose or cell.span in headings:
                    yield Paragraph(cell.text, ((0, cell.span),))
        else:
            yield block


def _cut(paragraph: Paragraph, start: int, section: str) -> Iterator[Sentence]:
    text = paragraph.text
    for end in (*(match.end() for match in _END.finditer(text, start)), len(text)):
        piece = text[start:end]
        if bare := piece.strip(WHITE):
            first = start + piece.index(bare[0])
            yield Sentence(paragraph, first, first + len(bare), section)
        start = end
