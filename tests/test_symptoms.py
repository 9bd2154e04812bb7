"""What a cause explains is told under it and not beside it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checker.model.document import Span
from checker.model.finding import Finding, Location, Suspect
from checker.model.text import Text
from checker.symptoms import absorb, mended, vanished


def finding(
    rule: str, line: int = 1, *, related: tuple[int, ...] = (), cells: tuple[str, ...] = (), **more: str
) -> Finding:
    """A finding on a line; ``cells`` are blamed by it."""
    return Finding(
        rule,
        "error",
        "high",
        Text(rule),
        Text(""),
        "",
        Location(Span(line), "", address=more.get("address")),
        tuple(Location(Span(n), "") for n in related),
        suspects=tuple(Suspect(cell, None, None, Text(""), 1.0) for cell in cells),
        subject=more.get("subject", ""),
    )


def explained(findings: list[Finding]) -> dict[str, tuple[str, ...]]:
    """What each finding explains."""
    return {found.rule: found.explains for found in findings}


def test_vanished_symptom():
    """A finding that is gone once the causes are repaired is told under the cause."""
    told, staying = vanished([finding("cause")], [finding("symptom", subject="x")], [])
    assert (explained(told), staying) == ({"cause": ("symptom[x]",)}, [])


def test_symptom_without_subject():
    """A symptom that has no subject is told by its rule alone."""
    told, _ = vanished([finding("cause")], [finding("symptom")], [])
    assert explained(told) == {"cause": ("symptom",)}


def test_finding_that_stays():
    """A finding that is still there after the repair stays a finding."""
    other = finding("other", 7)
    assert vanished([finding("cause")], [other], [other]) == ([finding("cause")], [other])


def test_what_stays_of_counts_told_together():
    """Of two counts told in one finding the one that is still wrong after the repair stays, in its own finding."""
    beside = tuple(Location(Span(n), "", fact="count") for n in (7, 8))
    both = replace(finding("counts", 7, subject="one"), primary=beside[0], related=beside)
    left = replace(finding("counts", 8, subject="other"), primary=beside[1])
    told, staying = vanished([finding("cause")], [both], [left])
    assert (explained(told), staying) == ({"cause": ("counts[one]",)}, [left])


def test_same_rule_elsewhere():
    """A finding is not kept by another of its rule at another place."""
    told, staying = vanished([finding("cause")], [finding("other", 7)], [finding("other", 8)])
    assert (explained(told), staying) == ({"cause": ("other",)}, [])


def test_symptom_goes_to_the_cause_that_blames_its_cell():
    """Of two causes the one that blames the symptom's cell explains it."""
    causes = [finding("one", cells=("a.b.c",)), finding("two", cells=("d.e.f",))]
    told, _ = vanished(causes, [finding("symptom", address="d.e.f")], [])
    assert explained(told) == {"one": (), "two": ("symptom",)}


def test_wrong_count_explains_its_own_arithmetic():
    """A wrong count that also upsets the sentence's own balance is one finding."""
    told = absorb([finding("narrative-count", 3), finding("narrative-balance", 2, related=(3,))])
    assert explained(told) == {"narrative-count": ("narrative-balance",)}


def test_denial_explains_its_own_arithmetic():
    """A denial explains a repetition at its own place."""
    told = absorb([finding("narrative-repeat", 3, subject="q"), finding("narrative-denial", 3)])
    assert explained(told) == {"narrative-denial": ("narrative-repeat[q]",)}


def test_arithmetic_elsewhere_stays():
    """Parts that exceed their whole in another sentence stay a finding of their own."""
    findings = [finding("narrative-count", 3), finding("narrative-parts", 9, related=(10,))]
    assert absorb(findings) == findings


def test_symptom_is_told_once():
    """A symptom goes under one cause only."""
    told = absorb([finding("narrative-count", 3), finding("narrative-denial", 3), finding("narrative-percent", 3)])
    assert explained(told) == {"narrative-count": ("narrative-percent",), "narrative-denial": ()}


def test_other_rules_are_left_alone():
    """A finding that is no arithmetic of the prose is not absorbed."""
    findings = [finding("narrative-count", 3), finding("withdrawals-fit", 3)]
    assert absorb(findings) == findings


def repairing(address: str, repair: int | None = 0, **fields: object) -> Finding:
    """A cause that blames one cell."""
    suspect = Suspect(address, Decimal(-1), None if repair is None else Decimal(repair), Text(""), 0.9)
    return replace(finding("requests-row-total"), suspects=(suspect,), **fields)  # type: ignore[arg-type]


def test_number_below_zero_is_the_cause_that_repairs_it():
    """What is wrong of a cell by itself is told under the cause that says what it should hold."""
    negative = finding("cell-negative", address="a.b.c")
    told, alone = mended([repairing("a.b.c")], [negative])
    assert (explained(told), alone) == ({"requests-row-total": ("cell-negative",)}, [])


@pytest.mark.parametrize(
    "cause",
    [repairing("a.b.d"), repairing("a.b.c", repair=None), repairing("a.b.c", severity="warning"), finding("cause")],
)
def test_number_below_zero_that_no_cause_repairs(cause: Finding):
    """Another cell, no repair, a doubtful cause: the cell is told by itself."""
    negative = finding("cell-negative", address="a.b.c")
    assert mended([cause], [negative]) == ([cause], [negative])


def test_other_rules_are_no_symptoms_of_a_cell():
    """What a cell breaks with others stays beside its cause."""
    bound = finding("disclosure-in-force", address="a.b.c")
    assert mended([repairing("a.b.c")], [bound])[1] == [bound]
