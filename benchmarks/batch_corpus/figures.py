"""The cells of the same body over the years: every identity holds, within a year and from one year to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from random import Random

from benchmarks.batch_corpus.places import Body
from checker.model.form import Form
from checker.packs.forms import load_forms

Cells = dict[str, int]
"""Every cell of a form by address. Fees are hundredths of 万元, sums for procurement whole 万元."""

FIRST_NEW = 2021  # the year from which the form of 2021 is used
APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
_WEIGHTS = (80, 14, 0.4, 0.8, 1.6, 3)
_OUTCOMES = {
    "granted": 40.0,
    "partial": 14.0,
    "unable_not_held": 16.0,
    "not_processed_petition": 4.0,
    "denied_process_info": 2.0,
    "denied_internal_affairs": 1.0,
    "denied_admin_query": 1.5,
    "unable_needs_creation": 2.0,
    "not_processed_duplicate": 1.5,
}
_DRIFT = (0.88, 1.14)  # from one year to the next; far from any jump
_STEADY = (0.93, 1.07)
_EXACT = 300  # up to so many cases are dealt one by one
_LATE = 0.05  # carried over to the next year
_DECISIONS = ("licensing", "penalty", "coercion")


@cache
def form_of(year: int) -> Form:
    """The form that belongs to a year."""
    return load_forms()["2021" if year >= FIRST_NEW else "2019"]


@cache
def _zeros(form: str) -> Cells:
    return dict.fromkeys(load_forms()[form].required, 0)


@cache
def leaves(form: str) -> tuple[str, ...]:
    """The outcome rows of 表三."""
    around = {"new_received", "carried_in", "total_processed", "carried_out"}
    rows = load_forms()[form].table("requests").rows
    return tuple(row.id for row in rows if not row.optional and row.id not in around)


class History:
    """One body from year to year."""

    def __init__(self, body: Body, rng: Random) -> None:
        self.body = body
        self._rng = rng
        self._size = body.requests
        self._figures = dict(body.figures)
        self._in_force = rng.randint(0, 30) if rng.random() < 0.7 else 0
        self._items = {name: rng.randint(4, 200) for name in self._figures if name != "fee"}
        self._fees = rng.randint(1, 12) if "fee" in self._figures else 0
        rows = rng.sample(sorted(_OUTCOMES), rng.randint(3, 6))
        self._rows = rows if "granted" in rows else ["granted", *rows]

    def year(self, year: int, last: Cells | None) -> Cells:
        """The cells of ``year``, given those of the year before."""
        form = form_of(year)
        cells = _zeros(form.id).copy()
        self._size *= self._rng.uniform(*_DRIFT)
        carried = [(last or {}).get(f"requests.carried_out.{column}", 0) for column in APPLICANTS]
        new = deal(self._rng, self._received(), _WEIGHTS)
        fill_requests(self._rng, cells, carried, new, self._rows)
        self._disputes(cells)
        (self._new_disclosure if form.id == "2021" else self._old_disclosure)(cells, last)
        return cells

    def _received(self) -> int:
        return int(self._size * self._rng.uniform(*_STEADY) + self._rng.random())

    def _disputes(self, cells: Cells) -> None:
        for row in ("reconsideration", "lit_direct", "lit_after_reconsideration"):
            most = self._size / (12 if row == "reconsideration" else 30)
            if most < 0.3 or self._rng.random() < 0.4:
                continue
            count = self._rng.randint(0, int(most) + 1)
            results = ("maintained", "corrected", "other", "pending")
            for result, number in zip(results, deal(self._rng, count, (70, 8, 6, 16)), strict=True):
                cells[f"disputes.{row}.{result}"] = number
            cells[f"disputes.{row}.total"] = count

    def _decisions(self, cells: Cells) -> None:
        for name in _DECISIONS:
            if name in self._figures:
                before = self._figures[name]
                now = max(1, round(before * self._rng.uniform(*_DRIFT)))
                # never the same twice: tables like last year's are planted, not met by chance
                self._figures[name] = now if now != before else now + 1
                cells[f"disclosure.{name}.decisions"] = self._figures[name]

    def _new_disclosure(self, cells: Cells, last: Cells | None) -> None:
        rng = self._rng
        before = (last or {}).get("disclosure.normative.in_force", self._in_force)
        issued = rng.randint(0, 4) if before or rng.random() < 0.2 else 0
        abolished = rng.randint(0, min(before, 5)) if rng.random() < 0.4 else 0
        cells["disclosure.normative.issued"] = issued
        cells["disclosure.normative.abolished"] = abolished
        cells["disclosure.normative.in_force"] = before + issued - abolished
        self._decisions(cells)
        if "fee" in self._figures:
            self._figures["fee"] = max(1, round(self._figures["fee"] * rng.uniform(*_DRIFT)))
            cells["disclosure.admin_fee.amount"] = self._figures["fee"] * 100 + rng.randint(0, 99)

    def _old_disclosure(self, cells: Cells, last: Cells | None) -> None:
        rng = self._rng
        made = rng.randint(0, 5) if self._in_force else 0
        total = (last or {}).get("disclosure.normative.total_disclosed", self._in_force) + made
        cells["disclosure.normative.newly_made"] = cells["disclosure.normative.newly_disclosed"] = made
        cells["disclosure.normative.total_disclosed"] = total
        self._decisions(cells)
        for name in (*self._items, *(("admin_fee",) if self._fees else ())):
            begun = self._fees if name == "admin_fee" else self._items[name]
            stem = f"disclosure.{name}"
            if last:
                begun = last[f"{stem}.prev_items"] + last[f"{stem}.items_change"]
            cells[f"{stem}.prev_items"] = begun
            cells[f"{stem}.items_change"] = rng.randint(-min(begun, 4), 6) if rng.random() < 0.5 else 0
        if rng.random() < 0.5:
            projects = rng.randint(1, 40)
            cells["disclosure.procurement.projects"] = projects
            cells["disclosure.procurement.amount"] = sum(rng.randint(20, 90) for _ in range(projects))


def fill_requests(
    rng: Random, cells: Cells, carried: Sequence[int], new: Sequence[int], rows: Sequence[str], late: float = _LATE
) -> None:
    """表三 from what came in: outcomes dealt over ``rows``, a share carried over, all totals."""
    weights = [*(_OUTCOMES[row] for row in rows), sum(_OUTCOMES[row] for row in rows) * late]
    for column, before, received in zip(APPLICANTS, carried, new, strict=True):
        if not before + received:
            continue
        *outcomes, out = deal(rng, before + received, weights)
        for row, number in zip(rows, outcomes, strict=True):
            cells[f"requests.{row}.{column}"] = number
        cells[f"requests.new_received.{column}"] = received
        cells[f"requests.carried_in.{column}"] = before
        cells[f"requests.total_processed.{column}"] = before + received - out
        cells[f"requests.carried_out.{column}"] = out
    for row in (*rows, "new_received", "carried_in", "total_processed", "carried_out"):
        stem = f"requests.{row}."
        cells[stem + "total"] = sum(cells[stem + column] for column in APPLICANTS)


def rows_used(cells: Mapping[str, int], form: str) -> list[str]:
    """The outcome rows that the cells fill, in the order of the form."""
    return [row for row in leaves(form) if cells[f"requests.{row}.total"]] or ["granted"]


def added(parts: Iterable[Cells], form: str) -> Cells:
    """The figures of a whole: the sums of its parts."""
    total = _zeros(form).copy()
    for cells in parts:
        for address, number in cells.items():
            if number:
                total[address] += number
    return total


def deal(rng: Random, count: int, weights: Sequence[float]) -> list[int]:
    """``count`` cases dealt out by weight, with the scatter of real counts."""
    if count <= _EXACT:
        dealt = Counter(rng.choices(range(len(weights)), weights, k=count))
        return [dealt[place] for place in range(len(weights))]
    scattered = [weight * rng.uniform(0.85, 1.15) for weight in weights]
    whole = sum(scattered)
    shares = [int(count * weight / whole) for weight in scattered]
    shares[0] += count - sum(shares)
    return shares
