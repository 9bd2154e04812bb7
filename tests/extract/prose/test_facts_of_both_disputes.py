"""Disputes counted together: 行政复议、行政诉讼共5件."""

import pytest

BOTH = "disputes.both"


@pytest.mark.parametrize(
    "text",
    [
        "行政复议、行政诉讼共9件，其中维持6件，纠正2件，未审结1件。",
        "因信息公开引发的复议和诉讼案件9件：维持6件、纠正2件、尚未审结1件。",
        "发生行政诉讼、行政复议案件共计9件，结果维持6件，被纠正2件，1件尚未审结。",
    ],
)
def test_results_of_both(read, text):
    """Results told after a joint count are of both kinds, as the count is."""
    told = [f"{BOTH}.total = 9", f"{BOTH}.maintained = 6", f"{BOTH}.corrected = 2", f"{BOTH}.pending = 1"]
    assert read(text) == told


def test_before_its_noun(read):
    """A joint count may stand before what is counted, and before its parts."""
    text = "共有9件信息公开案件进入复议、诉讼程序，其中复议7件、诉讼2件。"
    assert read(text) == [f"{BOTH}.total = 9", "disputes.reconsideration.total = 7", "disputes.litigation.total = 2"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("行政复议、行政诉讼共9件，其中行政复议维持6件。", "disputes.reconsideration.maintained = 6"),
        ("行政复议、行政诉讼各4件，行政诉讼维持3件。", "disputes.litigation.maintained = 3"),
        ("行政复议、行政诉讼分别为4件、5件，维持3件。", "disputes.litigation.maintained = 3"),
    ],
)
def test_one_of_them(read, text, told):
    """A kind named again has its own results, and counts told of each are not joint."""
    assert told in read(text)


@pytest.mark.parametrize(
    "text", ["行政复议4件、行政诉讼5件。", "行政复议、行政诉讼各4件。", "行政复议、行政诉讼均为0件。"]
)
def test_none_is_joint(read, text):
    """Counts of each kind are no joint count."""
    assert not any(fact.startswith(BOTH) for fact in read(text))


def test_no_rate_of_corrections(read):
    """A rate of 0 denies corrections of every kind of dispute told before it."""
    told = read("行政复议4件、行政诉讼5件，已全部审结，纠错率为0。")
    assert {"disputes.reconsideration.corrected = 0", "disputes.litigation.corrected = 0"} <= set(told)


@pytest.mark.parametrize(
    "text",
    ["行政复议（含上年未结2件）7件。", "行政诉讼7件（含去年结转2件）。", "年内答复7件当年申请和2件上年结转申请。"],
)
def test_with_those_of_last_year(read, text):
    """A count that holds cases of last year, or only those of this one, is no total of the table."""
    assert not any(fact.endswith("total = 7") for fact in read(text))


def test_results_after_the_sum_of_both(read):
    """Results told after the sum of both kinds are of both; what is lost in court is not of reconsideration."""
    told = read("行政复议4件、行政诉讼2件，共6件，其中维持5件。")
    assert told[-1] == f"{BOTH}.maintained = 5"
    assert read("行政复议、行政诉讼共6件，其中败诉1件。")[-1] == "disputes.litigation.corrected = 1"


def test_results_after_both_told_in_parts(read):
    """Where the sum of both kinds stands first, results told after its parts are of both, but for those of a court."""
    text = "复议诉讼共14件，其中复议9件、诉讼5件；被纠错3件，败诉1件。"
    told = read(text)
    assert {"disputes.both.corrected = 3", "disputes.litigation.corrected = 1"} <= set(told)
    text = "行政复议、行政诉讼共14件，其中复议9件（维持6件），诉讼5件（维持2件）。"
    assert {"disputes.reconsideration.maintained = 6", "disputes.litigation.maintained = 2"} <= set(read(text))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("未审结的3件分别为行政复议1件、行政诉讼2件。", "pending"),
        ("尚未审结的3件中，行政复议1件、行政诉讼2件。", "pending"),
        ("被纠正的3件包括行政复议1件、行政诉讼2件。", "corrected"),
    ],
)
def test_cases_of_one_state_by_kind(read, text, column):
    """What breaks down cases of one state is of that state."""
    assert read(text) == [f"disputes.reconsideration.{column} = 1", f"disputes.litigation.{column} = 2"]


@pytest.mark.parametrize(
    "text",
    [
        "上年未审结的5件复议案件、2件诉讼案件均于年内审结，其中维持6件、纠正1件。",
        "法院审结信息公开案件37件，其中未经复议的21件、经复议的16件。",
    ],
)
def test_cases_of_before_and_cases_decided(read, text):
    """Results of last year's cases, and the kinds of those decided, are not those of what arose."""
    assert read(text) == []


def test_the_kind_named_by_a_result(read):
    """A suit is lost, and a noun after the number tells whose result it is."""
    text = "经复议的16件，行政机关败诉2件。"
    assert "disputes.litigation.corrected = 2" in read("行政复议7件，" + text)
    text = "被纠正的5件复议案件已整改；被纠正的2件诉讼案件均为一审败诉。"
    assert "disputes.litigation.corrected = 2" in read(text)


def test_disputes_told_with_others(read):
    """Where some are said to be about information, the wider count is not, whatever its bracket says."""
    text = "被申请行政复议（含非信息公开类）93件，其中因政府信息公开被申请复议的12件。"
    assert read(text, issuer="某县人民政府") == ["disputes.reconsideration.total = 12"]
