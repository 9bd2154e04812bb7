"""Delete each rule, or weaken it, and see whether its examples or the inventory of rules notice.

``python benchmarks/rules.py`` prints every mutant that survives, and the score. Weakening a rule means: an equation
that one side may exceed, a bound or limit that nothing reaches, a word list that anything fulfils, a pattern of which
one alternative is gone, a year or level more it does not speak of, a severity below its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from checker.examples import try_rule
from checker.kinds import KINDS
from checker.model.rule import Rule, RulePack
from checker.packs.forms import load_forms
from checker.packs.load import built_in_packs, load_rules

INVENTORY = Path(__file__).resolve().parents[1] / "tests" / "packs" / "inventory.yaml"
_NEVER = 10.0**15
_NOTHING = "$nothing^"


def inventory(pack: RulePack) -> dict[str, str]:
    """What the tests say a pack holds: each rule with its severity, or off."""
    return {rule.id: "off" if rule.off else rule.severity for rule in pack.rules}


def mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule weakened in every way its kind allows."""
    options = rule.options
    if rule.kind == "identity":
        yield "at least", replace(rule, kind="bound")
        turned = {**options, "left": options["right"], "right": options["left"]}
        yield "at most", replace(rule, kind="bound", options=turned)
    if rule.kind == "bound":
        yield "never", replace(rule, options={**options, "tolerance": _NEVER})
    for name, weak in (("least", -_NEVER), ("most", _NEVER), ("from", _NEVER), ("once", 99), ("step", 1)):
        if name in options:
            yield f"{name} off", replace(rule, options={**options, name: weak})
    yield from _blinded(rule)


def _blinded(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule that no longer sees what it looks for."""
    options = rule.options
    if "by" in options:
        yield "later", replace(rule, options={**options, "by": "12-31"})
    for name in options.get("groups", {}):
        left = {other: words for other, words in options["groups"].items() if other != name}
        yield f"without {name}", replace(rule, options={**options, "groups": left})
    if "words" in options:
        yield "any word", replace(rule, options={**options, "words": ("",)})
    if "pattern" in options:
        weak = "" if rule.kind == "states" else _NOTHING
        yield "pattern off", replace(rule, options={**options, "pattern": weak})
    if KINDS[rule.kind].check is not None and not options:
        yield "looks away", replace(rule, forms=("none",))
    if "which" in options:
        others = {"lone": "many", "many": "totals", "totals": "lone"}
        yield "looks elsewhere", replace(rule, options={**options, "which": others[options["which"]]})


def noticed(rule: Rule) -> bool:
    """Whether an example of the rule no longer holds or breaks as it says."""
    return bool(try_rule(rule, load_forms()).failures)


def survivors(packs: dict[str, dict[str, str]]) -> tuple[list[str], int]:
    """The mutants nobody notices, and how many there were."""
    left: list[str] = []
    count = 0
    seen: list[Rule] = []
    for name in built_in_packs():
        pack = load_rules(name, load_forms())
        for rule in pack.rules:
            if rule.off or rule in seen:
                continue
            seen.append(rule)
            count += 2  # deleted, and made milder: the inventory names every rule with its severity
            if packs.get(name, {}).get(rule.id) != rule.severity:
                left += [f"{name}: {rule.id} deleted", f"{name}: {rule.id} milder"]
            for what, mutant in mutants(rule):
                count += 1
                if not noticed(mutant):
                    left.append(f"{name}: {rule.id} {what}")
    return left, count


def written() -> dict[str, dict[str, str]]:
    """The inventory as the tests keep it: the national rules, and what each province says otherwise."""
    data: Any = yaml.safe_load(INVENTORY.read_text("utf-8"))
    return {name: data["national"] | (rules or {}) for name, rules in data.items()}


if __name__ == "__main__":
    alive, total = survivors(written())
    for mutant in alive:
        print(mutant)
    print(f"{total} mutants of {len(built_in_packs())} packs, {total - len(alive)} noticed, {len(alive)} survived")
    sys.exit(bool(alive))
