"""Real reports in other wrappings, where they are at hand: every cell as a person reads it."""

import json
from pathlib import Path

import pytest
from conftest import ORIGINALS
from given import national, serious

from checker.audit import check
from checker.model.finding import Audit

MORE = ORIGINALS / "more"
LISTED = sorted(MORE.glob("*.cells.json"))
ERRORS = {
    "shuyang_fgj_2023": set(),
    "hongze_2023": {"disputes.reconsideration.total", "disputes.lit_after_reconsideration.total"},
    "kewei_2024": {"narrative-parts"},
}


@pytest.fixture(params=LISTED, ids=[path.stem for path in LISTED])
def wrapped(request: pytest.FixtureRequest) -> tuple[str, dict[str, object], Audit]:
    """The name of a report, its cells as listed by hand, and what is read and found in it."""
    listed: Path = request.param
    name = listed.name.removesuffix(".cells.json")
    (path,) = (path for path in MORE.glob(f"{name}.*") if path != listed)
    (audit,) = check([str(path)], national())
    return name, json.loads(listed.read_text("utf-8")), audit


def test_cells(wrapped: tuple[str, dict[str, object], Audit]):
    """Every number and every blank, none more and none less."""
    _, listed, audit = wrapped
    assert audit.report is not None
    read = {a: None if r.value.number is None else float(r.value.number) for a, r in audit.report.readings.items()}
    assert read == {a: None if value is None else float(str(value)) for a, value in listed.items()}


def test_errors(wrapped: tuple[str, dict[str, object], Audit]):
    """What is wrong is named at error, and nothing else is."""
    name, _, audit = wrapped
    errors = [finding for finding in serious(audit) if finding.severity == "error"]
    named = {suspect.address for finding in errors for suspect in finding.suspects}
    named |= {finding.rule for finding in errors}
    assert named >= ERRORS[name]
    assert len(errors) == bool(ERRORS[name])


def test_doubtful_blanks_are_no_findings(wrapped: tuple[str, dict[str, object], Audit]):
    """A value that a conversion may have lost is a doubtful reading; only a total that nothing else fits is told."""
    name, _, audit = wrapped
    told = ["cell-blank-total"] if name == "kewei_2024" else []
    assert [f.rule for f in serious(audit) if f.rule.startswith("cell")] == told
    if told:
        assert audit.report is not None
        assert audit.report.readings["requests.carried_out.total"].confidence < 0.9
