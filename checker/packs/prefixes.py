"""Rules switched off for one run, by the beginnings of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model.rule import Rule, RulePack


def prefixes(given: Sequence[str]) -> tuple[str, ...]:
    """The prefixes in what was typed: several may stand in one word, parted by commas."""
    return tuple(prefix.strip() for entry in given for prefix in entry.split(",") if prefix.strip())


def narrowed(pack: RulePack, select: Sequence[str], ignore: Sequence[str]) -> RulePack:
    """The pack with every rule off that ``select`` does not name, unless it is empty, or that ``ignore`` names."""
    wanted, unwanted = prefixes(select), prefixes(ignore)

    def off(rule: Rule) -> bool:
        chosen = not wanted or rule.id.startswith(wanted)
        return rule.off or not chosen or rule.id.startswith(unwanted)

    return replace(pack, rules=tuple(replace(rule, off=off(rule)) for rule in pack.rules))
