"""Packs by name or path → one flat :class:`~checker.model.rule.RulePack`.

``extends`` is flattened first, then overrides are applied, the last one winning. A rule that is switched off stays
in the pack, so that it can be shown who switched it off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checker.model.errors import PackError
from checker.model.form import Form
from checker.model.rule import SEVERITIES, Place, Rule, RulePack
from checker.model.text import Text
from checker.packs.files import rules_folder
from checker.packs.marks import Marked, Mistakes, load_marked
from checker.packs.parse import Declarations, nearest, parse_pack

_REPLACEABLE = ("severity", "basis", "title", "message", "advice", "tolerance")


@dataclass
class _Loading:
    forms: Mapping[str, Form]
    mistakes: Mistakes = field(default_factory=Mistakes)
    digest: Any = field(default_factory=hashlib.sha256)
    rules: dict[str, Rule] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)
    done: set[Path] = field(default_factory=set)


def load_rules(name: str, forms: Mapping[str, Form]) -> RulePack:
    """The pack called ``name`` (built in), or the one in the file or folder at that path.

    Raises:
        PackError: there is no such pack, or it is broken; every mistake is listed.
    """
    loading = _Loading(forms)
    pack_name = _load(name, Path.cwd(), Place("--pack", 1), loading, ())
    if loading.mistakes.found:
        raise PackError(tuple(loading.mistakes.found))
    digest = "sha256:" + loading.digest.hexdigest()
    return RulePack(pack_name, tuple(loading.parents), tuple(loading.rules.values()), digest)


def _load(name: str, base: Path, asked: Place, loading: _Loading, above: tuple[Path, ...]) -> str:
    folder = _find(name, base, asked, loading.mistakes)
    if folder is None or folder in loading.done:
        return name
    if folder in above:
        loading.mistakes.add(asked, f"规则包“{name}”直接或间接地扩展了自己")
        return name
    packs = _declarations(folder, loading)
    own = packs[0].name if folder.is_file() and packs else folder.stem
    for pack in packs:
        for parent in pack.extends:
            parent_base = folder.parent if folder.is_file() else folder
            parent_name = _load(str(parent.value), parent_base, parent.place, loading, (*above, folder))
            if parent_name not in loading.parents:
                loading.parents.append(parent_name)
    for pack in packs:
        _merge(pack, loading)
    loading.done.add(folder)
    return own


def _declarations(folder: Path, loading: _Loading) -> list[Declarations]:
    packs = []
    for path in [folder] if folder.is_file() else sorted(folder.glob("*.yaml")):
        document = load_marked(path, loading.mistakes)
        if document is not None:
            loading.digest.update(path.name.encode() + b"\0" + path.read_bytes())
            packs.append(parse_pack(document, path.stem, loading.forms, loading.mistakes))
    return packs


def _find(name: str, base: Path, asked: Place, mistakes: Mistakes) -> Path | None:
    built_in = built_in_packs()
    if name in built_in:
        return built_in[name]
    path = Path(name) if Path(name).is_absolute() else base / name
    if path.exists():
        return path.resolve()
    mistakes.add(asked, f"没有规则包“{name}”：既不是内置规则包，也没有这个文件{nearest(name, built_in)}")
    return None


def built_in_packs() -> dict[str, Path]:
    """The packs that come with the program, by name."""
    folder = rules_folder()
    return {"national": folder / "national"} | {path.stem: path for path in folder.glob("provinces/*.yaml")}


def _merge(pack: Declarations, loading: _Loading) -> None:
    for rule in pack.rules.values():
        if rule.id in loading.rules:
            first = loading.rules[rule.id].place
            loading.mistakes.add(rule.place, f"规则“{rule.id}”已在 {first} 定义；要改动请用 override")
        loading.rules[rule.id] = rule
    for name, change in pack.overrides.items():
        if name not in loading.rules:
            loading.mistakes.add(change.place, f"override 的规则“{name}”不存在{nearest(name, loading.rules)}")
        else:
            loading.rules[name] = _override(loading.rules[name], change, loading.mistakes)


def _override(rule: Rule, change: Marked, mistakes: Mistakes) -> Rule:
    match change.value:
        case "off":
            return replace(rule, off=True)
        case str() as word if word in SEVERITIES:
            return replace(rule, severity=word, off=False)
        case dict() as fields:
            return _replace(rule, fields, mistakes)
    words = "、".join(("off", *SEVERITIES))
    mistakes.add(change.place, f"override 应为 {words}，或要改的字段，写的是“{change.value}”")
    return rule


def _replace(rule: Rule, fields: Mapping[str, Marked], mistakes: Mistakes) -> Rule:
    for name, value in fields.items():
        if name == "title":
            rule = replace(rule, title=Text(str(value.value)))
        elif name == "message":
            rule = replace(rule, message=Text(str(value.value)))
        elif name == "advice":
            rule = replace(rule, advice=Text(str(value.value)))
        elif name == "severity" and value.value in SEVERITIES:
            rule = replace(rule, severity=value.value)
        elif name == "basis":
            rule = replace(rule, basis=str(value.value))
        elif name in rule.options or name == "tolerance":
            plain = value.plain()
            rule = replace(rule, options={**rule.options, name: tuple(plain) if isinstance(plain, list) else plain})
        else:
            known = (*_REPLACEABLE, *rule.options)
            mistakes.add(value.place, f"override 不能改“{name}”{nearest(name, known)}")
    return rule
