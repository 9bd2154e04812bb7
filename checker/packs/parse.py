"""A rule's fields, merged and filled in → a :class:`~checker.model.rule.Rule`; every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import re2

from checker.kinds import KINDS
from checker.kinds.base import LAST, Kind, Option
from checker.model.form import Form
from checker.model.rule import SEVERITIES, Parameter, Rule
from checker.model.text import Text
from checker.model.when import When
from checker.packs.blanks import Blanks
from checker.packs.declare import Draft, nearest
from checker.packs.marks import Marked, Mistakes
from checker.packs.parameters import DATE, filled
from checker.packs.samples import check_examples
from checker.packs.when import condition

TEXTS = ("title", "message", "advice")
NEEDED = ("id", "kind", "severity", "message")
FIELDS = (
    *("id", "kind", "severity", "basis", "forms", "when", "locked"),
    *(name + language for name in TEXTS for language in ("", "_en")),
    "examples",
)
FREE = "pre2019"
"""The form of reports without statutory tables."""

_TYPES: Mapping[str, tuple[type, ...]] = {
    "addresses": (list, str),
    "terms": (list, str),
    "texts": (list,),
    "groups": (dict,),
    "number": (int, float),
    "flag": (bool,),
}


def build(draft: Draft, blanks: Blanks, parameters: Mapping[str, Parameter], mistakes: Mistakes) -> Rule | None:
    """The rule that ``draft`` says, or None after noting what is wrong with it."""
    used = tuple(parameters[name] for name in draft.names if name in parameters)
    rule, found = _built(draft, blanks.bare or blanks, used)
    for told in found:
        if told not in mistakes.found:
            mistakes.found.append(told)
    return rule


@lru_cache(maxsize=4096)
def _built(draft: Draft, blanks: Blanks, parameters: tuple[Parameter, ...]) -> tuple[Rule | None, tuple[str, ...]]:
    """What a pack inherits unchanged is built once, however many packs inherit it."""
    if not parameters:
        return _build(draft, blanks, ())
    known = {parameter.name: parameter for parameter in parameters}
    mistakes = Mistakes()
    entries = {key: filled(value, known, mistakes) for key, value in draft.entries.items()}
    if "examples" in entries and any(_set_elsewhere(parameter, entries["examples"]) for parameter in parameters):
        # written for another value, they show nothing of this one
        del entries["examples"]
    rule, found = _build(Draft(entries, draft.place, draft.off), blanks, tuple(known))
    return rule, (*mistakes.found, *found)


def _set_elsewhere(parameter: Parameter, examples: Marked) -> bool:
    return parameter.value != parameter.default and parameter.place.path != examples.place.path


def _build(draft: Draft, blanks: Blanks, parameters: tuple[str, ...]) -> tuple[Rule | None, tuple[str, ...]]:
    mistakes = Mistakes()
    entries = draft.entries
    for needed in NEEDED:
        if needed not in entries:
            mistakes.add(draft.place, f"规则缺少字段“{needed}”")
    if mistakes.found:
        return None, tuple(mistakes.found)
    if draft.names:
        _check_unknown_parameters(entries, mistakes)
    _check_words(entries, blanks.forms, mistakes)
    name = str(entries["kind"].value)
    kind = KINDS.get(name)
    if kind is None:
        mistakes.add(entries["kind"].place, f"不认识的规则类型“{name}”{nearest(name, KINDS)}")
        return None, tuple(mistakes.found)
    options = _options(draft, kind, mistakes)
    _check_addresses(entries, kind.options, blanks.forms, mistakes)
    check_examples(entries.get("examples"), blanks.forms, mistakes)
    when = condition(entries["when"], blanks.forms, FREE, mistakes) if "when" in entries else None
    if mistakes.found:
        return None, tuple(mistakes.found)
    rule = _rule(draft, options, when, parameters)
    _check_binding(rule, kind, blanks.forms, mistakes)
    return (None if mistakes.found else rule), tuple(mistakes.found)


def _check_unknown_parameters(entries: Mapping[str, Marked], mistakes: Mistakes) -> None:
    for value in entries.values():
        filled(value, {}, mistakes)


def _check_words(entries: Mapping[str, Marked], forms: Mapping[str, Form], mistakes: Mistakes) -> None:
    severity = entries["severity"]
    if severity.value not in SEVERITIES:
        near = nearest(str(severity.value), SEVERITIES)
        mistakes.add(severity.place, f"severity 应为 {'、'.join(SEVERITIES)} 之一，写的是“{severity.value}”{near}")
    known = (*forms, FREE)
    for item in listed(entries.get("forms")):
        if str(item.value) not in known:
            near = nearest(str(item.value), known)
            mistakes.add(item.place, f"forms 应取自 {'、'.join(known)}，写的是“{item.value}”{near}")
    locked = entries.get("locked")
    if locked and not isinstance(locked.value, bool):
        mistakes.add(locked.place, "locked 应为 true 或 false")
    for key in (*TEXTS, "basis"):
        if key in entries and not isinstance(entries[key].value, (str, int, float)):
            mistakes.add(entries[key].place, f"{key} 应为文字")


def _options(draft: Draft, kind: Kind, mistakes: Mistakes) -> dict[str, Any]:
    entries = draft.entries
    known = (*FIELDS, *kind.options)
    for key, value in entries.items():
        if key not in known:
            mistakes.add(value.key or value.place, f"不认识的字段“{key}”{nearest(key, known)}")
    for key, option in kind.options.items():
        if key in entries:
            _check_option(key, option, entries[key], mistakes)
        elif option.required:
            mistakes.add(draft.place, f"{kind.name} 类规则缺少字段“{key}”（{option.doc}）")
    chosen = {key: entries[key].plain() for key in kind.options if key in entries}
    return {
        key: tuple(value)
        if isinstance(value, list)
        else (value,)
        if kind.options[key].type in ("addresses", "terms")
        else value
        for key, value in chosen.items()
    }


def _check_option(key: str, option: Option, value: Marked, mistakes: Mistakes) -> None:
    expected = _TYPES.get(option.type, (str,))
    wrong = not isinstance(value.value, expected) or (option.type == "number" and isinstance(value.value, bool))
    if wrong:
        mistakes.add(value.place, f"字段“{key}”应为{option.doc}，写的是“{value.plain()}”")
    elif option.choices and value.value not in option.choices:
        near = nearest(value.value, option.choices)
        mistakes.add(value.place, f"字段“{key}”应为 {'、'.join(option.choices)} 之一，写的是“{value.value}”{near}")
    elif option.type == "groups":
        for name, words in value.value.items():
            if not isinstance(words.value, list) or not all(isinstance(word.value, str) for word in words.value):
                mistakes.add(words.place, f"“{name}”应为词语的列表")
    elif option.type == "patterns":
        _check_pattern(value, mistakes)
    elif option.type == "date" and not DATE.fullmatch(value.value):
        mistakes.add(value.place, f"字段“{key}”应为{option.doc}，写的是“{value.value}”")


def _check_pattern(value: Marked, mistakes: Mistakes) -> None:
    """Only what RE2 takes: its matching is linear in the text, so no pattern can hang the program."""
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(value.value, options)
    except re2.error as error:
        argument = error.args[0] if error.args else error
        said = argument.decode("utf-8", "replace") if isinstance(argument, bytes) else str(argument)
        mistakes.add(value.place, f"正则表达式不可用（RE2，不支持回溯和前后查找）：{said}")


def listed(value: Marked | None) -> list[Marked]:
    """The items of a list, or the one item that stands without a list."""
    if value is None:
        return []
    return value.value if isinstance(value.value, list) else [value]


def _check_addresses(
    entries: Mapping[str, Marked], options: Mapping[str, Option], forms: Mapping[str, Form], mistakes: Mistakes
) -> None:
    """An address must be known to at least one form, under at least one binding of ``each``."""
    each = entries.get("each")
    known = set(each_names(forms))
    if each is not None and str(each.value) not in known:
        mistakes.add(each.place, f"each 应为 {'、'.join(sorted(known))} 之一{nearest(str(each.value), known)}")
        return
    for key, option in options.items():
        if option.type not in ("addresses", "terms", "address") or key not in entries:
            continue
        for item in listed(entries[key]):
            address = str(item.value)
            if option.type == "terms":
                address = address.removeprefix(LAST)
            if not any(_known(address, form) for form in forms.values()):
                near = nearest(address, _addresses(forms.values()))
                mistakes.add(item.place, f"没有一种表格有“{address}”这个单元格{near}")


def _addresses(forms: Iterable[Form]) -> Iterable[str]:
    for form in forms:
        yield from form.addresses
        for row in form.derived_rows:
            table = form.table(row.split(".")[0])
            yield from (f"{row}.{column.id}" for column in table.rows[0].columns)


def each_names(forms: Mapping[str, Form]) -> list[str]:
    """What ``each`` may say."""
    tables = dict.fromkeys(table.id for form in forms.values() for table in form.tables)
    return [f"{table}.{what}" for table in tables for what in ("rows", "columns")]


def _known(address: str, form: Form) -> bool:
    table = address.split(".")[0]
    if table not in {t.id for t in form.tables}:
        return False
    for row in form.table(table).rows:
        for column in row.columns:
            try:
                if form.knows(address.format(row=row.id, column=column.id)):
                    return True
            except (KeyError, IndexError, ValueError, AttributeError):
                return False
    return False


def _rule(draft: Draft, options: dict[str, Any], when: When | None, parameters: tuple[str, ...]) -> Rule:
    entries = draft.entries

    def text(name: str) -> Text:
        both = (entries[key].value if key in entries else "" for key in (name, f"{name}_en"))
        return Text(*(str(words or "").strip() for words in both))

    def words(name: str) -> tuple[str, ...]:
        return tuple(str(item.value) for item in listed(entries.get(name)))

    examples = entries["examples"].plain() if "examples" in entries else {}
    origins = {key: value.place for key, value in entries.items()}
    return Rule(
        id=str(entries["id"].value),
        kind=str(entries["kind"].value),
        title=text("title"),
        severity=entries["severity"].value,
        message=text("message"),
        advice=text("advice"),
        basis=str(entries["basis"].value) if "basis" in entries else "",
        place=draft.place,
        options=options,
        forms=words("forms"),
        examples={name: tuple(cases) for name, cases in examples.items()},
        off=draft.off is not None,
        when=when,
        locked=draft.locked,
        origins=origins | ({"off": draft.off} if draft.off else {}),
        parameters=parameters,
    )


def _check_binding(rule: Rule, kind: Kind, forms: Mapping[str, Form], mistakes: Mistakes) -> None:
    """A rule on cells that finds its cells on no form would be silence."""
    if kind.bind is None:
        return
    chosen = [form for form in forms.values() if not rule.forms or form.id in rule.forms]
    try:
        bound = any(kind.bind(rule, form) for form in chosen)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError) as error:
        mistakes.add(rule.place, f"规则“{rule.id}”不能绑定到单元格：{error}")
        return
    if not bound:
        mistakes.add(rule.place, f"规则“{rule.id}”在任何一种表格上都没有可绑定的单元格（两边的单元格须同在一种表格）")
