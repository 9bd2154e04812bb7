"""What trying the examples of rules showed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from checker.model.rule import Place, Trial
from checker.model.text import Text
from checker.reporters.view import View

_WRONG = Text("{place} {rule}：{failure}", "{place} {rule}: {failure}")
_WRONG_AT = Text("{place} {failure}", "{place} {failure}")
_NONE = Text("没有例子的规则：{names}", "rules without examples: {names}")
_HALF = Text("没有“{which}”例子的规则：{names}", "rules without an example of “{which}”: {names}")
_LINTED = Text("看了 {rules} 条规则，有 {n} 处可议。", "{rules} rules looked at, {n} remarks.")
_SUMMARY = Text(
    "试了 {rules} 条规则的 {examples} 个例子，{wrong} 个与所说不符。",
    "{examples} examples of {rules} rules tried, {wrong} went otherwise than they say.",
)


class Remark(Protocol):
    """What a linter says of a rule."""

    @property
    def place(self) -> Place:
        """Where the rule is declared."""

    @property
    def rule(self) -> str:
        """Its name; "" where the remark is on something else."""

    @property
    def text(self) -> Text:
        """What should be looked at."""


def remarks_table(remarks: Sequence[Remark], rules: int, view: View) -> str:
    """Every remark with its place, and a line that counts."""
    lines = [
        view.say(
            (_WRONG if remark.rule else _WRONG_AT).fill(
                {"place": remark.place, "rule": remark.rule, "failure": remark.text}
            )
        )
        for remark in remarks
    ]
    lines.append(view.say(_LINTED.fill({"rules": rules, "n": len(remarks)})))
    return "\n".join(lines) + "\n"


def trials_table(trials: Sequence[Trial], view: View) -> str:
    """Every failure with the place of its rule, the rules that have no example, and a line that counts."""
    lines = [
        view.say(_WRONG.fill({"place": trial.place, "rule": trial.name, "failure": failure}))
        for trial in trials
        for failure in trial.failures
    ]
    if bare := [trial.name for trial in trials if trial.examples == 0 and trial.missing]:
        lines.append(view.say(_NONE.fill({"names": "、".join(bare)})))
    for which in ("holds", "breaks"):
        if half := [trial.name for trial in trials if trial.examples and which in trial.missing]:
            lines.append(view.say(_HALF.fill({"which": which, "names": "、".join(half)})))
    tried = [trial for trial in trials if trial.examples]
    counts: dict[str, object] = {
        "rules": len(tried),
        "examples": sum(trial.examples for trial in tried),
        "wrong": sum(len(trial.failures) for trial in trials),
    }
    lines.append(view.say(_SUMMARY.fill(counts)))
    return "\n".join(lines) + "\n"
