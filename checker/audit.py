"""The story: read → extract → compile → run → localise → rank.

One report and ten thousand are the same call: reports are stacked by form, and the rules run over the stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from checker.compiler import Schema, compile_rules, wide_schema
from checker.engine import run
from checker.extract import Opened, on_form, opened, with_claims
from checker.extract.several import split
from checker.judge import judge
from checker.model.document import Document
from checker.model.errors import UnreadableError
from checker.model.finding import Audit
from checker.model.form import Form, Section
from checker.model.phrase import Catalogue
from checker.model.report import Division, Report
from checker.model.rule import RulePack
from checker.model.text import Text
from checker.packs.forms import load_forms
from checker.packs.gazetteer import load_gazetteer
from checker.packs.load import load_rules
from checker.packs.phrases import load_catalogue
from checker.packs.select import NATIONAL, choose
from checker.readers import read

if TYPE_CHECKING:
    import pandera.polars as pa

AUTO = "auto"
"""The name under which each report is given the pack of its issuer's province."""

CHUNK = 500
"""Reports stacked into one frame; memory does not grow with the number of reports."""


@dataclass(frozen=True)
class Pack:
    """A rule pack ready for use: its rules, the official forms, and how counts are told in sentences."""

    rules: RulePack
    forms: Mapping[str, Form]
    phrases: Catalogue
    places: Mapping[str, Division]
    _compiled: dict[str, Schema] = field(default_factory=dict, compare=False, repr=False)
    _first: dict[int, Schema] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def no_form(self) -> Form:
        """The blank of reports before 2019, which has no tables and no fixed parts."""
        return Form("pre2019", "", (0, 2018), (), (), ())

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts that reports are cut into."""
        return next(iter(self.forms.values())).sections

    def compiled(self, form: str) -> Schema:
        """The cell rules bound to the form called ``form``."""
        if form not in self._compiled:
            self._compiled[form] = compile_rules(self.rules, self.forms.get(form, self.no_form))
        return self._compiled[form]

    def standing_for(self, schema: Schema) -> Schema:
        """The first of the schemas that say the same of cells: what it has worked out serves them all."""
        return self._first.setdefault(schema.kin, schema)

    def schema(self, form: str) -> pa.DataFrameSchema:
        """A pandera schema for a frame of one's own; see :func:`checker.compiler.wide_schema`.

        Raises:
            KeyError: there is no such form.
        """
        if form not in self.forms:
            raise KeyError(f"no form {form!r}; there are {', '.join(self.forms)}")
        return wide_schema(self.compiled(form))

    def edited(self, edit: Callable[[RulePack], RulePack]) -> Pack:
        """The same pack with its rules as ``edit`` leaves them."""
        return replace(self, rules=edit(self.rules), _compiled={}, _first={})

    def named(self, name: str) -> Pack:  # noqa: ARG002
        """The pack of this name among those in use; there is only one."""
        return self

    def chosen(self, report: Report) -> tuple[Pack, Text | None]:  # noqa: ARG002
        """The pack that the report is checked by, and why, where that was not said beforehand."""
        return self, None


def _as_it_is(rules: RulePack) -> RulePack:
    return rules


@dataclass(frozen=True)
class AutoPack(Pack):
    """The packs of the provinces, loaded as reports call for them; the national one stands in for all."""

    edit: Callable[[RulePack], RulePack] = _as_it_is
    _loaded: dict[str, Pack] = field(default_factory=dict, compare=False, repr=False)

    def edited(self, edit: Callable[[RulePack], RulePack]) -> Pack:
        """The same choice of packs, each with its rules as ``edit`` leaves them."""
        return replace(self, rules=edit(self.rules), edit=edit, _compiled={}, _first={}, _loaded={})

    def named(self, name: str) -> Pack:
        """The pack of this name."""
        if name == NATIONAL:
            return self
        if name not in self._loaded:
            pack = load_pack(name)
            self._loaded[name] = replace(pack, rules=self.edit(pack.rules))
        return self._loaded[name]

    def chosen(self, report: Report) -> tuple[Pack, Text | None]:
        """The pack of the issuer's province, or the national one, and why."""
        choice = choose(report)
        return self.named(choice.pack), choice.reason


def load_pack(name: str = NATIONAL) -> Pack:
    """The built-in pack called ``name``, or the one at that path; ``auto`` for that of each report's province.

    Raises:
        PackError: there is no such pack, or it is broken; every mistake is listed.
    """
    official = load_forms()
    rules = load_rules(NATIONAL if name == AUTO else name, official)
    kind = AutoPack if name == AUTO else Pack
    return kind(rules, rules.forms or official, rules.phrases or load_catalogue(), load_gazetteer())


def extract(paths: Iterable[str], pack: Pack) -> Iterator[Audit]:
    """What was read from each file, in order; a file that cannot be read says why, one of many reports gives many."""
    for path in paths:
        try:
            yield from reports(path, read(path), pack)
        except UnreadableError as error:
            yield Audit(path, pack.rules, error=error.text)


def reports(path: str, document: Document, pack: Pack) -> Iterator[Audit]:
    """What was read of each report in a document; the second of several is called ``path#2``.

    Raises:
        UnreadableError: the document is no report.
    """
    for name, part in parts(path, document):
        yield laid(name, part, pack)


def parts(path: str, document: Document) -> list[tuple[str, Document]]:
    """The reports in a document, each with what it is called."""
    found = split(document)
    return [(f"{path}#{number}" if len(found) > 1 else path, part) for number, part in enumerate(found, 1)]


def laid(path: str, document: Document, pack: Pack) -> Audit:
    """What was read from a document, with the pack it will be checked by.

    Raises:
        UnreadableError: the document is no report.
    """
    return begun(path, document, pack).fitted().told()


@dataclass(frozen=True)
class Begun:
    """A report of which it is known whose it is, with the pack it will be checked by, and why it is that pack."""

    path: str
    opened: Opened
    pack: Pack
    why: Text | None

    def fitted(self) -> Fitted:
        """The same, its tables laid on the form.

        Raises:
            UnreadableError: the document is no report.
        """
        # the province may print rows and words that the country does not know
        return Fitted(self, on_form(self.opened, self.pack.forms))


@dataclass(frozen=True)
class Fitted:
    """A report whose tables are laid on the form, before its prose is read."""

    begun: Begun
    report: Report

    def told(self) -> Audit:
        """What was read of it."""
        begun = self.begun
        # the province may tell counts in ways that the country does not know
        report = with_claims(self.report, begun.pack.phrases)
        return Audit(begun.path, begun.pack.rules, report, chosen=begun.why, lines=begun.opened.document.lines)


def begun(path: str, document: Document, pack: Pack) -> Begun:
    """Whose report a document is, and the pack it will be checked by.

    Raises:
        UnreadableError: a paragraph is far longer than a report.
    """
    found = opened(document, pack.forms, pack.places)
    chosen, why = pack.chosen(found.report)
    if chosen.sections != pack.sections:
        found = opened(document, chosen.forms, pack.places)
    return Begun(path, found, chosen, why)


def check(paths: Iterable[str], pack: Pack) -> Iterator[Audit]:
    """Each report checked against the pack, in the order of files; a file that cannot be read says why."""
    readings = extract(paths, pack)
    while chunk := list(islice(readings, CHUNK)):
        yield from judge_all(chunk, pack)


def judge_all(audits: Sequence[Audit], pack: Pack) -> list[Audit]:
    """Reports that were read, with everything the rules say of them; order is kept."""
    judged = list(audits)
    for same in _alike(audits, pack):
        reports = [report for _, n in same if (report := audits[n].report)]
        verdicts, crashed = run(pack.standing_for(same[0][0]), reports)
        for (schema, n), report, verdict in zip(same, reports, verdicts, strict=True):
            judged[n] = judge(audits[n], report, schema, verdict, crashed)
    return judged


def _alike(audits: Sequence[Audit], pack: Pack) -> Iterable[list[tuple[Schema, int]]]:
    """The reports that can be stacked: of one form, under packs that say the same of its cells."""
    named: dict[tuple[str, str], list[int]] = {}
    for n, audit in enumerate(audits):
        if audit.report:
            named.setdefault((audit.pack.name, audit.report.form), []).append(n)
    alike: dict[int, list[tuple[Schema, int]]] = {}
    for (name, form), chosen in sorted(named.items()):
        schema = pack.named(name).compiled(form)
        alike.setdefault(schema.kin, []).extend((schema, n) for n in chosen)
    return alike.values()
