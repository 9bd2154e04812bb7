"""``--explain``: one finding in full, with the equations it upsets, as printed and as repaired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.cli.guard import WrongUseError
from checker.cli.run import Checked
from checker.model.finding import Audit, Finding
from checker.model.text import Text
from checker.reporters.columns import visible, width, wrap
from checker.reporters.detail import detail
from checker.reporters.paint import paint
from checker.reporters.view import View

if TYPE_CHECKING:
    from checker.audit import Pack

_NO_SUCH_FINDING = Text(
    "没有编号或名次是 {name} 的问题；本次的名次是 1 到 {n}。",
    "no finding has the id or rank {name}; the ranks are 1 to {n}.",
)
_NO_FINDING = Text("没有发现问题，无可说明。", "nothing was found, so there is nothing to explain.")
_ID = Text("编号", "id")
_PRINTED = Text("表中所印", "as printed")
_REPAIRED = Text("修改之后", "as repaired")


def only(name: str, checked: Sequence[Checked]) -> list[Audit]:
    """The reports with no finding but those with this id or rank, for formats that programs read.

    Raises:
        WrongUseError: no report has such a finding.
    """
    chosen = _chosen(name, checked)
    kept = {id(finding) for _, finding in chosen}
    return [
        replace(each.audit, findings=tuple(finding for finding in each.audit.findings if id(finding) in kept))
        for each in checked
    ]


def explained(name: str, checked: Sequence[Checked], view: View) -> str:
    """The findings with this id or rank, one in each report that has it; "" where no report could be read.

    Raises:
        WrongUseError: no report has such a finding.
    """
    chosen = _chosen(name, checked)
    return "\n".join("\n".join(_told(each.audit, finding, each.pack, view)) + "\n" for each, finding in chosen)


def _chosen(name: str, checked: Sequence[Checked]) -> list[tuple[Checked, Finding]]:
    chosen = [
        (each, finding)
        for each in checked
        for finding in each.audit.findings
        if name in (finding.id, str(finding.rank))
    ]
    if not chosen and any(each.audit.error is None for each in checked):
        most = max((len(each.audit.findings) for each in checked), default=0)
        raise WrongUseError(_NO_SUCH_FINDING.fill({"name": name, "n": most}) if most else _NO_FINDING)
    return chosen


def _told(audit: Audit, finding: Finding, pack: Pack, view: View) -> Iterator[str]:
    yield from detail(audit, finding, view, whole=True)
    yield f"  {view.say(_ID)} {finding.id}"
    yield from _equations(audit, finding, pack, view)


def _equations(audit: Audit, finding: Finding, pack: Pack, view: View) -> Iterator[str]:
    from checker.localise import explain  # brings polars along, see check.py

    if audit.report is None or audit.report.form not in pack.forms:
        return
    schema = pack.named(audit.pack.name).compiled(audit.report.form)
    lines = explain(finding, schema.assertions, audit.report.readings, schema.form)
    before = [(view.say(line.before), line.holds) for line in lines]
    after = [(view.say(line.after), line.mended) for line in lines if line.after is not None]
    for label, equations in ((_PRINTED, before), (_REPAIRED, after)):
        if equations:
            yield ""
            yield view.say(label)
        for equation, holds in equations:
            yield from _equation(equation, holds, view)


def _equation(equation: str, holds: bool, view: View) -> Iterator[str]:
    """One equation on as many lines as it needs; the sign says what the colour says."""
    mark = "  = " if holds else "  ≠ "
    first, *rest = wrap(visible(equation), view.width - width(mark))
    yield paint(mark, "good" if holds else "error", view.colour) + first
    yield from (" " * width(mark) + line for line in rest)
