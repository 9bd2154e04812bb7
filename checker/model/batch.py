"""What a batch of reports hands to whoever writes its results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from checker.model.brief import Brief


class Batch(Protocol):
    """Reports that were checked, one after another in the order of their paths; each call starts anew.

    Nothing is kept in memory, so whoever goes through them must not keep them either.
    """

    def __len__(self) -> int:
        """How many files there were, those that could not be read included."""

    def records(self) -> Iterator[Mapping[str, Any]]:
        """Each report as ``qc check --format json`` tells it, findings of several reports ranked among its own.

        ``report`` has ``level`` and ``city`` besides; both are None where they are not known.
        """

    def lines(self) -> Iterator[str]:
        """The same records, each written as one line of JSON."""

    def briefs(self) -> Iterator[Brief]:
        """The cells and facts of each report that could be read; ``report.source.path`` says of which."""
