"""Counts told beside those of other years, of a wider area or of a whole that is named with them."""

import pytest

NEW, PROCESSED = "requests.new_received.total", "requests.total_processed.total"
RECONSIDERED, LITIGATED = "disputes.reconsideration.total", "disputes.litigation.total"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("2021—2023年信息公开类行政复议分别为7件、6件、5件。", [f"{RECONSIDERED} = 5"]),
        ("2022年至2023年，收到的政府信息公开申请分别为7件、6件。", [f"{NEW} = 6"]),
        ("2022年和2023年行政诉讼分别为7件和6件。", [f"{LITIGATED} = 6"]),
        ("2022年收到申请9件，办结8件；2023年分别为12件和11件。", [f"{NEW} = 12", f"{PROCESSED} = 11"]),
        ("2022年收到申请9件，2023年增至12件。", [f"{NEW} = 12"]),
        ("收到申请9件，2023年办结9件；2022年分别为12件和11件。", [f"{NEW} = 9", f"{PROCESSED} = 9"]),
        ("行政复议由7件降至5件，行政诉讼由3件增至4件。", [f"{RECONSIDERED} = 5", f"{LITIGATED} = 4"]),
        ("截至6月底收到申请9件，预计全年20件；年底实际为18件。", [f"{NEW} = 18"]),
        ("2021—2023年行政复议分别为7件、6件。", []),
    ],
)
def test_this_year_among_others(read, text, facts):
    """Of the counts of several years those of the report's year are told, each by its place in the list."""
    assert read(text) == facts


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("予以公开12件，占办结总数36件的33.3%。", "requests.granted.total = 33.3%"),
        ("无法提供9件，占答复总数（36件）的25%。", "requests.unable.total = 25%"),
        ("收到申请40件，办结36件，占应办理总数40件的90%。", f"{PROCESSED} = 90%"),
        ("公开率（含部分公开）为50%。", "requests.granted_or_partial.total = 50%"),
        ("收到申请40件，办结率超过90%。", f"{PROCESSED} >= 90%"),
    ],
)
def test_shares_of_a_whole_that_is_told_with_them(read, text, share):
    """The whole that a share is of may stand before it, with a number of its own."""
    assert share in read(text)


def test_a_share_of_another_whole_is_none_of_the_tables(read):
    """Outcomes are shares of what was closed; one of what came in is another number."""
    facts = read("收到申请40件，予以公开12件，占收到总数40件的30%。")

    assert not any("%" in fact for fact in facts)


def test_a_scope_named_for_other_things_ends_with_them(read):
    """What is counted of a whole city does not make a department's own counts those of the city."""
    text = "全市登记文物128处，其中国家级8处；行政处罚3件；收到政府信息公开申请6件。"

    assert read(text, issuer="某市文物局") == ["disclosure.penalty.decisions = 3", f"{NEW} = 6"]
    assert read("全市收到政府信息公开申请66件；办结60件。", issuer="某市文物局") == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("行政诉讼方面，直接起诉5件，复议后起诉2件，合计7件。", {f"{LITIGATED} = 7"}),
        ("行政诉讼3件，其中1件复议后起诉正在审理。", {"disputes.lit_after_reconsideration.total = 1"}),
        ("行政诉讼3件，已判决2件均胜诉。", {"disputes.litigation.corrected = 0"}),
        ("行政复议3件，已审结2件，均予以维持，1件未审结。", {"disputes.reconsideration.corrected = 0"}),
        ("行政诉讼3件，2件正在二审审理。", {"disputes.litigation.pending = 2"}),
    ],
)
def test_disputes_in_lists(read, text, facts):
    """Sums, rows beside their results, and what is said of all cases decided."""
    assert facts <= set(read(text))


def test_what_was_decided_says_nothing_of_the_rest(read):
    """That all cases decided were won does not mean that none is pending."""
    assert "disputes.litigation.pending = 0" not in read("行政诉讼3件，已审结2件，均维持。")


def test_outcomes_summed_up_after_what_came_in(read):
    """A sum at the end of a list of outcomes is what was closed, whatever stands before the list."""
    text = "收到申请9件，上年结转1件；办理结果：公开4件，部分公开2件，不予公开1件，其他处理1件，总计8件。"

    assert f"{PROCESSED} = 8" in read(text)


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("全年16件申请全部办结。", True),
        ("公民张某提出的6件申请全部办结。", False),
    ],
)
def test_all_requests_of_the_year_were_closed(read, text, carried):
    """Where the year's requests were all closed none is carried over; those of one person are not all."""
    assert ("requests.carried_out.total = 0" in read(text)) == carried


@pytest.mark.parametrize(
    "text",
    [
        "行政复议和行政诉讼数量较上年分别下降16.5%和增长9%。",
        "行政复议、行政诉讼分别较上年下降16.5%、增长9%。",
        "发生行政复议40件、行政诉讼18件，较上年分别下降16.5%和增长9%。",
    ],
)
def test_two_changes_with_a_way_of_each(read, text):
    """Of two changes each has its own way, told after counts or after the nouns only."""
    told = [fact for fact in read(text) if fact.endswith("%yoy")]
    assert told == ["disputes.reconsideration.total = -16.5%yoy", "disputes.litigation.total = 9%yoy"]
