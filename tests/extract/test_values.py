"""What a cell's text means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.values import certainty, parse_value

COUNT = "requests.granted.total"
FEE = "disclosure.admin_fee.amount"
SPENT = "disclosure.procurement.amount"


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("0", "0"),
        (" 28", "28"),
        ("\u00a04\u3000", "4"),
        ("１１３７", "1137"),
        ("1,137", "1137"),
        ("1，137，000", "1137000"),
        ("1137件", "1137"),
        ("3 宗", "3"),
        ("1.5件", "1.5"),
        ("18.8710", "18.8710"),
        ("-3", "-3"),
        ("−2", "-2"),
        ("－2", "-2"),
        ("+3", "3"),
        ("0（件）", "0"),
        ("12(件)", "12"),
        ("〇", "0"),
        ("零", "0"),
        ("○", "0"),
        ("三", "3"),
        ("二十三", "23"),
    ],
)
def test_numbers(raw, number):
    """Blanks, width, separators and units do not hide a number, and its printed precision is kept."""
    value = parse_value(raw, "count", COUNT)

    assert ("number", raw, number) == (value.state, value.raw, str(value.number))


@pytest.mark.parametrize("raw", ["", " ", "\u00a0", "\t\u3000\n"])
def test_blanks(raw):
    """A blank has no number: it is never 0."""
    assert (parse_value(raw, "count", COUNT).state, parse_value(raw, "count", COUNT).number) == ("blank", None)


@pytest.mark.parametrize(
    "raw", ["/", "／", "-", "—", "——", "–", "--", "－", "无", "不适用", " / ", "空", "null", "N/A", "未发生"]
)
def test_marks(raw):
    """A mark for "does not apply" is neither a blank nor a number."""
    assert parse_value(raw, "count", COUNT).state == "na"


@pytest.mark.parametrize(
    "raw",
    [
        "1,13",
        "1,1377",
        "一",
        "第三",
        "0（见附件）",
        "同上",
        "①",
        "约30",
        "30余",
        "1137人次左右",
        "5%",
        "1.2.3",
        "O",
        "12-3",
    ],
)
def test_text(raw):
    """What is not plainly a number stays text."""
    assert parse_value(raw, "count", COUNT).state == "text"


@pytest.mark.parametrize(
    ("raw", "number"), [("增3", 3), ("减2", -2), ("增加3项", 3), ("减少2", -2), ("-8", -8), ("0", 0)]
)
def test_changes_may_be_told_in_words(raw, number):
    """本年增/减 of the form of 2019 may be written out."""
    assert number == parse_value(raw, "change", "disclosure.licensing.items_change").number
    assert parse_value("增3", "count", COUNT).state == "text"


@pytest.mark.parametrize(
    ("raw", "address", "number", "unit"),
    [
        ("33565万元", SPENT, 335650000, "万元"),
        ("1.2亿元", SPENT, 120000000, "亿元"),
        ("251000元", SPENT, 251000, "元"),
        ("251,000", SPENT, 251000, None),
        ("14687.769192", FEE, "14687.769192", None),
        ("80元", FEE, "0.008", "元"),
        ("14687.77 万元", FEE, "14687.77", "万元"),
        ("1.5亿元", FEE, 15000, "亿元"),
        ("1.5（万元）", FEE, "1.5", "万元"),
        ("0件", FEE, 0, "件"),
    ],
)
def test_money_is_stored_in_the_unit_of_its_address(raw, address, number, unit):
    """The unit printed in the cell is kept beside the number it was turned into."""
    value = parse_value(raw, "amount", address)

    assert (Decimal(number), unit) == (value.number, value.unit)


def test_money_is_not_counted():
    """An amount told in pieces is no amount."""
    assert parse_value("5件", "amount", FEE).state == "text"


def test_money_keeps_its_printed_precision():
    """33565万元 is known to 万元, not to 元."""
    assert parse_value("33565万元", "amount", SPENT).number.as_tuple().exponent == 4
    assert parse_value("14687.77", "amount", FEE).number.as_tuple().exponent == -2


def test_digits_set_apart_are_one_number_in_doubt():
    """A blank inside a number may hide a second one."""
    assert Decimal(1137) == parse_value("1 137", "count", COUNT).number
    assert certainty("1 137") < 0.9
    assert certainty(" 1137 件") == 1


@given(st.integers(-(10**12), 10**12))
def test_every_integer_reads_back(number):
    """Plain, with separators and full-width digits mean the same."""
    wide = str(number).translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))

    assert {Decimal(number)} == {parse_value(raw, "count", COUNT).number for raw in (str(number), f"{number:,}", wide)}
