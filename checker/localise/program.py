"""The fewest and likeliest cells by a mixed-integer program, for damage that no short search explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from checker.localise.exact import Lawful
from checker.localise.system import Number, Sheet, members
from checker.localise.weigh import Fixes

_MOST = 8  # optima listed
_WORSE = 2.0  # nats by which an explanation may be worse than the best one and still be listed
_ROUND = 1e-4


@dataclass
class Program:
    """Sets of cells that mend ``broken``, by falling likelihood; ``cut`` says that time ran out before the first."""

    sheet: Sheet
    lawful: Lawful
    weights: Sequence[float]
    cut: bool = False
    found: list[Fixes] = field(default_factory=list)

    def run(self, broken: int, seconds: float) -> list[Fixes]:
        """The optima over the cells of broken equations, or of all equations that share a cell with those."""
        deadline = perf_counter() + seconds
        near = self._cells(broken)
        wide = self._cells(self._reach(near))
        for cells in (near, wide) if len(wide) > len(near) else (near,):
            self._optima(cells, broken, deadline)
            if self.found or self.cut:
                break
        return self.found

    def _cells(self, mask: int) -> list[int]:
        system = self.sheet.system
        cells = {cell for equation in members(mask) for _, cell in system.rows[equation]}
        return sorted(cell for cell in cells if self.lawful(cell, self.sheet.values[cell] + 0) or self._odd(cell))

    def _odd(self, cell: int) -> bool:
        """Whether the printed number itself is not lawful (negative, a fraction) but another would be."""
        return self.lawful(cell, 0)

    def _reach(self, cells: Sequence[int]) -> int:
        mask = 0
        for cell in cells:
            mask |= self.sheet.system.touches[cell]
        return mask

    def _optima(self, cells: list[int], broken: int, deadline: float) -> None:
        solver = self._model(cells, broken)
        best = None
        while len(self.found) < _MOST:
            left = deadline - perf_counter()
            if left <= 0:
                self.cut = not self.found
                return
            solver.setOptionValue("time_limit", left)
            solver.run()
            status = solver.modelStatusToString(solver.getModelStatus())
            if status == "Time limit reached":
                self.cut = not self.found
                return
            if status != "Optimal":
                return
            cost = solver.getInfo().objective_function_value
            best = cost if best is None else best
            if cost > best + _WORSE:
                return
            self._keep(solver, cells)

    def _keep(self, solver: Any, cells: list[int]) -> None:
        """Notes a solution and forbids its set of cells, so that the next run finds another."""
        values = solver.getSolution().col_value
        chosen = [place for place in range(len(cells)) if values[3 * place] > 0.5]
        changes = {cells[place]: _whole(values[3 * place + 1] - values[3 * place + 2]) for place in chosen}
        fixes = tuple((cell, self.sheet.values[cell] + change) for cell, change in changes.items() if change)
        if self._mends(fixes) and all(self.lawful(cell, true) for cell, true in fixes):
            self.found.append(fixes)
        marks = [3 * place for place in chosen]
        solver.addRow(-solver.inf, len(marks) - 1.0, len(marks), marks, [1.0] * len(marks))

    def _mends(self, fixes: Fixes) -> bool:
        system = self.sheet.system
        residuals = list(self.sheet.residuals)
        for cell, true in fixes:
            for equation, coefficient in system.columns[cell]:
                residuals[equation] += coefficient * (true - self.sheet.values[cell])
        touched = self._reach([cell for cell, _ in fixes])
        return all(abs(residuals[e]) <= system.assertions[e].tolerance for e in members(touched))

    def _model(self, cells: list[int], broken: int) -> Any:
        """Three variables a cell: whether it is wrong, by how much it is raised, by how much it is lowered."""
        import highspy

        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        residuals, values = self.sheet.residuals, self.sheet.values
        # no correction of a set without cycles is larger than all residuals together
        most = float(sum(abs(residuals[equation]) for equation in members(broken)))
        for cell in cells:
            mark = solver.getNumCol()
            lowest = min(most, max(float(values[cell]), 0.0))
            raise_to = max(most, -float(values[cell]))
            solver.addCol(self.weights[cell], 0.0, 1.0, 0, [], [])
            solver.addCol(0.0, 0.0, raise_to, 0, [], [])
            solver.addCol(0.0, 0.0, lowest, 0, [], [])
            for column in (mark, mark + 1, mark + 2):
                solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
            solver.addRow(-solver.inf, 0.0, 2, [mark + 1, mark], [1.0, -raise_to])
            solver.addRow(-solver.inf, 0.0, 2, [mark + 2, mark], [1.0, -lowest])
        self._equations(solver, cells)
        return solver

    def _equations(self, solver: Any, cells: list[int]) -> None:
        system = self.sheet.system
        place = {cell: number for number, cell in enumerate(cells)}
        for equation in members(self._reach(cells)):
            terms = [(c, place[cell]) for c, cell in system.rows[equation] if cell in place]
            columns = [column for _, number in terms for column in (3 * number + 1, 3 * number + 2)]
            factors = [factor for c, _ in terms for factor in (float(c), float(-c))]
            wanted = -float(self.sheet.residuals[equation])
            solver.addRow(wanted, wanted, len(columns), columns, factors)


def _whole(change: float) -> Number:
    return round(change) if abs(change - round(change)) < _ROUND else 0
