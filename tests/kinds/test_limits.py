"""Cells out of their limits, and the number that a mistaken unit would explain."""

from decimal import Decimal

import pytest
from given import built, found

from checker.kinds.limits import RANGE

FEE = "disclosure.admin_fee.amount"


@pytest.mark.parametrize(("printed", "repair"), [("1386420", "138.642"), ("250000", "25"), ("5000000000", None)])
def test_unit_of_a_fee(printed: str, repair: str | None):
    """A fee too large is read as yuan where that fits; where not even that does, no repair is offered."""
    (told,) = found(RANGE.check, "fee-department", built({FEE: Decimal(printed)}))
    offered = [(suspect.address, suspect.value, suspect.repair) for suspect in told.suspects]
    assert offered == ([] if repair is None else [(FEE, Decimal(printed), Decimal(repair))])
    assert told.expected == (None if repair is None else Decimal(repair))


def test_too_small_has_no_unit():
    """A number below the lower limit is told without a repair."""
    (told,) = found(RANGE.check, "fee-government", built({FEE: Decimal("0.5")}))
    assert told.suspects == ()
