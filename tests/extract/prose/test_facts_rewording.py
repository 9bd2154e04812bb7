"""Rewordings that change nothing: what is read in the developing corpus stays what it was."""

import re
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[3]))  # the benchmarks lie beside the tests

from benchmarks.corpus import entries, facts_of

REWORDINGS = {
    "unit 宗": lambda text: re.sub(r"(?<=\d)件(?!次)", "宗", text),
    "full-width digits": lambda text: text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"}),
    "spaces": lambda text: re.sub(r"(?<=[\u4e00-\u9fa5])(?=[\u4e00-\u9fa5])", " ", text),
    "traditional": lambda text: text.translate(str.maketrans("开结转复议诉讼维纠计处无", "開結轉復議訴訟維糾計處無")),
    "half-width marks": lambda text: text.translate(str.maketrans("，；：（）", ",;:()")),
    "接到": lambda text: text.replace("收到", "接到"),
    "信息公开申请": lambda text: text.replace("政府信息公开申请", "信息公开申请"),
    "复议": lambda text: text.replace("行政复议", "复议"),
    "N件 told by 为": lambda text: re.sub(r"(?<=[开供理持正诉])(?=\d+件)", "为", text),
    "an opening": lambda text: "据统计，" + text,
    "a heading before": lambda text: "（三）依申请公开情况。" + text,
}


@pytest.mark.parametrize("reword", REWORDINGS.values(), ids=REWORDINGS)
def test_a_rewording_changes_nothing(reword):
    """Values, meanings and exactness stay; only the words around them are others."""
    reworded = [reword(entry["text"]) for entry in entries("dev")]
    told = [_said(entry | {"text": text}) for entry, text in zip(entries("dev"), reworded, strict=True)]
    changed = [text for text, now, before in zip(reworded, told, _as_they_are(), strict=True) if now != before]

    assert len(changed) <= 2, changed


@cache
def _as_they_are():
    return [_said(entry) for entry in entries("dev")]


def _said(entry):
    return {(fact.quantity, fact.value, fact.relation) for fact in facts_of(entry)}
