"""The generated corpus: what is consistent has no finding, and what is planted is what the manifest says."""

import os
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from given import judged

from benchmarks.batch.planted import RULES, scored
from benchmarks.batch_corpus.corpus import Truth, Written, corpus, truths, write
from benchmarks.batch_corpus.figures import APPLICANTS, History, added
from benchmarks.batch_corpus.paper import SHARES
from benchmarks.batch_corpus.places import counties
from benchmarks.batch_corpus.plan import YEARS, Spec, planned
from checker.passages import likeness, passages

TEXT = tuple(layout for layout in SHARES if layout not in ("html", "docx"))
FAULTS = Spec(900, faults=3, litter=0.05, damaged=0.05, scale=0.2)


def texts(spec: Spec) -> list[str]:
    """The reports of a corpus as text."""
    files = [item.data for item in corpus(planned(spec)) if isinstance(item, Written)]
    return [data.decode("utf-8" if _is_utf8(data) else "gb18030") for data in files]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with everything in it."""
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, FAULTS)
    return folder


def test_the_same_seed_gives_the_same_bytes() -> None:
    """What is written depends on the seed and the options only."""
    one, two = (list(corpus(planned(Spec(60, seed=7, litter=0.1)))) for _ in range(2))
    assert one == two
    assert one != list(corpus(planned(Spec(60, seed=8, litter=0.1))))


def test_a_report_without_a_fault_has_no_finding() -> None:
    """In every layout, of every year, of bodies and of whole counties."""
    chosen = Random(1).sample(texts(Spec(700, layouts=TEXT)), 60)
    told = [finding.message.zh for audit in judged(chosen) for finding in audit.findings if finding.severity != "info"]
    assert told == []


def test_figures_fit_from_year_to_year() -> None:
    """What is carried over, in force and on the list of items is taken up by the next year."""
    for body in next(counties(1)).bodies:
        history = History(body, Random(body.name))
        years = {}
        for year in YEARS:
            years[year] = history.year(year, years.get(year - 1))
        for before, year in pairwise(YEARS):
            last, cells = years[before], years[year]
            for column in (*APPLICANTS, "total"):
                assert cells[f"requests.carried_in.{column}"] == last[f"requests.carried_out.{column}"]
            if before >= 2021:
                stem = "disclosure.normative"
                moved = cells[f"{stem}.issued"] - cells[f"{stem}.abolished"]
                assert cells[f"{stem}.in_force"] == last[f"{stem}.in_force"] + moved
            if year == 2020:
                stem = "disclosure.licensing"
                assert cells[f"{stem}.prev_items"] == last[f"{stem}.prev_items"] + last[f"{stem}.items_change"]


def test_a_whole_is_the_sum_of_its_parts() -> None:
    """Cell by cell."""
    bodies = next(county for county in counties(1) if county.whole).bodies
    parts = [History(body, Random(body.name)).year(2023, None) for body in bodies]
    whole = added(parts, "2021")
    assert whole == {address: sum(cells[address] for cells in parts) for address in whole}


def test_texts_of_different_offices_differ() -> None:
    """No two reports have more than half of their prose in common, but for planted copies."""
    chosen = Random(1).sample(texts(Spec(700, layouts=("line_dump",))), 40)
    parts = [{p.section: p for p in passages(audit.report)} for audit in judged(chosen) if audit.report]
    shared = [
        likeness(one[section], other[section])
        for number, one in enumerate(parts)
        for other in parts[:number]
        for section in ("s1", "s5")
    ]
    assert max(shared) < 0.6
    assert sorted(shared)[len(shared) // 2] < 0.35


def test_every_kind_is_planted_as_often_as_asked_for(folder: Path) -> None:
    """And as many decoys."""
    found = Counter((truth.kind, truth.decoy) for truth in truths(folder) if truth.kind in RULES)
    assert found == {(kind, decoy): 3 for kind in RULES for decoy in (False, True)}


def test_what_the_manifest_names_is_there(folder: Path) -> None:
    """Every path of it leads to a file."""
    named = [path for truth in truths(folder) for path in (truth.path, truth.other) if path]
    assert [path for path in named if not os.path.lexists(folder / "reports" / path)] == []


def test_a_fault_is_seen_only_beside_another_report(folder: Path) -> None:
    """A report with a planted fault agrees with itself."""
    kinds = {"carry-over", "in-force-continuity", "prev-items", "narrative-growth", "identical-tables", "roll-up"}
    paths = [truth.path for truth in truths(folder) if truth.kind in kinds and truth.path.endswith(".txt")]
    files = [(folder / "reports" / path).read_bytes() for path in paths]
    told = judged(data.decode() for data in files if _is_utf8(data))
    blank = {"cell-blank", "cells-blank"}  # a blank for 0 is a decoy
    assert [f.rule for each in told for f in each.findings if f.severity != "info" and f.rule not in blank] == []


def test_too_few_reports_for_so_many_faults() -> None:
    """What does not fit is said."""
    with pytest.raises(ValueError, match="room for"):
        planned(Spec(100, faults=50))


def test_scores_count_what_was_planted_found_and_wrong() -> None:
    """A fault found is right, one not found missed, anything else wrong; the two of a copy are one."""
    known = [
        Truth("a", "carry-over", decoy=False),
        Truth("b", "carry-over", decoy=False),
        Truth("c", "carry-over", decoy=True),
        Truth("d", "copied-elsewhere", decoy=False, other="e"),
        Truth("a2", "litter", decoy=True, variant="same bytes", other="a"),
    ]
    scores = scored({"carry-over": {"a", "a2", "c"}, "copied-elsewhere": {"e"}}, known)
    assert (scores["carry-over"].precision, scores["carry-over"].recall) == (0.5, 0.5)
    assert (scores["copied-elsewhere"].precision, scores["copied-elsewhere"].recall) == (1.0, 1.0)
