"""The equations of a form as a sparse matrix, and one report's numbers in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from checker.localise.grid import Grid
from checker.model.report import Reading
from checker.model.rule import Assertion

Number = int | Decimal


@dataclass(frozen=True)
class System:
    """Equations and cells by number; a set of equations is an int with one bit an equation.

    ``columns`` holds for every cell its equations and coefficients, ``touches`` the same as a set, ``sole``
    the cells whose equations are exactly a given set: what one wrong cell breaks.
    """

    assertions: tuple[Assertion, ...]
    addresses: tuple[str, ...]
    rows: tuple[tuple[tuple[int, int], ...], ...]
    columns: tuple[tuple[tuple[int, int], ...], ...]
    touches: tuple[int, ...]
    sole: Mapping[int, tuple[int, ...]]

    @cached_property
    def index(self) -> dict[str, int]:
        """The number of every cell by its address."""
        return {address: cell for cell, address in enumerate(self.addresses)}

    @cached_property
    def grid(self) -> Grid:
        """Which cells stand beside which."""
        # the longest first, which name all there is: it does not matter in which order rules stand in a pack
        told = sorted(self.assertions, key=lambda assertion: (-len(assertion.terms), assertion.id))
        return Grid(self.addresses, [assertion.addresses for assertion in told])

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """The sets of equations that share no cell with each other."""
        parts: list[int] = []
        for mask in self.touches:
            joined = mask
            apart = []
            for part in parts:
                if part & mask:
                    joined |= part
                else:
                    apart.append(part)
            parts = [*apart, joined]
        return tuple(parts)

    @cached_property
    def layers(self) -> tuple[int, ...]:
        """Sets of equations without common cells: one wrong cell breaks at most one equation of each."""
        layers: list[int] = []
        for equation, row in enumerate(self.rows):
            near = 0
            for _, cell in row:
                near |= self.touches[cell]
            for number, layer in enumerate(layers):
                if not layer & near:
                    layers[number] |= 1 << equation
                    break
            else:
                layers.append(1 << equation)
        return tuple(layers)


@dataclass
class Sheet:
    """One report's numbers in a system: values by cell, residuals by equation, and which equations fail."""

    system: System
    values: list[Number]
    residuals: list[Number]
    broken: int


def plain(number: Number) -> Number:
    """An int where the number is whole, the decimal itself otherwise."""
    if isinstance(number, int):
        return number
    whole = int(number)
    return whole if whole == number else number


def quotient(number: Number, by: int) -> Number:
    """``number / by``, exactly."""
    if by == 1:
        return number
    return -number if by == -1 else plain(Decimal(number) / by)


def beyond(residual: Number, tolerance: float) -> bool:
    """Whether an equation with this residual fails."""
    return residual > tolerance or -residual > tolerance


def members(mask: int) -> list[int]:
    """The equations of a set, in order."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def measure(system: System, readings: Mapping[str, Reading]) -> Sheet:
    """The residual of every equation, a cell without a number counting as 0."""
    values: list[Number] = [0] * len(system.addresses)
    residuals: list[Number] = [0] * len(system.assertions)
    columns = system.columns
    for cell, reading in enumerate(map(readings.get, system.addresses)):
        if reading is not None and (number := reading.value.number):  # most are 0, so only the others are added up
            value = int(number)
            exact: Number = value if value == number else number
            values[cell] = exact
            for equation, coefficient in columns[cell]:
                residuals[equation] += coefficient * exact
    broken = 0
    for equation, residual in enumerate(residuals):
        if residual and beyond(residual, system.assertions[equation].tolerance):
            broken |= 1 << equation
    return Sheet(system, values, residuals, broken)


_systems: dict[tuple[int, ...], System] = {}
_KEPT = 64


def system_of(assertions: tuple[Assertion, ...]) -> System:
    """The system of ``assertions``, built once for as long as they are the same objects."""
    # hashing forty assertions costs more than the search; a kept system keeps its assertions and so their ids
    key = tuple(map(id, assertions))
    system = _systems.get(key)
    if system is None:
        system = _build(assertions)
        if len(_systems) >= _KEPT:
            _systems.pop(next(iter(_systems)))
        _systems[key] = system
    return system


def _build(assertions: tuple[Assertion, ...]) -> System:
    index: dict[str, int] = {}
    columns: list[dict[int, int]] = []
    for equation, assertion in enumerate(assertions):
        for coefficient, address in assertion.terms:
            cell = index.setdefault(address, len(index))
            if cell == len(columns):
                columns.append({})
            columns[cell][equation] = columns[cell].get(equation, 0) + coefficient
    rows: list[list[tuple[int, int]]] = [[] for _ in assertions]
    for cell, column in enumerate(columns):
        for equation, coefficient in column.items():
            rows[equation].append((coefficient, cell))
    touches = tuple(sum(1 << equation for equation in column) for column in columns)
    sole: dict[int, list[int]] = {}
    for cell, mask in enumerate(touches):
        sole.setdefault(mask, []).append(cell)
    return System(
        assertions=assertions,
        addresses=tuple(index),
        rows=tuple(tuple(row) for row in rows),
        columns=tuple(tuple(column.items()) for column in columns),
        touches=touches,
        sole={mask: tuple(cells) for mask, cells in sole.items()},
    )
