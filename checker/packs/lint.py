"""What is wrong with a pack whose every rule is well formed: rules that contradict each other or follow from others.

Rules that compare sums of cells are compared exactly; of the others, those that say the same twice are found.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.kinds import KINDS
from checker.model.form import Form
from checker.model.rule import Assertion, Place, Rule, RulePack
from checker.model.text import Text
from checker.model.when import worlds
from checker.packs.exact import System, system

_LINEAR = ("identity", "bound")
_SCOPE = ("forms", "when")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a pack should be looked at for."""

    place: Place
    rule: str
    text: Text


def lint(pack: RulePack, forms: Mapping[str, Form], parent: RulePack | None = None) -> list[Remark]:
    """The remarks on a pack, in the order of its rules.

    ``parent`` is a pack it extends that has been looked at: where both compare the same sums of the same cells, that
    is not done once more.
    """
    rules = [rule for rule in pack.rules if not rule.off]
    order = {rule.id: position for position, rule in enumerate(pack.rules)}
    remarks = [*_plain(rules), *_twice(rules), *_limits(rules), *_parameters(pack)]
    if parent is None or _sums(pack) != _sums(parent) or forms is not parent.forms:
        remarks += _linear(rules, forms)
    return sorted(remarks, key=lambda remark: (order.get(remark.rule, len(order)), remark.text.zh))


def _sums(pack: RulePack) -> list[Rule]:
    return [rule for rule in pack.rules if rule.kind in _LINEAR and not rule.off]


def _plain(rules: Sequence[Rule]) -> Iterator[Remark]:
    for rule in rules:
        if rule.when and not any(rule.when.holds(known) for known in worlds([rule.when])):
            yield _remark(rule, f"when 永远不成立：{rule.when.text}", f"its condition is never true: {rule.when.text}")
        kind = KINDS[rule.kind]
        for which in ("holds", "breaks"):
            if not rule.examples.get(which) and (kind.bind or kind.check or kind.compare):
                yield _remark(rule, f"没有“{which}”例子", f"has no example of “{which}”")
        if not rule.basis:
            yield _remark(rule, "没有写依据（basis）", "names no basis")
        try:
            fields = [name for _, name, _, _ in string.Formatter().parse(rule.message.zh) if name is not None]
        except ValueError as error:
            yield _remark(rule, f"message 的花括号不成对：{error}", f"its message has unbalanced braces: {error}")
            continue
        if "" in fields:
            yield _remark(rule, "message 中有空的 {}", "its message holds an empty {}")


def _twice(rules: Sequence[Rule]) -> Iterator[Remark]:
    """Rules of one kind that ask for the same of the same reports."""
    seen: dict[str, Rule] = {}
    for rule in rules:
        if not rule.options:
            continue
        scope = [getattr(rule, name) for name in _SCOPE]
        key = repr((rule.kind, sorted((name, str(value)) for name, value in rule.options.items()), scope))
        if key in seen:
            other = seen[key]
            yield _remark(rule, f"与规则“{other.id}”（{other.place}）相同", f"says the same as {other.id}")
        seen.setdefault(key, rule)


def _limits(rules: Sequence[Rule]) -> Iterator[Remark]:
    """Limits that no number can keep, alone or two rules together."""
    ranges = [rule for rule in rules if rule.kind == "range"]
    for position, rule in enumerate(ranges):
        for other in ranges[position:]:
            if set(rule.options["cells"]) != set(other.options["cells"]) or not _meet(rule, other):
                continue
            pair = (rule.options, other.options)
            least = max((o["least"] for o in pair if "least" in o), default=None)
            most = min((o["most"] for o in pair if "most" in o), default=None)
            if least is not None and most is not None and least > most:
                whom = "自身" if other is rule else f"规则“{other.id}”（{other.place}）"
                yield _remark(
                    rule,
                    f"与{whom}矛盾：同样的单元格至少 {least}，又至多 {most}",
                    f"contradicts {other.id}: at least {least} and at most {most}",
                )


def _meet(one: Rule, other: Rule) -> bool:
    """Whether some report may be spoken of by both."""
    if one.forms and other.forms and not set(one.forms) & set(other.forms):
        return False
    whens = [rule.when for rule in (one, other) if rule.when]
    return any(all(when.holds(known) for when in whens) for known in worlds(whens))


def _linear(rules: Sequence[Rule], forms: Mapping[str, Form]) -> Iterator[Remark]:
    linear = [rule for rule in rules if rule.kind in _LINEAR]
    bound = {
        rule.id: {name: assertions for name, form in forms.items() if (assertions := _assertions(rule, form))}
        for rule in linear
    }
    for rule in linear:
        # from what holds of every report only: a condition may leave out the reports that this one speaks of
        always = [other.id for other in linear if not other.when]
        if bound[rule.id] and all(_follows(rule, bound, forms[name], always) for name in bound[rule.id]):
            others = [
                other
                for other in linear
                if other is not rule and not other.when and set(bound[other.id]) & set(bound[rule.id])
            ]
            needed = _needed(rule, others, bound, forms)
            zh = "、".join(f"“{other.id}”" for other in needed)
            en = ", ".join(other.id for other in needed)
            yield _remark(rule, f"已由规则{zh}推出，可以不写" if needed else "总是成立，可以不写", f"follows from {en}")
    for name, form in forms.items():
        yield from _contradictions([rule for rule in linear if not rule.when], bound, name, form)


def _assertions(rule: Rule, form: Form) -> tuple[Assertion, ...]:
    bind = KINDS[rule.kind].bind
    return bind(rule, form) if bind is not None and (not rule.forms or form.id in rule.forms) else ()


Bound = Mapping[str, Mapping[str, tuple[Assertion, ...]]]


def _follows(rule: Rule, bound: Bound, form: Form, among: Iterable[str]) -> bool:
    """Whether every assertion of the rule on the form follows from those of the others."""
    names = [name for name in among if name != rule.id]
    others = _system([a for name in names for a in bound[name].get(form.id, ())], form)
    return all(
        others.implies_zero(_form(a)) if a.operator == "=" else others.implies_least(_form(a))
        for a in bound[rule.id].get(form.id, ())
    )


def _needed(rule: Rule, others: Sequence[Rule], bound: Bound, forms: Mapping[str, Form]) -> list[Rule]:
    """The others without those it follows even without."""
    needed = list(others)
    for other in others:
        rest = [name.id for name in needed if name is not other]
        if all(_follows(rule, bound, forms[name], rest) for name in bound[rule.id]):
            needed.remove(other)
    return needed


def _contradictions(rules: Sequence[Rule], bound: Bound, name: str, form: Form) -> Iterator[Remark]:
    """Rules that only zeros can satisfy together, told at the last of the fewest that do so."""
    if _possible([a for rule in rules for a in bound[rule.id].get(name, ())], form):
        return
    guilty = list(rules)
    for rule in rules:
        rest = [other for other in guilty if other is not rule]
        if not _possible([a for other in rest for a in bound[other.id].get(name, ())], form):
            guilty = rest
    last = guilty[-1]
    zh = "、".join(f"“{rule.id}”" for rule in guilty[:-1])
    en = ", ".join(rule.id for rule in guilty[:-1])
    if zh:
        told = f"与规则{zh}矛盾：在 {name} 年格式上同时成立时，有单元格只能为 0"
    else:
        told = f"在 {name} 年格式上成立时，有单元格只能为 0"
    yield _remark(last, told, f"contradicts {en} on form {name}: together they leave a cell only 0")


def _possible(assertions: Sequence[Assertion], form: Form) -> bool:
    cells = dict.fromkeys(cell for assertion in assertions for cell in _form(assertion))
    counted = [cell for cell in cells if form.types[cell] != "change"]
    return _system(assertions, form).all_can_be_positive(counted)


def _system(assertions: Iterable[Assertion], form: Form) -> System:
    known = list(assertions)
    free = frozenset(cell for cell, type_ in form.types.items() if type_ == "change")
    equations = [_form(a) for a in known if a.operator == "="]
    return system(equations, [_form(a) for a in known if a.operator == ">="], free)


def _form(assertion: Assertion) -> dict[str, Fraction]:
    form: dict[str, Fraction] = {}
    for coefficient, cell in assertion.terms:
        form[cell] = form.get(cell, Fraction(0)) + coefficient
    return {cell: coefficient for cell, coefficient in form.items() if coefficient}


def _parameters(pack: RulePack) -> Iterator[Remark]:
    used = {name for rule in pack.rules for name in rule.parameters}
    for parameter in pack.parameters:
        if parameter.name not in used:
            text = Text(f"参数“{parameter.name}”没有规则使用", f"no rule uses the parameter {parameter.name}")
            yield Remark(parameter.place, "", text)


def _remark(rule: Rule, zh: str, en: str) -> Remark:
    return Remark(rule.place, rule.id, Text(zh, en))
