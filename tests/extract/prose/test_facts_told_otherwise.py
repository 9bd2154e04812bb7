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


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("依申请公开平台全年共登记本局申请22宗。", [f"{NEW} = 22"]),
        ("政务服务系统2023年累计受理我委收到的政府信息公开申请22件。", [f"{NEW} = 22"]),
        ("全年受理的9件申请均来自自然人。", [f"{NEW} = 9", "requests.new_received.orgs = 0"]),
        ("居民通过平台提交的公开申请共6件（上年无结转）。", [f"{NEW} = 6", "requests.carried_in.total = 0"]),
        (
            "受理公民申请2件、企业申请3件。",
            ["requests.new_received.natural_person = 2", "requests.new_received.business = 3"],
        ),
    ],
)
def test_whoever_registered_them(read, text, facts):
    """What a platform registered for the body, or citizens asked, is all that came in, unless others asked too."""
    assert read(text, issuer=BUREAU) == facts


def test_organisations_by_example(read):
    """企业、法律服务机构等组织 are all organisations."""
    text = "收到申请50件，自然人申请40件，商业企业、法律服务机构等组织申请10件。"
    assert "requests.new_received.orgs = 10" in read(text, issuer=BUREAU)


@pytest.mark.parametrize("text", ["建议向其他机关咨询的5件。", "对档案已移交的4件，告知申请人到档案馆查询。"])
def test_where_applicants_are_sent(read, text):
    """Where applicants are told to ask is not what is spoken of."""
    facts = read(f"我局收到申请21件，{text}全年答复20件，结转1件。", issuer=BUREAU)
    assert facts == [f"{NEW} = 21", f"{DONE} = 20", "requests.carried_out.total = 1"]


def test_every_unit_of_the_area(read):
    """各单位 are all of a government's units, unless other parts are told beside them, and none of a bureau."""
    text = "全年各单位新收申请738件，上年结转24件。"
    assert read(text, issuer="某市某区人民政府") == [f"{NEW} = 738", "requests.carried_in.total = 24"]
    assert read(text, issuer=BUREAU) == []
    assert read("各单位收到申请738件，各乡镇收到申请20件。", issuer="某县人民政府") == []


def test_the_suit_after_the_reconsideration(read):
    """An applicant who sues against the one decision makes a suit, told without a number."""
    text = "收到行政复议1件，复议机关作出维持决定；申请人不服又提起诉讼，一审已维持。"
    suit = "disputes.lit_after_reconsideration"
    assert {f"{suit}.total = 1", f"{suit}.maintained = 1"} <= set(read(text, issuer=BUREAU))
    assert not any(suit in fact for fact in read("收到行政复议1件，申请人如不服可提起诉讼。", issuer=BUREAU))


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("行政执法信息全公开：行政许可决定406件，行政处罚决定73件，行政强制决定9件。", (406, 73, 9)),
        ("民政领域执法信息公开情况：行政处罚决定3件；行政许可决定61件。", (61, 3, None)),
        ("累计做出许可决定29件，行政处罚21件。", (29, 21, None)),
        ("作出消防行政许可76件、行政处罚139件、临时查封（行政强制）8件。", (76, 139, 8)),
        ("实施消防行政处罚62起，营业前消防安全检查许可304件，临时查封等强制39件。", (304, 62, 39)),
        ("办理烟草专卖零售许可2964件，作出行政处罚决定349件。", (2964, 349, None)),
        ("办理许可事项54件；立案处罚9件；没有行政强制。", (54, 9, 0)),
        ("全年作出行政处罚决定数量以统一系统统计为准，共118件，行政强制60件。", (None, 118, 60)),
    ],
)
def test_decisions_by_trade_and_in_lists(read, text, decided):
    """Permits, penalties and coercion under a heading, by their trade, or named in a bracket."""
    told = {f"{row} = {count}" for row, count in zip(DECISIONS, decided, strict=True) if count is not None}
    assert set(read(text, issuer=BUREAU)) == told


def test_a_fee_that_is_all_of_them(read):
    """A fee that is all of the administrative fees is their sum; what part it is stands in no cell."""
    text = "易地建设费收入5624.8万元，占本办全部行政事业性收费的100%。"
    assert read(text, issuer=BUREAU) == ["disclosure.admin_fee.amount = 5624.8"]
    assert read("易地建设费收入5624.8万元，占全部行政事业性收费的80%。", issuer=BUREAU) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("依申请公开工作扎实推进，当年申请33件，加上2022年结转2件。", [f"{NEW} = 33", "requests.carried_in.total = 2"]),
        ("收到网络申请30件、信函申请22件，总计52件政府信息公开申请。", [f"{NEW} = 52"]),
        ("以网络、信函、当面等方式提出的申请52件，均依法予以登记。", [f"{NEW} = 52"]),
        ("全年收到1件自然人申请。", [f"{NEW} = 1", "requests.new_received.natural_person = 1"]),
        ("收到申请7件，5件属于可以公开的，已依法提供。", [f"{NEW} = 7", "requests.granted.total = 5"]),
        (
            "办结申请28件，分别为公开12件、不准予公开3件。",
            [f"{DONE} = 28", "requests.granted.total = 12", "requests.denied.total = 3"],
        ),
        ("新收28件申请，年初无结转，答复28件。", [f"{NEW} = 28", "requests.carried_in.total = 0", f"{DONE} = 28"]),
        ("行政事业性收费实际收费金额128.36万元。", ["disclosure.admin_fee.amount = 128.36"]),
    ],
)
def test_more_words_and_orders(read, text, facts):
    """Counts of what came in, was given and was charged, as other clerks put them."""
    assert sorted(read(text, issuer=BUREAU)) == sorted(facts)


def test_withdrawn_while_it_was_dealt_with(read):
    """What was withdrawn, or prolonged, while it was dealt with does not go on into the next year."""
    text = "收到申请28件，3件申请在办理过程中由申请人撤回。"
    assert read(text, issuer=BUREAU) == [f"{NEW} = 28", "requests.other_misc.total <= 3"]
    assert read("收到申请28件，其中3件在办理中延期。", issuer=BUREAU) == [f"{NEW} = 28"]


def test_all_three_are_nil(read):
    """A list of requests and disputes that are all nil denies each."""
    nil = [NEW, "disputes.reconsideration.total", "disputes.litigation.total"]
    facts = read("全年依申请公开、行政复议、行政诉讼均为零。", issuer=BUREAU)
    assert sorted(facts) == sorted(f"{quantity} = 0" for quantity in nil)


def test_a_share_of_both(read):
    """两者合计占 is a share of what was given in whole and in part; of two others no row holds both."""
    text = "答复申请40件，予以公开18件、部分公开6件，两者合计占60%。"
    assert "requests.granted_or_partial.total = 60%" in read(text, issuer=BUREAU)
    text = "答复申请40件，不予公开18件、无法提供6件，两者合计占60%。"
    assert not any("%" in fact for fact in read(text, issuer=BUREAU))


def test_one_of_the_documents_in_force(read):
    """What is in force is told of one of the documents, and not of all there are."""
    text = "我局制定行政规范性文件2件，有效期五年的1件（继续有效）。"
    assert read(text, issuer=BUREAU) == [f"{ISSUED} = 2"]
