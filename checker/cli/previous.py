"""``--previous``: the rules over two years, for the one who has this year's report and last year's only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from checker.cli.guard import WrongUseError
from checker.model.errors import UnreadableError
from checker.model.finding import Audit
from checker.model.report import Report
from checker.model.text import Text

if TYPE_CHECKING:
    from checker.audit import Pack
    from checker.kinds.base import Case, Others

_YEAR = Text(
    "{path}：是 {found} 年度的报告，--previous 应给 {wanted} 年度的。",
    "{path}: a report for {found}; --previous asks for the one for {wanted}.",
)
_OTHER = Text(
    "{path}：是“{found}”的报告，不是“{wanted}”的，没有作两年的比较。",
    "{path}: the report of “{found}”, not of “{wanted}”; the two were not compared.",
)
_UNDATED = Text("没有读出两份报告的年度，请确认是前后两年", "the years of both reports could not be told")
_UNNAMED = Text("没有读全两份报告的发布机关，请确认是同一机关", "the issuers of both reports could not be told in full")


def beside_previous(path: str, tell: Callable[[Text], None]) -> Callable[[Audit, Pack], Audit]:
    """What adds the findings over two years to a report; ``tell`` is told why two reports were not compared."""

    def add(audit: Audit, pack: Pack) -> Audit:
        from checker.beside import beside, joined  # these bring pandera along, see run.py

        if audit.report is None:
            return audit
        chosen = _chosen(audit.report, path, pack)
        others = _others(audit.report, chosen, pack)
        if others is None:
            wanted = audit.report.issuer.name
            tell(_OTHER.fill({"path": path, "found": chosen.issuer.name, "wanted": wanted}))
            return audit
        case = case_of(audit.report, pack.named(audit.pack.name))
        found, breakages = beside(audit.pack.rules, "last-year", case, others)
        return joined(audit, found, breakages)

    return add


def case_of(report: Report, pack: Pack) -> Case:
    """The report on its form, with what its prose is compared by."""
    from checker.kinds import Case
    from checker.passages import passages

    return Case(report, pack.forms.get(report.form, pack.no_form), passages(report))


def _chosen(report: Report, path: str, pack: Pack) -> Report:
    """The report of the file that is last year's; the issuer's where it holds several.

    Raises:
        UnreadableError: the file cannot be read.
        WrongUseError: its reports are of other years.
    """
    from checker import audit

    read = list(audit.extract([path], pack))
    reports = [each.report for each in read if each.report is not None]
    if not reports:
        raise UnreadableError(next(each.error for each in read if each.error is not None))
    fitting = [each for each in reports if not (each.year and report.year) or each.year == report.year - 1]
    if not fitting:
        raise WrongUseError(_YEAR.fill({"path": path, "found": reports[0].year, "wanted": report.year - 1}))
    return next((each for each in fitting if _same(each, report)), fitting[0])


def _same(one: Report, other: Report) -> bool:
    from checker.batch.issuers import issuer_key

    return issuer_key(one.issuer) == issuer_key(other.issuer)


def _others(report: Report, last: Report, pack: Pack) -> Others | None:
    """Last year's report with what is doubtful about it; none of it where its body was another one; else None."""
    from checker.batch.issuers import issuer_key, predecessors, resembling
    from checker.kinds.base import Others

    this, before = issuer_key(report.issuer), issuer_key(last.issuer)
    change = next((each for each in predecessors(this, report.year) if each.key == before), None)
    change = change or next(iter(resembling(this, [before])), None)
    if change is not None and change.how != "renamed":
        return Others((), doubt=change.why)
    doubts: Sequence[Text]
    if change is not None:
        doubts = [change.why]
    elif this == before and report.issuer.name:
        doubts = []
    elif not (report.issuer.name and last.issuer.name) or this.endswith(before) or before.endswith(this):
        doubts = [_UNNAMED]
    else:
        return None
    if not (report.year and last.year):
        doubts = [*doubts, _UNDATED]
    doubt = Text("；".join(d.zh for d in doubts), "; ".join(d.say("en") for d in doubts)) if doubts else None
    return Others((case_of(last, pack.chosen(last)[0]),), doubt=doubt)
