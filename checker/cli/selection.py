"""``--select`` and ``--ignore``: rules switched off for one run, by prefix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from checker.cli.guard import WrongUseError
from checker.model.rule import Rule, RulePack
from checker.model.text import Text

_NO_SUCH_PREFIX = Text("没有以 {name} 开头的规则；{nearest}", "no rule begins with {name}; {nearest}")
_NEAREST = Text("最接近的是 {names}。", "the nearest are {names}.")
_LIST = Text("qc rules list 列出全部规则。", "qc rules list shows all rules.")


def select_rules(pack: RulePack, select: Sequence[str], ignore: Sequence[str]) -> RulePack:
    """The pack with every rule off that is not selected or is ignored.

    Raises:
        WrongUseError: a prefix fits no rule.
    """
    wanted, unwanted = _prefixes(select), _prefixes(ignore)
    for prefix in (*wanted, *unwanted):
        if not any(rule.id.startswith(prefix) for rule in pack.rules):
            raise WrongUseError(_NO_SUCH_PREFIX.fill({"name": prefix, "nearest": nearest(prefix, pack)}))

    def off(rule: Rule) -> bool:
        chosen = not wanted or rule.id.startswith(wanted)
        return rule.off or not chosen or rule.id.startswith(unwanted)

    return replace(pack, rules=tuple(replace(rule, off=off(rule)) for rule in pack.rules))


def _prefixes(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(prefix.strip() for entry in given for prefix in entry.split(",") if prefix.strip())


def nearest(name: str, pack: RulePack) -> Text:
    """The end of a sentence on an unknown rule: the nearest names, or where to find them all."""
    close = get_close_matches(name, [rule.id for rule in pack.rules], n=3, cutoff=0.6)
    return _NEAREST.fill({"names": Text("、".join(close), ", ".join(close))}) if close else _LIST
