"""Words sought all at once: each alternative of a pattern is tried only where a character stands that it begins with.

An alternation of hundreds of words costs the ``re`` module a look at every one of them at every character. Sorted by
the characters they begin with, only a few are left to try, and at most places none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from checker.extract.prose.tokens import OPTIONAL, REPEATED, branches, closing, tokens_of

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
    return ["".join(tokens) for tokens in _opened(tokens_of(pattern))]


def _opened(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    for branch in branches(tokens):
        end = closing(branch, 0) if branch and branch[0] == "(?:" else 0
        if end and not "".join(branch[end + 1 : end + 2]).startswith(REPEATED):
            for inner in _opened(branch[1:end]):
                yield [*inner, *branch[end + 1 :]]
        else:
            yield branch


def beginnings(pattern: str) -> set[str] | None:
    """The characters that what the pattern matches may begin with; None where that is no short list."""
    return _begun(tokens_of(pattern))


def _begun(tokens: Sequence[str]) -> set[str] | None:
    found: set[str] = set()
    for branch in branches(tokens):
        at = 0
        while at < len(branch):
            end = closing(branch, at) if branch[at].startswith("(") else at
            after = branch[end + 1] if end + 1 < len(branch) else ""
            if not branch[at].startswith(_ASSERTED):
                chars = _chars(branch[at : end + 1])
                if chars is None:
                    return None
                found |= chars
                if not after.startswith(OPTIONAL):
                    break
            at = end + 1 + after.startswith(REPEATED)
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
