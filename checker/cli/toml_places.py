"""Where the keys of a TOML file stand: its values do not know, so its lines are gone through once more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
"""Keys from the outermost inward; the tables of an array of tables are numbered from 0."""
Where = tuple[int, int]
"""Line and column, counted from 1."""

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEY})[ \t]*\]")
_ENTRY = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
# what a value may be made of that goes on over lines, or hides a bracket
_TOKEN = re.compile(r"\"\"\"|'''|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|#[^\n]*|[\[\]{}]|\n")


def places(text: str) -> Mapping[Path, Where]:
    """The place of each header and each key that stands on a line of its own in a valid file."""
    found: dict[Path, Where] = {}
    counts: Counter[Path] = Counter()
    table: Path = ()
    for line, start in _beginnings(text):
        if header := _HEADER.match(text, start):
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, counts[table] - 1)
            else:
                table = _within(table, counts)
            found.setdefault(table, (line, header.start(1) - start + 1))
        elif entry := _ENTRY.match(text, start):
            found.setdefault((*table, *_parts(entry[1])), (line, entry.start(1) - start + 1))
    return found


def nearest(found: Mapping[Path, Where], path: Path) -> Where:
    """The place of the path, or of the innermost thing around it that has one."""
    return next((found[path[:length]] for length in range(len(path), 0, -1) if path[:length] in found), (1, 1))


def _parts(key: str) -> Path:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in re.findall(_PART, key))


def _within(table: Path, counts: Counter[Path]) -> Path:
    """A table inside the last one of an array."""
    for length in range(1, len(table)):
        if count := counts[table[:length]]:
            return (*table[:length], count - 1, *table[length:])
    return table


def _beginnings(text: str) -> Iterator[Where]:
    """The number and the offset of each line that goes on with nothing begun before it."""
    line, depth, index = 1, 0, 0
    yield line, 0
    while token := _TOKEN.search(text, index):
        index = token.end()
        match token[0]:
            case '"""' | "'''":
                end = text.find(token[0], index)
                end = len(text) if end < 0 else end + 3
                line += text.count("\n", index, end)
                index = end
            case "\n":
                line += 1
                if not depth:
                    yield line, index
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
