"""How far a word of another year reaches: to what is counted of it, and no further."""

import pytest

from benchmarks.corpus import read_all

COUNT = "收到政府信息公开申请25件，办结24件。"


def compared(text: str) -> list[int]:
    """The counts of a text that are of the year reported on, 2023."""
    return [int(fact.value) for fact in read_all({"text": text}) if fact.relation != "none"]


@pytest.mark.parametrize(
    "before",
    [
        "公开2022年部门决算。",
        "我局2022年获评先进单位。",
        "对照2022年度考核意见整改。",
        "清理2022年12月31日前的文件。",
        "依据2019年修订的条例，",
        "（一）主动公开。2022年我局公开信息97条。（二）依申请公开。",
        "上年的问题已整改。",
    ],
)
def test_another_year_ends_with_what_it_dates(before):
    """A year named for something else, or under another sub-heading, dates no counts that follow."""
    assert compared(before + COUNT) == [25, 24]


@pytest.mark.parametrize(
    "before",
    [
        "2022年，",
        "2022年共收到申请31件。",
        "2022年，我局认真办理申请，共收到31件。其中自然人20件。",
        "上年公开信息97条。",
    ],
)
def test_counts_told_of_another_year_go_on(before):
    """Where counts were told of another year, those after it are not taken for this year's."""
    assert compared(before + COUNT) == []
