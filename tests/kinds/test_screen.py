"""Which patterns occur in a prose at all, told for all of them in one pass, and in which sentences one may."""

import pytest
from given import built, case

from checker.kinds.screen import Screen, touched

PATTERNS = ["(?m:^甲)", None, "乙+", "丙"]


def test_what_occurs_passes_with_what_needs_no_pattern():
    """The places of patterns that occur, and of None, in their order; a line's beginning counts."""
    screen = Screen(PATTERNS)
    assert [list(screen.passing(text)) for text in ("丙乙乙\n甲", "乙甲", "")] == [[0, 1, 2, 3], [1, 2], [1]]


def test_half_a_character_passes_everything():
    """A text that cannot be looked through is left to the checks themselves."""
    assert list(Screen(PATTERNS).passing("\ud800")) == [0, 1, 2, 3]


def test_a_pass_that_is_given_up_passes_everything(monkeypatch):
    """Where RE2 runs out of memory it tells no pattern, and none may be taken for absent."""
    monkeypatch.setattr("checker.kinds.screen._set", lambda _: type("GivenUp", (), {"Match": lambda *_: []})())
    assert list(Screen(PATTERNS).passing("甲")) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("pattern", "places"),
    [("乙", [1, 3]), ("甲[^丁]", [0, 1]), ("(?m:^$|丁)", [3]), ("戊", [])],
)
def test_the_sentences_that_a_pattern_may_occur_in(pattern, places):
    """A match reaches over the end of a sentence and hides nobody: every sentence it touches is told, once."""
    report = built(prose=["甲", "乙乙甲", "丙", "丁乙"])
    assert list(touched(pattern, case(report))) == places


def test_half_a_character_touches_every_sentence():
    """A prose that cannot be looked through is left to be asked sentence by sentence."""
    assert list(touched("甲", case(built(prose=["甲", "\ud800"])))) == [0, 1]
