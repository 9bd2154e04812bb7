"""The heads of the tables: in which order their columns are printed."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.labels import Labels
from checker.extract.wording import core, without_notes
from checker.model.document import Cell
from checker.model.form import FormRow

_ORGANISATIONS = "法人或其他组织"


def printed_columns(heads: Sequence[Sequence[Cell]], table: str, labels: Labels) -> tuple[str, ...]:
    """The columns that the heads of a table print, each once: merged cells may be repeated."""
    printed = tuple(dict.fromkeys(_labelled(heads, table, labels)))
    return _unfolded(printed) if table == "requests" else printed


def column_order(printed: Sequence[str], row: FormRow) -> tuple[str, ...]:
    """The columns of ``row`` in their ``printed`` order, in the official one if they are not all printed."""
    official = tuple(column.id for column in row.columns)
    return tuple(printed) if sorted(printed) == sorted(official) else official


def result_order(heads: Sequence[Sequence[Cell]], row: FormRow, labels: Labels) -> tuple[str, ...]:
    """The fifteen result columns of 表四 as printed, five for each group."""
    official = tuple(column.id for column in row.columns)
    printed = [column for column in _labelled(heads, "disputes", labels) if column != _ORGANISATIONS]
    fives = [tuple(printed[start : start + 5]) for start in range(0, len(printed), 5)]
    if len(fives) == 3 and all(sorted(five) == sorted(official) for five in fives):
        return tuple(printed)
    return official * 3


def _labelled(heads: Sequence[Sequence[Cell]], table: str, labels: Labels) -> list[str]:
    columns = labels.columns[table]
    found = []
    for cell in (cell for head in heads for cell in head if cell.text):
        label = core(cell.text)
        if label == _ORGANISATIONS:
            found.append(label)
        elif column := columns.get(label) or columns.get(without_notes(label)):
            found.append(column)
    return found


def _unfolded(printed: tuple[str, ...]) -> tuple[str, ...]:
    """The upper head (自然人, 法人或其他组织, 总计) with the lower one's organisations put in."""
    if _ORGANISATIONS not in printed[:3]:
        return printed
    place = printed.index(_ORGANISATIONS)
    return (*printed[:place], *printed[3:], *printed[place + 1 : 3])
