"""Table rows as printed → rows of numbers under the label they belong to.

The grid of a dump cannot be trusted: merged labels are lost, dropped or repeated, cells of one row stand in
several. So the tables are read as one stream, and a label opens a row that takes the values after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress

from checker.extract.labels import Labels
from checker.extract.values import is_value
from checker.extract.wording import core
from checker.model.document import Block, Cell, Span, Table
from checker.model.report import Heading

_RESULTS = 15
"""表四 prints its fifteen numbers in one row."""
_TORN = 8
"""A label alone in its row is compared with the official ones only if it is long enough to be told."""
_GRID_ROWS = 4
_HEAD_ROWS = 40
"""A head has as many rows at most, even where each of its cells stands in a row of its own."""
_TRIES = 300
"""How many unknown labels are compared with the official ones; a report has at most a few."""


@dataclass(slots=True)
class Found:
    """A row of the form as it was found: its label and the cells after it.

    ``address`` is "" for numbers whose label is lost. ``starts`` counts the cells before the values in the
    printed row; ``gathered`` rows were put together from several printed ones; ``due`` ones stand below the
    heading of their own section.
    """

    address: str
    label: Cell
    cells: list[Cell]
    table: int
    starts: int = 0
    confidence: float = 1.0
    gathered: bool = False
    due: bool = False
    heads: tuple[tuple[Cell, ...], ...] = ()


@dataclass(slots=True)
class Stream:
    """All rows found in a document, the place of each statutory table, and where 表四's numbers stand."""

    labels: Labels
    rows: list[Found] = field(default_factory=list)
    results: list[Found] = field(default_factory=list)
    tables: dict[str, Span] = field(default_factory=dict)
    current: str | None = None
    due: str | None = None
    heads: tuple[tuple[Cell, ...], ...] = ()
    open: Found | None = None
    taken: set[str] = field(default_factory=set)
    seen: int = 0
    tries: int = _TRIES

    def take(self, number: int, row: tuple[Cell, ...]) -> None:
        """Read one printed row of the table ``number``."""
        words = [index for index, cell in enumerate(row) if not is_value(cell.text)]
        if not words:
            self._values(number, row)
            return
        first = next((index for index, cell in enumerate(row) if _number(cell)), len(row))
        if first < words[0] and sum(map(_number, row[: words[0]])) == 1:
            # the row begins with its own number
            first = next((index for index in range(words[0], len(row)) if _number(row[index])), first)
        if first == len(row) and (table := self._head(row, words)) is not None:
            self._begin(table, row)
            return
        before = [index for index in words if index < first]
        if before and first < len(row) and (begun := self._begun_by(row[before[-1]].text)) is not None:
            begun.cells += row[before[-1] + 1 :]
            return
        if not before or (found := self._label(row, before)) is None:
            self._nameless(number, row, before, first)
            return
        index, address, confidence = found
        self._open(Found(address, row[index], list(row[index + 1 :]), number, index + 1, confidence))

    def turn(self, table: str | None) -> None:
        """A section heading stands before the rows that follow."""
        self.open = None
        self.due = table
        if table != self.current:
            self.current = table
            self.heads = ()

    def _head(self, row: Sequence[Cell], words: Sequence[int]) -> str | None:
        return next((table for index in words if (table := self.labels.head(row[index].text))), None)

    def _begin(self, table: str, row: tuple[Cell, ...]) -> None:
        if table != self.current or table == "disclosure" or self.open is not None:
            self.heads = ()
        self.current, self.open = table, None
        self.heads = (*self.heads[-_HEAD_ROWS:], row)
        self.tables.setdefault(table, row[0].span)
        if table == "disputes":
            self.open = Found("", row[0], [], -1)
            self.results.append(self.open)

    def _label(self, row: Sequence[Cell], before: Sequence[int]) -> tuple[int, str, float] | None:
        """The cell that names the row, nearest to the numbers; merged labels stand to its left."""
        *left, last = before
        if (address := self._row(row[last].text)) is not None:
            return last, address, 1.0
        if self.labels.ambiguous(row[last].text):
            return None
        for index in reversed(left):
            if not self.labels.group(row[index].text) and (address := self._row(row[index].text)) is not None:
                return index, address, 1.0
        if self._comparable(row, last) and (match := self._nearest(row, left, last)) is not None:
            return last, match[0], match[1]
        for index in reversed(left):
            if (address := self._row(row[index].text)) is not None:
                return index, address, 1.0
        return None

    def _row(self, text: str) -> str | None:
        address = self.labels.row(text)
        if address is not None and self.labels.ambiguous(text) and not self._expected():
            return None
        return address

    def _expected(self) -> bool:
        """总计 and 其他 name rows only further down in 表三; above they name columns."""
        return self.current in (None, "requests") and self.seen > 2

    def _comparable(self, row: Sequence[Cell], last: int) -> bool:
        """Whether an unknown label may be a misprint: values follow, or it is long enough to be told."""
        if self.labels.group(row[last].text) or self._torn(row):
            return False
        alone = len(row) == 1 and len(row[0].text) >= _TORN and self.current == "requests"
        return alone or last + 1 < len(row)

    def _nearest(self, row: Sequence[Cell], left: Sequence[int], last: int) -> tuple[str, float] | None:
        if self.tries == 0:
            return None
        self.tries -= 1
        joined = "".join(row[index].text for index in (*left[-1:], last))
        for text in (row[last].text, joined):
            if (match := self.labels.nearest(text, self.current, self.taken)) is not None:
                return match.address, match.confidence
        return None

    def _open(self, found: Found) -> None:
        table = found.address.partition(".")[0]
        if table != self.current:
            self.heads = ()
        self.current, self.open = table, found
        found.due = table == self.due
        self.tables.setdefault(table, found.label.span)
        found.heads = self.heads
        self.rows.append(found)
        self.taken.add(found.address)
        self.seen += table == "requests"

    def _values(self, number: int, row: tuple[Cell, ...]) -> None:
        """Values without a label go on with the open row, or their label is lost."""
        if self.current == "disputes" and (self.open is None or self.open.address == ""):
            self._results(number, row)
        elif len(row) > 1 and not any(cell.text for cell in row):
            return
        elif self.open is not None and len(self.open.cells) + len(row) <= self._width(self.open.address):
            self.open.cells += row
            self.open.gathered = True
        elif any(cell.text for cell in row) and self.current is not None:
            self.rows.append(Found("", row[0], list(row), number, 0))

    def _results(self, number: int, row: tuple[Cell, ...]) -> None:
        if len(row) < _RESULTS and not any(cell.text for cell in row) and (len(row) > 1 or not self._begun()):
            return
        if self.open is None or len(self.open.cells) + len(row) > _RESULTS:
            self.open = Found("", row[0], [], number)
            self.results.append(self.open)
        elif self.open.cells:
            self.open.gathered = True
        self.open.table = number
        self.open.cells += row
        self.open.heads = self.heads

    def _begun(self) -> bool:
        return self.open is not None and bool(self.open.cells)

    def _nameless(self, number: int, row: tuple[Cell, ...], before: Sequence[int], first: int) -> None:
        """Words that name no row: a merged label on its own, a result, or a lost label before numbers."""
        if self.current == "disputes" and before and self.labels.result(row[before[-1]].text):
            self.open = Found("", row[before[-1]], list(row[before[-1] + 1 :]), number, before[-1] + 1)
            self.open.heads = self.heads
            self.results.append(self.open)
            return
        if self.current == "disputes" and len(row) - first >= 10:
            self._results(number, row[before[-1] + 1 :] if before else row)
            return
        if self._torn(row):
            return
        self.open = None
        if first < len(row) and self.current is not None and len(row) - first > 1:
            self.rows.append(Found("", row[first], list(row[first:]), number, first))

    def _begun_by(self, text: str) -> Found | None:
        """The open row without values, if the words are the rest of its label."""
        if self.open is None or not self.open.address or self.open.cells or self.labels.row(text) is not None:
            return None
        # pieces of merged labels may stand before it in the same line
        rest, official = core((text.split() or [""])[-1]), self.labels.official[self.open.address]
        whole = (core(self.open.label.text) + rest).endswith(official)
        return self.open if whole or (len(rest) > 1 and official.endswith(rest)) else None

    def _torn(self, row: Sequence[Cell]) -> bool:
        """Whether a lone cell is the rest of the label just read."""
        if len(row) > 1 or self.open is None or not self.open.address or self.open.cells:
            return False
        return core(row[0].text) in self.labels.official[self.open.address]

    def _width(self, address: str) -> int:
        return len(self.labels.form.rows[address].columns)


def stream(blocks: Iterable[Block], headings: Sequence[Heading], labels: Labels) -> Stream:
    """All rows of the tables among ``blocks``, in their order; ``headings`` tell which table is due."""
    sections = {table.section: table.id for table in labels.form.tables}
    places = {heading.span: heading.section for heading in headings}
    read = Stream(labels)
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            for row in _without_gaps(block.rows, labels):
                if (section := _heading(row, places)) is not None:
                    read.turn(sections.get(section))
                else:
                    read.take(number, row)
        elif (section := places.get(block.begin)) is not None:
            read.turn(sections.get(section))
    return read


def _without_gaps(rows: Sequence[tuple[Cell, ...]], labels: Labels) -> Sequence[tuple[Cell, ...]]:
    """The rows of a true grid without the columns that merged cells left blank from the head to the end."""
    if len(rows) < _GRID_ROWS or any(len(row) != len(rows[0]) for row in rows):
        return rows
    kept = [any(cell.text for cell in column) for column in zip(*rows, strict=True)]
    if all(kept) or not any(labels.head(cell.text) for row in rows[:_GRID_ROWS] for cell in row if cell.text):
        return rows
    return [tuple(compress(row, kept)) for row in rows]


def _heading(row: Sequence[Cell], places: dict[Span, str]) -> str | None:
    """The section whose heading is the only cell of a row."""
    filled = [cell for cell in row if cell.text]
    return places.get(filled[0].span) if len(filled) == 1 else None


def _number(cell: Cell) -> bool:
    return cell.text != "" and is_value(cell.text)
