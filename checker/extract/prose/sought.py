"""Words sought all at once: each alternative of a pattern is tried only where a character stands that it begins with.

An alternation of hundreds of words costs the ``re`` module a look at every one of them at every character. Sorted by
the characters they begin with, only a few are left to try, and at most places none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_TOKEN = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])+\]|\(\?(?:P<\w+>|:|<?[=!])|\(|[?*+]\??|\{\d*,?\d*\}\??|.")
_OPTIONAL = ("?", "*", "{0", "{,")
_REPEATED = (*_OPTIONAL, "+", "{")
_ASSERTED = ("(?=", "(?!", "(?<")

_Match = Callable[[str, int], re.Match[str] | None]


class Sought:
    """Alternatives of patterns with names, found as ``(?P<one>…)|(?P<other>…)`` would find them.

    A match has the groups only of what may stand at its place; ``lastgroup`` tells the name.
    """

    def __init__(self, by_first: Mapping[str, Mapping[str, str]]) -> None:
        self._first = re.compile("[" + "".join(map(re.escape, sorted(by_first))) + "]")
        self._beginning = _Beginning(by_first)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in order; none overlaps another."""
        end, beginning = 0, self._beginning
        for first in self._first.finditer(text):
            start = first.start()
            if start >= end and (found := beginning[text[start]](text, start)) is not None:
                end = found.end()
                yield found

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text), None)


class _Beginning(dict[str, _Match]):
    """What matches the alternatives that begin with a character.

    Compiled when first needed: a report touches a few of the characters.
    """

    def __init__(self, by_first: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__()
        self._by_first = by_first

    def __missing__(self, char: str) -> _Match:
        self[char] = match = re.compile(_joined(self._by_first[char].items())).match
        return match


Finder = Sought | re.Pattern[str]


def sought(named: Mapping[str, str]) -> Finder:
    """What finds the patterns by their names; one pattern of all of them, where one may begin with anything."""
    by_first: dict[str, dict[str, list[str]]] = {}
    for name, pattern in named.items():
        for alternative in alternatives(pattern):
            chars = beginnings(alternative)
            if chars is None:
                return re.compile(_joined(named.items()))
            for char in chars:
                by_first.setdefault(char, {}).setdefault(name, []).append(alternative)
    return Sought({char: {name: "|".join(found) for name, found in kinds.items()} for char, kinds in by_first.items()})


def _joined(named: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in named)


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern; a group that one begins with is opened, the rest put behind each of its own."""
    return ["".join(tokens) for tokens in _opened(_TOKEN.findall(pattern))]


def _opened(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    for branch in _split(tokens):
        end = _closing(branch, 0) if branch and branch[0] == "(?:" else 0
        if end and not "".join(branch[end + 1 : end + 2]).startswith(_REPEATED):
            for inner in _opened(branch[1:end]):
                yield [*inner, *branch[end + 1 :]]
        else:
            yield branch


def beginnings(pattern: str) -> set[str] | None:
    """The characters that what the pattern matches may begin with; None where that is no short list."""
    return _begun(_TOKEN.findall(pattern))


def _begun(tokens: Sequence[str]) -> set[str] | None:
    found: set[str] = set()
    for branch in _split(tokens):
        at = 0
        while at < len(branch):
            end = _closing(branch, at) if branch[at].startswith("(") else at
            after = branch[end + 1] if end + 1 < len(branch) else ""
            if not branch[at].startswith(_ASSERTED):
                chars = _chars(branch[at : end + 1])
                if chars is None:
                    return None
                found |= chars
                if not after.startswith(_OPTIONAL):
                    break
            at = end + 1 + after.startswith(_REPEATED)
        else:
            return None  # it may match nothing
    return found


def _chars(item: Sequence[str]) -> set[str] | None:
    """What one item of a pattern may begin with."""
    token = item[0]
    if token.startswith("("):
        return _begun(item[1:-1])
    if token.startswith("["):
        return None if token[1] == "^" or set(token) & set("\\-") else set(token[1:-1])
    return None if token in ".^$" or token.startswith("\\") else {token}


def _split(tokens: Sequence[str]) -> list[Sequence[str]]:
    """The branches between the bars that stand in no group."""
    bars, depth = [-1], 0
    for at, token in enumerate(tokens):
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            bars.append(at)
    return [tokens[start + 1 : end] for start, end in zip(bars, [*bars[1:], len(tokens)], strict=True)]


def _closing(tokens: Sequence[str], opened: int) -> int:
    """Where the group that opens at ``opened`` closes."""
    depth = 0
    for at in range(opened, len(tokens)):
        depth += tokens[at].startswith("(") - (tokens[at] == ")")
        if not depth:
            return at
    raise ValueError(f"a group that does not close: {''.join(tokens)}")
