"""Colour for a terminal; without it the words alone must do."""

from __future__ import annotations

_CODES = {"error": "31;1", "warning": "33;1", "info": "36;1", "bold": "1", "dim": "2", "good": "32;1"}


def paint(text: str, style: str, colour: bool) -> str:
    """The text in the style of a severity, or ``bold``, ``dim`` or ``good``."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and text else text
