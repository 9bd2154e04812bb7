"""``--explain``: one finding in full, with the equations it upsets."""

from __future__ import annotations

from collections.abc import Sequence

from checker.cli.guard import WrongUseError
from checker.model.finding import Audit
from checker.model.text import Text
from checker.reporters.detail import detail
from checker.reporters.view import View

_NO_SUCH_FINDING = Text(
    "没有编号或名次是 {name} 的问题；本次的名次是 1 到 {n}。",
    "no finding has the id or rank {name}; the ranks are 1 to {n}.",
)
_NO_FINDING = Text("没有发现问题，无可说明。", "nothing was found, so there is nothing to explain.")


def explained(name: str, audits: Sequence[Audit], view: View) -> str:
    """The findings with this id or rank, one in each report that has it.

    Raises:
        WrongUseError: no report has such a finding.
    """
    chosen = [
        (audit, finding)
        for audit in audits
        for finding in audit.findings
        if name in (finding.id, str(finding.rank))
    ]
    if not chosen:
        most = max((len(audit.findings) for audit in audits), default=0)
        raise WrongUseError(_NO_SUCH_FINDING.fill({"name": name, "n": most}) if most else _NO_FINDING)
    return "\n".join("\n".join(detail(audit, finding, view)) + "\n" for audit, finding in chosen)
