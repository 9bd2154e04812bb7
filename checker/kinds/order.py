"""Kinds about what the form puts in an order: the rows of the table of requests, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.kinds.base import Case, Kind
from checker.model.finding import Finding, Location, finding
from checker.model.report import RowFit
from checker.model.rule import Rule
from checker.model.text import Text

_TABLE = "requests"
_ABOVE, _BELOW = Text("之前", "above"), Text("之后", "below")
_MOST = 2
"""Up to so many rows change places when a table is typed; where more do, it was read out of order."""


def check_rows(rule: Rule, case: Case) -> Iterator[Finding]:
    """A row printed above one that the form puts before it: their labels, or their numbers, may be exchanged."""
    rows = [fit for fit in case.report.rows if fit.label and fit.address.startswith(_TABLE)]
    places = [_place(fit) for fit in rows]
    if all(one <= other for one, other in pairwise(places)):
        return
    # the label of a merged cell stands in its middle, and then its numbers tell where the row is
    if (moved := _moved(places)) != _moved([_place(case.location(f"{fit.address}.total")) for fit in rows]):
        return
    if len(moved) > _MOST:
        return
    for position in moved:
        fit, other = rows[position], rows[_nearest(position, places)]
        values = {
            "table": case.form.table(_TABLE).title,
            "row": case.form.row_name(*fit.address.split(".")),
            "other": case.form.row_name(*other.address.split(".")),
            "side": _ABOVE if _place(fit) < _place(other) else _BELOW,
        }
        related = (Location(other.span, other.label),)
        yield finding(rule, Location(fit.span, fit.label), values, related=related, subject=fit.address)


def _place(found: RowFit | Location) -> int:
    """A number that grows from page to page, from line to line, and within one."""
    span = found.span
    return (span.page or 0) << 40 | span.line << 20 | span.column


def _moved(places: Sequence[int]) -> list[int]:
    """The positions of the fewest rows whose moving puts all in order."""
    in_order = set(longest_rise(places))
    return [position for position in range(len(places)) if position not in in_order]


def _nearest(position: int, places: Sequence[int]) -> int:
    """The nearest row of the form on whose wrong side the one at ``position`` is printed."""
    here = places[position]
    wrong = [other for other, place in enumerate(places) if (other < position) != (place < here) and other != position]
    return min(wrong, key=lambda other: abs(other - position))


def longest_rise(values: Sequence[int]) -> tuple[int, ...]:
    """Where the longest run of values that never falls stands, gaps allowed; of equals the first."""
    best: list[tuple[int, ...]] = []
    for position, value in enumerate(values):
        before = [run for run in best if values[run[-1]] <= value]
        best.append((*max(before, key=len, default=()), position))
    return max(best, key=len, default=())


ROW_ORDER = Kind("row-order", "表三各行依次排列", check=check_rows, words=("table", "row", "other", "side"))
