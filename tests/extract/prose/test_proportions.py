"""Changes and shares told beside the counts they are made of."""

import pytest

from checker.extract.prose.parts import COUNTED
from checker.extract.prose.proportions import changes, shares
from checker.model.document import Paragraph, Span
from checker.model.report import Sentence


def sentence(text: str) -> list[Sentence]:
    """One sentence of part one."""
    return [Sentence(Paragraph(text, ((0, Span(1, 1)),)), 0, len(text), "s1")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到咨询36件，较上年的42件减少16件。", (36, 42, -16)),
        ("发布１５００条，比2022年的１２００条增长２５%。", (1500, 1200, 25)),
        ("发布1500条（去年为1200条），增长25%。", None),
        ("由上年的1200条增加到1500条，同比增长25%。", (1500, 1200, 25)),
        ("发布1500条，较2021年的1200条增长25%。", None),
        ("发布近1500条，较上年的1200条增长25%。", None),
        ("发布1500条，较上年的1200次增长25%。", None),
    ],
)
def test_changes(text: str, told: tuple[int, int, int] | None):
    """A change is read with both its counts, of this year and the one before, exact and of one unit, or not at all."""
    found = [(each.now.value, each.then.value, each.change.value) for each in changes(sentence(text), 2023, COUNTED)]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请50件，其中网上申请30件，占70%。", (70, 30, 50)),
        ("收到申请50件，其中网上申请30件（占申请总数的60%）。", (60, 30, 50)),
        ("收到申请50件，其中网上申请30件，占全市的7%。", None),
        ("全年办结率为105%。", (105, None, None)),
        ("任务完成率达105%，公开率较上年提高120%。", None),
        ("经费占上年的120%。", None),
    ],
)
def test_shares(text: str, told: tuple[int, int | None, int | None] | None):
    """A share is read with its part and whole where these stand beside it; one above 100 wherever it is one."""
    found = [
        (each.percent.value, each.part and each.part.value, each.whole and each.whole.value)
        for each in shares(sentence(text), COUNTED)
    ]
    assert found == ([told] if told else [])
