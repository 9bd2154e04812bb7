"""Counts told in forms seldom used: another unit, a title before the number, the noun behind it."""

import pytest

CAME, ISSUED = "requests.new_received.total", "disclosure.normative.issued"


@pytest.mark.parametrize("text", ["全年收到6个申请，均已答复。", "收到政府信息公开申请6个。"])
def test_requests_told_in_pieces(read, text):
    """Requests may be told as so many pieces; applicants and days are none."""
    assert f"{CAME} = 6" in read(text)
    assert read("收到申请后6个工作日内答复。") == []
    assert read("涉及6个申请人。") == []


@pytest.mark.parametrize(
    "text",
    [
        "年内我局出台的4件规范性文件均已同步解读。",
        "制发规范性文件《某办法》等4件。",
        "印发规范性文件《甲办法》《乙规定》4件。",
        "制定《某办法》等4件规范性文件。",
    ],
)
def test_documents_issued(read, text):
    """Documents that were issued are counted behind their verb, and behind their titles."""
    assert read(text) == [f"{ISSUED} = 4"]


@pytest.mark.parametrize(
    "text",
    ["对年内印发的4件规范性文件进行备案审查。", "对拟出台的4件规范性文件征求意见。", "各部门印发的4件规范性文件。"],
)
def test_documents_gone_over(read, text):
    """Documents that were gone over, are to be issued or are of others are not those issued."""
    assert read(text) == []


def test_disputes_after_no_complaints(read):
    """Of complaints of which there were none nothing more is told, and disputes after them are about information."""
    told = ["disputes.reconsideration.total = 2", "disputes.litigation.total = 0"]
    assert read("投诉举报0件，行政复议2件，行政诉讼0件。") == told
    assert read("投诉举报20件，引发行政复议2件，行政诉讼0件。") == []


def test_answered_by_the_rules(read):
    """Requests answered in the time that the law sets were answered."""
    assert read("57件申请已按照法定时限答复。") == ["requests.total_processed.total = 57"]


def test_petitions_in_short(read):
    """A petition is one by whichever of its names."""
    told = read("不予公开1件，2件属于行政查询事项，3件属于信访投诉类申请。")
    assert told[-1] == "requests.not_processed_petition.total = 3"
