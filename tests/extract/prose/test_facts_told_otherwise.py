"""Counts and denials in the words and orders of other clerks."""

import pytest

from checker.extract.facts import read_facts
from checker.model.document import Paragraph, Span
from checker.model.report import Issuer, Sentence
from checker.packs.phrases import load_catalogue

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


@pytest.mark.parametrize(
    ("text", "row", "group"),
    [
        ("答复申请4件，3件公开、1件因信息不存在无法提供。", "unable_not_held", "unable"),
        ("答复申请3件，同意公开两件，因本单位未制作该信息无法提供一件。", "unable_not_held", "unable"),
        ("答复申请4件，3件公开，1件因需另行加工制作，按无法提供答复。", "unable_needs_creation", "unable"),
        (
            "答复申请4件，3件公开，1件因申请内容不明确经补正后仍无法确定，作无法提供处理。",
            "unable_still_unclear",
            "unable",
        ),
        ("答复申请4件，3件公开，1件因涉及第三方商业秘密不予公开。", "denied_third_party", "denied"),
        ("答复申请4件，3件公开，另1件实为信访诉求，作不予处理。", "not_processed_petition", "not_processed"),
        ("答复申请4件，公开3件，不予公开（保护第三方合法权益）1件。", "denied_third_party", "denied"),
        ("答复申请4件，公开3件，不予处理（重复申请）1件。", "not_processed_duplicate", "not_processed"),
        ("答复申请4件，公开3件，其他处理（申请人逾期不补正）1件。", "other_no_correction", "other"),
    ],
)
def test_an_outcome_with_its_reason(read_all, text, row, group):
    """A reason that stands beside its outcome tells the row, which may be all of the group."""
    last = read_all(text, issuer=BUREAU)[-1]
    assert {last.quantity, *last.alternatives} == {f"requests.{row}.total", f"requests.{group}.total"}


def test_rows_beside_a_fee(read):
    """Who did not pay is told after the fee, however it is put."""
    unpaid = "requests.other_fee_unpaid.total = 1"
    assert unpaid in read("收取信息处理费2140元，其中1件申请人逾期未缴费，不再处理。", issuer=BUREAU)
    assert unpaid in read("收取信息处理费200元，另有1件申请人未在规定期限内缴费，不再处理。", issuer=BUREAU)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("全年收到12件申请，上年结转3件，15件全部按期办结。", True),
        ("全年收到12件申请，上年结转3件，12件全部按期办结。", False),
        ("2022年收到申请61件，2023年下降至44件，44件申请均已办结。", True),
        ("新收政府信息公开申请57件，上年结转0件，全部在本年办结。", True),
        ("三年来收到的申请数量分别为48件、55件、61件，本年61件均已办结。", False),
    ],
)
def test_all_that_came_was_closed(read, text, out):
    """Nothing goes on where as many were closed as were new and carried in."""
    assert ("requests.carried_out.total = 0" in read(text, issuer=BUREAU)) is out


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "收到依申请公开20件，年内办结18件，年末尚余2件。",
            [f"{NEW} = 20", f"{DONE} = 18", "requests.carried_out.total = 2"],
        ),
        ("收到依申请公开20件，2件因征求第三方意见尚未办结。", [f"{NEW} = 20", "requests.carried_out.total = 2"]),
        ("收到依申请公开20件，跨年办理2件。", [f"{NEW} = 20", "requests.carried_out.total = 2"]),
        ("新收申请76件，结转办理2022年申请6件。", [f"{NEW} = 76", "requests.carried_in.total = 6"]),
        (
            "年初结转2件，收到申请37件，全部39件中已办结36件。",
            ["requests.carried_in.total = 2", f"{NEW} = 37", "requests.input_total.total = 39", f"{DONE} = 36"],
        ),
        ("结案的200件申请中，无法提供49件。", [f"{DONE} = 200", "requests.unable.total = 49"]),
        ("我局收到申请15件，为上年的3倍，其中公开9件。", [f"{NEW} = 15", "requests.granted.total = 9"]),
        ("答复申请349件，无法提供类答复最多，共157件。", [f"{DONE} = 349", "requests.unable.total = 157"]),
        ("答复申请349件，“予以公开”占比过半，为181件。", [f"{DONE} = 349", "requests.granted.total = 181"]),
        (
            "收到申请8件，其中要求提供登记簿的3件，告知按行政查询事项办理。",
            [f"{NEW} = 8", "requests.denied_admin_query.total = 3"],
        ),
    ],
)
def test_rows_of_requests(read, text, facts):
    """What was carried over, closed and given, in other words and orders."""
    assert read(text, issuer=BUREAU) == facts


def test_the_sum_with_what_was_carried_in():
    """合计 after 上年结转 that opens a sentence sums it up with what the sentence before told as new."""
    text = "新收依申请公开103件。上年结转5件，合计108件。"
    paragraph, cut = Paragraph(text, ((0, Span(1, 1)),)), text.index("。") + 1
    sentences = (Sentence(paragraph, 0, cut, "s1"), Sentence(paragraph, cut, len(text), "s1"))
    facts = read_facts(sentences, year=2023, form="2021", issuer=Issuer(), phrases=load_catalogue())
    assert (facts[-1].quantity, facts[-1].value) == ("requests.input_total.total", 108)


@pytest.mark.parametrize("text", ["行署及所属部门全年新收政府信息公开申请286件。", "全盟共收到政府信息公开申请286件。"])
def test_a_prefecture(read, text):
    """What holds of the whole prefecture holds of the report of its 行政公署."""
    assert read(text, issuer="某盟行政公署") == [f"{NEW} = 286"]
