"""The heads of the tables: in which order their columns are printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.extract.labels import Labels
from checker.extract.sheet import Shape
from checker.extract.wording import core, without_notes
from checker.model.form import FormRow

_ORGANISATIONS = "法人或其他组织"
_SUBTOTAL, _TOTAL = "小计", "total"
_REMEMBERED = 512
EXTRA = ""
"""A column that the form does not have: the organisations summed up."""


def printed_columns(heads: Sequence[Shape], table: str, labels: Labels) -> tuple[str, ...]:
    """The columns that the heads of a table print, each once: merged cells may be repeated."""
    found = dict.fromkeys(_labelled(heads, table, labels))
    if EXTRA in found and _TOTAL not in found:
        # it is the total in other words
        found = dict.fromkeys(column or _TOTAL for column in found)
    return _unfolded(tuple(found)) if table == "requests" else tuple(found)


def part_columns(heads: Sequence[Shape], table: str, labels: Labels) -> tuple[str, ...]:
    """The columns in their official order, as far as the heads of a part of a table print them; else nothing."""
    found = [column for column in _labelled(heads, table, labels) if column != _ORGANISATIONS]
    order = [column.id for column in labels.form.table(table).rows[0].columns]
    if EXTRA in found or len(set(found)) < len(found):
        return ()
    return tuple([column for column in order if column in found])


@lru_cache(maxsize=_REMEMBERED)
def column_order(printed: tuple[str, ...], official: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a row in their ``printed`` order, in the ``official`` one if they are not all printed."""
    return printed if sorted(filter(None, printed)) == sorted(official) else official


def with_further(heads: Sequence[Shape], table: str, official: Sequence[str], labels: Labels) -> tuple[str, ...]:
    """The columns of a head of one row that prints all the ``official`` ones and others behind them; else nothing."""
    words = [core(text) for text in heads[-1] if text] if heads else []
    columns = labels.columns[table]
    found = [columns.get(word) or columns.get(without_notes(word), EXTRA) for word in words][1:]
    own, rest = found[: len(official)], found[len(official) :]
    return tuple(found) if rest and not any(rest) and sorted(own) == sorted(official) else ()


def without_total(printed: tuple[str, ...], official: tuple[str, ...]) -> bool:
    """Whether heads print all the columns but the total."""
    return sorted((*printed, _TOTAL)) == sorted(official)


def result_order(heads: Sequence[Shape], row: FormRow, labels: Labels) -> tuple[str, ...]:
    """The fifteen result columns of 表四 as printed, five for each group."""
    official = tuple(column.id for column in row.columns)
    printed = [column for column in _labelled(heads, "disputes", labels) if column != _ORGANISATIONS]
    fives = [tuple(printed[start : start + 5]) for start in range(0, len(printed), 5)]
    if len(fives) == 3 and all(sorted(five) == sorted(official) for five in fives):
        return tuple(printed)
    return official * 3


def groups_printed(heads: Sequence[Shape], labels: Labels) -> tuple[str, ...]:
    """The groups of 表四 in the order in which heads name all of them, else nothing."""
    official = {core(row.label.zh): row.id for row in labels.form.table("disputes").rows}
    words = (core(text) for head in heads for text in head if text)
    printed = tuple(dict.fromkeys(official[word] for word in words if word in official))
    return printed if len(printed) == len(official) else ()


def _labelled(heads: Sequence[Shape], table: str, labels: Labels) -> list[str]:
    columns = labels.columns[table]
    found = []
    for label in (core(text) for head in heads for text in head if text):
        if label == _ORGANISATIONS:
            found.append(label)
        elif label == _SUBTOTAL:
            found.append(EXTRA)
        elif column := columns.get(label) or columns.get(without_notes(label)):
            found.append(column)
    return found


def _unfolded(printed: tuple[str, ...]) -> tuple[str, ...]:
    """The upper head (自然人, 法人或其他组织, 总计) with the lower one's organisations put in."""
    if _ORGANISATIONS not in printed[:3]:
        return printed
    place = printed.index(_ORGANISATIONS)
    return (*printed[:place], *printed[3:], *printed[place + 1 : 3])
