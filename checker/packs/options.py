"""The fields that a kind gives its rules: whether each holds what it should."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import re2

from checker.kinds.base import Option
from checker.packs.declare import PARAMETER, nearest
from checker.packs.marks import Marked, Mistakes
from checker.packs.parameters import is_date

_TYPES: Mapping[str, tuple[type, ...]] = {
    "addresses": (list, str),
    "terms": (list, str),
    "texts": (list,),
    "groups": (dict,),
    "number": (int, float),
    "flag": (bool,),
}
_KINDS: Mapping[str, str] = {
    "addresses": "单元格的列表",
    "terms": "单元格的列表",
    "texts": "词语的列表",
    "groups": "映射，名称: [词语, …]",
    "number": "数",
    "flag": " true 或 false",
}

# what people call the parts of a report
_PARTS = {f"{numeral}": f"，是否指“s{n}”？" for n, numeral in enumerate("一二三四五六", 1)}
_PARTS |= {f"第{numeral}部分": near for numeral, near in _PARTS.items()} | {"开头": "，是否指“preface”？"}


def check_option(key: str, option: Option, value: Marked, mistakes: Mistakes) -> None:
    """Note where ``value`` is not what the option asks for."""
    if isinstance(value.value, str) and PARAMETER.fullmatch(value.value):
        return  # a parameter that there is not, which was told
    expected = _TYPES.get(option.type, (str,))
    wrong = not isinstance(value.value, expected) or (option.type == "number" and not _counts(value.value, option))
    if wrong:
        least = f"（不小于 {option.least:g}）" if option.type == "number" and option.least is not None else ""
        kind = _KINDS.get(option.type, "文字")
        mistakes.add(value.place, f"字段“{key}”（{option.doc}）应为{kind}{least}，写的是“{value}”")
    elif isinstance(value.value, (list, dict)) and not value.value:
        mistakes.add(value.place, f"字段“{key}”是空的；应写上{option.doc}")
    else:
        _check_content(key, option, value, mistakes)


def _check_content(key: str, option: Option, value: Marked, mistakes: Mistakes) -> None:
    """What is of the right type may still not be what is meant."""
    if option.choices:
        for item in listed(value):
            _check_choice(key, option, item, mistakes)
    elif option.type == "groups":
        for name, words in value.value.items():
            _check_wordlist(name, words, mistakes)
    elif option.type == "texts":
        _check_wordlist(key, value, mistakes)
    elif option.type == "patterns":
        _check_pattern(option, value, mistakes)
    elif option.type == "date" and not is_date(value.value):
        mistakes.add(value.place, f"字段“{key}”应为{option.doc}，写的是“{value.value}”")


def _check_choice(key: str, option: Option, item: Marked, mistakes: Mistakes) -> None:
    if item.value not in option.choices:
        near = _PARTS.get(str(item.value)) or nearest(str(item.value), option.choices)
        told = f"字段“{key}”应为 {'、'.join(option.choices)} 之一，写的是“{item.value}”{near}"
        mistakes.add(item.place, told)


def _counts(value: Any, option: Option) -> bool:
    """Whether a number is one that the option can be: no truth value, not nan, not below its least."""
    if isinstance(value, bool) or value != value:
        return False
    return option.least is None or bool(value >= option.least)


def _check_wordlist(name: str, words: Marked, mistakes: Mistakes) -> None:
    if isinstance(words.value, str) and PARAMETER.fullmatch(words.value):
        return
    if not isinstance(words.value, list) or not words.value:
        wide = "；“［”是全角符号，请用半角的 [" if "［" in str(words.value) else ""
        mistakes.add(words.place, f"“{name}”应为词语的列表，如 [词语, 词语]，写的是“{words}”{wide}")
        return
    for word in words.value:
        if not isinstance(word.value, str) or not word.value.strip():
            mistakes.add(word.place, f"“{name}”中的每一项应为文字，写的是“{word}”；数字请加引号")
        elif re.search("[，、；]", word.value):
            mistakes.add(word.place, f"“{word}”中有全角的标点；各词之间用半角逗号隔开")


def _check_pattern(option: Option, value: Marked, mistakes: Mistakes) -> None:
    """Only what RE2 takes: its matching is linear in the text, so no pattern can hang the program."""
    if told := refused(value.value):
        mistakes.add(value.place, told)
    elif option.groups is not None and re2.compile(value.value).groups != option.groups:
        mistakes.add(value.place, f"应有 {option.groups} 对圆括号（不算 (?:…)），写的是“{value}”（{option.doc}）")


def refused(pattern: str) -> str:
    """Why RE2 does not take a pattern; "" if it does."""
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except re2.error as error:
        argument = error.args[0] if error.args else error
        said = argument.decode("utf-8", "replace") if isinstance(argument, bytes) else str(argument)
        return f"正则表达式不可用（RE2，不支持回溯和前后查找）：{said}"
    return ""


def listed(value: Marked | None) -> list[Marked]:
    """The items of a list, or the one item that stands without a list."""
    if value is None:
        return []
    return value.value if isinstance(value.value, list) else [value]
