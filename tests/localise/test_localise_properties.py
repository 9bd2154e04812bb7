"""What holds for every report: Hypothesis looks for one where it does not."""

from decimal import Decimal

from hypothesis import given, settings
from strategies import consistent_tables, damaged_cells

from benchmarks.generate import Cells, equations, readings
from checker.localise import Problem, localise
from checker.localise.system import system_of
from checker.model.form import Form
from checker.packs.forms import load_forms


@given(consistent_tables())
@settings(max_examples=150)
def test_consistent_tables_have_no_cause(table: tuple[Form, Cells]):
    """Where every identity holds there is nobody to blame."""
    form, cells = table
    assert localise(Problem(equations(form), readings(cells))) == ()


@given(damaged_cells())
@settings(max_examples=300)
def test_one_slip_in_table_three_is_the_first_suspect(damage: tuple[Form, Cells, str, int]):
    """One cell of 表三 misprinted: one cause, that cell, and its old number as the repair."""
    form, printed, address, true = damage
    (cause,) = localise(Problem(equations(form), readings(printed)))
    assert [(suspect.address, suspect.repair) for suspect in cause.suspects] == [(address, Decimal(true))]
    assert cause.rivals == ()


@given(damaged_cells("disputes"))
@settings(max_examples=150)
def test_one_slip_in_table_four_is_among_those_shown(damage: tuple[Form, Cells, str, int]):
    """One cell of 表四 misprinted: its group is named, and the cell with its old number is one of the ways."""
    form, printed, address, true = damage
    (cause,) = localise(Problem(equations(form), readings(printed)))
    shown = {(way[0].address, way[0].repair) for way in (cause.suspects, *cause.rivals)}
    assert (address, Decimal(true)) in shown
    assert cause.explains == (f"disputes-total[{address.split('.')[1]}]",)


@given(damaged_cells())
@settings(max_examples=100)
def test_repairs_make_every_equation_hold(damage: tuple[Form, Cells, str, int]):
    """The report with the repairs put in has no cause any more."""
    form, printed, _, _ = damage
    causes = localise(Problem(equations(form), readings(printed)))
    repairs = {s.address: int(s.repair) for cause in causes for s in cause.suspects if s.repair is not None}
    assert localise(Problem(equations(form), readings({**printed, **repairs}))) == ()


@given(damaged_cells())
@settings(max_examples=50)
def test_the_order_of_equations_changes_nothing(damage: tuple[Form, Cells, str, int]):
    """The same suspects whatever rule stands first in a pack."""
    form, printed, _, _ = damage
    forward = localise(Problem(equations(form), readings(printed)))
    backward = localise(Problem(equations(form)[::-1], readings(printed)))
    assert [cause.suspects for cause in forward] == [cause.suspects for cause in backward]


def test_columns_stand_as_equations_name_them():
    """The neighbours of a cell are those of the printed table whatever equation comes first."""
    rules = equations(load_forms()["2021"])
    printed, turned = (system_of(told).grid.columns for told in (rules, rules[::-1]))
    assert turned == printed
    assert printed["disputes"] == ("maintained", "corrected", "other", "pending", "total")
