"""How far a word of another year reaches: to what is counted of it, and no further."""

import pytest

from benchmarks.corpus import read_all

COUNT = "收到政府信息公开申请25件，办结24件。"


def compared(text: str) -> list[int]:
    """The counts of a text that are of the year reported on, 2023."""
    return [int(fact.value) for fact in read_all({"text": text}) if fact.relation != "none"]


@pytest.mark.parametrize(
    "before",
    [
        "公开2022年部门决算。",
        "我局2022年获评先进单位。",
        "对照2022年度考核意见整改。",
        "清理2022年12月31日前的文件。",
        "依据2019年修订的条例，",
        "（一）主动公开。2022年我局公开信息97条。（二）依申请公开。",
        "上年的问题已整改。",
    ],
)
def test_another_year_ends_with_what_it_dates(before):
    """A year named for something else, or under another sub-heading, dates no counts that follow."""
    assert compared(before + COUNT) == [25, 24]


@pytest.mark.parametrize(
    "before",
    [
        "2022年，",
        "2022年共收到申请31件。",
        "2022年，我局认真办理申请，共收到31件。其中自然人20件。",
        "上年公开信息97条。",
    ],
)
def test_counts_told_of_another_year_go_on(before):
    """Where counts were told of another year, those after it are not taken for this year's."""
    assert compared(before + COUNT) == []


@pytest.mark.parametrize(
    "aside",
    [
        "2022年为36件",
        "去年为36件",
        "上年同期为36件",
        "2021年仅有12件",
        "加上上年转接的2件",
        "转接下年1件",
        "2022年度流转的2件",
        "延后至2024年1件",
    ],
)
@pytest.mark.parametrize("mark", ["，", "。"])
def test_a_year_told_beside_a_count_ends_with_its_own(aside, mark):
    """What is compared with a count, or carried over, dates nothing that is told after it."""
    assert compared(f"2023年收到政府信息公开申请38件，{aside}{mark}办结35件，予以公开19件。")[-2:] == [35, 19]


def test_the_year_after_the_one_spoken_of_goes_on():
    """``2022年…36件，2023年为38件``: the later year is no aside, and what follows is its own."""
    assert compared("2022年收到政府信息公开申请36件，2023年为38件，办结35件。")[-1] == 35


@pytest.mark.parametrize(
    "said",
    ["系2022年受理案件", "均为2022年发生的行政行为引起", "其中2件系2022年收到", "均属上年度的案件", "都是去年受理的"],
)
@pytest.mark.parametrize("then", ["；行政诉讼6件。", "，行政诉讼6件。", "，被提起行政诉讼6件。"])
def test_a_year_said_of_the_cases_before_ends_with_its_clause(said, then):
    """Where cases before are said to be of another year, the disputes told next are not."""
    assert compared(f"政府信息公开行政复议10件，{said}{then}") == [10, 6]


def test_words_kept_in_mind_begin_at_a_clause():
    """``较2021年`` dates nothing, however far it stands before the sentence: it is never cut in two."""
    words = "申请内容涉及征地拆迁" + "、学区划分" * 40
    for length in range(60, 130):
        text = f"收到政府信息公开申请87件，较2021年（62件）增长40.3%；{words[:length]}。予以公开28件、部分公开9件。"
        assert compared(text)[-2:] == [28, 9], length


@pytest.mark.parametrize("since", ["自2008年《条例》施行以来", "2019年以来", "从2019年至今", "自2016年建站起累计"])
def test_a_bracket_says_since_when(since):
    """A count that a bracket adds up over years is not this year's, nor are 累计 and 其中 after it."""
    told = f"收到政府信息公开申请1126件（{since}），累计答复1118件，其中予以公开320件。"
    assert compared(told) == []
    assert compared(f"{told}2023年收到申请118件。") == [118]


def test_a_bracket_about_this_year():
    """A bracket that begins with this year dates nothing otherwise."""
    assert compared("收到政府信息公开申请118件（自2023年1月1日起），答复115件。") == [118, 115]


@pytest.mark.parametrize(
    "text",
    [
        "上半年收到申请40件；下半年随着政策发布，申请量回落至33件，降幅17.5%。",
        "第二季度受征收影响，信息公开申请达到29件。",
        "7月集中爆发，信息公开申请量达到18件。",
    ],
)
def test_a_part_of_the_year_before_its_reason(read, text):
    """A part of the year dates what came to be in it, with the reason told between."""
    assert read(text) == []
    assert read("下半年平台改版，全年信息公开申请达到29件。") == ["requests.new_received.total = 29"]


def test_a_rate_of_many_years_that_changed(read):
    """What a rate came to is of as many years as what it came from; last year's rate is only compared with."""
    assert read("2019年机构改革以来，累计收到申请748件；同期行政复议61件，纠错率由16.7%降至14.3%。") == []
    told = read("信息公开行政复议10件，纠错率由上年的15%降至10%。")
    assert told[-1] == "disputes.reconsideration.corrected = 10%"


@pytest.mark.parametrize(
    "text",
    [
        "自2019年5月新《条例》施行到2023年12月，引发行政复议38件、行政诉讼21件。",
        "本届政府任期内收到申请210件。",
        "与去年同期（收到78件申请）相比有所增加。",
    ],
)
def test_years_named_from_one_to_another(read, text):
    """From a year to a later one, a term of office, and what last year's bracket holds are none of this year's."""
    assert read(text) == []
    told = read("自2023年1月1日起至2023年12月31日，引发行政复议38件。")
    assert told == ["disputes.reconsideration.total = 38"]


def test_documents_of_several_years(read):
    """Of what was issued in several years the year's own is told after it."""
    assert read("累计制发行政规范性文件46件，2023年制发9件。") == ["disclosure.normative.issued = 9"]
