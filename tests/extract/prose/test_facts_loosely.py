"""Requests, what became of them and who asked, as clerks tell them loosely, shortly or in the negative."""

import pytest

ROWS = {
    "secret": "denied_state_secret",
    "safeties": "denied_three_safeties",
    "third": "denied_third_party",
    "file": "denied_enforcement_file",
    "petition": "not_processed_petition",
    "duplicate": "not_processed_duplicate",
    "publication": "not_processed_publication",
    "mass": "not_processed_mass_repeat",
    "reissue": "not_processed_confirm_reissue",
    "creation": "unable_needs_creation",
}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("全年没有收到信访举报投诉类申请，也没有重复申请。", "petition duplicate"),
        ("未收到要求提供公开出版物的申请，未收到要求确认或重新出具已获取信息的申请。", "publication reissue"),
        ("无信访投诉类申请、无大量反复申请的情形。", "petition mass"),
        ("不予公开6件，其中没有属于国家秘密、行政执法案卷的情形。", "secret file"),
        ("不予公开6件，没有因危及“三安全一稳定”或保护第三方合法权益不予公开的申请。", "safeties third"),
        ("全年没有需要另行制作的申请。", "creation"),
    ],
)
def test_rows_of_outcomes_denied(read, text, rows):
    """A row of the outcomes is denied by the words of its label, alone or in a list."""
    facts = set(read(text)) - {"requests.denied.total = 6"}

    assert facts == {f"requests.{ROWS[row]}.total = 0" for row in rows.split()}


@pytest.mark.parametrize(
    "text",
    [
        "全年未发生泄露国家秘密的问题，依法不予公开申请事项均说明理由。",
        "全年没有收到信访、举报和投诉。",
        "公开前经审查不涉及国家秘密。",
        "没有印制公开出版物。",
    ],
)
def test_what_else_there_was_none_of(read, text):
    """Leaks, complaints and papers printed are no rows of the outcomes."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "31件新收申请中，自然人申请31件。",
        "本年新收的31件申请里，自然人提交31件。",
        "网站和信函两种渠道共收到政府信息公开申请31件，自然人31件。",
        "登记新申请31件，自然人31件。",
    ],
)
def test_received_told_by_the_way(read, text):
    """What came in is told before its noun, or by all channels together."""
    assert set(read(text)) == {"requests.new_received.total = 31", "requests.new_received.natural_person = 31"}


@pytest.mark.parametrize(
    "text",
    [
        "29件办结件中，予以公开20件。",
        "作出的29件答复中，予以公开20件。",
        "办讫申请29件，予以公开20件。",
        "全年答复申请29件：予以公开20件，部分公开4件，不掌握4件，申请人撤回1件。",
    ],
)
def test_processed_told_by_the_way(read, text):
    """What was closed is told before its noun, or before a list that withdrawals belong to."""
    assert {"requests.total_processed.total = 29", "requests.granted.total = 20"} <= set(read(text))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "答复结果：公开8、部分公开1、不掌握3、不明确2。",
            "granted = 8|partial = 1|unable_not_held = 3|unable_still_unclear = 2",
        ),
        (
            "不予处理5件：信访类3件、重复2件。",
            "not_processed = 5|not_processed_petition = 3|not_processed_duplicate = 2",
        ),
        (
            "不予公开4件：法律法规禁止3件，第三方商业秘密1件。",
            "denied = 4|denied_law_prohibited = 3|denied_third_party = 1",
        ),
        ("不予处理3件，为信访、举报、投诉等活动的3件。", "not_processed = 3|not_processed_petition = 3"),
        ("予以公开5件，本机关不掌握3件，申请人撤回2件。", "granted = 5|unable_not_held = 3|other_misc <= 2"),
        ("办结申请9件，另有2件在2024年答复。", "total_processed = 9|carried_out = 2"),
        ("收到申请9件，归入“其他”类2件。", "new_received = 9|other_misc = 2"),
        ("主动沟通，全年劝撤申请6件。", "other_misc <= 6"),
        ("其他处理9件，申请人撤回居多，有6件。", "other = 9|other_misc <= 6"),
    ],
)
def test_outcomes_in_short(read, text, facts):
    """Outcomes and their rows are told without verbs, units or the words of the label."""
    wanted = {f"requests.{fact.partition(' ')[0]}.total {fact.partition(' ')[2]}" for fact in facts.split("|")}

    assert set(read(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "收到申请5件，申请人均为本地居民。",
        "收到申请5件，法人和其他组织未提交申请。",
        "收到申请5件，没有企业和其他组织提交的申请。",
    ],
)
def test_only_persons_asked(read, text):
    """That organisations asked for nothing is told of those who did, or denied of them."""
    assert "requests.new_received.orgs = 0" in read(text)


@pytest.mark.parametrize(
    "text", ["全年收到申请1件，已按期答复。", "收到政府信息公开申请1件，我局已在规定期限内答复申请人。"]
)
def test_the_only_request_was_answered(read, text):
    """Where one request came in and was answered, none is carried over."""
    assert "requests.carried_out.total = 0" in read(text)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "收到申请9件，因信息不存在无法答复6件。",
            "requests.new_received.total = 9|requests.unable_not_held.total = 6",
        ),
        ("全年收到申请9件，已办结8件，剩余1件。", "requests.carried_out.total = 1"),
        ("收到申请9件，均不属于我局职责范围。", "requests.unable_not_held.total = 9"),
        ("办结申请9件，其中无法提供占比最高，有5件。", "requests.unable.total = 5"),
        ("属于予以公开范围的5件，属于不予公开范围的2件。", "requests.granted.total = 5|requests.denied.total = 2"),
        ("申请中自然人占大头，为8件。", "requests.new_received.natural_person = 8"),
        ("上年亦无结转。", "requests.carried_in.total = 0"),
        ("申请结转情况：转入3件，转出1件。", "requests.carried_in.total = 3|requests.carried_out.total = 1"),
        (
            "依申请公开、行政复议、行政诉讼三项均为0。",
            "disputes.reconsideration.total = 0|disputes.litigation.total = 0",
        ),
        (
            "行政复议1件（维持）、行政诉讼1件（撤诉）。",
            "disputes.reconsideration.maintained = 1|disputes.litigation.other = 1",
        ),
        ("直接起诉案件1件，复议后起诉案件：无。", "disputes.lit_after_reconsideration.total = 0"),
        ("行政复议仅2件且均维持。", "disputes.reconsideration.total = 2"),
        ("全年行政处罚决定共作出12件。", "disclosure.penalty.decisions = 12"),
        ("行政处罚案件结案12件。", "disclosure.penalty.decisions = 12"),
        ("收到的5件申请均以“信息不存在”答复。", "requests.unable_not_held.total = 5"),
        ("本年规章制发件数为1。", "disclosure.regulation.issued = 1"),
        ("规范性文件年内新发5件，年末有效32件。", "disclosure.normative.issued = 5|disclosure.normative.in_force = 32"),
        ("未就政府信息公开申请收取任何费用。", "fee_info.amount = 0"),
        ("未收到政府信息公开申请，故无相关收费。", "fee_info.amount = 0"),
    ],
)
def test_usual_ways_of_telling(read, text, facts):
    """Counts and denials in words that clerks use beside those of the form."""
    assert set(facts.split("|")) <= set(read(text))


def test_documents_in_force_at_the_start_of_the_year(read):
    """What was in force when the year began stands in no cell."""
    assert read("规范性文件年初有效30件，年末有效32件。") == ["disclosure.normative.in_force = 32"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "因信息公开引发行政复议14件，维持9件，其他处理3件。",
            "reconsideration.maintained = 9|reconsideration.other = 3",
        ),
        ("信息公开类行政诉讼8件，判决驳回6件，其他方式处理2件。", "litigation.maintained = 6|litigation.other = 2"),
        ("政府信息公开行政诉讼46件，败诉（撤销、责令重作）4件。", ""),
        (
            "政府信息公开行政复议5件，纠正2件；行政诉讼4件，纠正1件，两类共纠正3件。",
            "reconsideration.corrected = 2|litigation.corrected = 1",
        ),
        ("政府信息公开行政诉讼3件；全年纠正登记错误12件。", ""),
    ],
)
def test_results_of_the_disputes_listed(read, text, facts):
    """What stands in a list of results of one dispute is one of them; sums of both, and other corrections, are none."""
    results = {fact for fact in read(text) if fact.startswith("disputes.") and ".total" not in fact}

    assert results - {"disputes.litigation.corrected = 4"} == {f"disputes.{fact}" for fact in facts.split("|") if fact}


def test_what_is_left_after_closing(read):
    """遗留 told after 办结, where what came over is told before it, goes on into the next year."""
    facts = read("全区新收申请573件、结转19件、办结569件、遗留23件。")

    assert {"requests.carried_in.total = 19", "requests.carried_out.total = 23"} <= set(facts)


def test_what_came_over_told_once_more(read):
    """上年结转 told again after 办结 is still what came over."""
    facts = read("收到申请14件，上年结转7件，办结19件。因职能划转，上年结转数量含划入的申请1件。")

    assert not [fact for fact in facts if fact.startswith("requests.carried_out")]


def test_the_latter_of_two_kinds(read):
    """What is told of the latter of two kinds of case is not this report's."""
    facts = read("信息公开案件与举报案件分开统计：前者行政复议39件，后者行政复议276件。")

    assert "disputes.reconsideration.total = 276" not in facts


def test_reasons_and_so_on(read):
    """One reason and 等 stand for all that could not be given."""
    assert "requests.unable.total = 90" in read("办结申请303件，因本机关不掌握等无法提供90件。")
