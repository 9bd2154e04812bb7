"""Where a scope ends that a sentence has named: with its list, its clause, or once what is told cannot be its own.

A body named among others, or to whom a request was handed, is not what the report goes on to speak of. One that a
paragraph begins with is: ``县住建局收到17件。办结16件。``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.prose.marks import Mark, Marks
from checker.extract.prose.normal import CLAUSE_END, SEGMENT_END
from checker.extract.prose.numbers import COUNT
from checker.extract.prose.scope import scope_fits
from checker.model.report import Issuer

_AGAIN = re.compile(
    r"[,;。](?:全年|年内|本年度?|全县|全市|全区|合计|总计|共计|截至|至年底|年底)(?![^,;。]{0,12}(?:局|办公室|镇|街道))"
)
_OWN_COUNT = re.compile(
    r"(?:\([^()]*\)|及其办公室|机关)?(?P<verb>(?:分别|各)?(?:受理|收到|新收|承办|接收))?"
    r"(?:(?:行政)?规范性文件)?(?:为|共|有|计)?\d+[件宗份起条]"
)
_VERB = "(?:受理|收到|新收|承办|接收)?"
_PART_BEFORE = re.compile(r"\d+[件宗份起条](?:\([^()]*\))?[、,和及][^,;。、\d]{0,4}$")
_PART_AFTER = re.compile(
    rf"(?:\([^()]*\))?[、,和及][^,;。\d]{{0,12}}(?:部门|单位|乡镇|镇街|街镇|街道\)?|[区县市]\)?|局|镇|本级|机关|分局){_VERB}(?:共|为|有)?\d+[件宗份起条]"
)
_QUOTED = 240
# 会同区住建局答复5件, 其中转办至农牧局的5件
_HANDED = re.compile(
    r"(?:(?<![结移])转(?![型变发]|[入至]?下|[入至到]20)|移送|移交|转送|交由|会同|配合|协助|协同|函告|抄送|转由|委托)[^,;。\d]*$"
)
_AMONG = re.compile("其中|包括|含")
_SUB_HEADING = re.compile(r"[。;]\([一二三四五六七八九十]{1,2}\)")
_OPENING = r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?\s*(?:20\d\d年度?|全年|年内|本年度)?[，,]?"
_MANY = 2
_NEARBY = 20
_NEXT_TO_ONE = re.compile(r"(?:局|委|厅|办|办公室|街道|镇|乡|中心|部门|单位|[大支总]队)[、和及与]$")


def member(text: str, mark: Mark, at: int) -> bool:
    """Whether a scope only names one of a list of parts, which is over (市直部门482件、乡镇591件；办结1279件)."""
    own = _OWN_COUNT.match(text, mark.end)
    if own is None or not (SEGMENT_END if own["verb"] else CLAUSE_END).search(text, own.end(), at):
        return False
    before = _PART_BEFORE.search(text, max(0, mark.start - _QUOTED), mark.start)
    return before is not None or _PART_AFTER.match(text, own.end()) is not None


def back(text: str, since: int, at: int) -> bool:
    """Whether the sentence has come back to the whole, after a count of the part (其中…15件，全年办结93件)."""
    again = _AGAIN.search(text, since, at)
    return again is not None and COUNT.search(text, since, again.start()) is not None


def handed(text: str, mark: Mark, at: int) -> bool:
    """Whether a body was only handed something, or helped, in a clause before this one (会同区住建局答复5件)."""
    if _HANDED.search(text, max(0, mark.start - _NEARBY), mark.end) is None:
        return False
    return CLAUSE_END.search(text, mark.end, at) is not None


def opens(paragraph: str, mark: Mark) -> bool:
    """Whether a paragraph begins with a scope, so that it speaks of it on and on."""
    return re.match(_OPENING + re.escape(mark.word), paragraph) is not None


def headed_again(text: str, mark: Mark, at: int) -> bool:
    """Whether another sub-heading stands between a scope and what is told."""
    return _SUB_HEADING.search(text, mark.end, at) is not None


def listed(text: str, mark: Mark, marks: Marks, at: int, issuer: Issuer) -> bool:
    """Whether a scope is one of several bodies of a sentence that is over (县住建局、县城管局分别收到17件、4件。)."""
    stop = text.find("。", mark.end, at)
    if stop < 0:
        return False
    if _NEXT_TO_ONE.search(text, max(0, mark.start - _NEARBY), mark.start):
        return True
    first = max([text.rfind("。", 0, mark.start), *_among(text, 0, mark.start)])
    last = min([stop, *_among(text, mark.end, stop)])
    bodies = {
        other.word
        for other in marks.between(max(first, 0), last)
        if not scope_fits((other.kind, other.word), issuer) and not handed(text, other, at)
    }
    return len(bodies) >= _MANY


def _among(text: str, start: int, end: int) -> Iterator[int]:
    return (word.end() for word in _AMONG.finditer(text, start, end))
