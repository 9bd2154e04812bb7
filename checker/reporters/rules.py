"""Rules as people read them: a table of all, one with all its fields, one with its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.model.phrase import Phrase
from checker.model.rule import Parameter, Rule, RulePack
from checker.model.text import Text
from checker.reporters.columns import clip, width, wrap
from checker.reporters.grid import GAP, sizes
from checker.reporters.view import View
from checker.reporters.words import ADVICE, BASIS, SEVERITY

_HEADERS = Text("规则|级别|类型|标题|依据", "rule|severity|kind|title|basis")
_OFF = Text("（停用）", " (off)")
_PACK = Text("规则包 {name}：{n} 条规则", "pack {name}: {n} rules")
_EXTENDS = Text("，扩展 {names}", ", extends {names}")
_CHANGES = Text("；新增 {own} 条，改动 {changed} 条", "; adds {own}, changes {changed}")
_PATTERNS = Text("正文说法：新增 {own}；停用 {off}", "ways of telling counts: added {own}; off {off}")
_OFF_BY = Text("停用于 {place}", "switched off at {place}")
_DUTY = Text("性质", "nature")
_IS_DUTY = Text("规定", "duty")
_IS_PRACTICE = Text("通行写法，不是规定", "practice, no duty")
_SPEAKS_OF = Text("适用", "speaks of")
_HOLDS = Text("成立的例子", "holds")
_BREAKS = Text("不成立的例子", "breaks")
_WHERE = Text("定义在", "declared at")
_MESSAGE = Text("报错", "message")
_ANY_FORM = Text("年度报告格式", "the official form:")
_NO_EXAMPLES = Text("这条规则没有例子。", "this rule has no examples.")


def basis_words(rule: Rule, view: View) -> str:
    """What the rule rests on; where it holds on several forms, in words for any of them."""
    return rule.basis.replace("{form}", view.say(_ANY_FORM))


def rules_table(pack: RulePack, view: View) -> str:
    """Every rule of the pack, rules that are off included and marked."""
    headers = view.say(_HEADERS).split("|")
    rows = [
        [
            rule.id + (view.say(_OFF) if rule.off else ""),
            view.say(SEVERITY[rule.severity]),
            rule.kind,
            view.say(rule.title),
            basis_words(rule, view),
        ]
        for rule in pack.rules
    ]
    *fixed, title, _ = sizes(headers, rows)
    room = max(view.width - sum(fixed) - 4 * GAP, 20)
    title = min(title, max(room * 2 // 3, 8))
    limits = [*fixed, title, max(room - title, 8)]
    cut = [[clip(text, limit) for text, limit in zip(row, limits, strict=True)] for row in rows]
    columns = sizes(headers, cut)
    # not by tabulate, which takes longer to load than all packs
    table = [_padded(row, columns) for row in (headers, ["-" * size for size in columns], *cut)]
    head = view.say(_PACK.fill({"name": pack.name, "n": len(pack.rules)}))
    if pack.extends:
        head += view.say(_EXTENDS.fill({"names": "、".join(pack.extends)}))
    return "\n".join([head, "", *table, *_patterns(pack, view)]) + "\n"


def _patterns(pack: RulePack, view: View) -> list[str]:
    """How many ways of telling counts packs have added and switched off; nothing where none has."""
    if pack.phrases is None:
        return []
    own = [phrase.id for phrase in pack.phrases.phrases if phrase.origin]
    told = _PATTERNS.fill({"own": "、".join(own) or "—", "off": "、".join(pack.phrases.off) or "—"})
    return [clip(view.say(told), view.width)]


def _padded(row: Sequence[str], room: Sequence[int]) -> str:
    """The cells of a row one beside the other, each as wide as its column."""
    return (" " * GAP).join(text + " " * (size - width(text)) for text, size in zip(row, room, strict=True)).rstrip()


def changes_table(pack: RulePack, view: View) -> str:
    """What a pack adds to those it extends: its own rules, and those it changes or switches off."""
    own = [rule for rule in pack.rules if rule.place.path in pack.files]
    changed = [
        rule
        for rule in pack.rules
        if rule not in own and any(place.path in pack.files for place in rule.origins.values())
    ]
    head = view.say(_PACK.fill({"name": pack.name, "n": len(pack.rules)}))
    head += view.say(_EXTENDS.fill({"names": "、".join(pack.extends)}))
    head += view.say(_CHANGES.fill({"own": len(own), "changed": len(changed)}))
    lines = [head, *(f"  {line}" for line in wrap(pack.about, view.width - 2) if pack.about)]
    lines += [f"  + {line}" for line in _patterns(pack, view)]
    for rule in (*own, *changed):
        state = view.say(_OFF) if rule.off else ""
        mark = "+" if rule in own else "~"
        told = f"  {mark} {rule.id}{state}  {view.say(SEVERITY[rule.severity])}  {view.say(rule.title)}"
        lines.append(clip(told, view.width))
    return "\n".join(lines) + "\n"


def show_rule(rule: Rule, view: View, parameters: Sequence[Parameter] = ()) -> str:
    """The rule with every field that is set, in the order of a pack file, and the file and line that set it."""
    fields: dict[str, object] = {
        "id": rule.id,
        "kind": rule.kind,
        "severity": rule.severity + (view.say(_OFF) if rule.off else ""),
        "title": view.say(rule.title),
        "forms": ", ".join(rule.forms),
        "when": rule.when.text if rule.when else "",
        "locked": "true" if rule.locked else "",
        **rule.options,
        "message": view.say(rule.message),
        "advice": view.say(rule.advice),
        "basis": basis_words(rule, view),
        "place": rule.place,
    }
    size = max(len(name) for name, value in fields.items() if value not in ("", (), None))
    lines: list[str] = []
    for name, value in fields.items():
        told = [*_value_lines(value, view.width - size - 2)]
        if told and (where := rule.origins.get(name)):
            told.append(f"← {where.path}:{where.line}")
        for index, line in enumerate(told):
            lines.append(f"{name if index == 0 else '':{size}}  {line}")
    if "off" in rule.origins:
        lines.append(view.say(_OFF_BY.fill({"place": f"{rule.origins['off'].path}:{rule.origins['off'].line}"})))
    for parameter in parameters:
        if parameter.name in rule.parameters:
            where = parameter.place
            value = f"${parameter.name} = {parameter.value}"
            lines.append(f"{value}  {parameter.about} ← {where.path}:{where.line}")
    return "\n".join(lines) + "\n"


def show_phrase(phrase: Phrase, place: str, off: str, view: View) -> str:
    """A way of telling a count, with the file and line that declare it, and those that switch it off."""
    fields: dict[str, object] = {
        "id": phrase.id + (view.say(_OFF) if off else ""),
        "quantity": {form: ", ".join(names) for form, names in phrase.quantities.items() if names},
        "unit": phrase.unit,
        "relation": phrase.relation,
        "kind": phrase.kind,
        "pattern": phrase.patterns,
        "claim": phrase.claims,
        "unless": phrase.unless,
        "not_after": phrase.not_after,
        "needs": phrase.needs,
        "examples": phrase.examples,
        "counter": phrase.counter,
        "place": place,
    }
    size = max(map(len, fields))
    lines = [
        f"{name if index == 0 else '':{size}}  {line}"
        for name, value in fields.items()
        for index, line in enumerate(_value_lines(value, view.width - size - 2))
    ]
    if off:
        lines.append(view.say(_OFF_BY.fill({"place": off})))
    return "\n".join(lines) + "\n"


def explain_rule(rule: Rule, view: View) -> str:
    """What the rule is for, on what ground, what it says when it is broken, and its examples."""
    lines = [f"{view.say(SEVERITY[rule.severity])} {rule.id}  {view.say(rule.title)}", ""]
    told = ((BASIS, basis_words(rule, view)), (_MESSAGE, view.say(rule.message)), (ADVICE, view.say(rule.advice)))
    nature = view.say(_IS_PRACTICE if rule.basis.startswith("实践") else _IS_DUTY) if rule.basis else ""
    for label, text in (*told, (_DUTY, nature), (_SPEAKS_OF, _scope(rule)), (_WHERE, str(rule.place))):
        if text:
            lines += _labelled(view.say(label), text, view)
    for label, name in ((_HOLDS, "holds"), (_BREAKS, "breaks")):
        for example in rule.examples.get(name, ()):
            lines += ["", f"{view.say(label)}："]
            lines += [f"  {line}" for line in _value_lines(example, view.width - 2)]
    if not rule.examples:
        lines += ["", view.say(_NO_EXAMPLES)]
    return "\n".join(lines) + "\n"


def _scope(rule: Rule) -> str:
    """The reports a rule speaks of, where it does not speak of all."""
    parts = (", ".join(rule.forms), rule.when.text if rule.when else "")
    return " · ".join(part for part in parts if part)


def _labelled(label: str, text: str, view: View) -> list[str]:
    indent = " " * (width(label) + 2)
    first, *rest = wrap(text, view.width - len(indent))
    return [f"{label}  {first}", *(indent + line for line in rest)]


def _value_lines(value: object, room: int) -> Iterator[str]:
    """A value as lines: one an entry for a mapping or a list, none for what is empty."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from wrap(f"{key}: {_inline(entry)}", room)
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from wrap(_inline(entry), room)
    elif value is not None and str(value):
        yield from wrap(str(value), room)


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return "" if value is None else str(value)
