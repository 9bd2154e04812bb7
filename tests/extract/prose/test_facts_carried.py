"""Requests carried over: what became of them, who asked for them, and what is left of them."""

import pytest

ISSUER = "某县人民政府"


@pytest.mark.parametrize(
    "text",
    [
        "上年结转的8件均已办结，其中予以公开5件，无法提供3件。",
        "上年结转的8件已于2023年2月全部答复，其中予以公开5件、不予公开3件。",
        "登记办理申请131件；上年结转的8件已按期答复，其中予以公开8件。",
    ],
)
def test_what_became_of_those_carried_in(read, text):
    """Outcomes of those carried in only fill no row of all outcomes."""
    assert not any(".total" in fact and fact.split(".")[1] in ("granted", "denied", "unable") for fact in read(text))


def test_what_became_of_all(read):
    """Outcomes told after what came in and what was carried in are of both."""
    told = read("新收申请31件，上年结转8件，均已办结，其中予以公开29件。")
    assert "requests.granted.total = 29" in told


@pytest.mark.parametrize(
    "asked", ["件申请中，自然人6件、企业3件", "件，自然人6件、企业3件", "件（自然人6件、企业3件）"]
)
def test_who_asked_for_those_carried_over(read, asked):
    """Applicants that make up what was carried over, or are said to be among it, are of its row."""
    told = read(f"结转至2024年的9{asked}。", issuer=ISSUER)
    assert set(told) >= {"requests.carried_out.natural_person = 6", "requests.carried_out.business = 3"}


def test_who_asked_for_all(read):
    """Applicants of more requests than were carried in are of what came in."""
    told = read("上年结转9件，新收申请40件，自然人36件、企业4件。")
    assert "requests.new_received.natural_person = 36" in told


def test_some_of_those_left(read):
    """Of those carried out each part is less than all."""
    text = "结转下年度办理的9件中，6件尚在答复期内，3件正在征求第三方意见。"
    assert [fact for fact in read(text) if "carried_out" in fact] == ["requests.carried_out.total = 9"]


def test_none_left_too_long(read):
    """That none was left beyond its time denies none that was carried in."""
    assert read("不存在上年结转后逾期未办结的情况。") == []


@pytest.mark.parametrize(
    "text",
    [
        "上年结转的8件中，予以公开5件，其他3件，均已按期答复。",
        "上年结转8件均为自然人申请，本年新收申请31件中自然人22件、组织9件。",
        "没有结转下年度的超期申请。",
        "应于年内办结的申请全部按时办结。",
    ],
)
def test_what_is_said_of_those_carried_over_only(read, text):
    """That those carried in were all answered, or were of one kind, denies nothing of the others."""
    assert not any(fact.endswith(" = 0") for fact in read(text))


def test_what_is_said_of_all_that_was_there(read):
    """After what came in and what was carried in, 均已办结 is said of both."""
    assert "requests.carried_out.total = 0" in read("收到申请31件，上年结转8件，均已办结。")


def test_disputes_carried_over(read):
    """Disputes of the year before are no requests that were carried in."""
    assert not any("carried_in" in fact for fact in read("2022年结转的3件行政复议案件均已审结；收到申请9件。"))


def test_what_became_of_the_new_and_of_those_carried_in(read):
    """Where both are told apart, what became of either is a part of all."""
    text = "收到申请36件，其中34件按期答复，2件结转次年，另办理上年结转申请3件，其中1件仍在办理。"
    assert read(text) == ["requests.new_received.total = 36", "requests.carried_in.total = 3"]
