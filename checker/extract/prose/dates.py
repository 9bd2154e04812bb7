"""The words that date counts: years, and parts of a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from checker.extract.prose.marks import Mark, Marks
from checker.extract.prose.sought import sought

_YEAR = sought(
    {
        "all": r"历年|历史累计|历年累计|(?:自|从)[^,;。]{0,14}以来|近[三五两几]?年来?"
        r"|[两三四五](?:个年度|年)(?:来|间|合计|共计|累计|总计|共)|十[二三四五]五"
        r"|(?:实施|修订|施行|成立|建立|开通|运行|开展|启动|推行|公布|颁布|上线|设立|组建|挂牌|改革)以来"
        r"|截至(?:目前|本?报告[^,;。\d]{0,8}[日时前]|发稿)|20\d\d年?(?:至|到|-|—)20\d\d年|自(?P<since>20\d\d)年[^,;。件宗%]{2,24}[至到](?!(?P=since))20\d\d年|本届[^,;。\d]{0,6}(?:任期内?|以来)",
        "year": r"20\d\d(?:年度?|-)",
        "last": "去年|上一?年度?|前一年",
        "next": "明年|下一?年度?|来年",
        "now": "今年|本年度?|当年|年内|全年",
    }
)
# a year in these surroundings dates a comparison or a carry-over, not the counts that follow
_BORROWED_BEFORE = re.compile(
    r"(?:与|较|比|同|相较于?|对比|相较|较之|含|结转(?:办理|处理)?|承接|转结|转|接转|转接|流转|滚[动存]|递延|延[后期续]|推迟|留[待存]|续转|至|到|入|顺延|跨年|除去|除|包括|自|由|从|加上|将于|将在)$"
)
_BORROWED_AFTER = re.compile(
    r"的?[\d.]*[^,;。\d]{0,4}倍|(?:新?修[订正改]|颁布|公布|印发|施行|实施|制定|出台)(?:后|施行)?的[^,;。\d]{2,14}[,;]|(?:政府信息公开|工作|年度)*报告(?:中|里|内)?(?:已|曾)?(?:反映|统计|列入|计入|体现|上报|公布)|(?:的)?(?:项目|事项)数|[^,;。\d]{0,8}(?:结转|转结|转接|接转|转入|转来|流转|结存|结余|留存|滚[存动]|递延|跨入|延续|移交|遗留|跨年|顺延|未办|未结|未答复|相比|同期(?:相比|持平|增|减|下|上)|相较|(?:增长|下降|减少|增加|上升)(?!了?[到至为]\d))"
)


# 含2022年末收到的1件, 从上年度办结的612件中
_TOLD_OF = re.compile("(?:年)?[底末初]?(?:(?:收到|受理|新收|接收)的?|(?:办结|答复)的)")
_INCLUDED = re.compile(r"(?:年)?[底末初]?(?:收到|受理|新收|接收)的?(?:申请)?\d+[件宗份起条]")
_IN_BRACKET = re.compile(r"(?:同期|全年|度)*的?\((?![^()]*结转)[^()\d]{0,8}\d+[件宗份起条][^()]*\)")
_RISEN_FROM = re.compile(r"的?\d+(?:\.\d+)?(?:%|[件宗份起条])(?=[^,;。\d]{0,6}[到至为])")


def years(text: str) -> Marks:
    """The year words that date counts; ``kind`` is a year, ``last``, ``next``, ``now`` or ``all`` (several years)."""
    found: list[Mark] = []
    for match in _YEAR.finditer(text):
        kind = match.lastgroup or ""
        if kind == "year":
            kind = match.group()[:4]
        if kind != "all":
            until = _dated_until(text, match, kind, found)
            if until is None:
                continue
            if until.start:
                found += (Mark(match.start(), match.end(), kind, match.group()), until)
                continue
        if kind.isdigit() and text.endswith("截至", 0, match.start()):
            kind = "now"
        elif match.group() == "当年" and found and "。" not in text[found[-1].end : match.start()]:
            kind = found[-1].kind  # the year just named
        found.append(Mark(match.start(), match.end(), kind, match.group()))
    return Marks.of(_ended(found, text) if "。" in text else found)


def _dated_until(text: str, year: re.Match[str], kind: str, found: Sequence[Mark]) -> Mark | None:
    """The mark that ends what a year word dates; one at 0 where nothing does, None where it dates no count."""
    # 由上年的12%降到5%: the year dates the number after it, and none further on
    once = _RISEN_FROM.match(text, year.end()) if text.startswith(("由", "从"), year.start() - 1) else None
    if once and year.start():
        return Mark(once.end(), once.end(), "now", "")
    borrowed = _BORROWED_BEFORE.search(text, max(0, year.start() - 4), year.start())
    if borrowed and not _TOLD_OF.match(text, year.end()):
        # 与去年同期（收到78件）相比: what is compared with is told in a bracket
        once = _IN_BRACKET.match(text, year.end())
        return Mark(once.end(), once.end(), "now", "") if once and kind == "last" else None
    # 处理20件，含2022年末收到的1件；公开9件: so does one of what was included
    once = _INCLUDED.match(text, year.end()) if borrowed else None
    if once:
        return Mark(once.end(), once.end(), "now", "")
    if kind != "now" and _BORROWED_AFTER.match(text, year.end(), year.end() + 16):
        return None
    subject = found[-1].kind if found and "。" not in text[found[-1].end : year.start()] else "now"
    stop = _aside_until(text, year) if _goes_back(kind, subject) else 0
    return Mark(stop, stop, subject, "")


# 收到38件，2022年为36件: what is told beside a count for comparison
_BESIDE = re.compile(r"(?:度|同期)*(?:则|仅|只|共|约|达|为|是|有)+\d[\d.]*[余多万]{0,2}[件宗份起条%](?=[,;。)])")
_TOLD = re.compile(r"\d[件宗份起条][^。]*$")
# 行政复议2件，系2022年受理；: what the year is said of stands before it
_SAID_OF = re.compile(r"(?:系|属|属于|源于|源自|来自|[均都皆全]为|[均都皆全]是|[件宗份起](?:为|是))$")
_CLAUSE_END = re.compile(
    r"[;。)]|,(?=(?:被|另|因|全年|年内|本年|当年|新收|收到|受理)|[^,;。\d]{0,6}(?:复议|诉讼|应诉))"
)
_SENTENCE = 160


def _goes_back(kind: str, subject: str) -> bool:
    """Whether a year is before the one that was spoken of."""
    if kind == "last":
        return True
    return kind.isdigit() and (subject == "now" or (subject.isdigit() and kind < subject))


def _aside_until(text: str, year: re.Match[str]) -> int:
    """Where a year ceases to date what follows that only dates an aside: what is compared, or said of the cases before.

    0 where it opens what it dates.
    """
    first = max(text.rfind("。", 0, year.start()) + 1, year.start() - _SENTENCE)
    if text.startswith((",", ";", "("), year.start() - 1) and (beside := _BESIDE.match(text, year.end())):
        return beside.end() if _TOLD.search(text, first, year.start()) else 0
    if not _SAID_OF.search(text, max(0, year.start() - 2), year.start()):
        return 0
    end = _CLAUSE_END.search(text, year.end())
    return end.start() if end and _TOLD.search(text, first, year.start()) else 0


_COUNTED = re.compile(r"\d[\d.]*[余多万]{0,2}[件宗份起条]|[一二两三四五六七八九十百][余多]?[件宗份起条]")
_SUB_HEADING = re.compile(r"(?<=[。;])\([一二三四五六七八九十]{1,2}\)")


def _ended(found: Sequence[Mark], text: str) -> list[Mark]:
    """The year words, and where those of other years cease to date what follows.

    That is at the next sub-heading, and at the end of their sentence where they date no count in it
    (公开2022年部门决算。收到申请25件).
    """
    marks: list[Mark] = []
    for mark, after in zip_longest(found, found[1:]):
        marks.append(mark)
        last = after.start if after else len(text)
        stop = text.find("。", mark.end, last)
        if mark.kind == "now" or stop < 0:
            continue
        if _COUNTED.search(text, mark.end, stop):
            heading = _SUB_HEADING.search(text, stop, last)
            stop = heading.end() if heading else -1
        else:
            stop += 1
        if stop > 0:
            marks.append(Mark(stop, stop, "now", ""))
    return marks


_PART = re.compile(
    r"(?<!截至)(?:[上下前后]半年|[本当上单]月|本季度|本周|前三季度|(?:第?[一二三四1-4])季度|(?<!\d)(?:1[0-2]|[1-9])月(?:份|[上中下]旬|当月)"
    r"|(?<![年\d])(?:1[0-2]|[1-9])月(?![\d日起至到初底末—–~-])|20\d\d(?:-20\d\d)?学年|[上下春秋]学期|[春秋]季学期)"
    r"|(?<!\d)(?P<from>\d{1,2})月?(?:-|—|–|~|至|到)(?P<to>\d{1,2})月(?:份|底|末)?(?!\d)"
    r"|(?:截至|截止到?|到|(?<![^,;。(])至)(?:20\d\d年)?(?:[1-9]|1[01])月(?!\d{2}日起)|(?:自|从)(?:20\d\d年)?(?:[2-9]|1[0-2])月(?:份|\d{1,2}日)?(?:以来|起)"
)
_WHOLE_YEAR = ("1", "12")
_MAY_BE_PART = re.compile("月|季度|半年|本周|学[年期]")


def parts(text: str) -> Marks:
    """The words of a part of the year: half of it, a quarter, months; 1至12月 is none."""
    if not _MAY_BE_PART.search(text):
        return Marks()
    return Marks.of(
        [
            Mark(match.start(), match.end(), "part", match.group())
            for match in _PART.finditer(text)
            if match.group("from", "to") != _WHOLE_YEAR
        ]
    )
