"""Passages: copies are alike, different texts are not, and what must differ does not count."""

import random
import re
import zlib

import pytest
from given import NAMES, audited, built
from hypothesis import given as provided
from hypothesis import settings
from hypothesis import strategies as st

from checker.model.document import Paragraph, Span
from checker.model.report import Issuer, Sentence
from checker.passages import SKETCH, first_shared, likeness, passages

# characters of common use, so that random texts are no likelier alike than real ones
_SIGNS = [chr(code) for code in range(0x4E00, 0x5200)]


def text(seed, sentences=40, length=30):
    """A text of random sentences."""
    draw = random.Random(seed)
    return ["".join(draw.choices(_SIGNS, k=length)) + "。" for _ in range(sentences)]


def report(sentences, name="某区水利局", section="s1"):
    """A report with these sentences in one part."""
    cut = [Sentence(Paragraph(words, ((0, Span(n)),)), 0, len(words), section) for n, words in enumerate(sentences, 1)]
    return built(sentences=tuple(cut), issuer=Issuer(name))


def alike(one, other, names=("某区水利局", "某区水利局")):
    """How alike two texts are."""
    (mine,), (theirs,) = passages(report(one, names[0])), passages(report(other, names[1]))
    return likeness(mine, theirs)


@settings(max_examples=40)
@provided(st.integers(0, 10**6), st.integers(20, 80))
def test_edited(seed, sentences):
    """A copy with one sentence in twenty written anew stays far above the threshold of 75 %."""
    original = text(seed, sentences)
    edited = list(original)
    draw = random.Random(seed)
    for at in draw.sample(range(sentences), max(1, sentences // 20)):
        edited[at] = text(seed + 1, 1)[0]
    assert alike(original, edited) > 0.8


@settings(max_examples=40)
@provided(st.integers(0, 10**6))
def test_words_edited(seed):
    """So does one in which a word of two signs is another every forty signs."""
    draw = random.Random(seed)
    words = list("".join(text(seed, 60)))
    for at in range(0, len(words) - 1, 40):
        words[at : at + 2] = draw.choices(_SIGNS, k=2)
    edited = ["".join(words[at : at + 31]) for at in range(0, len(words), 31)]
    assert alike(text(seed, 60), edited) > 0.75


@settings(max_examples=40)
@provided(st.integers(0, 10**6))
def test_different(seed):
    """Texts of their own are less than 20 % alike."""
    assert alike(text(seed), text(seed + 1)) < 0.2


@settings(max_examples=40)
@provided(st.integers(0, 10**6), st.randoms())
def test_what_does_not_count(seed, draw):
    """The order of sentences, blanks, numbers and years do not matter."""
    original = [f"2023年{words[:-1]}12件，占3.5%。" for words in text(seed)]
    changed = [" ".join(words).replace("2", "1").replace("5", "47") for words in original]
    draw.shuffle(changed)
    assert alike(original, changed) == 1


def test_own_name():
    """The issuer's own name, whole and in part, is no difference."""
    original = [f"{words[:-1]}，临平区水利局{n}次检查，临平的水库由我局管理。" for n, words in enumerate(text(3))]
    copied = [words.replace("临平", "萧山").replace("水利局", "农业农村局") for words in original]
    assert alike(original, copied, ("杭州市临平区水利局", "杭州市萧山区农业农村局")) == 1
    assert alike(original, copied, ("", "")) < 1


def test_estimate():
    """The sketch tells half a text from a whole one within what so many hashes can."""
    original = text(5, 60)
    half = [*original[:30], *text(6, 30)]
    assert alike(original, half) == pytest.approx(0.5, abs=0.2)
    assert len(passages(report(original))[0].sketch) == SKETCH


def test_headings_and_short_parts():
    """Headings of the form are left out, and parts of a few words are no passages."""
    heads = ["（一）主动公开。", "（二）依申请公开"]
    with_heads, without = report([*heads[1:], *text(7)]), report(text(7))
    assert passages(with_heads)[0].sketch == passages(without)[0].sketch
    assert passages(report(["无。"])) == ()
    assert passages(report([])) == ()


def test_first_shared():
    """The first sentence told in both is found in both, also where its numbers changed."""
    original = [f"今年{words}" for words in text(8)]
    other = [*text(9, 3), re.sub("今年", "2022年", original[4]), original[5]]
    mine, theirs = first_shared(report(original), report(other), "s1")
    assert (mine.text, theirs.text) == (original[5], original[5])
    assert first_shared(report(original), report(text(9)), "s1") is None


@pytest.mark.parametrize("name", NAMES)
def test_fixtures(name):
    """Real reports have their first and fifth part as passages and are unlike each other."""
    real = audited(name).report
    found = {passage.section: passage for passage in passages(real)}
    assert {"s1", "s5"} <= set(found)
    others = [audited(other).report for other in NAMES if other != name]
    assert all(likeness(found[p.section], p) < 0.2 for other in others for p in passages(other) if p.section in found)


def test_hashes():
    """The sketch holds the smallest CRC-32 of four characters each, of no run over the end of a line."""
    lines = [line.removesuffix("。") for line in text(11, 3)]
    runs = {line[at : at + 4] for line in lines for at in range(len(line) - 3)}
    marks = sorted(zlib.crc32(run.encode("utf-16-le")) for run in runs)
    (found,) = passages(report(lines))
    assert (found.sketch, found.shingles) == (tuple(marks[:SKETCH]), len(marks))


def test_lone_surrogates():
    """A text with broken characters is compared like any other."""
    broken = [f"{words}\ud800" for words in text(10)]
    assert alike(broken, broken) == 1
