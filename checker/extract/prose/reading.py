"""One sentence while it is read: its text, its landmarks, and the facts found so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from checker.extract.prose import whose
from checker.extract.prose.landmarks import Landmarks
from checker.extract.prose.marks import Mark
from checker.extract.prose.match import Matcher
from checker.extract.prose.normal import CLAUSE_END, SEGMENT_END, Normal
from checker.extract.prose.numbers import COUNT, Number, numbers
from checker.extract.prose.resolve import intended, part_of_year, year_of
from checker.extract.prose.scope import scope_fits
from checker.model.phrase import Phrase
from checker.model.report import Fact, Issuer, Relation, Sentence

_MARKS = ",;。!?，；！？"
_QUOTE = re.compile(f"[{_MARKS}]")
_QUOTED_FROM = re.compile(f"(?s:.*)[{_MARKS}]")
_QUOTED = 240
# 上升至2022年的711件
_NAMED_YEAR = re.compile(r"(20\d\d)年度?的$")
_NEAR = 8
_TIMES = 2
_STOCK = (".in_force", ".total_disclosed")
_CARRIED = ("carried-in", "carried-out")
_CAME = ("requests.new_received.", "requests.input_total.", "requests.carried_in.")
_PART_OF_YEAR = "不是全年数"
_ADDED_UP = "历年累计"
OTHER_SCOPE = "统计范围不同"
"""The note of a count of others than the report speaks for."""
NOT_THE_TABLES = (OTHER_SCOPE, _PART_OF_YEAR, _ADDED_UP)
"""The notes of what is told of others, of a part of the year or of several: what goes on from it is, too."""
# 收到1126件（自2008年《条例》施行以来）
_SINCE = re.compile(
    r"(?:申请|案件|信息|文件)?\((?:均?[为系是])?(?:(?:自|从)?(20\d\d)年[^()]{0,24}(?:以来|至今|起(?!诉))|历年|多年)[^()]{0,10}\)"
)


@dataclass(frozen=True)
class Reader:
    """What the reading of one report's sentences needs to know."""

    matcher: Matcher
    year: int
    form: str
    issuer: Issuer


@dataclass(slots=True)
class Saying:
    """A count before its surroundings are judged: what it is, its value, and where it stands in the text."""

    phrase: Phrase
    quantities: tuple[str, ...]
    value: Decimal
    start: int
    end: int
    kind: str
    unit: str | None = None
    step: Decimal = Decimal(0)
    relation: Relation = "="
    label_year: int | None = None
    since: int = -1


@dataclass
class Reading:
    """One sentence being read, or a piece of a very long one.

    ``text`` is the normalised ``piece``, closed by a full stop, after its ``lead``: the words before it in the
    paragraph, which are kept in mind but not read again; ``told`` are the facts in it, ``told_before`` many; they stand
    first in ``facts``.
    """

    sentence: Sentence
    index: int
    normal: Normal
    lead: str
    piece: str
    reader: Reader
    base: int = 0
    told: Sequence[tuple[Fact, tuple[int, int]]] = ()
    facts: list[Fact] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    since: list[int] = field(default_factory=list)
    """Where the words begin that each fact is told by."""

    def __post_init__(self) -> None:
        closed = self.piece.endswith((".", "。", ";", "!", "?"))
        self.text = self.lead + self.piece + ("" if closed else "。")
        self.marks = Landmarks(self.text, self.reader.matcher.words)
        self.facts = [fact for fact, _ in self.told]
        self.spans = [span for _, span in self.told]
        self.since = [start for start, _ in self.spans]
        self.numbers = list(numbers(self.text, len(self.lead)))
        self.told_before = len(self.told)

    @cached_property
    def segments(self) -> list[int]:
        """Where the parts between semicolons or full stops begin."""
        start = len(self.lead)
        return [start, *(match.end() for match in SEGMENT_END.finditer(self.text, start))]

    @property
    def own(self) -> list[Fact]:
        """The facts of the sentence itself."""
        return self.facts[self.told_before :]

    def numbers_before(self, at: int) -> list[Number]:
        """The last numbers that stand before ``at``."""
        place = bisect_left(self.numbers, at, key=lambda number: number.start)
        return self.numbers[max(0, place - 8) : place]

    def segment(self, at: int) -> int:
        """Where the part between semicolons or full stops begins that holds ``at``."""
        place = bisect_right(self.segments, at)
        return self.segments[place - 1] if place else 0

    def clause_before(self, at: int, most: int = 80) -> str:
        """The words of the clause of ``at`` that stand before it, at most ``most`` characters."""
        return CLAUSE_END.split(self.text[max(0, at - most) : at])[-1]

    def add(self, told: Saying) -> None:
        """Add a fact, with its scope and year and, where it is not about this report's tables, the reason why."""
        scope = self._scope(told)
        year = self._year(told)
        note = self._note(told, year, scope)
        first, last = self._place(told)
        self.facts.append(
            Fact(
                quantity=told.quantities[0],
                value=told.value,
                span=self.sentence.paragraph.at(first),
                text=_quoted(self.sentence, first, last),
                relation="none" if note else told.relation,
                unit=told.unit,
                scope=scope[1] if scope else None,
                year=year,
                kind=told.kind,
                phrase=told.phrase.id,
                alternatives=told.quantities[1:],
                step=told.step,
                sentence=self.index,
                start=first,
                end=last,
                note=note,
            )
        )
        self.spans.append((told.start, told.end))
        self.since.append(told.since if told.since >= 0 else told.start)

    def _scope(self, told: Saying) -> tuple[str, str] | None:
        """The scope of a count; one named in the lead is kept in mind only where counts were told of it."""
        at = told.start
        mark = self.marks.scope_at(at)
        # 其中县住建局受理15件…，全年办结93件: the sentence has come back to its subject
        while mark is not None and self._over(mark, told):
            mark = self.marks.scope_at(mark.start)
        if mark is None or (mark.end <= len(self.lead) and not COUNT.search(self.lead, mark.end)):
            return None
        if mark.kind == "whole_area" and self._of_something_else(mark, self.segment(at)):
            return None
        return mark.kind, mark.word

    def _over(self, mark: Mark, told: Saying) -> bool:
        """Whether a scope has ended before a count: with its list or its clause, or because it cannot have so many."""
        text, at, issuer = self.text, told.start, self.reader.issuer
        if scope_fits((mark.kind, mark.word), issuer):
            return False
        if whose.member(text, mark, at):
            return True
        if mark.kind == "body" and (
            whose.handed(text, mark, at)
            or whose.headed_again(text, mark, at)
            or self._left(mark, at)
            or self._too_many(mark, told)
        ):
            return True
        back = self._told_apart(mark) and whose.back(text, mark.end, at)
        listed = whose.listed(text, mark, self.marks.scopes, at, issuer)
        if (back or listed) and whose.opens(self.sentence.paragraph.text, mark):
            # where a paragraph is about a body, 全年 in a sentence of its own goes on with it
            return (back and whose.back(text, mark.end, self.segment(at))) or (listed and mark.kind == "body")
        return back or listed

    def _left(self, mark: Mark, at: int) -> bool:
        """Whether the last count before this one was told of somebody else already."""
        if not self.facts or self.spans[-1][0] < mark.end or self.marks.bracketed(self.spans[-1][0]):
            return False
        return self.facts[-1].scope != mark.word and self.spans[-1][0] < at

    def _too_many(self, mark: Mark, told: Saying) -> bool:
        """Whether more was answered than was told of a body: 县住建局收到17件。办结93件."""
        row = told.quantities[0]
        if not row.startswith("requests.") or row.startswith(_CAME):
            return False
        own = [fact.value for fact in self.facts if fact.scope == mark.word and fact.quantity.startswith("requests.")]
        return bool(own) and told.value > _TIMES * max(own)

    def _told_apart(self, mark: Mark) -> bool:
        """Whether a scope is that of another body, or, of a body's report, of those below it."""
        below = mark.kind == "whole_area" and self.reader.issuer.level in ("office", "department")
        return mark.kind == "body" or below

    def _of_something_else(self, mark: Mark, segment: int) -> bool:
        """Whether a scope was named, before this part of the sentence, for counts of other things (全市有文物128处)."""
        if mark.end > segment or not any(char.isdigit() for char in self.text[mark.end : segment]):
            return False
        told = zip(self.facts, self.spans, strict=True)
        return not any(fact.scope == mark.word and mark.end <= start < segment for fact, (start, _) in told)

    def _year(self, told: Saying) -> int | None:
        # the year in 上年结转 or 结转下年 is part of the phrase, and not the year it is told of
        at = told.since if told.kind in _CARRIED and told.since >= 0 else told.start
        if told.kind in _CARRIED and any(year.kind == "all" for year in self.marks.years.over(at)):
            return None  # 2020年至2022年遗留的
        if told.kind not in _CARRIED and not told.quantities[0].endswith(_STOCK) and self._of_many_years(told):
            return None
        named = None if told.kind in _CARRIED else _NAMED_YEAR.search(self.text, max(0, told.start - _NEAR), told.start)
        year = told.label_year or (int(named[1]) if named else year_of(self.marks, at, self.reader.year))
        # 截至目前有效的规范性文件: what is in force is what there is in the end
        return self.reader.year if year is None and told.quantities[0].endswith(_STOCK) else year

    def _of_many_years(self, told: Saying) -> bool:
        """Whether a bracket says since when it is counted (自2008年…以来), or 累计 or 其中 goes on from it."""
        since = _SINCE.match(self.text, told.end) if "(" in self.text[told.end : told.end + _NEAR] else None
        if since is not None:
            return since[1] is None or int(since[1]) < self.reader.year
        if not self.facts or self.facts[-1].note != _ADDED_UP or self.spans[-1][0] < self.segment(told.start):
            return False
        year = self.marks.year_at(told.start)
        if year is not None and year.start > self.spans[-1][1]:
            return False
        return "累计" in self.clause_before(told.start) or "其中" in self.text[self.spans[-1][1] : told.start]

    def _note(self, told: Saying, year: int | None, scope: tuple[str, str] | None) -> str:
        if year != self.reader.year and self.reader.year:
            return "别的年度" if year else _ADDED_UP
        if told.kind not in _CARRIED and self._of_part(told):
            return _PART_OF_YEAR
        if intended(self.marks, told.start):
            return "尚未发生"
        return "" if scope_fits(scope, self.reader.issuer) else OTHER_SCOPE

    def _of_part(self, told: Saying) -> bool:
        """Whether it is a count of a part of the year, or goes on from one: 上半年收到19件,办结12件."""
        if part_of_year(self.marks, told.start, len(self.lead)):
            return True
        if not self.facts or self.facts[-1].note != _PART_OF_YEAR or self.spans[-1][0] < self.segment(told.start):
            return False
        table = told.quantities[0].split(".")[0]
        year = self.marks.years.before(told.start)
        same = self.facts[-1].quantity.startswith(f"{table}.")
        return same and (year is None or year.end <= self.spans[-1][0])

    def _place(self, told: Saying) -> tuple[int, int]:
        most = len(self.normal.text)
        base = self.base - len(self.lead)
        start, end = min(told.start + base, most), min(told.end + base, most)
        if start < end - 1 and self.normal.text[start] in _MARKS:
            start += 1  # a claim without a number may begin with the mark before it
        first = self.sentence.start
        return first + self.normal.origin(start), first + self.normal.origin(max(end - 1, start)) + 1


def _quoted(sentence: Sentence, start: int, end: int) -> str:
    """The clause the number stands in, as printed."""
    text = sentence.paragraph.text
    first = max(sentence.start, start - _QUOTED)
    opened = _QUOTED_FROM.match(text, first, start)
    first = opened.end() if opened else first
    last = _QUOTE.search(text, end, min(sentence.end, end + _QUOTED))
    return text[first : last.start() if last else min(sentence.end, end + _QUOTED)].strip()
