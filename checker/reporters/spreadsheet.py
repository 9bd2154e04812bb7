"""Texts of reports in cells of a spreadsheet: shown, and never run."""

from __future__ import annotations

import re

from checker.reporters.columns import visible

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
# what begins a formula in a spreadsheet, also full-width as Chinese and Japanese ones take it
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """The text as a spreadsheet must show it, and not run it; breaks of lines stay, other controls are blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = "\n".join(visible(line) for line in lines)
    begun = shown.strip()
    if begun.startswith(_FORMULA) and not _NUMBER.fullmatch(begun):
        return "'" + shown
    return shown
