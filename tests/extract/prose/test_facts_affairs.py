"""Disputes, requests and shares of other affairs, and numbers that count no cases of the year."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "因水利工程占地，村民申请行政复议5件、提起诉讼3件。",
        "对采砂许可决定不服提起行政诉讼5件。",
        "行政复议5件、行政诉讼3件，均与信息公开无关。",
        "法院受理涉我局案件4件，其中1件判决撤销，不属于政府信息公开案件。",
        "全年发生一般行政复议案件83件，被纠错5件。",
        "5件复议申请在受理前撤回。",
        "受理转学申请83件，办结83件。",
        "提交3件以上申请的单位有12家。",
        "法院均未判决我局败诉。",
        "未出现因程序违法而被复议纠错的情形。",
        "比2022年多受理申请15件。",
        "申请量由2019年的31件降至2022年的15件。",
        "当年收到并当年办结的申请15件。",
        "两级法院判决行政机关败诉案件15件，涉及行政诉讼。",
        "配合市政府参加行政诉讼15件。",
        "未收到上级转来的申请。",
        "除水务集团外，其余单位未发生行政复议。",
    ],
)
def test_other_affairs(read, text):
    """What was about something else, decided about others' cases or only bounds a number fills no row."""
    told = [fact for fact in read(text) if not fact.startswith("requests.total_processed.total = 5")]
    assert [fact for fact in told if not fact.endswith("litigation.corrected = 0")] == []


@pytest.mark.parametrize(
    "text",
    [
        "因不服政府信息公开答复，申请人提起行政复议5件。",
        "因政府信息公开被申请行政复议5件。",
        "因村民不满补偿引发信访8批次；政府信息公开行政复议5件。",
        "全年收到咨询60件，与信息公开无关；行政复议5件。",
    ],
)
def test_our_own_affairs(read, text):
    """Disputes about answers, or told after another affair, are the report's."""
    assert "disputes.reconsideration.total = 5" in read(text)


def test_a_share_of_something_else(read):
    """A share is told of a noun only where all of it is known."""
    assert read("收到申请40件，排污权登记占12.5%。") == ["requests.new_received.total = 40"]


def test_closed_with_what_was_carried_in(read):
    """Of 当年答复31件, 上年结转答复4件 and 全年答复35件 only the last is what was closed."""
    assert read("收到申请31件，当年答复31件，上年结转4件，全年共答复35件。") == [
        "requests.new_received.total = 31",
        "requests.carried_in.total = 4",
        "requests.total_processed.total = 35",
    ]


def test_a_sum_that_does_not_fit(read):
    """The sum told after a list is the count, whether or not the list makes it up."""
    text = "以县政府名义印发规范性文件3件、以部门名义印发的2件，全县合计9件。"
    assert read(text, issuer="某县人民政府") == ["disclosure.normative.issued = 9"]


@pytest.mark.parametrize(
    "text",
    [
        "内部管理信息归档15件。",
        "行政查询事项目录更新15件。",
        "无行政处罚类败诉案件。",
        "未受理信访、举报、投诉类事项。",
    ],
)
def test_work_on_papers_and_other_denials(read, text):
    """Papers put in order are no grounds of refusal, and what is denied of something else is no row."""
    assert read(text) == []
