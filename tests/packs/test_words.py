"""What a message may name in braces is what its kind fills in: no more is allowed, and nothing allowed is missing."""

from dataclasses import replace

import pytest
from given import national

from checker.examples import try_rule
from checker.kinds import KINDS
from checker.model.rule import Rule
from checker.model.text import Text
from checker.packs.forms import load_forms


def spoken(rule: Rule) -> bool:
    """Whether an example of the rule has it say something."""
    return bool(rule.examples.get("breaks"))


@pytest.mark.parametrize("name", list(KINDS))
def test_kinds_say_what_they_fill_in(name: str):
    """Every kind names the words that messages may hold."""
    assert KINDS[name].words


@pytest.mark.parametrize("rule", [rule for rule in national().rules.rules if spoken(rule)], ids=lambda rule: rule.id)
def test_every_word_is_filled_in(rule: Rule):
    """A message with every word of its kind can be said of each example that breaks."""
    message = Text("".join(f"{{{word}}}" for word in KINDS[rule.kind].words))
    trial = try_rule(replace(rule, message=message, advice=message), load_forms())
    assert [failure.zh for failure in trial.failures if "填不上" in failure.zh] == []
