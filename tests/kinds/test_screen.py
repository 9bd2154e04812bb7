"""Which patterns occur in a prose at all, told for all of them in one pass."""

from checker.kinds.screen import Screen

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
