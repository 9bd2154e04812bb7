"""How likely a set of repairs is: slips joined to events, evidence of the prose, doubt about the reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from checker.localise.problem import Problem
from checker.localise.slips import BLANK, BLANK_AMONG_MANY, Slip, slip
from checker.localise.system import Number, Sheet, plain
from checker.model.text import Text

Fixes = tuple[tuple[int, Number], ...]

EVENT = 6.0  # e^-6: about one cell in four hundred is wrong in a report that has a wrong cell
TRUSTED = 4.0  # the prose tells the printed number, and the repair contradicts it
SETTLED = 8.0  # the prose tells the repaired number, and not the printed one
DOUBTED = 3.0  # the cell was read with doubt
CHEAP = EVENT + 4.5  # an event or an explanation this likely needs no rival with more cells
_MATCH = 2.5
_FEW = 3  # blanks; more than these are a habit of the report
SURE = 0.9  # readings below this are in doubt


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: the cells it hit with the numbers that were meant, and why, cell by cell."""

    name: str
    fixes: Fixes
    cost: float
    reason: Text
    reasons: tuple[Text, ...]

    @property
    def cells(self) -> tuple[int, ...]:
        """The cells it hit."""
        return tuple(cell for cell, _ in self.fixes)


@dataclass(frozen=True)
class Explanation:
    """Events that together make every equation hold again."""

    events: tuple[Event, ...]
    cost: float

    @property
    def fixes(self) -> frozenset[tuple[int, Number]]:
        """Every repair of it."""
        return frozenset(fix for event in self.events for fix in event.fixes)


class Scales:
    """Weighs repairs of one report; ``alone`` keeps the events of single cells already weighed."""

    def __init__(self, problem: Problem, sheet: Sheet) -> None:
        self._problem = problem
        self._sheet = sheet
        self._system = sheet.system
        self._slips: dict[tuple[int, Number], Slip] = {}
        self.alone: dict[tuple[int, Number], Event] = {}
        self._sums = self._known_sums()

    @cached_property
    def _few_blanks(self) -> bool:
        readings = self._problem.readings
        found = (readings.get(address) for address in self._system.addresses)
        return sum(reading is not None and reading.value.number is None for reading in found) <= _FEW

    def _known_sums(self) -> list[tuple[frozenset[int], Number, Number]]:
        index = self._system.index
        known = []
        for addresses, told in self._problem.sums:
            cells = frozenset(index[address] for address in addresses if address in index)
            if len(cells) == len(addresses):
                known.append((cells, sum(self._sheet.values[cell] for cell in cells), plain(told)))
        return known

    def printed(self, cell: int) -> Number | None:
        """The number printed in a cell, None where there is none."""
        reading = self._problem.readings[self._system.addresses[cell]]
        return None if reading.value.number is None else plain(reading.value.number)

    def sure(self, cell: int) -> bool:
        """Whether the cell was read without doubt."""
        return self._problem.readings[self._system.addresses[cell]].confidence >= SURE

    def slip(self, cell: int, true: Number) -> Slip:
        """How the cell came by its number, if ``true`` was meant."""
        found = self._slips.get((cell, true))
        if found is None:
            values, grid = self._sheet.values, self._system.grid
            beside = [(side, values[other]) for side, other in grid.beside(cell)]
            if (printed := self.printed(cell)) is None:
                found = BLANK if self._few_blanks else BLANK_AMONG_MANY
            else:
                found = slip(printed, true, grid.is_total(cell), beside)
            self._slips[cell, true] = found
        return found

    def single(self, cell: int, true: Number) -> Event:
        """The event of one cell gone wrong by itself."""
        way = self.slip(cell, true)
        name = "blank_cell" if way.name == "blank_cell" else "wrong_cell"
        return Event(name, ((cell, true),), EVENT + way.cost, way.reason, (way.reason,))

    def told(self, fixes: Mapping[int, Number]) -> float:
        """What sentences and the reading add to or take from the cost of repairs."""
        cost = 0.0
        for cell, true in fixes.items():
            address = self._system.addresses[cell]
            if address in self._problem.evidence:
                cost += _cost(self.support(cell, true))
            cost -= 0 if self.sure(cell) else DOUBTED
        for cells, printed, value in self._sums:
            moved = sum(fixes[cell] - self._sheet.values[cell] for cell in cells if cell in fixes)
            if moved:
                cost += _cost((printed + moved == value) - (printed == value))
        return cost

    def support(self, cell: int, true: Number) -> int:
        """1 where sentences tell the repaired number and not the printed one, -1 the other way round, else 0."""
        values = self._problem.evidence.get(self._system.addresses[cell])
        if values is None:
            return 0
        return (true in values) - (self._sheet.values[cell] in values)


def chance_match(by: Number | float) -> float:
    """What an event gains whose numbers fit exactly: the larger the miss, the less it fits by chance."""
    return min(0.5 * log(1 + abs(float(by))), _MATCH)


def _cost(support: int) -> float:
    return -SETTLED if support > 0 else TRUSTED if support < 0 else 0.0
