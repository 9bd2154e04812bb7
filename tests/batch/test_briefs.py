"""What is kept of a report says what the report says."""

from dataclasses import replace

import pytest
from given import FIXTURES, NAMES, built, national

from checker.audit import extract
from checker.batch.briefs import pack, unpack
from checker.model.brief import Brief
from checker.model.document import Span
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


def test_nothing_to_keep() -> None:
    """A report without tables and prose comes back as one."""
    empty = built(cells={}, readings={}, sentences=(), facts=())
    brief = kept(empty)
    assert (dict(brief.report.readings), brief.report.sentences, brief.report.facts, brief.passages) == ({}, (), (), ())


def test_places_of_words_and_pages() -> None:
    """What differs from cell to cell and what does not: pages, elements, values in doubt, addresses out of order."""
    cell = "requests.granted.total"
    report = built({cell: 7}, doubtful=[cell])
    readings = dict(reversed(report.readings.items()))
    readings[cell] = readings[cell]._replace(span=Span(3, 2, 4, "tbl[1]"))
    brief = kept(replace(report, readings=readings))
    assert (dict(brief.report.readings), list(brief.report.readings)) == (readings, list(readings))
