"""Which of the counts that disagree with the tables have one cause, so that one finding tells them."""

from __future__ import annotations

from decimal import Decimal

from checker.kinds.base import Case, shown
from checker.kinds.comparison import DENIALS, SLIPS, Comparison
from checker.model.text import Text

# told among other things in a list of what was published; usually 制发件数, but not always
_LOOSE = ("listed",)


def of_one_cause(one: Comparison, other: Comparison) -> bool:
    """Whether two wrong counts of a sentence have one cause.

    What one has too much the other has too little, or a part and its whole are wrong by the same number.
    """
    if one.fact.sentence != other.fact.sentence or bool(one.fact.note) != bool(other.fact.note):
        return False
    if one.fact.relation != "=" or other.fact.relation != "=" or not _of_a_kind(one.address, other.address):
        return False
    # a cause that explains one of two numbers exchanged does not explain both
    if (one.fact.value, other.fact.value) == (other.table, one.table):
        return True
    if loosely(one) or loosely(other):
        return False
    off = _off(one)
    return off == -_off(other) or (off == _off(other) and _part_and_whole(one.address, other.address))


def _off(comparison: Comparison) -> Decimal:
    """How much more is told than stands in the table."""
    return comparison.fact.value - (comparison.table or 0)


_FLOW = ("new_received", "carried_in", "input_total", "carried_out")


def _part_and_whole(one: str, other: str) -> bool:
    """Whether one of two addresses is the total that holds the other: of a row, or （七）总计 of outcomes."""
    (_, row, column), (_, other_row, other_column) = one.split("."), other.split(".")
    if row == other_row:
        return "total" in (column, other_column)
    rows = (row, other_row)
    return "total_processed" in rows and not any(name in _FLOW for name in rows)


def _of_a_kind(one: str, other: str) -> bool:
    """Whether two addresses are parts of one breakdown: columns of a row, or rows of a column."""
    (table, row, column), (other_table, other_row, other_column) = one.split("."), other.split(".")
    return table == other_table and (row == other_row) != (column == other_column)


def loosely(comparison: Comparison) -> bool:
    """Whether a known cause or the words around it leave room for a difference."""
    fact = comparison.fact
    return comparison.cause not in (None, *SLIPS) or fact.kind in _LOOSE or bool(fact.note)


def follows(sum_: Comparison, differing: list[Comparison], case: Case) -> bool:
    """Whether a wrong sum only repeats wrong members told in its sentence: they are the cause."""
    cells = case.form.expand(sum_.address)
    members = [c for c in differing if c is not sum_ and c.fact.sentence == sum_.fact.sentence and c.address in cells]
    return len(cells) > 1 and bool(members) and sum(map(_off, members), Decimal(0)) == _off(sum_)


def beside(one: Comparison, other: Comparison, case: Case) -> Text:
    """What another count of one cause has to do with it."""
    if one.fact.value == other.table and other.fact.value == one.table:
        message = _EXCHANGED
    else:
        message = _ALIKE if _off(one) == _off(other) else _SHIFTED
    values = {"label": case.form.label(other.address), "claimed": shown(other.fact.value), "table": shown(other.table)}
    return message.fill(values)


_EXCHANGED = Text("与{label}两数互换", "exchanged with {label}")
_SHIFTED = Text(
    "与{label}（正文 {claimed}，表中 {table}）一多一少，恰好相抵",
    "it makes up for {label} ({claimed} told, {table} in the table)",
)
_ALIKE = Text(
    "{label}（正文 {claimed}，表中 {table}）相差同一数",
    "{label} ({claimed} told, {table} in the table) is wrong by the same number",
)


def counted(claim: Comparison, differing: list[Comparison]) -> bool:
    """Whether a count of the sentence has too much what is denied here: 清一色是自然人，共44件; 办结67件，无结转.

    Or it is 0 for the same cells: 收到申请零件.
    """
    for c in differing:
        if c.fact.kind in DENIALS or c.fact.sentence != claim.fact.sentence or loosely(c):
            continue
        too_much = _of_a_kind(c.address, claim.address) and _off(c) == claim.table
        if too_much or (c.address == claim.address and c.fact.value == claim.fact.value):
            return True
    return False
