"""Tables whose cells all stand in one line, as they are copied out of a page or a viewer: words, numbers, words.

A line is such a table by its looks: it is long, no sentence, and many of its words are bare numbers. As nothing
tells where a row ends, each word is a cell in a row of its own; the labels put them together again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.document import Table
from checker.readers.cells import dump, numeric

_SHORTEST = 80
_FEWEST_CELLS, _FEWEST_NUMBERS = 24, 6
_SHARE = 5
"""At least one word in so many is a number."""
_BREAK = re.compile(r"<br\s{0,2}/?>", re.IGNORECASE)
_WORD = re.compile(r"[^\s\u00a0]+")
_PROSE = re.compile(r"[。！？|｜]")


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that the line at ``start`` is, and the index of the line after it."""
    line = lines[start]
    if len(line) < _SHORTEST or _PROSE.search(line):
        return None
    # as long as the mark itself, so that columns stay true
    line = _BREAK.sub(lambda mark: " " * len(mark[0]), line)
    words = [(match[0], match.start() + 1) for match in _WORD.finditer(line)]
    numbers = sum(_is_number(word) for word, _ in words)
    if len(words) < _FEWEST_CELLS or numbers < _FEWEST_NUMBERS or _SHARE * numbers < len(words):
        return None
    return dump((start + 1, ((word,), (column,))) for word, column in words), start + 1


def _is_number(word: str) -> bool:
    """Whether the word is a number; one that ends in a full stop numbers what follows."""
    return numeric(word) and not word.endswith((".", "．"))
