"""Shares told beside the counts they are made of: 其中网上申请30件，占60%; and those above all there is.

What the tables hold plays no part in them: such a sentence can be recomputed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.extract.prose.normal import Normal, normalise
from checker.extract.prose.numbers import Number, numbers
from checker.extract.prose.parts import lists
from checker.extract.prose.rates import rates
from checker.extract.prose.told import as_told, same_unit
from checker.model.report import Breakdown, Sentence, Share, Told

_OF_WHOLE = re.compile(
    r"[,(、]?约?占(?:比|比例|比重|(?:申请|信息|办件|案件|全部|全年|全)?的?(?:总数|总量|总件数|总数量|数量|总))?的?(?:为|约|达到?|:)*"
)
_RATE = re.compile(
    r"(?P<what>(?:办结|办复|答复|回复|公开|维持|纠错|纠正|败诉|胜诉|满意|合格|合规|准确|出庭|应诉)率|满意度|占比|比重|占[^,;。()%\d]{0,16})"
    r"(?:均|都|已|也|高|的)*(?:为|达到?|是|约|至|:)*$"
)
# nothing falls by more than all of it
_FALL = re.compile(r"(?:下降|减少|降低|回落|下滑|降幅|减幅)(?:了|幅度|为|达到?|:)*$")
# what exceeds a plan or last year's figure may be more than all of it
_MORE_THAN_ALL = re.compile(r"去年|上一?年|同期|年初|计划|目标|任务|预算|增长|提高|上升|完成|同比|较|超额")
_PART = re.compile(r"[,、;:]?[^,;。()\d占]{0,16}约?占(?:比|总数|总量|全部|比例|比重)*(?:的|为|:)*")
_BESIDE = re.compile("率|占")
_CLAUSE = re.compile(r"[^,;。()]*$")
_LEAST, _FEWEST = 2, 5
"""Shares in brackets, and the numbers of a sentence that tells them: a whole, and each part with its share."""


def shares(sentences: Sequence[Sentence], sections: frozenset[str]) -> Iterator[Share]:
    """Percentages of a whole: those told beside a part of a whole, and those above 100 wherever they are told."""
    for index, sentence in enumerate(sentences):
        if sentence.section not in sections or not ("%" in sentence.text or "％" in sentence.text):
            continue
        normal = normalise(sentence.text)
        told = list(numbers(normal.text))
        yield from _too_many(sentence, index, normal, told)
        if _BESIDE.search(normal.text):
            yield from rates(sentences, index, normal)
        if len(told) >= _FEWEST and "(" in normal.text:
            yield from _bracketed(sentence, index, normal, told)
        members = {part.start: (part, told) for told in lists(sentence, index) for part in told.parts}
        for before, percent in pairwise([None, *told]):
            if percent is None or percent.klass != "percent" or percent.relation != "=":
                continue
            member = members.get(as_told(sentence, normal, before).start) if before is not None else None
            if before is not None and member and _OF_WHOLE.fullmatch(normal.text, before.end, percent.start):
                yield _share(as_told(sentence, normal, percent), *member, _counts(sentence, normal, told))
            elif percent.value > 100 and _is_rate(normal.text[: percent.start]):
                yield Share(as_told(sentence, normal, percent), index)


def _bracketed(sentence: Sentence, index: int, normal: Normal, told: Sequence[Number]) -> Iterator[Share]:
    """Shares in brackets after counts that make up the one before them: 新收40件，网络30件（75%），信函10件（25%）."""
    after = {one.start: two for one, two in pairwise(told) if _is_bracketed(normal.text, one, two)}
    parts = [number for number in told if number.start in after]
    earlier = [number for number in told if parts and number.end <= parts[0].start]
    if len(parts) < _LEAST or not earlier or not all(same_unit(number, earlier[-1]) for number in parts):
        return
    whole = earlier[-1]
    if whole.relation != "=" or sum(part.value for part in parts) != whole.value:
        return
    for part in parts:
        percent, of = as_told(sentence, normal, after[part.start]), as_told(sentence, normal, part)
        yield Share(percent, index, of, as_told(sentence, normal, whole))


def _is_bracketed(text: str, count: Number, percent: Number) -> bool:
    alone = text[count.end : percent.start] == "(" and text.startswith(")", percent.end)
    return alone and percent.klass == "percent" and percent.relation == count.relation == "="


def _too_many(sentence: Sentence, index: int, normal: Normal, told: Sequence[Number]) -> Iterator[Share]:
    """Shares of the parts of one whole that are more than all of it: 其中动态类占60%，公告类占50%.

    Where counts stand beside them these tell which share is wrong.
    """
    for among in re.finditer("其中", normal.text):
        end, parts = among.end(), []
        for percent in told:
            if percent.start < among.end():
                continue
            between = normal.text[end : percent.start]
            if percent.klass != "percent" or percent.relation != "=" or not _PART.fullmatch(between):
                break
            parts.append(as_told(sentence, normal, percent))
            end = percent.end
        slack = sum((Decimal(1).scaleb(int(part.value.as_tuple().exponent)) for part in parts), Decimal(0))
        if len(parts) > 1 and sum(part.value for part in parts) > 100 + slack:
            yield Share(parts[-1], index, others=tuple(parts[:-1]))


def _share(percent: Told, part: Told, breakdown: Breakdown, counts: Sequence[Told]) -> Share:
    """``others`` are the counts before the part that are no part of the same whole."""
    members = {each.start for each in (*breakdown.parts, breakdown.whole)}
    others = (each for each in counts if each.start < part.start and each.unit == part.unit)
    return Share(
        percent, breakdown.sentence, part, breakdown.whole, tuple(each for each in others if each.start not in members)
    )


def _counts(sentence: Sentence, normal: Normal, told: Sequence[Number]) -> list[Told]:
    return [as_told(sentence, normal, number) for number in told if number.klass != "percent"]


def _is_rate(before: str) -> bool:
    """Whether a percentage after these words is a part of a whole, or a fall."""
    found = _CLAUSE.search(before)
    clause = found.group() if found else ""
    if _FALL.search(clause):
        return True
    rate = _RATE.search(clause)
    return rate is not None and not _MORE_THAN_ALL.search(clause[: rate.start()] + rate["what"])
