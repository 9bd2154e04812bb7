"""Examples of rules: cells with their values, and parts of a report, checked for slips when a pack is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.model.form import Form
from checker.packs.declare import nearest
from checker.packs.marks import Marked, Mistakes

PARTS = (
    *("preface", "s1", "s2", "s3", "s4", "s5", "s6"),
    *("issuer", "title", "year", "form", "replace", "without", "published"),
    *("missing", "doubt"),
)
"""What an example may say of a report beside its cells, and of the reports it is set beside."""


_OTHER = re.compile(r"(last|other|parts\.\d+)\.(.+)")


def of_other(key: str) -> tuple[str, str]:
    """Which other report of an example a key speaks of, "" for the one it is about, and the key there.

    ``last.`` is the report of the year before, ``other.`` another one, ``parts.1.`` that of a part of the area.
    """
    found = _OTHER.fullmatch(key)
    return (found[1], found[2]) if found else ("", key)


def check_examples(examples: Marked | None, forms: Mapping[str, Form], mistakes: Mistakes) -> None:
    """Note what no report could be made of."""
    if examples is None:
        return
    if not isinstance(examples.value, dict):
        mistakes.add(examples.place, "examples 应为映射：holds: [{…}]，breaks: [{…}]")
        return
    for name, cases in examples.value.items():
        if name not in ("holds", "breaks"):
            mistakes.add(cases.key or cases.place, f"examples 只有 holds 和 breaks，写的是“{name}”")
        elif not isinstance(cases.value, list):
            mistakes.add(cases.place, f"{name} 应为例子的列表")
        else:
            for case in cases.value:
                _check_case(case, forms, mistakes)


def _check_case(case: Marked, forms: Mapping[str, Form], mistakes: Mistakes) -> None:
    if not isinstance(case.value, dict):
        mistakes.add(case.place, "例子应为映射：单元格: 值，或报告的一部分: 文字")
        return
    for key, value in case.value.items():
        place = value.key or value.place
        _, key = of_other(key)
        if "." in key:
            if not any(key in form.types for form in forms.values()):
                near = nearest(key, (address for form in forms.values() for address in form.addresses))
                mistakes.add(place, f"没有一种表格有“{key}”这个单元格{near}")
        elif key not in PARTS:
            mistakes.add(place, f"例子不认识的部分“{key}”{nearest(key, PARTS)}")
