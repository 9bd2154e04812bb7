"""From broken equations to weighed explanations: exact step, whole lines, short sets, then the program."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

from checker.localise.events import explain
from checker.localise.exact import Lawful, Peeling, one_cell
from checker.localise.missed import missed_outcomes
from checker.localise.problem import Problem
from checker.localise.program import Program
from checker.localise.system import Number, Sheet
from checker.localise.weigh import CHEAP, EVENT, Explanation, Fixes, Scales
from checker.localise.whole_lines import confirmed, whole_lines
from checker.model.text import Text

_MOVES = 8_000  # tried for sets of one size before the program takes over
_PLAUSIBLE = 10  # things gone wrong in one table; beyond, every value offered would be a guess
_LARGEST = 7  # cells in a set looked for by peeling
_WEIGHED = 400  # sets weighed; more than that cannot be told apart anyway

MANY = Text("不符之处过多，无法逐一推断错误的单元格", "too much does not fit to tell the wrong cells")
CUT = Text("限定时间内未能找出可能的错误单元格", "the search was cut at its time limit without a result")
NONE = Text("没有一组合理的改动能使勾稽关系全部成立", "no plausible set of repairs makes all equations hold")


def law(problem: Problem, sheet: Sheet) -> Lawful:
    """What a cell may hold: a number of at least 0, whole unless the table is one of amounts."""
    addresses, readings = sheet.system.addresses, problem.readings

    def lawful(cell: int, number: Number) -> bool:
        if number < 0 or addresses[cell] not in readings:
            return False
        return isinstance(number, int) or number == int(number) or _amounts(sheet)

    return lawful


def _amounts(sheet: Sheet) -> bool:
    return sum(not isinstance(value, int) for value in sheet.values) * 4 > len(sheet.values)


def explanations(
    problem: Problem, sheet: Sheet, scales: Scales, broken: int, deadline: float
) -> tuple[list[Explanation], Text]:
    """Explanations of one part of the report, the likeliest first, and why there are none where there are none."""
    lawful = law(problem, sheet)
    single = one_cell(sheet, broken, lawful)
    if len(single) == 1:
        return [explain(scales, sheet, (single[0],))], NONE
    if single:
        return _weigh(scales, sheet, [(fix,) for fix in single]), NONE
    ways = (*whole_lines(sheet, broken, lawful), *missed_outcomes(scales, sheet, broken, lawful))
    lines = _weigh(scales, sheet, ways)
    if lines and lines[0].cost <= CHEAP:
        return lines, NONE
    if not lines and max((broken & layer).bit_count() for layer in sheet.system.layers) > _PLAUSIBLE:
        return [], MANY
    sets = _small_sets(sheet, lawful, broken, deadline)
    if sets or lines:
        return _weigh(scales, sheet, [*sets, *(tuple(e.fixes) for e in lines)]), NONE
    program = Program(sheet, lawful, _weights(problem, sheet, scales))
    found = _weigh(scales, sheet, program.run(broken, deadline - perf_counter()))
    if found and len(found[0].events) > _PLAUSIBLE:
        return [], MANY
    return found, CUT if program.cut else NONE


def _small_sets(sheet: Sheet, lawful: Lawful, broken: int, deadline: float) -> set[Fixes]:
    """The smallest sets of cells that mend ``broken``, as far as they are found by peeling."""
    rows = list(confirmed(sheet, broken, lawful))
    for size in range(2, _LARGEST + 1):
        peeling = Peeling(sheet, lawful, _MOVES)
        for fixes in rows:
            peeling.after(fixes, broken, size - 1)
        sets = peeling.found or peeling.run(broken, size)
        if sets or peeling.cut or perf_counter() > deadline:
            return sets
    return set()


def _weigh(scales: Scales, sheet: Sheet, sets: Iterable[Fixes]) -> list[Explanation]:
    unique = sorted({tuple(sorted(fixes)) for fixes in sets}, key=lambda fixes: _rough(scales, fixes))
    found = [explain(scales, sheet, fixes) for fixes in unique[:_WEIGHED]]
    return sorted(found, key=lambda explanation: (explanation.cost, sorted(explanation.fixes)))


def _rough(scales: Scales, fixes: Fixes) -> float:
    return sum(scales.slip(cell, true).cost for cell, true in fixes)


def _weights(problem: Problem, sheet: Sheet, scales: Scales) -> list[float]:
    """The cost of blaming each cell before its true value is known."""
    weights = []
    for cell, address in enumerate(sheet.system.addresses):
        weight = EVENT + 2.0
        if address in problem.readings:
            told = problem.evidence.get(address, ())
            weight += 2.0 if sheet.values[cell] in told else -2.0 if told else 0.0
            weight -= 1.0 if scales.printed(cell) is None else 0.0
            weight -= 0.0 if scales.sure(cell) else 3.0
        weights.append(weight)
    return weights
