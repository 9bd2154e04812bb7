"""Which of many patterns occur in a prose at all, told in one pass; and in which sentences one of them may occur."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import re2

from checker.kinds.base import Case

_MEMORY = 16 << 20  # bytes; RE2 gives up on a set that needs more
_SETS = 16  # packs differ in few patterns
_PATTERNS = 512  # the rules of all packs have fewer


class Screen:
    """Patterns (RE2) of which few occur in any one prose; None stands for what needs no pattern."""

    def __init__(self, patterns: Sequence[str | None]) -> None:
        self._places = [place for place, pattern in enumerate(patterns) if pattern is not None]
        self._always = [place for place, pattern in enumerate(patterns) if pattern is None]
        self._patterns = tuple(pattern for pattern in patterns if pattern is not None)
        self._all = range(len(patterns))

    def passing(self, prose: str) -> Iterable[int]:
        """The places, ascending, of the patterns that occur in ``prose``, and of those that are None."""
        if not self._patterns:
            return self._all
        try:
            found: list[int] = _set(self._patterns).Match(prose)
        except UnicodeEncodeError:  # half a character: those who look for the patterns will say so
            return self._all
        if len(self._patterns) not in found:
            return self._all
        return sorted([*self._always, *(self._places[n] for n in found if n < len(self._patterns))])


@lru_cache(maxsize=_SETS)
def _set(patterns: tuple[str, ...]) -> re2.Set:
    """The patterns made ready; the last of all is in every text, so that its absence tells of a pass given up."""
    options = re2.Options()
    options.max_mem = _MEMORY
    made = re2.Set.SearchSet(options)
    for pattern in (*patterns, ""):
        made.Add(pattern)
    made.Compile()
    return made


@lru_cache(maxsize=_PATTERNS)
def compiled(pattern: str) -> Any:
    """The pattern (RE2) ready for use; ``re2.compile`` takes longer to look it up than a sentence to be searched."""
    return re2.compile(pattern)


def touched(pattern: str | re.Pattern[str], case: Case) -> Iterable[int]:
    """The sentences, ascending, in which the pattern (RE2, or one of ``re``) may occur: those that it touches at all.

    A match may reach over the end of a sentence there, so that each of them is to be asked by itself.
    """
    try:
        sought = compiled(pattern) if isinstance(pattern, str) else pattern
        hits = [hit.span() for hit in sought.finditer(case.prose)]
    except UnicodeEncodeError:  # half a character, in one sentence or another
        return range(len(case.report.sentences))
    if not hits:
        return ()
    starts = case.starts
    found = [range(bisect_right(starts, begin) - 1, bisect_left(starts, max(end, begin + 1))) for begin, end in hits]
    return dict.fromkeys([place for places in found for place in places])


def sentences_at(places: Iterable[int], case: Case) -> Iterable[int]:
    """The sentences, ascending, in which ``places`` of the prose lie, that ascend themselves."""
    return dict.fromkeys([bisect_right(case.starts, place) - 1 for place in places])
