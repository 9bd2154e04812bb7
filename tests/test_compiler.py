"""Rules bound to a form: assertions, their residuals, and the pandera schema people can take away."""

import pickle
from collections import Counter
from functools import cache
from random import Random

import pandera.errors
import pandera.polars
import polars as pl
import pytest
from given import built, national
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks import generate
from checker.compiler import Schema, compile_rules
from checker.engine import run
from checker.frame import to_frame
from checker.model.report import Report

NAN = float("nan")
TOTAL = "requests.granted.total"
PERSONS = "requests.granted.natural_person"

damages = st.lists(
    st.tuples(
        st.integers(0, 10**6),
        st.sampled_from(("number", "blank", "text", "mark", "half", "negative", "doubtful")),
        st.integers(1, 99),
    ),
    max_size=4,
)


def compiled(form: str = "2021") -> Schema:
    """The national rules bound to a form."""
    return national().compiled(form)


@cache
def taken(form: str) -> pandera.polars.DataFrameSchema:
    """The schema that a user takes away, made once."""
    return national().schema(form=form)


def frame(cells: dict[str, float | None], form: str = "2021") -> pl.DataFrame:
    """One row of a plain frame: the cells given, 0 elsewhere, no optional rows."""
    addresses = dict.fromkeys(national().forms[form].required, 0.0) | cells
    return pl.DataFrame({a: [value] for a, value in addresses.items()}, schema=dict.fromkeys(addresses, pl.Float64))


def amount(assertion: str, cells: dict[str, float | None]) -> float | None:
    """The residual of an assertion on the cells given; what has no row holds."""
    found = {name: residual for _, name, residual in compiled().residuals(frame(cells)).rows()}
    return found.get(assertion, 0.0)


def alone(cells: dict[str, float | None], form: str = "2021") -> list[str]:
    """The checks of single cells that fail on the cells given."""
    schema = compiled(form)
    found = schema.residuals(frame(cells, form))["assertion"]
    return sorted(name for name in found if not schema.by_id[name].comparing)


def wrong(wide: pl.DataFrame, form: str = "2021") -> list[tuple[int, str]]:
    """The rows and assertions that fail by the pandera schema of the wide frame."""
    try:
        taken(form).validate(wide, lazy=True)
    except pandera.errors.SchemaErrors as error:
        return sorted(error.failure_cases.select("index", "check").rows(), key=str)
    return []


def damaged(form: str, seed: int, changes: list[tuple[int, str, int]]) -> Report:
    """A consistent report with some of its cells changed."""
    cells: dict[str, object] = dict(generate.report(Random(seed), national().forms[form]))
    doubtful = []
    for place, how, number in changes:
        address = sorted(cells)[place % len(cells)]
        match how:
            case "doubtful":
                doubtful.append(address)
            case _:
                cells[address] = {
                    "number": number,
                    "blank": None,
                    "text": "若干",
                    "mark": "/",
                    "half": number + 0.5,
                    "negative": -number,
                }[how]
    return built(cells, form, doubtful=doubtful)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("2021", {"requests-row-total": 26, "requests-column-sum": 7, "requests-balance": 7, "disputes-total": 3}),
        ("2019", {"requests-row-total": 23, "requests-column-sum": 7, "requests-balance": 7, "disputes-total": 3}),
    ],
)
def test_equations(form: str, expected: dict[str, int]):
    """表三 and 表四 have the equations of the official form, one more for the optional row of the 2021 form."""
    assert Counter(a.rule for a in compiled(form).assertions if a.operator == "=") == expected


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_ids_unique(form: str):
    """No two assertions have one id."""
    assert [name for name, n in Counter(a.id for a in compiled(form).assertions).items() if n > 1] == []


def test_other_row_as_printed():
    """The row total of （六）其他处理 is about the printed row, not about the sum of its three rows."""
    printed = compiled().by_id["requests-row-total[other]"].addresses
    assert {address.split(".")[1] for address in printed} == {"other"}


def test_column_sum_takes_all_outcomes():
    """The column sum of the 2021 form adds 21 outcomes, and the optional single row （六）."""
    terms = compiled().by_id["requests-column-sum[total]"].terms
    assert [sum(1 for sign, _ in terms if sign > 0), sum(1 for sign, _ in terms if sign < 0)] == [22, 1]


def test_residual_is_the_miss():
    """A residual is by how much the parts exceed the total."""
    assert amount("requests-row-total[granted]", {PERSONS: 5.0, TOTAL: 3.0}) == 2.0


def test_blank_is_zero():
    """A blank part counts as 0."""
    assert amount("requests-row-total[granted]", {PERSONS: None, TOTAL: 3.0}) == -3.0


def test_blank_total_of_nothing():
    """A blank total of parts that are all 0 holds."""
    assert amount("requests-row-total[granted]", {TOTAL: None}) == 0.0


def test_blank_total_above_parts():
    """A blank total above parts that are not 0 is not assessed."""
    assert amount("requests-row-total[granted]", {PERSONS: 5.0, TOTAL: None}) is None


def test_blank_total_elsewhere():
    """Where a blank total is a part of another sum, that sum is not assessed either."""
    assert amount("requests-column-sum[total]", {PERSONS: 5.0, TOTAL: None}) is None


def test_nan_is_not_assessed():
    """An assertion over a cell that cannot be read is not assessed."""
    assert amount("requests-row-total[granted]", {PERSONS: NAN, TOTAL: 3.0}) is None


def test_tolerance():
    """A miss below the tolerance holds."""
    assert amount("requests-row-total[granted]", {PERSONS: 1.0, TOTAL: 1.0000001}) == 0.0


def test_bound():
    """A bound fails only where its left side is the smaller."""
    issued, in_force = "disclosure.normative.issued", "disclosure.normative.in_force"
    found = [amount("disclosure-in-force[normative]", {issued: 3.0, in_force: n}) for n in (2.0, 3.0, 4.0)]
    assert found == [-1.0, 0.0, 0.0]


@pytest.mark.parametrize(("value", "rules"), [(1.5, ["whole"]), (-2.0, ["sign"]), (-1.5, ["sign", "whole"]), (2.0, [])])
def test_single_cells(value: float, rules: list[str]):
    """A count that is not whole, or negative, fails its own check."""
    ids = {"whole": f"cell-not-an-integer[{TOTAL}]", "sign": f"cell-negative[{TOTAL}]"}
    assert alone({TOTAL: value}) == sorted(ids[rule] for rule in rules)


def test_unreadable_cells_fail_no_check_of_their_own():
    """A cell that is blank or cannot be read is neither negative nor broken."""
    assert alone({TOTAL: NAN, PERSONS: None}) == []


def test_a_residual_of_a_single_cell_is_what_is_wrong_with_it():
    """How far a count is from a whole number, and a negative one from 0."""
    found = {name: residual for _, name, residual in compiled().residuals(frame({TOTAL: -2.25})).rows()}
    assert (found[f"cell-not-an-integer[{TOTAL}]"], found[f"cell-negative[{TOTAL}]"]) == (-0.25, -2.25)


def test_money_need_not_be_whole():
    """An amount of money may have decimals, but may not be negative."""
    fee = "disclosure.admin_fee.amount"
    assert [alone({fee: n}) for n in (14687.769192, -0.5)] == [[], [f"cell-negative[{fee}]"]]


def test_change_may_be_negative():
    """本年增/减 of the 2019 form may be negative, but must be whole."""
    change, items = "disclosure.licensing.items_change", "disclosure.licensing.prev_items"
    assert alone({change: -2.5, items: 9.0}, "2019") == [f"cell-not-an-integer[{change}]"]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_wide_schema_accepts_a_consistent_frame(form: str):
    """A frame of consistent reports passes the schema, without the columns of optional rows."""
    reports = [built(generate.report(Random(seed), national().forms[form]), form) for seed in range(20)]
    wide = to_frame(reports, national().forms[form]).select(national().forms[form].required)
    assert wrong(wide, form) == []


def test_wide_schema_names_row_and_check():
    """The schema names the row and the assertion that fails."""
    wide = pl.concat([frame({}), frame({"disputes.reconsideration.total": 2.0})])
    assert wrong(wide) == [(1, "disputes-total[reconsideration]")]


def test_wide_schema_wants_its_columns():
    """A frame that lacks a column of a required row is refused."""
    assert [check for _, check in wrong(frame({}).drop(TOTAL))] == ["column_in_dataframe"]


def test_wide_schema_takes_integers():
    """A frame of integers is taken as it is."""
    assert wrong(frame({}).cast(pl.Int64)) == []


def test_wide_schema_takes_a_column_of_blanks():
    """A column of blanks only, which polars gives no type, is taken as blanks."""
    assert wrong(frame({}).with_columns(pl.lit(None).alias(PERSONS))) == []


def test_wide_schema_refuses_words():
    """A column of words is refused by its type."""
    found = wrong(frame({}).with_columns(pl.lit("七").alias("disclosure.admin_fee.amount")))
    assert "dtype('number')" in {check for _, check in found}


def test_unknown_form():
    """Asking for a form that does not exist says which there are."""
    with pytest.raises(KeyError, match="no form '2020'; there are 2021, 2019"):
        national().schema(form="2020")


def test_schemas_pickle():
    """Both schemas survive pickling and still find the failure."""
    wide = frame({TOTAL: 2.0})
    again = pickle.loads(pickle.dumps(taken("2021")))
    with pytest.raises(pandera.errors.SchemaErrors, match="requests-row-total"):
        again.validate(wide, lazy=True)
    assert pickle.loads(pickle.dumps(compiled())).residuals(wide).equals(compiled().residuals(wide))


def test_rules_that_are_off_bind_nothing():
    """A pack without rules compiles to no assertion."""
    assert compile_rules(type(national().rules)("none", (), (), ""), national().forms["2021"]).assertions == ()


def test_packs_that_say_the_same_of_cells_are_assessed_together():
    """Reports are stacked under rules that bind alike, whatever packs they come from; others are not."""
    alike, other = pickle.loads(pickle.dumps(compiled())), compiled("2019")
    assert (alike.kin == compiled().kin, other.kin == compiled().kin) == (True, False)


@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(
    form=st.sampled_from(("2019", "2021")),
    reports=st.lists(st.tuples(st.integers(0, 10**6), damages), min_size=40, max_size=60),
)
def test_both_schemas_find_the_same(form: str, reports: list[tuple[int, list[tuple[int, str, int]]]]):
    """The wide schema and the engine's long one find the same failures in the same reports."""
    stacked = [damaged(form, seed, changes) for seed, changes in reports]
    verdicts, crashed = run(compiled(form), stacked)
    failed = sorted(((n, name) for n, verdict in enumerate(verdicts) for name in verdict.failed), key=str)
    assert (wrong(to_frame(stacked, national().forms[form]), form), []) == (failed, crashed)
