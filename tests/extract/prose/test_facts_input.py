"""Sentences as they are printed: widths, spaces, old characters, and length without end."""

from time import process_time

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "全区共收到政府信息公开申请1137件",
        "全区共收到政府信息公开申请１１３７件",
        "全区共收到政府信息公开申请1 137 件",
        "全区共收到政府信息公开申请1，137件",
        "全区共收到政府信息公开申请1,137件",
        "全区共收到 政府信息 公开申请 1 1 3 7 件",
        "全區共收到政府信息公開申請1137件",
        "全区共收到政府信息公开申请一千一百三十七件",
    ],
)
def test_one_count_however_it_is_printed(read, text):
    """Widths, separators, spaces and characters do not change what is read."""
    assert read(text) == ["requests.new_received.total = 1137"]


def test_a_fact_quotes_its_words(read_all):
    """A fact holds the clause it was told in, as printed, and where its number stands."""
    text = "全年工作有序，共收到 政府信息公开申请１３件，办结13件。"
    fact = read_all(text)[0]

    assert fact.text == "共收到 政府信息公开申请１３件"
    assert text[fact.start : fact.end] == "１３件"


def test_a_sentence_without_end_is_read_whole(read_all):
    """A count in the middle of 50,000 characters without a full stop is read, and where it stands is known."""
    text = "推进工作，" * 5000 + "收到政府信息公开申请13件，" + "推进工作，" * 5000
    fact = read_all(text)[0]

    assert text[fact.start : fact.end] == "13件"


@pytest.mark.parametrize("unit", ["收到申请11件，答复9件，", "未发生行政复议、", "其中", "1件", "（", "结转下年"])
def test_time_grows_with_length(read_all, unit):
    """Four times the characters cost about four times the time, whatever they are."""

    def seconds(length):
        text = (unit * (length // len(unit) + 1))[:length]
        started = process_time()
        read_all(text)
        return process_time() - started

    seconds(2_000)
    short = min(seconds(10_000) for _ in range(3))

    assert min(seconds(40_000) for _ in range(2)) < 12 * short + 0.05


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("共收到 政府信息公开申请 1 12 件", 112),
        ("共收到政府信息公开申请1 137 件", 1137),
        ("共收到政府信息公开申请1\n137件", 1137),
        ("共收到政府信息公开申请壹件", 1),
        ("機關共收到政府信息公開申請１，０２４件", 1024),
        ("1.收到政府信息公开申请7件", 7),
    ],
)
def test_numbers_as_optical_reading_leaves_them(read_all, text, value):
    """Digits set apart, cut over lines, in receipts' numerals or after a list mark are one number."""
    assert [fact.value for fact in read_all(text)] == [value]


def test_two_numbers_stay_two(read_all):
    """A year before a count, and numbers that no unit closes, are not joined."""
    assert [fact.value for fact in read_all("2023 年收到政府信息公开申请 12 件")] == [12]


def test_a_claim_is_quoted_without_the_mark_before_it(read_all):
    """What is told without a number is quoted from its first word, not from the mark that parts it from the rest."""
    denied = [fact for fact in read_all("行政诉讼1件，结果维持；无行政复议。") if fact.kind == "denial"]
    assert {fact.text for fact in denied} == {"无行政复议"}


@pytest.mark.parametrize(
    "about", ["主要集中在投诉举报处理", "以信访事项、征地补偿为主", "内容主要涉及行政处罚、建议提案"]
)
def test_what_requests_were_about(read, about):
    """What the requests were about is not what was closed after it."""
    told = read(f"全年新收政府信息公开申请36件，{about}。办结34件，结转下年2件。")
    assert "requests.total_processed.total = 34" in told


def test_valid_requests(read):
    """有效申请 needs no verb where information is spoken of, and 全部 takes up what came in with what was left."""
    assert "requests.new_received.total = 36" in read("依申请公开情况：全年有效申请36件，均已答复。")
    told = read("受理申请36件，上年结转3件。全部39件中，办结37件。")
    assert "requests.total_processed.total = 37" in told


@pytest.mark.parametrize("left", ["存量", "在办", "结存", "未办结", "留存", "待办"])
def test_at_the_years_beginning_and_end(read, left):
    """What there was in the beginning was carried in, what there is in the end goes on."""
    told = read(f"年初{left}5件，本年新收申请31件，办结33件，年末{left}4件。")
    assert {"requests.carried_in.total = 5", "requests.carried_out.total = 4"} <= set(told)


def test_new_ones_among_all(read):
    """本年新收 among what was dealt with, told with a bracket of those carried in, are new."""
    told = read("共办理政府信息公开申请38件（含上年结转3件），其中本年新收35件。")
    assert {"requests.input_total.total = 38", "requests.new_received.total = 35"} <= set(told)
