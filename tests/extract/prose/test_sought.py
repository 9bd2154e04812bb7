"""Words sought by the characters they begin with: what one pattern of all of them would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.prose.landmarks import compiled
from checker.extract.prose.sought import Sought, alternatives, beginnings, sought
from checker.packs.phrases import load_catalogue

KINDS = {
    "one": "(?:行政)?复议|(?:审理|(?<!未)审结)[^,;]{0,3}?案|起诉(?!讼)",
    "other": "(?:起诉|诉讼)|(?:投诉|、)+类|案",
}
WHOLE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in KINDS.items()))


@given(
    st.lists(
        st.sampled_from(["行政", "复议", "审理", "审结", "未", "起诉", "诉讼", "讼", "投诉", "、", "类", "案", ","])
    )
)
def test_the_same_matches(parts):
    """Alternatives tried by their first character give the matches, and the names, that one pattern gives."""
    text = "".join(parts)
    expected = [(found.span(), found.lastgroup) for found in WHOLE.finditer(text)]

    assert expected == [(found.span(), found.lastgroup) for found in sought(KINDS).finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("甲|乙丙", {"甲", "乙"}),
        ("(?:甲|乙)?丙", {"甲", "乙", "丙"}),
        ("[甲乙]+丙", {"甲", "乙"}),
        ("(?<!甲)乙", {"乙"}),
        (r"\d件", None),
        ("[^甲]乙", None),
        ("甲?", None),
        ("甲{0,2}", None),
    ],
)
def test_what_a_pattern_begins_with(pattern, expected):
    """The first characters of a pattern are told, or that any character may be one."""
    assert expected == beginnings(pattern)


def test_a_group_is_opened():
    """A group that an alternative begins with gives one alternative for each of its own, unless it is repeated."""
    assert alternatives("(?:甲|乙(?:丙|丁))戊|(?:己)*庚") == ["甲戊", "乙(?:丙|丁)戊", "(?:己)*庚"]


def test_what_may_begin_with_anything_is_one_pattern():
    """A pattern whose first character is not known is tried at every character."""
    finder = sought({"one": r"\d件", "other": "甲"})

    assert [found.lastgroup for found in finder.finditer("3件甲")] == ["one", "other"]


def test_the_words_of_the_catalogue_are_known_by_their_first_characters():
    """None of the long word lists of the catalogue has to be tried at every character."""
    finders = compiled(load_catalogue().words)

    assert {name for name, finder in finders.items() if not isinstance(finder, Sought)} == {"body", "part"}
