"""Parameters: values that packs declare with a type and a default, packs above them set, and rules are filled from.

``$name`` alone stands for the value itself, of whatever type; within a longer text it stands for the value's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args

from checker.model.rule import Parameter, ParameterType
from checker.packs.declare import PARAMETER, nearest
from checker.packs.marks import Marked, Mistakes

_DATE = re.compile(r"\d\d-\d\d")
_FIELDS = ("type", "default", "about", "locked", "least", "most")
_SIZED = ("number", "integer", "date")
_EXPECTED = {
    "number": "数",
    "integer": "整数",
    "text": "文字",
    "texts": "文字的列表",
    "flag": "true 或 false",
    "date": '月-日，如 "01-31"',
}


def is_date(text: str) -> bool:
    """Whether it is a month and a day, as 01-31; in a leap year."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"2024-{text}")
    except ValueError:
        return False
    return True


def declared(name: str, entry: Marked, mistakes: Mistakes) -> Parameter | None:
    """The parameter that ``entry`` declares, or None after noting what is wrong with it."""
    fields = entry.value if isinstance(entry.value, dict) else {}
    for key, value in fields.items():
        if key not in _FIELDS:
            mistakes.add(value.key or value.place, f"参数不认识的字段“{key}”{nearest(key, _FIELDS)}")
    types = get_args(ParameterType)
    if "type" not in fields or "default" not in fields:
        mistakes.add(entry.place, f"参数“{name}”应写作 {{type: …, default: …}}，type 为 {'、'.join(types)} 之一")
        return None
    type_ = str(fields["type"].value)
    if type_ not in types:
        mistakes.add(fields["type"].place, f"type 应为 {'、'.join(types)} 之一，写的是“{type_}”{nearest(type_, types)}")
        return None
    about = str(fields["about"].value) if "about" in fields else ""
    locked = "locked" in fields and fields["locked"].value is True
    parameter = Parameter(name, cast(ParameterType, type_), None, about, entry.place, locked)
    limits = {key: _limit(parameter, key, fields[key], mistakes) for key in ("least", "most") if key in fields}
    parameter = replace(parameter, **limits)
    known = assigned(parameter, fields["default"], mistakes)
    return replace(known, default=known.value)


def assigned(parameter: Parameter, value: Marked, mistakes: Mistakes) -> Parameter:
    """The parameter with another value; unchanged after noting that the value has another type."""
    plain = value.plain()
    if not _fits(parameter.type, plain):
        expected = _EXPECTED[parameter.type]
        mistakes.add(value.place, f"参数“{parameter.name}”应为{expected}，写的是“{value}”")
        return parameter
    for limit, wrong, told in (
        (parameter.least, parameter.least is not None and plain < parameter.least, "不得小于（早于）"),
        (parameter.most, parameter.most is not None and plain > parameter.most, "不得大于（晚于）"),
    ):
        if wrong:
            why = f"（{parameter.about}）" if parameter.about else ""
            mistakes.add(value.place, f"参数“{parameter.name}”{told} {limit}，写的是“{value}”{why}")
            return parameter
    return replace(parameter, value=tuple(plain) if isinstance(plain, list) else plain, place=value.place)


def _limit(parameter: Parameter, key: str, value: Marked, mistakes: Mistakes) -> Any:
    """The least or the most that the parameter may be; None after noting that it is none."""
    if parameter.type in _SIZED and _fits(parameter.type, value.value):
        return value.value
    mistakes.add(value.place, f"{key} 只用于 {'、'.join(_SIZED)} 类的参数，且应为同类的值，写的是“{value}”")
    return None


def _fits(type_: ParameterType, value: Any) -> bool:
    match type_:
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "texts":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "flag":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, str) and is_date(value)
        case "text":
            return isinstance(value, str)


def filled(value: Marked, parameters: Mapping[str, Parameter], mistakes: Mistakes) -> Marked:
    """The field with the values of its parameters put in."""
    match value.value:
        case dict() as inner:
            return replace(value, value={key: filled(item, parameters, mistakes) for key, item in inner.items()})
        case list() as items:
            return replace(value, value=[filled(item, parameters, mistakes) for item in items])
        case str() as text if "$" in text:
            return _filled_text(value, text, parameters, mistakes)
    return value


def _filled_text(value: Marked, text: str, parameters: Mapping[str, Parameter], mistakes: Mistakes) -> Marked:
    if whole := PARAMETER.fullmatch(text):
        name = whole[1]
        if name not in parameters:
            mistakes.add(value.place, f"没有参数“{name}”{nearest(name, parameters)}")
            return value
        return _marked(parameters[name].value, value)
    # a dollar sign elsewhere may be the end of a line in a pattern
    words = PARAMETER.sub(lambda found: _words(parameters, found), text)
    return replace(value, value=words)


def _words(parameters: Mapping[str, Parameter], found: re.Match[str]) -> str:
    if (parameter := parameters.get(found[1])) is None:
        return found[0]
    return "、".join(parameter.value) if isinstance(parameter.value, tuple) else str(parameter.value)


def _marked(plain: Any, at: Marked) -> Marked:
    if isinstance(plain, tuple):
        return replace(at, value=[_marked(item, at) for item in plain])
    return replace(at, value=plain)
