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


RECONSIDERED, SUED = "disputes.reconsideration", "disputes.litigation"
DIRECT, AFTER = "disputes.lit_direct", "disputes.lit_after_reconsideration"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("因信息公开引发行政诉讼7件，其中未经复议4件，复议后3件。", [f"{DIRECT}.total = 4", f"{AFTER}.total = 3"]),
        ("未经复议的1件：维持1件；复议后的4件：维持3件。", [f"{AFTER}.total = 4", f"{AFTER}.maintained = 3"]),
        ("行政诉讼1件，系未经复议直接起诉。", [f"{SUED}.total = 1", f"{DIRECT}.total = 1"]),
        ("余下2件复议案件、3件诉讼案件将于2024年继续审理。", [f"{RECONSIDERED}.pending = 2", f"{SUED}.pending = 3"]),
        ("尚未审结的复议、诉讼案件各2件。", [f"{RECONSIDERED}.pending = 2", f"{SUED}.pending = 2"]),
        ("年末仍有复议2件、诉讼3件在审。", [f"{RECONSIDERED}.pending = 2", f"{SUED}.pending = 3"]),
        ("行政复议9件，维持6件，以其他方式结案3件。", [f"{RECONSIDERED}.maintained = 6", f"{RECONSIDERED}.other = 3"]),
        ("被诉20件，败诉（含确认违法、责令重作）3件。", [f"{SUED}.total = 20", f"{SUED}.corrected = 3"]),
        (
            "无法提供1件，因本机关不掌握无法提供，无行政复议、行政诉讼案件。",
            [f"{RECONSIDERED}.total = 0", f"{SUED}.total = 0"],
        ),
        ("回收问卷80份。全年被纠正的行政复议7件。", [f"{RECONSIDERED}.corrected = 7"]),
    ],
)
def test_disputes(read, text, told):
    """Rows and results of disputes told in few words, in a list, or with a bracket between."""
    assert set(told) <= set(read(text))


def test_results_of_all_litigation(read_all):
    """After 均为复议后起诉 the results are those of all litigation and of that row."""
    told = read_all("行政诉讼3件，均为复议后起诉，维持2件。")
    row = next(fact for fact in told if fact.value == 2)
    assert (row.quantity, *row.alternatives) == (f"{SUED}.maintained", f"{AFTER}.maintained")


def test_brackets_that_narrow(read):
    """A bracket that leaves something out is not passed over, and none of what is carried over."""
    assert read("行政许可（户外广告、渣土运输等）527件。") == ["disclosure.licensing.decisions = 527"]
    assert read("行政许可（不含交通运输）527件。") == []


def test_results_of_each_in_turn(read):
    """分别 after two counts of disputes tells results of each, and so does a list just after it."""
    text = "提起行政复议7件、行政诉讼4件，分别维持6件、3件，被纠正1件、0件。"
    assert read(text)[2:] == [
        f"{RECONSIDERED}.maintained = 6",
        f"{SUED}.maintained = 3",
        f"{RECONSIDERED}.corrected = 1",
        f"{SUED}.corrected = 0",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("申请人以自然人为主，占93%。", "requests.new_received.natural_person = 93%"),
        ("收到申请10件，其中2件属信访事项，其余8件均予以公开。", f"{GRANTED} = 8"),
        ("依申请公开总量为45件，其中新增43件、上年延续2件。", "requests.input_total.total = 45"),
        ("公布规范性文件9件（新制定6件，修订3件）。", "disclosure.normative.issued = 6"),
        ("行政事业性收费：本年收费金额38.6万元。", "disclosure.admin_fee.amount = 38.6"),
    ],
)
def test_what_a_count_is_of(read, text, told):
    """A share is told of the kind named before it, 其余 of the rest alone, a sum of what it is made of."""
    facts = read(text)
    assert told in facts
    assert len([fact for fact in facts if fact.partition(" ")[0] == told.partition(" ")[0]]) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请35件。全部35件均已办结。", [f"{RECEIVED} = 35", f"{CLOSED} = 35", f"{LEFT} = 0"]),
        ("收到申请35件。全部33件均已办结。", [f"{RECEIVED} = 35", f"{CLOSED} = 33"]),
        ("收到申请35件，没有一份拖到次年度。", [f"{RECEIVED} = 35", f"{LEFT} = 0"]),
        ("没有收到政府信息公开申请，去年结转的2件已答复。", ["requests.carried_in.total = 2", f"{RECEIVED} = 0"]),
    ],
)
def test_nothing_is_left(read, text, told):
    """Nothing goes on where all that came in was closed, and what follows a denial after a comma narrows it not."""
    assert sorted(read(text)) == sorted(told)


def test_two_denials_side_by_side(read):
    """Of two kinds of dispute each is denied its own result."""
    told = ["disputes.litigation.corrected = 0", "disputes.reconsideration.corrected = 0"]
    assert sorted(read("信息公开行政复议案件无纠错，行政诉讼无败诉。")) == told
    assert sorted(read("信息公开行政复议无纠错、行政诉讼无败诉。")) == told


def test_a_board_speaks_of_itself(read):
    """我委 is the issuer where that is a 管理委员会, and one office where it is a government."""
    text = "我委共答复申请35件。"
    assert read(text, issuer="某高新区管理委员会") == [f"{CLOSED} = 35"]
    assert read(text, issuer="某县人民政府") == []
