"""Tables dumped one cell a line: each cell begins with a TAB, a blank line ends the row.

A cell may go on over further lines that have no TAB (商业⏎企业), in bad cases across a blank one
(（三）⏎⏎不予公开). Whether a line without TAB goes on with the cell or ends the table is told by its shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.blanks import WHITE
from checker.model.document import Dump, Place, Table
from checker.readers.cells import Cut, blank, cut, numeric

_SENTENCE = re.compile(r"[。！？；：]")
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}\s?[、.．]|第[一二三四五六七八九十]{1,3}[章节部]")
_ENUMERATOR = re.compile(r"[（(]\s?[一二三四五六七八九十]{1,2}\s?[)）]|[一二三四五六七八九十]\s?、")
_PLAIN = re.compile(r"\t[^\t\n]{0,29}(?![^\n])(?:\n{1,2}\t[^\t\n]{0,29}(?![^\n]))*+")
"""Plain cells, in rows that a blank line ends: nearly all of a table is nothing else."""
_AT_ONCE = 128
"""Lines that are looked at together: some ten rows."""
_LONGEST_CELL = 120
_LONGEST_PART = 30
_MOST_PARTS = 12


class _Rows:
    """The rows read so far, and the cells of the one that is still open with their places."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, ...]] = []
        self.places: list[Place] = []
        self.texts: list[str] = []
        self.lines: list[int] = []
        self.columns: list[int] = []

    def close(self) -> None:
        """No cell is added to the open row any more."""
        if self.texts:
            self.rows.append(tuple(self.texts))
            self.places.append((self.lines, self.columns))
            self.texts, self.lines, self.columns = [], [], []

    def add(self, cells: Cut, number: int) -> None:
        """The cells of the line with this number."""
        texts, columns = cells
        self.texts += texts
        self.lines += (number,) * len(texts)
        self.columns += columns

    def add_plain(self, rows: str, number: int) -> None:
        """The rows of lines that have a cell each, the first of which has this number; the last row stays open."""
        for place, row in enumerate(rows.split("\n\n")):
            if place:
                self.close()
            cells = row[1:].split("\n\t")
            texts = [text.strip(WHITE) for text in cells]
            count = len(texts)
            self.texts += texts
            self.lines += range(number, number + count)
            if texts == cells:
                self.columns += (2,) * count
            else:
                places = zip(cells, texts, strict=True)
                self.columns += [2 + cell.index(text[0]) if text else 2 for cell, text in places]
            number += count + 1

    def go_on(self, line: str, gap: int, number: int) -> None:
        """The line goes on with the last cell, so many blank ones further down."""
        (text,), (column,) = cut((line,))
        if self.texts[-1]:
            self.texts[-1] += "\n" * (gap + 1) + text
        else:
            self.texts[-1], self.lines[-1], self.columns[-1] = text, number, column


def take(lines: Sequence[str], start: int) -> tuple[Table, int] | None:
    """The table that begins on the line at ``start``, and the index of the line after it."""
    if not _is_cell(lines[start]):
        return None
    read = _Rows()
    gap, index, end = 0, start, start
    while index < len(lines):
        if plain := _plain(lines, index):
            if gap:
                read.close()
            read.add_plain(plain, index + 1)
            index += plain.count("\n")
        elif cells := _cells(line := lines[index]):
            if gap or len(cells[0]) > 1:
                read.close()
            read.add(cells, index + 1)
            if len(cells[0]) > 1:
                read.close()
        elif blank(line):
            gap += 1
            index += 1
            continue
        elif read.texts and _goes_on(read.texts[-1], gap, lines, index):
            read.go_on(line, gap, index + 1)
        else:
            break
        gap, index, end = 0, index + 1, index + 1
    read.close()
    # a single line that begins with a TAB is an indented paragraph or heading
    return (Dump(tuple(read.rows), read.places), end) if len(read.rows) > 1 or len(read.rows[0]) > 1 else None


def _plain(lines: Sequence[str], index: int) -> str:
    """The rows of plain cells that begin here, as far as one looks; nothing where the line is none."""
    if lines[index][:1] != "\t":
        return ""
    rows = _PLAIN.match("\n".join(lines[index : index + _AT_ONCE]))
    return rows[0] if rows else ""


def _is_cell(line: str) -> bool:
    if "\t" not in line:
        return False
    head = line[: len(line) - len(line.lstrip(WHITE))]
    return "\t" in head and not ((len(line) > _LONGEST_PART and "。" in line) or len(line) > _LONGEST_CELL)


def _cells(line: str) -> Cut | None:
    """The cells of a line, None if it has none.

    Further TABs set numbers apart (2.重复申请⇥7⇥2); one between words is the cell's own.
    """
    if not _is_cell(line):
        return None
    head = line.index("\t") + 1
    body = line[head:]
    pieces = body.rstrip(WHITE).split("\t")
    apart = len(pieces) > 2 or any(numeric(piece.strip(WHITE)) for piece in pieces[1:])
    return cut(pieces if pieces[0].strip(WHITE) and apart else (body,), head + 1)


def _goes_on(before: str, gap: int, lines: Sequence[str], index: int) -> bool:
    """Whether the line at ``index``, ``gap`` blank ones further down, goes on with the cell ``before``."""
    text = lines[index].strip(WHITE)
    if len(text) > _LONGEST_PART or _SENTENCE.search(text) or _NUMERAL.match(text):
        return False
    if numeric(before):
        return gap == 0 and numeric(text)
    if gap:
        follows = index + 1 < len(lines) and _is_cell(lines[index + 1])
        return gap <= 2 and len(before) <= 12 and bool(_ENUMERATOR.match(before)) and follows
    return _part_of_cell(before, lines, index)


def _part_of_cell(before: str, lines: Sequence[str], index: int) -> bool:
    """Whether only short lines stand between here and the next cell or, below words, the end of the row."""
    for line in lines[index + 1 : index + 1 + _MOST_PARTS]:
        if _is_cell(line):
            return True
        if blank(line):
            return before != ""
        if len(line.strip(WHITE)) > _LONGEST_PART:
            return False
    return before != "" and index + 1 + _MOST_PARTS > len(lines)
