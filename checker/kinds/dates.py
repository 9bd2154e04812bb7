"""Kinds about the report's year: the statistical period, and the form that belongs to the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case, Kind, Option
from checker.model.calendar import NUMBER, Day, days_in, number, year_in
from checker.model.calendar import year as year_of
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule
from checker.model.text import Text

_YEAR = r"\d{4}|二[〇○零一二三四五六七八九]{3}"
_TO = r"起?[,，]?(?:至|到|[-—–~～]+)"
_FIRST = rf"(?P<year>{_YEAR})[年.](?P<month>{NUMBER})"
_LAST = rf"(?:(?P<last>{_YEAR})[年.])?(?P<month2>{NUMBER})"
_PERIOD = re.compile(rf"{_FIRST}[月.](?P<day>{NUMBER})[日号]?{_TO}{_LAST}[月.](?P<day2>{NUMBER})[日号]?")
_MONTHS = re.compile(rf"{_FIRST}月?份?{_TO}{_LAST}月(?!\d)")
_UNTIL = re.compile(
    rf"截[至止](?:时间|日期|期限)?(?:为|是|到|至|[:：])?(?P<year>{_YEAR})年(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号]"
)


def check_period(rule: Rule, case: Case) -> Iterator[Finding]:
    """统计期限 that is not 1 January to 31 December of the report's year; the second year may be left out."""
    year = case.report.year
    for name, text, span in case.report.notes:
        if name != "period" or (stated := _stated(text)) is None:
            continue
        words, first, begins, ends, last = stated
        # which of the two years is wrong, the title says with it
        year = first if _misdated(case) else year or first
        if begins != (1, 1) or ends != (12, 31) or last != first or year != first:
            values = {"period": words, "year": year}
            yield finding(rule, Location(span, text), values, subject="period")


_Stated = tuple[str, int, tuple[int, int], tuple[int, int], int]
"""The words of the period, first year, first month and day, last month and day, last year."""


def _stated(text: str) -> _Stated | None:
    """The period that a phrase states, from its first day or month to its last; None where it states none in figures.

    Where only the day is told up to which was counted, counting began with that day's year.
    """
    bare = "".join(text.split())
    if found := _PERIOD.search(bare) or _MONTHS.search(bare):
        first, last = year_of(found["year"]), year_of(found["last"] or found["year"])
        begins, ends = (number(found["month"]), 1), (number(found["month2"]), 31)
        if found.re is _PERIOD:
            begins, ends = (begins[0], number(found["day"])), (ends[0], number(found["day2"]))
        return found[0], first, begins, ends, last
    if until := _UNTIL.search(bare):
        first = year_of(until["year"])
        return until[0], first, (1, 1), (number(until["month"]), number(until["day"])), first
    return None


def _misdated(case: Case) -> bool:
    return any(name == "misdated" for name, _, _ in case.report.notes)


def check_title_year(rule: Rule, case: Case) -> Iterator[Finding]:
    """A title of another year than the period: one of the two is wrong, and the rest of the report may say which."""
    title = next(((text, span) for name, text, span in case.report.notes if name == "misdated"), None)
    period = next(((text, span) for name, text, span in case.report.notes if name == "period"), None)
    if title is None or period is None:
        return
    told, stated = year_in(title[0]), _stated(period[0])
    outvoted = told != case.report.year
    values = {"told": told, "period": stated[0] if stated else period[0], "verdict": _OUTVOTED if outvoted else _OPEN}
    confidence = "high" if outvoted else "medium"
    place, beside = Location(title[1], title[0]), Location(period[1], period[0])
    yield finding(rule, place, values, related=(beside,), subject="title", confidence=confidence)


_OUTVOTED = Text(
    "正文或日期也不支持题目的年份，疑为题目有误", "the rest of the report is not for the title's year either"
)
_OPEN = Text("其中必有一误", "one of them is wrong")


def check_form(rule: Rule, case: Case) -> Iterator[Finding]:
    """Tables of a form that does not belong to the report's year."""
    year, form = case.report.year, case.form
    if not year or not form.tables:
        return
    first, last = form.years
    if first <= year and (last is None or year <= last):
        return
    table = min(case.report.tables.values(), key=lambda span: span.line, default=case.report_start)
    values = {"year": year, "form": form.id, "basis": form.basis}
    confidence = "high" if case.report.title else "medium"
    yield finding(rule, Location(table, ""), values, subject="form", confidence=confidence)


def check_free(rule: Rule, case: Case) -> Iterator[Finding]:
    """A report of 2019 or later without the statutory tables and headings of its time."""
    if case.free_form and case.report.year >= 2019:
        yield finding(rule, case.opening, {"year": case.report.year}, subject="form")


def check_stated(rule: Rule, case: Case) -> Iterator[Finding]:
    """A report that does not say which period it covers."""
    report = case.report
    if report.headings and not any(name == "period" for name, _, _ in report.notes):
        yield finding(rule, case.opening, {"year": report.year or ""}, subject="period")


def check_published(rule: Rule, case: Case) -> Iterator[Finding]:
    """A day of publication after the one (month-day) by which a report of the year before is due.

    Where no such day is printed, the document's own: what was written late was published late.
    """
    month, day = map(int, rule.options["by"].split("-"))
    year = case.report.year
    told = _days(case)
    if not year or not told:
        return
    printed, values, place = told[0]
    if printed > Day(year + 1, month, day):
        values |= {"month": month, "day": day, "year": year + 1}
        yield finding(rule, place, values, subject="published", confidence="medium")


def check_early(rule: Rule, case: Case) -> Iterator[Finding]:
    """A day of publication, of the document or of its signature before the report's year was over."""
    year = case.report.year
    for printed, values, place in _days(case) if year else ():
        if printed <= Day(year, 12, 31):
            yield finding(rule, place, values | {"year": year}, subject="published", confidence="medium")
            return


def _days(case: Case) -> list[tuple[Day, dict[str, object], Location]]:
    """The days the report gives for itself, that of publication first, each with words and place."""
    found = []
    for name, words in _DATES.items():
        for _, text, span in (note for note in case.report.notes if note[0] == name):
            for printed in list(days_in(text))[:1]:
                day = printed.day
                values: dict[str, object] = {"what": words, "date": f"{day.year}年{day.month}月{day.day}日"}
                found.append((day, values, Location(span, text)))
    return found


_DATES = {
    "published": Text("公布日期", "publication"),
    "dated": Text("成文日期", "the document"),
    "signed": Text("落款日期", "the signature"),
}


PERIOD = Kind("period", "统计期限为报告年度全年", check=check_period, words=("period", "year"))
TITLE_YEAR = Kind("title-year", "题目与统计期限为同一年度", check=check_title_year, words=("told", "period", "verdict"))
FORM_YEAR = Kind("form-year", "表格格式与报告年度相符", check=check_form, words=("year", "form", "basis"))
FREE_FORM = Kind("free-form", "2019 年度起不得沿用旧格式", check=check_free, words=("year",))
STATED = Kind("period-stated", "写明统计期限", check=check_stated, words=("year",))
PUBLISHED = Kind(
    "published-by",
    "在规定日期前公布",
    {"by": Option("date", '次年的月-日，如 "01-31"', required=True)},
    check=check_published,
    words=("what", "date", "year", "month", "day"),
)
EARLY = Kind("published-early", "报告年度结束之后才公布", check=check_early, words=("what", "date", "year"))
