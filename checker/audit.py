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
from checker.engine import Verdict, run
from checker.extract import extract as extract_report
from checker.kinds import KINDS, Case
from checker.kinds.comparison import comparisons, evidence_of
from checker.kinds.linear import failure
from checker.localise import Problem, cause_findings, localise
from checker.model.errors import UnreadableError
from checker.model.finding import Audit, Breakage, Coverage, Finding
from checker.model.form import Form
from checker.model.phrase import Catalogue
from checker.model.report import Report
from checker.model.rule import RulePack
from checker.packs.forms import load_forms
from checker.packs.gazetteer import load_gazetteer
from checker.packs.load import load_rules
from checker.packs.phrases import load_catalogue
from checker.rank import rank
from checker.readers import read
from checker.symptoms import absorb

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
        yield from judge(chunk, pack)


def judge(audits: Sequence[Audit], pack: Pack) -> list[Audit]:
    """Reports that were read, with everything the rules say of them; order is kept."""
    judged = list(audits)
    for form in sorted({audit.report.form for audit in audits if audit.report}):
        schema = pack.compiled(form)
        chosen = [n for n, audit in enumerate(audits) if audit.report and audit.report.form == form]
        reports = [report for n in chosen if (report := audits[n].report)]
        verdicts, crashed = run(schema, reports)
        for n, report, verdict in zip(chosen, reports, verdicts, strict=True):
            judged[n] = _judge(audits[n], report, schema, verdict, crashed)
    return judged


def _judge(audit: Audit, report: Report, schema: Schema, verdict: Verdict, crashed: Sequence[Breakage]) -> Audit:
    case = Case(report, schema.form)
    breakages = list(crashed)
    findings = _failures(case, schema, verdict)
    for rule in schema.rules.values():
        check_kind = KINDS[rule.kind].check
        if check_kind is None or not rule.applies(report.form, report.issuer.level, report.year):
            continue
        try:
            findings += check_kind(rule, case)
        except Exception as error:  # a broken rule is never a finding and never silence
            breakages.append(Breakage(rule.id, f"{type(error).__name__}: {error}"))
    return Audit(
        audit.path,
        audit.pack,
        report,
        rank(absorb(findings)),
        tuple(verdict.skips),
        tuple(breakages),
        _coverage(case, schema, verdict),
        lines=audit.lines,
    )


def _failures(case: Case, schema: Schema, verdict: Verdict) -> list[Finding]:
    """Failed equations traced to the cells to blame; other failed assertions as they are."""
    report = case.report
    applies = {
        name for name, rule in schema.rules.items() if rule.applies(report.form, report.issuer.level, report.year)
    }
    failed = {name: amount for name, amount in verdict.failed.items() if schema.by_id[name].rule in applies}
    equations = {name: amount for name, amount in failed.items() if schema.by_id[name].operator == "="}
    findings: list[Finding] = []
    if equations:
        assessed = tuple(a for a in verdict.assessed(schema) if a.operator == "=")
        evidence, sums = evidence_of(case)
        causes = localise(Problem(assessed, report.readings, evidence, sums))
        findings += cause_findings(causes, schema.rules, schema.form, report, equations)
    for name in failed.keys() - equations.keys():
        assertion = schema.by_id[name]
        findings.append(failure(schema.rules[assertion.rule], assertion, case))
    return findings


def _coverage(case: Case, schema: Schema, verdict: Verdict) -> Coverage:
    form, report = schema.form, case.report
    assessed = verdict.assessed(schema)
    failed = sum(assertion.id in verdict.failed for assertion in assessed)
    uncertain = sum(skip.state == "uncertain" for skip in verdict.skips)
    missing = len(verdict.skips) - uncertain
    absent = form.absent_rows(address.rpartition(".")[0] for address in report.readings)
    return Coverage(
        assertions=len(assessed) + len(verdict.skips),
        passed=len(assessed) - failed,
        failed=failed,
        uncertain=uncertain,
        not_assessable=missing,
        cells_read=len(report.readings),
        cells_expected=sum(address.rpartition(".")[0] not in absent for address in form.addresses),
        facts_read=len(report.facts),
        facts_compared=sum(c.verdict != "unknown" for c in comparisons(case)),
    )
