"""The six parts: there, numbered, in order."""

from dataclasses import replace

import pytest
from given import built, found, heading, national

from checker.kinds.headings import MISSING, NUMERAL, ORDER, RESTART, TITLE, UNREAD
from checker.model.report import Heading, Report

SECTIONS = national().forms["2021"].sections
ALL = tuple(heading(s.id, s.numeral, f"{s.numeral}、{s.heading}", n * 10) for n, s in enumerate(SECTIONS, 1))


def with_headings(*headings: Heading) -> Report:
    """A report under these headings."""
    return built(headings=headings)


def test_all_six():
    """A report under its six headings has no finding of any kind."""
    kinds = [
        (MISSING, "heading-missing"),
        (NUMERAL, "heading-numeral"),
        (RESTART, "heading-numeral-sequence"),
        (ORDER, "heading-order"),
    ]
    assert [found(kind.check, name, with_headings(*ALL)) for kind, name in kinds] == [[], [], [], []]


def test_missing():
    """A heading that is not there is named, at the heading before it."""
    (finding,) = found(MISSING.check, "heading-missing", with_headings(*ALL[:4], ALL[5]))
    assert finding.message.zh == "没有找到“五、存在的主要问题及改进情况”标题"
    assert finding.primary.text == ALL[3].text


def test_first_missing():
    """Where the first heading is not there, the finding stands at the first that is."""
    (finding,) = found(MISSING.check, "heading-missing", with_headings(*ALL[1:]))
    assert finding.primary.text == ALL[1].text


def test_none_at_all():
    """A report without any of the six headings is another cause, and not six findings."""
    assert found(MISSING.check, "heading-missing", with_headings()) == []


def test_without_numeral():
    """A heading without its numeral is told with the numeral it lacks."""
    bare = replace(ALL[0], numeral="", text="总体情况")
    (finding,) = found(NUMERAL.check, "heading-numeral", with_headings(bare, *ALL[1:]))
    assert finding.message.zh == "标题“总体情况”缺少序号“一、”"
    assert finding.advice.en == "Write “一、总体情况”"


def test_numbering_restarts():
    """Numbering that restarts is told once, with the other headings beside the first."""
    wrong = [replace(h, numeral=numeral) for h, numeral in zip(ALL[3:], "一二三", strict=True)]
    (finding,) = found(RESTART.check, "heading-numeral-sequence", with_headings(*ALL[:3], *wrong))
    assert (finding.primary.text, len(finding.related)) == (ALL[3].text, 2)


def test_missing_numeral_is_no_wrong_one():
    """A heading without a numeral does not count as misnumbered."""
    bare = replace(ALL[0], numeral="")
    assert found(RESTART.check, "heading-numeral-sequence", with_headings(bare, *ALL[1:])) == []


def test_order():
    """Of two parts exchanged, the one that comes too late is told."""
    report = with_headings(*ALL[:4], ALL[5], ALL[4])
    assert [f.primary.text for f in found(ORDER.check, "heading-order", report)] == [ALL[4].text]


@pytest.mark.parametrize(("place", "to"), [(5, 1), (0, 5), (2, 4), (4, 0)])
def test_one_part_moved(place: int, to: int):
    """One part that was moved is one finding, however far it was moved."""
    headings = list(ALL)
    headings.insert(to, moved := headings.pop(place))
    report = with_headings(*headings)
    assert [f.primary.text for f in found(ORDER.check, "heading-order", report)] == [moved.text]


def test_order_of_a_repeated_part():
    """A part told under two headings of its own is in order."""
    assert found(ORDER.check, "heading-order", with_headings(*ALL[:3], ALL[2], *ALL[3:])) == []


def test_order_with_a_part_missing():
    """A part that is not there does not put the others out of order."""
    assert found(ORDER.check, "heading-order", with_headings(ALL[0], *ALL[2:])) == []


def test_no_title():
    """A report without a title is told at the first words it has, which are quoted and no blank."""
    (finding,) = found(TITLE.check, "title-missing", with_headings(*ALL))
    assert (finding.primary.span, finding.primary.text) == (ALL[0].span, ALL[0].text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("工作开展。全年收到申请12件。办结9件、结转3件，发布信息40条。", 4),
        ("本报告依规编制。如有疑问，请联系水利局办公室（电话8351）。发布信息40条。", None),
    ],
)
def test_counts_under_no_heading_are_told(text: str, count: int | None):
    """Counts that stand before the first known part were compared with nothing; a preface has hardly any."""
    report = built(prose=text.split("。"), headings=ALL[1:])
    opening = tuple(replace(sentence, section="") for sentence in report.sentences)
    told = found(UNREAD.check, "prose-unread", replace(report, sentences=opening))
    assert [f.message.zh for f in told] == (
        [f"正文没有读出“一、总体情况”部分，其中 {count} 处数字未与表格核对"] if count else []
    )
