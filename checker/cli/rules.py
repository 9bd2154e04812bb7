"""``qc rules``: what is checked, and on what ground."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import terminal
from checker.cli.choices import Language
from checker.cli.guard import WrongUseError, guarded
from checker.cli.options import Lang
from checker.cli.output import refuse_bad_output, write
from checker.cli.selection import nearest
from checker.model.rule import Rule, RulePack, Trial
from checker.model.text import Text
from checker.reporters.rules import changes_table, explain_rule, rules_table, show_phrase, show_rule
from checker.reporters.trials import remarks_table, trials_table
from checker.reporters.view import View

HELP = """查看规则：核对什么，依据什么。

\b
示例：
  qc rules list --pack zhejiang
  qc rules show requests-balance --pack shandong
  qc rules explain narrative-count
  qc rules new 我市.yaml
  qc rules test --pack 我市.yaml
  qc rules lint --pack 我市.yaml
"""
LIST_HELP = """列出规则：名字、级别、类型、标题、依据；停用的也列出。

\b
示例：
  qc rules list                        全国规则，和各省在此之上的增改
  qc rules list --pack shandong        山东省实际使用的全部规则
  qc rules list --pack 我市.yaml
"""
SHOW_HELP = """显示一条规则（或一种正文说法）的全部字段，以及各由哪个文件的哪一行所定。

\b
示例：
  qc rules show preface-period --pack sichuan
  qc rules show fee-info-count         正文说法也可以
"""
EXPLAIN_HELP = """说明一条规则：依据、是规定还是通行写法、对哪些报告适用、成立与不成立的例子。

\b
示例：
  qc rules explain requests-balance
"""
TEST_HELP = """试一遍规则和正文说法旁的例子：成立的须成立，不成立的须不成立；并列出没有例子的规则。

\b
示例：
  qc rules test --pack 我市.yaml

\b
退出状态：0 都与所说相符；1 有不符的；2 规则包有误
"""
LINT_HELP = """找出相互矛盾、重复、可由别的规则推出、条件永远不成立的规则，和没有用到的参数。

\b
示例：
  qc rules lint --pack 我市.yaml

\b
退出状态：0 没有可议之处；1 有；2 规则包有误
"""
NEW_HELP = """写一个带注释的规则包，从它改起；它本身就能通过 test 和 lint。

\b
示例：
  qc rules new 我市.yaml
  qc rules test --pack 我市.yaml       改一条，试一次
  qc check 报告.txt --pack 我市.yaml
"""
SCHEMA_HELP = """规则包的 JSON Schema，供编辑器补全和标错。

\b
示例：
  qc rules schema > pack.schema.json
规则包的第一行写上：
  # yaml-language-server: $schema=pack.schema.json
"""
_THERE = Text("{path} 已经存在，不会覆盖它；请换一个文件名。", "{path} is there already and is not overwritten.")
_WRITTEN = Text(
    "写好了 {path}。接着：qc rules test --pack {path}，qc check 报告.txt --pack {path}",
    "{path} is written. Next: qc rules test --pack {path}, qc check report.txt --pack {path}",
)
_NO_SUCH_RULE = Text("没有规则 {name}；{nearest}", "there is no rule {name}; {nearest}")

rules_app = typer.Typer(name="rules", help=HELP, no_args_is_help=True, rich_markup_mode=None)
RuleName = Annotated[str, typer.Argument(metavar="RULE", help="规则的名字")]
PackNames = Annotated[
    str | None,
    typer.Option("--pack", metavar="NAME_OR_PATH", help="规则包的名字或路径；不写则为全部内置规则包"),
]


@rules_app.command("list", help=LIST_HELP)
def list_rules(pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Print a table of all rules."""
    with guarded(lang.value):
        view = View(language=lang.value, width=terminal.width())
        first, *others = _packs(pack)
        write("\n".join([rules_table(first, view), *(changes_table(found, view) for found in others)]))


@rules_app.command("show", help=SHOW_HELP)
def show(rule: RuleName, pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Print a rule as declared."""
    with guarded(lang.value):
        view = View(language=lang.value, width=terminal.width())
        packs = _packs(pack)
        found = _find(rule, packs)
        shown = [show_rule(each, view, packs[0].parameters) for each in found] or _phrases(rule, packs, view)
        write("\n".join(shown))


@rules_app.command("explain", help=EXPLAIN_HELP)
def explain(rule: RuleName, pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Print why a rule is there and how it behaves."""
    with guarded(lang.value):
        view = View(language=lang.value, width=terminal.width())
        packs = _packs(pack)
        told = [explain_rule(found, view) for found in _find(rule, packs)] or _phrases(rule, packs, view)
        write("\n".join(told))


@rules_app.command("test", help=TEST_HELP)
def try_rules(pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Try the examples of every rule and say which rules have none."""
    with guarded(lang.value):
        from checker.examples import try_rule  # pandera is slow to load, and --help must not wait for it

        view = View(language=lang.value, width=terminal.width())
        tried: list[Rule] = []
        trials = []
        packs = _packs(pack)
        for found in packs:
            for rule in found.rules:
                if not rule.off and rule not in tried:
                    tried.append(rule)
                    trials.append(try_rule(rule, found.forms, found.phrases))
        trials += _tried_phrases(packs)
        write(trials_table(trials, view))
        if any(trial.failures for trial in trials):
            raise typer.Exit(1)


@rules_app.command("lint", help=LINT_HELP)
def lint_rules(pack: PackNames = None, lang: Lang = Language.zh) -> None:
    """Print what a pack should be looked at for."""
    with guarded(lang.value):
        from checker.packs.lint import lint

        view = View(language=lang.value, width=terminal.width())
        first, *others = _packs(pack)
        remarks = lint(first, first.forms)
        for other in others:
            remarks += [remark for remark in lint(other, other.forms, first) if remark not in remarks]
        write(remarks_table(remarks, sum(not rule.off for rule in first.rules), view))
        if remarks:
            raise typer.Exit(1)


@rules_app.command("new", help=NEW_HELP)
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="要写的文件，如 我市.yaml")],
    lang: Lang = Language.zh,
) -> None:
    """Write a starter pack that passes lint and test as it is."""
    with guarded(lang.value):
        from checker.packs.starter import starter

        if file.exists():
            raise WrongUseError(_THERE.fill({"path": file}))
        refuse_bad_output(file, ())
        write(starter(file), file)
        write(_WRITTEN.fill({"path": file}).say(lang.value) + "\n")


@rules_app.command("schema", help=SCHEMA_HELP)
def schema(lang: Lang = Language.zh) -> None:
    """Print the JSON Schema of a pack."""
    with guarded(lang.value):
        from checker.packs.forms import load_forms
        from checker.packs.schema import pack_schema

        write(json.dumps(pack_schema(load_forms()), ensure_ascii=False, indent=2) + "\n", exchange=True)


def _packs(name: str | None) -> list[RulePack]:
    """The pack asked for, or every one that comes with the program."""
    from checker.packs.forms import load_forms  # here, so that --help does not wait for YAML
    from checker.packs.load import built_in_packs, load_rules

    return [load_rules(each, load_forms()) for each in ([name] if name else built_in_packs())]


def _find(name: str, packs: list[RulePack]) -> list[Rule]:
    """The rule of this name, once for each different form that the packs give it; none where it has another sense."""
    found: list[Rule] = []
    for rule in (rule for pack in packs for rule in pack.rules if rule.id == name):
        if rule not in found:
            found.append(rule)
    return found


def _phrases(name: str, packs: list[RulePack], view: View) -> list[str]:
    """The way of telling a count that has this name, as the first pack that knows it has it.

    Raises:
        WrongUseError: nothing has this name.
    """
    from checker.packs.patterns import place_of
    from checker.packs.phrases import load_catalogue

    for catalogue in (pack.phrases or load_catalogue() for pack in packs):
        for phrase in catalogue.known:
            if phrase.id == name:
                return [show_phrase(phrase, place_of(phrase), catalogue.off.get(name, ""), view)]
    raise WrongUseError(_NO_SUCH_RULE.fill({"name": name, "nearest": nearest(name, packs[0])}))


def _tried_phrases(packs: list[RulePack]) -> list[Trial]:
    """The ways of telling counts that packs add, tried on their examples; all of them for the national pack."""
    from checker.examples import try_phrases
    from checker.packs.patterns import place_of
    from checker.packs.phrases import load_catalogue

    trials: list[Trial] = []
    if any(pack.name == "national" for pack in packs):
        catalogue = load_catalogue()
        trials += try_phrases(catalogue, catalogue.phrases, place_of)
    for catalogue in (pack.phrases for pack in packs if pack.phrases):
        trials += try_phrases(catalogue, [phrase for phrase in catalogue.phrases if phrase.origin], place_of)
    return trials
