"""Last year's text that was kept: its year as the report's, and the report's year as one to come."""

from dataclasses import replace

import pytest
from given import built, found

from checker.kinds.stale import AHEAD, STALE


def told(check, rule: str, section: str, line: str) -> list[str]:
    """What is quoted of a report for 2021 with this line in one of its parts."""
    report = replace(built(prose=[line]), year=2021)
    report = replace(report, sentences=tuple(replace(sentence, section=section) for sentence in report.sentences))
    return [finding.primary.text for finding in found(check, rule, report)]


@pytest.mark.parametrize(
    ("section", "line", "words"),
    [
        ("", "按照规定，编制并公布本局2019年度政府信息公开工作年度报告。", ["2019年度政府信息公开工作年度报告"]),
        ("", "按照《关于编制2020年年度报告的通知》，编制2021年年度报告。", []),
        ("s1", "公开2019年部门决算、2020年部门预算。", ["2019年部门决算、2020年部门预算"]),
        ("s1", "公开2020年部门决算、2021年部门预算。", []),
    ],
)
def test_another_year(section: str, line: str, words: list[str]):
    """The preface names the year whose report was made; accounts and budgets both a year back are last year's."""
    assert told(STALE.check, "year-stale", section, line) == words


@pytest.mark.parametrize(
    ("section", "line", "words"),
    [
        ("s5", "2021年本局将加大培训力度。", ["2021年本局将加大"]),
        ("s3", "今后，2021年拟完善答复文本。", ["2021年拟完善"]),
        ("s5", "2022年将加大培训力度。", []),
        ("s1", "2021年将规范答复。", []),
        ("s5", "2021年将规范答复列为重点。", []),
    ],
)
def test_own_year_to_come(section: str, line: str, words: list[str]):
    """The report's own year is no plan; 将 that only stands before an object is none either."""
    assert told(AHEAD.check, "year-stale-plan", section, line) == words
