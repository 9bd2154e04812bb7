"""Another year told as the year of the report, or the report's as one to come: last year's text that was kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from checker.kinds.base import Case, Kind, shown
from checker.kinds.comparison import compare
from checker.model.finding import Confidence, Finding, Location, finding
from checker.model.report import Fact, Sentence
from checker.model.rule import Rule
from checker.model.text import Text

_BODY = (
    r"(?:我|本)(?:省|市|州|区|县|旗|镇|乡|街道|局|委|厅|办|单位|机关|部门|中心)|全(?:省|市|州|区|县|旗|镇|乡|局|委|年)"
)
_OWN_YEAR = re.compile(rf"(?:^|[。；;\s])(20\d\d)年(?:度)?[,，]?(?:{_BODY})")
_BUDGETS = re.compile(r"(20\d\d)年度?(?:本?部门|单位)?预算[^。；;]{0,12}?(20\d\d)年度?(?:本?部门|单位)?决算")
_ACCOUNTS = re.compile(r"(20\d\d)年度?(?:本?部门|单位)?决算[^。；;]{0,12}?(20\d\d)年度?(?:本?部门|单位)?预算")
_MADE = re.compile(
    r"(?:编制|编写|形成|公布|发布)[^。；;，,《》\d]{0,30}(?P<made>(?P<year>20\d\d)年(?:度)?[^。；;，,《》\d]{0,24}(?:年度报告|年报))"
)
_NOTICE = re.compile("《[^》]*》")
_AHEAD = re.compile(
    rf"(?P<next>(?:下一?步|今后)(?:工作)?[，,：:]?)?(?<!\d)(?P<year>20\d\d)年度?[，,]?(?:{_BODY})?(?:还|也)?(?:将|计划|拟)"
    r"(?:进一步|继续|改进|加强|加大|着力|不断|从|重点|持续|努力|深入|做好|抓好|完善|健全|提升|推进|优化|规范)"
)
_AHEAD_TRACE = rf"20\d\d年度?[，,]?(?:{_BODY})?(?:还|也)?(?:将|计划|拟)"
_TAKEN = re.compile(r"作为|纳入|列入|列为|融入|贯穿|提出|曾|上年|去年|原计划")
_PROBLEMS = "s5"
_COMPARED = re.compile(r"相比|同比|对比|结转|比20\d\d年|较20\d\d年|上年|去年")
_WORK = (
    rf"(?:{_BODY}|共|累计|全年|我|主动|新|依法|均?未|没有|无)*"
    r"(?:收到|受理|接收|接到|办结|办理|答复|公开|制发|出台|制定|发生|收取|组织|开展|举办|召开|发布|开设|解读|更新|现行有效)(?!的|[^，,。；]{0,10}的)"
)
_PERIOD = r"(?:1月1日(?:起)?(?:至|到|[-—–~～]+)(?:20\d\d年)?12月31日(?:止)?|12月31日(?:止)?|年?底|末)?"
_STRETCH = 150
"""Characters on both sides in which this year may be named, so that last year is told beside it."""
_LEAST = Decimal(3)
"""The least count that is the table's by more than chance."""
_FEWEST_OWN = 3
_PARTS = ("s1", "s3", "s6")

_SAME = Text(
    "；所述 {value} 件与本年表格相同，应为年份未改", "; the {value} told is this year's, so the year was not changed"
)
_OTHER = Text("；所述 {value} 件与本年表格的 {table} 不同", "; the {value} told is not this year's {table}")


@dataclass(frozen=True, slots=True)
class _Kept:
    """Words that tell last year as the report's: where, and what speaks for it."""

    place: Location
    note: Text
    confidence: Confidence = "medium"
    told: int = 0
    """The year that is told, where it is not the last one."""


def check_stale(rule: Rule, case: Case) -> Iterator[Finding]:
    """An earlier year in the place of this year's subject, count or budget; told once, with the other places."""
    year = case.report.year
    last = str(year - 1)
    sentences = enumerate(case.report.sentences if year else ())
    # few sentences name the year before
    places = [number for number, sentence in sentences if last in sentence.text or not sentence.section]
    kept = [found for number in places if (found := _kept(number, case))]
    if not kept:
        return
    first = max(kept, key=lambda found: found.confidence == "high")
    values = {"text": first.place.text, "told": first.told or year - 1, "year": year, "note": first.note}
    related = tuple(found.place for found in kept if found is not first)[:5]
    yield finding(rule, first.place, values, related=related, subject="year", confidence=first.confidence)


def _kept(number: int, case: Case) -> _Kept | None:
    """What a sentence tells of last year as if it were the report's."""
    sentence, last = case.report.sentences[number], str(case.report.year - 1)
    text = sentence.text
    if sentence.section == "":
        return _made(sentence, case)
    if last not in text or sentence.section not in _PARTS:
        return None
    for found in () if _COMPARED.search(text) else _told_back(text, case.report.year):
        return _Kept(_place(sentence, found), _told(number, case)[0])
    opened = _opening(last).search(text) if str(case.report.year) not in text else None
    if opened is None or not (opened["work"] or _opens(number, opened, case)):
        return None
    note, same = _told(number, case)
    if not same and str(case.report.year) in _around(sentence):
        return None
    return _Kept(_place(sentence, opened), note, "high" if same else "medium")


def _told_back(text: str, year: int) -> Iterator[re.Match[str]]:
    """Where last year is told as the body's own; and budgets with accounts, both a year back.

    This year's budget goes with last year's accounts.
    """
    last, before = str(year - 1), str(year - 2)
    yield from (found for found in _OWN_YEAR.finditer(text) if found[1] == last)
    yield from (found for found in _BUDGETS.finditer(text) if found.groups() == (last, before))
    yield from (found for found in _ACCOUNTS.finditer(text) if found.groups() == (before, last))


def _made(sentence: Sentence, case: Case) -> _Kept | None:
    """Where the preface says that the report of another year was made."""
    if "20" not in sentence.text:
        return None
    # notices are named 关于编制2023年…年度报告的通知
    for found in _MADE.finditer(_NOTICE.sub(lambda notice: "《" * len(notice[0]), sentence.text)):
        if int(found["year"]) != case.report.year:
            place = Location(sentence.paragraph.at(sentence.start + found.start("made")), found["made"])
            return _Kept(place, Text("", ""), "high", int(found["year"]))
    return None


@lru_cache(maxsize=64)
def _opening(year: str) -> re.Pattern[str]:
    """A year that opens a statement, and the work that is told of it, if it is some that reports tell."""
    return re.compile(rf"(?:^|[。；;）)]|\d[.．、])\s*(?:自|从|截[至止])?{year}年度?{_PERIOD}[，,]?(?P<work>{_WORK})?")


def _opens(number: int, found: re.Match[str], case: Case) -> bool:
    """Whether it is the year that part one opens with (2022年，在…领导下), or that of the body as its subject."""
    if number == next(iter(case.parts.get("s1", ())), -1) and found.start() == 0 and found[0][-1] in "，,":
        return True
    after, own = found.string[found.end() :], iter(case.report.issuer.name)
    common = next((at for at, character in enumerate(after) if character not in own), len(after))
    return common >= _FEWEST_OWN


def _around(sentence: Sentence) -> str:
    text = sentence.paragraph.text
    return text[max(0, sentence.start - _STRETCH) : sentence.end + _STRETCH]


def _told(number: int, case: Case) -> tuple[Text, bool]:
    """What the counts of a sentence that are dated last year are beside this year's tables, and whether the same."""
    compared = [
        compare(replace(fact, relation="=", note="", year=case.report.year), case)
        for fact in case.report.facts
        if fact.sentence == number and _of_last_year(fact, case)
    ]
    this = {fact.quantity for fact in case.report.facts if fact.relation != "none"}
    same = next((each for each in compared if each.verdict == "agrees" and each.fact.quantity not in this), None)
    if same is not None:
        return _SAME.fill({"value": shown(same.fact.value)}), True
    other = next((each for each in compared if each.verdict == "differs" and each.table is not None), None)
    if other is None:
        return Text("", ""), False
    return _OTHER.fill({"value": shown(other.fact.value), "table": shown(other.table or Decimal(0))}), False


def _of_last_year(fact: Fact, case: Case) -> bool:
    counted = fact.relation == "none" and fact.unit not in ("%", "%yoy") and fact.kind == "count"
    return counted and fact.year == case.report.year - 1 and fact.value >= _LEAST


def _place(sentence: Sentence, found: re.Match[str]) -> Location:
    start = found.start() + len(found[0]) - len(found[0].lstrip("。；;）) 　"))
    return Location(sentence.paragraph.at(sentence.start + start), found.string[start : found.end()])


def check_ahead(rule: Rule, case: Case) -> Iterator[Finding]:
    """The report's own year told as one to come: last year's plans that were kept; told once, with other places."""
    year = case.report.year
    places: list[Location] = []
    own = str(year)
    for sentence in case.report.sentences if year else ():
        for found in _AHEAD.finditer(sentence.text) if own in sentence.text else ():
            ahead = found["next"] or sentence.section == _PROBLEMS
            if ahead and int(found["year"]) == year and not _TAKEN.search(sentence.text):
                start = found.start("year")
                words = sentence.text[start : found.end()]
                places.append(Location(sentence.paragraph.at(sentence.start + start), words))
    if places:
        values = {"text": places[0].text, "year": year, "next": year + 1}
        yield finding(rule, places[0], values, related=tuple(places[1:6]), subject="plan", confidence="medium")


AHEAD = Kind(
    "stale-plan",
    "不把报告年度写作今后的打算",
    check=check_ahead,
    words=("text", "year", "next"),
    screen=lambda _: _AHEAD_TRACE,
)
STALE = Kind("stale-year", "不把往年当作报告年度来写", check=check_stale, words=("text", "told", "year", "note"))
