"""The parts of the search: slips, peeling, the program, and the limit of time."""

from decimal import Decimal

import pytest

from benchmarks.generate import Cells, equations, readings
from checker.localise import Problem, localise
from checker.localise.exact import Peeling
from checker.localise.program import Program
from checker.localise.search import law
from checker.localise.slips import slip
from checker.localise.system import measure, system_of
from checker.model.form import Form
from checker.model.rule import Assertion

WRONG = {"requests.granted.natural_person": 130, "requests.partial.business": 3, "requests.carried_in.total": 9}


@pytest.mark.parametrize(
    ("printed", "true", "name"),
    [
        (169, 196, "transposed_digits"),
        (619, 196, "other_number"),
        (195, 196, "one_digit"),
        (1196, 196, "digit_doubled"),
        (1960, 196, "digit_added"),
        (19, 196, "digit_lost"),
        (-5, 5, "sign"),
        (Decimal("19.6"), 196, "decimal_point"),
        (0, 196, "left_at_zero"),
        (11, 196, "neighbouring_cell"),
    ],
)
def test_slips(printed: int, true: int, name: str):
    """Each way of going wrong is recognised."""
    assert slip(printed, true, False, (("right", 11),)).name == name


def test_totals_slip_differently():
    """A total that is any other number was added up wrongly."""
    assert slip(250, 196, True, ()).name == "total_not_sum"
    assert slip(0, 196, True, ()).name == "total_left_at_zero"
    assert slip(150, 196, True, (("left", 46),)).name == "last_addend_left_out"


def test_natural_slips_cost_less():
    """Swapped digits are likelier than one wrong digit, and that than another number."""
    costs = [slip(printed, 196, False, ()).cost for printed in (169, 195, 512)]
    assert costs == sorted(costs)


def test_residuals(form: Form, cells: Cells):
    """A consistent report has no residual; a damaged one has those of its equations."""
    system = system_of(equations(form))
    assert measure(system, readings(cells)).broken == 0
    sheet = measure(system, readings({**cells, "requests.granted.natural_person": 130}))
    broken = [a.id for a, r in zip(system.assertions, sheet.residuals, strict=True) if r]
    assert broken == ["requests-row-total[granted]", "requests-column-sum[natural_person]"]


def test_a_system_is_built_once(form: Form):
    """The incidence of the same assertions is kept."""
    assert system_of(equations(form)) is system_of(tuple(equations(form)))


def test_peeling_restores_the_sheet(form: Form, cells: Cells):
    """The search leaves the residuals as it found them."""
    problem = Problem(equations(form), readings({**cells, **WRONG}))
    sheet = measure(system_of(problem.assertions), problem.readings)
    before = list(sheet.residuals)
    found = Peeling(sheet, law(problem, sheet), 10_000).run(sheet.broken, 3)
    assert sheet.residuals == before
    assert {sheet.system.addresses[cell] for cell, _ in next(iter(found))} == set(WRONG)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_program_finds_what_peeling_finds(form: Form, cells: Cells, count: int):
    """The mixed-integer program agrees with the exact search where both can be run."""
    wrong = dict(list(WRONG.items())[:count])
    problem = Problem(equations(form), readings({**cells, **wrong}))
    sheet = measure(system_of(problem.assertions), problem.readings)
    program = Program(sheet, law(problem, sheet), [8.0] * len(sheet.values))
    found = program.run(sheet.broken, 5.0)
    assert not program.cut
    assert {sheet.system.addresses[cell]: int(true) for cell, true in found[0]} == {
        address: cells[address] for address in wrong
    }


def test_program_lists_ties(form: Form, cells: Cells):
    """Both pairs of corners of a rectangle come out of the program."""
    wrong = {"requests.granted.natural_person": 104, "requests.partial.business": 3}
    problem = Problem(equations(form), readings({**cells, **wrong}))
    sheet = measure(system_of(problem.assertions), problem.readings)
    found = Program(sheet, law(problem, sheet), [8.0] * len(sheet.values)).run(sheet.broken, 5.0)
    sets = [{sheet.system.addresses[cell] for cell, _ in fixes} for fixes in found]
    assert set(wrong) in sets
    assert {"requests.granted.business", "requests.partial.natural_person"} in sets
    assert len({frozenset(cells) for cells in sets}) == len(sets)


def test_the_time_limit_is_said(form: Form, cells: Cells):
    """A search without time gives an unknown cause that says it was cut."""
    printed = readings({**cells, **WRONG})
    (cause,) = localise(Problem(equations(form), printed), seconds=-1.0)
    assert (cause.name, cause.suspects) == ("unknown", ())
    assert "限定时间" in cause.reason.zh
    assert len(cause.explains) == 6


def test_fewer_equations_leave_more_ways(form: Form, cells: Cells):
    """Where the row's equation could not be assessed, the column alone does not tell the cell."""
    some = tuple(a for a in equations(form) if not a.id.startswith("requests-row-total"))
    (cause,) = localise(Problem(some, readings({**cells, "requests.granted.natural_person": 130})))
    shown = {way[0].address for way in (cause.suspects, *cause.rivals)}
    assert "requests.granted.natural_person" in shown
    assert len(shown) > 1
    assert not any(address.startswith("requests.other.") for address in shown)  # a row nobody printed


def test_garbage_is_not_repaired(form: Form, cells: Cells):
    """A table in which nothing fits gives one cause without suspects, at once."""
    garbage = {a: (7 * n * n + 3 * n) % 89 for n, a in enumerate(cells) if a.startswith("requests")}
    (cause,) = localise(Problem(equations(form), readings({**cells, **garbage})))
    assert (cause.name, cause.suspects) == ("unknown", ())
    assert "不符之处过多" in cause.reason.zh


def test_residuals_must_agree():
    """A cell in every broken equation is not to blame when they ask different numbers of it."""
    equal = [Assertion(f"same[{c}]", "same", ((1, "t.a.x"), (-1, f"t.a.{c}")), "=", "t.a.x") for c in "yz"]
    printed = {"t.a.x": 30, "t.a.y": 40, "t.a.z": 50}
    (cause,) = localise(Problem(tuple(equal), readings(printed)))
    repaired = {**printed, **{s.address: int(s.repair or 0) for s in cause.suspects}}
    assert len(cause.suspects) == 2
    assert len(set(repaired.values())) == 1


def test_fractions_are_no_counts(form: Form, cells: Cells):
    """1.5 requests are repaired by a whole number."""
    printed = readings(cells)
    cell = "requests.partial.business"
    value = printed[cell].value
    half = type(value)("number", "1.5", Decimal("1.5"))
    printed[cell] = type(printed[cell])(cell, half, printed[cell].span)
    (cause,) = localise(Problem(equations(form), printed))
    assert [(s.address, s.repair) for s in cause.suspects] == [(cell, Decimal(2))]
