"""``--against``: the published numbers beside the ones that were submitted, cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.cli.previous import case_of
from checker.model.finding import Audit

if TYPE_CHECKING:
    from checker.audit import Pack


def beside_submitted(path: str) -> Callable[[Audit, Pack], Audit]:
    """What adds the differences between a report and the table at ``path`` to its findings."""

    def add(audit: Audit, pack: Pack) -> Audit:
        from checker.against import submitted  # these bring pandera along, see run.py
        from checker.beside import beside, joined
        from checker.kinds.base import Others

        if audit.report is None:
            return audit
        own = pack.named(audit.pack.name)
        table = submitted(path, audit.report, own.forms)
        others = Others((case_of(table, own),))
        found, breakages = beside(audit.pack.rules, "submitted", case_of(audit.report, own), others)
        return joined(audit, found, breakages)

    return add
