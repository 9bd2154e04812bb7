"""What tests are given: fixtures and what is expected of them, texts as reports, reports built by hand."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from checker.audit import Pack, judge_all, laid, load_pack
from checker.kinds import Case
from checker.model.document import Paragraph, Source, Span
from checker.model.finding import Audit, Finding, Location
from checker.model.form import Form
from checker.model.report import Fact, Heading, Issuer, Reading, Report, RowFit, Sentence, Value
from checker.model.rule import Rule
from checker.packs.forms import load_forms
from checker.readers import read_bytes
from checker.readers.text import split_lines

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NAMES = sorted(path.parent.name for path in FIXTURES.glob("*/expected.yaml"))
REQUESTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org", "total")
DISPUTES = ("maintained", "corrected", "other", "pending", "total")

GOVERNMENT = Issuer("某区人民政府", "浙江省", "government")

Cells = Mapping[str, object]


@cache
def national() -> Pack:
    """The national pack."""
    return load_pack("national")


@cache
def text_of(name: str) -> str:
    """The text of a fixture, byte for byte."""
    return (FIXTURES / name / "report.txt").read_bytes().decode()


@dataclass(frozen=True)
class Expected:
    """What ``expected.yaml`` says of a fixture."""

    data: Mapping[str, Any]

    @property
    def cells(self) -> dict[str, Decimal | None]:
        """Every cell by address; None is a blank."""
        cells = dict(self.data["cells"])
        for table, columns in (("requests", REQUESTS), ("disputes", DISPUTES)):
            for row, values in self.data[table].items():
                names = [f"{table}.{row}.{column}" for column in columns]
                cells |= zip(names, values, strict=True)
        return {address: None if value is None else Decimal(str(value)) for address, value in cells.items()}


@cache
def expected(name: str) -> Expected:
    """What a careful reader finds in a fixture."""
    return Expected(yaml.safe_load((FIXTURES / name / "expected.yaml").read_text("utf-8")))


def read(text: str, pack: Pack | None = None) -> Audit:
    """A text as it is read, not yet judged."""
    pack = pack or national()
    return laid("report.txt", read_bytes("report.txt", text.encode()), pack)


def judged(texts: Iterable[str], pack: Pack | None = None) -> list[Audit]:
    """Texts as reports, read one by one and judged in one call."""
    return judge_all([read(text, pack) for text in texts], pack or national())


@cache
def audited(name: str) -> Audit:
    """A fixture, read and judged."""
    return judged([text_of(name)])[0]


def serious(audit: Audit) -> list[Finding]:
    """The findings at error and warning."""
    return [finding for finding in audit.findings if finding.severity != "info"]


def places(finding: Finding) -> Iterator[Location]:
    """Every place a finding names."""
    yield finding.primary
    yield from finding.related


class Places:
    """Line and column in a text as offsets."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        lines = split_lines(self.text)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def offset(self, span: Span) -> int:
        """Where a place is in the text."""
        return self._starts[span.line - 1] + span.column - 1

    def line(self, offset: int) -> int:
        """The line on which an offset is."""
        return bisect_right(self._starts, offset)

    def replaced(self, span: Span, old: str, new: str) -> str:
        """The text with ``old`` at a place, blanks before it passed over, replaced by ``new``."""
        start = self.text.index(old, self.offset(span))
        assert not self.text[self.offset(span) : start].strip()
        return self.text[:start] + new + self.text[start + len(old) :]


def edit(name: str, *changes: tuple[str, str]) -> str:
    """The text of a fixture with each first occurrence of ``old`` replaced by ``new``."""
    text = text_of(name)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def value(content: object) -> Value:
    """A cell's value: a number, a blank (None), a mark (/) or words."""
    if content is None:
        return Value("blank", "")
    if content == "/":
        return Value("na", "/")
    if isinstance(content, str):
        return Value("text", content)
    return Value("number", str(content), Decimal(str(content)))


def built(
    cells: Cells | None = None,
    form: str = "2021",
    *,
    year: int = 0,
    without: Sequence[str] = (),
    doubtful: Sequence[str] = (),
    prose: Sequence[str] = (),
    claims: Sequence[Fact] = (),
    **fields: Any,
) -> Report:
    """A report built by hand: the cells given, 0 elsewhere, but for one licence.

    ``without`` names rows that are not there, ``doubtful`` cells that were read uncertainly; ``prose`` are
    sentences, a paragraph each, and ``claims`` the facts in them.
    """
    blank = load_forms()[form]
    printed = {address.rpartition(".")[0] for address in (*blank.required, *(cells or {}))}
    # a government without a single licence would be a finding of its own
    given = {a: 0 for a in blank.addresses if a.rpartition(".")[0] in printed}
    given |= {"disclosure.licensing.decisions": 1} | dict(cells or {})
    assert set(given) <= set(blank.addresses)
    kept = [a for a in blank.addresses if a in given and a.rpartition(".")[0] not in without]
    readings = {
        address: Reading(address, value(given[address]), Span(line), 0.5 if address in doubtful else 1.0)
        for line, address in enumerate(kept, 100)
    }
    rows = {address.rpartition(".")[0]: readings[address].span for address in reversed(kept)}
    report = Report(
        source=Source("built.txt", "", "utf-8"),
        layout="line_dump",
        form=form,
        year=year or blank.years[0],
        issuer=GOVERNMENT,
        title="",
        readings=readings,
        rows=tuple(fit(row, blank, rows[row]) for row in blank.rows if row in rows),
        tables={table.id: Span(90 + n) for n, table in enumerate(blank.tables)},
        sentences=tuple(
            Sentence(Paragraph(text, ((0, Span(line)),)), 0, len(text), "s3") for line, text in enumerate(prose, 1)
        ),
        facts=tuple(claims),
    )
    return replace(report, **fields)


def fit(row: str, form: Form, span: Span, **fields: Any) -> RowFit:
    """A row laid on the form as it should be."""
    count = len(form.rows[row].columns)
    return RowFit(row, form.row_label(*row.split(".")).zh, span, count, **{"expected": count} | fields)


def heading(section: str, numeral: str, text: str, line: int) -> Heading:
    """A heading as printed."""
    return Heading(section, text, numeral, Span(line))


def claim(quantity: str, number: object, text: str, sentence: int = 0, **fields: Any) -> Fact:
    """A fact that the sentence ``sentence`` tells with the words ``text``."""
    return Fact(quantity, Decimal(str(number)), Span(sentence + 1), text, sentence=sentence, end=len(text), **fields)


def case(report: Report) -> Case:
    """A report laid on its form."""
    return Case(report, load_forms().get(report.form, national().no_form))


def rule(name: str) -> Rule:
    """A rule of the national pack."""
    return next(rule for rule in national().rules.rules if rule.id == name)


def found(check: Callable[[Rule, Case], Iterator[Finding]] | None, name: str, report: Report) -> list[Finding]:
    """What the check of a kind finds in a report for the rule called ``name``."""
    assert check is not None
    return list(check(rule(name), case(report)))


def judge_built(*reports: Report, pack: Pack | None = None) -> list[Audit]:
    """Reports built by hand, judged in one call."""
    pack = pack or national()
    return judge_all([Audit(report.source.path, pack.rules, report) for report in reports], pack)
