"""Packs laid one over another: rules gathered, overrides applied, the last one winning, every field with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from checker.model.rule import SEVERITIES, Parameter
from checker.packs.declare import Declarations, Draft, nearest
from checker.packs.marks import Marked, Mistakes
from checker.packs.parameters import assigned, declared

_FIXED = ("id", "kind")
# what a locked rule may still be given: words, and nothing that decides when it speaks
_HARMLESS = ("title", "title_en", "message", "message_en", "advice", "advice_en", "basis", "locked")
_ADDED = "+"


@dataclass
class Flat:
    """The rules and parameters of all packs merged so far."""

    mistakes: Mistakes
    rules: dict[str, Draft] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)

    def merge(self, pack: Declarations) -> None:
        """Put one file's declarations over what is there."""
        self._parameters(pack)
        for name, draft in pack.rules.items():
            if name in self.rules:
                first = self.rules[name].place
                self.mistakes.add(draft.place, f"规则“{name}”已在 {first} 定义；要改动请用 override")
            else:
                self.rules[name] = draft
        for name, change in pack.overrides.items():
            if name not in self.rules:
                where = change.key or change.place
                self.mistakes.add(where, f"override 的规则“{name}”不存在{nearest(name, self.rules)}")
            else:
                self.rules[name] = self._changed(name, self.rules[name], change)

    def _parameters(self, pack: Declarations) -> None:
        for name, entry in pack.parameters.items():
            if name in self.parameters:
                first = self.parameters[name].place
                self.mistakes.add(entry.place, f"参数“{name}”已在 {first} 声明；要改动请用 set")
            elif parameter := declared(name, entry, self.mistakes):
                self.parameters[name] = parameter
        for name, value in pack.settings.items():
            known = self.parameters.get(name)
            if known is None:
                self.mistakes.add(value.key or value.place, f"没有参数“{name}”{nearest(name, self.parameters)}")
            elif known.locked:
                self.mistakes.add(value.place, f"参数“{name}”在 {known.place} 锁定，不能改")
            else:
                self.parameters[name] = assigned(known, value, self.mistakes)

    def _changed(self, name: str, draft: Draft, change: Marked) -> Draft:
        match change.value:
            case "off":
                if draft.locked:
                    self._refuse(name, draft, change, "停用")
                    return draft
                return replace(draft, off=change.place)
            case str() as word if word in SEVERITIES:
                return replace(self._with(name, draft, {"severity": change}), off=None)
            case dict() as fields:
                return self._with(name, draft, fields)
        words = "、".join(("off", *SEVERITIES))
        self.mistakes.add(change.place, f"override 应为 {words}，或要改的字段，写的是“{change.value}”")
        return draft

    def _with(self, name: str, draft: Draft, fields: Mapping[str, Marked]) -> Draft:
        entries = dict(draft.entries)
        for key, value in fields.items():
            if key in _FIXED:
                self.mistakes.add(value.key or value.place, f"override 不能改“{key}”；请另写一条规则")
            elif draft.locked and not _tightens(draft, key, value):
                self._refuse(name, draft, value, f"改“{key}”")
            elif key.endswith(_ADDED):
                self._add(entries, key.removesuffix(_ADDED), value)
            else:
                entries[key] = value
        return replace(draft, entries=entries)

    def _add(self, entries: dict[str, Marked], key: str, value: Marked) -> None:
        """``words+: […]`` adds to a list, ``groups+: {…}`` to a mapping."""
        old = entries.get(key)
        match (old.value if old else None, value.value):
            case (None, _):
                entries[key] = value
            case (list() as before, list() as more):
                entries[key] = replace(value, value=[*before, *more])
            case (dict() as fields, dict() as further):
                entries[key] = replace(value, value={**fields, **further})
            case _:
                self.mistakes.add(value.place, f"“{key}+”应与原来的“{key}”同为列表或映射")

    def _refuse(self, name: str, draft: Draft, change: Marked, what: str) -> None:
        where = draft.entries["locked"].place
        self.mistakes.add(change.place, f"规则“{name}”在 {where} 锁定，不能{what}")


def _tightens(draft: Draft, key: str, value: Marked) -> bool:
    if key == "locked":
        return value.value is True
    if key == "severity" and value.value in SEVERITIES and draft.entries["severity"].value in SEVERITIES:
        return SEVERITIES.index(value.value) <= SEVERITIES.index(draft.entries["severity"].value)
    return key in _HARMLESS
