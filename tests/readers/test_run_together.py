"""Reports that lost their line ends."""

import re

import pytest
from given import NAMES, audited, national, serious, text_of

from checker.audit import judge_all, laid
from checker.model.finding import Audit
from checker.readers import read_bytes
from checker.readers.run_together import parts_of


def told(audit: Audit) -> tuple[object, ...]:
    """The cells, and what is wrong."""
    assert audit.report is not None
    cells = {address: reading.value.number for address, reading in audit.report.readings.items()}
    return cells, sorted((finding.rule, finding.message.zh) for finding in serious(audit))


@pytest.mark.parametrize("between", [" ", "\t", "\u3000\u3000", " \t "])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_in_one_line_reads_as_in_many(name: str, between: str):
    """Cells and findings are the same, whatever stands where lines ended."""
    line = re.sub(r"\s*\n\s*", between, text_of(name).strip())

    (audit,) = judge_all([laid(name, read_bytes(name, line.encode()), national())], national())

    assert told(audit) == told(audited(name))


def test_places_are_those_of_the_line():
    """A cell is found where it stands in the one line there is."""
    line = re.sub(r"\s*\n\s*", " ", text_of(NAMES[0]).strip())
    audit = laid("report", read_bytes("report", line.encode()), national())
    assert audit.report is not None

    for reading in audit.report.readings.values():
        assert reading.span.line == 1
        assert line.startswith(reading.value.raw, reading.span.column - 1)


def test_a_long_paragraph_is_no_report():
    """The numerals of six parts must stand in it."""
    assert not parts_of("全年公开信息。一、主动公开；二、依申请公开；三、监督；四、其他；五、问题。" * 40)
