"""One marked YAML document → what a pack file declares, before anything is merged or filled in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checker.model.rule import Place
from checker.packs.marks import Marked, Mistakes

PARAMETER = re.compile(r"\$([a-z][a-z0-9-]*)")
FIELDS = ("pack", "about", "extends", "parameters", "set", "rules", "override", "labels", "rows", "patterns")


@dataclass(frozen=True, eq=False)
class Draft:
    """A rule as written so far: its fields with their places, later packs' changes put in."""

    entries: Mapping[str, Marked]
    place: Place
    off: Place | None = None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of parameters that its fields may be filled from, examples aside."""
        found = (name for key, value in self.entries.items() if key != "examples" for name in _names(value))
        return tuple(dict.fromkeys(found))

    @property
    def locked(self) -> bool:
        """Whether packs that extend this one may not loosen the rule."""
        return "locked" in self.entries and self.entries["locked"].value is True


def _names(value: Marked) -> list[str]:
    match value.value:
        case dict() as inner:
            return [name for item in inner.values() for name in _names(item)]
        case list() as items:
            return [name for item in items for name in _names(item)]
        case str() as text if "$" in text:
            return PARAMETER.findall(text)
    return []


@dataclass
class Declarations:
    """What one pack file declares."""

    name: str
    about: str = ""
    extends: tuple[Marked, ...] = ()
    rules: dict[str, Draft] = field(default_factory=dict)
    overrides: dict[str, Marked] = field(default_factory=dict)
    parameters: dict[str, Marked] = field(default_factory=dict)
    settings: dict[str, Marked] = field(default_factory=dict)
    labels: dict[str, Marked] = field(default_factory=dict)
    rows: Marked | None = None
    patterns: tuple[Marked, ...] = ()


def nearest(name: str, known: Iterable[str]) -> str:
    """``，是否指“x”？`` for the known name nearest to ``name``; "" if none is near."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"，是否指“{close[0]}”？" if close else ""


def unknown(name: str, known: Iterable[str]) -> str:
    """The end of a sentence on an unknown name: the nearest one, or all there are."""
    names = list(known)
    return nearest(name, names) or f"，可用的有 {'、'.join(names)}"


def declare(document: Marked, name: str, mistakes: Mistakes) -> Declarations:
    """The declarations of a pack file; mistakes are noted and the parts that hold them left out."""
    pack = Declarations(name)
    if not isinstance(document.value, dict):
        mistakes.add(document.place, "规则包应为映射，含 rules: 列表")
        return pack
    entries = document.value
    for key, value in entries.items():
        if key not in FIELDS:
            mistakes.add(value.key or value.place, f"不认识的字段“{key}”{unknown(key, FIELDS)}")
    pack.name = _text("pack", entries, mistakes) or name
    pack.about = _text("about", entries, mistakes)
    if "extends" in entries:
        pack.extends = _parents(entries["extends"], mistakes)
    if "rules" in entries:
        _rules(entries["rules"], pack, mistakes)
    for key, into, expected in (
        ("override", pack.overrides, "规则名: off、严重程度，或要改的字段"),
        ("parameters", pack.parameters, "参数名: {type: …, default: …}"),
        ("set", pack.settings, "参数名: 值"),
        ("labels", pack.labels, "table.row: [写法, …]"),
    ):
        if key in entries:
            into.update(_mapping(key, entries[key], expected, mistakes))
    pack.rows = entries.get("rows")
    if "patterns" in entries:
        pack.patterns = _patterns(entries["patterns"], mistakes)
    return pack


def _text(key: str, entries: Mapping[str, Marked], mistakes: Mistakes) -> str:
    """The words of a field, on one line."""
    if key not in entries:
        return ""
    value = entries[key]
    if not isinstance(value.value, str) or not value.value.strip():
        mistakes.add(value.place, f"{key} 应为文字，写的是“{value}”")
    return " ".join(str(value.value).split())


def _patterns(value: Marked, mistakes: Mistakes) -> tuple[Marked, ...]:
    if isinstance(value.value, list):
        return tuple(value.value)
    mistakes.add(value.place, f"patterns 应为列表，每一项以“- id:”开头，写的是“{value}”")
    return ()


def _parents(value: Marked, mistakes: Mistakes) -> tuple[Marked, ...]:
    """The names of packs that ``extends`` holds; whatever else it holds is noted."""
    named: list[Marked] = []
    for parent in value.value if isinstance(value.value, list) else [value]:
        if isinstance(parent.value, (str, int, float)) and str(parent.value).strip():
            named.append(parent)
        else:
            told = f"extends 应为规则包的名字或文件名，可写列表 [甲, 乙]，写的是“{parent}”"
            mistakes.add(parent.place, told + ("（~ 在 YAML 里表示空）" if parent.value is None else ""))
    return tuple(named)


def _rules(value: Marked, pack: Declarations, mistakes: Mistakes) -> None:
    if value.value is None:
        return
    if not isinstance(value.value, list):
        mistakes.add(value.place, "rules 应为列表，每条规则以“- id:”开头")
        return
    for item in value.value:
        if not isinstance(item.value, dict) or "id" not in item.value:
            mistakes.add(item.place, "规则应为映射，至少含 id、kind、severity、message")
            continue
        name = str(item.value["id"].value)
        if name in pack.rules:
            mistakes.add(item.place, f"规则“{name}”定义了两次，首次在 {pack.rules[name].place}")
            continue
        pack.rules[name] = Draft(item.value, item.place)


def _mapping(key: str, value: Marked, expected: str, mistakes: Mistakes) -> dict[str, Marked]:
    if value.value is None:
        return {}
    if not isinstance(value.value, dict):
        mistakes.add(value.place, f"{key} 应为映射，{expected}；写的是“{value}”")
        return {}
    return dict(value.value)
