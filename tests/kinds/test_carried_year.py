"""Requests carried over go into the year after the report's."""

import pytest
from given import built, found

from checker.kinds.carried_year import CARRIED_YEAR


def told(sentence: str) -> list[str]:
    """What is told of a sentence in a report for 2023."""
    report = built(year=2023, prose=(sentence,))
    return [finding.message.zh for finding in found(CARRIED_YEAR.check, "year-carried", report)]


@pytest.mark.parametrize(
    "carried",
    ["结转至2023年1件", "1件顺延到2022年答复", "结转2023年继续办理1件", "转至2025年办理1件", "1件申请转结到 2023 年度"],
)
def test_into_a_wrong_year(carried):
    """Whatever verb says it: only the next year is the one into which is carried."""
    assert len(told(f"新收申请38件，办结37件，{carried}。")) == 1


@pytest.mark.parametrize(
    "carried",
    [
        "结转至2024年1件",
        "含2022年结转至2023年办理的2件",
        "上年收到、延至2023年办理的申请2件",
        "结转2022年2件",
        "专项资金30万元结转至2025年使用",
        "转2023年第5号文件",
    ],
)
def test_into_the_right_year(carried):
    """What came in with this year, what is money, and the next year are no slips."""
    assert told(f"新收申请38件，办结37件，{carried}。") == []
