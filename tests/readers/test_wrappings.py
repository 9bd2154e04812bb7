"""The same report in every wrapping reads to the same cells and gives the same findings."""

import random
from pathlib import Path

import pytest
from given import audited, national, serious
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import generate
from checker.audit import check
from checker.extract import extract
from checker.model.finding import Audit
from checker.readers import read_bytes
from tests.wrappings import docx, html, pdf, text, xlsx
from tests.wrappings.paper import printed, report_paper

FILES = {
    "report.docx": "docx",
    "report.html": "html",
    "report.pdf": "pdf",
    "report.md": "pipe_dump",
    "report-flat.txt": "flat",
}
WRITERS = {
    "docx": docx.plain,
    "docx-ugly": docx.ugly,
    "html": lambda paper: html.plain(paper).encode(),
    "html-ugly": lambda paper: html.ugly(paper).encode("gb18030"),
    "xlsx": xlsx.plain,
    "pdf": pdf.plain,
    "markdown": lambda paper: text.markdown(paper).encode(),
    "flat": lambda paper: text.flat(paper).encode(),
}


@pytest.fixture(params=FILES)
def wrapped(request: pytest.FixtureRequest, fixture_folder: Path) -> tuple[Audit, Audit, str]:
    """A fixture as text dump and in another wrapping, both judged."""
    (other,) = check([str(fixture_folder / request.param)], national())
    return audited(fixture_folder.name), other, FILES[request.param]


def test_cells(wrapped: tuple[Audit, Audit, str]):
    """Every cell holds the same number, and is as sure."""
    dump, other, layout = wrapped
    assert dump.report is not None
    assert other.report is not None
    assert other.report.layout == layout
    assert cells(other) == cells(dump)


def cells(audit: Audit) -> dict[str, tuple[object, bool]]:
    """Values by address, and whether they are certain."""
    assert audit.report is not None
    return {a: (r.value.number, r.confidence >= 0.9) for a, r in audit.report.readings.items()}


def test_findings(wrapped: tuple[Audit, Audit, str]):
    """The same is wrong, in the same words."""
    dump, other, _ = wrapped
    assert told(other) == told(dump)


def told(audit: Audit) -> list[tuple[str, str, str]]:
    """Rule, severity and message of each finding at error and warning."""
    return sorted((f.rule, f.severity, f.message.zh) for f in serious(audit))


@pytest.mark.parametrize("wrapping", WRITERS)
@settings(max_examples=8, derandomize=True)
@given(seed=st.integers(0, 10**9))
def test_random_reports_read_back(wrapping: str, seed: int):
    """Consistent reports on both forms come back as they were written."""
    rng = random.Random(seed)
    for form, values in generate.reports(rng, 2):
        whole = {a: rng.randint(0, 99) for a in form.required if a.startswith("disclosure.")} | values
        data = WRITERS[wrapping](report_paper(printed(form, whole)))

        report = extract(read_bytes("report", data), {form.id: form for form in national().forms.values()})

        assert report.form == form.id
        assert {a: r.value.number for a, r in report.readings.items()} == whole
