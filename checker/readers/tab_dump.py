"""Tables pasted as text: one row a line, cells set apart by TABs, in places by wide gaps of blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from checker.model.blanks import WHITE
from checker.model.document import Table
from checker.readers.cells import LONGEST_REMEMBERED, REMEMBERED, Cut, cut, dump, numeric

_GAP = re.compile(r"(?<=\S)\s{2,}")
_LONGEST_CELL = 120
_MOST_CELLS = 200


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    if not _begins(lines[start]):
        return None
    rows = []
    index = start
    while index < len(lines) and (cells := _row(lines[index])) is not None:
        index += 1
        rows.append((index, cells))
    return dump(rows), index


def _begins(line: str) -> bool:
    """A label and its values; a lone inner TAB between words may be a cell's own (第二十条⇥第（一）项)."""
    if "\t" not in line:
        return False
    pieces = line.split("\t")
    if line.startswith("\t"):
        return len(pieces) > 3 and _short(pieces) and any(map(_filled, pieces))
    return _short(pieces) and _filled(pieces[0]) and (len(pieces) > 2 or numeric(pieces[1].strip(WHITE)))


def _row(line: str) -> Cut | None:
    """The cells of a line, None if it is no row."""
    return _known(line) if len(line) <= LONGEST_REMEMBERED else _told(line)


def _told(line: str) -> Cut | None:
    if "\t" not in line:
        parts = _apart(line)
        return cut(parts, gap=0) if len(parts) > 1 and _short(parts) else None
    pieces = line.split("\t")
    if not line.strip(WHITE) or not _short(pieces):
        return None
    if "  " not in line:
        return cut(pieces)
    texts: list[str] = []
    columns: list[int] = []
    column = 1
    for piece in pieces:
        apart = cut(_apart(piece), column, gap=0)
        texts += apart[0]
        columns += apart[1]
        column += len(piece) + 1
    return tuple(texts), tuple(columns)


_known = lru_cache(maxsize=REMEMBERED)(_told)


def _filled(piece: str) -> bool:
    return piece.strip(WHITE) != ""


def _short(pieces: Sequence[str]) -> bool:
    return len(pieces) <= _MOST_CELLS and all(
        len(piece) <= _LONGEST_CELL and not ("。" in piece and len(piece) > 30) for piece in pieces
    )


def _apart(piece: str) -> list[str]:
    """``piece`` cut at wide gaps, if numbers stand behind them; put together again the parts are the piece."""
    if "  " not in piece.strip(WHITE):
        return [piece]
    edges = [0, *(gap.end() for gap in _GAP.finditer(piece) if gap.end() < len(piece)), len(piece)]
    parts = [piece[start:end] for start, end in pairwise(edges)]
    return parts if all(numeric(part.strip(WHITE)) for part in parts[1:]) else [piece]
