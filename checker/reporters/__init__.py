"""Audits → text, or bytes: one module a format, each a pure function ``render(audits, view)``.

To add a format: one module, and one line in a table below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from checker.model.finding import Audit
from checker.reporters.view import View

Render = Callable[[Sequence[Audit], View], str | bytes]

# modules by name, so that a run imports only the format it was asked for
CHECK_FORMATS = {
    "text": "checker.reporters.text",
    "json": "checker.reporters.json_report",
    "markdown": "checker.reporters.markdown",
    "csv": "checker.reporters.csv_report",
    "sarif": "checker.reporters.sarif",
    "junit": "checker.reporters.junit",
    "html": "checker.reporters.page",
    "xlsx": "checker.reporters.xlsx_report",
}
EXTRACT_FORMATS = {
    "json": "checker.reporters.extract_json",
    "csv": "checker.reporters.extract_csv",
}

__all__ = ["CHECK_FORMATS", "EXTRACT_FORMATS", "Render", "View", "load"]


def load(module: str) -> Render:
    """The ``render`` function of one of the modules in the tables."""
    return cast(Render, import_module(module).render)
