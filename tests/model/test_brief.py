"""What is kept of a report says what the report says."""

from dataclasses import replace

import pytest
from given import FIXTURES, NAMES, national

from checker.audit import extract
from checker.model.brief import Brief, pack, unpack
from checker.model.report import Report
from checker.passages import passages


def kept(report: Report) -> Brief:
    """The report packed and unpacked."""
    return unpack(pack(Brief(report, passages(report))), report.source.path)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", ["report.txt", "report.html"])
def test_cells_facts_and_sentences_are_the_same(name: str, file: str) -> None:
    """Every cell and every claim comes back with value, place and words."""
    [audit] = extract([str(FIXTURES / name / file)], national())
    report = audit.report
    assert report is not None
    brief = kept(report)
    assert brief.passages == passages(report)
    assert brief.report.readings == report.readings
    assert [s.text for s in brief.report.sentences] == [s.text for s in report.sentences]
    assert [replace(f, start=0, end=0) for f in brief.report.facts] == [
        replace(f, start=0, end=0) for f in report.facts
    ]
    assert brief.report.issuer == report.issuer


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_can_be_quoted(name: str) -> None:
    """The words of a fact are found at its offsets in the sentence that is kept."""
    [audit] = extract([str(FIXTURES / name / "report.txt")], national())
    report = audit.report
    assert report is not None

    def quoted(of: Report) -> list[str]:
        return [of.sentences[f.sentence].paragraph.text[f.start : f.end] for f in of.facts]

    assert quoted(kept(report).report) == quoted(report)
