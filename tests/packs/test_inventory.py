"""No rule of a built-in pack is lost or made milder unnoticed, and each one's examples notice when it is weakened."""

import pytest

from benchmarks.rules import inventory, mutants, noticed, written
from checker.packs.forms import load_forms
from checker.packs.load import built_in_packs, load_rules

NATIONAL = load_rules("national", load_forms())


@pytest.mark.parametrize("name", list(built_in_packs()))
def test_inventory(name: str):
    """Every pack holds the rules that are written down, with the severities written down."""
    assert inventory(load_rules(name, load_forms())) == written()[name]


@pytest.mark.parametrize("rule", [rule for rule in NATIONAL.rules if not rule.off], ids=lambda rule: rule.id)
def test_weakened(rule):
    """Every way of weakening a national rule makes one of its examples fail."""
    assert [what for what, mutant in mutants(rule) if not noticed(mutant)] == []
