"""Consistent reports out of nothing: the cells of 表三 and 表四, every identity holding.

Both forms, from no request at all to 20,000, with many rows filled or nearly all of them zero. The same seed
gives the same reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from checker.model.document import Span
from checker.model.form import Form
from checker.model.report import Reading, Value
from checker.model.rule import Assertion
from checker.packs.forms import load_forms

Cells = dict[str, int | None]

AROUND = ("new_received", "carried_in", "total_processed", "carried_out")
# applicants are natural persons first, then businesses; the other columns are rare
APPLICANTS = (80, 14, 0.4, 0.8, 1.6, 3)
# outcomes that most reports have; the rest share what is left
COMMON = {"granted": 40, "partial": 14, "unable_not_held": 18, "not_processed_petition": 4, "carried_out": 3}
SIZES = (0, 3, 12, 40, 150, 600, 2500, 20000)
SHARE_CARRIED_IN = 0.03
EXACT = 400  # up to this many requests are drawn one by one


def leaves(form: Form) -> list[str]:
    """The outcome rows of 表三 that a report of this form prints."""
    return [row.id for row in form.table("requests").rows if not row.optional and row.id not in AROUND]


def columns(form: Form, table: str = "requests") -> list[str]:
    """The columns of a table, the total last."""
    return [column.id for column in form.table(table).rows[0].columns]


_equations: dict[str, tuple[Assertion, ...]] = {}


def equations(form: Form) -> tuple[Assertion, ...]:
    """The printed identities of 表三 and 表四, as the national pack binds them to a form."""
    if form.id not in _equations:
        _equations[form.id] = tuple(_identities(form))
    return _equations[form.id]


def _identities(form: Form) -> Iterator[Assertion]:
    *applicants, total = columns(form)
    for row in (row.id for row in form.table("requests").rows if not row.optional):
        parts = [f"requests.{row}.{column}" for column in applicants]
        yield _identity("requests-row-total", row, parts, [f"requests.{row}.{total}"])
    for column in columns(form):
        outcomes = ("granted", "partial", "denied", "unable", "not_processed", "other")
        parts = [f"requests.{outcome}.{column}" for outcome in outcomes]
        yield _identity("requests-column-sum", column, parts, [f"requests.total_processed.{column}"], form=form)
    for column in columns(form):
        new, carried_in, processed, carried_out = (f"requests.{row}.{column}" for row in AROUND)
        yield _identity("requests-balance", column, [new, carried_in], [processed, carried_out])
    for group in form.table("disputes").rows:
        *results, total = (f"disputes.{group.id}.{column.id}" for column in group.columns)
        yield _identity("disputes-total", group.id, results, [total])


def _identity(rule: str, name: str, left: Sequence[str], right: Sequence[str], form: Form | None = None) -> Assertion:
    cells = [cell for address in left for cell in (form.expand(address) if form else (address,))]
    terms = [*((1, cell) for cell in cells), *((-1, cell) for cell in right)]
    return Assertion(f"{rule}[{name}]", rule, tuple(terms), "=", right[0], tuple(left), tuple(right))


def report(rng: Random, form: Form, size: int | None = None, few: bool | None = None) -> Cells:
    """A consistent report of about ``size`` requests; ``few`` leaves most outcome rows at zero."""
    if size is None:
        size = rng.randint(0, rng.choice(SIZES))
    rows = leaves(form)
    if few if few is not None else rng.random() < 0.4:
        rows = rng.sample(rows, rng.randint(1, 4))
    cells = _requests(rng, form, size, rows)
    cells.update(_disputes(rng, form, size))
    return cells


def reports(rng: Random, count: int) -> Iterator[tuple[Form, Cells]]:
    """``count`` reports of both forms in turn."""
    forms = [form for form in load_forms().values() if form.tables]
    for number in range(count):
        form = forms[number % len(forms)]
        yield form, report(rng, form)


def readings(cells: Cells, confidence: dict[str, float] | None = None) -> dict[str, Reading]:
    """The cells as a reader would hand them on; None is a blank."""
    return {
        address: Reading(
            address,
            Value("blank", "") if number is None else Value("number", str(number), Decimal(number)),
            Span(line),
            (confidence or {}).get(address, 1.0),
        )
        for line, (address, number) in enumerate(cells.items(), 1)
    }


def _split(rng: Random, count: int, weights: Sequence[float]) -> list[int]:
    """``count`` cases dealt out by weight, with the scatter of real counts."""
    if count <= EXACT:
        dealt = Counter(rng.choices(range(len(weights)), weights, k=count))
        return [dealt[place] for place in range(len(weights))]
    scattered = [weight * rng.uniform(0.7, 1.3) for weight in weights]
    whole = sum(scattered)
    shares = [int(count * weight / whole) for weight in scattered]
    shares[max(range(len(shares)), key=shares.__getitem__)] += count - sum(shares)
    return shares


def _requests(rng: Random, form: Form, size: int, rows: Sequence[str]) -> Cells:
    outcomes = [*rows, "carried_out"]
    weights = [COMMON.get(row, rng.choice((0.3, 1, 3))) for row in outcomes]
    applicants = columns(form)[:-1]
    cells = {
        f"requests.{row.id}.{column}": 0
        for row in form.table("requests").rows
        if not row.optional
        for column in columns(form)
    }
    for column, count in zip(applicants, _split(rng, size, APPLICANTS), strict=True):
        carried, new = _split(rng, count, (SHARE_CARRIED_IN, 1 - SHARE_CARRIED_IN))
        cells[f"requests.new_received.{column}"] = new
        cells[f"requests.carried_in.{column}"] = carried
        for row, number in zip(outcomes, _split(rng, count, weights), strict=True):
            cells[f"requests.{row}.{column}"] = number
        cells[f"requests.total_processed.{column}"] = count - cells[f"requests.carried_out.{column}"]
    for row in [*AROUND, *leaves(form)]:
        cells[f"requests.{row}.total"] = sum(cells[f"requests.{row}.{column}"] for column in applicants)
    return {**cells}


def _disputes(rng: Random, form: Form, size: int) -> Cells:
    cells: Cells = {}
    for row in form.table("disputes").rows:
        *results, total = (f"disputes.{row.id}.{column.id}" for column in row.columns)
        count = rng.randint(0, 3 + min(size, 600) // 10) if rng.random() < 0.7 else 0
        dealt = _split(rng, count, (60, 12, 8, 20))
        cells.update(zip(results, dealt, strict=True))
        cells[total] = count
    return cells
