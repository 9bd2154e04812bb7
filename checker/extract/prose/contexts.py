"""What stands before and after a number: the two strings that phrases are matched against.

A context never reaches over another number, so ``行政复议4件，纠正0件`` gives 4 the context 行政复议 and 0 the context
纠正. Lists that tell their labels first (分别为 … 件、… 件; 各 … 件; 均为 … 件) give each number its own label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.extract.prose.numbers import Number

LEFT, RIGHT = 60, 40
_CLAUSE = re.compile(r"[,;。!?]")
_SPREAD = re.compile(r"(?P<how>分别|各|均|都)(?:为|是|有|达到?|计|发生|约|收到)?$")
_BETWEEN = re.compile(r"[、,和及与以]*$")
_LABELS = re.compile(r"、|和|及其?|与|以及")
_STOP = re.compile(r"[,;。:]|其中")


@dataclass(frozen=True, slots=True)
class Context:
    """A number with the text before it (up to the number before) and after it (up to the next).

    ``clause`` is the part of ``left`` after its last comma or semicolon.
    """

    number: Number
    left: str
    right: str

    @property
    def clause(self) -> str:
        """The words of the number's own clause that stand before it."""
        return _CLAUSE.split(self.left)[-1]


def contexts(text: str, found: Sequence[Number]) -> list[list[Context]]:
    """For each number its contexts: one, or one a label where labels are spread over it."""
    ends = [0, *(number.end for number in found)]
    starts = [*(number.start for number in found), len(text)]
    plain = [
        Context(
            number,
            text[max(ends[n], number.start - LEFT) : number.start],
            text[number.end : min(starts[n + 1], number.end + RIGHT)],
        )
        for n, number in enumerate(found)
    ]
    spread = [[context] for context in plain]
    for n, context in enumerate(plain):
        how = _SPREAD.search(context.left)
        if how is None:
            continue
        words = _STOP.split(context.left[: how.start()])[-1]
        run = _run(plain, n) if how["how"] == "分别" else 1
        labels = [label for label in _LABELS.split(words) if label]
        if how["how"] == "分别" and len(labels) >= run > 1:
            for k, label in enumerate(labels[-run:]):
                spread[n + k] = [replace(plain[n + k], left=label)]
        elif how["how"] != "分别" and len(labels) > 1:
            spread[n] = [replace(context, left=label) for label in labels]
    return spread


def _run(plain: Sequence[Context], start: int) -> int:
    """How many numbers follow one another from ``start`` with nothing but list marks between them."""
    run = 1
    while start + run < len(plain) and _BETWEEN.fullmatch(plain[start + run].left):
        run += 1
    return run
