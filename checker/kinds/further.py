"""Kinds about what stands in the file beside the report."""

from __future__ import annotations

from collections.abc import Iterator

from checker.kinds.base import Case, Kind
from checker.model.finding import Finding, Location, finding
from checker.model.rule import Rule


def check_further(rule: Rule, case: Case) -> Iterator[Finding]:
    """Reports that follow the first one in the same file; they were not checked."""
    found = [Location(span, text) for name, text, span in case.report.notes if name == "further"]
    if found:
        values = {"count": len(found) + 1, "title": found[0].text}
        yield finding(rule, found[0], values, related=tuple(found[1:12]), subject="file")


ONE_REPORT = Kind("one-report", "一个文件里只有一份报告", check=check_further, words=("count", "title"))
