"""``--format jsonl`` of ``qc audit``: one object of ``qc/1`` a line, in the order of the paths."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.batch import Batch
from checker.reporters.view import View


def pieces(batch: Batch, view: View) -> Iterator[str]:  # noqa: ARG001  the same whatever the view
    """A line a file, those that could not be read included."""
    for line in batch.lines():
        yield line + "\n"
