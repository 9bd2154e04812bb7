"""What the localiser is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from checker.model.finding import Confidence, Suspect
from checker.model.report import Reading
from checker.model.rule import Assertion
from checker.model.text import Text


@dataclass(frozen=True)
class Problem:
    """One report's linear equations and what is known of its cells.

    ``assertions`` are those with operator ``=`` that were assessed, passed or failed; a printed cell without
    a number counts as 0 in them. ``evidence`` maps a printed cell to the values sentences tell for it,
    ``sums`` holds what sentences tell of several cells together (all litigation: 16).
    """

    assertions: tuple[Assertion, ...]
    readings: Mapping[str, Reading]
    evidence: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    sums: tuple[tuple[tuple[str, ...], Decimal], ...] = ()


@dataclass(frozen=True)
class Cause:
    """One thing that went wrong: the cells to blame in the best explanation, with their repairs.

    ``rivals`` are other explanations, equally good or nearly so; ``explains`` the ids of the equations that
    hold again once the suspects are repaired, ``equations`` the same as assertions; ``name`` what happened
    (``wrong_cell``, ``swapped_cells``, ``neighbouring_column``, ``group_left_out``, ``misread``, ``unknown``
    …); ``reason`` the same in words, with row and column addresses in braces, for a form has their labels.
    """

    suspects: tuple[Suspect, ...]
    rivals: tuple[tuple[Suspect, ...], ...]
    explains: tuple[str, ...]
    name: str
    reason: Text
    confidence: Confidence
    equations: tuple[Assertion, ...] = ()
