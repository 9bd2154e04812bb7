"""Changes and shares told beside the counts they are made of."""

import pytest

from checker.extract.prose.changes import changes
from checker.extract.prose.parts import COUNTED
from checker.extract.prose.proportions import shares
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
        ("发布1500条（去年为1200条），增长25%。", (1500, 1200, 25)),
        ("2022年收到申请30件，2023年收到42件，同比下降40%。", (42, 30, -40)),
        ("2023年收到申请42件，2022年为30件，与上年相比增长40%。", (42, 30, 40)),
        ("去年产生行政复议4件，今年产生3件，下降25%。", (3, 4, -25)),
        ("收到申请42件，较上年增加12件（上年30件）。", (42, 30, 12)),
        ("收到申请60件，同比增加12件，增长20%。", (60, 48, 20)),
        ("收到申请45件，较上年减少5件，降幅12%。", (45, 50, -12)),
        ("收到申请60件，申请量较上年（48件）增长20%。", (60, 48, 20)),
        ("收到申请60件，同比增加12件，下降20%。", None),
        ("收到申请60件，办结58件，同比增加12件，增长25%。", None),
        ("2021年收到申请30件，2023年收到42件，增长40%。", None),
        ("上年收到申请30件，本年办结42件，增长40%。", None),
        ("收到申请42件，咨询30件，增长40%。", None),
        ("由上年的1200条增加到1500条，同比增长25%。", (1500, 1200, 25)),
        ("发布1500条，较2021年的1200条增长25%。", None),
        ("发布近1500条，较上年的1200条增长25%。", None),
        ("2022年、2021年新收申请分别为17件、12件，2023年新收申请38件，较2022年上升23.5%。", (38, 17, 23.5)),
        ("企业申请由16件增至21件，增长41.3%。", (21, 16, 41.3)),
        ("申请量由2021年的96件下降到2023年的72件，累计下降35%。", (72, 96, -35)),
        ("新收申请由2022年的96件降至72件，同比减少34件。", (72, 96, -34)),
        ("复议案件数比上年（24件）减少6件，下降35%。", (18, 24, -35)),
        ("新收申请36件（不含上年结转4件），比上年的24件增长40%。", (36, 24, 40)),
        ("新收申请36件，比上年多收12件，增长40%。", (36, 24, 40)),
        ("由2021年的96件下降到2023年的72件，年均下降13.4%。", None),
        ("由2021年的96件下降到2023年的72件，同比下降13.4%。", None),
        ("由16件增至21件，申请总量增长41.3%。", None),
        ("近三年申请量分别为167件、201件、38件，2023年较上年增长81.1%。", (38, 201, 81.1)),
        ("2021年至2023年发布信息分别为120条、170条、380条，比上年增长23.5%。", (380, 170, 23.5)),
        ("办理40件，占上年44件的90.9%，下降19.1%。", (40, 44, -19.1)),
        ("发布380条，为2022年170条的223.5%，增长23.5%。", (380, 170, 23.5)),
        ("近两年受理、办结分别为38件、39件，较上年增长20%。", None),
        ("2022年、2023年收到申请分别为31件、38件，办结39件，较上年增长30%。", None),
        ("2021年至2023年发布分别为120条、170条、380条，2022年比2021年增长23.5%。", None),
        ("发布1500条，较上年的1200次增长25%。", None),
    ],
)
def test_changes(text: str, told: tuple[int, int, float] | None):
    """A change is read with both its counts, of this year and the one before, exact and of one unit, or not at all."""
    found = [
        (each.now.value, each.then and each.then.value, float(each.change.value))
        for each in changes(sentence(text), 2023, COUNTED)
    ]
    assert found == ([told] if told else [])


def test_two_changes_of_two_counts():
    """A difference and a percentage told one after the other are both of the two counts before them."""
    told = changes(sentence("收到申请60件，比2022年的48件增加12件，增长20%。"), 2023, COUNTED)
    assert [(each.then and each.then.value, each.change.value) for each in told] == [(48, 12), (48, 20)]


def test_a_rise_by_more_than_there_is():
    """A rise by more cases than there are has no count before it; a fall may be of any size."""
    rise, fall = (
        list(changes(sentence(f"收到申请42件，较上年{way}50件。"), 2023, COUNTED)) for way in ("增加", "减少")
    )
    assert [each.then for each in rise] == [None]
    assert fall == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请50件，其中网上申请30件，占70%。", (70, 30, 50)),
        ("收到申请50件，其中网上申请30件（占申请总数的60%）。", (60, 30, 50)),
        ("收到申请50件，其中网上申请30件，占全市的7%。", None),
        ("全年办结率为105%。", (105, None, None)),
        ("申请量同比下降120%。", (120, None, None)),
        ("申请量同比增长120%。", None),
        ("其中动态类占60%，公告类占50%。", (50, None, None)),
        ("其中动态类占60%，公告类占40%。", None),
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


def test_shares_in_brackets():
    """Shares in brackets are of the count that the counts before them make up, and of none if they make up none."""
    text = "新收申请40件，网络30件（75%），信函8件（25%），当面2件（5%）。"
    found = [(each.part.value, each.whole.value, each.percent.value) for each in shares(sentence(text), COUNTED)]
    assert found == [(30, 40, 75), (8, 40, 25), (2, 40, 5)]
    assert not list(shares(sentence("新收申请50件，网络30件（75%），信函8件（25%）。"), COUNTED))


def test_no_change_of_a_difference():
    """A rate told after a difference is not the change of that difference."""
    assert not list(changes(sentence("较上年减少6件，同比下降10%（2022年为60件）。"), 2023, COUNTED))
