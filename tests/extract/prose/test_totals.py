"""Wholes told after their parts, or before a list that needs no 其中."""

import pytest

from checker.extract.prose.parts import COUNTED, breakdowns
from checker.model.document import Paragraph, Span
from checker.model.report import Breakdown, Sentence


def read(*texts: str) -> list[Breakdown]:
    """The counts told with their parts in the sentences of one paragraph of part one."""
    paragraph, sentences, start = Paragraph("".join(texts), ((0, Span(1, 1)),)), [], 0
    for text in texts:
        sentences.append(Sentence(paragraph, start, start + len(text), "s1"))
        start += len(text)
    return list(breakdowns(sentences, COUNTED))


def told(*texts: str) -> list[tuple[int, list[int], bool]]:
    """The whole and the parts of each, and whether the parts are said to be all."""
    return [(int(b.whole.value), [int(part.value) for part in b.parts], b.summed) for b in read(*texts)]


@pytest.mark.parametrize(
    ("text", "whole", "parts", "summed"),
    [
        ("通过门户网站公开信息78条，通过微信公众号公开532条，共计601条。", 601, [78, 532], True),
        (
            "门户网站发布532条，部门网站发布1893条，公众号发布1104条，三个渠道合计3259条。",
            3259,
            [532, 1893, 1104],
            True,
        ),
        ("网站1184条、微博412条、微信567条，共发布2136条。", 2136, [1184, 412, 567], False),
        ("网上申请25件、信函申请10件、其他5件，共38件。", 38, [25, 10, 5], True),
        ("甲镇、乙镇、丙街道来件较多，分别为21件、9件和6件，合计38件。", 38, [21, 9, 6], True),
        ("市本级收到申请206件，各区县收到517件，合计732件。", 732, [206, 517], True),
        ("办公室直接答复31件，服务窗口答复14件，两部分共计54件。", 54, [31, 14], True),
        ("区本级19件、部门83件、镇（街道）47件，三者合计194件。", 194, [19, 83, 47], True),
        ("新收52件，较上年增加8件；上年结转6件，两项合计68件。", 68, [52, 6], True),
        ("公开采伐许可34件、占用许可51件，合计95件。", 95, [34, 51], True),
        ("核发建房许可34份、占道许可51份，共计行政许可95份。", 95, [34, 51], True),
        ("文字解读18篇、图片解读17篇，总计33篇。", 33, [18, 17], True),
    ],
)
def test_told_after_its_parts(text: str, whole: int, parts: list[int], summed: bool):
    """A sum after a list is its whole in any unit; 共 alone may count more than the list."""
    assert told(text) == [(whole, parts, summed)]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请38件，网上申请20件，信函申请18件，共38件。",
        "网上申请20件，办结18件，共收到申请30件。",
        "新增规范性文件5件，修改3件，共有规范性文件41件。",
        "受理咨询30件、投诉25件，共办结50件。",
        "发布信息30条、解读25篇，共有粉丝90个。",
        "举行听证30件、征求意见35件，共计40件。",
        "发现问题14件、移交线索3件，共计整改11件。",
        "网上申请25件、信函申请10件，共计答复30件。",
        "自然人41件，科研机构、律所各1件，共43件。",
        "三部分内容均已公开，其中文件14件、解读12件，共计38件次。",
    ],
)
def test_no_sum(text: str):
    """A list of what happened to the cases, of other units, and one that begins with its whole has no other whole."""
    assert all(whole > max(parts) and whole == sum(parts) for whole, parts, _ in told(text))


@pytest.mark.parametrize(
    "periods",
    [
        "第一季度8件，第二季度11件，第三季度13件，第四季度16件。",
        "一季度收到8件、二季度收到11件、三季度收到13件、四季度收到16件。",
        "上半年收到申请20件，下半年收到申请28件。",
    ],
)
@pytest.mark.parametrize("apart", [False, True])
def test_periods_of_the_year(periods: str, apart: bool):
    """All quarters or halves are parts of what came in, told in the same sentence or in one before it."""
    opening = "全年收到政府信息公开申请38件"
    sentences = (f"{opening}。", "其中信函申请9件。", periods) if apart else (f"{opening}，{periods}",)
    ((whole, parts, summed),) = told(*sentences)
    assert (whole, sum(parts), summed) == (38, 48, True)


@pytest.mark.parametrize(
    "text", ["收到申请38件，第一季度8件，第二季度31件。", "收到申请38件，上半年办结20件，下半年办结28件。"]
)
def test_no_periods(text: str):
    """Some quarters are not all, and what was closed in the halves is no part of what came in."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年收到申请38件，从申请渠道看，网络申请20件，信函申请11件，当面申请17件。",
        "全年收到申请38件，较上年增加2件。按申请方式分，网络申请20件、信函申请11件、当面申请17件。",
        "全年受理申请38件；从提交途径来看：网络申请20件，信函申请11件，当面申请17件；全部办结。",
    ],
)
def test_seen_from_one_side(text: str):
    """A list of ways is of all that came in; what is told after it is no part of it."""
    sentences = [f"{part}。" for part in text.split("。") if part]
    assert told(*sentences)[-1] == (38, [20, 11, 17], False)


@pytest.mark.parametrize(
    ("before", "whole"),
    [
        ("全年收到申请38件。", 38),
        ("全年收到申请38件，办结36件。", 38),
        ("全年举办培训38次。", None),
        ("上年结转2件。", None),
        ("较上年增加5件。", None),
    ],
)
def test_after_a_full_stop(before: str, whole: int | None):
    """A list that opens a sentence is of the greatest count of the one before, and never surely so."""
    found = read(before, "其中：网上申请20件、信函申请19件。")
    assert [(int(b.whole.value), b.plain) for b in found] == ([(whole, False)] if whole else [])


def test_what_became_of_requests_after_a_full_stop():
    """Results that open a sentence are of those answered; a list of channels is still of all that came in."""
    before = "新收申请61件，答复58件，结转下年6件。"
    assert [int(b.whole.value) for b in read(before, "其中予以公开40件，不予公开20件。")] == [58]
    assert [int(b.whole.value) for b in read(before, "其中网上申请40件、信函申请21件。")] == [61]


def test_quarters_before_their_sum():
    """The year's sum may stand after its quarters."""
    text = "第一季度收到申请8件，第二季度9件，第三季度7件，第四季度6件，全年合计29件。"
    assert told(text) == [(29, [8, 9, 7, 6], True)]


def test_cases_brought_before_both():
    """What they were brought to may stand between cases and their parts, but not what requests led to."""
    assert told("共有6件信息公开争议案件进入复议、诉讼程序，其中复议5件、诉讼2件。") == [(6, [5, 2], False)]
    assert told("办理申请6件，引发行政复议、行政诉讼，其中复议5件、诉讼2件。") == []
