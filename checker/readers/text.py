"""Text → blocks: each layout takes its tables where it sees them, what is left are paragraphs.

Layouts may be mixed in one file; the document is named after the one that gave most cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span, Table
from checker.readers import comma_dump, flat, line_dump, pipe_dump, run_on, tab_dump, told_rows
from checker.readers.cells import unmarked
from checker.readers.wrapped import unwrap

Take = Callable[[Sequence[str], int], tuple[Table, int] | None]
"""The table that begins on the line at an index, and the index of the first line after it."""

LAYOUTS: tuple[tuple[str, str, Take], ...] = (
    ("run_on", " \t", run_on.take),
    ("tab_dump", "\t", tab_dump.take),
    ("line_dump", "\t", line_dump.take),
    ("pipe_dump", pipe_dump.BARS, pipe_dump.take),
    ("comma_dump", ",", comma_dump.take),
    ("comma_dump", ";", comma_dump.take_semicolons),
)
"""The layouts, and the signs of which a text must have one to hold a table of theirs."""
PLAIN = "plain"
_BLANK_CELLS = "," + WHITE


def read_text(text: str) -> tuple[str, tuple[Block, ...]]:
    """The name of the layout and the blocks of ``text`` in their order."""
    return read_lines(split_lines(text))


def read_lines(lines: Sequence[str]) -> tuple[str, tuple[Block, ...]]:
    """The same of a text that is already cut into lines."""
    text = "\n".join(lines)
    layouts = [(name, take) for name, signs, take in LAYOUTS if any(sign in text for sign in signs)]
    blocks: list[Block] = []
    cells: Counter[str] = Counter()
    runs, told = flat.runs(lines), told_rows.runs(lines) if told_rows.may_hold(text) else {}
    index = 0
    while index < len(lines):
        if not lines[index] or (lines[index].isspace() and "\t" not in lines[index]):
            index += 1
            continue
        if index in told:
            table, index = told[index]
            blocks.append(table)
            cells["told_rows"] += sum(map(len, table.texts))
            continue
        if (end := runs.get(index)) is not None:
            table = flat.table(lines, index, end)
            blocks.append(table)
            cells["flat"] += sum(map(len, table.texts))
            index = end
            continue
        for layout, take in layouts:
            if (found := take(lines, index)) is not None:
                table, index = found
                if any(map(any, table.texts)):
                    blocks.append(table)
                    cells[layout] += sum(map(len, table.texts))
                break
        else:
            if (row := flat.lone_row(lines[index], index + 1)) is not None:
                blocks.append(row)
            elif lines[index].strip(_BLANK_CELLS):
                blocks.append(_paragraph(lines[index], index + 1))
            index += 1
    layout = cells.most_common(1)[0][0] if cells else PLAIN
    return layout, unwrap(blocks)


def _paragraph(line: str, number: int) -> Paragraph:
    """A line of prose without the signs of a heading of Markdown, and the commas of blank cells around it."""
    if line[0] == "," or line.endswith(",,"):
        # a spreadsheet written out, the only filled cell of its row
        text = line.strip(_BLANK_CELLS)
        return Paragraph(text, ((0, Span(number, line.index(text) + 1)),))
    if line[0] in "#*" and (heading := unmarked(line)) is not None:
        start, text = heading
        return Paragraph(text, ((0, Span(number, start + 1)),))
    return Paragraph(line, ((0, Span(number)),))


def split_lines(text: str) -> list[str]:
    """Lines as an editor counts them: unlike with ``str.splitlines``, a form feed ends none."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")
