"""What the rules ask for by name: the period reported on, residue of a word processor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.model.document import Block, Paragraph, Span
from checker.model.report import Sentence

Note = tuple[str, str, Span]

_KEY = re.compile(r"(?:统计|数据|报告|报告数据)的?(?:期限|周期|时限|时段|时间|期间|起止|截止)")
_DATE = re.compile(r"(?:\d{4}\s{0,2}年\s{0,2})?\d{1,2}\s{0,2}月\s{0,2}\d{1,2}\s{0,2}[日号](?:起|止|期间)?")
_CLAUSE = re.compile(r"[，,；;。]")
_RESIDUE = re.compile(r"\[bookmark:[^\]\n]{0,80}\]")
_REACH = 80


def find_period(sentences: Sequence[Sentence]) -> Note | None:
    """The phrase that states the period: from its keyword, or from its first date, to its last date."""
    for sentence in sentences:
        text = sentence.text
        if key := _KEY.search(text):
            dates = [match.end() for match in _DATE.finditer(text[: key.end() + _REACH], key.end())]
            clause = _CLAUSE.search(text, key.end())
            end = dates[-1] if dates else clause.start() if clause else len(text)
            return _note("period", sentence, key.start(), min(end, key.end() + _REACH))
    for sentence in (sentence for sentence in sentences if sentence.section == ""):
        named = list(_DATE.finditer(sentence.text[:2000]))
        if len(named) > 1:
            return _note("period", sentence, named[0].start(), named[-1].end())
    return None


def find_residue(blocks: Iterable[Block]) -> Iterator[Note]:
    """Marks of a word processor that were left in the text."""
    for block in blocks:
        if isinstance(block, Paragraph) and "[bookmark:" in block.text:
            for match in _RESIDUE.finditer(block.text):
                yield "bookmark", match[0], block.at(match.start())


def _note(name: str, sentence: Sentence, start: int, end: int) -> Note:
    return name, sentence.text[start:end], sentence.paragraph.at(sentence.start + start)
