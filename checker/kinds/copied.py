"""Kinds about prose copied from last year's report or from another office's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.kinds.base import Case, Compare, Kind, Option, Others, outside
from checker.model.brief import Passage
from checker.model.finding import Finding, Location, finding
from checker.model.report import Report
from checker.model.rule import Rule
from checker.model.text import Text
from checker.passages import WHOLE, first_shared, likeness

_QUOTED = 40
_WORDS = ("section", "share", "other", "year", "path", "quote", "more")
_MOST = 11


@dataclass(frozen=True, slots=True)
class _Copy:
    """A part of this report, the part of another it is like, and how much of both is in both."""

    mine: Passage
    theirs: Passage
    case: Case
    share: float


def compare_last(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Parts written as they were last year."""
    yield from _found(rule, case, others.cases)


def compare_elsewhere(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Parts written as another office wrote them in the same year or an earlier one."""
    report = case.report
    yield from _found(
        rule,
        case,
        [
            other
            for other in others.cases
            if other.report.issuer.name != report.issuer.name or (other.report.year != report.year and not report.year)
        ],
    )


def _found(rule: Rule, case: Case, others: Sequence[Case]) -> Iterator[Finding]:
    """One finding for all that was copied, told of the part that is most like another's."""
    copies = sorted(
        (copy for other in others for copy in _copies(rule, case, other)),
        key=lambda copy: (-copy.share, copy.mine.section, copy.case.report.source.path),
    )
    if not copies:
        return
    best = copies[0]
    theirs = best.case.report
    reports = len({copy.case.report.source.path for copy in copies})
    values: dict[str, object] = {
        "section": _sections(case, [copy.mine.section for copy in copies if copy.case is best.case]),
        "share": f"{best.share * 100:.0f}",
        "other": theirs.issuer.name or theirs.source.path,
        "year": theirs.year or "—",
        "path": theirs.source.path,
        "quote": _quote(case.report, best),
        "more": Text(f"等 {reports} 份报告", f" and {reports - 1} more") if reports > 1 else Text("", ""),
    }
    related = [outside(_place(copy.theirs), copy.case) for copy in copies]
    yield finding(
        rule,
        _place(best.mine),
        values,
        related=tuple(related[:_MOST]),
        subject=f"{theirs.issuer.name}:{theirs.year}" if rule.kind == ELSEWHERE.name else "last-year",
        confidence="high" if best.share >= (1 + float(rule.options["share"])) / 2 else "medium",
    )


def _copies(rule: Rule, case: Case, other: Case) -> Iterator[_Copy]:
    least, share = rule.options["least"], float(rule.options["share"])
    sections = {*rule.options["sections"], WHOLE}
    theirs = {passage.section: passage for passage in other.passages if passage.shingles >= least}
    for mine in case.passages:
        if mine.section in sections and mine.section in theirs and mine.shingles >= least:
            alike = likeness(mine, theirs[mine.section], share)
            if alike >= share:
                yield _Copy(mine, theirs[mine.section], other, alike)


def _place(passage: Passage) -> Location:
    return Location(passage.span, passage.opening[:12])


def _sections(case: Case, ids: Sequence[str]) -> Text:
    """``“一、总体情况”“五、存在的主要问题及改进情况”``: the parts as the form heads them, in its order."""
    if WHOLE in ids:
        return Text("全文", "the whole text")
    heads = [section for section in case.form.sections if section.id in ids]
    zh = "".join(f"“{section.numeral}、{section.heading}”" for section in heads)
    return Text(zh, " and ".join(f"part {section.id[1:]}" for section in heads))


def _quote(report: Report, copy: _Copy) -> str:
    """The first sentence that stands in both, else how the part begins."""
    shared = first_shared(report, copy.case.report, copy.mine.section)
    words = "".join(shared[0].text.split()) if shared else copy.mine.opening
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _kind(name: str, doc: str, compare: Compare) -> Kind:
    options = {
        "sections": Option("texts", "比较的部分：s1（总体情况）、s5（存在的主要问题及改进情况）、s6", required=True),
        "share": Option("number", "相似度达到多少（0.75 即 75%）", required=True),
        "least": Option("number", "至少这么多个四字片段才比较", required=True),
    }
    relation = "elsewhere" if compare is compare_elsewhere else "last-year"
    return Kind(name, doc, options, compare=compare, relation=relation, words=_WORDS)  # type: ignore[arg-type]


LAST_YEAR = _kind("copied-last-year", "文字不照抄上年", compare_last)
ELSEWHERE = _kind("copied-elsewhere", "文字不与其他机关雷同", compare_elsewhere)
