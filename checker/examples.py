"""Tries the examples that stand beside rules: what is said to hold must hold, what is said to break must break."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from checker.compiler import Schema, compile_rules
from checker.model.form import Form
from checker.model.rule import Rule, RulePack, Trial
from checker.model.text import Text


def try_examples(pack: RulePack, forms: Mapping[str, Form]) -> list[Trial]:
    """Every rule of ``pack`` that is on, tried on each form it binds to."""
    return [_try(rule, pack, forms) for rule in pack.rules if not rule.off]


def _try(rule: Rule, pack: RulePack, forms: Mapping[str, Form]) -> Trial:
    alone = RulePack(pack.name, (), (rule,), pack.digest)
    schemas = [schema for form in forms.values() if (schema := compile_rules(alone, form)).assertions]
    if not schemas:
        return Trial(rule, None)
    failures = []
    for name, cases in rule.examples.items():
        for number, cells in enumerate(cases, 1):
            known = [schema for schema in schemas if all(address in schema.form.types for address in cells)]
            if not known:
                failures.append(
                    Text(f"{name} 第 {number} 例：没有一种表格有其中的单元格", f"{name} {number}: unknown cells")
                )
            for schema in known:
                breaks = _breaks(schema, cells)
                if breaks != (name == "breaks"):
                    said = Text("应成立而不成立", "should hold") if breaks else Text("应不成立而成立", "should break")
                    where = f"{name} {number} ({schema.form.id})"
                    failures.append(Text(f"{where}：{said.zh}", f"{where}: {said.en}"))
    return Trial(rule, sum(map(len, rule.examples.values())), tuple(failures))


def _breaks(schema: Schema, cells: Mapping[str, float]) -> bool:
    frame = pl.DataFrame(
        {address: [cells.get(address)] for address in schema.form.addresses},
        schema=dict.fromkeys(schema.form.addresses, pl.Float64),
    )
    residuals = schema.residuals(frame)
    failing = any(value not in (0.0, None) for row in residuals.rows() for value in row)
    return failing or len(schema.cell_residuals(frame)) > 0
