"""One marked YAML document → a pack's declarations: name, parents, rules and overrides."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import re2

from checker.kinds import KINDS
from checker.kinds.base import Option
from checker.model.form import Form
from checker.model.rule import SEVERITIES, Rule
from checker.model.text import Text
from checker.packs.marks import Marked, Mistakes

_TEXT_FIELDS = ("title", "message", "advice")
_FIELDS = (
    *("id", "kind", "severity", "basis", "forms", "levels", "years", "examples"),
    *(name + language for name in _TEXT_FIELDS for language in ("", "_en")),
)
_LEVELS = ("government", "office", "department", "town")


@dataclass
class Declarations:
    """What one pack file declares, before anything is merged."""

    name: str
    extends: tuple[Marked, ...] = ()
    rules: dict[str, Rule] = field(default_factory=dict)
    overrides: dict[str, Marked] = field(default_factory=dict)


def nearest(name: str, known: Iterable[str]) -> str:
    """``，是否指“x”？`` for the known name nearest to ``name``; "" if none is near."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"，是否指“{close[0]}”？" if close else ""


def parse_pack(document: Marked, name: str, forms: Mapping[str, Form], mistakes: Mistakes) -> Declarations:
    """The declarations of a pack file; mistakes are noted and the parts that hold them left out."""
    pack = Declarations(name)
    if not isinstance(document.value, dict):
        mistakes.add(document.place, "规则包应为映射，含 rules: 列表")
        return pack
    for key, value in document.value.items():
        match key:
            case "pack":
                pack.name = str(value.value)
            case "extends":
                parents = value.value if isinstance(value.value, list) else [value]
                pack.extends = tuple(parents)
            case "rules":
                _rules(value, pack, forms, mistakes)
            case "override":
                _overrides(value, pack, mistakes)
            case "about":
                pass
            case _:
                known = ("pack", "about", "extends", "rules", "override")
                mistakes.add(value.place, f"不认识的字段“{key}”{nearest(key, known)}")
    return pack


def _rules(value: Marked, pack: Declarations, forms: Mapping[str, Form], mistakes: Mistakes) -> None:
    if not isinstance(value.value, list):
        mistakes.add(value.place, "rules 应为列表，每条规则以“- id:”开头")
        return
    for item in value.value:
        rule = parse_rule(item, forms, mistakes)
        if rule is None:
            continue
        if rule.id in pack.rules:
            mistakes.add(rule.place, f"规则“{rule.id}”定义了两次，首次在 {pack.rules[rule.id].place}")
        pack.rules[rule.id] = rule


def _overrides(value: Marked, pack: Declarations, mistakes: Mistakes) -> None:
    if not isinstance(value.value, dict):
        mistakes.add(value.place, "override 应为映射：规则名: off、严重程度，或要改的字段")
        return
    pack.overrides.update(value.value)


def parse_rule(item: Marked, forms: Mapping[str, Form], mistakes: Mistakes) -> Rule | None:
    """One rule, or None after noting what is wrong with it."""
    before = len(mistakes.found)
    if not isinstance(item.value, dict):
        mistakes.add(item.place, "规则应为映射，至少含 id、kind、severity、message")
        return None
    entries: dict[str, Marked] = item.value
    for needed in ("id", "kind", "severity", "message"):
        if needed not in entries:
            mistakes.add(item.place, f"规则缺少字段“{needed}”")
    if len(mistakes.found) > before:
        return None
    _check_words(entries, mistakes)
    kind = KINDS.get(str(entries["kind"].value))
    if kind is None:
        name = str(entries["kind"].value)
        mistakes.add(entries["kind"].place, f"不认识的规则类型“{name}”{nearest(name, KINDS)}")
        return None
    options = _options(item, kind.options, mistakes)
    _check_addresses(entries, kind.options, forms, mistakes)
    if len(mistakes.found) > before:
        return None
    return _build(entries, options, item)


def _check_words(entries: Mapping[str, Marked], mistakes: Mistakes) -> None:
    severity = entries["severity"]
    if severity.value not in SEVERITIES:
        mistakes.add(severity.place, f"severity 应为 {'、'.join(SEVERITIES)} 之一，写的是“{severity.value}”")
    for level in _items(entries.get("levels")):
        if level.value not in _LEVELS:
            mistakes.add(level.place, f"levels 应取自 {'、'.join(_LEVELS)}，写的是“{level.value}”")
    years = entries.get("years")
    if years and (not isinstance(years.value, dict) or not set(years.value) <= {"from", "to"}):
        mistakes.add(years.place, "years 应写作 {from: 年, to: 年}")


def _options(item: Marked, options: Mapping[str, Option], mistakes: Mistakes) -> dict[str, Any]:
    entries: dict[str, Marked] = item.value
    for key, value in entries.items():
        if key not in _FIELDS and key not in options and key != "tolerance":
            mistakes.add(value.place, f"不认识的字段“{key}”{nearest(key, (*_FIELDS, *options))}")
    for key, option in options.items():
        if key not in entries:
            if option.required:
                mistakes.add(item.place, f"{entries['kind'].value} 类规则缺少字段“{key}”（{option.doc}）")
            continue
        _check_option(key, option, entries[key], mistakes)
    chosen = {key: entries[key].plain() for key in (*options, "tolerance") if key in entries}
    return {
        key: tuple(value) if isinstance(value, list) else (value,) if options[key].type == "addresses" else value
        for key, value in chosen.items()
        if key in options
    } | ({"tolerance": chosen["tolerance"]} if "tolerance" in chosen else {})


def _check_option(key: str, option: Option, value: Marked, mistakes: Mistakes) -> None:
    expected = {
        "addresses": (list, str),
        "texts": (list,),
        "groups": (dict,),
        "number": (int, float),
        "flag": (bool,),
    }.get(option.type, (str,))
    if not isinstance(value.value, expected):
        mistakes.add(value.place, f"字段“{key}”应为 {option.doc}")
    elif option.choices and value.value not in option.choices:
        mistakes.add(value.place, f"字段“{key}”应为 {'、'.join(option.choices)} 之一")
    elif option.type == "patterns":
        try:
            re2.compile(value.value)
        except re2.error as error:
            mistakes.add(value.place, f"正则表达式不可用（RE2）：{_message(error)}")


def _message(error: Exception) -> str:
    argument = error.args[0] if error.args else error
    return argument.decode("utf-8", "replace") if isinstance(argument, bytes) else str(argument)


def _items(value: Marked | None) -> list[Marked]:
    if value is None:
        return []
    return value.value if isinstance(value.value, list) else [value]


def _check_addresses(
    entries: Mapping[str, Marked],
    options: Mapping[str, Option],
    forms: Mapping[str, Form],
    mistakes: Mistakes,
) -> None:
    """An address must be known to at least one form, under at least one binding of ``each``."""
    each = entries.get("each")
    known = set(each_names(forms))
    if each is not None and str(each.value) not in known:
        mistakes.add(each.place, f"each 应为 {'、'.join(sorted(known))} 之一{nearest(str(each.value), known)}")
        return
    for key, option in options.items():
        if option.type != "addresses" or key not in entries:
            continue
        for item in _items(entries[key]):
            address = str(item.value)
            if not any(_known(address, form) for form in forms.values()):
                near = nearest(address, (a for form in forms.values() for a in form.addresses))
                mistakes.add(item.place, f"没有一种表格有“{address}”这个单元格{near}")


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
            except (KeyError, IndexError, ValueError):
                return False
    return False


def _build(entries: Mapping[str, Marked], options: dict[str, Any], item: Marked) -> Rule:
    def text(name: str) -> Text:
        both = (entries[key].value if key in entries else "" for key in (name, f"{name}_en"))
        return Text(*(str(words or "").strip() for words in both))

    years = entries["years"].plain() if "years" in entries else {}
    examples = entries["examples"].plain() if "examples" in entries else {}
    return Rule(
        id=str(entries["id"].value),
        kind=str(entries["kind"].value),
        title=text("title"),
        severity=entries["severity"].value,
        message=text("message"),
        advice=text("advice"),
        basis=str(entries["basis"].value) if "basis" in entries else "",
        place=item.place,
        options=options,
        forms=tuple(str(form.value) for form in _items(entries.get("forms"))),
        levels=tuple(str(level.value) for level in _items(entries.get("levels"))),
        years=(years.get("from"), years.get("to")),
        examples={name: tuple(cases) for name, cases in examples.items()},
    )
