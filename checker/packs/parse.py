"""A rule's fields, merged and filled in → a :class:`~checker.model.rule.Rule`; every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from checker.kinds import KINDS
from checker.kinds.base import LAST, Kind, Option
from checker.model.form import Form
from checker.model.rule import SEVERITIES, Parameter, Rule
from checker.model.text import Text
from checker.model.when import When
from checker.packs.blanks import Blanks
from checker.packs.declare import Draft, nearest
from checker.packs.marks import Marked, Mistakes
from checker.packs.options import check_option, listed
from checker.packs.parameters import filled
from checker.packs.samples import check_examples
from checker.packs.when import condition
from checker.packs.wording import TEXTS, check_fields, check_name, check_texts

NEEDED = ("id", "kind", "severity", "message")
FIELDS = (
    *("id", "kind", "severity", "basis", "forms", "when", "locked"),
    *(name + language for name in TEXTS for language in ("", "_en")),
    "examples",
)
# what the screen calls them
_SEVERITIES = {
    name: f"，是否指“{severity}”？" for name, severity in zip(("错误", "警告", "提示"), SEVERITIES, strict=True)
}
FREE = "pre2019"
"""The form of reports without statutory tables."""


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
        near = nearest(name, KINDS) or "；有哪些类型见 rules/README.md 或 qc rules schema"
        mistakes.add(entries["kind"].place, f"不认识的规则类型“{name}”{near}")
        return None, tuple(mistakes.found)
    options = _options(draft, kind, mistakes)
    _check_addresses(entries, kind.options, blanks.forms, mistakes)
    check_fields(entries, kind.words, mistakes)
    check_examples(entries.get("examples"), blanks.forms, kind.bind is not None, mistakes)
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
        near = _SEVERITIES.get(str(severity.value)) or nearest(str(severity.value), SEVERITIES)
        mistakes.add(severity.place, f"severity 应为 {'、'.join(SEVERITIES)} 之一，写的是“{severity.value}”{near}")
    known = (*forms, FREE)
    for item in listed(entries.get("forms")):
        if str(item.value) not in known:
            near = nearest(str(item.value), known)
            mistakes.add(item.place, f"forms 应取自 {'、'.join(known)}，写的是“{item.value}”{near}")
    locked = entries.get("locked")
    if locked and not isinstance(locked.value, bool):
        mistakes.add(locked.place, "locked 应为 true 或 false")
    check_name(entries["id"], mistakes)
    check_texts(entries, mistakes)


def _options(draft: Draft, kind: Kind, mistakes: Mistakes) -> dict[str, Any]:
    entries = draft.entries
    known = (*FIELDS, *kind.options)
    for key, value in entries.items():
        if key not in known:
            mistakes.add(value.key or value.place, f"不认识的字段“{key}”{nearest(key, known)}")
    for key, option in kind.options.items():
        if key in entries:
            check_option(key, option, entries[key], mistakes)
        elif option.required:
            mistakes.add(draft.place, f"{kind.name} 类规则缺少字段“{key}”（{option.doc}）")
    if kind.any_of and not any(key in entries for key in kind.any_of):
        mistakes.add(draft.place, f"{kind.name} 类规则应有 {'、'.join(kind.any_of)} 之一，否则什么也查不出")
    chosen = {key: entries[key].plain() for key in kind.options if key in entries}
    return {
        key: tuple(value)
        if isinstance(value, list)
        else (value,)
        if kind.options[key].type in ("addresses", "terms")
        else value
        for key, value in chosen.items()
    }


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
                near = nearest(address, addresses(forms.values()))
                mistakes.add(item.place, f"没有一种表格有“{address}”这个单元格{near}")


def addresses(forms: Iterable[Form]) -> Iterable[str]:
    """Every address that some form has, those of derived rows and columns too."""
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
