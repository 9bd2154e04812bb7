"""A draft as the bytes of a file, in any of the layouts that reports come in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random

from benchmarks.batch_corpus.draft import Draft, part_five, part_one, part_six, preface
from benchmarks.batch_corpus.figures import Cells
from checker.packs.forms import load_forms
from tests.layouts import LAYOUTS, grids
from tests.wrappings import docx, html
from tests.wrappings.paper import Paper, printed

SHARES = {
    "line_dump": 46,
    "pipe_dump": 22,
    "markdown": 8,
    "tab_dump": 7,
    "bar_lines": 5,
    "spaced": 4,
    "flat": 3,
    "html": 3,
    "docx": 2,
}
"""How often each layout is met, in per cent."""
_SUFFIX = {"html": ".html", "docx": ".docx", "markdown": ".md"}
_MARK = 900001  # no label holds a number of six digits
_TOKEN = re.compile(r"(9\d{5})")
_HUNDREDTHS = "disclosure.admin_fee.amount"
_TEN_THOUSANDS = "disclosure.procurement.amount"

Skeleton = tuple[tuple[str, str], ...]
"""The text before each cell, and the cell; the last is ""."""


def suffix(layout: str) -> str:
    """The suffix of a file in this layout."""
    return _SUFFIX.get(layout, ".txt")


def shown(address: str, number: int) -> str:
    """A cell as it is printed."""
    if address == _HUNDREDTHS:
        return f"{number / 100:.2f}".rstrip("0").rstrip(".")
    return f"{number}万元" if address == _TEN_THOUSANDS and number else str(number)


def printed_cells(cells: Cells, blank: frozenset[str] = frozenset()) -> dict[str, str]:
    """Every cell as printed."""
    return {cell: "" if cell in blank else shown(cell, number) for cell, number in cells.items()}


def laid_out(draft: Draft, layout: str, template: str, rng: Random) -> bytes:
    """The file. Words that do not fit GBK are none of ours, so a share is written in it."""
    values = printed_cells(draft.cells, draft.blank)
    title = f"{draft.issuer}{draft.year}年政府信息公开工作年度报告"
    parts: dict[str, Sequence[str]] = {
        "": [title, *preface(draft, rng)],
        "s1": part_one(draft, template),
        "s5": part_five(draft),
        "s6": part_six(draft),
    }
    if layout in _WRAPPERS:
        return _WRAPPERS[layout](_paper(draft, parts, values))
    text = _text(draft, layout, parts, values)
    return text.encode("gb18030" if rng.random() < 0.1 else "utf-8")


def _text(draft: Draft, layout: str, parts: Mapping[str, Sequence[str]], values: Mapping[str, str]) -> str:
    pieces = ["\n".join(parts[""]), "\n"]
    gap = "\n" if layout == "markdown" else ""
    for section, heading in _headings(draft.form.id):
        pieces.append(f"{gap}{heading}\n{gap}")
        table = next((table.id for table in draft.form.tables if table.section == section), None)
        if table:
            for before, cell in _skeleton(draft.form.id, layout, table):
                pieces += (before, values.get(cell, ""))
        else:
            pieces.append(f"\n{gap}".join(parts[section]) + "\n")
    return "".join(pieces)


def _paper(draft: Draft, parts: Mapping[str, Sequence[str]], values: Mapping[str, str]) -> Paper:
    ruled = printed(draft.form, values)
    paper: Paper = list(parts[""])
    for section, heading in _headings(draft.form.id):
        paper.append(heading)
        paper += [ruled.grid(table.id) for table in draft.form.tables if table.section == section]
        paper += parts.get(section, ())
    return paper


_WRAPPERS: dict[str, Callable[[Paper], bytes]] = {"html": lambda paper: html.plain(paper).encode(), "docx": docx.plain}


@cache
def _headings(form: str) -> tuple[tuple[str, str], ...]:
    return tuple((s.id, f"{s.numeral}、{s.heading}") for s in load_forms()[form].sections)


@cache
def _skeleton(form: str, layout: str, table: str) -> Skeleton:
    """A table in a layout, cut at its cells."""
    blank = load_forms()[form]
    marks = {address: str(_MARK + index) for index, address in enumerate(blank.addresses)}
    cells = {mark: address for address, mark in marks.items()}
    *pieces, last = _TOKEN.split(LAYOUTS[layout](grids(blank, marks)[table]))
    return (*((before, cells[mark]) for before, mark in zip(pieces[::2], pieces[1::2], strict=True)), (last, ""))
