"""What ties a differing count to the tables, so that it is an error, and what leaves it a remark."""

from decimal import Decimal

import pytest
from given import built, claim, found
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds.claims import COUNT
from checker.kinds.tied import slip
from checker.model.document import Paragraph, Span
from checker.model.finding import Finding
from checker.model.report import Sentence

TOTAL, RESULT = "disputes.reconsideration.total", "disputes.reconsideration.maintained"
NEW = "requests.new_received.total"
CELLS = {TOTAL: 9, RESULT: 6, NEW: 4}


def judged(text: str, *told: tuple[str, int]) -> Finding:
    """The one finding on a sentence that tells these counts."""
    report = built(CELLS, prose=[text], claims=[claim(address, value, text) for address, value in told])
    (finding,) = found(COUNT.check, "narrative-count", report)
    return finding


def test_nothing_ties_a_count():
    """A count far from the table's, alone in its paragraph and in words of many meanings, is a remark that says so."""
    finding = judged("申请复议46件", (TOTAL, 46))
    assert finding.severity == "info"
    assert finding.message.zh.endswith("；同段没有与表格一致的其他数，可能说的是另一件事")


def test_words_of_the_topic():
    """Words that name the topic make the same count a warning."""
    assert judged("信息公开类复议46件", (TOTAL, 46)).severity == "warning"


def test_a_likely_slip():
    """A number like the table's is an error by itself."""
    assert judged("申请复议7件", (TOTAL, 7)).severity == "error"


def test_a_right_count_beside_it():
    """Another count of the paragraph that agrees with its cell makes a far one an error."""
    assert judged("申请复议46件，维持6件", (TOTAL, 46), (RESULT, 6)).severity == "error"


def test_words_of_the_table():
    """A count told in the table's own words is an error however far it is."""
    assert judged("收到政府信息公开申请140件", (NEW, 140)).severity == "error"


def test_words_of_the_paragraph():
    """So is one of requests in a paragraph about them, whatever words it is told in itself."""
    texts = ["（二）依申请公开。", "收到申请140件。"]
    whole = Paragraph("".join(texts), ((0, Span(1)),))
    sentence = Sentence(whole, len(texts[0]), len(whole.text), "s1")
    report = built({NEW: 4}, sentences=(sentence,), claims=[claim(NEW, 140, texts[1])])
    (finding,) = found(COUNT.check, "narrative-count", report)
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("told", "table"), [(83, 38), (42, 47), (142, 42), (42, 142), (2_160, 2_139), (0, 412), (5, 8), ("1206.44", 1204)]
)
def test_slips(told, table):
    """Digits exchanged, changed, lost or added, a near number, and 0 are likely slips."""
    assert slip(Decimal(told), Decimal(table))


@pytest.mark.parametrize(("told", "table"), [(46, 3), (8, 0), (74, 9), (613, 121), (13, 1), (198, 217)])
def test_no_slips(told, table):
    """Numbers without likeness are not."""
    assert not slip(Decimal(told), Decimal(table))


@given(st.integers(10, 99_999), st.data())
def test_any_digit_may_be_wrong(table, data):
    """A number with any one digit changed is a likely slip of it."""
    digits = list(str(table))
    place = data.draw(st.integers(0, len(digits) - 1))
    digits[place] = data.draw(st.sampled_from("123456789"))
    assert slip(Decimal("".join(digits)), Decimal(table))
