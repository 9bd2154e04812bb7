"""What came in, told with and without what was carried over."""

import pytest

from checker.extract.facts import read_facts
from checker.model.document import Paragraph, Span
from checker.model.report import Issuer, Sentence
from checker.packs.phrases import load_catalogue


def told(*sentences: str) -> list[str]:
    """The totals of what came in that a paragraph of these sentences tells."""
    text = "".join(sentences)
    paragraph, parts, start = Paragraph(text, ((0, Span(1, 1)),)), [], 0
    for sentence in sentences:
        parts.append(Sentence(paragraph, start, start + len(sentence), "s1"))
        start += len(sentence)
    facts = read_facts(parts, year=2023, form="2021", issuer=Issuer("", "", ""), phrases=load_catalogue())
    return [
        f"{fact.quantity.split('.')[1]} {fact.value}"
        for fact in facts
        if "received" in fact.quantity or "input" in fact.quantity
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ("年内共收到申请37件，办结36件。", "本年新收35件，上年结转2件。"),
        ("上年结转2件。", "当年收到申请35件。", "全年共收到申请37件，办结36件。"),
    ],
)
def test_the_sum_of_both(sentences):
    """The count that is the sum of 新收 and 上年结转 of its paragraph is what there was to deal with."""
    assert sorted(told(*sentences)) == ["input_total 37", "new_received 35"]


def test_no_sum_of_both():
    """Another number is what came in, and so is one that is said to be new."""
    assert told("年内共收到申请38件。", "本年新收35件，上年结转2件。") == ["new_received 38", "new_received 35"]
    assert "new_received 37" in told("年内新收申请37件。", "收到35件，上年结转2件。")


def test_what_was_dealt_with_may_be_all_that_was_closed(read_all):
    """办理 that is the sum of both is what there was to deal with, or what was closed."""
    found = read_all("收到申请2件，上年结转1件，全年办理3件。")
    assert found[-1].quantity == "requests.input_total.total"
    assert found[-1].alternatives == ("requests.total_processed.total",)
