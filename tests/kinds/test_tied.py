"""What ties a differing count to the tables, so that it is an error, and what leaves it a remark."""

from dataclasses import replace
from decimal import Decimal

import pytest
from given import built, claim, found
from hypothesis import given
from hypothesis import strategies as st

from checker.kinds.arithmetic import REPEAT
from checker.kinds.claims import COUNT
from checker.kinds.denials import DENIAL
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


WHOLE, PARTS = "requests.new_received.total", ("natural_person", "business")
PERSONS, FIRMS = (f"requests.new_received.{part}" for part in PARTS)
RECEIVED = {WHOLE: 42, PERSONS: 30, FIRMS: 12, TOTAL: 9, RESULT: 6}


def of_requests(text: str, *told: tuple[str, int]) -> Finding:
    """The first finding on a sentence that tells these counts, where 42 requests came from 30 persons and 12 firms."""
    places = [text.index(f"{value}件") for _, value in told]
    claims = [replace(claim(a, value, text), start=at) for (a, value), at in zip(told, places, strict=True)]
    report = built(RECEIVED, prose=[text], claims=claims)
    return found(COUNT.check, "narrative-count", report)[0]


def test_a_far_number_in_a_list():
    """Among counts of its row that agree a number is an error however far it is."""
    finding = of_requests("2024年收到信息公开申请42件，自然人77件、企业12件", (WHOLE, 42), (PERSONS, 77), (FIRMS, 12))
    assert finding.severity == "error"


def test_a_far_number_with_which_the_sentence_adds_up():
    """It is a warning where the sentence adds up with it: all of that may be of something else."""
    finding = of_requests("2024年收到信息公开申请89件，自然人77件、企业12件", (WHOLE, 89), (PERSONS, 77), (FIRMS, 12))
    assert finding.severity == "warning"
    assert finding.message.zh.endswith("；与表中的数相去较远，不像笔误，可能说的是另一件事")


def test_a_far_number_among_other_things():
    """So it is where nothing of its row or column agrees beside it."""
    finding = of_requests("2024年收到信息公开申请77件，行政复议9件", (WHOLE, 77), (TOTAL, 9))
    assert finding.severity == "warning"


def test_most_of_a_paragraph():
    """Where three counts differ and fewer agree all of them may be of something else."""
    told = ((WHOLE, 43), (PERSONS, 34), (RESULT, 5), (FIRMS, 12))
    finding = of_requests("收到信息公开申请43件，自然人34件，企业12件，维持5件", *told)
    assert finding.severity == "warning"
    assert finding.message.zh.endswith("；同段多数与表格不一致，可能整段是另一统计口径")


def test_a_sentence_of_other_numbers():
    """A likely slip is a warning where none of many numbers of its sentence agrees with the tables."""
    finding = of_requests("2024年答复热线1284件、信件57件，走访32次，收到信息公开申请43件", (WHOLE, 43))
    assert finding.severity == "warning"
    assert finding.message.zh.endswith("；同句各数没有与表格一致的，可能说的是另一件事")


def test_numbers_of_a_change():
    """What a count is compared with, last year's and how much more it is, makes a likely slip no less an error."""
    text = "2024年收到信息公开申请43件，较2023年的35件增加8件，增幅22.9%"
    assert of_requests(text, (WHOLE, 43)).severity == "error"


@pytest.mark.parametrize(
    ("told", "table"),
    [
        (83, 38),
        (42, 47),
        (142, 42),
        (42, 142),
        (2_160, 2_139),
        (0, 412),
        (5, 8),
        ("1206.44", 1204),
        (4, 14),
        (1264, 12_640_000),
        (191, 201),
    ],
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


def test_numbers_exchanged_far_apart():
    """Two far numbers that are only exchanged are an error, though the sentence adds up with them."""
    told = ((WHOLE, 42), (PERSONS, 12), (FIRMS, 30))
    assert of_requests("2024年收到信息公开申请42件，自然人12件、企业30件", *told).severity == "error"


def test_numbers_wrong_together():
    """A whole and its part wrong by the same number are one slip, and no crowd of them."""
    told = ((WHOLE, 43), (PERSONS, 31), (RESULT, 5))
    assert of_requests("收到信息公开申请43件，自然人31件，维持5件", *told).severity == "error"


def test_a_denial_among_other_things():
    """A denial in a sentence of many numbers of which none agrees may be of something else, and says so."""
    text = "2024年答复热线1284件、信件57件，走访32次，接访6批，没有行政复议"
    report = built({TOTAL: 9}, prose=[text], claims=[claim(TOTAL, 0, text, kind="denial")])
    (finding,) = found(DENIAL.check, "narrative-denial", report)
    assert finding.severity == "warning"
    assert finding.message.zh.endswith("为 9；同句各数没有与表格一致的，可能说的是另一件事")


@pytest.mark.parametrize(("told", "found_of"), [(46, 0), (8, 1)])
def test_told_rightly_beside_it(told: int, found_of: int):
    """Where its paragraph tells the table's count, a number that is no slip of it is a part; a slip is told."""
    text = "申请复议9件，由市政府受理的复议若干件"
    report = built(CELLS, prose=[text], claims=[claim(TOTAL, 9, text), claim(TOTAL, told, text)])
    assert len(found(COUNT.check, "narrative-count", report)) == found_of
    assert len(found(REPEAT.check, "narrative-repeat", report)) == found_of
