"""Small runs of the benchmark: each family of damage at the rate that is asked of it."""

from random import Random

import pytest
import strategies  # noqa: F401  # puts the benchmarks within reach

from benchmarks.damage import FAMILIES
from benchmarks.generate import reports
from benchmarks.localise import measure, undamaged

EACH = 80

# family, true cells first, true cells among those shown, right repair
RATES = [
    ("one cell", 1.0, 1.0, 1.0),
    ("two cells", 0.95, 0.99, 0.95),
    ("three cells", 0.95, 0.95, 0.9),
    ("neighbouring column", 0.8, 1.0, 0.8),
    ("exchanged rows", 0.8, 1.0, 0.8),
    ("total wrong", 1.0, 1.0, 1.0),
    ("left out of （七）", 0.99, 0.99, 0.99),
    ("表四, told", 0.8, 1.0, 0.8),
    ("blank", 1.0, 1.0, 1.0),
    ("prose", 1.0, 1.0, 1.0),
]


@pytest.mark.parametrize(("family", "first", "shown", "repaired"), RATES, ids=[rate[0] for rate in RATES])
def test_rates(family: str, first: float, shown: float, repaired: float):
    """Every damaged report is noticed, and the true cells are found at the rate that is asked."""
    score = measure(family, EACH, seed=11)
    assert score.noticed == EACH
    assert score.first >= first * EACH
    assert score.shown >= shown * EACH
    assert score.repaired >= repaired * EACH


@pytest.mark.parametrize("family", ["neighbouring column", "exchanged rows"])
def test_one_slip_alone(family: str):
    """Where only one exchange explains the damage, it comes first every time."""
    score = measure(family, EACH, seed=12)
    assert score.alone_first == score.alone > EACH / 2


def test_rows_left_out_are_named():
    """The rows that （七） misses stand in the reason."""
    assert measure("left out of （七）", EACH, seed=13).named >= 0.99 * EACH


@pytest.mark.parametrize("family", list(FAMILIES))
def test_nobody_innocent_is_blamed(family: str):
    """No cell is called wrong that is right; what cannot be told is said so."""
    assert measure(family, 40, seed=14).innocent == 0


def test_undamaged_reports_have_no_suspects():
    """A report without faults gives no cause."""
    assert undamaged(400, seed=15) == 0


def test_generated_reports_vary():
    """The generator makes empty, small and large reports of both forms, the same ones from the same seed."""
    made = [(form.id, cells["requests.new_received.total"] or 0) for form, cells in reports(Random(1), 200)]
    assert {name for name, _ in made} == {"2019", "2021"}
    assert min(size for _, size in made) == 0
    assert max(size for _, size in made) > 5000
    assert made == [(f.id, c["requests.new_received.total"] or 0) for f, c in reports(Random(1), 200)]
