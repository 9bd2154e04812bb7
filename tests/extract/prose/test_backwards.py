"""Patterns turned round find from behind what they found from the front."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.prose.backwards import backwards
from checker.packs.phrases import load_catalogue

WORDS = [
    "收到",
    "受理",
    "申请",
    "政府信息公开",
    "共",
    "其中",
    ",",
    "、",
    "复议",
    "维持",
    "结转",
    "上年",
    "的",
    "不予公开",
    "(",
    "为",
]


@pytest.mark.parametrize(
    ("pattern", "turned"),
    [
        ("收到申请", "请申到收"),
        ("(?:收到|受理)(?:了)?", "(?:了)?(?:到收|理受)"),
        (r"(?:^|[,、])[^,\d]{0,14}?:*共", r"共:*[^,\d]{0,14}?(?:$|[,、])"),
        (r"\(含?\)", r"\)含?\("),
        ("(?P<verb>接|)到", "到(?P<verb>接|)"),
    ],
)
def test_each_part_is_turned(pattern, turned):
    """Parts change places; what says how often stays behind its part, and the beginning becomes the end."""
    assert backwards(pattern) == turned


@pytest.mark.parametrize("pattern", [r"\p{Han}申请", "(?i)abc", r"\x{4e00}件", r"\Q收(\E", "[[:alpha:]]件"])
def test_what_is_not_understood_is_not_turned(pattern):
    """A pattern with flags, named classes or characters by number is left as it is."""
    assert backwards(pattern) is None


@given(st.lists(st.sampled_from(WORDS), max_size=9).map("".join))
def test_the_catalogue_turned_finds_the_same(words):
    """Every pattern of the catalogue read backwards, fits the words before a number where it did as it was."""
    for before, turned in _CATALOGUE:
        assert bool(turned.match(words[::-1])) == bool(before.search(words)), before.pattern


def _turned():
    befores = {p.partition("#")[0] for phrase in load_catalogue().phrases for p in phrase.patterns}
    return [(re2.compile(f"(?:{before})$"), re2.compile(backwards(before) or "never")) for before in befores if before]


_CATALOGUE = _turned()
