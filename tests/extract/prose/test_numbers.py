"""Numbers with their units, and the quick way past text that holds none."""

from itertools import product

from checker.extract.prose.numbers import COUNTED, numbers

DIGITS, VAGUE, SCALES = ("1", "2023", "0.5", "一", "十二", "两千"), ("", "余", "多", "几"), ("", "万", "亿")
UNITS = ("", "件", "件次", "份", "宗", "起", "条", "部", "例", "封", "元", "%", "项", "次", "年", "月", "号", "层")


def test_what_is_passed_over_holds_no_number():
    """A text in which no count is seen at a glance has none when read with care."""
    texts = ["".join(parts) for parts in product(DIGITS, VAGUE, SCALES, UNITS, ("", "。"))]
    assert [text for text in texts if not COUNTED.search(text) and list(numbers(text))] == []
