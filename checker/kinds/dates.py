"""Kinds about the report's year: the statistical period, and the form that belongs to the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.kinds.base import Case, Kind
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule

_DAY = r"(\d{1,2})月(\d{1,2})日"
_PERIOD = re.compile(rf"(\d{{4}})年{_DAY}起?[,，]?(?:至|到|[-—–~～]+)(?:(\d{{4}})年)?{_DAY}")
_WHOLE_YEAR = (1, 1, 12, 31)


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
        yield finding(rule, Location(case.report_start, ""), {"year": case.report.year}, subject="form")


PERIOD = Kind("period", "统计期限为报告年度全年", check=check_period)
FORM_YEAR = Kind("form-year", "表格格式与报告年度相符", check=check_form)
FREE_FORM = Kind("free-form", "2019 年度起不得沿用旧格式", check=check_free)
