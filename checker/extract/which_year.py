"""The year a report is for, where its title and its statistical period tell two: what else it tells decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.extract.issuer import Title, year_of
from checker.extract.period import Note
from checker.model.calendar import days_in, year_in
from checker.model.report import Sentence

_YEAR = r"(20[0-3]\d)年"
_BEGUN = re.compile(rf"(?:^|[。；;）)\s]){_YEAR}(?:度)?[,，]?(?!度?(?:结转|转结))")
_CAME = re.compile(rf"{_YEAR}度?(?:结转|转结)(?!至|到|下)")
_WENT = re.compile(rf"(?:结转|转结|顺延)(?:至|到)?{_YEAR}")
_PLANNED = re.compile(rf"{_YEAR}度?[,，]?[^，,。；;]{{0,12}}?(?:将|拟|计划)")
_YEARS = re.compile(_YEAR)
_PRINTED_BY = 6
"""Reports are written in the first half of the next year: by this month."""


@dataclass(frozen=True, slots=True)
class Told:
    """The year of a report; ``misdated`` where its title tells another, or where it cannot be told which is right."""

    year: int
    misdated: bool = False


def settle_year(title: Title, period: Note | None, sentences: Sequence[Sentence], dates: Iterable[Note]) -> Told:
    """The year of the title, unless the period and more besides tell another."""
    phrase = period[1] if period else ""
    year, other = year_of(title, phrase, sentences), _covered(phrase)
    if not (year_in(title.text) and other) or year == other:
        return Told(year)
    votes = Counter(_witnesses(sentences, dates))
    if votes[other] > votes[year]:
        return Told(other, misdated=True)
    return Told(year, misdated=votes[other] == votes[year])


def _covered(period: str) -> int:
    """The one year a period names, 0 where it names none or several."""
    years = set(_YEARS.findall("".join(period.split())))
    return int(years.pop()) if len(years) == 1 else 0


def _witnesses(sentences: Sequence[Sentence], dates: Iterable[Note]) -> Iterator[int]:
    """The year that each sort of words tells: the prose, what is carried, what is planned, the day of the document."""
    told = [sentence.text for sentence in sentences if sentence.section in ("s1", "s3")]
    begun = Counter(int(year) for text in told for year in _BEGUN.findall(text))
    carried = Counter(int(year) + 1 for text in told for year in _CAME.findall(text))
    carried += Counter(int(year) - 1 for text in told for year in _WENT.findall(text))
    plans = [sentence.text for sentence in sentences if sentence.section == "s5"]
    planned = Counter(int(year) - 1 for text in plans for year in _PLANNED.findall(text))
    for counted in (begun, carried, planned):
        yield from (year for year, _ in counted.most_common(1))
    days = [printed.day for _, text, _ in dates for printed in days_in(text)]
    yield from (day.year - 1 for day in days[:1] if day.month <= _PRINTED_BY)
