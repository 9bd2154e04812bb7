"""Table rows as printed → rows of numbers under the label they belong to.

The grid of a dump cannot be trusted: merged labels are lost, dropped or repeated, cells of one row stand in
several. So the tables are read as one stream, and a label opens a row that takes the values after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.extract.grid import own_columns
from checker.extract.labels import Labels
from checker.extract.sheet import Outline, Row, Shape
from checker.extract.wording import core, enumerator

_RESULTS = 15
"""表四 prints its fifteen numbers in one row."""
_TORN = 8
"""A label alone in its row is compared with the official ones only if it is long enough to be told."""
_HEAD_ROWS = 40
"""A head has as many rows at most, even where each of its cells stands in a row of its own."""
OUTCOME = "requests.other_misc"
"""The row that all outcomes belong into which have none of their own."""
_TRIES = 300
"""How many unknown labels are compared with the official ones; a report has at most a few."""


@dataclass(slots=True)
class Found:
    """A row of the form as it was found: its label, the number of the cell it stands in, and the cells after it.

    ``address`` is "" for numbers whose label is lost. ``starts`` counts the cells before the values in the
    printed row; ``gathered`` rows were put together from several printed ones; ``due`` ones stand below the
    heading of their own section; the label of ``torn`` ones goes on in a further line;
    ``unknown`` is the cell of words before numbers among the outcomes that name no row, -1 where there is none;
    ``within`` is the table that a row without address was found in.
    """

    address: str
    label: str
    place: int
    cells: list[int]
    table: int
    starts: int = 0
    confidence: float = 1.0
    gathered: bool = False
    due: bool = False
    torn: bool = False
    unknown: int = -1
    within: str = ""
    heads: tuple[Shape, ...] = ()

    @property
    def table_id(self) -> str:
        """The statutory table that the row is one of."""
        return self.address.partition(".")[0]

    def shape(self, shapes: Sequence[str]) -> Shape:
        """The shape of its cells, where ``shapes`` are those of all cells."""
        return tuple([shapes[cell] for cell in self.cells])


@dataclass(slots=True)
class Stream:
    """All rows found in a document, the first cell of each statutory table, and where 表四's numbers stand."""

    labels: Labels
    rows: list[Found] = field(default_factory=list)
    results: list[Found] = field(default_factory=list)
    tables: dict[str, int] = field(default_factory=dict)
    shapes: list[str] = field(default_factory=list)
    current: str | None = None
    due: str | None = None
    heads: tuple[Shape, ...] = ()
    open: Found | None = None
    taken: set[str] = field(default_factory=set)
    seen: int = 0
    tries: int = _TRIES

    def take(self, row: Row) -> None:
        """Read one printed row."""
        shape = row.shape
        words, before, first, head, named, second = self.labels.sense(shape)
        if not words:
            self._values(row)
            return
        if second:
            for part in row.cut(second):
                self.take(part)
            return
        if head is not None:
            self._begin(head, row)
            return
        if before and first < len(shape) and (begun := self._begun_by(shape[before[-1]])) is not None:
            begun.torn = True
            begun.cells += row.cells[before[-1] + 1 :]
            return
        if not before or (first < len(shape) and self._says_result(shape[before[-1]])):
            found = None
        elif named is not None:
            found = before[-1], named, 1.0
        else:
            found = self._label(shape, before)
        if found is None:
            self._nameless(row, before, first)
            return
        index, address, confidence = found
        cells = list(row.cells[index + 1 :])
        self._open(Found(address, shape[index], row.cells[index], cells, row.table, index + 1, confidence))

    def turn(self, table: str | None) -> None:
        """A section heading stands before the rows that follow."""
        self.open = None
        self.due = table
        if table != self.current:
            self.current = table
            self.heads = ()

    def _begin(self, table: str, row: Row) -> None:
        if table != self.current or table == "disclosure" or self.open is not None:
            self.heads = ()
        self.current, self.open = table, None
        self.heads = (*self.heads[-_HEAD_ROWS:], row.shape)
        self.tables.setdefault(table, row.cells[0])
        if table == "disputes":
            self.open = Found("", row.shape[0], row.cells[0], [], -1)
            self.results.append(self.open)

    def _says_result(self, text: str) -> bool:
        """Whether the words before a number are a result of 表四, which is printed downwards."""
        return self.current == "disputes" and self.labels.result(text) is not None

    def _label(self, row: Shape, before: Sequence[int]) -> tuple[int, str, float] | None:
        """The cell that names the row, nearest to the numbers; merged labels stand to its left."""
        *left, last = before
        if (address := self._row(row[last])) is not None:
            return last, address, 1.0
        if self.labels.ambiguous(row[last]):
            return None
        for index in reversed(left):
            if not self.labels.group(row[index]) and (address := self._row(row[index])) is not None:
                return index, address, 1.0
        if self._comparable(row, last) and (match := self._nearest(row, left, last)) is not None:
            return last, match[0], match[1]
        for index in reversed(left):
            if (address := self._row(row[index])) is not None:
                return index, address, 1.0
        return None

    def _row(self, text: str) -> str | None:
        address = self.labels.row(text)
        if address is not None and self.labels.ambiguous(text) and not self._expected():
            # with its numeral it names no column, wherever it stands
            numeral = enumerator(self.labels.form.rows[address].number)
            return address if numeral and numeral == enumerator(text) and self.current == "requests" else None
        return address

    def _expected(self) -> bool:
        """总计 and 其他 name rows only further down in 表三; above they name columns."""
        return self.current in (None, "requests") and self.seen > 2

    def _comparable(self, row: Shape, last: int) -> bool:
        """Whether an unknown label may be a misprint: values follow, or it is long enough to be told."""
        if self.labels.group(row[last]) or self.labels.torn(row[last]) or self._torn(row):
            return False
        alone = len(row) == 1 and len(row[0]) >= _TORN and self.current == "requests"
        return alone or last + 1 < len(row)

    def _nearest(self, row: Shape, left: Sequence[int], last: int) -> tuple[str, float] | None:
        if self.tries == 0:
            return None
        self.tries -= 1
        joined = "".join(row[index] for index in (*left[-1:], last))
        for text in (row[last], joined):
            match = self.labels.nearest(text, self.current, self.taken)
            # 行政复议数 and a number are another table, such as an annex
            if match is not None and len(row) - last > self._least(match.address):
                return match.address, match.confidence
        return None

    def _open(self, found: Found) -> None:
        table = found.address.partition(".")[0]
        if table != self.current:
            self.heads = ()
        self.current, self.open = table, found
        found.due = table == self.due
        self.tables.setdefault(table, found.place)
        found.heads = self.heads
        self.rows.append(found)
        self.taken.add(found.address)
        self.seen += table == "requests"

    def _values(self, row: Row) -> None:
        """Values without a label go on with the open row, or their label is lost."""
        filled = any(row.shape)
        if self.current == "disputes" and (self.open is None or self.open.address == ""):
            self._results(row)
        elif len(row.shape) > 1 and not filled:
            return
        elif self.open is not None and len(self.open.cells) + len(row.shape) <= self._width(self.open.address):
            self.open.cells += row.cells
            self.open.gathered = True
        elif filled and self.current is not None:
            self.rows.append(Found("", row.shape[0], row.cells[0], list(row.cells), row.table, within=self.current))

    def _results(self, row: Row, first: int = 0) -> None:
        shape, cells = row.shape[first:], row.cells[first:]
        if len(shape) < _RESULTS and not any(shape) and (len(shape) > 1 or not self._begun()):
            return
        if self.open is None or len(self.open.cells) + len(shape) > _RESULTS:
            self.open = Found("", shape[0], cells[0], [], row.table)
            self.results.append(self.open)
        elif self.open.cells:
            self.open.gathered = True
        self.open.table = row.table
        self.open.cells += cells
        self.open.heads = self.heads

    def _begun(self) -> bool:
        return self.open is not None and bool(self.open.cells)

    def _nameless(self, row: Row, before: Sequence[int], first: int) -> None:
        """Words that name no row: a merged label on its own, a result, or a lost label before numbers."""
        shape, cells = row.shape, row.cells
        if self.current == "disputes" and before and self.labels.result(shape[before[-1]]):
            label = before[-1]
            if any(shape[:label]):
                self.heads = (*self.heads, shape[:label])
            self.open = Found("", shape[label], cells[label], list(cells[label + 1 :]), row.table, label + 1)
            self.open.heads = self.heads
            self.results.append(self.open)
            return
        if self.current == "disputes" and len(shape) - first >= 10:
            self._results(row, before[-1] + 1 if before else 0)
            return
        if self.open is not None and self._torn(shape):
            self.open.label += shape[0]
            return
        self.open = None
        among_outcomes = before and self.rows and self.labels.outcome(self.rows[-1].address)
        if first < len(shape) and self.current is not None and len(shape) - first > 1:
            found = Found("", shape[first], cells[first], list(cells[first:]), row.table, first)
            found.within = self.current
            if among_outcomes and not self.labels.piece(shape[before[-1]]):
                found.unknown = cells[before[-1]]
            self.rows.append(found)
        elif among_outcomes and first == len(shape) == 1 and self._is_label(shape[0]):
            # its numbers may stand in the rows after it
            self.open = Found(
                "", shape[0], cells[0], [], row.table, 1, gathered=True, unknown=cells[0], within="requests"
            )
            self.rows.append(self.open)

    def _is_label(self, text: str) -> bool:
        """Whether words that name no row are numbered as one, and are no merged label or a part of another."""
        return bool(enumerator(text)) and not self.labels.piece(text)

    def _begun_by(self, text: str) -> Found | None:
        """The open row without values, if the words are the rest of its label."""
        if self.open is None or not self.open.address or self.open.cells or self.labels.row(text) is not None:
            return None
        # pieces of merged labels may stand before it in the same line
        rest, official = core((text.split() or [""])[-1]), self.labels.official[self.open.address]
        whole = (core(self.open.label) + rest).endswith(official)
        return self.open if whole or (len(rest) > 1 and official.endswith(rest)) else None

    def _torn(self, row: Shape) -> bool:
        """Whether a lone cell is the rest of the label just read, or goes on with it below its numbers."""
        if len(row) > 1 or self.open is None or not self.open.address:
            return False
        official = self.labels.official[self.open.address]
        if not self.open.cells:
            return core(row[0]) in official
        return self.labels.begins(self.open.label + row[0], official)

    def _least(self, address: str) -> int:
        """How many cells must follow a label that is only like the official one: in 表四 those of a whole group."""
        return self._width(address) if address.startswith("disputes.") else 0

    def _width(self, address: str) -> int:
        rows = self.labels.form.rows
        return len((rows[address] if address else self.labels.form.table("requests").rows[0]).columns)


def stream(outline: Outline, labels: Labels) -> Stream:
    """All rows of tables that look like this, in their order."""
    sections = {table.section: table.id for table in labels.form.tables}
    lone = dict(outline.lone)
    read = Stream(labels)
    for number, block in enumerate(outline.blocks):
        if isinstance(block, str):
            read.turn(sections.get(block))
            continue
        for row in own_columns(list(_numbered(number, block, read.shapes)), labels):
            if lone and (cell := row.lone) is not None and cell in lone:
                read.turn(sections.get(lone[cell]))
            else:
                read.take(row)
    # the beginning of a merged label, cut by the end of its line, takes no values
    read.rows = [found for found in read.rows if found.cells or not (labels.torn(found.label) or found.unknown >= 0)]
    return read


def _numbered(table: int, rows: Iterable[Shape], shapes: list[str]) -> Iterator[Row]:
    """Rows with the numbers of their cells, which are counted on from ``shapes``."""
    for shape in rows:
        yield Row(table, range(len(shapes), len(shapes) + len(shape)), shape)
        shapes += shape
