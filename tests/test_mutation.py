"""The mutation table: any one number of 表三 or 表四 changed in the text of any fixture is noticed and named."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from given import Places, audited, national, places, read, text_of

from checker.audit import judge_all
from checker.model.finding import Audit, Finding
from checker.model.report import Reading


@dataclass(frozen=True)
class Damage:
    """One number changed: where, what was printed, and what the report then says."""

    address: str
    old: Decimal
    new: str
    audit: Audit

    @property
    def name(self) -> str:
        """The damage in words, for a failing test to show."""
        return f"{self.address}: {self.old} -> {self.new}"


def slips(printed: str) -> Iterator[str]:
    """One more, and two neighbouring digits exchanged where that gives another number."""
    yield str(int(printed) + 1)
    for n in range(len(printed) - 1):
        swapped = printed[:n] + printed[n + 1] + printed[n] + printed[n + 2 :]
        if swapped != printed:
            yield str(int(swapped))
            return


def numbers(name: str) -> Iterator[Reading]:
    """Every number of 表三 and 表四 of a fixture."""
    report = audited(name).report
    assert report is not None
    for address, reading in report.readings.items():
        if address.startswith(("requests.", "disputes.")) and reading.value.state == "number":
            yield reading


@cache
def damages(name: str) -> list[Damage]:
    """Every damage to a fixture, each read from its text, all of them judged in one call."""
    where = Places(text_of(name))
    done = [
        (reading, slip, read(where.replaced(reading.span, reading.value.raw.strip(), slip)))
        for reading in numbers(name)
        for slip in slips(reading.value.raw.strip())
    ]
    judged = judge_all([audit for _, _, audit in done], national())
    return [
        Damage(reading.address, reading.value.number or Decimal(0), slip, audit)
        for (reading, slip, _), audit in zip(done, judged, strict=True)
    ]


def errors(audit: Audit) -> list[Finding]:
    """The findings at error."""
    return [finding for finding in audit.findings if finding.severity == "error"]


def names_cell(damage: Damage) -> bool:
    """Whether some finding at error points at the damaged cell."""
    return any(place.address == damage.address for finding in errors(damage.audit) for place in places(finding))


def suspected(damage: Damage, before: set[str]) -> list[tuple[str, Decimal | None]]:
    """For each new finding at error the cell blamed first and its repair."""
    new = [finding for finding in errors(damage.audit) if finding.id not in before]
    return [(f.suspects[0].address, f.suspects[0].repair) if f.suspects else ("", None) for f in new]


def test_all_cells_are_damaged(fixture_folder: Path):
    """The table holds every cell of 表三 and 表四, and not a sample."""
    cells = {"2021": 25 * 7 + 15, "2019": 23 * 7 + 15}[audited(fixture_folder.name).report.form]
    assert len({damage.address for damage in damages(fixture_folder.name)}) == cells


def test_noticed(fixture_folder: Path):
    """Whatever number is changed, a finding at error points at its cell."""
    assert [damage.name for damage in damages(fixture_folder.name) if not names_cell(damage)] == []


def test_one_error_more(fixture_folder: Path):
    """A number changed in 表三 is one cause: one finding at error more than the undamaged report has."""
    count = len(errors(audited(fixture_folder.name)))
    more = [
        (damage.name, len(errors(damage.audit)) - count)
        for damage in damages(fixture_folder.name)
        if damage.address.startswith("requests.")
    ]
    assert [(name, extra) for name, extra in more if extra != 1] == []


def test_named_with_its_old_value(fixture_folder: Path):
    """The cell changed in 表三 is the first suspect, and its old value the repair."""
    before = {finding.id for finding in errors(audited(fixture_folder.name))}
    wrong = [
        (damage.name, suspected(damage, before))
        for damage in damages(fixture_folder.name)
        if damage.address.startswith("requests.") and suspected(damage, before) != [(damage.address, damage.old)]
    ]
    assert wrong == []
