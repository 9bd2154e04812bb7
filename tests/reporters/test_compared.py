"""``qc extract`` shows what each claim was set against, and why one was set against nothing."""

import json
from dataclasses import replace

import pytest
from given import built, claim, national

from checker.model.finding import Audit
from checker.reporters import EXTRACT_FORMATS, View, load

NEW, INPUT = "requests.new_received.total", "requests.input_total.total"
TEXT = "全年收到27件"


def shown(*claims, language="zh"):
    """The facts of a report that received 27 requests and carried in 6, as JSON shows them."""
    report = built({NEW: 27, "requests.carried_in.total": 6}, prose=[TEXT], claims=claims)
    view = View(forms=national().forms, language=language)
    return json.loads(load(EXTRACT_FORMATS["json"])([Audit("built.txt", national().rules, report)], view))["facts"]


def test_a_claim_that_agrees():
    """The cell it was set against, the cell's number, and that they agree."""
    (fact,) = shown(claim(NEW, 27, TEXT))
    assert fact["compared"] == {"address": NEW, "value": 27, "verdict": "agrees", "cause": ""}
    assert fact["why"] == ""


def test_the_meaning_that_agrees_is_shown():
    """Of the meanings a count may have, the one that was taken."""
    (fact,) = shown(claim(NEW, 33, "办理33件（含上年结转）", alternatives=("requests.total_processed.total", INPUT)))
    assert (fact["compared"]["address"], fact["compared"]["value"]) == (INPUT, 33)


def test_a_difference_with_its_cause():
    """A difference that a known cause explains says which."""
    (fact,) = shown(claim(NEW, 33, "收到33件"))
    assert fact["compared"]["verdict"] == "differs"
    assert fact["compared"]["cause"] == "恰等于本年新收与上年结转之和"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"relation": "none", "note": "统计范围不同"}, "统计范围不同"),
        ({"unit": "%"}, "百分比按件数核对，不与单元格比较"),
        ({"unit": "%yoy"}, "同比须有上一年度的报告才能核对"),
        ({"quantity": "fee_info.amount"}, "表中没有信息处理费，只核对不超过行政事业性收费"),
        ({"quantity": "requests.nowhere.total"}, "表中没有可比的数"),
    ],
)
def test_a_claim_that_was_not_compared(fields, why):
    """Nothing is shown as compared, and the reason is given."""
    (fact,) = shown(replace(claim(NEW, 80, TEXT), **fields))
    assert (fact["compared"], fact["why"]) == (None, why)
