"""The story: read → extract → compile → run → localise → rank.

One report and ten thousand are the same call: reports are stacked by form, and the rules run over the stack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from checker.compiler import Schema, compile_rules, wide_schema
from checker.engine import run
from checker.extract import extract as extract_report
from checker.judge import judge
from checker.model.errors import UnreadableError
from checker.model.finding import Audit
from checker.model.form import Form
from checker.model.phrase import Catalogue
from checker.model.rule import RulePack
from checker.packs.forms import load_forms
from checker.packs.gazetteer import load_gazetteer
from checker.packs.load import load_rules
from checker.packs.phrases import load_catalogue
from checker.readers import read

if TYPE_CHECKING:
    import pandera.polars as pa

CHUNK = 500
"""Reports stacked into one frame; memory does not grow with the number of reports."""


@dataclass(frozen=True)
class Pack:
    """A rule pack ready for use: its rules, the official forms, and how counts are told in sentences."""

    rules: RulePack
    forms: Mapping[str, Form]
    phrases: Catalogue
    places: Mapping[str, str]
    _compiled: dict[str, Schema] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def no_form(self) -> Form:
        """The blank of reports before 2019, which has no tables and no fixed parts."""
        return Form("pre2019", "", (0, 2018), (), (), ())

    def compiled(self, form: str) -> Schema:
        """The cell rules bound to the form called ``form``."""
        if form not in self._compiled:
            self._compiled[form] = compile_rules(self.rules, self.forms.get(form, self.no_form))
        return self._compiled[form]

    def schema(self, form: str) -> pa.DataFrameSchema:
        """A pandera schema for a frame of one's own; see :func:`checker.compiler.wide_schema`.

        Raises:
            KeyError: there is no such form.
        """
        if form not in self.forms:
            raise KeyError(f"no form {form!r}; there are {', '.join(self.forms)}")
        return wide_schema(self.compiled(form))


def load_pack(name: str = "national") -> Pack:
    """The built-in pack called ``name``, or the one at that path.

    Raises:
        PackError: there is no such pack, or it is broken; every mistake is listed.
    """
    forms = load_forms()
    return Pack(load_rules(name, forms), forms, load_catalogue(), load_gazetteer())


def extract(paths: Iterable[str], pack: Pack) -> Iterator[Audit]:
    """What was read from each file, in order; a file that cannot be read says why."""
    for path in paths:
        try:
            document = read(path)
            report = extract_report(document, pack.forms, pack.phrases, pack.places)
        except UnreadableError as error:
            yield Audit(path, pack.rules, error=error.text)
        else:
            yield Audit(path, pack.rules, report, lines=document.lines)


def check(paths: Iterable[str], pack: Pack) -> Iterator[Audit]:
    """Each file checked against the pack, in order; a file that cannot be read says why."""
    readings = extract(paths, pack)
    while chunk := list(islice(readings, CHUNK)):
        yield from judge_all(chunk, pack)


def judge_all(audits: Sequence[Audit], pack: Pack) -> list[Audit]:
    """Reports that were read, with everything the rules say of them; order is kept."""
    judged = list(audits)
    for form in sorted({audit.report.form for audit in audits if audit.report}):
        schema = pack.compiled(form)
        chosen = [n for n, audit in enumerate(audits) if audit.report and audit.report.form == form]
        reports = [report for n in chosen if (report := audits[n].report)]
        verdicts, crashed = run(schema, reports)
        for n, report, verdict in zip(chosen, reports, verdicts, strict=True):
            judged[n] = judge(audits[n], report, schema, verdict, crashed)
    return judged
