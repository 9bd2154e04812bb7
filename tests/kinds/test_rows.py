"""Whether the printed tables are the official ones."""

from dataclasses import replace

import pytest
from given import Span, built, found, heading, national

from checker.kinds.rows import DOUBLED, INCOMPLETE, LEGACY, ROWS, SURPLUS, TABLES, UNREAD, WORDING
from checker.model.report import Report

FORM = national().forms["2021"]


def altered(row: str, **fields: object) -> Report:
    """A report in which one row was laid on the form otherwise."""
    report = built()
    rows = tuple(r._replace(**fields) if r.address == row else r for r in report.rows)  # type: ignore[arg-type]
    return replace(report, rows=rows)


def lost(*rows: str) -> list[str]:
    """What is said of lost rows."""
    return [finding.message.zh for finding in found(ROWS.check, "row-missing", built(without=rows))]


def test_tables_are_there():
    """A report with its three tables has no finding."""
    assert found(TABLES.check, "table-missing", built()) == []


def test_table_missing():
    """A table that is not there is told at the heading under which it belongs."""
    headings = (heading("s4", "四", "四、政府信息公开行政复议、行政诉讼情况", 7),)
    report = built(headings=headings, tables={"disclosure": Span(1), "requests": Span(2)})
    (finding,) = found(TABLES.check, "table-missing", report)
    assert finding.message.zh == "没有找到表四"
    assert finding.primary.span.line == 7


def test_table_missing_without_headings():
    """Where there is no heading either, the finding stands at the beginning."""
    (finding,) = found(TABLES.check, "table-missing", built(tables={"disclosure": Span(1), "requests": Span(2)}))
    assert finding.primary.span == Span(1, 1)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("申请数量 100 12 0 1 2", "公开 5 120 3 0"), ["表三"]),
        (("自然人商业企业科研机构", "社会公益组织法律服务机构"), ["表三"]),
        (("全年收到申请3件，其中自然人2件、商业企业1件。",), []),
    ],
)
def test_a_table_that_ran_together(lines: tuple[str, ...], told: list[str]):
    """Numbers or labels of a table in lines that are no sentences: it is there, and is not asked for."""
    report = built(prose=lines, tables={"disclosure": Span(1), "disputes": Span(2)})
    assert [f.message.zh[:2] for f in found(UNREAD.check, "table-unread", report)] == told
    assert bool(found(TABLES.check, "table-missing", report)) == (not told)


def test_rows_are_there():
    """A report with all its rows has no finding; optional rows may be absent."""
    assert lost() == []


def test_one_row_lost():
    """A lost row is named."""
    assert lost("requests.granted") == ["表三缺少 “（一）予以公开” 行"]


def test_three_rows_lost():
    """Up to three lost rows are told one by one."""
    assert len(lost("requests.granted", "requests.partial", "requests.carried_in")) == 3


def test_cut_off():
    """More lost rows are one cause, such as a file cut off."""
    rows = [f"requests.{row.id}" for row in FORM.table("requests").rows if not row.optional][10:]
    (message,) = lost(*rows)
    assert message.endswith(f"”等 {len(rows)} 行")


def test_place_of_a_lost_row():
    """A lost row is told where it should stand, after the row before it."""
    report = built(without=["requests.partial"])
    (finding,) = found(ROWS.check, "row-missing", report)
    assert finding.primary.span == report.readings["requests.granted.natural_person"].span


def test_rows_of_a_lost_table():
    """The rows of a table that is not there are not told beside it."""
    report = built(without=[f"disputes.{row.id}" for row in FORM.table("disputes").rows])
    assert found(ROWS.check, "row-missing", replace(report, tables={"requests": Span(2)})) == []


def test_single_other_row():
    """Where （六） is one row, the three rows it stands for are not lost."""
    rows = [f"requests.other_{name}" for name in ("no_correction", "fee_unpaid", "misc")]
    report = built({"requests.other.total": 0}, without=rows)
    assert found(ROWS.check, "row-missing", report) == []
    assert [f.subject for f in found(LEGACY.check, "row-legacy-other", report)] == ["requests.other"]


def test_three_other_rows():
    """A report with the three rows of （六） follows the form."""
    assert found(LEGACY.check, "row-legacy-other", built()) == []


def test_incomplete():
    """A row with too few values says how many there are, and points at all its cells."""
    (finding,) = found(INCOMPLETE.check, "row-incomplete", altered("disclosure.normative", found=2))
    assert finding.message.zh == "表二“行政规范性文件”行应有 3 个数值，只读到 2 个，缺的是哪一列无法确定"
    assert [place.address for place in finding.related] == [
        f"disclosure.normative.{name}" for name in ("issued", "abolished", "in_force")
    ]


def test_too_many():
    """A row with more values than columns is told with both counts; the row of 表四 is one of fifteen."""
    (finding,) = found(SURPLUS.check, "row-surplus", altered("requests.granted", found=8))
    assert finding.message.zh == "表三“（一）予以公开”行应有 7 个数值，却有 8 个，多的是哪一个无法确定"
    (finding,) = found(SURPLUS.check, "row-surplus", altered("disputes.lit_after_reconsideration", found=6))
    assert finding.message.zh == "表四“行政复议、行政诉讼”行应有 15 个数值，却有 16 个，多的是哪一个无法确定"
    assert found(SURPLUS.check, "row-surplus", built()) == []


def test_complete():
    """A row with a value for each column has no finding."""
    assert found(INCOMPLETE.check, "row-incomplete", built()) == []


def test_doubled():
    """A row printed twice is told at its second place, with the first beside it."""
    (finding,) = found(DOUBLED.check, "row-doubled", altered("requests.granted", spans=(Span(5), Span(9))))
    assert (finding.primary.span, [place.span for place in finding.related]) == (Span(9), [Span(5)])
    assert "“（一）予以公开”" in finding.message.zh
    assert "出现了 2 次" in finding.message.zh


def test_doubled_with_other_numbers():
    """A row that says something else where it is printed again is told to be in doubt."""
    (finding,) = found(
        DOUBLED.check, "row-doubled", altered("requests.granted", spans=(Span(5), Span(9)), differs=True)
    )
    assert "数值不同的格存疑" in finding.message.zh


def test_table_pasted_twice():
    """A table pasted twice is one cause and not one a row."""
    report = built()
    rows = tuple(r._replace(spans=(Span(1), Span(9))) if r.address.startswith("requests.") else r for r in report.rows)
    (finding,) = found(DOUBLED.check, "row-doubled", replace(report, rows=rows))
    assert (finding.subject, finding.primary.span, len(finding.related)) == ("requests", Span(9), 3)


def test_printed_once():
    """A row printed once has no finding."""
    assert found(DOUBLED.check, "row-doubled", built()) == []


def test_wording():
    """A label that departs from the official words is told with both."""
    (finding,) = found(WORDING.check, "label-wording", altered("requests.carried_in", wording="上年转结"))
    assert finding.message.zh == "表三行名写作“上年转结”，规定格式为“上年结转政府信息公开申请数量”"


@pytest.mark.parametrize(("cut", "told"), [(2, 2), (3, 0), (5, 0)])
def test_labels_broken_by_the_width_of_a_column(cut: int, told: int):
    """One label cut short is the report's own; where many are, they were copied line by line."""
    report = built()
    labels = [r.address for r in report.rows if r.address.startswith("requests.denied_")][:cut]
    rows = tuple(
        r._replace(wording=FORM.rows[r.address].label.zh[:2]) if r.address in labels else r for r in report.rows
    )
    assert len(found(WORDING.check, "label-wording", replace(report, rows=rows))) == told


def test_official_wording():
    """The official labels have no finding."""
    assert found(WORDING.check, "label-wording", built()) == []


def test_pieces_of_merged_labels_before_torn_labels_are_no_wording():
    """Where labels are broken by the width of their column, the pieces beside them are not told either."""
    words = {
        "requests.partial": "本年部分公开(区分处理的,只计",
        "requests.denied_state_secret": "理结属于国家秘密",
        "requests.denied_law_prohibited": "果不予公其他法律行政法规禁止公",
    }
    report = built()
    rows = tuple(row._replace(wording=words.get(row.address, "")) for row in report.rows)
    assert found(WORDING.check, "label-wording", replace(report, rows=rows)) == []

    rows = tuple(row._replace(wording="删去属于国家秘密" if row.wording else "") for row in rows)
    assert len(found(WORDING.check, "label-wording", replace(report, rows=rows))) == 3
