"""What is said of damage that everybody can check by head."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from benchmarks.generate import Cells, columns
from checker.localise import Cause
from checker.model.form import Form

Solve = Callable[..., tuple[Cause, ...]]
Way = dict[str, int]


def repairs(cause: Cause) -> dict[str, int]:
    """The cells of the best explanation with the numbers that were meant."""
    return {s.address.removeprefix("requests."): int(s.repair or 0) for s in cause.suspects}


def ways(cause: Cause) -> list[set[str]]:
    """The cells of every explanation shown."""
    return [{s.address for s in way} for way in (cause.suspects, *cause.rivals)]


def sum_row(cells: Cells, form: Form, less: Callable[[str], int]) -> Cells:
    """（七） with every column lowered by ``less(column)``."""
    return {
        f"requests.total_processed.{column}": (cells[f"requests.total_processed.{column}"] or 0) - less(column)
        for column in columns(form)
    }


@pytest.mark.parametrize(
    ("changes", "name", "found"),
    [
        ({"granted.natural_person": 130}, "wrong_cell", {"granted.natural_person": 103}),
        ({"granted.total": 0}, "wrong_cell", {"granted.total": 112}),
        ({"carried_in.total": 7}, "wrong_cell", {"carried_in.total": 6}),
        ({"partial.business": None}, "blank_cell", {"partial.business": 2}),
        (
            {"granted.other_org": 0, "granted.legal_service": 1},
            "neighbouring_column",
            {"granted.other_org": 1, "granted.legal_service": 0},
        ),
        (
            {"granted.natural_person": 52, "unable_not_held.natural_person": 103},
            "swapped_cells",
            {"granted.natural_person": 103, "unable_not_held.natural_person": 52},
        ),
        (
            {"granted.natural_person": 0, "granted.business": 103, "granted.research": 8, "granted.other_org": 1},
            "shifted_row",
            {"granted.natural_person": 103, "granted.business": 8, "granted.research": 0},
        ),
    ],
)
def test_named_as_what_it_is(solve: Solve, changes: Cells, name: str, found: Way):
    """One cause, called by its name, with the numbers that were meant."""
    (cause,) = solve({f"requests.{cell}": value for cell, value in changes.items()})
    assert cause.name == name
    assert repairs(cause) == found
    assert cause.confidence == "high"


def test_reason_of_the_slip(solve: Solve):
    """The reason says how the wrong number came about, in both languages."""
    (cause,) = solve({"requests.granted.natural_person": 130})
    assert (cause.reason.zh, cause.reason.en) == ("两位数字颠倒", "transposed digits")
    assert cause.explains == ("requests-row-total[granted]", "requests-column-sum[natural_person]")


def test_two_independent_slips_are_two_causes(solve: Solve):
    """Two cells in different rows and columns are told apart."""
    causes = solve({"requests.granted.natural_person": 130, "requests.partial.business": 3})
    assert [repairs(cause) for cause in causes] == [{"granted.natural_person": 103}, {"partial.business": 2}]


def test_three_and_more_slips(solve: Solve):
    """Five slips at once are still found."""
    wrong = {
        "granted.natural_person": 130,
        "partial.business": 3,
        "unable_not_held.other_org": 8,
        "new_received.total": 260,
        "not_processed_petition.research": 2,
    }
    causes = solve({f"requests.{cell}": value for cell, value in wrong.items()})
    found = {cell for cause in causes for cell in repairs(cause)}
    assert found == set(wrong)


def test_equal_misses_are_said_both(solve: Solve):
    """Two cells wrong by the same amount could as well be the two other corners; both ways are shown."""
    (cause,) = solve({"requests.granted.natural_person": 104, "requests.partial.business": 3})
    corners = {"requests.granted.natural_person", "requests.partial.business"}
    others = {"requests.granted.business", "requests.partial.natural_person"}
    assert corners in ways(cause)
    assert others in ways(cause)


def test_group_left_out(solve: Solve, form: Form, cells: Cells):
    """A group missing from （七） is one cause in all columns, and the group is named."""
    rows = ("not_processed_petition", "not_processed_duplicate")
    less = lambda column: sum(cells[f"requests.{row}.{column}"] or 0 for row in rows)  # noqa: E731
    (cause,) = solve(sum_row(cells, form, less))
    assert cause.name == "group_left_out"
    assert "{requests.not_processed}" in cause.reason.zh
    assert repairs(cause)["total_processed.total"] == 204


def test_row_left_out_in_a_column_of_its_own(solve: Solve):
    """Where one column of （七） misses one row, that is the reason given."""
    (cause,) = solve({"requests.total_processed.natural_person": 188 - 21})
    assert repairs(cause) == {"total_processed.natural_person": 188}
    assert "{requests.partial}" in cause.reason.zh


def test_total_before_the_carry(solve: Solve, form: Form, cells: Cells):
    """（七） made from new requests alone."""
    less = lambda column: cells[f"requests.carried_in.{column}"] or 0  # noqa: E731
    (cause,) = solve(sum_row(cells, form, less))
    assert cause.name == "total_before_carry"
    assert "未加上年结转" in cause.reason.zh


def test_row_counted_twice(solve: Solve, form: Form, cells: Cells):
    """（七） that holds a row twice."""
    less = lambda column: -(cells[f"requests.partial.{column}"] or 0)  # noqa: E731
    (cause,) = solve(sum_row(cells, form, less))
    assert cause.name == "row_counted_twice"


def test_carried_row_forgotten(solve: Solve, form: Form):
    """A row of carried cases left at zero is one cause with all its numbers."""
    (cause,) = solve({f"requests.carried_in.{column}": 0 for column in columns(form)})
    assert cause.name == "row_not_filled"
    assert repairs(cause) == {"carried_in.natural_person": 5, "carried_in.business": 1, "carried_in.total": 6}


def test_totals_left_at_zero(solve: Solve):
    """A column of totals that nobody filled is one cause, not twenty."""
    rows = ("new_received", "carried_in", "granted", "partial", "unable_not_held", "not_processed_petition")
    rows += ("not_processed_duplicate", "total_processed", "carried_out")
    (cause,) = solve({f"requests.{row}.total": 0 for row in rows})
    assert cause.name == "column_not_filled"
    assert {s.address for s in cause.suspects} == {f"requests.{row}.total" for row in rows}


def test_column_left_out_of_totals(solve: Solve, cells: Cells):
    """Totals that miss one and the same column."""
    rows = [address.split(".")[1] for address in cells if address.endswith(".total") and "requests" in address]
    less = {
        f"requests.{row}.total": (cells[f"requests.{row}.total"] or 0) - (cells[f"requests.{row}.business"] or 0)
        for row in rows
    }
    (cause,) = solve(less)
    assert cause.name == "column_left_out"
    assert "{requests.*.business}" in cause.reason.zh


def test_errors_that_cancel(solve: Solve):
    """自然人 60 for 61 and 其他 1 for 0: the total is right, the columns tell, and it is one cause."""
    (cause,) = solve({"requests.new_received.natural_person": 189, "requests.new_received.other_org": 5})
    assert cause.name == "cancelling_pair"
    assert {"requests.new_received.natural_person", "requests.new_received.other_org"} in ways(cause)


def test_group_of_disputes_cannot_be_told(solve: Solve):
    """One equation and five cells: every way is shown and none is called certain."""
    (cause,) = solve({"disputes.lit_direct.pending": 9})
    assert {"disputes.lit_direct.pending"} in ways(cause)
    assert {"disputes.lit_direct.total"} in ways(cause)
    assert cause.confidence == "low"
    assert "无法单凭表内数字判断" in cause.reason.zh


def test_a_total_without_the_pending_cases(solve: Solve):
    """Where what is missing is 尚未审结, the total that leaves it out comes first."""
    (cause,) = solve({"disputes.lit_direct.total": 5})
    assert repairs(cause) == {"disputes.lit_direct.total": 12}
    assert "总计漏加最后一项" in cause.suspects[0].reason.zh


def test_prose_settles_a_group(solve: Solve):
    """A sentence that tells the repaired number decides."""
    (cause,) = solve({"disputes.lit_direct.pending": 9}, evidence={"disputes.lit_direct.pending": 7})
    assert repairs(cause) == {"disputes.lit_direct.pending": 7}
    assert cause.confidence != "low"
    assert "正文所述与改后的数一致" in cause.reason.zh


def test_prose_that_tells_the_printed_number_clears_it(solve: Solve):
    """A total told in the prose too is trusted: it is not the first suspect."""
    total = "disputes.lit_direct.total"
    (alone,) = solve({total: 21})
    (told,) = solve({total: 21}, evidence={total: 21})
    assert alone.suspects[0].address == total
    assert told.suspects[0].address != total


def test_prose_of_both_kinds_of_litigation(solve: Solve):
    """A count of all litigation decides between a part and its total."""
    totals = ("disputes.lit_direct.total", "disputes.lit_after_reconsideration.total")
    (cause,) = solve({"disputes.lit_direct.total": 21}, sums=((totals, Decimal(12)),))
    assert repairs(cause) == {"disputes.lit_direct.total": 12}


def test_prose_against_the_equations_is_said(solve: Solve):
    """The equations outvote a sentence that repeats the wrong number, but the finding is no longer certain."""
    (cause,) = solve({"requests.granted.total": 121}, evidence={"requests.granted.total": 121})
    assert repairs(cause) == {"granted.total": 112}
    assert cause.confidence == "medium"
    assert "正文另有同样的数字" in cause.reason.zh


def test_doubtful_readings_are_misread(solve: Solve):
    """A cell read with doubt is perhaps misread: the report is not blamed."""
    cell = "requests.granted.natural_person"
    (cause,) = solve({cell: 130}, confidence={cell: 0.5})
    assert (cause.name, cause.confidence) == ("misread", "low")
    assert "可能是读取有误" in cause.reason.zh


def test_doubt_decides_between_equals(solve: Solve):
    """Of cells that explain it equally well the doubtful one is taken."""
    cell = "disputes.lit_direct.maintained"
    (cause,) = solve({"disputes.lit_direct.pending": 9}, confidence={cell: 0.5})
    assert cause.suspects[0].address == cell


def test_value_written_into_the_next_group(solve: Solve):
    """A number of 表四 that stands in the next group is one cause over both groups."""
    (cause,) = solve({"disputes.lit_direct.pending": 0, "disputes.lit_after_reconsideration.pending": 7})
    assert {"disputes.lit_direct.pending", "disputes.lit_after_reconsideration.pending"} in ways(cause)
    assert len(cause.explains) == 2


def test_probabilities(solve: Solve):
    """Probabilities of rival repairs add up to at most one, the first being the largest."""
    (cause,) = solve({"disputes.lit_direct.pending": 9})
    chances = [way[0].probability for way in (cause.suspects, *cause.rivals)]
    assert sum(chances) <= 1
    assert chances[0] == max(chances)


def test_rows_not_printed_are_never_suspects(solve: Solve):
    """The single row （六） of the older form takes part as 0 and is not blamed when it is not there."""
    (cause,) = solve({"requests.granted.natural_person": 130})
    assert all("requests.other." not in s.address for way in (cause.suspects, *cause.rivals) for s in way)


def test_balance_alone_leaves_it_open(solve: Solve):
    """A number of new requests written wrongly and added up: only the balance breaks, and no row is called wrong."""
    (cause,) = solve({"requests.new_received.natural_person": 195, "requests.new_received.total": 211})
    assert cause.confidence == "low"
    assert {"requests.new_received.natural_person", "requests.new_received.total"} in ways(cause)
    assert "（七）总计一并有误" in cause.reason.zh
