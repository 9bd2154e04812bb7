"""Rows of the outcomes told in a word or two, and whose counts they are where parts of the area are listed."""

import pytest

RECEIVED, CLOSED = "requests.new_received.total", "requests.total_processed.total"
GRANTED = "requests.granted.total"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("可以公开的27件，依法不能公开的7件，不作处理的6件。", {"granted": 27, "denied": 7, "not_processed": 6}),
        ("同意公开26件，第三方不同意公开1件，不掌握14件。", {"denied_third_party": 1, "unable_not_held": 14}),
        ("公开22件，涉密1件，未掌握16件，需制作2件。", {"denied_state_secret": 1, "unable_needs_creation": 2}),
        ("不掌握4件，信访投诉3件，重复1件，不补正2件。", {"not_processed_petition": 3, "other_no_correction": 2}),
        (
            "不予处理方面，出版物类1件、反复申请类4件。",
            {"not_processed_publication": 1, "not_processed_mass_repeat": 4},
        ),
        ("不予处理方面，信访类5件、确认类2件。", {"not_processed_petition": 5, "not_processed_confirm_reissue": 2}),
        ("不予公开3件，国家禁止性规定2件、过程性信息1件。", {"denied_law_prohibited": 2, "denied_process_info": 1}),
        ("予以公开9件，以信访、投诉为实质内容的3件。", {"granted": 9, "not_processed_petition": 3}),
        ("其他处理8件，撤回等其他情形6件。", {"other": 8, "other_misc": 6}),
        ("答复60件，公开32件（含部分公开5件）。", {"granted_or_partial": 32, "partial": 5}),
    ],
)
def test_rows_in_short(read, text, rows):
    """A list of results names its rows by their first words."""
    assert {f"requests.{row}.total = {count}" for row, count in rows.items()} <= set(read(text))


def test_letters_are_no_requests(read):
    """Where nothing of information is answered, 信访诉求 is no row."""
    assert read("群众来信中反映信访诉求4件，均已答复。") == []


@pytest.mark.parametrize("listed", ["县直部门132件、乡镇38件；", "县政府办公室44件，各部门108件，各乡镇62件；"])
def test_parts_of_an_area_are_over(read, listed):
    """After a list of parts of the area the sentence speaks of all of it again."""
    text = f"全县收到申请214件，其中{listed}予以公开99件。"
    assert read(text, issuer="某县人民政府") == [f"{RECEIVED} = 214", f"{GRANTED} = 99"]


def test_one_part_goes_on(read):
    """A part that is told to act goes on acting."""
    text = "全县收到申请214件，其中县教育局受理12件，办结11件。"
    assert read(text, issuer="某县人民政府") == [f"{RECEIVED} = 214"]


def test_a_body_and_those_below_it(read):
    """A bureau's count with that of its own units is its own; that of the units alone is not."""
    assert read("局机关及直属单位收到申请19件。", issuer="某市水利局") == [f"{RECEIVED} = 19"]
    assert read("直属单位收到申请19件。", issuer="某市水利局") == []


def test_who_judges_counts_nothing(read):
    """Whoever decides the disputes is not who has them."""
    text = "提起行政复议20件，由市政府审理13件、省水利厅审理7件，维持14件。"
    assert "disputes.reconsideration.maintained = 14" in read(text, issuer="某市水利局")


def test_what_is_in_force_until_now(read):
    """截至目前 tells what is in force in the end, and is over with its sentence."""
    text = "截至目前有效的规范性文件31件。作出行政许可决定14件。"
    assert read(text) == ["disclosure.normative.in_force = 31", "disclosure.licensing.decisions = 14"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("处理申请36件，结果为公开20件。", f"{GRANTED} = 20"),
        ("完全公开19件，部分公开3件。", f"{GRANTED} = 19"),
        ("予以公开34件、部分准予公开5件。", "requests.partial.total = 5"),
        ("当年行政复议立案4件，结案3件。", "disputes.reconsideration.pending = 1"),
        ("本年度复议维持3件、复议撤销1件。", "disputes.reconsideration.corrected = 1"),
        ("依申请公开答复33件，其中公开17件。", f"{CLOSED} = 33"),
        ("12件申请因信息不存在无法提供。", "requests.unable_not_held.total = 12"),
        ("上年无结转，本年新收3件。", "requests.carried_in.total = 0"),
        ("应办46件，实办45件，结转1件。", f"{CLOSED} = 45"),
    ],
)
def test_verbs_and_nouns(read, text, told):
    """Verbs and nouns of clerks for what was done, and what they do not deny."""
    assert told in read(text)
    assert "requests.unable.total = 0" not in read(text)


def test_a_share_of_a_part(read):
    """What one applicant's requests are of all is no share of a row."""
    assert read("张某一人提交申请15件，占全年申请总量的60%。") == []


def test_the_body_among_its_area(read):
    """What an office has of a count of its whole area is told by its name alone."""
    text = "全市共收到申请321件，其中市政府办公室64件、市直部门257件。"
    assert read(text, issuer="某市人民政府办公室") == [f"{RECEIVED} = 64"]
    assert read("某事项共321件，其中市政府办公室64件。", issuer="某市人民政府办公室") == []


def test_what_was_included_of_another_year(read):
    """A year that dates what is included dates nothing after it."""
    text = "处理申请20件，含2022年末收到的1件；予以公开9件。"
    assert f"{GRANTED} = 9" in read(text)
    assert "requests.carried_in.total = 1" in read(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年受理41件（含自然人40件），上年结转2件，办结40件，结转3件。", f"{RECEIVED} = 41"),
        ("县政府系统共收到信息公开申请73件。", f"{RECEIVED} = 73"),
        ("同意公开27件，不掌握38件，信访诉求4件。", "requests.not_processed_petition.total = 4"),
        ("收到申请62件，主要为举报人、投诉举报人提出，其中自然人39件。", "requests.new_received.natural_person = 39"),
        ("共收到58件申请，已结62件（含上年的4件）。", "requests.carried_in.total = 4"),
        ("依申请公开新收143件，结转4件。", "requests.carried_in.total = 4"),
        ("行政复议纠错率由上年的15%降到8%。", "disputes.reconsideration.corrected = 8%"),
    ],
)
def test_what_was_taken_for_something_else(read, text, told):
    """No channel, no petition and no other year is meant by these words."""
    assert told in read(text)
