"""YAML with its places: mappings, lists and scalars that remember the line they stand on.

Duplicate keys, aliases and tags that build objects are mistakes here, so neither a typing slip nor an alias bomb
gets further than this file.
"""

from __future__ import annotations

import linecache
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from checker.model.rule import Place
from checker.packs.files import SafeLoader, rules_folder
from checker.packs.slips import not_text, slip, translated

_BEFORE, _SHOWN = 60, 100
_DEEPEST = 100

_STANDARD = "tag:yaml.org,2002:"
_PLAIN_TAGS = (f"{_STANDARD}map", f"{_STANDARD}seq")

SIZE_LIMIT = 1_000_000
"""Bytes; the largest pack that makes sense is a hundredth of this."""


@dataclass(frozen=True, slots=True, repr=False)
class Marked:
    """A value with the place it was written at; the values inside a mapping or a list are marked too.

    ``key`` is the place of the key it stands under, if it stands under one.
    """

    value: Any
    place: Place
    key: Place | None = None

    def __repr__(self) -> str:
        """The value as people write it, for mistakes that quote it."""
        match self.value:
            case dict():
                return "{" + ", ".join(f"{key}: {item!r}" for key, item in self.value.items()) + "}"
            case list():
                return "[" + ", ".join(map(repr, self.value)) + "]"
            case bool():
                return str(self.value).lower()
        return "空" if self.value is None else str(self.value)

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
    """The mistakes found so far: ``path:line:column: what is wrong, what was expected``, and the line, marked."""

    found: list[str] = field(default_factory=list)

    def add(self, place: Place | None, text: str) -> None:
        """Note one more mistake; ``place`` is None for one that stands in no file."""
        told = text if place is None else f"{place}: {text}{_excerpt(place)}"
        if told not in self.found:
            self.found.append(told)


def _excerpt(place: Place) -> str:
    """The line at ``place`` with a mark under the column; "" where there is no such line."""
    linecache.checkcache(place.path)
    line = linecache.getline(place.path, place.line).rstrip()
    if not line:
        return ""
    start = max(place.column - _BEFORE, 1)
    shown = line[start - 1 : start - 1 + _SHOWN]
    # a wide character takes two columns of the screen
    under = "".join("\u3000" if ord(char) > 0x2E7F else " " for char in shown[: place.column - start])
    gutter = f"{place.line} | "
    return f"\n{gutter}{shown}\n{' ' * (len(gutter) - 2)}| {under}^"


def load_marked(path: Path, mistakes: Mistakes) -> Marked | None:
    """The one YAML document at ``path``, or None after noting why there is none."""
    name = name_of(path)
    start = Place(name, 1, 1)
    if (text := _text(path, start, mistakes)) is None:
        return None
    try:
        # the program's own packs are spared the pass over events
        if not path.is_relative_to(rules_folder()) and (alias := _alias(text)) is not None:
            mistakes.add(_place(name, alias.start_mark), "规则包不得使用 YAML 别名（*名称）")
            return None
        node = yaml.compose(text, Loader=SafeLoader)
        if node is None:
            mistakes.add(start, "规则包是空的，应有 rules: 列表")
            return None
        return _mark(node, name, mistakes)
    except yaml.MarkedYAMLError as error:
        found = slip(text, error)
        mistakes.add(Place(name, found.line, found.column), f"不是合法的 YAML：{found.told}")
    except RecursionError:
        mistakes.add(start, f"不是合法的 YAML：嵌套超过 {_DEEPEST} 层")
    except yaml.YAMLError as error:
        mistakes.add(start, f"不是合法的 YAML：{translated(' '.join(str(error).split()))}")
    return None


def name_of(path: Path) -> str:
    """The path as people write it: relative where the file is below the current folder."""
    text, here = str(path), f"{os.getcwd()}{os.sep}"
    return text.removeprefix(here)


def _text(path: Path, start: Place, mistakes: Mistakes) -> str | None:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            mistakes.add(None, f"{start}: 规则包有 {path.stat().st_size} 字节，超过上限 {SIZE_LIMIT} 字节")
            return None
        content = path.read_bytes()
        if b"\0" in content:
            mistakes.add(None, f"{start}: {not_text(content)}")
            return None
        return content.decode("utf-8-sig")
    except OSError as error:
        mistakes.add(None, f"{start}: 规则包读不出来（{error.strerror}）")
    except UnicodeDecodeError:
        mistakes.add(None, f"{start}: {not_text(path.read_bytes())}")
    return None


def _alias(text: str) -> yaml.AliasEvent | None:
    """The first alias.

    Raises:
        RecursionError: collections are nested deeper than any pack needs.
    """
    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.AliasEvent):
            return event
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise RecursionError
    return None


def _place(path: str, mark: Any) -> Place:
    return Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=SafeLoader)


def _mark(node: yaml.Node, path: str, mistakes: Mistakes) -> Marked:
    place = _place(path, node.start_mark)
    if node.tag not in _PLAIN_TAGS and not isinstance(node, yaml.ScalarNode):
        mistakes.add(place, f"规则包不得使用 YAML 标签 !{node.tag.removeprefix(_STANDARD)}")
    match node:
        case yaml.MappingNode():
            entries: dict[str, Marked] = {}
            for key_node, value_node in node.value:
                where = _place(path, key_node.start_mark)
                if not isinstance(key_node, yaml.ScalarNode):
                    mistakes.add(where, "字段名应为文字")
                    continue
                key = str(key_node.value)
                if key in entries:
                    mistakes.add(where, f"字段“{key}”写了两次")
                entries[key] = replace(_mark(value_node, path, mistakes), key=where)
            return Marked(entries, place)
        case yaml.SequenceNode():
            return Marked([_mark(item, path, mistakes) for item in node.value], place)
    return Marked(_scalar(node, place, mistakes), place)


def _scalar(node: yaml.Node, place: Place, mistakes: Mistakes) -> Any:
    text: str = node.value
    match node.tag.removeprefix(_STANDARD):
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
