import openpyxl
import pytest
from reporters.batch.made import CLEAN, FIXTURES, HEAVY, VIEW, WRONG, assert_flat, batch, one, unread, with_finding

from checker.reporters.batch import render, sheet, workbook

RED, YELLOW, BLUE = "FFF8CBC6", "FFFFE9A8", "FFCFE4F7"
SUSPECT = {"address": "requests.granted.total", "value": 96, "repair": 69, "reason": "数字颠倒", "probability": 0.97}


@pytest.fixture
def opened(tmp_path):
    """Writes a batch and opens the workbook."""

    def write(reports):
        render("xlsx", reports, VIEW, tmp_path / "out.xlsx")
        return openpyxl.load_workbook(tmp_path / "out.xlsx")

    return write


def table(page, heads=1):
    """The rows of a sheet below its last header, by header."""
    _, *rest = list(page.values)[heads - 1 :]
    return [dict(zip([cell.value for cell in page[heads]], row, strict=True)) for row in rest]


def test_the_matrix_counts_each_rule_in_each_report(opened):
    """A number for each rule that a report breaks, nothing for the others, unreadable files in their place."""
    entries = one(WRONG, "a"), unread("b"), one(CLEAN, "c")
    rows = table(opened(batch(*entries))["报告×规则"])
    for row, (record, _) in zip(rows, entries, strict=True):
        broken = {finding["rule"]: 0 for finding in record["findings"]}
        for finding in record["findings"]:
            broken[finding["rule"]] += 1
        assert {name: n for name, n in list(row.items())[8:] if n is not None} == broken
    assert [(row["文件"], row["结论"], row["得分"]) for row in rows[1:]] == [("b", "读不了", None), ("c", "合格", 98.5)]


def test_cells_have_the_colour_of_the_worst(opened):
    """Errors are red, warnings yellow, remarks blue, and a comment tells what it is about."""
    page = opened(batch(one(WRONG)))["报告×规则"]
    marks = {page.cell(1, cell.column).value: cell for cell in page[2]}
    colours = {
        name: marks[name].fill.fgColor.rgb for name in ("narrative-denial", "heading-numeral", "preface-contact")
    }
    assert colours == {"narrative-denial": RED, "heading-numeral": YELLOW, "preface-contact": BLUE}
    assert "未出现行政复议纠错" in marks["narrative-denial"].comment.text


def test_every_finding_is_listed(opened):
    """Ids, places and numbers are those of the records; numbers are numbers."""
    rows = table(opened(batch(with_finding(one(), suspects=[SUSPECT]), one(CLEAN, "b")))["问题"])
    assert [row["编号"] for row in rows] == [f["id"] for name in (WRONG, CLEAN) for f in one(name)[0]["findings"]]
    assert [rows[0][name] for name in ("级别", "行", "所见", "应为", "相差", "现值", "建议值")] == [
        "错误",
        18,
        0,
        1,
        -1,
        96,
        69,
    ]
    assert rows[0]["疑在"] == "表三 · （一）予以公开 · 总计"


def test_wrong_cells_are_marked_in_the_stacked_tables(opened):
    """Each report has a row with its cells in the order of the form; the blamed one is red and says what fits."""
    entry = with_finding(one(), suspects=[SUSPECT])
    page = opened(batch(entry))["2019年表格"]
    (row,) = table(page, heads=2)
    report = entry[1].report
    assert list(row)[3:] == [address for address in VIEW.forms["2019"].addresses if address in report.readings]
    assert row["requests.new_received.total"] == report.number("requests.new_received.total")
    (cell,) = [cell for cell in page[3] if page.cell(2, cell.column).value == SUSPECT["address"]]
    assert cell.fill.fgColor.rgb == RED
    assert cell.comment.text.endswith("改为 69 即可相符")


def test_the_summary_says_how_much_was_checked(opened):
    """A row a file, with state, points and coverage."""
    empty = one(CLEAN, "b")
    empty[0]["coverage"].update(passed=0, not_assessable=44)
    rows = table(opened(batch(one(CLEAN, "a"), empty, unread("c", "打不开")))["报告"])
    assert [(row["结论"], row["得分"], row["核对率"], row["成立"], row["说明"]) for row in rows] == [
        ("合格", 98.5, 1, 44, None),
        ("无法核对", None, 0, 0, None),
        ("读不了", None, None, None, "打不开"),
    ]


def test_sheets_are_frozen_and_filtered(opened):
    """Headers stay in sight, and every column can be filtered, also in an empty batch."""
    for reports in (batch(), batch(*(one(name) for name in FIXTURES))):
        for page in opened(reports).worksheets[:-1]:
            assert page.freeze_panes is not None
            assert page.auto_filter.ref is not None


def test_what_is_cut_is_said(opened, monkeypatch):
    """A full sheet, tables left out and missing comments are each told with their number."""
    monkeypatch.setattr(sheet, "ROWS", 10)
    monkeypatch.setattr(workbook, "TABLE_REPORTS", 1)
    monkeypatch.setattr(workbook, "COMMENTS", 2)
    book = opened(batch(*(one(WRONG, path) for path in "abcd")))
    assert book["问题"].max_row == 10
    assert book["问题"]["A10"].value == "表里放不下，另有 12 行没有列出，见 --format csv"
    notes = [row[0] for row in book["说明"].values]
    assert "问题：表里放不下，另有 12 行没有列出，见 --format csv" in notes
    assert "2019年表格：表里放不下，另有 3 行没有列出，见 --format csv" in notes
    assert any("个着色的单元格没有加批注" in note for note in notes)


def test_nothing_is_taken_for_a_formula_or_a_link(opened):
    """Texts stay texts, without control characters and cut where Excel cuts them."""
    entry = with_finding(one(WRONG, "http://x.cn/\udcff", issuer="=1+1"), message="\ud800长" * 40_000 + "\x00\x1b")
    page = opened(batch(entry))["问题"]
    row = table(page)[0]
    assert (row["发布机关"], page["A2"].data_type, row["文件"]) == ("=1+1", "s", "http://x.cn/\\xff")
    assert page["E2"].hyperlink is None
    assert len(row["问题"]) <= 32_767
    assert (row["问题"][:2], row["问题"][-1]) == (" 长", "…")


def test_rows_are_forgotten_once_written(tmp_path, monkeypatch):
    """Memory does not grow with the number of reports."""
    monkeypatch.setattr(workbook, "TABLE_REPORTS", 10)
    monkeypatch.setattr(workbook, "COMMENTS", 10)
    assert_flat(lambda reports, size: render("xlsx", reports, VIEW, tmp_path / f"{size}.xlsx"), HEAVY)
