"""A small report that everybody can check by head, and ways to spoil it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from strategies import FORMS

from benchmarks.generate import AROUND, Cells, columns, equations, leaves, readings
from checker.localise import Cause, Problem, localise
from checker.model.form import Form

# natural persons, businesses, …, total; every row that is not named is all zero
ROWS = {
    "new_received": (190, 12, 0, 0, 0, 4, 206),
    "carried_in": (5, 1, 0, 0, 0, 0, 6),
    "granted": (103, 8, 0, 0, 0, 1, 112),
    "partial": (21, 2, 0, 0, 0, 0, 23),
    "unable_not_held": (52, 1, 0, 0, 0, 3, 56),
    "not_processed_petition": (8, 0, 0, 0, 0, 0, 8),
    "not_processed_duplicate": (4, 1, 0, 0, 0, 0, 5),
    "total_processed": (188, 12, 0, 0, 0, 4, 204),
    "carried_out": (7, 1, 0, 0, 0, 0, 8),
}
DISPUTES = {
    "reconsideration": (5, 4, 2, 1, 12),
    "lit_direct": (2, 1, 2, 7, 12),
    "lit_after_reconsideration": (0, 0, 0, 0, 0),
}

Solve = Callable[..., tuple[Cause, ...]]


@pytest.fixture
def form() -> Form:
    """The form of 2021."""
    return next(form for form in FORMS if form.id == "2021")


@pytest.fixture
def cells(form: Form) -> Cells:
    """The cells of the small report."""
    found: Cells = {}
    for row in [*leaves(form), *AROUND]:
        numbers = ROWS.get(row, (0,) * 7)
        found |= {f"requests.{row}.{c}": n for c, n in zip(columns(form), numbers, strict=True)}
    for row, numbers in DISPUTES.items():
        found |= {f"disputes.{row}.{c}": n for c, n in zip(columns(form, "disputes"), numbers, strict=True)}
    return found


@pytest.fixture
def solve(form: Form, cells: Cells) -> Solve:
    """Causes found in the small report with some cells changed."""

    def solved(
        changes: Cells,
        evidence: dict[str, int] | None = None,
        confidence: dict[str, float] | None = None,
        sums: tuple[tuple[tuple[str, ...], Decimal], ...] = (),
    ) -> tuple[Cause, ...]:
        told = {address: (Decimal(value),) for address, value in (evidence or {}).items()}
        printed = readings({**cells, **changes}, confidence)
        return localise(Problem(equations(form), printed, told, sums))

    return solved
