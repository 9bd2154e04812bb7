"""Real reports read to what a person reads in them."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from checker.extract import extract
from checker.model.form import Form
from checker.model.report import Report
from checker.packs.gazetteer import load_gazetteer
from checker.readers import read


@pytest.fixture
def of_original(original, forms):
    """An original and what it reads to."""
    return original, extract(read(str(original)), forms)


@pytest.fixture
def of_fixture(fixture_folder, forms):
    """What was written by hand of a fixture, and what it reads to."""
    expected = yaml.safe_load((fixture_folder / "expected.yaml").read_text("utf-8"))
    return expected, extract(read(str(fixture_folder / "report.txt")), forms, None, load_gazetteer())


def broken(form: Form, found: Report) -> Iterator[str]:
    """The official identities that do not hold, a blank counting 0; each is counted as it is assessed."""

    def total(table: str, rows: list[str], columns: list[str]) -> Decimal:
        return sum((found.number(f"{table}.{r}.{c}") or Decimal(0) for r in rows for c in columns), Decimal(0))

    *parts, whole = (column.id for column in form.table("requests").rows[0].columns)
    rows = [
        row.id for row in form.table("requests").rows if f"requests.{row.id}" in {fit.address for fit in found.rows}
    ]
    leaves = [row for row in rows if row not in ("new_received", "carried_in", "total_processed", "carried_out")]
    for row in rows:
        yield "" if total("requests", [row], parts) == total("requests", [row], [whole]) else row
    for column in (*parts, whole):
        inputs, outputs = ["new_received", "carried_in"], ["total_processed", "carried_out"]
        yield "" if total("requests", inputs, [column]) == total("requests", outputs, [column]) else column
        yield "" if total("requests", leaves, [column]) == total("requests", outputs[:1], [column]) else column
    *results, whole = (column.id for column in form.table("disputes").rows[0].columns)
    for row in form.table("disputes").rows:
        yield "" if total("disputes", [row.id], results) == total("disputes", [row.id], [whole]) else row.id


def test_every_identity_of_the_originals_holds(of_original, forms):
    """42 equations for a report on the form of 2021, 40 for one of 2019: none of the five breaks any."""
    _, found = of_original

    checked = list(broken(forms[found.form], found))

    assert ({"2021": 42, "2019": 40}[found.form], {""}) == (len(checked), set(checked))
    assert {"2021": 175, "2019": 161}[found.form] == sum(a.startswith("requests.") for a in found.readings)


def test_every_cell_of_the_originals_is_found_at_its_place(of_original):
    """Line and column, cut from the file, give the text quoted."""
    path, found = of_original
    lines = path.read_bytes().decode("utf-8").split("\n")

    for reading in found.readings.values():
        quoted = reading.value.raw
        assert quoted == lines[reading.span.line - 1][reading.span.column - 1 :][: len(quoted)]
    assert list(forms_order(found)) == list(found.readings)


def forms_order(found: Report) -> Iterator[str]:
    """The addresses table by table."""
    tables = ["disclosure", "requests", "disputes"]
    return iter(sorted(found.readings, key=lambda address: tables.index(address.partition(".")[0])))


def test_fixtures_read_to_what_was_written_by_hand(of_fixture):
    """Every cell, the issuer, the form and the layout."""
    expected, found = of_fixture
    printed = dict(expected["cells"])
    columns = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org", "total")
    results = ("maintained", "corrected", "other", "pending", "total")
    for table, names in (("requests", columns), ("disputes", results)):
        for row, values in expected[table].items():
            printed |= {f"{table}.{row}.{name}": value for name, value in zip(names, values, strict=True)}

    assert {address: None if v is None else Decimal(str(v)) for address, v in printed.items()} == {
        address: reading.value.number for address, reading in found.readings.items()
    }
    told = {"issuer": found.issuer.name, "province": found.issuer.province, "year": found.year}
    told |= {"form": found.form, "layout": found.layout}
    assert {name: expected[name] for name in told} == told
    uncertain = {fit.address for fit in found.rows if fit.confidence < 0.9}
    assert set(expected.get("uncertain", ())) == uncertain


def test_fixtures_have_their_six_headings(of_fixture):
    """Two of them lack a numeral."""
    _, found = of_fixture

    assert [heading.section for heading in found.headings] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    lacking = [heading.section for heading in found.headings if not heading.numeral]
    folder = Path(found.source.path).parent.name
    assert {"linan-2020": ["s1"], "beilun-2023": ["s2"]}.get(folder, []) == lacking
