"""What belongs to the whole and not to the part named last, and what is of other business."""

import pytest

CLOSED, OUT, IN = (f"requests.{row}.total" for row in ("total_processed", "carried_out", "carried_in"))


@pytest.mark.parametrize(
    "business",
    [
        "办理行政处罚案件108件，其中作出决定96件、结转下年12件。",
        "本年立案查处108件，上年结转5件，结转下年17件。",
        "建议提案：上年结转1件，新收76件，办结77件，无结转。",
        "处理信访件45件，结转下年度3件。",
    ],
)
def test_what_is_carried_over_of_other_business(read, business):
    """Cases, proposals and letters are carried over too; none of them is a request."""
    assert not [told for told in read(business) if told.startswith((OUT, IN))]


@pytest.mark.parametrize(
    "requests", ["收到申请40件，办理行政处罚类信息公开申请12件，结转下年1件。", "依申请公开：结转下年1件。"]
)
def test_what_is_carried_over_of_requests(read, requests):
    """Where requests are spoken of, what is carried over is theirs, whatever they are about."""
    assert f"{OUT} = 1" in read(requests)


@pytest.mark.parametrize("kind", ["均为行政处罚案件", "都是征收类案件", "均系工伤纠纷"])
def test_results_of_cases_of_other_kinds(read, kind):
    """``败诉3件（均为行政处罚案件）``: what the bracket says of them makes them none of ours."""
    told = read(f"因政府信息公开被提起行政诉讼6件，败诉3件（{kind}）。")
    assert not [fact for fact in told if "corrected" in fact]


@pytest.mark.parametrize(
    "carried", ["另有2件上年结转也已办结", "另有2件为去年结转的申请亦已办结", "上年结转2件也已答复"]
)
def test_those_carried_in_are_closed_beside_the_others(read, carried):
    """What was carried in and closed apart is not among what is told as closed."""
    assert not [told for told in read(f"收到申请38件，办结37件，{carried}。") if told.startswith(CLOSED)]


@pytest.mark.parametrize(
    ("told", "row"),
    [
        ("被诉6件，其中复议后起诉2件，4件驳回、1件在审", "litigation"),
        ("行政诉讼6件，其中未经复议直接起诉1件，维持5件、纠正1件", "litigation"),
        ("被诉6件，其中复议后起诉2件，2件驳回", "lit_after_reconsideration"),
    ],
)
def test_results_of_more_cases_than_the_part_has(read, told, row):
    """Results belong to the kind of litigation named last, unless it has fewer cases than they are of."""
    results = [fact for fact in read(f"因信息公开{told}。") if ".total " not in fact]
    assert results
    assert all(fact.startswith(f"disputes.{row}.") for fact in results)


@pytest.mark.parametrize("lost", ["均被纠正", "全部被撤销", "均被法院确认违法", "全部败诉"])
def test_all_were_corrected(read, lost):
    """Where all were lost, none was maintained, ended otherwise or is pending."""
    told = read(f"因政府信息公开被提起行政诉讼6件，{lost}。")
    assert [f"disputes.litigation.{column} = 0" for column in ("maintained", "other", "pending")] == told[1:]


@pytest.mark.parametrize("not_lost", ["发现的问题均被纠正", "均未被纠正", "其余均被纠正"])
def test_not_all_were_corrected(read, not_lost):
    """What is said of problems or of the rest denies nothing."""
    assert not [told for told in read(f"行政诉讼6件，{not_lost}。") if "maintained" in told]


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("应办理申请40件，其中上年结转2件、新收38件，已办结39件，全部办结。", True),
        ("收到申请38件，办结37件，均已办结。", True),
        ("收到申请38件，办结38件，全部办结。", False),
        ("收到申请40件，网上申请20件，办结20件，全部办结。", False),
        ("收到申请40件，办结39件，全部按时办结。", False),
    ],
)
def test_all_closed_after_fewer_were(read, told, denied):
    """``全部办结`` beside fewer than came in is said of all that came in; 全部按时办结 of how they were closed."""
    assert (f"{OUT} = 0" in read(told)) == denied


@pytest.mark.parametrize(
    "before",
    ["开展专项督查2次，通报单位6个。", "完成督办事项12件。", "发放问卷1500份。"],
)
def test_disputes_after_what_nobody_disputes(read, before):
    """What is inspected, asked or called about ends with its sentence; disputes told next are the report's."""
    assert read(f"{before}全年行政复议10件；行政诉讼6件。")[-2:] == [
        "disputes.reconsideration.total = 10",
        "disputes.litigation.total = 6",
    ]
