"""Cells that are many times last year's, and amounts in another unit."""

import pytest
from given import built, case, rule

from checker.kinds.base import Others
from checker.kinds.jumps import compare_jump, compare_unit
from checker.model.text import Text

FEE = "disclosure.admin_fee.amount"
NEW = "requests.new_received.total"


def found(name, compare, address, now, then, doubt=None):
    """What the rule finds where the cell was ``then`` last year and is ``now``."""
    this, last = built({address: now}, year=2023), built({address: then}, year=2022)
    return list(compare(rule(name), case(this), Others((case(last),), doubt=doubt)))


@pytest.mark.parametrize(("now", "then"), [(300, 50), (51, 10), (5, 60)])
def test_jump(now, then):
    """More than five times last year's, or less than a fifth, is told with both numbers."""
    (finding,) = found("jump-count", compare_jump, NEW, now, then)
    assert finding.severity == "info"
    assert f"本年 {now}、上年 {then}" in finding.message.zh


@pytest.mark.parametrize(("now", "then"), [(250, 50), (49, 2), (300, 0), (0, 300), (None, 60)])
def test_no_jump(now, then):
    """Five times, small numbers, and nothing at all are no jump."""
    assert not found("jump-count", compare_jump, NEW, now, then)


@pytest.mark.parametrize(
    ("now", "then", "repair"),
    [(1_468_776, 150, 146.8776), (17516, 175_160_000, 175_160_000), (123_400, 123.4, 123.4), (80, 0.008, 0.008)],
)
def test_unit(now, then, repair):
    """An amount some ten thousand times last year's, or exactly a hundred or thousand, is in another unit."""
    (finding,) = found("unit-slip-fee", compare_unit, FEE, now, then)
    assert finding.severity == "warning"
    (suspect,) = finding.suspects
    assert suspect.address == FEE
    assert float(suspect.repair) == pytest.approx(repair)


@pytest.mark.parametrize(("now", "then"), [(1200, 100), (100, 1), (12_345, 12.3), (0, 300), (0.5, 0.00005)])
def test_no_unit(now, then):
    """Amounts that merely rose, that are round by chance, or that are tiny, are not suspected."""
    assert not found("unit-slip-fee", compare_unit, FEE, now, then)


def test_one_of_both():
    """A slip of the unit is not told as a jump as well."""
    assert not found("jump-fee", compare_jump, FEE, 1_200_000, 120)
    assert found("jump-fee", compare_jump, FEE, 1200, 120)


def test_doubt():
    """Where the reports may not belong together, a remark is all that is told."""
    (finding,) = found("unit-slip-fee", compare_unit, FEE, 1_200_000, 120, Text("改名"))
    assert (finding.severity, finding.confidence) == ("info", "medium")
