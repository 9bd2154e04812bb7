"""A regular expression taken apart, as far as those who rewrite one need it: its tokens, branches and groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOKEN = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])+\]|\(\?(?:P<\w+>|:|<?[=!])|\(|[?*+]\??|\{\d*,?\d*\}\??|.")
OPTIONAL = ("?", "*", "{0", "{,")
"""How a token begins that lets what it stands behind be absent."""
REPEATED = (*OPTIONAL, "+", "{")
"""How a token begins that says how often what it stands behind may stand."""


def tokens_of(pattern: str) -> list[str]:
    """The tokens of a pattern: characters, classes, what opens and closes groups, bars, and how often."""
    return _TOKEN.findall(pattern)


def branches(tokens: Sequence[str]) -> list[Sequence[str]]:
    """The branches between the bars that stand in no group."""
    bars, depth = [-1], 0
    for at, token in enumerate(tokens):
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            bars.append(at)
    return [tokens[start + 1 : end] for start, end in zip(bars, [*bars[1:], len(tokens)], strict=True)]


def closing(tokens: Sequence[str], opened: int) -> int:
    """Where the group that opens at ``opened`` closes."""
    depth = 0
    for at in range(opened, len(tokens)):
        depth += tokens[at].startswith("(") - (tokens[at] == ")")
        if not depth:
            return at
    raise ValueError(f"a group that does not close: {''.join(tokens)}")
