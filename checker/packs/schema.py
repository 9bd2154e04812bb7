"""The JSON Schema of a rule pack, by which an editor completes fields and marks slips while one types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from checker.kinds import KINDS
from checker.kinds.base import Kind, Option
from checker.model.form import Form
from checker.model.phrase import UnitClass
from checker.model.report import Relation
from checker.model.rule import SEVERITIES, ParameterType
from checker.packs.parse import FIELDS, FREE, NEEDED, each_names
from checker.packs.when import EXAMPLE, NAMES

Json = dict[str, Any]

_PARAMETER: Json = {"type": "string", "pattern": r"^\$[a-z][a-z0-9-]*$", "description": "参数"}
_TEXT: Json = {"type": "string"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_DOCS = {
    "id": "规则的名字，在本包及其扩展的各包中唯一",
    "kind": "规则的类型",
    "severity": "错误、警告或提示",
    "title": "标题",
    "message": "报错的话；{…} 由规则类型填入",
    "advice": "怎么改",
    "basis": "依据：法规、文件条款，或“实践：……”",
    "forms": "只用于这些格式",
    "when": f"只用于这样的报告，如 {EXAMPLE}；可用的名称：{'、'.join(NAMES)}",
    "locked": "扩展它的规则包不得放宽",
    "examples": "成立与不成立的例子",
}


def pack_schema(forms: Mapping[str, Form]) -> Json:
    """The schema of a pack file."""
    rules = [_rule(kind, forms) for kind in KINDS.values()]
    mapping: Json = {"type": "object"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "qc 规则包",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "pack": {"type": "string", "description": "规则包的名字"},
            "about": {"type": "string", "description": "说明"},
            "extends": {"anyOf": [_TEXT, _TEXTS], "description": "扩展的规则包：内置的名字，或本文件夹内的文件"},
            "parameters": mapping | {"additionalProperties": _parameter(), "description": "参数及其默认值"},
            "set": mapping | {"description": "给继承来的参数另赋的值"},
            "labels": mapping | {"additionalProperties": {"anyOf": [_TEXT, _TEXTS]}, "description": "认可的行名写法"},
            "rows": {"type": "array", "items": _row(), "description": "表格里另加的行"},
            "patterns": {"type": "array", "items": _pattern(), "description": "正文说法：另教的，停用的"},
            "rules": {"type": ["array", "null"], "items": {"oneOf": rules}},
            "override": mapping | {"additionalProperties": _override(), "description": "改动继承来的规则"},
        },
    }


def _rule(kind: Kind, forms: Mapping[str, Form]) -> Json:
    properties = {name: _field(name, forms) for name in FIELDS}
    properties["kind"] = {"const": kind.name, "description": kind.doc}
    properties |= {name: _option(option, forms) for name, option in kind.options.items()}
    required = [*NEEDED, *(name for name, option in kind.options.items() if option.required)]
    return {
        "title": f"{kind.name}：{kind.doc}",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _field(name: str, forms: Mapping[str, Form]) -> Json:
    described: Json = {"description": _DOCS.get(name, _DOCS.get(name.removesuffix("_en"), name))}
    match name:
        case "severity":
            return described | {"enum": list(SEVERITIES)}
        case "forms":
            return described | {"type": "array", "items": {"enum": [*forms, FREE]}}
        case "locked":
            return described | {"type": "boolean"}
        case "examples":
            cases: Json = {"type": "array", "items": {"type": "object"}}
            both: Json = {"type": "object", "properties": {"holds": cases, "breaks": cases}}
            return described | both | {"additionalProperties": False}
    return described | _TEXT


def _option(option: Option, forms: Mapping[str, Form]) -> Json:
    described: Json = {"description": option.doc}
    match option.type:
        case "addresses" | "terms":
            return described | {"anyOf": [_TEXTS, _TEXT]}
        case "texts":
            items: Json = {"enum": list(option.choices)} if option.choices else _TEXT
            return described | {"anyOf": [{"type": "array", "items": items, "minItems": 1}, _PARAMETER]}
        case "number":
            least: Json = {} if option.least is None else {"minimum": option.least}
            return described | {"anyOf": [{"type": "number"} | least, _PARAMETER]}
        case "flag":
            return described | {"anyOf": [{"type": "boolean"}, _PARAMETER]}
        case "groups":
            return described | {"type": "object", "additionalProperties": _TEXTS}
        case "choice":
            return described | {"enum": list(option.choices)}
        case "each":
            return described | {"enum": each_names(forms)}
    return described | _TEXT


def _parameter() -> Json:
    properties: Json = {
        "type": {"enum": list(get_args(ParameterType))},
        "default": {},
        "about": _TEXT,
        "locked": {"type": "boolean"},
        "least": {"description": "规则包所设的值不得小于（早于）它"},
        "most": {"description": "规则包所设的值不得大于（晚于）它"},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": ["type", "default"],
        "additionalProperties": False,
    }


def _row() -> Json:
    names = ("form", "table", "id", "after", "label", "label_en")
    properties: Json = dict.fromkeys(names, _TEXT) | {"variants": _TEXTS}
    required = ["form", "table", "id", "after", "label"]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _pattern() -> Json:
    """A way of telling a count, or the name of one that is switched off."""
    several: Json = {"anyOf": [_TEXT, _TEXTS]}
    properties: Json = dict.fromkeys(("pattern", "claim", "unless", "not_after", "needs", "counter"), several)
    properties |= {
        "id": _TEXT,
        "off": {"type": "boolean", "description": "停用这种说法"},
        "quantity": {"anyOf": [_TEXT, _TEXTS, {"type": "object"}], "description": "说的是哪个单元格的数"},
        "unit": {"enum": list(get_args(UnitClass))},
        "relation": {"enum": list(get_args(Relation))},
        "kind": _TEXT,
        "priority": {"type": "integer"},
        "examples": {"type": "array", "items": {"type": "object"}},
    }
    return {"type": "object", "properties": properties, "required": ["id"], "additionalProperties": False}


def _override() -> Json:
    words = ["off", *SEVERITIES]
    # YAML 1.1 reads a bare off as false
    return {"anyOf": [{"enum": [*words, False]}, {"type": "object", "not": {"required": ["id"]}}]}
