"""Counts, rates and denials beside the report's own that are said of something else."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "对超出合理范围的2件申请收取信息处理费660元，其余申请未收费。",
        "对1件申请按量计收信息处理费120元，其余均未收取费用。",
        "收取信息处理费200元，除上述申请外均未收取费用。",
    ],
)
def test_no_fee_from_the_others(read, text):
    """That the others paid nothing denies no fee."""
    told = [fact for fact in read(text) if fact.startswith("fee_info")]
    assert len(told) == 1
    assert not told[0].endswith(" 0")


@pytest.mark.parametrize(
    "text",
    [
        "受理证件申请6031件，办结率100%。",
        "平台受理群众来件912件，按期办结率100%；收到信息公开申请24件。",
        "受理不动产登记申请8120宗，办结率99.8%，收到信息公开申请3件。",
        "收到公开申请41件，法定期限内办结率100%。",
    ],
)
def test_a_rate_of_other_cases(read, text):
    """A rate told of cases that the tables do not count, or of time, is no share of the requests."""
    assert [fact for fact in read(text) if fact.endswith("%")] == []


def test_a_rate_of_the_requests(read):
    """Told after a count of requests it is theirs, and so it is where no cases are counted before it."""
    assert "requests.total_processed.total = 90%" in read("收到信息公开申请10件，结转下年1件，办结率90%。")
    assert "requests.total_processed.total = 90%" in read("受理咨询5件。信息公开申请办结率90%，其余结转下年度。")


@pytest.mark.parametrize(
    "text",
    [
        "全年发生工伤认定类行政诉讼案件34件，一审判决维持29件，败诉1件。",
        "办理治安、交通处罚类复议案件24件，维持19件，撤销3件，终止2件。",
        "土地征收类行政复议12件，维持10件；房屋拆迁类行政诉讼3件，败诉1件。",
        "府院联动会商涉诉案件38件。",
    ],
)
def test_disputes_of_another_kind(read, text):
    """Disputes of a kind that is not 信息公开类 fill no row, nor do their results."""
    assert read(text) == []


@pytest.mark.parametrize("kind", ["政府信息公开类", "信息公开类", "两类", "此类"])
def test_disputes_of_our_kind(read, kind):
    """信息公开类 is our own kind, and a kind that has no name narrows nothing."""
    text = f"信息公开引发的{kind}行政复议2件，维持2件。"
    assert "disputes.reconsideration.total = 2" in read(text)
