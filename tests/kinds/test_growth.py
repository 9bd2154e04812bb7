"""Growth told in the prose, recomputed from both years' reports."""

import pytest
from given import built, case, claim, read, rule

from checker.kinds.base import Others
from checker.kinds.growth import compare_growth
from checker.model.text import Text

NEW = "requests.new_received.total"
EITHER = ("requests.input_total.total",)


def told(text, now, then, claims=(), last=(), doubt=None, **cells):
    """What is found in a sentence whose count was ``now`` this year and ``then`` last year."""
    this = built({NEW: now, **cells}, year=2023, prose=[text], claims=claims)
    before = built({NEW: then}, year=2022, prose=["去年。"], claims=last)
    return list(compare_growth(rule("narrative-growth"), case(this), Others((case(before),), doubt=doubt)))


def yearly(value, text="同比增长", **fields):
    """A growth of so many percent, as it is read."""
    return claim(NEW, value, text, unit="%yoy", kind="growth", **fields)


@pytest.mark.parametrize(
    ("value", "now", "then"),
    [
        ("35", 27, 20),
        ("29.1", 31, 24),
        ("29.2", 31, 24),
        ("29", 31, 24),
        ("-25", 15, 20),
        ("41", 12, 8.5),
        ("0", 20, 20),
    ],
)
def test_right(value, now, then):
    """A percentage rounded or cut off in its last printed place is right."""
    assert not told("同比增长。", now, then, [yearly(value)])


@pytest.mark.parametrize(("value", "now", "then"), [("53", 27, 20), ("25", 15, 20), ("-35", 27, 20), ("29.3", 31, 24)])
def test_wrong(value, now, then):
    """A percentage that no rounding gives is told with both years' numbers and the right one."""
    (finding,) = told("同比增长。", now, then, [yearly(value)])
    assert finding.severity == "warning"
    assert str(now) in finding.message.zh
    assert str(then) in finding.message.zh
    assert finding.observed is not None
    assert float(finding.expected) == pytest.approx((now - then) * 100 / then, abs=1)


def test_nothing_to_compare():
    """Growth from nothing, and growth of what last year's report does not hold, is not judged."""
    assert not told("同比增长。", 27, 0, [yearly(35)])
    assert not told("同比增长。", 27, 20, [yearly(35, relation="none")])


def test_either_meaning():
    """A count that may mean two things grows as told if it does for one of them."""
    cells = {"requests.carried_in.total": 13}
    assert not told("同比增长。", 27, 20, [yearly(100, alternatives=EITHER)], **cells)
    assert told("同比增长。", 27, 20, [yearly(300, alternatives=EITHER)], **cells)


def test_prose_of_last_year():
    """Growth may be computed from what last year's prose told instead of its table."""
    assert not told("同比增长。", 27, 24, [yearly(35)], last=[claim(NEW, 20, "收到申请20件")])


def test_about():
    """近30% and 超过30% hold where rounding up or down does."""
    assert not told("增长近30%。", 129, 100, [yearly(30, relation="~")])
    assert not told("增长超过30%。", 139, 100, [yearly(30, relation=">=")])
    assert told("增长超过30%。", 119, 100, [yearly(30, relation=">=")])
    assert told("下降近30%。", 129, 100, [yearly(-30, relation="~")])


def test_doubt():
    """Where it is not certain that the reports belong together, it is a remark that says so."""
    (finding,) = told("同比增长。", 27, 20, [yearly(53)], doubt=Text("该机关上一年度名为“甲”"))
    assert finding.severity == "info"
    assert "甲" in finding.message.zh


@pytest.mark.parametrize(
    ("tail", "wrong"),
    [
        ("，相较去年增加25件。", False),
        ("（较2022年增加25件）。", False),
        ("，比上年增加25件。", False),
        ("，比上年增加52件。", True),
        ("，同比减少25件。", True),
        ("，较2021年增加52件。", False),
        ("，其中增加52件。", False),
    ],
)
def test_difference(tail, wrong):
    """A difference told after a count is that of both years; one against another year is not judged."""
    text = "收到申请114件"
    found = told(text + tail, 114, 89, [claim(NEW, 114, text)])
    assert bool(found) == wrong
    assert all("89" in finding.message.zh and "25" in finding.message.zh for finding in found)


def test_read():
    """As sentences are read: a wrong growth is found at its words."""
    from given import text_of

    text = text_of("linping-2023").replace("全区共受理依申请公开1137件", "全区共受理依申请公开1137件，同比增长35%")
    this = read(text).report
    before = built({NEW: 1048, "requests.carried_in.total": 32}, year=2022)
    (finding,) = compare_growth(rule("narrative-growth"), case(this), Others((case(before),)))
    assert "35%" in finding.primary.text


def test_what_its_own_counts_contradict():
    """A change that the sentence's own counts of both years contradict is told by these, and not once more."""
    text = "2022年收到申请20件，2023年收到27件，同比增长50%。"
    count = claim(NEW, 27, "2023年收到27件")
    assert not told(text, 27, 20, [count, yearly(50)])
    assert told("2022年收到申请18件，2023年收到27件，同比增长50%。", 27, 20, [count, yearly(50)])
    assert told("2023年收到申请27件，同比增长50%。", 27, 20, [count, yearly(50)])
