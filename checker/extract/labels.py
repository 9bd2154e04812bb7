"""The words a form prints beside its numbers, and what each of them may name."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checker.extract.sheet import VALUE, Shape
from checker.extract.values import kept_apart
from checker.extract.wording import core, enumerator, similarity, without_notes
from checker.model.form import CellType, Form, FormColumn, FormRow, FormTable

_HEADS: Mapping[str, str] = {
    "信息内容": "disclosure",
    "申请人情况": "requests",
    "法人或其他组织": "requests",
    "本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和": "requests",
}
"""Words in the heads of the tables that label no column."""
AMBIGUOUS = frozenset(("其他", "其它", "总计", "合计", "共计", "小计"))
"""Labels of a column and of a row: alone they tell no head from a row of numbers."""
_FUZZY = 0.6
_TELLING = 2
"""Characters of a group's label, after its numeral, that tell it."""
_LAST_LINE = 4
_LEAST_WORDS = 2
_SHAPES = 2048
"""Rows and labels that are kept in mind."""
_JOINED_BY = "-－—–―:·/>→之、"
"""What stands between a group and a label that are printed as one."""
_JOINTS = str.maketrans("", "", _JOINED_BY)


@dataclass(frozen=True, slots=True)
class Match:
    """A printed label laid on a row: ``table.row``, and how sure that is."""

    address: str
    confidence: float


class Sense(NamedTuple):
    """What a row says by itself: which cells are words, which of them stand before its first number, and where that is.

    ``head`` is the table in whose head it stands; ``named`` the row that the last word before the numbers names beyond
    doubt; ``second`` the cell with which another row begins, 0 where none does.
    """

    words: tuple[int, ...]
    before: tuple[int, ...] = ()
    first: int = 0
    head: str | None = None
    named: str | None = None
    second: int = 0


class Labels:
    """The labels of one form by their cores."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.rows: dict[str, str] = {}
        self.heads: dict[str, str] = dict(_HEADS)
        self.groups: set[str] = set()
        self._torn: set[str] = set()
        self.columns: dict[str, dict[str, str]] = {}
        self.official: dict[str, str] = {}
        self.order: dict[str, int] = {}
        self.cells: dict[str, dict[str, tuple[str, CellType, str]]] = {}
        """Address and type of each cell by row and column, in their order, and what tells its amounts from others."""
        self.sense = lru_cache(maxsize=_SHAPES)(self._sense)
        self.like = lru_cache(maxsize=_SHAPES)(self._like)
        self.wording = lru_cache(maxsize=_SHAPES)(self._wording)
        for table in form.tables:
            self._learn(table)

    def _learn(self, table: FormTable) -> None:
        columns = self.columns.setdefault(table.id, {})
        for row in table.rows:
            self._learn_row(f"{table.id}.{row.id}", row)
            for column in row.columns:
                for label in wordings(column):
                    columns[label] = column.id
                    if label not in AMBIGUOUS:
                        self.heads.setdefault(label, table.id)

    def _learn_row(self, address: str, row: FormRow) -> None:
        self.order[address] = len(self.order)
        self.official[address] = core(row.label.zh)
        cells = {column.id: f"{address}.{column.id}" for column in row.columns}
        types = self.form.types
        self.cells[address] = {name: (cell, types[cell], kept_apart(cell)) for name, cell in cells.items()}
        group = core(row.group)
        for label in wordings(row):
            self.rows.setdefault(label, address)
            self.rows.setdefault(without_notes(label), address)
            if group:
                self.rows.setdefault(group + label, address)
        if group:
            self.groups.add(group)
            numeral = enumerator(row.group)
            self._torn.update(numeral + group[:end] for end in range(_TELLING, len(group)))
        if row.block:
            self.heads[core(row.block)] = address.partition(".")[0]
        if address.startswith("disputes."):
            self.heads.update(dict.fromkeys(filter(None, (self.official[address], group)), "disputes"))

    def _sense(self, row: Shape) -> Sense:
        """What a row of this shape says by itself."""
        words = tuple([index for index, text in enumerate(row) if text not in ("", VALUE)])
        if not words:
            return Sense(words)
        first = next((index for index, text in enumerate(row) if text == VALUE), len(row))
        if first < words[0] and row[: words[0]].count(VALUE) == 1:
            # the row begins with its own number
            first = next((index for index in range(words[0], len(row)) if row[index] == VALUE), first)
        before = tuple([index for index in words if index < first])
        head = named = None
        if first == len(row):
            head = next((table for index in words if (table := self.head(row[index]))), None)
        if before and not self.ambiguous(row[before[-1]]):
            named = self.row(row[before[-1]])
        return Sense(words, before, first, head, named, self._second(row, words, first))

    def _second(self, row: Shape, words: Sequence[int], first: int) -> int:
        """The first of the words between numbers that name a row of their own: nothing parted it from this one."""
        begin = 0
        for index in words if words[0] < first < words[-1] else ():
            if index > first and row[index - 1] in ("", VALUE):
                begin = index
            if begin and row[index + 1 : index + 2] == (VALUE,):
                # a label of a column as well is one of a row where it is said again
                sure = not self.ambiguous(row[index]) or row[index] in row[:first]
                if sure and self.row(row[index]) is not None:
                    return begin
        return 0

    def row(self, text: str) -> str | None:
        """The row that a label names exactly, or in a wording known from real reports."""
        label = core(text)
        if (found := self.rows.get(label)) is None:
            if "(" in label:
                found = self.rows.get(without_notes(label))
            if found is None and label.translate(_JOINTS) != label:
                found = self.rows.get(self._own(label))
        return found

    def _own(self, label: str) -> str:
        """A label without the group printed before it."""
        group = next((group for group in self.groups if label.startswith(group) and label != group), "")
        own = label.removeprefix(group).lstrip(_JOINED_BY) if group else label
        return own[1:-1] if group and own[:1] == "(" and own.find(")") == len(own) - 1 else own

    def piece(self, text: str) -> bool:
        """Whether the words are no more than a part of a row's label, such as a line of it."""
        label = core(text).rstrip("0123456789")
        return len(label) < _LEAST_WORDS or any(label in known for known in self.rows)

    def begins(self, text: str, official: str) -> bool:
        """Whether the words, with or without the group before them, are the beginning of an official label."""
        label = core(text)
        group = next((group for group in self.groups if label.startswith(group)), "")
        return official.startswith((label, label.removeprefix(group) or label))

    def head(self, text: str) -> str | None:
        """The table in whose head the words stand, if they can stand nowhere else."""
        label = core(text)
        if (found := self.heads.get(label)) is None and "(" in label:
            found = self.heads.get(without_notes(label)) or self.heads.get(label.strip("()"))
        return found

    def result(self, text: str) -> str | None:
        """The column of 表四 that the words name."""
        return self.columns["disputes"].get(core(text)) if "disputes" in self.columns else None

    def group(self, text: str) -> bool:
        """Whether the words are a merged label to the left of several rows; the next one's bracket may cling to it."""
        return core(text).rstrip("(") in self.groups

    def torn(self, text: str) -> bool:
        """Whether the words are only the beginning of such a label, with its numeral: （六）其他, 三、本年度办理结."""
        return enumerator(text) + core(text) in self._torn

    def outcome(self, address: str) -> bool:
        """Whether a row stands among those that （七）总计 of 表三 adds up."""
        first, end = (self.order.get(f"requests.{row}", -1) for row in ("granted", "total_processed"))
        return first <= self.order.get(address, -1) < end

    def own(self, text: str) -> bool:
        """Whether the words are the form's: where a value should stand, they show that the table was misread."""
        if text in ("", VALUE):
            return False
        return core(text) in AMBIGUOUS or self.group(text) or self.head(text) is not None or self.row(text) is not None

    def ambiguous(self, text: str) -> bool:
        """Whether the words label a column as well as a row."""
        return core(text) in AMBIGUOUS

    def nearest(self, text: str, table: str | None, taken: Container[str]) -> Match | None:
        """The row whose label is most like ``text``; rows already found by their own label are left out."""
        label = core(text)
        for group in self.groups:
            if label.startswith(group) and len(label) > len(group) + 1:
                label = label.removeprefix(group)
        if len(label) < 2:
            return None
        if (found := self.rows.get(label)) is not None:
            return Match(found, 0.95)
        left = ((score, address) for score, address in self.like(label, table) if address not in taken)
        score, best = next(left, (0.0, ""))
        return Match(best, 0.95 if score >= 0.7 else 0.8) if best else None

    def _like(self, label: str, table: str | None) -> tuple[tuple[float, str], ...]:
        """The rows whose labels are like ``label``, the likest first, and how much they are."""
        scores = {
            (_likeness(label, known), address)
            for known, address in self.rows.items()
            if table is None or address.startswith(f"{table}.")
        }
        return tuple(sorted((score for score in scores if score[0] >= _FUZZY), reverse=True))

    def _wording(self, address: str, text: str) -> str:
        """The printed words where they depart from the official ones in more than blanks and numbers.

        The end of the official words is the last line of a torn label.
        """
        label, official = core(text), self.official[address]
        if len(label) >= _LAST_LINE and official.endswith(label):
            return ""
        if self._clung(label, official):
            return ""
        if self._harmless(label, official) or label in map(core, self.form.rows[address].accepted):
            return ""
        own = self._own(label)
        return "" if self._harmless(own, official) else own or label

    def _clung(self, label: str, official: str) -> bool:
        """Whether the last line of another label stands before a row's own, or before the first line of that."""
        ends = (end for end in range(1, len(label) - _LAST_LINE + 1) if official.startswith(label[end:]))
        return any(known.endswith(label[:end]) for end in ends for known in (*self.groups, *self.rows))

    @staticmethod
    def _harmless(label: str, official: str) -> bool:
        if official in (label, without_notes(label)):
            return True
        return label.removeprefix("行政") == official.removeprefix("行政")


def wordings(item: FormRow | FormColumn) -> tuple[str, ...]:
    """The cores of the official label and of its variants."""
    official = core(item.label.zh)
    more = (*item.variants, *(item.accepted if isinstance(item, FormRow) else ()))
    return tuple(dict.fromkeys((official, without_notes(official), *map(core, more))))


def _likeness(label: str, known: str) -> float:
    """A torn label is a part of the official one; the longer the part, the surer."""
    score = similarity(label, known)
    if len(label) >= 4 and label in known:
        return max(score, 0.6 + 0.4 * len(label) / len(known))
    return score
