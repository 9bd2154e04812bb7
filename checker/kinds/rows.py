"""Kinds that ask whether the printed tables are the official ones: tables, rows, their values and their wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.kinds.base import Case, Kind, lead, shown
from checker.kinds.blanks import left_empty, lone_in_doubt, without_totals
from checker.model.document import Span
from checker.model.finding import Finding, Location, finding
from checker.model.form import FormTable
from checker.model.report import RowFit, Sentence
from checker.model.rule import Rule
from checker.model.text import Text

_LISTED = 3
"""Up to this many lost rows of a table are told one by one; more are one cause, such as a file cut off."""

_NUMBERS = 8
"""So many bare numbers in lines that are no sentences are a table."""
_TELLING, _LABELS = 4, 4
"""Labels of so many signs tell a table if so many of them stand in its part."""
_STOPS = ("。", "！", "？", "；")
_NUMBER = re.compile(r"(?<!\S)\d[\d.,]*(?!\S)")
_QUOTES = re.compile(r"[\s“”]")
_HALF = str.maketrans("（），：；", "(),:;")
_LABELLED = ("disclosure.", "requests.")
_CLINGING = 4
"""So many signs of merged labels may stand before a row's own: 果不予公 of 三、本年度办理结果 and （三）不予公开."""
_LEAST_PIECE = 4
_NOT_WORDS = re.compile(r"[\s\d]+|（[^（）]*）")
_ONE_ROW = "disputes"
_JOINED_ROW = Text("行政复议、行政诉讼", "reconsideration and litigation")
_FIRST = Text("按第一次出现的数值核对", "the first printing was checked")
_DIFFER = Text(
    "数值不同的格存疑，其余按第一次出现的核对",
    "cells that differ are in doubt, the others are checked as first printed",
)


def check_tables(rule: Rule, case: Case) -> Iterator[Finding]:
    """A statutory table that is not there; a report in the old free form lacks them all for one cause."""
    for table in case.form.tables:
        if table.id in case.report.tables or case.free_form or in_disorder(case, table) or unread(case, table):
            continue
        before = [h for h in case.report.headings if h.section <= table.section]
        place = Location(before[-1].span, before[-1].text) if before else case.opening
        yield finding(rule, place, {"table": table.title}, subject=table.id)


def check_unread(rule: Rule, case: Case) -> Iterator[Finding]:
    """A statutory table whose words and numbers are there, but not so that they can be told apart."""
    for table in case.form.tables:
        if (place := in_disorder(case, table)) is None:
            lost = table.id not in case.report.tables and not case.free_form
            place = lead(sentence) if lost and (sentence := unread(case, table)) else None
        if place is not None:
            yield finding(rule, place, {"table": table.title}, subject=table.id)


def in_disorder(case: Case, table: FormTable) -> Location | None:
    """Where a table begins whose words and numbers stand in no order; None where it was read, or not found."""
    places = (span for name, text, span in case.report.notes if name == "unread" and text == table.id)
    span = next(places, None)
    return None if span is None else Location(span, "")


def unread(case: Case, table: FormTable) -> Sentence | None:
    """The first line of a table that was read as prose; None if neither its numbers nor its labels stand there."""
    lines = [
        sentence
        for sentence in case.report.sentences
        if sentence.section == table.section and not sentence.text.endswith(_STOPS)
    ]
    text = "\n".join([sentence.text for sentence in lines])
    if len(_NUMBER.findall(text)) >= _NUMBERS:
        return lines[0]
    bare = _NOT_WORDS.sub("", text)
    words = [label for row in table.rows for label in (row.label, *(column.label for column in row.columns))]
    labels = {_NOT_WORDS.sub("", label.zh) for label in words}
    told = sum(label in bare for label in labels if len(label) >= _TELLING)
    return lines[0] if told >= _LABELS else None


def check_missing(rule: Rule, case: Case) -> Iterator[Finding]:
    """Rows of a table that are not there."""
    printed = {fit.address for fit in case.report.rows}
    gone = case.form.rows.keys() - printed - case.form.absent_rows(case.report.printed_rows)
    for table in case.form.tables if gone else ():
        if table.id not in case.report.tables:
            continue
        lost = [name for row in table.rows if (name := f"{table.id}.{row.id}") in gone]
        groups = [[name] for name in lost] if len(lost) <= _LISTED else [lost]
        for group in groups:
            yield _missing(rule, case, table.id, group)


def _missing(rule: Rule, case: Case, table: str, lost: list[str]) -> Finding:
    values = {"table": case.form.table(table).title, "rows": _named(case, lost)}
    return finding(rule, _before(case, table, lost[0]), values, subject=lost[0] if len(lost) == 1 else table)


def _named(case: Case, names: list[str]) -> Text:
    """The labels of rows, quoted: the first of them, and how many there are."""
    words = [case.form.row_label(*name.split(".")) for name in names]
    more = Text("", "")
    if len(words) > _LISTED:
        more = Text(f"等 {len(words)}", f" and {len(words) - _LISTED} more")
    return Text(
        "、".join(f"“{word.zh}”" for word in words[:_LISTED]) + more.zh,
        ", ".join(f"“{word.say('en')}”" for word in words[:_LISTED]) + more.en,
    )


def _before(case: Case, table: str, lost: str) -> Location:
    """Where the lost row should stand: after the last printed row that precedes it on the form."""
    names = [f"{table}.{row.id}" for row in case.form.table(table).rows]
    earlier = set(names[: names.index(lost)])
    fits = [fit for fit in case.report.rows if fit.address in earlier]
    if fits:
        return Location(fits[-1].span, fits[-1].label)
    return Location(case.report.tables[table], "")


def check_incomplete(rule: Rule, case: Case) -> Iterator[Finding]:
    """A row with fewer values than columns: which column is empty cannot be known."""
    misplaced = lone_in_doubt(case)
    if not misplaced and not _uneven(case):
        return
    totals = without_totals(case)
    for fits in _printed(case):
        if left_empty(fits[0]) or (
            fits[0].found == fits[0].expected - 1 and fits[0].address.partition(".")[0] in totals
        ):
            continue
        found = sum(fit.found for fit in fits) - (misplaced == fits[0].address)
        if found < sum(fit.expected for fit in fits):
            yield _counted(rule, case, fits, found)


def check_surplus(rule: Rule, case: Case) -> Iterator[Finding]:
    """A row with more values than columns: which of them is too many cannot be known."""
    for fits in _printed(case) if _uneven(case) else ():
        found = sum(fit.found for fit in fits)
        if found > sum(fit.expected for fit in fits):
            yield _counted(rule, case, fits, found)


def check_further(rule: Rule, case: Case) -> Iterator[Finding]:
    """A row of 表三 that the form does not know: a remark where all its numbers are 0."""
    for row in case.report.further_rows:
        total = row.numbers["total"]
        values = {"table": case.form.table("requests").title, "wording": row.label, "value": shown(total)}
        place = Location(row.span, row.label)
        severity = rule.severity if any(row.numbers.values()) else "info"
        yield finding(rule, place, values, severity=severity, subject=f"row.{row.span.line}")


def _uneven(case: Case) -> bool:
    """Whether any row has more values than columns, or fewer."""
    return any(fit.found != fit.expected for fit in case.report.rows)


def _printed(case: Case) -> Iterator[Sequence[RowFit]]:
    """The rows as they are printed: those of 表四 are one, in which a value too few or too many shifts all others."""
    groups = [fit for fit in case.report.rows if fit.address.startswith(f"{_ONE_ROW}.")]
    for fit in case.report.rows:
        if fit not in groups:
            yield (fit,)
    if groups:
        yield groups


def _counted(rule: Rule, case: Case, fits: Sequence[RowFit], found: int) -> Finding:
    first = fits[0]
    values = _words(case, first) | {"found": found, "expected": sum(fit.expected for fit in fits)}
    if len(fits) > 1:
        values["row"] = _JOINED_ROW
    columns = [f"{fit.address}.{column.id}" for fit in fits for column in case.form.rows[fit.address].columns]
    subject = first.address if len(fits) == 1 else _ONE_ROW
    related = tuple(case.location(address) for address in columns)
    return finding(rule, _label(first, first.span), values, subject=subject, related=related)


def check_doubled(rule: Rule, case: Case) -> Iterator[Finding]:
    """Rows printed more than once; a whole table pasted twice is one cause."""
    for table in case.form.tables:
        twice = [fit for fit in case.report.rows if len(fit.spans) > 1 and fit.address.startswith(f"{table.id}.")]
        groups = [[fit] for fit in twice] if len(twice) <= _LISTED else [twice]
        for group in groups:
            first = group[0]
            rows = _named(case, [fit.address for fit in group])
            values = _words(case, first) | {"rows": rows, "count": len(first.spans)}
            values["checked"] = _DIFFER if any(fit.differs for fit in group) else _FIRST
            related = tuple(_label(fit, fit.spans[0]) for fit in group[:_LISTED])
            subject = first.address if len(group) == 1 else table.id
            yield finding(rule, _label(first, first.spans[1]), values, subject=subject, related=related)


def check_wording(rule: Rule, case: Case) -> Iterator[Finding]:
    """A row label that departs from the official words; labels broken by the width of a column are not the report's."""
    pieces = {fit.address for fit in case.report.rows if fit.wording and _is_piece(case, fit)}
    lost = sum(not fit.label for fit in case.report.rows if fit.address.startswith(_LABELLED))
    broken = pieces if len(pieces) + lost >= _LISTED else ()
    for fit in case.report.rows:
        if fit.wording and fit.address not in broken:
            # the words alone on both sides: whether the number before them is right is not the question
            values = _words(case, fit) | {"row": case.form.rows[fit.address].label}
            yield finding(rule, _label(fit, fit.span), values, subject=fit.address)


def _is_piece(case: Case, fit: RowFit) -> bool:
    """Whether the label read is a part of the official one, or is without the signs of merged labels before it."""
    words = fit.wording
    official = _plain(case.form.rows[fit.address].label.zh)
    merged = "".join(_plain(row.group) for row in case.form.table(fit.address.partition(".")[0]).rows)
    clinging = min(len(words) - len(words.lstrip(merged)), len(words) - _LEAST_PIECE, _CLINGING)
    return any(words[start:] in official for start in range(max(clinging, 0) + 1))


def _plain(label: str) -> str:
    return _QUOTES.sub("", label).translate(_HALF)


def check_legacy(rule: Rule, case: Case) -> Iterator[Finding]:
    """The single row （六）其他处理 of the 2019 form in a report of a later year."""
    for fit in case.report.rows:
        if case.form.rows[fit.address].optional and fit.address in case.form.derived_rows:
            yield finding(rule, _label(fit, fit.span), _words(case, fit), subject=fit.address)


def _label(fit: RowFit, span: Span) -> Location:
    return Location(span, fit.label)


def _words(case: Case, fit: RowFit) -> dict[str, object]:
    table, row = fit.address.split(".")
    title = case.form.table(table).title
    return {"table": title, "row": case.form.row_label(table, row), "wording": fit.wording or fit.label}


TABLES = Kind("tables", "三张法定表格齐全", check=check_tables, words=("table",))
UNREAD = Kind("tables-read", "三张法定表格读得出来", check=check_unread, words=("table",))
ROWS = Kind("rows", "法定表格各行齐全", check=check_missing, words=("table", "rows"))
INCOMPLETE = Kind(
    "row-values",
    "每行的数值个数与列数一致",
    check=check_incomplete,
    words=("table", "row", "wording", "found", "expected"),
)
SURPLUS = Kind(
    "row-surplus",
    "每行的数值不多于列数",
    check=check_surplus,
    words=("table", "row", "wording", "found", "expected"),
)
FURTHER = Kind(
    "row-beyond",
    "没有规定格式之外的行",
    check=check_further,
    words=("table", "wording", "value"),
)
DOUBLED = Kind(
    "row-once", "每行只出现一次", check=check_doubled, words=("table", "row", "wording", "rows", "count", "checked")
)
WORDING = Kind("row-wording", "行名与规定格式一致", check=check_wording, words=("table", "row", "wording"))
LEGACY = Kind("row-legacy", "（六）其他处理按 2021 年格式分三行", check=check_legacy, words=("table", "row", "wording"))
