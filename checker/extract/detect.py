"""Which form the tables of a document follow: told by their heads, not by the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.extract.labels import AMBIGUOUS
from checker.extract.wording import core
from checker.model.form import Form


def detect(printed_words: Iterable[str], forms: Mapping[str, Form], year: int) -> Form | None:
    """The form that the heads of the tables with these words show, else the one their rows show, else that of ``year``.

    None where the document has no statutory table.
    """
    words = set(map(core, printed_words))
    printed = "\n".join(words)
    heads = {name: sum(core(marker) in printed for marker in form.markers) for name, form in forms.items()}
    if any(heads.values()):
        return _best(heads, forms, year)
    optional = {core(row.label.zh) for form in forms.values() for row in form.rows.values() if row.optional}
    rows = {name: len(words & _labels(form) - optional) for name, form in forms.items()}
    return _best(rows, forms, year) if any(count > 1 for count in rows.values()) else None


def by_year(forms: Mapping[str, Form], year: int) -> Form:
    """The form in force in ``year``; the newest where the year is unknown."""
    return next((form for form in forms.values() if _in_force(form, year)), next(iter(forms.values())))


def _best(scores: Mapping[str, int], forms: Mapping[str, Form], year: int) -> Form:
    most = max(scores.values())
    best = {name: form for name, form in forms.items() if scores[name] == most}
    return by_year(best, year)


def _in_force(form: Form, year: int) -> bool:
    first, last = form.years
    return first <= year <= (last or year)


def _labels(form: Form) -> set[str]:
    return {core(row.label.zh) for row in form.rows.values()} - AMBIGUOUS
