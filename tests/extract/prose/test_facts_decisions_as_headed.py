"""Decisions of 表二 told in the words of its column, or behind their number."""


def test_decisions_as_headed(read):
    """The words of the column tell decisions of the kind that heads its line."""
    told = read("行政许可：本年处理决定数量71件；行政处罚：本年处理决定数量14件。")
    assert told == ["disclosure.licensing.decisions = 71", "disclosure.penalty.decisions = 14"]


def test_decisions_behind_their_number(read):
    """Decisions made are counted before their noun too; those found amiss are some of them."""
    assert read("作出的14件行政处罚均在7日内公示。") == ["disclosure.penalty.decisions = 14"]
    assert read("抽查发现，14件行政处罚决定均未公示。") == []
    assert read("对作出的14件行政处罚均进行法制审核。") == []
