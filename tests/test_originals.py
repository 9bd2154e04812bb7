"""The five real reports, where they are at hand: what is wrong is found, and what only looks wrong is left alone.

The numbers D1 to D14 and T1 to T36 are those of the list of true defects and of traps that the reports came with.
"""

from functools import cache
from pathlib import Path

import pytest
from given import Places, expected, national, places, read, serious

from checker.audit import judge_all
from checker.engine import run
from checker.model.finding import Audit, Finding
from checker.model.report import Report

FIXTURE = {
    "000": "linping-2023",
    "001": "xiaoshan-office-2023",
    "002": "linan-2020",
    "003": "beilun-2023",
    "004": "linzi-office-2023",
}
EQUATIONS = {"000": 42, "001": 42, "002": 40, "003": 42, "004": 42}
"""How many equations 表三 and 表四 have: 208 in all."""

DEFECTS = {
    "000": [],
    "001": [("D3", "withdrawals-fit", "warning", "47件")],
    "002": [
        ("D1", "narrative-denial", "error", "未出现行政复议纠错"),
        ("D2", "narrative-count", "error", "19件"),
        ("D5", "heading-numeral", "warning", "总体情况"),
        ("D7", "government-results", "warning", "总体情况"),
    ],
    "003": [("D6", "heading-numeral", "warning", "主动公开政府信息情况")],
    "004": [("D4", "row-incomplete", "warning", "行政规范性文件")],
}

HABITS = [
    ("D8", "003", "label-wording", "上年转结"),
    ("D9", "003", "text-noun-cut", "规范性84件"),
    ("D10", "001", "text-terms", "信息公开处理费"),
    ("D10", "001", "text-terms", "民生实时"),
    ("D11", "000", "text-residue", "[bookmark: _GoBack]"),
    ("D11", "000", "text-approximate", "11507余条"),
    ("D13", "002", "items-unchanged", "0"),
    ("D14", "002", "scope-drift", "区政府办公室政府信息公开工作仍存在"),
]

TRAPS = [
    ("T1", "000", "1136件（含上年度结转32件）"),
    ("T2", "000", "15件行政诉讼案件"),
    ("T3", "000", "14687.769192"),
    ("T4", "000", "未收取信息处理费"),
    ("T4", "003", "收取信息处理费"),
    ("T5", "000", "行政规范性文件35件"),
    ("T6", "000", "12件行政复议案件"),
    ("T7", "000", "\u00a028"),
    ("T8", "001", "缴纳信息处理费80元"),
    ("T9", "001", "行政诉讼6件"),
    ("T10", "001", "办结113件"),
    ("T11", "001", "累计收到政府信息公开申请115件"),
    ("T12", "001", "48条"),
    ("T12", "001", "其中行政规范性文件18件"),
    ("T13", "001", "行政许可"),
    ("T14", "001", "发送1份"),
    ("T15", "002", "（六）其他处理"),
    ("T15", "002", "（九）项"),
    ("T16", "002", "33565万元"),
    ("T17", "002", "全部如期答复"),
    ("T18", "002", "2021年工作目标"),
    ("T18", "002", "9600余件"),
    ("T18", "002", "办复率100%"),
    ("T19", "003", "全年答复政府信息公开申请378件"),
    ("T19", "003", "结转下年度继续办理10件"),
    ("T20", "003", "不予公开16件"),
    ("T20", "003", "无法提供112件"),
    ("T20", "003", "不予处理23件"),
    ("T20", "003", "其他处理35件"),
    ("T21", "003", "法人或其他组织申请23件"),
    ("T22", "003", "行政复议和行政诉讼被纠错和败诉"),
    ("T23", "003", "办理政府信息公开申请386件"),
    ("T24", "003", "清理废止、宣布失效"),
    ("T25", "003", "被申请行政复议、提起行政诉讼情况"),
    ("T26", "004", "当面申请0件、信函申请27件、网上申请6件"),
    ("T27", "004", "同意公开答复数8件"),
    ("T28", "004", "不属于本行政机关公开数12件"),
    ("T29", "004", "申请信息不存在数9件"),
    ("T30", "004", "2022年度结转6件"),
    ("T30", "004", "结转2024年度继续办理2件"),
    ("T31", "004", "同比增长35%"),
    ("T32", "004", "政策文件45件"),
    ("T33", "004", "四、政府信息公开行政复议、行政诉讼情况"),
    ("T34", "004", "监督保障"),
    ("T35", "004", "1．属于国家秘密"),
    ("T35", "004", "办复率100%"),
    ("T36", "003", "没有收到超出一定数量或者频次范围的政府信息公开申请"),
]


@cache
def audited(path: Path) -> Audit:
    """An original, read and judged."""
    return judge_all([read(path.read_bytes().decode())], national())[0]


@cache
def report_of(path: Path) -> Report:
    """An original as it is read."""
    report = audited(path).report
    assert report is not None
    return report


def shared(number: str) -> Path:
    """The original of this number; the test is skipped where the originals are not at hand."""
    found = sorted((Path(__file__).resolve().parents[2] / "shared" / "reports").glob(f"{number}*.txt"))
    if not found:
        pytest.skip("the originals are not at hand")
    return found[0]


def points(finding: Finding, quote: str, where: Places) -> bool:
    """Whether the first place of a finding lies in the quoted words."""
    start = where.text.find(quote)
    while start >= 0:
        if start <= where.offset(finding.primary.span) < start + len(quote):
            return True
        start = where.text.find(quote, start + 1)
    return False


def test_cells(original: Path):
    """Every cell of the three tables holds the number that a person reads there."""
    readings = report_of(original).readings
    assert {a: r.value.number for a, r in readings.items()} == expected(FIXTURE[original.stem[:3]]).cells


def test_cell_places(original: Path):
    """The place of every cell, cut from the file, is the text that was read there."""
    where = Places(original.read_bytes().decode())
    for reading in report_of(original).readings.values():
        start = where.offset(reading.span)
        assert where.text[start : start + len(reading.value.raw)] == reading.value.raw


def test_equations(original: Path):
    """Each of the 208 equations is assessed and holds."""
    schema = national().compiled(report_of(original).form)
    (verdict,), crashed = run(schema, [report_of(original)])
    assessed = [a.id for a in verdict.assessed(schema) if a.operator == "="]
    assert (len(assessed), verdict.failed, crashed) == (EQUATIONS[original.stem[:3]], {}, [])


def test_defects(original: Path):
    """D1 to D7 are found with their severities, and nothing else at error or warning."""
    found = sorted((finding.rule, finding.severity) for finding in serious(audited(original)))
    assert found == sorted((rule, severity) for _, rule, severity, _ in DEFECTS[original.stem[:3]])


@pytest.mark.parametrize(
    ("number", "name", "rule", "quote"),
    [(number, d[0], d[1], d[3]) for number, defects in DEFECTS.items() for d in defects],
)
def test_defect_place(number: str, name: str, rule: str, quote: str):
    """A finding about a defect stands on the line that holds it and quotes it."""
    findings = [finding for finding in audited(shared(number)).findings if finding.rule == rule]
    assert [quote in finding.primary.text for finding in findings] == [True], name


@pytest.mark.parametrize(("name", "number", "quote"), TRAPS)
def test_trap(name: str, number: str, quote: str):
    """No finding of any severity points at what only looks wrong."""
    path = shared(number)
    where = Places(path.read_bytes().decode())
    assert quote in where.text
    flagged = [f.rule for f in audited(path).findings if points(f, quote, where)]
    assert flagged == [], name


@pytest.mark.parametrize(("name", "number", "rule", "quote"), HABITS)
def test_habit(name: str, number: str, rule: str, quote: str):
    """What is plausible or a matter of style is told as a remark, at its words."""
    found = [f for f in audited(shared(number)).findings if f.rule == rule]
    assert found != [], name
    assert {f.severity for f in found} == {"info"}
    assert any(quote in place.text for f in found for place in (f.primary, *f.related))


def test_places(original: Path):
    """The place of a finding, cut from the file, is the text it quotes."""
    where = Places(original.read_bytes().decode())
    for finding in audited(original).findings:
        for place in places(finding):
            cut = where.text[where.offset(place.span) :][: len(place.text) + 20]
            assert "".join(cut.split()).startswith("".join(place.text.split()))
