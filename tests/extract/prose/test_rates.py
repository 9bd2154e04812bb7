"""Rates beside the counts they are made of, and shares of a count named again."""

import pytest

from checker.extract.prose.parts import COUNTED
from checker.extract.prose.proportions import shares
from checker.model.document import Paragraph, Span
from checker.model.report import Sentence, Share


def read(text: str) -> list[Share]:
    """The shares of one sentence of part one."""
    return list(shares([Sentence(Paragraph(text, ((0, Span(1, 1)),)), 0, len(text), "s1")], COUNTED))


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("征求意见872条，采纳206条，采纳率32.6%。", 206, 872),
        ("热线受理工单21653件，已办结21206件，办结率为79.9%。", 21206, 21653),
        ("抽检12680批次，合格12441批次，合格率89.1%。", 12441, 12680),
        ("收到来信1420件，按期办结1408件，办结率达92.9%。", 1408, 1420),
        ("办结率为100%（应办40件，办结39件）。", 39, 40),
        ("纠错率为20%，行政复议10件，纠正1件。", 1, 10),
        ("来电1000件、来信200件，办结1188件，办结率97.2%。", 1188, 1200),
        ("当面申请3件、网络申请25件、信函申请10件，网络申请占55.8%。", 25, 38),
        ("收到网上申请25件和信函申请10件，其中信函申请占比55%。", 10, 35),
    ],
)
def test_beside_its_counts(text: str, part: int, whole: int):
    """A rate is of the count told by its word and of what stands before that; a share of a name is of its list."""
    (told,) = read(text)
    assert told.part is not None
    assert told.whole is not None
    assert (told.part.value, told.whole.value) == (part, whole)


@pytest.mark.parametrize(
    "text",
    [
        "收到来信1420件，办结1408件，按期办结率99%。",
        "制发公文1000件，主动公开300件，公开率100%。",
        "抽检2316批次，不合格64批次，合格率97.2%。",
        "办结率100%，其中受理来信30件，办结28件。",
        "征求意见872条，采纳近206条，采纳率32.6%。",
        "采纳率30%；征求意见200条，采纳60条。",
        "办理建议20件，办结率100%。",
        "收集意见96条，采纳40条，部分采纳32条，采纳率75%。",
        "网络申请25件，信函申请10件，平台占55.8%。",
        "评查案卷90份，优秀30份、合格42份、不合格18份，合格率80%。",
        "问卷200份，非常满意60份，满意110份，满意率85%。",
        "收到来信73件，办结70件；咨询工单2156件，办结率99.1%。",
        "收到建议64条，采纳21条；受理投诉190条，采纳率98%。",
    ],
)
def test_of_no_count(text: str):
    """A rate in time, of what is due, of the contrary, and of what the sentence counts nowhere cannot be recomputed."""
    assert read(text) == []


def test_what_a_rate_may_be_of():
    """Sums of what came in, and what is left over taken off, are wholes of a rate too."""
    (told,) = read("上年结转20件，受理100件，办结114件，办结率95%。")
    assert 120 in [each.value for each in (told.whole, *told.others) if each]
    (told,) = read("收到建议60件，未办结10件，办结45件，办结率90%。")
    assert 50 in [each.value for each in (told.whole, *told.others) if each]


def test_a_share_may_be_of_the_sentence_before():
    """``收到申请40件。网上25件、信函10件，网上占62.5%``: all that came in may be what the share is of."""
    text = "收到申请40件。网上申请25件、信函申请10件，网上申请占62.5%。"
    paragraph, end = Paragraph(text, ((0, Span(1, 1)),)), text.index("。") + 1
    (told,) = shares([Sentence(paragraph, 0, end, "s1"), Sentence(paragraph, end, len(text), "s1")], COUNTED)
    assert 40 in [each.value for each in told.others]
