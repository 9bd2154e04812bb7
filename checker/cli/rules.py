"""``qc rules``: what is checked, and on what ground."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli import terminal
from checker.cli.choices import Language
from checker.cli.guard import WrongUseError, guarded
from checker.cli.options import Lang
from checker.cli.output import write
from checker.cli.selection import nearest
from checker.model.rule import Rule, RulePack
from checker.model.text import Text
from checker.reporters.rules import explain_rule, rules_table, show_rule
from checker.reporters.trials import trials_table
from checker.reporters.view import View

HELP = """查看规则：核对什么，依据什么。

\b
示例：
  qc rules list
  qc rules show requests-balance
  qc rules explain narrative-count
  qc rules test --pack my-rules.yaml
"""
_NO_SUCH_RULE = Text("没有规则 {name}；{nearest}", "there is no rule {name}; {nearest}")

rules_app = typer.Typer(name="rules", help=HELP, no_args_is_help=True, rich_markup_mode=None)
RuleName = Annotated[str, typer.Argument(metavar="RULE", help="规则的名字")]
PackNames = Annotated[
    str | None,
    typer.Option("--pack", metavar="NAME_OR_PATH", help="规则包的名字或路径；不写则为全部内置规则包"),
]


@rules_app.command("list", help="列出规则：名字、级别、类型、标题、依据")
def list_rules(pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Print a table of all rules."""
    with guarded(lang.value):
        view = View(language=lang.value, width=terminal.width())
        write("\n".join(rules_table(found, view) for found in _packs(pack)))


@rules_app.command("show", help="显示一条规则的全部字段")
def show(rule: RuleName, pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Print a rule as declared."""
    with guarded(lang.value):
        view = View(language=lang.value, width=terminal.width())
        write("\n".join(show_rule(found, view) for found in _find(rule, _packs(pack))))


@rules_app.command("explain", help="用例子说明一条规则")
def explain(rule: RuleName, pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Print why a rule is there and how it behaves."""
    with guarded(lang.value):
        view = View(language=lang.value, width=terminal.width())
        write("\n".join(explain_rule(found, view) for found in _find(rule, _packs(pack))))


@rules_app.command("test", help="试一遍规则旁的例子：成立的须成立，不成立的须不成立")
def try_rules(pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Try the examples of every rule and say which rules have none."""
    with guarded(lang.value):
        from checker.examples import try_examples  # pandera is slow to load, and --help must not wait for it
        from checker.packs.forms import load_forms

        view = View(language=lang.value, width=terminal.width())
        trials = [trial for found in _packs(pack) for trial in try_examples(found, load_forms())]
        write(trials_table(trials, view))
        if any(trial.failures for trial in trials):
            raise typer.Exit(1)


def _packs(name: str | None) -> list[RulePack]:
    """The pack asked for, or every one that comes with the program."""
    from checker.packs.forms import load_forms  # here, so that --help does not wait for YAML
    from checker.packs.load import built_in_packs, load_rules

    return [load_rules(each, load_forms()) for each in ([name] if name else built_in_packs())]


def _find(name: str, packs: list[RulePack]) -> list[Rule]:
    """The rule of this name, once for each different form that the packs give it."""
    found: list[Rule] = []
    for rule in (rule for pack in packs for rule in pack.rules if rule.id == name):
        if rule not in found:
            found.append(rule)
    if not found:
        raise WrongUseError(_NO_SUCH_RULE.fill({"name": name, "nearest": nearest(name, packs[0])}))
    return found
