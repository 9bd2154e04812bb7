"""Title, issuer, level, province, year and period."""

import pytest

BODY = "一、总体情况\n本年度工作有序。\n"


@pytest.mark.parametrize(
    ("head", "name", "level", "province", "year"),
    [
        (
            "杭州市临平区人民政府2023年度\n政府信息公开工作年度报告",
            "杭州市临平区人民政府",
            "government",
            "浙江省",
            2023,
        ),
        ("\n临淄区人民政府办公室\n2023年政府信息公开工作年度报告", "临淄区人民政府办公室", "office", "山东省", 2023),
        ("正文\n2024 年上海市科委政府信息公开工作\n年度报告", "上海市科委", "department", "上海市", 2024),
        ("某某局关于2022年度政府信息公开工作情况的报告", "某某局", "department", "", 2022),
        ("涪陵区某某镇人民政府二〇二一年政府信息公开工作年度报告", "涪陵区某某镇人民政府", "town", "重庆市", 2021),
        ("景德镇市人民政府２０２２年度政府信息公开工作年度报告", "景德镇市人民政府", "government", "江西省", 2022),
        ("景德镇市人民政府2020年政府信息公开工作年度报告", "景德镇市人民政府", "government", "江西省", 2020),
        ("2023年政府信息公开年报\n某某县水利局\n", "某某县水利局", "department", "", 2023),
        ("某某海关2022年政府信息公开工作年度报告", "某某海关", "department", "", 2022),
        ("某某镇中心学区2023年度信息公开工作报告", "某某镇中心学区", "department", "", 2023),
        ("贵阳市某某街道办事处政府信息公开工作年度报告（2023年）", "贵阳市某某街道办事处", "town", "贵州省", 2023),
    ],
)
def test_the_title_names_issuer_and_year(read_report, head, name, level, province, year):
    """In one line or several, with the year before or after."""
    found = read_report(f"{head}\n\n前言。\n{BODY}")

    assert (name, level, province, year) == (found.issuer.name, found.issuer.level, found.issuer.province, found.year)
    assert "信息公开" in found.title


def test_without_a_title_the_preface_tells(read_report):
    """A web page may have an index block instead of a title."""
    found = read_report(
        "索引号 | H001 | 成文日期 | 2024-01-17 |\n发布机构 | 区政府办 | 主题 | 综合 |\n"
        f"由杭州市萧山区人民政府办公室编制本报告。统计期限为2023年1月1日至2023年12月31日。\n{BODY}"
    )

    assert (found.title, found.issuer.name, found.year) == ("", "杭州市萧山区人民政府办公室", 2023)
    assert ("publisher", "区政府办") in [note[:2] for note in found.notes]


def test_the_year_most_spoken_of_is_the_last_resort(read_report):
    """Without title and period the years of part one are counted."""
    found = read_report(
        "一、总体情况\n2022年，全区有序。与2021年相比有所提高。2022年共收到2件。\n五、存在的主要问题及改进情况\n2024年改进。2024年加强。2024年完善。\n"
    )

    assert found.year == 2022


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("数据统计期限从2023年1月1日到12月31日止，电子版可下载。", "统计期限从2023年1月1日到12月31日止"),
        (
            "数据的统计期限自2023年1月1日起，至2023年12月31日止。如有疑问请来电。",
            "统计期限自2023年1月1日起，至2023年12月31日止",
        ),
        ("统计周期为 2024 年 1 月 1 日至 12 月 31 日。", "统计周期为 2024 年 1 月 1 日至 12 月 31 日"),
        ("涵盖2020年1月1日至12月21日的情况。", "2020年1月1日至12月21日"),
    ],
)
def test_the_period_is_noted_with_its_place(read_report, sentence, phrase):
    """The phrase runs to its last date and can be found in the file."""
    text = f"某局政府信息公开工作年度报告\n前言。{sentence}\n{BODY}"

    found = read_report(text)
    ((_, noted, span),) = (note for note in found.notes if note[0] == "period")

    assert phrase == noted
    assert text.split("\n")[span.line - 1][span.column - 1 :].startswith(phrase)


def test_residue_of_a_word_processor_is_noted(read_report):
    """The mark is kept with its place."""
    found = read_report(f"某局2023年政府信息公开工作年度报告\n{BODY}甲[bookmark: _GoBack]乙。\n")

    ((_, text, span),) = (note for note in found.notes if note[0] == "bookmark")
    assert (text, span.line, span.column) == ("[bookmark: _GoBack]", 4, 2)
