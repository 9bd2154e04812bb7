"""Ways of telling a count that packs add to the catalogue, and those of it that they switch off.

``patterns`` of a pack is a list of entries as in ``rules/facts``, and of ``{id: NAME, off: true}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from checker.model.form import Form
from checker.model.phrase import Catalogue, Phrase, UnitClass
from checker.model.report import Relation
from checker.model.rule import Place
from checker.packs.declare import nearest, unknown
from checker.packs.files import rules_folder
from checker.packs.marks import Marked, Mistakes, name_of
from checker.packs.options import listed, refused
from checker.packs.parse import addresses
from checker.packs.phrases import FORMS, NAME, filled, phrase_of

FIELDS = (
    *("id", "off", "quantity", "pattern", "claim", "unless", "not_after", "needs"),
    *("unit", "relation", "kind", "priority", "examples", "counter"),
)
_TEXTS = ("pattern", "claim", "unless", "not_after", "needs", "counter")
_EXAMPLE = ("text", "facts", "year", "form")
_NUMBER = "#"


def with_patterns(
    catalogue: Catalogue, entries: Sequence[Marked], forms: Mapping[str, Form], mistakes: Mistakes
) -> Catalogue:
    """The catalogue with what packs say of it, the last one winning; their own patterns go before the others."""
    for entry in entries:
        checked = _Entry(entry, catalogue, forms, mistakes)
        if not checked.sound():
            continue
        name = str(entry.value["id"].value)
        if "off" in entry.value:
            off = {key: place for key, place in catalogue.off.items() if key != name}
            if entry.value["off"].value is True:
                off[name] = str(entry.place)
            catalogue = replace(catalogue, off=off)
        else:
            own = phrase_of(entry.plain(), catalogue.words, str(entry.place))
            catalogue = replace(catalogue, known=(own, *catalogue.known))
    return catalogue


class _Entry:
    """One entry of a list of patterns, looked through for slips."""

    def __init__(self, entry: Marked, catalogue: Catalogue, forms: Mapping[str, Form], mistakes: Mistakes) -> None:
        self.entry = entry
        self.fields: Mapping[str, Marked] = entry.value if isinstance(entry.value, dict) else {}
        self.catalogue = catalogue
        self.forms = forms
        self.mistakes = mistakes

    def sound(self) -> bool:
        """Whether nothing is wrong with it; else what is has been noted."""
        before = len(self.mistakes.found)
        if not self.fields or not isinstance(self.fields.get("id", self.entry).value, str):
            told = f"patterns 的每一项应写作 - id: 名字，后面是 quantity、pattern、examples，写的是“{self.entry}”"
            self.mistakes.add(self.entry.place, told)
            return False
        for key, value in self.fields.items():
            if key not in FIELDS:
                self._add(value.key or value.place, f"不认识的字段“{key}”{unknown(key, FIELDS)}")
        if "off" in self.fields:
            self._check_off()
        else:
            self._check_own()
        return len(self.mistakes.found) == before

    def _add(self, place: Place, told: str) -> None:
        self.mistakes.add(place, f"说法“{self.fields['id'].value}”：{told}")

    def _check_off(self) -> None:
        name = self.fields["id"]
        known = [phrase.id for phrase in self.catalogue.known]
        if name.value not in known:
            self._add(name.place, f"没有这种说法，停用不了{nearest(name.value, known)}")
        if not isinstance(self.fields["off"].value, bool):
            self._add(self.fields["off"].place, f"off 应为 true 或 false，写的是“{self.fields['off']}”")
        for key, value in self.fields.items():
            if key in FIELDS and key not in ("id", "off"):
                self._add(value.key or value.place, f"写了 off 就不写“{key}”；要改一种说法，请停用它再另写一种")

    def _check_own(self) -> None:
        first = next((phrase for phrase in self.catalogue.known if phrase.id == self.fields["id"].value), None)
        if first is not None:
            self._add(self.fields["id"].place, f"已在 {first.origin or 'rules/facts'} 定义；请换一个名字，或先停用")
        if "quantity" not in self.fields:
            self._add(self.entry.place, "缺少字段“quantity”（说的是哪个单元格的数）")
        else:
            self._check_quantity(self.fields["quantity"])
        if not {"pattern", "claim"} & set(self.fields):
            self._add(self.entry.place, "应有 pattern（带数的说法，# 代表数）或 claim（不带数的说法）")
        for key in _TEXTS:
            self._check_texts(key)
        self._check_choices()
        self._check_examples()

    def _check_quantity(self, quantity: Marked) -> None:
        known = {*addresses(self.forms.values()), *self._quantities()}
        if isinstance(quantity.value, dict):
            for form, value in quantity.value.items():
                if form not in FORMS:
                    self._add(value.key or value.place, f"quantity 按格式写时，格式应为 {'、'.join(FORMS)} 之一")
        named = quantity.value.values() if isinstance(quantity.value, dict) else [quantity]
        for item in (item for value in named for item in listed(value)):
            if str(item.value) not in known:
                self._add(item.place, f"没有一种表格有“{item}”这个单元格{nearest(str(item.value), known)}")

    def _quantities(self) -> Iterable[str]:
        return (name for phrase in self.catalogue.known for names in phrase.quantities.values() for name in names)

    def _check_texts(self, key: str) -> None:
        for item in listed(self.fields.get(key)):
            if not isinstance(item.value, str) or not item.value.strip():
                self._add(item.place, f"{key} 应为文字或文字的列表，写的是“{item}”")
            elif key != "counter":
                self._check_pattern(key, item)

    def _check_pattern(self, key: str, item: Marked) -> None:
        for name in NAME.findall(item.value):
            if name not in self.catalogue.words:
                self._add(item.place, f"没有词表 {{{name}}}{nearest(name, self.catalogue.words)}")
                return
        if key == "pattern" and item.value.count(_NUMBER) != 1:
            self._add(item.place, f"pattern 中应有一个 #，代表数和单位，写的是“{item}”")
            return
        parts = filled(item.value, self.catalogue.words)
        sides = parts.split(_NUMBER) if key == "pattern" else [parts]
        if not any(sides):
            self._add(item.place, "# 的前后应有文字，否则会读进每一个数")
        for told in filter(None, map(refused, sides)):
            self._add(item.place, told)

    def _check_choices(self) -> None:
        kinds = tuple(dict.fromkeys(phrase.kind for phrase in self.catalogue.known))
        for key, known in (("unit", get_args(UnitClass)), ("relation", get_args(Relation)), ("kind", kinds)):
            if key in self.fields and self.fields[key].value not in known:
                value = self.fields[key]
                near = nearest(str(value.value), known)
                self._add(value.place, f"{key} 应为 {'、'.join(known)} 之一，写的是“{value}”{near}")
        if "priority" in self.fields and not isinstance(self.fields["priority"].value, int):
            self._add(self.fields["priority"].place, f"priority 应为整数，写的是“{self.fields['priority']}”")

    def _check_examples(self) -> None:
        for example in listed(self.fields.get("examples")):
            fields = example.value if isinstance(example.value, dict) else {}
            if not isinstance(fields.get("text", example).value, str):
                told = "examples 的每一项应写作 {text: 一句话, facts: [{单元格: 数}]}"
                self._add(example.place, f"{told}，写的是“{example}”")
                continue
            for key, value in fields.items():
                if key not in _EXAMPLE:
                    self._add(value.key or value.place, f"例子不认识的字段“{key}”{unknown(key, _EXAMPLE)}")
            for fact in listed(fields.get("facts")):
                values = fact.value.values() if isinstance(fact.value, dict) else ()
                if not values or not all(isinstance(value.value, (int, float)) for value in values):
                    self._add(fact.place, f"facts 的每一项应写作 {{单元格: 数}}，写的是“{fact}”")


def place_of(phrase: Phrase) -> str:
    """``path:line`` where a phrase is declared, by a pack or in ``rules/facts``."""
    if phrase.origin:
        return phrase.origin
    sought = re.compile(rf"(?m)^ *- \{{?id: {re.escape(phrase.id)}(?=[ ,}}\n])")
    for path in sorted((rules_folder() / "facts").glob("*.yaml")):
        text = path.read_text("utf-8")
        if found := sought.search(text):
            return f"{name_of(path)}:{text.count(chr(10), 0, found.start()) + 1}"
    return ""
