"""Hypothesis strategies: reports whose identities all hold, and the slips that spoil them."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parents[1]))  # the benchmarks lie beside the tests

from benchmarks.damage import slip
from benchmarks.generate import Cells, report
from checker.model.form import Form
from checker.packs.forms import load_forms

FORMS = [form for form in load_forms().values() if form.tables]


def forms() -> st.SearchStrategy[Form]:
    """Either official form."""
    return st.sampled_from(FORMS)


@st.composite
def consistent_tables(draw: st.DrawFn, form: Form | None = None) -> tuple[Form, Cells]:
    """A form and the cells of 表三 and 表四 of a report on it in which every identity holds."""
    chosen = form or draw(forms())
    seed = draw(st.integers(0, 2**32))
    size = draw(st.one_of(st.integers(0, 40), st.integers(0, 20_000)))
    return chosen, report(Random(seed), chosen, size, few=draw(st.booleans()))


@st.composite
def slips(draw: st.DrawFn, true: int) -> int:
    """A number as a slip of the pen leaves it, never the true one."""
    return slip(Random(draw(st.integers(0, 2**32))), true)


@st.composite
def damaged_cells(draw: st.DrawFn, table: str = "requests") -> tuple[Form, Cells, str, int]:
    """A consistent report with one cell of ``table`` misprinted: form, printed cells, the cell, its true number."""
    form, cells = draw(consistent_tables())
    address = draw(st.sampled_from([address for address in cells if address.startswith(table)]))
    true = cells[address] or 0
    return form, {**cells, address: draw(slips(true))}, address, true
