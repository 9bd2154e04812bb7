"""Which reports are set beside which."""

from pathlib import Path

import pytest

from checker.batch.issuers import issuer_key, parent
from checker.batch.pairings import Pairing, pairings
from checker.batch.store import opened
from checker.kinds.base import Relation
from checker.model.report import Issuer

OTHERS = [(f"某县{name}局", year) for name in ("教育", "民政", "财政", "审计") for year in (2018, 2019)]
"""Bodies that report in both years."""


def paired(folder: Path, relation: Relation, reports: list[tuple[str, int]]) -> list[Pairing]:
    """The pairings of a batch of reports by issuer and year."""
    with opened(folder) as store:
        for number, (name, year) in enumerate(reports, 1):
            issuer = Issuer(name)
            store.base.execute(
                "INSERT INTO items VALUES (?, ?, '', ?, 0, ?, ?, ?, ?, 'national')",
                (number, b"%d.txt" % number, b"%d" % number, name, issuer_key(issuer), parent(issuer) or "", year),
            )
        return list(pairings(store, {relation}))


def absent(folder: Path, *reports: tuple[str, int]) -> list[tuple[str, tuple[str, ...], bool]]:
    """Who is told to be absent, the further names under which there is none either, and whether that is doubted."""
    found = paired(folder, "absent", [*OTHERS, *reports])
    return [(each.item.name, each.missing, each.doubt is not None) for each in found]


def test_who_reports_no_more_is_absent(tmp_path: Path) -> None:
    """Others have a report for the year."""
    assert absent(tmp_path, ("某县林草协会办公室", 2018)) == [("某县林草协会办公室", (), False)]


def test_a_body_renamed_that_reports_under_neither_name_is_absent(tmp_path: Path) -> None:
    """林业局 may have become 林业和草原局, of which there is no report: both names are told."""
    assert absent(tmp_path, ("某县林业局", 2018)) == [("某县林业局", ("林业和草原局",), False)]


def test_a_body_that_reports_under_its_new_name_is_not_absent(tmp_path: Path) -> None:
    """The report of 林业和草原局 goes on where that of 林业局 ended."""
    assert not absent(tmp_path, ("某县林业局", 2018), ("某县林业和草原局", 2019))


@pytest.mark.parametrize("name", ["某县文化局", "江干区教育局"])
def test_a_body_that_went_into_another_may_report_under_any_name(tmp_path: Path, name: str) -> None:
    """What was merged is called as no list tells: that it is absent is doubted."""
    first = 2020 if name.startswith("江干区") else 2018
    others = [(body, year - 2018 + first) for body, year in OTHERS]
    found = paired(tmp_path, "absent", [*others, (name, first)])
    assert [(each.item.name, each.missing, each.doubt is not None) for each in found] == [(name, (), True)]
