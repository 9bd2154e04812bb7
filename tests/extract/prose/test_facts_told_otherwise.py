"""Counts and denials in the words and orders of other clerks."""

import pytest

BUREAU = "某市某区发展和改革局"
NEW, DONE = "requests.new_received.total", "requests.total_processed.total"
ISSUED, IN_FORCE = "disclosure.normative.issued", "disclosure.normative.in_force"
DECISIONS = tuple(f"disclosure.{item}.decisions" for item in ("licensing", "penalty", "coercion"))


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收到书面、网络及其他形式的政府信息公开申请。",
        "本单位未接收到公民、法人及其他组织以书面或者电子方式提交的政府信息公开申请。",
        "未收到任何书面、口头以及电子邮件形式的信息公开申请。",
    ],
)
def test_no_request_by_any_channel(read, text):
    """A denial that lists the channels, and all others, denies all requests."""
    assert read(text, issuer=BUREAU) == [f"{NEW} = 0"]


@pytest.mark.parametrize(
    "text",
    [
        "无逾期未缴费而终止办理的申请。",
        "没有申请人因未缴费而被终止办理政府信息公开申请。",
        "不存在申请人逾期未缴纳信息处理费、行政机关不再处理其申请的情况。",
        "无申请人未在规定期限内缴费而不再处理的情形。",
    ],
)
def test_none_ended_for_want_of_fees(read, text):
    """Requests given up because nobody paid are denied in many words."""
    assert read(text, issuer=BUREAU) == ["requests.other_fee_unpaid.total = 0"]


@pytest.mark.parametrize(
    "text",
    [
        "信息公开也未收取费用。",
        "信息公开申请未收费。",
        "依申请公开工作同样没有产生任何费用。",
        "政府信息公开申请均免费。",
    ],
)
def test_no_fee_for_information(read, text):
    """Nothing was charged for information, whatever else was charged."""
    assert read(text, issuer=BUREAU) == ["fee_info.amount = 0"]


def test_fee_of_the_rest(read):
    """What was not charged for the rest was charged for some."""
    assert read("对2件申请收取信息处理费60元，其余申请未收费。", issuer=BUREAU) == ["fee_info.amount = 60"]


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("本单位不制发规范性文件，不实施行政许可、行政处罚和行政强制。", (ISSUED, *DECISIONS)),
        ("本机关不制定规章和规范性文件。", ("disclosure.regulation.issued", ISSUED)),
        ("本中心不办理行政许可事项，也不实施行政处罚。", DECISIONS[:2]),
        ("没有制发行政规范性文件，无收费项目。", (ISSUED, "disclosure.admin_fee.amount")),
        (
            "申请人均未申请复议、提起诉讼，信息公开工作平稳。",
            ("disputes.reconsideration.total", "disputes.litigation.total"),
        ),
    ],
)
def test_what_is_never_done(read, text, quantities):
    """What a body never does it has none of."""
    assert sorted(read(text, issuer=BUREAU)) == sorted(f"{quantity} = 0" for quantity in quantities)


@pytest.mark.parametrize(
    "text",
    ["未经合法性审核的不制发规范性文件。", "信息处理费收取情况：无收费项目。", "原则上不制定规范性文件。"],
)
def test_what_is_denied_of_some(read, text):
    """What is not done without something is done with it."""
    assert not any(fact.startswith("disclosure.") for fact in read(text, issuer=BUREAU))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("规范性文件方面，本年制发2件，截至年底保留有效文件10件。", [f"{ISSUED} = 2", f"{IN_FORCE} = 10"]),
        ("规范性文件由26件精简至19件（现行有效），新出台2件。", [f"{IN_FORCE} = 19", f"{ISSUED} = 2"]),
        ("全年规范性文件制定并施行3件，期末保有有效文件21件。", [f"{ISSUED} = 3", f"{IN_FORCE} = 21"]),
        ("我局规范性文件公开征求意见4件，制发生效1件。", [f"{ISSUED} = 1"]),
    ],
)
def test_documents_issued_and_kept(read, text, facts):
    """Documents made and in force, in brackets and after several verbs."""
    assert read(text, issuer=BUREAU) == facts
