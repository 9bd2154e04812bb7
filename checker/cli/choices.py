"""The words an option may take."""

from __future__ import annotations

from enum import StrEnum

from checker.model.rule import SEVERITIES, Severity


class CheckFormat(StrEnum):
    """The formats of ``qc check``, as in :data:`checker.reporters.CHECK_FORMATS`."""

    text = "text"
    json = "json"
    markdown = "markdown"
    csv = "csv"
    sarif = "sarif"
    junit = "junit"
    html = "html"
    xlsx = "xlsx"


class AuditFormat(StrEnum):
    """The formats of ``qc audit``, as in :data:`checker.reporters.batch.BATCH_FORMATS`."""

    text = "text"
    html = "html"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    slips = "slips"


class ExtractFormat(StrEnum):
    """The formats of ``qc extract``, as in :data:`checker.reporters.EXTRACT_FORMATS`."""

    json = "json"
    csv = "csv"


class FailOn(StrEnum):
    """The severity from which a run fails."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"

    @property
    def severity(self) -> Severity | None:
        """The same as the model names it; None for ``never``."""
        return next((severity for severity in SEVERITIES if severity == self), None)


class Language(StrEnum):
    """The language of messages."""

    zh = "zh"
    en = "en"


class Colour(StrEnum):
    """When to colour the screen."""

    auto = "auto"
    always = "always"
    never = "never"
