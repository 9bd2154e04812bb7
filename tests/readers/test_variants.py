"""Tables as offices print them, in files as programs write them: each cell is read, or said to be in doubt."""

import random
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from given import national

from benchmarks import generate
from checker.audit import judge_all, reports
from checker.model.errors import UnreadableError
from checker.readers import read_bytes
from tests.wrappings.odd import ODD
from tests.wrappings.paper import Print, printed
from tests.wrappings.variants import VARIANTS

WRITERS: dict[str, Callable[[Print], bytes]] = {name: variant.data for name, variant in VARIANTS.items()} | ODD
DOUBTFUL = {"text, tabs and blanks"}
"""What a person would look at twice, too: gaps of many widths do not say how many cells they part."""


@pytest.mark.parametrize("name", WRITERS)
def test_every_cell_is_read(name: str):
    """The numbers are those that were printed, and nothing is an error of the report's."""
    rng = random.Random(name)
    for form, values in generate.reports(rng, 2):
        whole = {a: rng.randint(0, 1999) for a in form.required if a.startswith("disclosure.")} | values
        document = read_bytes("report", WRITERS[name](printed(form, whole)))
        (audit,) = judge_all(list(reports("report", document, national())), national())
        assert audit.report is not None
        assert {a: r.value.number for a, r in audit.report.readings.items()} == {
            a: Decimal(value) for a, value in whole.items() if value is not None
        }
        assert [f.message.zh for f in audit.findings if f.severity == "error"] == []
        doubtful = [a for a, r in audit.report.readings.items() if r.confidence < 0.9]
        # a number that a narrow cell of a PDF breaks into two lines may be two numbers
        assert len(doubtful) <= 5 or name in DOUBTFUL


def test_a_table_of_values_too_few_is_not_read():
    """Where blanks were left out, nobody can say which column they stood in."""
    (form, values), _ = generate.reports(random.Random(3), 2)
    lost = {a: None if a.startswith("requests.") and value == 0 else value for a, value in values.items()}
    lost |= {a: 7 for a in form.required if a.startswith("disclosure.")}
    document = read_bytes("report.txt", ODD["text, single blanks"](printed(form, lost)))
    (audit,) = judge_all(list(reports("report.txt", document, national())), national())
    assert audit.report is not None
    assert set(audit.report.tables) == {"disclosure", "disputes"}
    assert [f.rule for f in audit.findings if f.rule.startswith(("row-", "table-"))] == ["table-unread"]
    assert [f.rule for f in audit.findings if f.severity == "error"] == []


def test_formulas_without_results_are_told():
    """The value is not in the file; it is neither a blank nor 0."""
    book = openpyxl.Workbook()
    book.active.append(["一、本年新收政府信息公开申请数量", 1, 2, "=SUM(B1:C1)"])
    file = BytesIO()
    book.save(file)
    with pytest.raises(UnreadableError, match="单元格 D1 是公式"):
        read_bytes("report.xlsx", file.getvalue())
