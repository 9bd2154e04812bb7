"""Tables are laid on the form by their labels, and what is in doubt is said to be."""

from dataclasses import replace
from decimal import Decimal

import pytest
from layouts import LAYOUTS, flat, grids, line_dump, markdown, numbers, pipe_dump, report

from checker.extract.fit import labels_of


@pytest.fixture(params=["2021", "2019"])
def form(request, forms):
    """Each official form."""
    return forms[request.param]


@pytest.fixture
def tables(forms):
    """The tables of the form of 2021, to be damaged."""
    return grids(forms["2021"], numbers(forms["2021"]))


def row(grid, label):
    """The first row of ``grid`` with a cell that holds ``label``."""
    return next(found for found in grid if any(label in cell for cell in found))


def fits(found):
    """The rows found, by address."""
    return {fit.address: fit for fit in found.rows}


def values(found):
    """The numbers read, by address."""
    return {address: reading.value.number for address, reading in found.readings.items()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_reads_to_the_same_cells(form, layout, read_report):
    """Each number is at its address, without doubt, and 表三 has all its cells."""
    printed = numbers(form)

    found = read_report(report(grids(form, printed), LAYOUTS[layout]))

    assert form.id == found.form
    assert {address: Decimal(printed[address]) for address in form.required} == values(found)
    assert all(reading.confidence >= 0.9 for reading in found.readings.values())
    assert {"2021": 175, "2019": 161}[form.id] == sum(address.startswith("requests.") for address in found.readings)
    assert list(found.tables) == ["disclosure", "requests", "disputes"]
    assert not [fit for fit in found.rows if fit.wording or fit.spans or fit.found != fit.expected]


def test_the_form_is_told_from_the_heads_and_not_from_the_year(forms, read_report):
    """A report of 2023 on the form of 2019 is read on that form."""
    found = read_report(report(grids(forms["2019"], numbers(forms["2019"]))))

    assert (found.form, found.year) == ("2019", 2023)


def test_heads_weigh_more_than_rows(read_report):
    """Rows that both forms have leave it to the heads."""
    head = ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]
    table = [["第二十条第（一）项"], head, ["规章", "1", "2", "3"], ["行政规范性文件", "4", "5", "6"]]

    assert read_report(report({"disclosure": table})).form == "2019"


def test_without_heads_the_rows_tell_the_form(forms, read_report):
    """Three rows of （六）其他处理 are those of 2021 whatever the year; one alone leaves it to the year."""
    for name, year, form in (("2021", "2020", "2021"), ("2019", "2020", "2019"), ("2019", "2023", "2021")):
        tables = grids(forms[name], numbers(forms[name]))
        assert form == read_report(report({"requests": tables["requests"]}).replace("2023", year)).form


def test_a_lost_row_has_no_readings(tables, read_report):
    """The rows around it keep their own values."""
    lost = row(tables["requests"], "2.重复申请")
    tables["requests"].remove(lost)

    found = read_report(report(tables))

    assert len(found.readings) == 193
    assert "requests.not_processed_duplicate" not in fits(found)
    assert all(fit.confidence == 1 for fit in found.rows)


def test_a_row_printed_twice_is_read_once(tables, read_report):
    """Both places are kept."""
    twice = row(tables["requests"], "2.重复申请")
    tables["requests"].insert(tables["requests"].index(twice), list(twice))

    found = read_report(report(tables))

    places = fits(found)["requests.not_processed_duplicate"].spans
    assert len(places) == 2
    assert places[0].line < places[1].line
    assert len(found.readings) == 200


def test_a_table_of_the_prose_does_not_replace_the_statutory_one(tables, read_report):
    """A label below its own heading counts, the same label in part one does not."""
    text = report(tables, pipe_dump, prose=["行政许可 | 7 | 8 |", "行政处罚 | 9 | 9 |"])

    found = read_report(text)

    assert values(found) == values(read_report(report(tables)))
    assert not any(fit.spans for fit in found.rows)


@pytest.mark.parametrize("layout", [line_dump, pipe_dump, markdown])
def test_a_lone_blank_stays_in_its_column(tables, read_report, layout):
    """Where the number of cells fits, a blank is a blank and the rest is sure."""
    row(tables["requests"], "2.重复申请")[4] = ""

    found = read_report(report(tables, layout))

    reading = found.readings["requests.not_processed_duplicate.business"]
    assert (reading.value.state, reading.confidence >= 0.9) == ("blank", True)
    assert sum(number is not None for number in values(found).values()) == 199


def test_a_row_with_a_value_too_few_is_in_doubt(tables, read_report):
    """No column is guessed silently: the count is told and every cell of the row is uncertain."""
    row(tables["disclosure"], "行政规范性文件").pop(2)

    found = read_report(report(tables))

    fit = fits(found)["disclosure.normative"]
    assert (fit.found, fit.expected) == (2, 3)
    cells = [found.readings[f"disclosure.normative.{column}"] for column in ("issued", "abolished", "in_force")]
    assert [cell.value.state for cell in cells] == ["number", "blank", "number"]
    assert max(cell.confidence for cell in cells) < 0.9


def test_results_too_few_are_in_doubt(tables, read_report):
    """表四 with fourteen numbers cannot be told column by column."""
    tables["disputes"][-1].pop(3)

    found = read_report(report(tables))

    rows = [fit for fit in found.rows if fit.address.startswith("disputes.")]
    assert sum(fit.found for fit in rows) == 14
    assert max(fit.confidence for fit in rows) < 0.9


def test_more_values_than_columns_are_in_doubt(tables, read_report):
    """A row of eight numbers is reported with its count."""
    row(tables["requests"], "2.重复申请").append("7")

    fit = fits(read_report(report(tables)))["requests.not_processed_duplicate"]

    assert (fit.found, fit.expected) == (8, 7)
    assert fit.confidence < 0.9


@pytest.mark.parametrize("misread", ["l2", "1O"])
def test_a_misread_number_keeps_its_place(tables, read_report, misread):
    """A short word with a digit before as many values as are left is the first of them, and no remark."""
    cells = row(tables["requests"], "2.重复申请")
    cells[next(place for place, cell in enumerate(cells) if "重复" in cell) + 1] = misread

    found = read_report(report(tables, pipe_dump)).readings["requests.not_processed_duplicate.natural_person"]

    assert (found.value.state, found.value.raw, found.confidence) == ("text", misread, 1)


def test_a_blank_at_the_end_of_a_filled_up_row_is_in_doubt(tables, read_report):
    """Where bars fill the rows on the right, the last blank may be padding."""
    row(tables["requests"], "2.重复申请")[-1] = ""

    assert fits(read_report(report(tables, pipe_dump)))["requests.not_processed_duplicate"].confidence < 0.9
    assert fits(read_report(report(tables, line_dump)))["requests.not_processed_duplicate"].confidence == 1


def test_zeros_left_blank_are_blanks(tables, read_report):
    """A row without any number is no lost row, in any layout that keeps blanks."""
    for grid in (tables["requests"],):
        grid[:] = [[cell if not cell.isdigit() else "" for cell in line] for line in grid]

    for layout in (line_dump, pipe_dump, markdown):
        found = read_report(report(tables, layout))
        states = [r.value.state for address, r in found.readings.items() if address.startswith("requests.")]
        assert states == ["blank"] * 175


def test_a_lost_label_is_told_from_the_order(tables, read_report):
    """Numbers without a label get the only row missing in their place, with less confidence."""
    lost = row(tables["requests"], "2.重复申请")
    expected = Decimal(lost[-1])
    lost[:] = ["", "", "", *lost[3:]]

    found = read_report(report(tables))

    reading = found.readings["requests.not_processed_duplicate.total"]
    assert expected == reading.value.number
    assert reading.confidence < 0.9
    assert fits(found)["requests.not_processed_duplicate"].label == ""


@pytest.mark.parametrize(
    ("label", "printed", "address", "wording"),
    [
        ("二、上年结转", "二、上年转结政府信息公开申请数量", "requests.carried_in", "上年转结政府信息公开申请数量"),
        ("四、结转下年度", "四、转结下年度继续办理", "requests.carried_out", "转结下年度继续办理"),
        ("（二）部分公开", "（二）部分公开", "requests.partial", "部分公开"),
        ("（二）部分公开", "(二)部分公开(区分处理的,只计这一情形,不计其他情形)", "requests.partial", ""),
        ("2.其他法律", "2.其他法律行政止公开", "requests.denied_law_prohibited", "其他法律行政止公开"),
        ("6.属于四类", "6．属于四类过程性性信息", "requests.denied_process_info", "属于四类过程性性信息"),
        ("3.危及", '3、危及"三安全一稳定"', "requests.denied_three_safeties", ""),
        ("行政规范性文件", "规范性文件", "disclosure.normative", ""),
        ("规章", "规章（由设区的市填报）", "disclosure.regulation", ""),
        ("（七）总计", "（七）总 计", "requests.total_processed", ""),
        ("1.属于国家秘密", "（三）不予公开 1.属于国家秘密", "requests.denied_state_secret", ""),
    ],
)
def test_labels_in_other_words_are_recognised(tables, read_report, label, printed, address, wording):
    """Blanks, numbers, quotes and notes are harmless; other words are kept for a finding."""
    found_row = next(line for grid in tables.values() for line in grid if any(label in cell for cell in line[:3]))
    at = next(index for index, cell in enumerate(found_row) if label in cell)
    expected = found_row[-1]
    found_row[at] = printed

    found = read_report(report(tables))

    fit = fits(found)[address]
    assert (wording, fit.expected) == (fit.wording, fit.found)
    assert str(expected) == str(found.readings[list(address_cells(found, address))[-1]].value.number)
    assert found.readings[list(address_cells(found, address))[-1]].confidence >= 0.9


def address_cells(found, address):
    """The addresses of a row's cells."""
    return (cell for cell in found.readings if cell.startswith(address + "."))


def test_the_single_row_of_2019_in_a_report_of_2021(tables, read_report):
    """（六）其他处理 in one row is a row of its own, and its three rows are absent."""
    grid = tables["requests"]
    group = row(grid, "（六）其他处理")
    start = grid.index(group)
    grid[start : start + 3] = [["", "（六）其他处理", "9", "0", "0", "0", "0", "0", "9"]]

    found = read_report(report(tables))

    assert ("2021", Decimal(9)) == (found.form, found.readings["requests.other.total"].value.number)
    assert not [address for address in found.readings if address.startswith("requests.other_")]


def test_columns_in_another_order_are_read_by_their_heads(tables, read_report):
    """总计 printed first is total, not 自然人."""
    grid = tables["requests"]
    grid[1] = ["", "总计", "自然人", "法人或其他组织"]
    for line in grid[3:]:
        line.insert(len(line) - 7, line.pop())

    found = read_report(report(tables))

    assert found.readings["requests.new_received.total"].value.number == Decimal(grid[3][-7])
    assert found.readings["requests.new_received.natural_person"].value.number == Decimal(grid[3][-6])


def test_merged_labels_may_be_repeated_in_each_row(tables, read_report):
    """A grid that repeats what its merged cells hold reads the same."""
    expected = values(read_report(report(tables)))
    group = ""
    for line in tables["requests"][3:]:
        if len(line) == 10:
            group = line[1] or group
            line[:2] = ["三、本年度办理结果", group]

    assert expected == values(read_report(report(tables, markdown)))


def test_results_may_stand_in_labelled_rows(tables, read_report):
    """表四 with a row for each group reads to the same cells."""
    expected = values(read_report(report(tables)))
    *_, data = tables["disputes"]
    labels = ("行政复议", "未经复议直接起诉", "复议后起诉")
    tables["disputes"] = [
        ["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
        *([label, *data[5 * index : 5 * index + 5]] for index, label in enumerate(labels)),
    ]

    assert expected == values(read_report(report(tables)))


def test_a_table_cut_off_has_its_first_rows(tables, read_report):
    """What is printed is read, what is not is absent."""
    del tables["requests"][10:]

    found = read_report(report(tables))

    assert sum(fit.address.startswith("requests.") for fit in found.rows) == 7
    assert "requests" in found.tables


@pytest.mark.parametrize("label", ["行政复议数", "行政诉讼案件", "复议后起诉的"])
def test_a_number_of_an_annex_is_no_row_of_results(tables, read_report, label):
    """A label that is only like a group of 表四 names it where all its results follow."""
    annex = f"附件：统计表\n指标 | 单位 | 数量 |\n{label} | 件 | 8 |\n发布信息数 | 条 | 70 |\n"

    assert fits(read_report(report(tables, pipe_dump) + annex)) == fits(read_report(report(tables, pipe_dump)))


def test_a_missing_table_is_not_found(tables, read_report):
    """The other tables are read all the same."""
    del tables["disputes"]

    found = read_report(report(tables))

    assert list(found.tables) == ["disclosure", "requests"]
    assert len(found.readings) == 185


def test_text_in_a_cell_stays_in_its_column(tables, read_report):
    """A word where a number should be does not shift the row."""
    row(tables["requests"], "2.重复申请")[5] = "若干"

    reading = read_report(report(tables)).readings["requests.not_processed_duplicate.research"]

    assert (reading.value.state, reading.value.raw, reading.confidence) == ("text", "若干", 1.0)


def test_a_wrapped_label_without_marks_is_one_label(tables, read_report):
    """A label broken over two lines of a dump without marks still names its row."""
    text = report(tables, flat)

    broken = read_report(text.replace("行政机关不再处理", "行政机关不再\n处理"))

    assert values(read_report(text)) == values(broken)
    assert all(reading.confidence >= 0.9 for reading in broken.readings.values())


def test_the_beginning_of_a_merged_label_takes_no_values(tables, read_report):
    """A merged label broken over two lines names no row, and its wording is no departure from the form."""
    text = report(tables, flat)

    broken = read_report(text.replace("（六）其他处理", "（六）其他\n处理").replace("办理结果", "办理结\n果"))

    assert fits(read_report(text)).keys() == fits(broken).keys()
    assert len(broken.rows) == len(read_report(text).rows)
    assert values(read_report(text)) == values(broken)
    assert not any(fit.wording for fit in broken.rows)


def test_a_blank_row_below_the_results_is_none(tables, read_report):
    """Of several rows in 表四 the one with numbers is read."""
    expected = values(read_report(report(tables)))
    tables["disputes"].append([""] * 15)

    assert expected == values(read_report(report(tables)))


def test_the_labels_of_each_form_are_learnt_once(form):
    """Reports of provinces that print forms of their own may come in any order."""
    provincial = replace(form)

    first = labels_of(form), labels_of(provincial)

    assert [each.form for each in first] == [form, provincial]
    assert all(one is other for one, other in zip(first, (labels_of(form), labels_of(provincial)), strict=True))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_that_the_form_does_not_have(tables, layout, read_report):
    """It is read with its label and numbers, and no other row is read otherwise."""
    expected = values(read_report(report(tables, LAYOUTS[layout])))
    place = next(n for n, cells in enumerate(tables["requests"]) if any("（七）" in cell for cell in cells))
    blank = [""] * (len(tables["requests"][place]) - 8)
    tables["requests"].insert(place, [*blank, "4.申请人撤回申请", "1", "0", "0", "0", "2", "0", "3"])

    found = read_report(report(tables, LAYOUTS[layout]))

    assert values(found) == expected
    assert [(row.label, row.numbers["legal_service"], row.numbers["total"]) for row in found.further_rows] == [
        ("4.申请人撤回申请", 2, 3)
    ]
