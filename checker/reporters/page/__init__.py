"""``--format html``: one self-contained page, the findings beside the report itself.

Several reports of one call share a page, each under its name in a list at the top. The page asks nothing of a
network, so that it can be mailed; whatever comes from a report is escaped by the template engine, and the policy in
the page's head lets no script run but the page's own.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from checker import __version__
from checker.model.finding import Audit
from checker.model.form import Form
from checker.model.report import Report
from checker.model.rule import SEVERITIES
from checker.model.text import Text
from checker.reporters import words as fixed
from checker.reporters.columns import visible
from checker.reporters.page import words
from checker.reporters.page.cards import Card, Cards
from checker.reporters.page.places import Finder, Marks, order
from checker.reporters.page.prose import Piece, claims, pieces
from checker.reporters.page.tables import Drawing, Grid, repairs
from checker.reporters.summary import counts, headline, reservations, verdict
from checker.reporters.view import View, printable

_WIDE = 10**6  # the browser breaks lines


@dataclass(frozen=True, slots=True)
class Block:
    """One element of the report: a title, heading, paragraph, stray line, or table."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    grid: Grid | None = None
    anchor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report with its findings, as the template lays it out."""

    prefix: str
    name: str
    path: str
    error: str = ""
    head: tuple[str, ...] = ()
    verdict: str = ""
    counted: dict[str, int] | None = None
    summary: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    blocks: tuple[Block, ...] = ()
    doubts: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    pack: tuple[str, str] | tuple[()] = ()


def render(audits: Sequence[Audit], view: View) -> str:
    """The page of all reports, as one HTML document."""
    return document([sheet(audit, view, f"r{n}-") for n, audit in enumerate(audits, 1)], view)


def document(sheets: Sequence[Sheet], view: View, back: str = "") -> str:
    """The page of reports laid out before; ``back`` is where a link at its top leads, if it is to have one."""
    style, script = _asset("page.css"), _asset("page.js")
    title = sheets[0].name if len(sheets) == 1 else view.say(words.TITLE_MANY.fill({"n": len(sheets)}))
    return _template().render(
        sheets=sheets,
        title=title,
        back=back,
        language="zh-CN" if view.language == "zh" else "en",
        style=style,
        script=script,
        policy=policy(style, script),
        word=_Words(view),
        severity={name: view.say(word) for name, word in fixed.SEVERITY.items()},
        made_by=_made_by(sheets, view),
    )


def sheet(audit: Audit, view: View, prefix: str) -> Sheet:
    """One report as the template needs it; ``prefix`` begins all its anchors."""
    path = visible(printable(audit.path))
    wide = View(audit.pack.forms or view.forms, view.language, _WIDE)
    if audit.error is not None or audit.report is None:
        error = visible(view.say(audit.error or words.UNREADABLE))
        return Sheet(prefix, path, path, error=error)
    report = audit.report
    form = wide.forms.get(report.form) or Form(report.form, "", (0, None), (), (), ())
    finder = Finder(report, form, prefix)
    marks = finder.marks(audit.findings)
    cards = Cards(audit, report, finder, wide)
    counted = Counter(finding.severity for finding in audit.findings)
    return Sheet(
        prefix,
        _name(report, view),
        path,
        head=tuple(headline(audit, wide)),
        verdict="" if audit.findings or audit.breakages else "".join(verdict(audit, wide)),
        counted={severity: counted[severity] for severity in SEVERITIES},
        summary=tuple(counts(audit, wide)),
        cards=tuple(cards.card(finding, marks.places.get(finding.rank, ())) for finding in audit.findings),
        blocks=tuple(_blocks(audit, finder, marks, wide)),
        doubts=tuple(reservations(audit, wide)),
        waived=tuple(visible(view.say(finding.message)) for finding in audit.waived),
        pack=(audit.pack.name, audit.pack.digest),
    )


def policy(style: str, script: str) -> str:
    """What the page may do: run its own script, wear its own style, and nothing else."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def _name(report: Report, view: View) -> str:
    issuer = visible(report.issuer.name) or view.say(fixed.UNKNOWN_ISSUER)
    year = fixed.YEAR.fill({"year": report.year}) if report.year else fixed.UNKNOWN_YEAR
    return f"{issuer} {view.say(year)}"


def _made_by(sheets: Sequence[Sheet], view: View) -> tuple[str, ...]:
    packs = dict.fromkeys(each.pack for each in sheets if each.pack)
    said = (words.MADE_BY.fill({"version": __version__, "pack": name, "digest": digest[:19]}) for name, digest in packs)
    return tuple(view.say(text) for text in said)


def _blocks(audit: Audit, finder: Finder, marks: Marks, view: View) -> Iterator[Block]:
    """The report in its own order: texts, tables, and lines that belong to neither."""
    claimed = claims(finder, view)
    placed: list[tuple[tuple[int, int, int], Block]] = []
    for n, text in enumerate(finder.texts):
        cut = tuple(pieces(text.paragraph.text, marks.stretches.get(n, ()), claimed.get(n, ())))
        placed.append((order(text.paragraph.span), Block(text.kind, cut)))
    drawing = Drawing(finder, view, marks.boxes, repairs(audit.findings))
    for table, grid in drawing.tables():
        placed.append((_table_place(table.id, finder.report), Block("table", grid=grid, anchor=grid.anchor)))
    for anchor, location in marks.strays.items():
        line = fixed.line_number(location.span.line, location.span.page)
        own = tuple(sorted(marks.boxes[anchor], key=lambda mark: mark.rank))
        piece = Piece(visible(location.text) or view.say(words.BLANK), own, (anchor,), own, None)
        note = view.say(words.STRAY.fill({"line": line}))
        placed.append((order(location.span), Block("stray", (piece,), note=note)))
    yield from (block for _, block in sorted(placed, key=lambda entry: entry[0]))


def _table_place(table: str, report: Report) -> tuple[int, int, int]:
    if table in report.tables:
        return order(report.tables[table])
    return min(order(each.span) for name, each in report.readings.items() if name.startswith(f"{table}."))


@dataclass(frozen=True)
class _Words:
    """The page's words in the language of the view, for the template."""

    view: View

    def __getattr__(self, name: str) -> str:
        text: Text = getattr(words, name)
        return self.view.say(text)


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


@cache
def _template() -> Template:
    loader = PackageLoader("checker.reporters.page", "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.get_template("page.html")
