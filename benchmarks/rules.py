"""How long packs take, and whether examples and the inventory of rules notice when a rule is deleted or weakened.

``python benchmarks/rules.py`` prints the times of ``qc rules list`` in processes of their own and of compiling the
largest pack, then every mutant that survives, and the score. Weakening a rule means: an equation that one side may
exceed, a bound or limit that nothing reaches, a word list that anything fulfils, a pattern that finds nothing, a year
or body it does not speak of, a severity below its own.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
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
    if KINDS[rule.kind].check is not None:
        yield "looks away", replace(rule, forms=("none",))
    if "pattern" in options and rule.kind == "pattern":
        yield "anything excuses", replace(rule, options={**options, "unless": ""})
    if rule.kind == "range" and "least" in options and not options.get("zero"):
        yield "0 passes", replace(rule, options={**options, "zero": True})
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


LISTING = "import sys; from checker.cli import main; sys.argv = ['qc', 'rules', 'list']; main()"
COMPILING = """
import time
from checker.audit import load_pack
start = time.perf_counter()
pack = load_pack({name!r})
for form in pack.forms:
    pack.compiled(form)
print(time.perf_counter() - start)
"""


def in_own_process(code: str) -> tuple[float, str]:
    """How long a process of its own took, and what it printed: nothing is loaded or cached yet."""
    start = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    return time.perf_counter() - start, ran.stdout


def told(what: str, taken: list[float]) -> str:
    """The shortest and the median of some times in seconds."""
    return f"{what}: min {min(taken):.3f} s, median {statistics.median(taken):.3f} s of {len(taken)}"


def times() -> Iterator[str]:
    """What a user waits for: the list of all rules, and the pack with most rules read and bound to every form."""
    yield told("qc rules list", [in_own_process(LISTING)[0] for _ in range(25)])
    sizes = {name: len(load_rules(name, load_forms()).rules) for name in built_in_packs()}
    largest = max(sizes, key=sizes.__getitem__)
    taken = [float(in_own_process(COMPILING.format(name=largest))[1]) for _ in range(9)]
    yield told(f"reading and compiling {largest} ({sizes[largest]} rules)", taken)


if __name__ == "__main__":
    for line in times():
        print(line, flush=True)
    alive, total = survivors(written())
    for mutant in alive:
        print(mutant)
    print(f"{total} mutants of {len(built_in_packs())} packs, {total - len(alive)} noticed, {len(alive)} survived")
    sys.exit(bool(alive))
