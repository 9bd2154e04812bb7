"""Disputes of other affairs, of a state, of a part, or decided by the body itself."""

import pytest

REVIEWED, SUED = "disputes.reconsideration", "disputes.litigation"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("行政复议案件3件零纠错。", [f"{REVIEWED}.total = 3", f"{REVIEWED}.corrected = 0"]),
        ("行政诉讼4件“零败诉”。", [f"{SUED}.total = 4", f"{SUED}.corrected = 0"]),
        ("行政复议3件没有被纠错。", [f"{REVIEWED}.total = 3", f"{REVIEWED}.corrected = 0"]),
    ],
)
def test_none_corrected_behind_a_total(read, text, told):
    """A denial that follows a count without a comma leaves it the total."""
    assert read(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "尚未审结行政复议7件、行政诉讼11件。",
        "未结案件中，复议7件、诉讼11件。",
        "在办案件18件，为复议7件、诉讼11件。",
    ],
)
def test_the_state_before_the_kinds(read, text):
    """Kinds of dispute told under a state are of its column."""
    assert read(text) == [f"{REVIEWED}.pending = 7", f"{SUED}.pending = 11"]


@pytest.mark.parametrize(
    "text",
    [
        "已结案件18件，为复议7件、诉讼11件。",
        "已结案件中，复议7件、诉讼11件。",
        "已审结的18件中，行政复议7件、行政诉讼11件。",
    ],
)
def test_those_decided_by_kind(read, text):
    """Those decided are not all that arose."""
    assert read(text) == []


def test_a_state_that_is_over(read):
    """A state that a comma closes says nothing of the kind after it."""
    assert f"{SUED}.total = 11" in read("行政复议7件，已审结，行政诉讼11件。")


@pytest.mark.parametrize(
    "text",
    [
        "全市行政复议86件，其中市本级14件，维持9件、纠正2件。",
        "行政复议86件，其中以市政府为被申请人的14件，维持9件，纠正2件。",
        "行政复议86件，其中国务院部门复议3件，省政府复议14件，维持9件。",
    ],
)
def test_results_of_a_part(read, text):
    """Results told after a part of the cases are of that part, and so is a second part."""
    assert read(text, issuer="某市人民政府") == [f"{REVIEWED}.total = 86"]


def test_members_and_brackets(read):
    """Cases named again in a list, and those that a bracket includes, are some of the total."""
    assert [f for f in read("行政诉讼5件，其中1件诉讼已撤诉，4件诉讼被驳回。") if ".total" in f] == [
        f"{SUED}.total = 5"
    ]
    assert [f for f in read("行政复议（含省厅复议4件）共计13件。") if ".total" in f] == [f"{REVIEWED}.total = 13"]
    assert read("审结行政诉讼案件4件。") == []


@pytest.mark.parametrize(
    "text",
    [
        "行政复议案件14件、行政诉讼案件33件，主要集中在工伤认定领域。",
        "作为被申请人的行政复议案件14件，其中工伤认定11件。",
        "作出行政处罚决定75件，被行政复议2件，被诉1件。",
    ],
)
def test_disputes_about_other_affairs(read, text):
    """Disputes that are mostly about other affairs, or about decisions told before them, fill no row."""
    assert not any(fact.startswith("disputes.") for fact in read(text, issuer="某市人力资源和社会保障局"))


def test_results_of_all_sorts(read):
    """Results of more cases than those about information are of all sorts."""
    assert read("被复议9件，其中信息公开类2件，维持7件，撤销2件。") == [f"{REVIEWED}.total = 2"]
    assert read("行政复议案件9件（含政府信息公开类2件）。") == [f"{REVIEWED}.total = 2"]


def test_a_bureau_of_justice(read):
    """What it deals with is not against it, unless it is said to be."""
    issuer = "某区司法局"
    assert read("受理政府信息公开行政复议案件12件，审结11件，维持8件。", issuer=issuer) == []
    assert read("我局因信息公开被申请行政复议2件，维持2件。", issuer=issuer) == [
        f"{REVIEWED}.total = 2",
        f"{REVIEWED}.maintained = 2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3件复议诉讼案件均已审结，除1件复议案件被纠正外，其余2件均获维持。",
        "复议、诉讼案件共3件，除1件诉讼案件未审结外，维持2件。",
    ],
)
def test_results_of_both_after_an_exception(read, text):
    """Results that name no kind are of both, where both are counted as one."""
    assert {"disputes.both.total = 3", "disputes.both.maintained = 2"} <= set(read(text))


def test_what_is_still_open_of_both(read_all):
    """After both kinds were named, what is still open may be of both."""
    (*_, fact) = (f for f in read_all("没有被纠错的复议，也没有败诉的诉讼，仍有3件在审。") if f.value == 3)
    assert "disputes.both.pending" in (fact.quantity, *fact.alternatives)


@pytest.mark.parametrize(
    "text",
    [
        "没有因市政府本级答复引发的败诉案件。",
        "已审结的行政诉讼案件中除1件外均未被纠正。",
        "不予公开申请3件中没有一件被复议机关撤销。",
        "败诉1件，其余诉讼均维持。",
    ],
)
def test_denials_of_some(read, text):
    """Of one office, with an exception, among some requests or of the others only, nothing is denied of all."""
    assert not any(fact.endswith(" = 0") for fact in read(text, issuer="某市人民政府"))


@pytest.mark.parametrize(
    "text",
    [
        "县级机关作为被申请人的复议案件74件，被纠错6件；市直部门作为被申请人的21件，被纠错2件。",
        "县政府作为被告的信息公开诉讼5件，均胜诉；部门作为被告的9件，败诉1件。",
    ],
)
def test_cases_told_party_by_party(read, text):
    """Cases told of more than one party are parts, with their results; of one party both kinds are told."""
    assert read(text, issuer="某市人民政府") == []
    text = "以市政府为被申请人的行政复议3件，以市政府为被告的行政诉讼2件。"
    assert len(read(text, issuer="某市人民政府")) == 2


def test_a_share_of_all_administrative_cases(read):
    """A share of all cases, whatever they are about, is none of the tables."""
    told = read("信息公开行政复议、行政诉讼共28件，占全部行政争议案件的13.6%。")
    assert not any(fact.endswith("%") for fact in told)


def test_suits_of_a_government(read):
    """Suits against its government are none of a bureau's, and a share of all that was published none of requests."""
    assert read("县政府行政应诉案件27件。", issuer="某县司法局") == []
    assert read("信息公开工作中，主动公开占96%，依申请公开占4%。") == []
