"""From broken equations to the wrong cell and the value that repairs it.

The story: measure the residuals; in each table look for the cells whose repair mends it, first one cell by
its signature, then whole rows and columns, then small sets, then by a mixed-integer program; weigh every
repair by how such a slip comes about; tell independent events apart, and say openly what cannot be told.
"""

from __future__ import annotations

from time import perf_counter

from checker.localise.causes import causes
from checker.localise.equations import Line, explain
from checker.localise.findings import cause_findings
from checker.localise.problem import Cause, Problem
from checker.localise.search import explanations
from checker.localise.system import Sheet, measure, system_of
from checker.localise.weigh import Scales

__all__ = ["Cause", "Line", "Problem", "cause_findings", "explain", "localise"]


def localise(problem: Problem, *, seconds: float = 1.0) -> tuple[Cause, ...]:
    """What went wrong in one report, as causes; none where every equation holds.

    ``seconds`` limits the search; a search that was cut says so in the cause's reason.
    """
    system = system_of(problem.assertions)
    sheet = measure(system, problem.readings)
    if not sheet.broken:
        return ()
    deadline = perf_counter() + seconds
    scales = Scales(problem, sheet)
    told: list[Cause] = []
    for part in _parts(sheet):
        found, failing = explanations(problem, sheet, scales, part, deadline)
        told.extend(causes(scales, sheet, part, found, failing))
    return tuple(told)


def _parts(sheet: Sheet) -> list[int]:
    """The broken equations of each table; the groups of 表四 together, for numbers cross over there."""
    system = sheet.system
    by_table: dict[str, int] = {}
    for part in system.parts:
        if broken := part & sheet.broken:
            first = (broken & -broken).bit_length() - 1
            table = system.assertions[first].primary.split(".")[0]
            by_table[table] = by_table.get(table, 0) | broken
    return list(by_table.values())
