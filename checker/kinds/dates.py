"""Kinds about the report's year: the statistical period, and the form that belongs to the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case, Kind, Option
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule

_DAY = r"(\d{1,2})月(\d{1,2})日"
_PERIOD = re.compile(rf"(\d{{4}})年{_DAY}起?[,，]?(?:至|到|[-—–~～]+)(?:(\d{{4}})年)?{_DAY}")
_WHOLE_YEAR = (1, 1, 12, 31)
_DATE = re.compile(r"(20\d\d)\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})")
_BODY = (
    r"(?:我|本)(?:省|市|州|区|县|旗|镇|乡|街道|局|委|厅|办|单位|机关|部门|中心)|全(?:省|市|州|区|县|旗|镇|乡|局|委|年)"
)
_OWN_YEAR = re.compile(rf"(?:^|[。；;\s])(20\d\d)年(?:度)?[,，]?(?:{_BODY})")
_BUDGETS = re.compile(r"(20\d\d)年度?(?:本?部门|单位)?预算[^。；;]{0,12}?(20\d\d)年度?(?:本?部门|单位)?决算")
_COMPARED = re.compile(r"相比|同比|对比|结转|比20\d\d年|较20\d\d年|上年|去年")


def check_period(rule: Rule, case: Case) -> Iterator[Finding]:
    """统计期限 that is not 1 January to 31 December of the report's year; the second year may be left out."""
    year = case.report.year
    for name, text, span in case.report.notes:
        if name != "period" or not (found := _PERIOD.search("".join(text.split()))):
            continue
        first, *days = (int(group) if group else None for group in found.groups())
        last = days.pop(2) or first
        if tuple(days) != _WHOLE_YEAR or first != last or (year and first != year):
            values = {"period": found.group(), "year": year or first}
            yield finding(rule, Location(span, text), values, subject="period")


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


def check_stale(rule: Rule, case: Case) -> Iterator[Finding]:
    """Another year told as the year of the report: an earlier year in the place of this year's subject or budget."""
    year = case.report.year
    for sentence in case.report.sentences if year else ():
        if sentence.section not in ("s1", "s3"):
            continue
        text = sentence.text
        if f"{year - 1}" not in text:
            continue
        for found in (*_OWN_YEAR.finditer(text), *_BUDGETS.finditer(text)):
            told = int(found[1])
            # this year's budget goes with last year's accounts: both a year back are last year's text
            back = found.re is _BUDGETS and int(found[2]) != year - 2
            if told == year - 1 and not back and not _COMPARED.search(text):
                span = sentence.paragraph.at(sentence.start + found.start())
                values = {"text": found[0], "told": told, "year": year}
                place = Location(span, found[0])
                yield finding(rule, place, values, subject="year", confidence="medium")
                return


def check_published(rule: Rule, case: Case) -> Iterator[Finding]:
    """A date of publication after the day (month-day) by which a report of the year before is due."""
    year = case.report.year
    for name, text, span in case.report.notes:
        if name != "published" or not year or not (found := _DATE.search(text)):
            continue
        date = tuple(map(int, found.groups()))
        month, day = map(int, rule.options["by"].split("-"))
        if date > (year + 1, month, day):
            values = {"date": f"{date[0]}年{date[1]}月{date[2]}日", "month": month, "day": day, "year": year + 1}
            yield finding(rule, Location(span, text), values, subject="published", confidence="medium")


PERIOD = Kind("period", "统计期限为报告年度全年", check=check_period, words=("period", "year"))
FORM_YEAR = Kind("form-year", "表格格式与报告年度相符", check=check_form, words=("year", "form", "basis"))
FREE_FORM = Kind("free-form", "2019 年度起不得沿用旧格式", check=check_free, words=("year",))
STATED = Kind("period-stated", "写明统计期限", check=check_stated, words=("year",))
STALE = Kind("stale-year", "不把往年当作报告年度来写", check=check_stale, words=("text", "told", "year"))
PUBLISHED = Kind(
    "published-by",
    "在规定日期前公布",
    {"by": Option("date", '次年的月-日，如 "01-31"', required=True)},
    check=check_published,
    words=("date", "year", "month", "day"),
)
