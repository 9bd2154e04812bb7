"""Tables on a screen, their columns true also where they hold Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reporters.columns import width

GAP = 2
"""Blanks between columns."""


def grid(headers: Sequence[str], rows: Sequence[Sequence[str]], align: Sequence[str] = ()) -> str:
    """The rows under headers and a rule."""
    from tabulate import tabulate  # slow to load, and --help must not wait for it

    # headers as a row, because tabulate pads a header by two columns that a narrow window does not have
    rule = ["-" * size for size in sizes(headers, rows)]
    return tabulate([headers, rule, *rows], tablefmt="plain", disable_numparse=True, colalign=align)


def sizes(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns of the screen that each column of the table needs."""
    return [max(map(width, column)) for column in zip(headers, *rows, strict=True)]
