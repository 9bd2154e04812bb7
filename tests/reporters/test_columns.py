import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reporters.columns import clip, clip_label, visible, width, wrap

TEXT = st.text(st.sampled_from("表三自然人，。（“ab 12.-\u00a0"), max_size=60)


def test_a_chinese_character_takes_two_columns():
    """Mixed text is measured as the terminal shows it."""
    assert width("表3 ok") == 6


@given(TEXT, st.integers(2, 30))
def test_clipped_text_fits(text: str, columns: int):
    """No clipped text is wider than its room."""
    assert width(clip(text, columns)) <= columns


@given(TEXT, st.integers(12, 40))
def test_wrapping_loses_no_character(text: str, columns: int):
    """Wrapping only takes blanks away, at the places where it breaks."""
    assert "".join("".join(wrap(text, columns)).split()) == "".join(text.split())


def test_a_number_is_never_broken():
    """A figure stays whole on its line."""
    assert wrap("办结政府信息公开申请1137件", 23) == ["办结政府信息公开申请", "1137件"]


def test_no_line_begins_with_closing_punctuation():
    """A comma stays with the word before it."""
    assert wrap("一二三四，五", 8) == ["一二三", "四，五"]


def test_a_label_is_cut_in_its_middle():
    """Table and column stay in sight."""
    label = "表三 · 1.本机关不掌握相关政府信息 · 自然人"
    assert clip_label(label, 26) == "表三 · 1.本机关… · 自然人"


def test_a_label_in_little_room_loses_its_table():
    """Row and column say more than the table, which the details name."""
    label = "表三 · 1.本机关不掌握相关政府信息 · 自然人"
    assert clip_label(label, 16) == "1.本机… · 自然人"
    assert clip_label(label, 12) == "表三 · 1.本…"


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x07", "\u202e", "\r", "\u2028", "\ud800"])
def test_no_character_of_a_report_drives_the_terminal(evil: str):
    """Escape sequences, bells and direction marks become blanks."""
    assert visible(f"a{evil[0]}b") == "a b"
