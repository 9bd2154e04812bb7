"""A line of the file as quoted under a finding: a window around the claimed text, and marks under it."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.finding import Audit, Location
from checker.reporters.columns import ELLIPSIS, char_width, visible, width
from checker.reporters.view import source_line


@dataclass(frozen=True, slots=True)
class Quote:
    """A line cut to the room there is, and the columns the marks begin at and take."""

    text: str
    indent: int
    marks: int


def quote(audit: Audit, location: Location, room: int) -> Quote:
    """The line at ``location`` in at most ``room`` columns, the quoted text always in sight."""
    line = source_line(audit, location.span)
    if not line.strip() and location.text:
        # docx and pdf have no lines: the paragraph, or the cell's text itself, is what there is to quote
        line, start = _in_paragraph(audit, location)
    else:
        start = _start(line, location)
    claimed = location.text.split("\n")[0]
    end = start + len(claimed) if line.startswith(claimed, start) else len(line)
    return _window(visible(line), min(start, len(line)), min(max(end, start), len(line)), room)


def _in_paragraph(audit: Audit, location: Location) -> tuple[str, int]:
    """The paragraph that says the quoted text, and where it begins in it; the text alone if it stands in none."""
    span = location.span
    for sentence in audit.report.sentences if audit.report is not None and not location.address else ():
        paragraph = sentence.paragraph
        for offset, place in paragraph.places:
            start = offset + span.column - place.column
            alike = (place.line, place.page, place.place) == (span.line, span.page, span.place)
            if alike and start >= offset and paragraph.text.startswith(location.text, start):
                return paragraph.text, start
    return location.text, 0


def _start(line: str, location: Location) -> int:
    """Where the quoted text begins; looked for where the column does not fit."""
    start = location.span.column - 1
    claimed = location.text.split("\n")[0]
    if claimed and not line.startswith(claimed, start) and (found := line.find(claimed)) >= 0:
        return found
    return start


def _window(line: str, start: int, end: int, room: int) -> Quote:
    first = min(len(line) - len(line.lstrip()), start)
    last = max(len(line.rstrip()), end)
    if width(line[first:last]) <= room:
        left, right = first, last
    else:
        left, right = _grow(line, (start, end), (first, last), room - 2)
    head = ELLIPSIS if left > first else ""
    tail = ELLIPSIS if right < last else ""
    marks = max(width(line[start : min(end, right)]), 1)
    return Quote(head + line[left:right] + tail, len(head) + width(line[left:start]), marks)


def _grow(line: str, claimed: tuple[int, int], bounds: tuple[int, int], room: int) -> tuple[int, int]:
    """Widen a window around ``claimed``, a character at each end in turn, until it fills the room."""
    left, right = claimed[0], claimed[0]
    while right < claimed[1] and width(line[left : right + 1]) <= room:
        right += 1
    used = width(line[left:right])
    while True:
        before = char_width(line[left - 1]) if left > bounds[0] else None
        if before is not None and used + before <= room:
            left, used = left - 1, used + before
        after = char_width(line[right]) if right < bounds[1] else None
        if after is not None and used + after <= room:
            right, used = right + 1, used + after
        if (before is None or used + before > room) and (after is None or used + after > room):
            return left, right
