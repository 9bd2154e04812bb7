"""The fewest and likeliest cells by a mixed-integer program, for damage that no short search explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from checker.localise.exact import Lawful
from checker.localise.system import Number, Sheet, beyond, members
from checker.localise.weigh import Fixes

_MOST = 8  # optima listed
_WORSE = 2.0  # nats by which an explanation may be worse than the best one and still be listed
_ROUND = 1e-4


@dataclass
class Program:
    """Sets of cells that mend ``broken``, the likeliest first; ``cut``: time ran out before the first."""

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
            if best is None:
                best = cost
                marks = list(range(0, 2 * len(cells), 2))
                weights = [self.weights[cell] for cell in cells]
                solver.addRow(-solver.inf, best + _WORSE, len(marks), marks, weights)
            self._keep(solver, cells)

    def _keep(self, solver: Any, cells: list[int]) -> None:
        """Notes a solution and forbids its set of cells, so that the next run finds another."""
        values = solver.getSolution().col_value
        chosen = [place for place in range(len(cells)) if values[2 * place] > 0.5]
        changes = {cells[place]: _whole(values[2 * place + 1]) for place in chosen}
        fixes = tuple((cell, self.sheet.values[cell] + change) for cell, change in changes.items() if change)
        if self._mends(fixes) and all(self.lawful(cell, true) for cell, true in fixes):
            self.found.append(fixes)
        marks = [2 * place for place in chosen]
        solver.addRow(-solver.inf, len(marks) - 1.0, len(marks), marks, [1.0] * len(marks))

    def _mends(self, fixes: Fixes) -> bool:
        system = self.sheet.system
        residuals = list(self.sheet.residuals)
        for cell, true in fixes:
            for equation, coefficient in system.columns[cell]:
                residuals[equation] += coefficient * (true - self.sheet.values[cell])
        touched = self._reach([cell for cell, _ in fixes])
        return not any(beyond(residuals[e], system.assertions[e].tolerance) for e in members(touched))

    def _model(self, cells: list[int], broken: int) -> Any:
        """Two variables a cell: whether it is wrong, and by how much it is to be changed."""
        import highspy

        solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (("output_flag", False), ("threads", 1), ("mip_abs_gap", 0.1)):
            solver.setOptionValue(option, value)
        values = self.sheet.values
        # no correction of a set without cycles is larger than all residuals together
        most = sum(abs(float(self.sheet.residuals[equation])) for equation in members(broken))
        for place, cell in enumerate(cells):
            wrong, change = 2 * place, 2 * place + 1
            lowest, highest = max(-most, min(-float(values[cell]), 0.0)), max(most, -float(values[cell]))
            solver.addCol(self.weights[cell], 0.0, 1.0, 0, [], [])
            solver.addCol(0.0, lowest, highest, 0, [], [])
            solver.changeColIntegrality(wrong, highspy.HighsVarType.kInteger)
            solver.addRow(-solver.inf, 0.0, 2, [change, wrong], [1.0, -highest])
            solver.addRow(0.0, solver.inf, 2, [change, wrong], [1.0, -lowest])
        self._equations(solver, cells, broken)
        return solver

    def _equations(self, solver: Any, cells: list[int], broken: int) -> None:
        system = self.sheet.system
        place = {cell: number for number, cell in enumerate(cells)}
        for equation in members(self._reach(cells)):
            terms = [(float(c), place[cell]) for c, cell in system.rows[equation] if cell in place]
            wanted = -float(self.sheet.residuals[equation])
            changes = [2 * number + 1 for _, number in terms]
            solver.addRow(wanted, wanted, len(terms), changes, [c for c, _ in terms])
            if broken >> equation & 1:
                # implied, but the solver is many times faster when told: some cell of it is wrong
                marks = [2 * number for _, number in terms]
                solver.addRow(1.0, solver.inf, len(marks), marks, [1.0] * len(marks))


def _whole(change: float) -> Number:
    return round(change) if abs(change - round(change)) < _ROUND else 0
