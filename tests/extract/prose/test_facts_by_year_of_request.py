"""What was answered this year and came in before it: it was carried in."""

import pytest

CARRIED, OUT, CLOSED = "requests.carried_in.total", "requests.carried_out.total", "requests.total_processed.total"


@pytest.mark.parametrize(
    "text",
    [
        "共办结申请42件，包含2022年11月收到、2023年1月答复的4件。",
        "全年办结申请42件（含2022年12月收到的4件）。",
        "办结申请42件，其中2022年收到的4件。",
        "答复信息公开申请42件，其中4件为2022年申请。",
        "累计答复信息公开申请42件，其中4件为跨年件，38件为当年件。",
    ],
)
def test_among_those_answered(read, text):
    """Of what was answered the part that came in the year before is what was carried in."""
    assert read(text) == [f"{CLOSED} = 42", f"{CARRIED} = 4"]


def test_both_years_told(read):
    """What came in one year and was closed in the next was carried in, if the report is of the next."""
    assert read("2022年底收到并于2023年初答复的申请4件。") == [f"{CARRIED} = 4"]
    assert read("2021年底收到并于2022年初答复的申请4件。") == []


def test_open_at_the_beginning(read):
    """What was open when the year began was carried in, and what was open when it ended carried out."""
    told = read("年初有在办申请4件，年内收到申请19件，年末在办2件。")
    assert (told[0], told[-1]) == (f"{CARRIED} = 4", f"{OUT} = 2")


@pytest.mark.parametrize("after", ["均在二季度办结", "，已于2023年2月答复", "已全部办结"])
def test_closed_after_it_was_carried_over(read_all, after):
    """What was carried over and is closed was carried in, or, as reports are written in spring, carried out."""
    fact, *_ = read_all(f"结转的6件申请{after}。")
    assert (fact.quantity, fact.alternatives) == (CARRIED, (OUT,))


def test_came_in_among_what_came(read):
    """Of what came in those of the year before were carried over as far as nobody knows."""
    assert CARRIED not in " ".join(read("两年共收到申请42件，其中2022年收到的20件。"))
