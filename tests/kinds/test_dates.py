"""The year of the report: its period, and the form that belongs to it."""

import pytest
from given import Span, built, found

from checker.kinds.dates import EARLY, FORM_YEAR, FREE_FORM, PERIOD, PUBLISHED, TITLE_YEAR
from checker.model.report import Report


def periods(phrase: str, year: int = 2023) -> list[str]:
    """What is said of a period in a report of a year."""
    report = built(year=year, notes=(("period", phrase, Span(4, 9)),))
    return [finding.message.zh for finding in found(PERIOD.check, "period", report)]


@pytest.mark.parametrize(
    "phrase",
    [
        "2023年1月1日至2023年12月31日",
        "2023年1月1日至12月31日",
        "从2023年1月1日到12月31日止",
        "自2023年1月1日起，至2023年12月31日止",
        "2023年1月1日—12月31日",
        "2023年01月01日-2023年12月31日",
        "2023 年 1 月 1 日至 12 月 31 日",
        "截至2023年底",
        "二〇二三年一月一日至十二月三十一日",
        "2023年1月至12月",
        "2023年1-12月",
        "数据截止日期为2023年12月31日",
    ],
)
def test_whole_year(phrase: str):
    """The whole year is accepted however it is written."""
    assert periods(phrase) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "2023年1月1日至12月21日",
        "2023年1月2日至12月31日",
        "2022年1月1日至2023年12月31日",
        "2022年1月1日至2022年12月31日",
        "2023年1月1日至2024年12月31日",
        "二〇二三年一月一日至十一月三十日",
        "2023年1月至11月",
        "2023年1-10月",
        "截止时间为2023年12月20日",
    ],
)
def test_not_the_whole_year(phrase: str):
    """Another day, or another year, is told as it is written."""
    assert periods(phrase) == [f"统计期限写作“{phrase}”，应为 2023 年 1 月 1 日至 12 月 31 日"]


def test_year_unknown():
    """Where the year of the report is not known, the period's own year is taken for it."""
    report = built(notes=(("period", "2022年1月1日至12月31日", Span(4)),))
    unknown = Report(**{**vars(report), "year": 0})
    assert found(PERIOD.check, "period", unknown) == []


@pytest.mark.parametrize(
    ("form", "year", "count"),
    [("2021", 2021, 0), ("2021", 2030, 0), ("2021", 2020, 1), ("2019", 2019, 0), ("2019", 2020, 0), ("2019", 2023, 1)],
)
def test_form_of_the_year(form: str, year: int, count: int):
    """The 2019 form belongs to 2019 and 2020, the 2021 form to all years since."""
    assert len(found(FORM_YEAR.check, "form-year", built({}, form, year=year))) == count


def test_form_message():
    """A form of another year is told with both, at the first table."""
    (finding,) = found(FORM_YEAR.check, "form-year", built({}, "2019", year=2023))
    assert finding.message.zh.startswith("2023 年度报告使用了 2019 年格式")
    assert finding.primary.span == Span(90)


@pytest.mark.parametrize(("form", "year", "count"), [("pre2019", 2018, 0), ("pre2019", 2023, 1), ("2021", 2023, 0)])
def test_free_form(form: str, year: int, count: int):
    """The free form is right up to 2018, and wrong since."""
    report = built(year=year)
    bare = Report(**{**vars(report), "form": form, "readings": {}, "rows": (), "tables": {}})
    assert len(found(FREE_FORM.check, "form-year-free", bare)) == count


def test_old_headings_in_a_new_year():
    """A report under 概述, without any table or part of its time, is in the old free form whatever its year."""
    report = built(year=2023, prose=["一、概述"], tables={})
    assert len(found(FREE_FORM.check, "form-year-free", report)) == 1


def test_old_heading_beside_tables():
    """A report with tables is not in the free form, though it has a part called 概述."""
    assert found(FREE_FORM.check, "form-year-free", built(year=2023, prose=["一、概述"])) == []


def dated(check, **days: str) -> list[str]:
    """What is said of the days that a report of 2023 gives for itself."""
    notes = tuple((name, text, Span(3)) for name, text in days.items())
    rule = "published-early" if check is EARLY.check else "published-department"
    return [finding.message.zh for finding in found(check, rule, built(year=2023, notes=notes))]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"published": "2024-01-31 10:20"}, []),
        ({"published": "2024/2/1"}, ["公布日期为2024年2月1日，晚于 2024 年 1 月 31 日"]),
        ({"dated": "2024年3月18日"}, ["成文日期为2024年3月18日，晚于 2024 年 1 月 31 日"]),
        ({"signed": "二〇二四年三月十八日"}, ["落款日期为2024年3月18日，晚于 2024 年 1 月 31 日"]),
        ({"dated": "2024-01-17", "published": "2024-02-05"}, ["公布日期为2024年2月5日，晚于 2024 年 1 月 31 日"]),
        ({"signed": "2024年3月18日", "published": "2024-01-20"}, []),
        ({"published": "去年"}, []),
    ],
)
def test_published_late(days: dict[str, str], told: list[str]):
    """The day of publication counts; where there is none, that of the document or of its signature."""
    assert dated(PUBLISHED.check, **days) == told


def test_published_before_the_year_was_over():
    """A report cannot be signed before what it reports on is over."""
    assert dated(EARLY.check, signed="2023年1月18日") == ["落款日期为2023年1月18日，而 2023 年度还没有结束"]
    assert dated(EARLY.check, published="2024-01-18") == []


@pytest.mark.parametrize(
    ("year", "verdict"), [(2022, "其中必有一误"), (2023, "正文或日期也不支持题目的年份，疑为题目有误")]
)
def test_title_of_another_year(year: int, verdict: str):
    """Told at the title, and the period is not told as well."""
    notes = (("misdated", "某局2022年报告", Span(1)), ("period", "统计期限为2023年1月1日至12月31日", Span(2)))
    report = built(year=year, notes=notes)
    (told,) = found(TITLE_YEAR.check, "title-year", report)
    assert told.message.zh == f"题目写的是 2022 年，而统计期限写作“2023年1月1日至12月31日”，{verdict}"
    assert (told.primary.span.line, told.related[0].span.line) == (1, 2)
    assert found(PERIOD.check, "period", report) == []
