"""The parts of the prose as they are compared with those of other reports: what is left of them, hashed and sketched.

What must differ from report to report is taken out first: numbers and years, the issuer's own name, the words it calls
itself and its area by, blanks, headings. Of the rest every run of a few characters (a shingle) is hashed, and the
smallest hashes are kept: two parts share about as much of their text as their sketches share of the smallest of both.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from checker.model.brief import Passage
from checker.model.document import Span
from checker.model.report import Issuer, Report, Sentence

SHINGLE = 4
"""Characters of a shingle: a Chinese phrase of two words."""
SKETCH = 96
"""Hashes kept of a part: a likeness of 80 % is then told to some 3 %."""
PARTS = ("s1", "s5", "s6")
"""The parts written anew each year; the others hold tables and the words of the form."""
WHOLE = "text"
"""The section of a passage that is the whole report, where the report is written without parts."""

_LEAST = 20  # a shorter part tells nothing
_OPENING = 30
_FIRM = 12  # characters of a sentence that is told as the first one shared
_CHANGING = re.compile(
    # the first character is asked for by itself, which re looks for faster than for alternatives
    r"[0-9０-９本我全各该省市州区县旗](?:"
    r"(?<=[0-9０-９])[0-9０-９]*(?:[.．,，][0-9０-９]+)*[%％‰]?"
    r"|(?<=[本我全各该])(?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道|局|办公室|办公厅|办|厅|委|单位|机关|部门|中心)"
    r"|(?<=[省市州区县旗])(?:人民)?政府(?:办公室|办公厅|办)?)"
)
_SUBHEAD = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[0-9０-９]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)"
)
_HEAD_LENGTH = 24
_STOP = "。；;！!？?"
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:自治区|自治州|自治县|省|市|州|盟|区|县|旗|镇|乡|街道)")


def passages(report: Report) -> tuple[Passage, ...]:
    """The parts of a report that are long enough to be compared, in their order."""
    own = _own_words(report.issuer)
    if any(sentence.section in PARTS for sentence in report.sentences):
        chosen = [(part, [s for s in report.sentences if s.section == part]) for part in PARTS]
    else:
        chosen = [(WHOLE, list(report.sentences))]
    return tuple(found for part, sentences in chosen if (found := _passage(part, sentences, own)) is not None)


def likeness(one: Passage, other: Passage, least: float = 0.0) -> float:
    """How much of the two texts is in both, from 0 to 1: shingles in both, twice, over the shingles of each.

    An estimate from the sketches; exact where both texts have no more shingles than a sketch holds. Where it is less
    than ``least``, it may be told as 0.
    """
    both = set(one.sketch).intersection(other.sketch)
    if not both:
        return 0.0
    # as if all that is in both were among the smallest
    share = len(both) / min(SKETCH, len(one.sketch) + len(other.sketch) - len(both))
    if 2 * share / (1 + share) < least:
        return 0.0
    # two ascending runs are sorted by laying one into the other
    smallest = list(dict.fromkeys(sorted((*one.sketch, *other.sketch))))[:SKETCH]
    share = len(both.intersection(smallest)) / len(smallest)
    return 2 * share / (1 + share)


def first_shared(one: Report, other: Report, section: str) -> tuple[Sentence, Sentence] | None:
    """The first sentence of a section that stands in the other report's too, in both; None where none does."""
    there: dict[str, Sentence] = {}
    words = _own_words(other.issuer)
    for sentence in _sentences(other, section):
        there.setdefault(_bare(sentence, words), sentence)
    words = _own_words(one.issuer)
    for sentence in _sentences(one, section):
        text = _bare(sentence, words)
        if len(text) >= _FIRM and text in there and not _is_heading(sentence.text):
            return sentence, there[text]
    return None


def _sentences(report: Report, section: str) -> Iterable[Sentence]:
    return (s for s in report.sentences if section in (s.section, WHOLE))


def _bare(sentence: Sentence, own: Sequence[str]) -> str:
    return _masked("".join(sentence.text.split()), own)


def _passage(section: str, sentences: Sequence[Sentence], own: Sequence[str]) -> Passage | None:
    first: Sentence | None = None
    lines = []
    for sentence in sentences:
        text = sentence.text
        if not _is_heading(text):
            first = first or sentence
            lines.append("".join(text.split()))
    marks = _shingles(_masked("\n".join(lines), own))
    if first is None or len(marks) < _LEAST:
        return None
    opening = first.text.strip()[:_OPENING]
    return Passage(section, _place(first), opening, len(marks), tuple(marks[:SKETCH].tolist()))


def _place(sentence: Sentence) -> Span:
    return sentence.paragraph.at(sentence.start + len(sentence.text) - len(sentence.text.lstrip()))


def _is_heading(text: str) -> bool:
    """Whether a sentence is a heading of the parts that the form asks for, and no sentence of its own."""
    words = text.strip()
    return len(words) <= _HEAD_LENGTH and _SUBHEAD.match(words) is not None and words[-1:] not in _STOP


def _masked(text: str, own: Sequence[str]) -> str:
    """A text without blanks, and without what must differ from report to report; line ends stay."""
    for word in own:
        text = text.replace(word, "")
    return _CHANGING.sub("", text)


def _own_words(issuer: Issuer) -> Sequence[str]:
    """The issuer's name and the places in it, with and without their rank (临平区, 临平); the longest first."""
    rest = issuer.name
    words = {issuer.name}
    while (place := _PLACE.match(rest)) is not None:
        words |= {place[0], re.sub("(?:自治区|自治州|自治县|街道|.)$", "", place[0])}
        rest = rest[place.end() :]
    words.add(rest)
    return sorted((word for word in words if len(word) >= 2), key=lambda word: (-len(word), word))


def _shingles(text: str) -> NDArray[np.uint32]:
    """The hash of every run of :data:`SHINGLE` characters of a line, ascending; the order of lines does not matter."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16).astype(np.intp)
    runs = len(units) - SHINGLE + 1
    if runs < 1:
        return np.empty(0, np.uint32)
    signs = units != ord("\n")
    marks, within = np.zeros(runs, np.uint32), signs[:runs]
    for at, table in enumerate(_tables()):
        marks ^= table.take(units[at : at + runs])
        within = within & signs[at : at + runs]
    marks = marks[within]
    marks.sort()
    # told once each; np.unique takes ten times as long on so few
    once = np.ones(len(marks), np.bool_)
    np.not_equal(marks[1:], marks[:-1], out=once[1:])
    found: NDArray[np.uint32] = marks[once]
    return found


@lru_cache(maxsize=1)
def _tables() -> tuple[NDArray[np.uint32], ...]:
    """What each character of a shingle puts into its CRC-32, by place: put together by exclusive or, they are it."""
    size = 2 * SHINGLE
    nothing = zlib.crc32(bytes(size))
    by_byte = [
        np.array([zlib.crc32(bytes(at) + bytes([byte]) + bytes(size - at - 1)) ^ nothing for byte in range(256)])
        for at in range(size)
    ]
    tables = [(high[:, None] ^ low[None, :]).ravel() for low, high in zip(by_byte[::2], by_byte[1::2], strict=True)]
    return tuple(np.asarray(table ^ nothing * (at == 0), np.uint32) for at, table in enumerate(tables))
