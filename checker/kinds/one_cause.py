"""Which of the counts that disagree with the tables have one cause, so that one finding tells them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.kinds.base import Case, shown
from checker.kinds.comparison import DENIALS, SLIPS, Comparison
from checker.model.report import Fact
from checker.model.text import Text

# told among other things in a list of what was published; usually 制发件数, but not always
_LOOSE = ("listed",)


def of_one_cause(one: Comparison, others: Sequence[Comparison]) -> list[Comparison]:
    """Which of other wrong counts of its sentence have one cause with a count.

    All that are wrong by the same number as it must be where a balance or a total holds them together, or that the
    same number tells (收到并答复2件); else the first that lacks what it has too much.
    """
    near = [other for other in others if _comparable(one, other)]
    together = [other for other in near if _of_one_number(one.fact, other.fact) or _moved_together(one, other)]
    return together or [other for other in near if _exchanged(one, other)][:1]


def _comparable(one: Comparison, other: Comparison) -> bool:
    """Whether two counts are told in one sentence, with the same reserve."""
    return one.fact.sentence == other.fact.sentence and bool(one.fact.note) == bool(other.fact.note)


def _exactof_a_kind(one: Comparison, other: Comparison) -> bool:
    return one.fact.relation == other.fact.relation == "=" and of_a_kind(one.address, other.address)


def _moved_together(one: Comparison, other: Comparison) -> bool:
    """Whether two counts are wrong by the same number, and must be if one of them is and the sentence adds up."""
    firm = _exactof_a_kind(one, other) and not loosely(one) and not loosely(other)
    return firm and _off(one) == _off(other) and _bound(one.address, other.address)


def _exchanged(one: Comparison, other: Comparison) -> bool:
    """Whether two numbers are exchanged, or what one has too much the other has too little."""
    if not _exactof_a_kind(one, other):
        return False
    # a cause that explains one of two numbers exchanged does not explain both
    if (one.fact.value, other.fact.value) == (other.table, one.table):
        return True
    return not loosely(one) and not loosely(other) and _off(one) == -_off(other)


def _of_one_number(one: Fact, other: Fact) -> bool:
    """Whether one number tells both counts."""
    return (one.sentence, one.start, one.value) == (other.sentence, other.start, other.value)


def _off(comparison: Comparison) -> Decimal:
    """How much more is told than stands in the table."""
    return comparison.fact.value - (comparison.table or 0)


_IN, _OUT = ("new_received", "carried_in", "input_total"), ("total_processed", "carried_out")


def _bound(one: str, other: str) -> bool:
    """Whether two addresses of one breakdown can only be wrong together, by the same number.

    One is the total that holds the other, of a row, of outcomes (what came in stands for what was closed where one
    request is counted too many) or of what was to be done; or they stand on the two sides of
    新收 + 上年结转 = 办结 + 结转下年.
    """
    (_, row, column), (_, other_row, other_column) = one.split("."), other.split(".")
    if row == other_row:
        return "total" in (column, other_column)
    rows = {row, other_row}
    flows = rows & {*_IN, *_OUT}
    if len(flows) < len(rows):
        return len(flows) == 1 and not flows & {"carried_in", "carried_out"}
    return "input_total" in rows or len(rows & {*_IN}) == 1


def of_a_kind(one: str, other: str) -> bool:
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


def beside(one: Comparison, others: Sequence[Comparison], case: Case) -> Text:
    """What other counts of one cause have to do with a count."""
    told = [_beside(one, other, case) for other in others]
    return Text("；".join(each.zh for each in told), "; ".join(each.say("en") for each in told))


def _beside(one: Comparison, other: Comparison, case: Case) -> Text:
    if one.fact.value == other.table and other.fact.value == one.table:
        message = _EXCHANGED
    elif _off(one) == _off(other):
        message = _ALIKE
    else:
        message = _SHIFTED if _off(one) == -_off(other) else _ALSO
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
_ALSO = Text(
    "同句所述{label}（正文 {claimed}，表中 {table}）亦不符",
    "so is {label} in the same sentence ({claimed} told, {table} in the table)",
)


def counted(claim: Comparison, differing: list[Comparison]) -> bool:
    """Whether a count of the sentence has too much what is denied here: 清一色是自然人，共44件; 办结67件，无结转.

    Or too little on the other side of the balance: 收到57件，上年无结转，办结55件; or it is 0 for the same cells.
    """
    for c in differing:
        if c.fact.kind in DENIALS or c.fact.sentence != claim.fact.sentence or loosely(c):
            continue
        if c.address == claim.address and c.fact.value == claim.fact.value:
            return True
        if of_a_kind(c.address, claim.address) and (
            _off(c) == -_off(claim) or (_off(c) == _off(claim) and _bound(c.address, claim.address))
        ):
            return True
    return False


def counted_together(claims: Sequence[Comparison], differing: list[Comparison]) -> bool:
    """Whether a count of the sentence has too much what several cells lack that one claim denies: 被诉10件，均维持."""
    off = sum(map(_off, claims), Decimal(0))
    return any(
        c.fact.kind not in DENIALS
        and not loosely(c)
        and _off(c) == -off
        and all(c.fact.sentence == claim.fact.sentence and of_a_kind(c.address, claim.address) for claim in claims)
        for c in differing
    )
