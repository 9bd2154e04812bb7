"""Patterns turned round, to be matched against words read backwards.

What must stand *before* a number is a pattern that ends at it. Sought forwards it may begin at every character, and an
automaton must follow all of these beginnings; backwards it begins at the number, and most patterns are dead after a
character or two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract.prose.tokens import REPEATED, branches, closing, tokens_of

_TURNED = {"^": "$", "$": "^"}
# classes of characters and bounds of words are the same from both sides; other escapes by letter, and flags, are not
# taken apart
_UNKNOWN = re.compile(r"\\[^dDsSwWbB\W_]|\(\?(?!:|P<)|\[\[:")


def backwards(pattern: str) -> str | None:
    """What matches ``text[::-1]`` where ``pattern`` matches ``text``; None where it holds what cannot be turned."""
    return None if _UNKNOWN.search(pattern) else _turned(tokens_of(pattern))


def _turned(tokens: Sequence[str]) -> str:
    return "|".join("".join(reversed(_items(branch))) for branch in branches(tokens))


def _items(branch: Sequence[str]) -> list[str]:
    """What stands one after the other in a branch, each turned and with what says how often it may stand."""
    items: list[str] = []
    for at, token in _outermost(branch):
        if token.startswith(REPEATED):
            items[-1] += token
        elif token.startswith("("):
            items.append(f"{token}{_turned(branch[at + 1 : closing(branch, at)])})")
        else:
            items.append(_TURNED.get(token, token))
    return items


def _outermost(branch: Sequence[str]) -> list[tuple[int, str]]:
    """The tokens that stand in no group, and those that open one, with their places."""
    found, at = [], 0
    while at < len(branch):
        found.append((at, branch[at]))
        at = closing(branch, at) + 1 if branch[at].startswith("(") else at + 1
    return found
