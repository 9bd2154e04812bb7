"""Disputes and requests of other affairs: what the sentence says they were about, before them or after them."""

from __future__ import annotations

import re

from checker.extract.prose.reading import Reading

_UNRELATED = re.compile(
    r"[与和同](?:政府)?信息公开(?:工作|业务|事项)?(?:均|都)?(?:无关|无涉|不相关|没有关系)"
    r"|(?:不|未)(?:在|列入|纳入|计入)[^,;。]{0,10}(?:统计|范围|报告|之列|表)|不属于?(?:政府)?信息公开|(?:受理|立案)前"
)
_ENDED = re.compile(r"[;。]")
_OTHER_COUNT = re.compile(r"[,;][^,;]*\d")
# 因土地承包纠纷，申请行政复议2件; 对征收决定不服提起诉讼8件
_CAUSE = re.compile(
    r"(?:因|由于|不服|对|就|针对)(?P<affair>[^,;。()\d]{2,24}?)"
    r"(?:(?=,)|引发|引起|产生|导致|提起|提出|不服|申请(?:行政)?复议|(?:纠纷|争议|问题|案件)(?=[,的]|$))"
)
_OURS = re.compile("掌握|提供|补正|缴费|期限|到期|公开|答复|申请|复议|诉讼|起诉|法院|裁|上述|该|此|办理|告知")


def of_other_affairs(place: int, reading: Reading) -> bool:
    """Whether the count at ``place`` is said to have nothing to do with information, or to be about something else."""
    fact, (start, end) = reading.facts[place], reading.spans[place]
    closed = _ENDED.search(reading.text, end)
    said = _UNRELATED.search(reading.text, end, closed.start() if closed else len(reading.text))
    if said and not _OTHER_COUNT.search(reading.text, end, said.start()):
        return True
    return fact.quantity.startswith("disputes.") and _caused_otherwise(start, end, reading)


def _caused_otherwise(start: int, end: int, reading: Reading) -> bool:
    """Whether disputes were about something else, with no word of information after it, or in it."""
    near = reading.segment(start)
    before = reading.text[near:start]
    causes = [found for found in _CAUSE.finditer(before) if not _OURS.search(found["affair"])]
    return bool(causes) and "信息公开" not in reading.text[near + causes[-1].end() : end]
