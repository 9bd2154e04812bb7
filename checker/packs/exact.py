"""Linear relations over cells in exact rational numbers: what follows from what, and what only zeros can satisfy.

Cells are counts of at least 0, but for those named as free. Equations are solved for one cell each and put into what
is left; a small simplex (Bland's rule, so it ends) over fractions answers the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Form = dict[str, Fraction]
"""A linear form: coefficient by cell."""

_LEVEL = "\0level"


@dataclass(frozen=True)
class System:
    """Equations solved for their cells, and the inequalities (form >= 0) that remain on the other cells."""

    solved: Mapping[str, Form]
    inequalities: tuple[Form, ...]
    free: frozenset[str] = frozenset()

    def reduced(self, form: Mapping[str, Fraction]) -> Form:
        """The form with every solved cell replaced."""
        left = _substituted(form, self.solved)
        return _split(left, self.free)

    def implies_zero(self, form: Form) -> bool:
        """Whether the form is 0 wherever the system holds."""
        left = self.reduced(form)
        return not left or (self._largest(left) == 0 and self._largest(_scaled(left, Fraction(-1))) == 0)

    def implies_least(self, form: Form) -> bool:
        """Whether the form is at least 0 wherever the system holds."""
        left = self.reduced(form)
        return not left or self._largest(_scaled(left, Fraction(-1))) == 0

    def all_can_be_positive(self, cells: Collection[str]) -> bool:
        """Whether some solution has every one of the cells above 0."""
        # every cell that is not solved is the common level and something more
        positive = [cell for cell in cells if cell not in self.solved]
        level = {_LEVEL: Fraction(1)}
        rows = [_raised(form, positive) for form in self.inequalities]
        for cell in cells:
            if cell in self.solved:
                rows.append(_sum(_raised(self.reduced({cell: Fraction(1)}), positive), _scaled(level, Fraction(-1))))
        limits = [_scaled(row, Fraction(-1)) for row in rows if any(value < 0 for value in row.values())]
        return largest(level, limits, level) > 0

    def _largest(self, form: Form) -> Fraction:
        """The largest value of the form where all cells together are at most 1; 0 at least."""
        limits = [_scaled(inequality, Fraction(-1)) for inequality in self.inequalities]
        cells = {cell for row in (form, *limits) for cell in row}
        return largest(form, limits, dict.fromkeys(sorted(cells), Fraction(1)))


def system(equations: Iterable[Form], inequalities: Iterable[Form], free: frozenset[str] = frozenset()) -> System:
    """The system of forms that are 0, forms that are at least 0, and cells that are at least 0 unless free."""
    solved: dict[str, Form] = {}
    for equation in equations:
        left = _substituted(equation, solved)
        if not left:
            continue
        cell = _pivot(left, free)
        factor = -1 / left.pop(cell)
        expression = _scaled(left, factor)
        solved = {name: _substituted(form, {cell: expression}) for name, form in solved.items()}
        solved[cell] = expression
    kept = [_substituted(form, solved) for form in inequalities]
    kept += [form for cell, form in solved.items() if cell not in free]
    signed = [_split(form, free) for form in kept]
    needed = tuple(form for form in signed if any(coefficient < 0 for coefficient in form.values()))
    return System(solved, needed, free)


def _pivot(form: Form, free: frozenset[str]) -> str:
    """A free cell; else one alone on its side, whose own sign then needs no watching; else any."""
    for cell in form:
        if cell in free:
            return cell
    for sign in (1, -1):
        alone = [cell for cell, coefficient in form.items() if coefficient * sign > 0]
        if len(alone) == 1:
            return alone[0]
    return next(iter(form))


def _split(form: Form, free: frozenset[str]) -> Form:
    """Free cells as the difference of two that are at least 0."""
    split: Form = {}
    for cell, coefficient in form.items():
        split[cell] = coefficient
        if cell in free:
            split[f"{cell}\0less"] = -coefficient
    return split


def _raised(form: Form, cells: Collection[str]) -> Form:
    """The form with each of the cells standing for the level and what it has above it."""
    known = set(cells)
    return _sum(form, {_LEVEL: sum((value for cell, value in form.items() if cell in known), Fraction(0))})


def _substituted(form: Mapping[str, Fraction], solved: Mapping[str, Form]) -> Form:
    result: Form = {}
    for cell, coefficient in form.items():
        for name, factor in solved.get(cell, {cell: Fraction(1)}).items():
            result[name] = result.get(name, Fraction(0)) + coefficient * factor
    return {cell: coefficient for cell, coefficient in result.items() if coefficient}


def _scaled(form: Mapping[str, Fraction], factor: Fraction) -> Form:
    return {cell: coefficient * factor for cell, coefficient in form.items()}


def _sum(one: Form, other: Form) -> Form:
    return {
        cell: total for cell in {**one, **other} if (total := one.get(cell, Fraction(0)) + other.get(cell, Fraction(0)))
    }


def largest(objective: Form, limits: Iterable[Form], bounded: Form) -> Fraction:
    """The largest ``objective`` where every form of ``limits`` is at most 0, ``bounded`` at most 1, and cells >= 0."""
    rows: dict[str, tuple[Form, Fraction]] = {f"\0{n:04}": (dict(form), Fraction(0)) for n, form in enumerate(limits)}
    rows["\0bound"] = (dict(bounded), Fraction(1))
    goal, value = dict(objective), Fraction(0)
    while entering := min((cell for cell, coefficient in goal.items() if coefficient > 0), default=""):
        ratios = [(right / form[entering], name) for name, (form, right) in rows.items() if form.get(entering, 0) > 0]
        if not ratios:
            return Fraction(1)
        _, leaving = min(ratios)
        form, right = rows.pop(leaving)
        factor = form.pop(entering)
        form = {**_scaled(form, 1 / factor), leaving: 1 / factor}
        right /= factor
        for name, (other, limit) in rows.items():
            if share := other.pop(entering, Fraction(0)):
                rows[name] = (_sum(other, _scaled(form, -share)), limit - share * right)
        rows[entering] = (form, right)
        share = goal.pop(entering)
        value += share * right
        goal = _sum(goal, _scaled(form, -share))
    return value
