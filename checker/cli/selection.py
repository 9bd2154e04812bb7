"""``--select`` and ``--ignore``: rules switched off for one run, by prefix."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from checker.cli.guard import WrongUseError
from checker.model.rule import RulePack
from checker.model.text import Text
from checker.packs.prefixes import narrowed, prefixes

_NO_SUCH_PREFIX = Text("没有以 {name} 开头的规则；{nearest}", "no rule begins with {name}; {nearest}")
_NONE_LEFT = Text(
    "--select 选的规则都被 --ignore 去掉了，没有可用的规则。",
    "--ignore takes away every rule that --select names; none is left.",
)
_NEAREST = Text("最接近的是 {names}。", "the nearest are {names}.")
_LIST = Text("qc rules list 列出全部规则。", "qc rules list shows all rules.")


def select_rules(pack: RulePack, select: Sequence[str], ignore: Sequence[str], known: Sequence[str] = ()) -> RulePack:
    """The pack with every rule off that is not selected or is ignored; ``known`` are rules of other packs in use.

    Raises:
        WrongUseError: a prefix fits no rule, or no rule is left.
    """
    names = (*(rule.id for rule in pack.rules), *known)
    for prefix in (*prefixes(select), *prefixes(ignore)):
        if not any(name.startswith(prefix) for name in names):
            raise WrongUseError(_NO_SUCH_PREFIX.fill({"name": prefix, "nearest": nearest(prefix, pack)}))
    wanted, unwanted = prefixes(select), prefixes(ignore)
    if not any((not wanted or name.startswith(wanted)) and not name.startswith(unwanted) for name in names):
        raise WrongUseError(_NONE_LEFT)
    return narrowed(pack, select, ignore)


def built_in_rules() -> tuple[str, ...]:
    """The names of the rules of all packs that come with the program."""
    from checker.packs.forms import load_forms  # here, so that --help does not wait for YAML
    from checker.packs.load import built_in_packs, load_rules

    packs = (load_rules(name, load_forms()) for name in built_in_packs())
    return tuple(dict.fromkeys(rule.id for pack in packs for rule in pack.rules))


def nearest(name: str, pack: RulePack) -> Text:
    """The end of a sentence on an unknown rule: the nearest names, or where to find them all."""
    close = get_close_matches(name, [rule.id for rule in pack.rules], n=3, cutoff=0.6)
    return _NEAREST.fill({"names": Text("、".join(close), ", ".join(close))}) if close else _LIST
