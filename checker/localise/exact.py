"""Exact search: one wrong cell by its signature, then sets of cells by peeling equation after equation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from checker.localise.system import Number, Sheet, System, beyond, members, plain, quotient
from checker.localise.weigh import Fixes

Lawful = Callable[[int, Number], bool]


def one_cell(sheet: Sheet, broken: int, lawful: Lawful) -> list[tuple[int, Number]]:
    """The cells in every broken equation and in no other, where all residuals imply one lawful value."""
    system = sheet.system
    found = []
    for cell in system.sole.get(broken, ()):
        shift = _agreed(system, sheet.residuals, cell)
        if shift is not None:
            true = sheet.values[cell] + shift
            if lawful(cell, true):
                found.append((cell, plain(true)))
    return found


def _agreed(system: System, residuals: list[Number], cell: int) -> Number | None:
    """The change of ``cell`` that mends every equation it stands in, if one does."""
    shift: Number | None = None
    for equation, coefficient in system.columns[cell]:
        wanted = quotient(-residuals[equation], coefficient)
        if shift is None:
            shift = wanted
        elif shift != wanted and beyond(shift - wanted, system.assertions[equation].tolerance):
            return None
    return shift


@dataclass
class Peeling:
    """A search for all sets of a given number of cells that mend ``broken``.

    Some equation holds only one cell of such a set, and that one alone must mend it, as long as the set has
    no cycle; sets with a cycle have four cells or more, and one cell of them could be spared.
    """

    sheet: Sheet
    lawful: Lawful
    budget: int
    found: set[Fixes] = field(default_factory=set)
    cut: bool = False
    _seen: set[Fixes] = field(default_factory=set)

    def run(self, broken: int, size: int) -> set[Fixes]:
        """The sets of exactly ``size`` cells, where none smaller was found."""
        if not self._hopeless(broken, size):
            self._step(broken, size, ())
        return self.found

    def after(self, fixes: Fixes, broken: int, size: int) -> set[Fixes]:
        """The sets of ``size`` cells that, after the repairs of ``fixes``, mend the rest, joined with these."""
        for cell, true in fixes:
            broken = self._shift(cell, true - self.sheet.values[cell], broken)
        if broken and not self._hopeless(broken, size):
            self._step(broken, size, fixes)
        for cell, true in fixes:
            self._shift(cell, self.sheet.values[cell] - true, 0)
        return self.found

    def _step(self, broken: int, size: int, fixes: Fixes) -> None:
        if size == 1:
            for last in one_cell(self.sheet, broken, self.lawful):
                if all(cell != last[0] for cell, _ in fixes):
                    self.found.add(tuple(sorted((*fixes, last))))
            return
        for cell, shift in self._moves(broken, size, fixes):
            after = self._shift(cell, shift, broken)
            if after and not self._hopeless(after, size - 1):
                chosen = tuple(sorted((*fixes, (cell, self.sheet.values[cell] + shift))))
                if chosen not in self._seen:
                    self._seen.add(chosen)
                    self._step(after, size - 1, chosen)
            self._shift(cell, -shift, broken)
            if self.budget < 0:
                self.cut = True
                return

    def _moves(self, broken: int, size: int, fixes: Fixes) -> Iterator[tuple[int, Number]]:
        """Cells with the change by which each alone mends one broken equation."""
        system, residuals = self.sheet.system, self.sheet.residuals
        taken = {cell for cell, _ in fixes}
        tried = set()
        # where a layer breaks as often as there are cells left, each of them alone mends one equation of it
        tight = [broken & layer for layer in system.layers if (broken & layer).bit_count() == size]
        pivots = members(tight[0])[:1] if tight else members(broken)
        for equation in pivots:
            for coefficient, cell in system.rows[equation]:
                if not all(system.touches[cell] & layer for layer in tight):
                    continue
                shift = quotient(-residuals[equation], coefficient)
                if cell in taken or (cell, shift) in tried:
                    continue
                tried.add((cell, shift))
                if self.lawful(cell, self.sheet.values[cell] + shift):
                    self.budget -= 1
                    yield cell, shift

    def _shift(self, cell: int, shift: Number, broken: int) -> int:
        system, residuals = self.sheet.system, self.sheet.residuals
        for equation, coefficient in system.columns[cell]:
            residual = residuals[equation] + coefficient * shift
            residuals[equation] = residual
            if residual and beyond(residual, system.assertions[equation].tolerance):
                broken |= 1 << equation
            else:
                broken &= ~(1 << equation)
        return broken

    def _hopeless(self, broken: int, size: int) -> bool:
        return any((broken & layer).bit_count() > size for layer in self.sheet.system.layers)
