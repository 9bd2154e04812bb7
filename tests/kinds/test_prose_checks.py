"""Whole sentences beside the cells they are checked against: what is told of them, and how gravely."""

import sys
from itertools import chain
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))  # the benchmarks lie beside the tests

from benchmarks.contradictions import findings_of
from checker.packs.forms import load_forms

NEW, DONE = "requests.new_received.total", "requests.total_processed.total"
OUTCOMES = {
    f"requests.{row}.total": number
    for row, number in (("granted", 61), ("partial", 12), ("denied_internal_affairs", 9), ("unable_not_held", 40))
}
OUTCOMES |= {"requests.not_processed_petition.total": 7, "requests.other_misc.total": 11, DONE: 140, NEW: 144}
OUTCOMES |= {"requests.carried_out.total": 4}


def told(text: str, cells: dict[str, object]) -> list[tuple[str, str]]:
    """The rules about the prose that find something in a sentence, and how grave it is."""
    form = load_forms()["2021"]
    rows = (form.derived_rows[f"requests.{group}"] for group in ("denied", "unable", "not_processed", "other"))
    every = {f"requests.{row}.total": 0 for row in chain(*rows)}
    case = {"text": text, "tables": every | cells, "report": {"issuer": "某区人民政府", "year": 2023}}
    return [(finding.rule, finding.severity) for finding in findings_of(case)]


WRONG = [("narrative-count", "error")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("140件申请中，予以公开61件、部分公开12件。", []),
        ("140件申请中，自然人申请130件。", WRONG),
        ("141件申请中，予以公开61件、部分公开12件。", WRONG),
    ],
)
def test_what_outcomes_are_told_of(text: str, found: list[tuple[str, str]]):
    """A list of outcomes may be of all that was closed, which a list of applicants is not."""
    assert told(text, OUTCOMES | {"requests.new_received.natural_person": 130}) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请144件，其中一季度31件、二季度38件、三季度40件、四季度45件。", [("narrative-parts", "error")]),
        ("收到申请144件，其他处理15件（申请人撤回）。", WRONG),
        ("收到申请144件，其中申请人撤回15件。", [("withdrawals-fit", "warning")]),
    ],
)
def test_told_once(text: str, found: list[tuple[str, str]]):
    """A list that is read in two ways, and withdrawals that are all of a wrong count, are told once."""
    assert told(text, OUTCOMES) == found
