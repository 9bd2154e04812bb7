"""Tables beside last year's: what was carried over, what stays in force, and tables that are the same."""

from dataclasses import replace
from decimal import Decimal

import pytest
from given import built, case, rule

from checker.kinds.base import Others
from checker.kinds.years import compare_nothing, compare_same, compare_years
from checker.model.document import Source
from checker.model.text import Text

DOUBT = Text("该机关上一年度名为“某县水务局”", "it was called otherwise")
CARRIED = {"requests.carried_in.natural_person": 3, "requests.carried_in.total": 3}


def beside(name, compare, this, last, doubt=None):
    """What the rule called ``name`` finds in this year's report beside last year's."""
    last = replace(last, source=Source("last.txt", "", "utf-8"))
    return list(compare(rule(name), case(this), Others((case(last),), doubt=doubt)))


def carried_out(total, person=None, **fields):
    """Last year's report with so many requests carried out."""
    person = total if person is None else person
    cells = {"requests.carried_out.natural_person": person, "requests.carried_out.total": total}
    return built(cells, year=2022, **fields)


def test_carry_over():
    """A total that is not last year's is one error with both numbers, whatever columns it shows in."""
    (finding,) = beside("carry-over", compare_years, built(CARRIED, year=2023), carried_out(5))
    assert finding.severity == "error"
    assert finding.primary.address == "requests.carried_in.total"
    assert (finding.observed, finding.expected, finding.delta) == (3, 5, -2)
    assert finding.explains == ("carry-over[total]", "carry-over[natural_person]")
    assert all(words in finding.message.zh for words in ("总计列", "3", "5", "相差 2", "自然人 3 与 5"))
    assert {place.path for place in finding.related} == {None, "last.txt"}


def test_carry_over_holds():
    """What was carried over as it should says nothing, also from the form of 2019 to that of 2021."""
    assert not beside("carry-over", compare_years, built(CARRIED, year=2023), carried_out(3))
    assert not beside("carry-over", compare_years, built(CARRIED, year=2021), carried_out(3, form="2019"))


def test_column_only():
    """Columns that differ under equal totals are a warning."""
    (finding,) = beside("carry-over", compare_years, built(CARRIED, year=2023), carried_out(3, person=2))
    assert finding.severity == "warning"
    assert finding.primary.address == "requests.carried_in.natural_person"


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"doubt": DOUBT}, "warning"),
        ({"prose": ["因机构改革，部分申请移交其他部门。"]}, "warning"),
        ({"cells": {"requests.carried_in.natural_person": None, "requests.carried_in.total": None}}, "warning"),
    ],
)
def test_lowered(fields, severity):
    """Doubt, words that may explain it and a blank make less of it and are told."""
    cells = fields.get("cells", CARRIED)
    this = built(cells, year=2023, prose=fields.get("prose", ()))
    (finding,) = beside("carry-over", compare_years, this, carried_out(5), fields.get("doubt"))
    assert finding.severity == severity
    assert finding.confidence != "high"
    assert any(words in finding.message.zh for words in ("某县水务局", "机构改革", "未填"))


def test_words_about_something_else():
    """Words that would explain it, said of something else, explain nothing."""
    this = built(CARRIED, year=2023, prose=["因机构改革调整了网站栏目。"])
    (finding,) = beside("carry-over", compare_years, this, carried_out(5))
    assert finding.severity == "error"


def test_blank_columns():
    """Columns left blank under totals that agree say nothing; nor does a cell that was read uncertainly."""
    blank = dict.fromkeys(("requests.carried_in.natural_person",), None) | {"requests.carried_in.total": 5}
    assert not beside("carry-over", compare_years, built(blank, year=2023), carried_out(5))
    doubtful = built(CARRIED, year=2023, doubtful=list(CARRIED))
    assert not beside("carry-over", compare_years, doubtful, carried_out(5))


def test_in_force():
    """What is in force and does not follow from last year's is told with the number that would."""
    this = built({"disclosure.normative.in_force": 20, "disclosure.normative.issued": 5}, year=2023)
    (finding,) = beside("in-force-continuity", compare_years, this, built({"disclosure.normative.in_force": 18}))
    assert (finding.severity, finding.observed, finding.expected) == ("warning", 20, 23)
    assert "上年报告的现行有效件数 18 + 本年制发件数 5 = 23" in finding.message.zh
    assert "相差 3" in finding.message.zh


def test_in_force_recounted():
    """A clean-up told in the prose makes a remark of it; a blank and another form say nothing."""
    last = built({"disclosure.normative.in_force": 18})
    prose = ["现行有效件数根据清理结果进行了调整，以本年度报告为准。"]
    this = built({"disclosure.normative.in_force": 20}, year=2023, prose=prose)
    (finding,) = beside("in-force-continuity", compare_years, this, last)
    assert finding.severity == "info"
    assert "清理结果" in finding.message.zh
    assert not beside("in-force-continuity", compare_years, built({"disclosure.normative.in_force": None}), last)
    assert not beside("in-force-continuity", compare_years, this, built(form="2019"))


def test_items():
    """The number of items of the year before is last year's with its change."""
    cells = {"disclosure.licensing.prev_items": 229, "disclosure.licensing.items_change": -8}
    last = built(cells, "2019")
    this = built({"disclosure.licensing.prev_items": 229}, "2019", year=2020)
    (finding,) = beside("items-continuity", compare_years, this, last)
    assert (finding.observed, finding.expected) == (229, 221)
    assert "-8" in finding.message.zh
    assert not beside("items-continuity", compare_years, built({"disclosure.licensing.prev_items": 221}, "2019"), last)


def test_not_compared():
    """Where last year's report is of another scope, it is said why nothing was compared."""
    report = built(CARRIED, year=2021, prose=["全年情况。"])
    (finding,) = compare_nothing(rule("years-uncompared"), case(report), Others((), doubt=DOUBT))
    assert DOUBT.zh in finding.message.zh
    assert finding.severity == "info"
    assert not list(compare_nothing(rule("years-uncompared"), case(report), Others(())))
    assert not list(compare_years(rule("carry-over"), case(report), Others((), doubt=DOUBT)))


def test_same_tables():
    """Tables that repeat last year's are an error; one moved cell is enough to be another table."""
    cells = {f"requests.{row}.total": 31 for row in ("new_received", "granted", "total_processed")}
    (finding,) = beside("same-tables", compare_same, built(cells, year=2023), built(cells, year=2022))
    assert finding.severity == "error"
    assert "31" in finding.message.zh
    other = cells | {"requests.partial.total": 1}
    assert not beside("same-tables", compare_same, built(other, year=2023), built(cells, year=2022))


def test_same_small():
    """A few small numbers may be the same by chance; what is in force rightly stays the same."""
    quiet = {"disclosure.licensing.decisions": 0, "disclosure.normative.in_force": 30}
    assert not beside("same-tables", compare_same, built(quiet, year=2023), built(quiet, year=2022))
    listed = {"disclosure.licensing.decisions": 0, "disclosure.licensing.prev_items": 160}
    assert not beside("same-tables", compare_same, built(listed, "2019", year=2020), built(listed, "2019"))
    (finding,) = beside("same-tables", compare_same, *(built({"disclosure.penalty.decisions": 28}),) * 2)
    assert finding.severity == "info"
    few = quiet | {"requests.new_received.total": 2, "requests.granted.total": 2}
    (finding,) = beside("same-tables", compare_same, built(few, year=2023), built(few, year=2022))
    assert finding.severity == "info"


def test_numbers_are_exact():
    """Differences are told as decimal numbers, not as binary ones."""
    (finding,) = beside("carry-over", compare_years, built(CARRIED, year=2023), carried_out(5))
    assert isinstance(finding.delta, Decimal)
