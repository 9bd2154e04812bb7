"""Of which reports a rule speaks: conditions on issuer, year and form.

A condition is true, false, or neither where a report does not tell what it asks for; a rule speaks where it is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from checker.model.report import Issuer

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
Value = str | int
Known = Mapping[str, Value]
"""What is known of a report by the names conditions use; "" and 0 stand for what is not."""


@dataclass(frozen=True, slots=True)
class Compare:
    """``name operator value``; with ``in`` and ``not in`` a list of values."""

    name: str
    operator: Operator
    values: tuple[Value, ...]

    def holds(self, known: Known) -> bool | None:
        """Whether it is true of what is known; None where that is not known."""
        value = known.get(self.name)
        if not value:
            return None
        if self.operator in ("==", "in"):
            return value in self.values
        if self.operator in ("!=", "not in"):
            return value not in self.values
        limit = self.values[0]
        if not isinstance(value, int) or not isinstance(limit, int):
            return None
        above, same = value > limit, value == limit
        return {"<": not above and not same, "<=": not above, ">": above, ">=": above or same}[self.operator]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    inner: Condition

    def holds(self, known: Known) -> bool | None:
        """The contrary; what cannot be told stays so."""
        found = self.inner.holds(known)
        return None if found is None else not found


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions joined by ``and`` or by ``or``."""

    word: Literal["and", "or"]
    parts: tuple[Condition, ...]

    def holds(self, known: Known) -> bool | None:
        """True or false as soon as one part decides; None where what is not known would."""
        found = [part.holds(known) for part in self.parts]
        decisive = self.word == "or"
        if decisive in found:
            return decisive
        return None if None in found else not decisive


Condition = Compare | Not | Joined


@dataclass(frozen=True, slots=True)
class When:
    """A condition with the words it was written in."""

    text: str
    condition: Condition

    def holds(self, known: Known) -> bool:
        """Whether it is known to be true."""
        return self.condition.holds(known) is True

    def compared(self) -> tuple[Compare, ...]:
        """The comparisons it is made of."""
        return _compared(self.condition)


def _compared(condition: Condition) -> tuple[Compare, ...]:
    match condition:
        case Compare():
            return (condition,)
        case Not(inner):
            return _compared(inner)
        case Joined(_, parts):
            return tuple(compare for part in parts for compare in _compared(part))


def known_of(form: str, issuer: Issuer, year: int) -> dict[str, Value]:
    """What conditions may ask of a report: its form, its year, and its issuer."""
    return {
        "form": form,
        "year": year,
        "issuer.name": issuer.name,
        "issuer.province": issuer.province,
        "issuer.level": issuer.level,
        "issuer.rank": issuer.rank,
    }


_ELSE = "\0other"
_SOME_YEAR = 2023


def worlds(whens: Iterable[When]) -> Iterator[Known]:
    """Reports of every sort that the conditions can tell apart: what holds of none of them holds of no report."""
    named: dict[str, set[Value]] = {"year": {_SOME_YEAR}}
    for compare in (compare for when in whens for compare in when.compared()):
        values = named.setdefault(compare.name, {_ELSE})
        for value in compare.values:
            values |= {value - 1, value, value + 1} if isinstance(value, int) else {value}
    for chosen in product(*named.values()):
        yield dict(zip(named, chosen, strict=True))
