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


def check_examples(examples: Marked | None, forms: Mapping[str, Form], numbers: bool, mistakes: Mistakes) -> None:
    """Note what no report could be made of; ``numbers``: the rule adds cells, which then hold numbers or nothing."""
    if examples is None:
        return
    if not isinstance(examples.value, dict):
        mistakes.add(examples.place, "examples 应为映射：holds: [{…}]，breaks: [{…}]")
        return
    for name, cases in examples.value.items():
        if name not in ("holds", "breaks"):
            mistakes.add(cases.key or cases.place, f"examples 只有 holds 和 breaks，写的是“{name}”")
        elif not isinstance(cases.value, list):
            mistakes.add(cases.place, f"{name} 应为例子的列表：[{{…}}]，写的是“{cases}”")
        else:
            for case in cases.value:
                _check_case(case, forms, numbers, mistakes)


def _check_case(case: Marked, forms: Mapping[str, Form], numbers: bool, mistakes: Mistakes) -> None:
    if not isinstance(case.value, dict):
        mistakes.add(case.place, f"例子应为映射：{{单元格: 值}}，或 {{报告的一部分: 文字}}，写的是“{case}”")
        return
    for key, value in case.value.items():
        _, name = of_other(key)
        if "." in name:
            if not any(name in form.types for form in forms.values()):
                near = nearest(name, (address for form in forms.values() for address in form.addresses))
                mistakes.add(value.key or value.place, f"没有一种表格有“{name}”这个单元格{near}")
            elif isinstance(value.value, (dict, list, bool)) or (numbers and isinstance(value.value, str)):
                mistakes.add(value.place, f"例子中的单元格应为数，或 null（空白），写的是“{value}”")
        elif name not in PARTS:
            mistakes.add(value.key or value.place, f"例子不认识的部分“{name}”{nearest(name, PARTS)}")
        elif told := _wrong_part(name, value, forms):
            mistakes.add(value.place, f"例子的 {name} 应为{told}，写的是“{value}”")


def _wrong_part(name: str, value: Marked, forms: Mapping[str, Form]) -> str:
    """What a part of an example should be, where it is not; "" where it is."""
    match name:
        case "year":
            year = value.value
            return "" if isinstance(year, int) and 2000 <= year < 2100 else "年份，如 2023"
        case "form":
            return "" if str(value.value) in (*forms, "pre2019") else f"{'、'.join(forms)} 之一"
        case "without" | "missing":
            return "" if isinstance(value.value, list) else "列表"
        case "replace":
            return "" if isinstance(value.value, dict) else "映射：{原文: 改成的文字}"
    return "" if value.value is None or isinstance(value.value, (str, int, float)) else "文字"
