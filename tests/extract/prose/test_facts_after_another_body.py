"""Where the scope of another body ends: with its list, its clause or its sentence, and not with the paragraph."""

import pytest

from benchmarks.corpus import read_all

COUNTY, OFFICE = "江宁县人民政府", "江宁县人民政府办公室"
THEN = "办结93件，其中予以公开70件、部分公开11件，结转下年度13件。"


def compared(text: str, issuer: str) -> list[int]:
    """The counts of a text that are compared with the tables of the issuer."""
    return [
        int(fact.value) for fact in read_all({"text": text, "report": {"issuer": issuer}}) if fact.relation != "none"
    ]


@pytest.mark.parametrize(
    "others",
    [
        "县住建局、县城管局分别收到61件、42件。",
        "其中县住建局、县自然资源局分别收到61件、42件。",
        "较多的是县住建局（61件）、县民政局（42件）。",
        "县直部门受理61件、乡镇（街道）受理42件。",
        "其中县教育局收到61件，县公安局收到42件，其他单位收到20件。",
        "乡镇收到42件，县直各部门收到81件。",
        "其中县住建局收到22件。",
    ],
)
@pytest.mark.parametrize("again", ["", "全年"])
def test_the_report_speaks_for_itself_after_a_list_of_bodies(others, again):
    """After the sentence that lists what single bodies had, what was answered is the whole report's."""
    text = f"全县共收到政府信息公开申请123件。{others}{again}{THEN}"
    assert compared(text, COUNTY) == [123, 93, 70, 11, 13]


@pytest.mark.parametrize(
    "handed",
    [
        "其中转区住建局办理5件",
        "其中转办至县农业农村局的5件由其另行统计",
        "移送县公安局处理5件",
        "配合县住建局、县民政局答复5件",
        "会同县住建局答复5件",
        "函告县财政局3件",
    ],
)
def test_a_body_that_was_only_handed_something_is_no_subject(handed):
    """What was handed on, or done with another body, ends with its clause."""
    text = f"共收到政府信息公开申请98件，{handed}。{THEN}"
    assert compared(text, OFFICE) == [98, 93, 70, 11, 13]


def test_a_body_ends_with_its_sub_heading():
    """What stands under the next sub-heading is the whole report's, whoever the paragraph opened with."""
    text = f"县住建局收到政府信息公开申请61件。（二）办理情况。{THEN}"
    assert compared(text, COUNTY) == [93, 70, 11, 13]


def test_what_is_carried_over_after_help_is_ones_own():
    """``会同区住建局答复5件，结转下年13件``: nothing is carried over with another body."""
    assert compared("收到政府信息公开申请98件，会同县住建局答复5件，结转下年度13件。", OFFICE) == [98, 13]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("县住建局收到政府信息公开申请17件。办结16件，予以公开4件。", COUNTY),
        ("2023年，县住建局收到政府信息公开申请17件。全年办结16件。", COUNTY),
        ("县政府办公室收到政府信息公开申请20件，县住建局2件、县民政局5件。办结16件。", COUNTY),
        ("全县收到政府信息公开申请120件，办结118件。公开97件。", OFFICE),
        ("县住建局、县城管局、县财政局分别收到政府信息公开申请6件、4件、22件。", COUNTY),
    ],
)
def test_a_paragraph_about_another_body_keeps_to_it(text, issuer):
    """Where a paragraph opens with another body, its counts are not the report's."""
    assert compared(text, issuer) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("机构改革前由原农机局收到申请7件，全年共收到申请41件。", [41]),
        ("收到申请41件，其中合并前由原农机局收到7件，我局收到34件。", [41]),
        ("由原农机局受理申请7件，由我局受理申请34件。", [34]),
        ("申请均由办公室统一受理，全年受理申请41件。", [41]),
    ],
)
def test_what_a_body_received_that_is_no_more(text, counts):
    """What another body took in before it was merged is not the report's, nor is what makes up the whole with it."""
    assert compared(text, "江宁县农业农村局") == counts
