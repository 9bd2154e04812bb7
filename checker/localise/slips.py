"""How a wrong number comes about: a small model of slips, each with its cost in nats and its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.localise.system import Number
from checker.model.text import Text


@dataclass(frozen=True, slots=True)
class Slip:
    """One way from the true number to the printed one; the higher ``cost``, the rarer."""

    name: str
    cost: float
    reason: Text


BLANK = Slip("blank_cell", -4.0, Text("单元格漏填", "the cell was left blank"))
# where zeros are left blank throughout, a blank is no sign of anything
BLANK_AMONG_MANY = Slip("blank_cell", 2.2, BLANK.reason)
SWAPPED = Slip("transposed_digits", 0.8, Text("两位数字颠倒", "transposed digits"))
SIGN = Slip("sign", 0.8, Text("多写了负号", "a stray minus sign"))
POINT = Slip("decimal_point", 0.8, Text("小数点有误", "a stray decimal point"))
DOUBLED = Slip("digit_doubled", 1.6, Text("一位数字重复录入", "one digit typed twice"))
LOST = Slip("digit_lost", 1.8, Text("漏录一位数字", "one digit lost"))
ADDED = Slip("digit_added", 1.9, Text("多录一位数字", "one digit too many"))
DIGIT = Slip("one_digit", 2.0, Text("一位数字有误", "one digit wrong"))
ZERO = Slip("left_at_zero", 2.2, Text("应有数而填为 0", "left at 0 where a number belongs"))
TOTAL_ZERO = Slip("total_left_at_zero", 1.2, Text("总计未计算，填为 0", "the total was left at 0"))
LAST_LEFT_OUT = Slip("last_addend_left_out", 1.8, Text("总计漏加最后一项", "the last of its parts was not added"))
NOT_SUM = Slip("total_not_sum", 2.6, Text("总计不等于各项之和", "the total is not the sum of its parts"))
OTHER = Slip("other_number", 4.2, Text("填写的数有误", "another number was written"))
_SIDES = {
    "left": Text("误填了左邻单元格的数", "the number of the cell to the left"),
    "right": Text("误填了右邻单元格的数", "the number of the cell to the right"),
    "above": Text("误填了上一行的数", "the number of the row above"),
    "below": Text("误填了下一行的数", "the number of the row below"),
}
COPIED = {side: Slip("neighbouring_cell", 2.4, reason) for side, reason in _SIDES.items()}
# most zeros stand in the template: to write a number into such a cell is rarer than to mistype one
INTO_EMPTY = 1.2


def slip(printed: Number, true: Number, total: bool, beside: Sequence[tuple[str, Number]]) -> Slip:
    """The likeliest way from ``true`` to ``printed``.

    ``total`` says that the cell is a sum of others; ``beside`` are the numbers of its neighbours, by side.
    """
    ways = [_digits(printed, true)]
    if printed == 0:
        ways.append(TOTAL_ZERO if total else ZERO)
    else:
        ways += [COPIED[side] for side, number in beside if number == printed]
    if total:
        ways.append(NOT_SUM)
        # 尚未审结 is what totals of disputes leave out
        if any(side == "left" and number and printed + number == true for side, number in beside):
            ways.append(LAST_LEFT_OUT)
    best = min(ways, key=lambda way: way.cost)
    return Slip(best.name, best.cost + INTO_EMPTY, best.reason) if true == 0 else best


def _digits(printed: Number, true: Number) -> Slip:
    if printed == -true:
        return SIGN
    one, other = _typed(printed), _typed(true)
    if one.startswith("-"):
        return OTHER
    if one.replace(".", "") == other.replace(".", ""):
        return POINT
    if len(one) == len(other):
        return _same_length(one, other)
    if len(one) == len(other) + 1:
        return _one_more(one, other)
    return LOST if len(one) + 1 == len(other) and _holes(other, one) else OTHER


def _same_length(printed: str, true: str) -> Slip:
    wrong = [place for place, (a, b) in enumerate(zip(printed, true, strict=True)) if a != b]
    if len(wrong) == 1:
        return DIGIT
    if len(wrong) == 2 and printed[wrong[0]] == true[wrong[1]] and printed[wrong[1]] == true[wrong[0]]:
        return SWAPPED
    return OTHER


def _one_more(printed: str, true: str) -> Slip:
    holes = _holes(printed, true)
    if not holes:
        return OTHER
    doubled = any(printed[hole] in printed[max(hole - 1, 0) : hole] + printed[hole + 1 : hole + 2] for hole in holes)
    return DOUBLED if doubled else ADDED


def _holes(longer: str, shorter: str) -> list[int]:
    """The places whose digit, taken out of ``longer``, leaves ``shorter``."""
    return [place for place in range(len(longer)) if longer[:place] + longer[place + 1 :] == shorter]


def _typed(number: Number) -> str:
    return f"{number:f}" if isinstance(number, Decimal) else str(number)
