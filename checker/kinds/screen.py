"""Which of many patterns occur in a prose at all: told for all of them in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import re2

_MEMORY = 16 << 20  # bytes; RE2 gives up on a set that needs more
_SETS = 16  # packs differ in few patterns


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
