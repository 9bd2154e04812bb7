"""The questions that decide every comparison, each a step of its own: whose count, of which year, of which group.

Source of the rules: the practice of published reports; a count binds to the nearest scope noun and the nearest year
word before it, and a result of a dispute to the nearest kind of dispute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.model.report import Issuer

GROUPS = ("reconsideration", "litigation")
_YEAR = re.compile(
    r"(?P<year>20\d\d)(?:年度?|-)|(?P<last>去年|上一?年度?|前一年)|(?P<next>明年|下一?年度?|来年)"
    r"|(?P<all>历年|历史累计|历年累计|(?:自|从)[^,;。]{0,14}以来|近[三五两]年)|(?P<now>今年|本年度?|当年|年内|全年)"
)
# a year in these surroundings dates a comparison or a carry-over, not the counts that follow
_BORROWED_BEFORE = re.compile(r"(?:与|较|比|同|相较于?|对比|相较|较之|含|结转|转结|转|至|到|入|顺延|除去|包括|自)$")
_BORROWED_AFTER = re.compile(r"^[^,;。\d]{0,8}(?:结转|转结|遗留|跨年|顺延|相比|同期|相较|增长|下降|减少|增加|上升)")
_CARRIES = re.compile(r"(?:结转|转结|顺延|转下|转入|转至|遗留)")
_CARRIED_IN = re.compile(r"(?:上一?年度?|20\d\d年度?|上年末)(?:的)?(?:结转|转结|遗留|顺延)|(?:含|包括)(?:结转|转结)|结转上一?年")
_PART = re.compile(r"(?<!截至)(?:[上下]半年|[一二三四1-4]季度|(?:1[0-2]|[1-9])月份)")
_OWN_NOUN = "名义"


def year_of(text: str, start: int, report_year: int) -> int | None:
    """The year a count at ``start`` belongs to: that of the nearest year word before it, else the report's.

    None for figures of several years (历年累计).
    """
    for found in reversed(list(_YEAR.finditer(text, 0, start))):
        if _BORROWED_BEFORE.search(text, max(0, found.start() - 3), found.start()):
            continue
        if _BORROWED_AFTER.match(text[found.end() : start + 12]):
            continue
        if found["all"]:
            return None
        if found["year"]:
            if text[max(0, found.start() - 2) : found.start()] == "截至":
                return report_year
            return int(found["year"])
        return report_year + (-1 if found["last"] else 1 if found["next"] else 0)
    return report_year


def scope_of(text: str, start: int, words: Mapping[str, re.Pattern[str]]) -> str | None:
    """The scope noun nearest before ``start``: the word printed, or None where the sentence names no scope.

    A noun in ``以…名义`` tells in whose name a document goes out, not whose counts are told.
    """
    best: tuple[int, str] | None = None
    for name in ("own_office", "whole_area"):
        for found in words[name].finditer(text, 0, start):
            if _OWN_NOUN in text[found.end() : found.end() + 12]:
                continue
            if best is None or found.end() > best[0]:
                best = found.end(), found.group()
    return best[1] if best else None


def scope_fits(scope: str | None, issuer: Issuer, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether counts of that scope are counts of this issuer's tables.

    A government speaks for its whole area and not only for its office; an office or a department speaks for itself.
    """
    if scope is None or not issuer.level:
        return True
    own = words["own_office"].fullmatch(scope) is not None
    if issuer.level in ("office", "department"):
        return own
    if own:
        return False
    area = re.search(r"(自治区|省|市|州|盟|区|县|旗|镇|乡|街道)(?:人民政府|政府|办事处)", issuer.name)
    named = re.fullmatch(r"全(区|市|县|省|州|旗|盟|镇|乡|街道|自治区)", scope)
    return named is None or area is None or area[1].endswith(named[1])


_KINDS_OF_DISPUTE = ("lit_after", "lit_direct", "litigation", "reconsideration")
_ROW = {"lit_after": "lit_after_reconsideration"}


def dispute_before(text: str, start: int, words: Mapping[str, re.Pattern[str]]) -> str | None:
    """The kind of dispute named nearest before ``start``: a row of 表四, ``litigation`` for both of its rows."""
    named = disputes_in(text[:start], words)
    return named[-1] if named else None


def disputes_in(text: str, words: Mapping[str, re.Pattern[str]]) -> list[str]:
    """The kinds of dispute that a text names, in order; the longest name of overlapping ones counts."""
    found: list[tuple[int, int, str]] = []
    for name in _KINDS_OF_DISPUTE:
        for match in words[name].finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), _ROW.get(name, name)))
    return [row for _, _, row in sorted(found)]


def carried_year(words: str, report_year: int, *, out: bool) -> bool:
    """Whether the year named in a phrase of carrying over is the one the direction asks for."""
    named = re.search(r"20\d\d", words)
    return named is None or not report_year or int(named.group()) == report_year + (1 if out else -1)


def carries(text: str) -> bool:
    """Whether the sentence speaks of requests carried into the next year; those carried in do not count."""
    return _CARRIES.search(_CARRIED_IN.sub("", text)) is not None


def part_of_year(clause: str) -> bool:
    """Whether the clause counts half a year, a quarter or a month, for which no cell stands."""
    return _PART.search(clause) is not None


_FOREIGN = re.compile(r"复议|诉讼|投诉|热线|建议|提案|留言|信访件|工单|督察|转办|舆情|咨询|求助|许可|登记|处罚|强制")
_REQUESTS = re.compile(r"信息公开|依申请|公开申请|申请")


def about_requests(text: str, start: int, said: str) -> bool:
    """Whether a verb with a bare number (受理288件) speaks of requests: by the nearest noun before it."""
    if _REQUESTS.search(said):
        return True
    requests = [found.end() for found in _REQUESTS.finditer(text, 0, start)]
    others = [found.end() for found in _FOREIGN.finditer(text, 0, start)]
    return not others or bool(requests) and requests[-1] > others[-1]
