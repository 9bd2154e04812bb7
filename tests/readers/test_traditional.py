"""Reports printed in traditional characters."""

import pytest
from given import NAMES, national, text_of

from checker.audit import judge_all, laid
from checker.model.finding import Audit
from checker.model.traditional import SIMPLIFIED
from checker.readers import read_bytes
from tests.wrappings import docx, html, xlsx
from tests.wrappings.paper import Box, Paper, paper_of

TRADITIONAL = {new: old for old, new in SIMPLIFIED.items()}
WRITERS = {"docx": docx.plain, "xlsx": xlsx.plain, "html": lambda paper: html.plain(paper).encode()}


def traditional(paper: Paper) -> Paper:
    """What a report prints, in traditional characters."""
    return [
        item.translate(TRADITIONAL)
        if isinstance(item, str)
        else [[Box(box.text.translate(TRADITIONAL), box.width, box.height) for box in row] for row in item]
        for item in paper
    ]


def told(audit: Audit) -> tuple[object, ...]:
    """The cells, the counts of the prose, and what is wrong where."""
    assert audit.report is not None
    return (
        {address: reading.value.number for address, reading in audit.report.readings.items()},
        [(fact.quantity, fact.value, fact.note) for fact in audit.report.facts],
        [(finding.rule, finding.severity) for finding in audit.findings],
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_page_reads_as_in_simplified_characters(name: str):
    """Cells, counts and findings are the same."""
    plain, printed = (
        judge_all([laid(name, read_bytes(name, words.encode()), national())], national())[0]
        for words in (text_of(name), text_of(name).translate(TRADITIONAL))
    )

    assert told(printed) == told(plain)


@pytest.mark.parametrize("kind", WRITERS)
def test_so_does_any_file(kind: str):
    """Word files, workbooks and web pages too."""
    paper, write = paper_of(text_of(NAMES[0]), national()), WRITERS[kind]
    plain, printed = (laid(kind, read_bytes(kind, write(each)), national()) for each in (paper, traditional(paper)))

    assert told(printed) == told(plain)


def test_single_words_change_nothing():
    """A link to the page in traditional characters leaves the page as it is printed."""
    printed = "繁體版：信息公開\n" + text_of(NAMES[0])

    document = read_bytes("report", printed.encode())

    assert "繁體版：信息公開" in [getattr(block, "text", "") for block in document.blocks]
