"""What is told at length, in a bracket, as a sum of two, or where no verb stands beside the number."""

import pytest

RECEIVED = "requests.new_received.total"
CLOSED = "requests.total_processed.total"
GRANTED, PARTIAL = "requests.granted.total", "requests.partial.total"
OPENED = "requests.granted_or_partial.total"
LEFT = "requests.carried_out.total"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("答复申请63件，余下4件因12月下旬才收到，依规定转到下一年度办理。", [f"{CLOSED} = 63", f"{LEFT} = 4"]),
        (
            "收到申请9件，答复8件，其余1件于2023年12月29日收到，尚未到期，转2024年办理。",
            [f"{RECEIVED} = 9", f"{CLOSED} = 8", f"{LEFT} = 1"],
        ),
        ("答复申请91件，另有3件在次年1月答复。", [f"{CLOSED} = 91", f"{LEFT} = 3"]),
        ("截至年底，未办结的6件申请均未超过法定期限。", [f"{LEFT} = 6"]),
    ],
)
def test_what_goes_on_into_the_next_year(read, text, told):
    """What is left goes on into the next year, whatever is said in between, and not where it was answered."""
    assert read(text) == told
    assert f"{LEFT} = 38" not in read("收到申请40件，其余38件均已答复，无结转下年的情况。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年办理结果合计62件：公开50件，部分公开12件。", [f"{CLOSED} = 62", f"{GRANTED} = 50", f"{PARTIAL} = 12"]),
        ("85件办结申请中，予以公开40件。", [f"{CLOSED} = 85", f"{GRANTED} = 40"]),
        ("按类型划分，77件中，公开的30件，部分公开9件。", [f"{CLOSED} = 77", f"{GRANTED} = 30", f"{PARTIAL} = 9"]),
    ],
)
def test_what_was_closed_without_a_verb(read, text, told):
    """A number that results are listed of is that of what was closed."""
    assert read(text) == told


def test_two_outcomes_summed_up(read):
    """二者 after 予以公开 and 部分公开 sums up these two, as a count and as a share."""
    text = "予以公开33件，部分公开12件，二者合计45件。"
    assert read(text) == [f"{GRANTED} = 33", f"{PARTIAL} = 12", f"{OPENED} = 45"]
    assert read("依申请公开的答复中，公开（含部分公开）的占44%。") == [f"{OPENED} = 44%"]


def test_a_share_in_a_bracket(read):
    """A share that stands alone in the bracket after an outcome or a kind of applicants is that of its count."""
    text = "答复申请50件，予以公开12件（24%），部分公开3件（6%）。"
    assert read(text) == [f"{CLOSED} = 50", f"{GRANTED} = 12", f"{GRANTED} = 24%", f"{PARTIAL} = 3", f"{PARTIAL} = 6%"]
    assert read("收到申请50件（94%为网上提交）。") == [f"{RECEIVED} = 50"]


def test_applicants_after_a_sum(read_all):
    """Applicants told after what came in and its sum with what was left may be those of either."""
    told = read_all("新收申请20件，上年结转4件，合计24件，其中自然人18件。")[-1]
    assert (told.quantity, *told.alternatives) == (
        "requests.new_received.natural_person",
        "requests.input_total.natural_person",
    )
