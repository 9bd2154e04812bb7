"""The official forms with what packs add to them: wordings of rows that are accepted, and rows of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from checker.model.form import Form, FormRow, FormTable
from checker.model.text import Text
from checker.packs.declare import Declarations, nearest
from checker.packs.marks import Marked, Mistakes

_ROW_FIELDS = ("form", "table", "id", "after", "label", "label_en", "variants")


@dataclass(frozen=True, eq=False)
class Blanks:
    """The official forms that the rules of one pack are bound to.

    ``bare`` are the same forms without added wordings, which rules do not depend on.
    """

    forms: Mapping[str, Form]
    bare: Blanks | None = None

    def with_additions(self, pack: Declarations, mistakes: Mistakes) -> Blanks:
        """The forms with the labels and rows that ``pack`` adds; itself where it adds none."""
        if not pack.labels and pack.rows is None:
            return self
        forms = dict(self.forms)
        if pack.rows is not None:
            for entry in pack.rows.value if isinstance(pack.rows.value, list) else [pack.rows]:
                _add_row(forms, entry, mistakes)
        for address, labels in pack.labels.items():
            _add_labels(forms, address, labels, mistakes)
        return Blanks(forms, None if pack.rows is not None else self.bare or self)


def _add_labels(forms: dict[str, Form], address: str, labels: Marked, mistakes: Mistakes) -> None:
    known = [name for name, form in forms.items() if address in form.rows]
    words = [labels] if isinstance(labels.value, str) else labels.value
    if not known:
        rows = dict.fromkeys(row for form in forms.values() for row in form.rows)
        mistakes.add(labels.key or labels.place, f"没有一种表格有“{address}”这一行{nearest(address, rows)}")
    elif not isinstance(words, list) or not all(isinstance(word.value, str) for word in words):
        mistakes.add(labels.place, "labels 应为 table.row: [写法, …]")
    else:
        more = tuple(word.value for word in words)
        for name in known:
            row = forms[name].rows[address]
            forms[name] = _with_row(forms[name], address, replace(row, accepted=(*row.accepted, *more)))


def _with_row(form: Form, address: str, new: FormRow) -> Form:
    table_id, row_id = address.split(".")
    table = form.table(table_id)
    rows = tuple(new if row.id == row_id else row for row in table.rows)
    return _with_table(form, replace(table, rows=rows))


def _with_table(form: Form, new: FormTable) -> Form:
    return replace(form, tables=tuple(new if table.id == new.id else table for table in form.tables))


def _items(value: Marked | None) -> list[Marked]:
    if value is None:
        return []
    return value.value if isinstance(value.value, list) else [value]


def _add_row(forms: dict[str, Form], entry: Marked, mistakes: Mistakes) -> None:
    """An optional row after another one, with the columns of that one: reports may or may not print it."""
    fields = entry.value if isinstance(entry.value, dict) else {}
    for key, value in fields.items():
        if key not in _ROW_FIELDS:
            mistakes.add(value.key or value.place, f"rows 不认识的字段“{key}”{nearest(key, _ROW_FIELDS)}")
    lacking = [key for key in ("form", "table", "id", "after", "label") if key not in fields]
    if lacking:
        mistakes.add(entry.place, f"rows 的每一行应写作 {{form, table, id, after, label}}，缺少 {'、'.join(lacking)}")
        return
    before = len(mistakes.found)
    for key, value in fields.items():
        many = key == "variants"
        items = _items(value) if many else [value]
        wrong = [item for item in items if not isinstance(item.value, str | int) or not str(item.value).strip()]
        if wrong or (many and not isinstance(value.value, list)):
            mistakes.add(value.place, f"rows 的 {key} 应为{'文字的列表' if many else '文字'}，写的是“{value}”")
    if not re.fullmatch("[a-z][a-z0-9_]*", str(fields["id"].value)):
        mistakes.add(fields["id"].place, f"rows 的 id 应为小写英文字母、数字和下划线，写的是“{fields['id']}”")
    if len(mistakes.found) > before:
        return
    form_id, table_id, row_id, after, label = (
        str(fields[key].value) for key in ("form", "table", "id", "after", "label")
    )
    form = forms.get(form_id)
    if form is None or f"{table_id}.{after}" not in form.rows:
        rows = [] if form is None else form.rows
        what = f"{form_id} 年格式没有“{table_id}.{after}”这一行" if form else f"没有“{form_id}”这种格式"
        mistakes.add(fields["after" if form else "form"].place, what + nearest(f"{table_id}.{after}", rows))
        return
    if f"{table_id}.{row_id}" in form.rows:
        mistakes.add(fields["id"].place, f"“{table_id}.{row_id}”已在 {form_id} 年格式中")
        return
    above = form.rows[f"{table_id}.{after}"]
    variants = tuple(str(word.value) for word in _items(fields.get("variants")))
    english = str(fields["label_en"].value) if "label_en" in fields else ""
    new = replace(above, id=row_id, label=Text(label, english), number="", variants=variants, optional=True)
    table = form.table(table_id)
    place = [row.id for row in table.rows].index(after) + 1
    forms[form_id] = _with_table(form, replace(table, rows=(*table.rows[:place], new, *table.rows[place:])))
