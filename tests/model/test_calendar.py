"""Days as they are printed."""

import pytest

from checker.model.calendar import days_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("二〇二四年三月十八日", [(2024, 3, 18)]),
        ("二○二三年十二月三十一日", [(2023, 12, 31)]),
        ("2024年1月二十日，2024-02-03", [(2024, 1, 20), (2024, 2, 3)]),
        ("二〇二四年十十月三日", []),
        ("2024年3月三十十日", []),
        ("二〇二四年一二十月三日", []),
    ],
)
def test_days(text: str, days: list[tuple[int, int, int]]):
    """In figures or Chinese numerals; what is no numeral, as a slip of the pen makes it, is no day."""
    assert [printed.day for printed in days_in(text)] == days
