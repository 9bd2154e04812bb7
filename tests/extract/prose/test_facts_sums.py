"""Counts told in parts and summed up by the sentence: the sum is the report's, its parts are not."""

import pytest

RECEIVED = "requests.new_received.total"


@pytest.mark.parametrize(
    "text",
    [
        "县政府办收到申请6件，其余15件由各部门、乡镇受理，全县合计21件。",
        "收到上级转办申请6件，直接收到申请15件，全年共21件。",
    ],
)
def test_parts_of_a_sum(read, text):
    """Of two counts and their sum only the sum is told of the report, also where one of them is read by no phrase."""
    assert read(text, issuer="某县人民政府") == [f"{RECEIVED} = 21"]


def test_sums_of_other_things(read):
    """What adds up of several rows leaves each of them told."""
    assert read("新收申请18件，上年结转3件，共计21件。") == [
        f"{RECEIVED} = 18",
        "requests.carried_in.total = 3",
        "requests.input_total.total = 21",
    ]


def test_the_body_itself_and_those_below(read):
    """A bureau's count after those of its own offices and those below it is its own again."""
    text = "局机关收到申请6件，局属单位收到15件，共计21件。"
    assert read(text, issuer="某市农业农村局") == [f"{RECEIVED} = 21"]


def test_what_is_left_is_not_all(read):
    """Where some are told to be undone, 均已办结 is said of others."""
    text = "本年新收21件，2件未到期；另有上年结转申请3件，均已办结。"
    assert "requests.carried_out.total = 0" not in read(text)
