"""The parts of the prose as they are compared with those of other reports: what is left of them, hashed and sketched.

What must differ from report to report is taken out first: numbers and years, the issuer's own name, the words it calls
itself and its area by, blanks, headings. Of the rest every run of a few characters (a shingle) is hashed, and the
smallest hashes are kept: two parts share about as much of their text as their sketches share of the smallest of both.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from heapq import nsmallest

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
    r"[^\S\n]+|[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?"
    r"|(?:本|我|全|各|该)(?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道|局|办公室|办公厅|办|厅|委|单位|机关|部门|中心)"
    r"|[省市州区县旗](?:人民)?政府(?:办公室|办公厅|办)?"
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


def likeness(one: Passage, other: Passage) -> float:
    """How much of the two texts is in both, from 0 to 1: shingles in both, twice, over the shingles of each.

    An estimate from the sketches; exact where both texts have no more shingles than a sketch holds.
    """
    size = min(SKETCH, len(set(one.sketch) | set(other.sketch)))
    if not size:
        return 0.0
    smallest = nsmallest(size, {*one.sketch, *other.sketch})
    both = set(one.sketch) & set(other.sketch)
    share = sum(mark in both for mark in smallest) / size
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


def _bare(sentence: Sentence, own: re.Pattern[str] | None) -> str:
    return _masked("".join(sentence.text.split()), own)


def _passage(section: str, sentences: Sequence[Sentence], own: re.Pattern[str] | None) -> Passage | None:
    kept = [sentence for sentence in sentences if not _is_heading(sentence.text)]
    text = "\n".join("".join(sentence.text.split()) for sentence in kept)
    marks = _shingles(_masked(text, own))
    if len(marks) < _LEAST:
        return None
    opening = kept[0].text.strip()[:_OPENING]
    return Passage(section, _place(kept[0]), opening, len(marks), tuple(sorted(marks)[:SKETCH]))


def _place(sentence: Sentence) -> Span:
    return sentence.paragraph.at(sentence.start + len(sentence.text) - len(sentence.text.lstrip()))


def _is_heading(text: str) -> bool:
    """Whether a sentence is a heading of the parts that the form asks for, and no sentence of its own."""
    words = text.strip()
    return len(words) <= _HEAD_LENGTH and _SUBHEAD.match(words) is not None and words[-1:] not in _STOP


def _masked(text: str, own: re.Pattern[str] | None) -> str:
    """The text without what must differ from report to report; line ends stay."""
    return _CHANGING.sub("", own.sub("", text) if own else text)


def _own_words(issuer: Issuer) -> re.Pattern[str] | None:
    """The issuer's name and the places in it, with and without their rank (临平区, 临平)."""
    if not issuer.name:
        return None
    rest = issuer.name
    words = {issuer.name}
    while (place := _PLACE.match(rest)) is not None:
        words |= {place[0], re.sub("(?:自治区|自治州|自治县|街道|.)$", "", place[0])}
        rest = rest[place.end() :]
    words.add(rest)
    longest = sorted((word for word in words if len(word) >= 2), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest))) if longest else None


def _shingles(text: str) -> set[int]:
    """The hash of every run of :data:`SHINGLE` characters of a line; the order of lines does not matter."""
    size, crc32 = 2 * SHINGLE, zlib.crc32
    marks: set[int] = set()
    for line in text.split("\n"):
        data = line.encode("utf-16-le", "surrogatepass")
        marks.update([crc32(data[at : at + size]) for at in range(0, len(data) - size + 1, 2)])
    return marks
