"""Several reports in one file: cut apart where that is certain, else the first is read and the others are named."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from given import NAMES, audited, national, text_of
from layouts import HEADINGS, TITLE, grids, line_dump, numbers, report

from checker.audit import check
from checker.extract.several import split
from checker.model.document import Document
from checker.model.form import Form
from checker.model.report import Report
from checker.readers import read_bytes
from tests.wrappings import docx, html
from tests.wrappings.paper import Paper, paper_of

Read = Callable[[str], Report]
TITLED = [name for name in NAMES if "xiaoshan" not in name]


def further(found: Report) -> list[str]:
    """The titles of the reports that follow the first."""
    return [text for name, text, _ in found.notes if name == "further"]


def document(text: str) -> Document:
    """A text as read."""
    return read_bytes("yearbook.txt", text.encode())


def papers(names: list[str]) -> Iterator[Paper]:
    """Fixtures as they were printed."""
    for name in names:
        yield paper_of(text_of(name), national())


def yearbook(names: list[str], wrapping: str) -> bytes:
    """Fixtures one after the other in one file."""
    if wrapping == "text":
        return "\n".join(map(text_of, names)).encode()
    whole: Paper = [part for paper in papers(names) for part in paper]
    return html.ugly(whole, "gb18030").encode("gb18030") if wrapping == "html" else docx.plain(whole)


@pytest.mark.parametrize("wrapping", ["text", "html", "docx"])
@pytest.mark.parametrize("count", [2, 10])
def test_a_yearbook_is_cut_apart(count: int, wrapping: str, tmp_path: Path):
    """Each report has the cells, the issuer and the findings that it has in a file of its own."""
    names = (["linping-2023", *NAMES] * 2)[:count]
    path = tmp_path / "yearbook"
    path.write_bytes(yearbook(names, wrapping))

    audits = list(check([str(path)], national()))

    assert [audit.path for audit in audits] == [f"{path}#{number}" for number in range(1, count + 1)]
    assert [audit.part for audit in audits] == list(range(1, count + 1))
    assert {audit.file for audit in audits} == {str(path)}
    for name, audit in zip(names, audits, strict=True):
        alone = audited(name)
        assert audit.report is not None
        assert alone.report is not None
        assert values(audit.report) == values(alone.report)
        assert audit.report.issuer == alone.report.issuer
        assert told(audit.findings) == told(alone.findings)


def values(found: Report) -> dict[str, object]:
    """Numbers by address."""
    return {address: reading.value.number for address, reading in found.readings.items()}


def told(findings: tuple[object, ...]) -> list[tuple[str, str]]:
    """Rule and message of the findings that do not hang on what the file is."""
    return sorted((f.rule, f.message.zh) for f in findings if not f.rule.startswith(("preface", "text-")))


def test_places_are_those_of_the_whole_file():
    """Lines count from the begin of the file."""
    first, second = text_of("linping-2023"), text_of("beilun-2023")
    parts = split(document(f"{first}\n{second}"))
    assert parts[1].blocks[0].span.line == first.count("\n") + 2
    assert parts[1].lines == parts[0].lines


def test_a_web_page_without_title_begins_with_its_index_block():
    """The block names the body; the title may be lost."""
    parts = split(document(f"{text_of('linping-2023')}\n{text_of('xiaoshan-office-2023')}"))
    assert len(parts) == 2
    assert parts[1].blocks[0].span.line == text_of("linping-2023").count("\n") + 2


@pytest.mark.parametrize(
    "end",
    [
        "附件：2022年政府信息公开工作年度报告\n",
        "上一篇：甲市丙局2022年政府信息公开工作年度报告\n下一篇：甲市丁局2023年政府信息公开工作年度报告\n",
        "《甲市乙区人民政府2022年政府信息公开工作年度报告》\n一、总体情况\n",
    ],
)
def test_a_title_that_is_only_cited_begins_nothing(end: str, forms: Mapping[str, Form]):
    """No tables and no last part follow it."""
    whole = document(report(grids(forms["2021"], numbers(forms["2021"]))) + end)
    assert split(whole) == (whole,)


def test_last_years_tables_as_an_annex_are_no_report(forms: Mapping[str, Form]):
    """They have a title and no part one; that there is more than one is said."""
    tables = grids(forms["2021"], numbers(forms["2021"]))
    annex = "附：\n甲市乙区人民政府2022年政府信息公开工作年度报告\n" + line_dump(tables["requests"])
    whole = document(report(tables) + annex)
    assert split(whole) == (whole,)


def test_an_annex_ends_nothing(forms: Mapping[str, Form]):
    """The report after it is cut off by its own title."""
    tables = grids(forms["2021"], numbers(forms["2021"]))
    annex = "甲市乙区人民政府2022年政府信息公开工作年度报告\n" + line_dump(tables["requests"])
    parts = split(document(report(tables) + annex + report(tables)))
    assert len(parts) == 2
    assert getattr(parts[1].blocks[0], "text", "") == TITLE


def test_a_report_without_tables_is_one_too(forms: Mapping[str, Form]):
    """It would lend its prose to the one before it."""
    tables = grids(forms["2021"], numbers(forms["2021"]))
    assert len(split(document(report(tables) + report({}) + report(tables)))) == 3


def test_a_list_of_contents_is_no_report(forms: Mapping[str, Form]):
    """Title, contents, title again: all of one report."""
    contents = "\n".join(["一、总体情况", *HEADINGS.values(), "五、存在的主要问题及改进情况", "六、其他需要报告的事项"])
    whole = document(f"{TITLE}\n目录\n{contents}\n" + report(grids(forms["2021"], numbers(forms["2021"]))))
    assert split(whole) == (whole,)


def test_further_reports_without_title_are_told_and_not_mixed_in(read_report: Read):
    """A dump may have lost the titles: a first heading is all there is, and the cut is not certain."""
    text = text_of("linping-2023")

    alone, found = read_report(text), read_report(text + text[text.index("一、总体情况") :])

    assert further(found) == ["一、总体情况"]
    assert found.readings == alone.readings
    assert found.headings == alone.headings
    assert further(alone) == []


def test_a_table_printed_twice_is_no_second_report(read_report: Read, forms: Mapping[str, Form]):
    """Its rows are doubled rows of the same report."""
    tables = grids(forms["2021"], numbers(forms["2021"]))
    text = report(tables).replace("四、政府", line_dump(tables["requests"]) + "四、政府", 1)

    found = read_report(text)

    assert further(found) == []
    assert {len(row.spans) for row in found.rows if row.address.startswith("requests.")} == {2}
