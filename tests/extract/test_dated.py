"""When a report says it was published, written and signed, and by whom; and the year where title and period differ."""

import pytest

TITLE = "某市某县水利局2023年政府信息公开工作年度报告"
PARTS = "一、总体情况\n公开信息12条。\n六、其他需要报告的事项\n无。\n"
NAMES = ("published", "dated", "signed", "signer")


def told(read_report, text: str) -> list[tuple[str, str, int]]:
    """The notes about days and signature: name, text, line."""
    return [(name, words, span.line) for name, words, span in read_report(text).notes if name in NAMES]


@pytest.mark.parametrize(
    ("line", "name", "day"),
    [
        ("发布日期：2024-03-18", "published", "2024-03-18"),
        ("公布日期: 2024/3/18 来源：本站", "published", "2024/3/18"),
        ("发布时间：2024年3月18日 10:20", "published", "2024年3月18日"),
        ("【公开日期】：2024.3.18", "published", "2024.3.18"),
        ("日期：2024-03-18　　浏览次数：12", "published", "2024-03-18"),
        ("2024-03-18 09:15 来源：某县水利局", "published", "2024-03-18"),
        ("生成日期：2024-03-18", "dated", "2024-03-18"),
        ("索引号：0014349/2024-12 成文日期：二〇二四年三月十八日", "dated", "二〇二四年三月十八日"),
        ("（2024年3月18日）", "dated", "2024年3月18日"),
    ],
)
def test_day_above_the_report(read_report, line: str, name: str, day: str):
    """After its label, or at the beginning of a line of its own."""
    assert told(read_report, f"{TITLE}\n{line}\n{PARTS}") == [(name, day, 2)]


@pytest.mark.parametrize(
    "line",
    [
        "统计时间：2023年1月1日至2023年12月31日。",
        "时间：2023年1月1日至12月31日",
        "2023年12月1日，本局印发公开指南。",
        "2024年1月5日前将本报告报送县政府办公室",
    ],
)
def test_other_days(read_report, line: str):
    """The period and what happened on some day are no dates of the report."""
    assert told(read_report, f"{TITLE}\n{line}\n{PARTS}") == []


def test_day_in_the_index_block(read_report):
    """Both days of a web page's table, each by its own name."""
    head = "索引号 | H001 | 成文日期 | 2024-01-17 |\n主题 | 综合 | 发布日期 | 2024-02-01 |\n"
    assert told(read_report, f"{head}{TITLE}\n{PARTS}") == [("published", "2024-02-01", 2), ("dated", "2024-01-17", 1)]


@pytest.mark.parametrize("between", ["\n", "\n　　　　", " "])
def test_signature(read_report, between: str):
    """The body and the day below the last part, on two lines or on one."""
    notes = told(read_report, f"{TITLE}\n{PARTS}\n某市某县水利局{between}2024年1月18日\n")
    assert [note[:2] for note in notes] == [("signer", "某市某县水利局"), ("signed", "2024年1月18日")]


def test_no_signature(read_report):
    """A sentence that ends the report is none, whatever it names."""
    assert told(read_report, f"{TITLE}\n{PARTS}联系单位为县政府办公室。\n2024年1月5日印发年度报告。\n") == []


@pytest.mark.parametrize(
    ("more", "year", "misdated"),
    [
        ("公开信息12条。", 2023, True),
        ("2022年，公开信息12条。", 2022, True),
        ("2023年，公开信息12条。", 2023, False),
        ("上年结转2件，结转2024年度1件。", 2023, False),
        ("2021年度结转2件。", 2022, True),
    ],
)
def test_title_and_period_of_two_years(read_report, more: str, year: int, misdated: bool):
    """The rest of the report decides between the two years; where it is silent, the title's is kept and doubted."""
    report = read_report(f"{TITLE}\n统计期限为2022年1月1日至2022年12月31日。\n一、总体情况\n{more}\n")
    assert report.year == year
    assert ("misdated" in [name for name, _, _ in report.notes]) is misdated


def test_index_lines_name_title_and_publisher(read_report):
    """Where the index block is lines of text, the title stands after its label, and so does the body."""
    report = read_report(f"索 引 号：H001\n发布机构：某市某县水利局 发文日期：2024-01-18\n名    称：{TITLE}\n{PARTS}")
    assert (report.title, report.issuer.name, report.year) == (TITLE, "某市某县水利局", 2023)
    assert ("publisher", "某市某县水利局") in [note[:2] for note in report.notes]
