"""What the text must mention, and what must not be left standing in it."""

from dataclasses import replace

import pytest
from given import Span, built, case, found, heading, rule

from checker.kinds.mentions import MENTIONS, STATES
from checker.kinds.words import PATTERN, check_pattern
from checker.model.report import Report


def first_part(*prose: str) -> Report:
    """A report whose sentences stand in part one."""
    report = built(prose=prose)
    return replace(report, sentences=tuple(replace(sentence, section="s1") for sentence in report.sentences))


def lacking(*prose: str) -> list[str]:
    """What a government's part one is said to lack."""
    return [f.message.zh for f in found(MENTIONS.check, "government-results", first_part(*prose))]


def test_all_mentioned():
    """Any of the words for each result will do."""
    assert lacking("年度考评按季进行。", "开展社会评议。", "没有追责情形。") == []


def test_one_lacking():
    """The result that is not mentioned is named."""
    assert lacking("年度考核按季进行。", "没有追责情形。") == ["“一、总体情况”未写到：社会评议"]


def test_no_part_one():
    """A report without part one lacks the part, and not its contents."""
    assert lacking() == []


def test_mention_elsewhere():
    """A mention in another part does not count."""
    report = first_part("年度考核按季进行。", "开展社会评议。", "没有追责情形。")
    moved = (*report.sentences[:2], replace(report.sentences[2], section="s5"))
    assert len(found(MENTIONS.check, "government-results", replace(report, sentences=moved))) == 1


def test_place_is_the_heading():
    """What a part lacks is told at its heading."""
    report = replace(first_part("开展培训。"), headings=(heading("s1", "一", "一、总体情况", 3),))
    (finding,) = found(MENTIONS.check, "government-results", report)
    assert finding.primary.text == "一、总体情况"


def test_place_is_the_preface():
    """What a report lacks as a whole is told at its preface, and not at what a page puts above title and preface."""
    prose = ["首页 | 政务公开 | 年度报告", "来源：水利局 字号：大", "依据条例编制。"]
    report = built(prose=prose, notes=(("title", "某局2023年年度报告", Span(2)),))
    report = replace(report, sentences=tuple(replace(sentence, section="") for sentence in report.sentences))
    (finding,) = found(STATES.check, "preface-eversion", report)
    assert finding.primary.text == "依据条例编制。"


def test_pattern():
    """Text that should not stand there is told once, with the number of places, each of them quoted."""
    report = built(prose=["公开信息11507余条。", "发布605余条，另有33多件。"])
    (finding,) = found(PATTERN.check, "text-approximate", report)
    assert [place.text for place in (finding.primary, *finding.related)] == ["11507余条", "605余条", "33多件"]
    assert (finding.primary.span.line, finding.primary.span.column) == (1, 5)


def test_round_number():
    """A round number with 余 is an approximation as it should be."""
    assert found(PATTERN.check, "text-approximate", built(prose=["公开信息11500余条。"])) == []


def test_pattern_in_some_sections():
    """A rule may look at some parts only."""
    everywhere = rule("text-approximate")
    report = built(prose=["公开信息605余条。"])
    elsewhere = replace(everywhere, options={**everywhere.options, "sections": ("s6",)})
    assert list(check_pattern(elsewhere, case(report))) == []


def test_missing_number():
    """A count that lost its number is told with the words around it."""
    (finding,) = found(PATTERN.check, "text-missing-number", built(prose=["全年共主动公开条。"]))
    assert finding.primary.text.startswith("主动公开条")


def test_only_the_words_told_are_quoted():
    """A pattern that also looks at what follows quotes its group alone, at its own place."""
    [finding] = check_pattern(rule("text-terms"), case(first_part("开设“稳岗就业”“民生实时”专栏。")))
    assert (finding.primary.text, finding.primary.span.column) == ("民生实时", 10)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("培训人员__人次，发放手册＿＿＿份。", ["培训人员__人次", "发放手册＿＿＿份"]),
        ("无法提供（）件，其余〔　〕件在办。", ["无法提供（）件", "其余〔　〕件"]),
        ("受理   件，办结？", ["受理   件，", "办结？"]),
        ("占比□%，公告……期。", ["占比□%", "公告……期"]),
        ("收到申请3O件，其中l月I2件。", ["3O件", "I2件"]),
        ("收到__17__件，公开信息 17 条，见（）条例第二条；什么情况予以答复？", []),
        ("设置____栏目，联系人（ ）。", []),
    ],
)
def test_blanks_of_a_draft(line: str, told: list[str]):
    """A count whose figure was never put in, or was read as letters, is told; an underlined figure is none."""
    findings = found(PATTERN.check, "text-missing-number", built(prose=[line]))
    assert [place.text for finding in findings for place in (finding.primary, *finding.related)] == told


def test_masked_number():
    """Strokes in a telephone number are no residue, those in a name are."""
    assert found(PATTERN.check, "text-residue", built(prose=["电话0571-8××××123。"])) == []
    (finding,) = found(PATTERN.check, "text-residue", built(prose=["ＸＸ镇公开村务信息7条。"]))
    assert finding.primary.text == "ＸＸ镇"
