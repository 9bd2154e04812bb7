"""Text measured in terminal columns: a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from functools import cache

ELLIPSIS = "…"
_LEAST = 5  # columns of a row's label that still tell something
# characters that may not end a line and that may not begin one, in Chinese typesetting
_OPENING = frozenset("“‘（《〈【〔([{")
_CLOSING = frozenset("，。；：、？！）”’》〉】〕％%,.;:?!)]}")


def visible(text: str) -> str:
    """The text with every control, format and line-break character as a blank.

    A report can hold escape sequences, and what it holds must not drive the terminal.
    """
    if text.isprintable():  # nearly always, and told at once
        return text
    return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text)


_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


# runs of characters that all take as many columns: nearly all that reports and messages hold
_RUNS = ((" ", "~", 1), ("\xa0", "ÿ", 1), ("‐", "‧", 1), ("\u3000", "〩", 2), ("一", "\u9fff", 2), ("！", "｠", 2))


@cache
def char_width(char: str) -> int:
    """The columns one character takes."""
    for first, last, columns in _RUNS:
        if first <= char <= last:
            return columns
    from wcwidth import wcwidth  # slow to load, and seldom needed

    return max(wcwidth(char), 0)


def width(text: str) -> int:
    """The columns a text without control characters takes."""
    return sum(map(char_width, text))


def clip(text: str, columns: int) -> str:
    """The text cut to ``columns``, ending in ``…`` where something was cut."""
    if width(text) <= columns:
        return text
    room, kept = columns - 1, 0
    for index, char in enumerate(text):
        kept += char_width(char)
        if kept > room:
            return text[:index].rstrip() + ELLIPSIS
    return text


def clip_label(label: str, columns: int) -> str:
    """A label ``表三 · 行 · 列`` cut in its middle, so that table and column stay in sight; else the column."""
    parts = label.split(" · ")
    if width(label) <= columns or len(parts) != 3:
        return clip(label, columns)
    table, row, column = parts
    for before, after in ((f"{table} · ", f" · {column}"), ("", f" · {column}")):
        if (room := columns - width(before + after)) >= _LEAST:
            return before + clip(row, room) + after
    return clip(label, columns)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most ``columns``; words and numbers stay whole, Chinese breaks anywhere."""
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        size = width(piece)
        if used + size > columns and line:
            lines.append(line.rstrip())
            line, used = "", 0
            if piece.isspace():
                continue
        line, used = line + piece, used + size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """The smallest runs that stay on one line."""
    pieces: list[str] = []
    for char in text:
        if pieces and _sticks(pieces[-1][-1], char):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _sticks(before: str, char: str) -> bool:
    if before in _OPENING or (char in _CLOSING and not before.isspace()):
        return True
    narrow = char_width(before) == char_width(char) == 1
    return narrow and not before.isspace() and not char.isspace()
