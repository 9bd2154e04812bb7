"""YAML with its places: mappings, lists and scalars that remember the line they stand on.

Duplicate keys, aliases and tags that build objects are mistakes here, so neither a typing slip nor an alias bomb
gets further than this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from checker.model.rule import Place
from checker.packs.files import SafeLoader

SIZE_LIMIT = 1_000_000
"""Bytes; the largest pack that makes sense is a hundredth of this."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with the place it was written at; the values inside a mapping or a list are marked too."""

    value: Any
    place: Place

    def plain(self) -> Any:
        """The value without its places."""
        match self.value:
            case dict():
                return {key: item.plain() for key, item in self.value.items()}
            case list():
                return [item.plain() for item in self.value]
        return self.value


@dataclass
class Mistakes:
    """The mistakes found so far, each as ``path:line:column: what is wrong, what was expected``."""

    found: list[str] = field(default_factory=list)

    def add(self, place: Place, text: str) -> None:
        """Note one more mistake."""
        self.found.append(f"{place}: {text}")


def load_marked(path: Path, mistakes: Mistakes) -> Marked | None:
    """The one YAML document at ``path``, or None after noting why there is none."""
    start = Place(str(path), 1, 1)
    try:
        data = path.read_bytes()
    except OSError as error:
        mistakes.add(start, f"规则包读不出来（{error.strerror}）")
        return None
    if len(data) > SIZE_LIMIT:
        mistakes.add(start, f"规则包有 {len(data)} 字节，超过上限 {SIZE_LIMIT} 字节")
        return None
    try:
        text = data.decode("utf-8-sig")
        _refuse_aliases(text, str(path), mistakes)
        if mistakes.found:
            return None
        node = yaml.compose(text, Loader=SafeLoader)
    except UnicodeDecodeError as error:
        mistakes.add(start, f"规则包须为 utf-8 编码（第 {error.start + 1} 字节无法解码）")
        return None
    except yaml.MarkedYAMLError as error:
        place = _place(str(path), error.problem_mark or error.context_mark)
        mistakes.add(place, f"不是合法的 YAML：{error.problem or error.context}")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        mistakes.add(start, f"不是合法的 YAML：{error}")
        return None
    if node is None:
        mistakes.add(start, "规则包是空的，应有 rules: 列表")
        return None
    return _mark(node, str(path), mistakes)


def _refuse_aliases(text: str, path: str, mistakes: Mistakes) -> None:
    for event in _events(text):
        if isinstance(event, yaml.AliasEvent):
            mistakes.add(_place(path, event.start_mark), "规则包不得使用 YAML 别名（*名称）")
            return


def _place(path: str, mark: Any) -> Place:
    return Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=SafeLoader)


def _mark(node: yaml.Node, path: str, mistakes: Mistakes) -> Marked:
    place = _place(path, node.start_mark)
    match node:
        case yaml.MappingNode():
            entries: dict[str, Marked] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                if key in entries:
                    mistakes.add(_place(path, key_node.start_mark), f"字段“{key}”写了两次")
                entries[key] = _mark(value_node, path, mistakes)
            return Marked(entries, place)
        case yaml.SequenceNode():
            return Marked([_mark(item, path, mistakes) for item in node.value], place)
    return Marked(_scalar(node, place, mistakes), place)


def _scalar(node: yaml.Node, place: Place, mistakes: Mistakes) -> Any:
    text: str = node.value
    match node.tag.removeprefix("tag:yaml.org,2002:"):
        case "int":
            try:
                return int(text.replace("_", ""), 0)
            except ValueError:
                return text
        case "float":
            try:
                return float(text.replace("_", ""))
            except ValueError:
                return text
        case "bool":
            # YAML 1.1 reads off, no and on as booleans; an override says `off`
            return text if text.lower() in {"off", "on"} else text.lower() in {"true", "yes", "y"}
        case "null":
            return None
        case "str" | "timestamp" | "merge" | "value":
            return text
        case other:
            mistakes.add(place, f"规则包不得使用 YAML 标签 !{other}")
            return text
