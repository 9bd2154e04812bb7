"""Prose without end: refused where no report has so much, and read in time that grows with its length."""

import time

import pytest
from given import audited, judged, read, text_of

from checker.model.errors import UnreadableError

NAME = "linping-2023"
COUNT = "2023年，全区共受理依申请公开1138件，其中予以公开3件。"


def with_prose(words: str) -> str:
    """The fixture with further words in its first part."""
    return text_of(NAME).replace("一、总体情况", f"一、总体情况\n{words}", 1)


@pytest.mark.parametrize(
    "words", ["受理申请12件，" * 200_000, "公开工作扎实推进。" * 800_000], ids=["one sentence", "many"]
)
def test_what_is_longer_than_any_report_is_refused(words: str):
    """A line of more than a million characters is refused, with its number."""
    text = with_prose(words)
    line = text[: text.index(words[:7])].count("\n") + 1
    with pytest.raises(UnreadableError, match=f"第{line}行起一段话有"):
        read(text)


def test_a_picture_put_into_the_text_is_no_sentence():
    """Markdown made of a Word file may hold its pictures as letters."""
    (audit,) = judged([with_prose(f"![](data:image/png;base64,{'iVBORw0K' * 20_000})")])
    assert audit.coverage.cells_read == audited(NAME).coverage.cells_read


def test_time_grows_with_the_number_of_counts():
    """Four times as many wrong counts take about four times as long, in sentences of their own."""
    taken = []
    for times in (400, 1600):
        start = time.process_time()
        (audit,) = judged([with_prose(COUNT * times)])
        taken.append(time.process_time() - start)
        assert len(audit.report.facts) >= 2 * times
    assert taken[1] < 7 * taken[0]
