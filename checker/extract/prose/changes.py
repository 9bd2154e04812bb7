"""Changes told beside the counts of both years: 55件，较上年的40件增长37.5%; 2022年收到30件，2023年收到42件，增长40%.

What the tables hold plays no part in them: such a sentence can be recomputed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from checker.extract.prose.normal import normalise
from checker.extract.prose.numbers import Number, numbers
from checker.extract.prose.told import as_told, clause_before, same_unit
from checker.model.report import Change, Sentence

_YEAR = r"(?:去年|上一?年度?|(?P<year>20\d\d)年度?)(?:同期|全年)?"
_NOW = r"(?:而|到)?(?:今年|本年度?|当年|(?P<now>20\d\d)年度?)"
_RISES = "增长|上升|提升|攀升|增加|上涨|增多|增幅|多|增"
_FALLS = "下降|减少|降低|回落|下滑|降幅|减"
_WAY = rf"(?:同比|净)?(?:(?P<rise>{_RISES})|(?P<fall>{_FALLS}|少))(?:了|收到?|受理|接收|幅度?|率|为|达到?|:)*"
_VERBS = "收到|受理|接收|新收|办理|办结|答复|公开|发布|产生|发生|处理"
_SAID = (
    rf"(?:全年|共|总共|总计|合计|累计|{_VERBS}|政府|信息|依申请|申请|行政复议|行政诉讼|案件|数量|总量|总数|件数|量"
    r"|为|的|是|有|仅|只)*"
)
# what a count holds or leaves out, told in brackets: 40件（不含上年结转3件）
_ASIDE = r"\((?:不?含|不?包括|其中)[^()]*\)"
_ASIDES = re.compile(_ASIDE)
_AGAINST = re.compile(
    rf"(?:{_ASIDE})?[,(]?(?:(?:申请|信息|受理|办件|公开)?(?:总量|数量|总数|件数|量))?(?:相较于?|相比于?|较|比|与|同){_YEAR}"
    r"(?:的|为|是|有|共|收到|仅|总数)*\(?"
)
_CHANGED = re.compile(rf"\)?(?:相比|比较)?,?{_WAY}")
_FROM = re.compile(rf"(?:由|从){_YEAR}(?:的|为)*$")
_TO = re.compile(rf"\)?(?:件|份)?(?:{_RISES}|{_FALLS})?(?:了)?(?:到|至|为)(?:今年|本年度?|20\d\d年度?)?的?")
# 由41件增至48件，增长17.1%; 由2021年的421件降到2023年的350件，累计下降16.9%: of whatever years
_FROM_ANY = re.compile(r"(?:由|从)(?P<year>20\d\d年)?[^,;。\d]{0,6}$")
_TO_ANY = re.compile(rf"(?:{_RISES}|{_FALLS}|降|升|变)?(?:了)?(?:到|至|为)(?:今年|本年度?|20\d\d年度?)?[底末]?的?")
_IN_ALL = re.compile(rf"[,(](?:(?:累计|总体|[两三四五]年)(?:共|内)?)?{_WAY}")
_MOVED = re.compile(r"[由从][^,，;；。]{0,16}\d[^,，;；。]{1,8}[到至为][^,，;；。]{0,12}\d")
# 比上年（23件）减少5件，下降21.7%
_BY_LAST_YEAR = re.compile(rf"(?:相较于?|相比于?|较|比|与){_YEAR}(?:的|为)*\(?$")
_THEN_CHANGED = re.compile(rf"[,(]?{_WAY}")
# counts of both years in clauses of their own, the change after them
_LAST_YEAR = re.compile(rf"(?:申请|信息)?[,;(](?:而)?{_YEAR}{_SAID}\(?")
_OPENED = re.compile(rf"(?:^|[,;。:(]){_YEAR}{_SAID}$")
_THIS_YEAR = re.compile(rf"(?:申请|信息)?[,;]{_NOW}{_SAID}")
_APART = re.compile(
    rf"(?:申请|信息)?\)?[,;]?(?:(?:与|同|较|比)(?:去年|上一?年度?|20\d\d年)?(?:同期)?(?:相比|比较)?,?)?{_WAY}"
)
_VERSUS = re.compile(
    rf"(?:申请|信息)?[,(](?:同比|相较于?|较|比|与)(?:去年|上一?年度?|20\d\d年度?)?(?:同期)?(?:相比)?,?{_WAY}"
)
_FEWEST = 2
# 较上年减少6件，同比下降10%: the share is not of the difference
_DIFFERENCE = re.compile("(?:增加|减少|下降|上升|增长|增多|净增|净减|[增减多少])(?:了|约)?$")
_SHARE_OF = re.compile(rf"[,(](?:仅|约)?(?:占|是|为|相当于){_YEAR}(?:的|总数|收到)*")
_NUMERALS = "两三四五"
_SEVERAL_YEARS = re.compile(r"分别")
_YEARS_LISTED = re.compile(
    r"(?P<years>20\d\d年?度?(?:(?:[、和及与,]20\d\d年度?)+|(?P<to>[至到\-—~]|::)20\d\d年度?))[^,;。\d、和与及]{0,20}分别(?:为|是|有|收到|受理|达)*$"
)
_RECENT_YEARS = re.compile(r"近(?P<n>[两三四五])年来?[^,;。\d、和与及]{0,20}分别(?:为|是|有|达)*$")
_OF_YEAR = re.compile(rf"(?:^|[,;。(])(?P<year>20\d\d)年度?{_SAID}$")
_NEXT_YEARS = re.compile(r"(?:申请|案件)?[、,和及与]")
_OF_YEARS = re.compile(
    rf"(?:^|[,;。(])(?:其中|而)?,?(?:(?P<now>20\d\d)年度?|今年|本年度?)?{_SAID}(?:相较于?|较|比|与|同){_YEAR}(?:相比|比较)?,?{_WAY}$"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The counts of this year and the last; the change and its sign; ``then`` is None where it is told of no count."""

    now: Number
    then: Number | None
    change: Number
    sign: int


def changes(sentences: Sequence[Sentence], year: int, sections: frozenset[str]) -> Iterator[Change]:
    """Every change between two counts of this year (``year``) and the one before that one sentence tells with both.

    A rise by more cases than there are is told without the count before: there can be none.
    """
    may_change = _may_change(year)
    for index, sentence in enumerate(sentences):
        if sentence.section in sections and (may_change.search(sentence.text) or _may_move(sentence.text)):
            normal = normalise(sentence.text)
            told = _without_asides(list(numbers(normal.text)), normal.text)
            series = _series(told, year, normal.text) if _SEVERAL_YEARS.search(normal.text) else {}
            for first, pair in _pairs(told, year, normal.text, series):
                now, change = as_told(sentence, normal, pair.now), as_told(sentence, normal, pair.change)
                then = as_told(sentence, normal, pair.then) if pair.then else None
                others = (as_told(sentence, normal, other) for other in told[:first] if _alike(other, pair.now))
                yield Change(now, then, replace(change, value=change.value * pair.sign), index, tuple(others))


def _may_move(text: str) -> bool:
    return ("由" in text or "从" in text) and _MOVED.search(text) is not None


def _without_asides(told: list[Number], text: str) -> list[Number]:
    """The numbers without those that stand in brackets and tell what another holds."""
    spans = [aside.span() for aside in _ASIDES.finditer(text)] if "(" in text else []
    return [number for number in told if not any(start < number.start < end for start, end in spans)]


@cache
def _may_change(year: int) -> re.Pattern[str]:
    return re.compile(rf"(?s:(?:去年|上一?年|{year - 1}年?|同比).*?[增减升降多少落涨])")


def _pairs(told: Sequence[Number], year: int, text: str, series: dict[int, Number]) -> Iterator[tuple[int, _Pair]]:
    """The changes of a sentence, each with the place of its first number."""
    last: _Pair | None = None
    for n, number in enumerate(told):
        left = text[told[n - 1].end : number.start] if n else ""
        pair = None
        if last is not None and last.change is told[n - 1] and (again := _THEN_CHANGED.fullmatch(left)):
            # 比上年的48件增加12件，增长25%
            pair = replace(last, change=number, sign=_sign(again))
        elif n > 1:
            three = told[n - 2 : n + 1]
            pair = _beside(three, year, text) or _apart(three, year, text) or _moved(three, year, text)
            pair = pair or _by_last_year(three, year, text)
            # the difference may be said of an earlier count: 收到90件，办结88件，比上年增加15件，增长20%
            if pair is None and not any(_alike(other, told[n - 2]) for other in told[: n - 2]):
                pair = _by_difference(told[n - 2 : n + 1], text)
        if pair is None and n > _FEWEST:
            pair = _beside_a_share(told[n - 3 : n + 1], year, text)
        if pair is None and n:
            pair = _before(told[n - 1 : n + 2], year, text)
        if pair is None and series:
            pair = _of_series(told[: n + 1], year, text, series)
        if (
            pair is not None
            and _exact(pair)
            and not _DIFFERENCE.search(text, max(0, pair.now.start - 4), pair.now.start)
        ):
            last = pair
            yield max(0, n - 2), pair


def _beside(three: Sequence[Number], year: int, text: str) -> _Pair | None:
    """``42件，较上年的30件增长40%`` and ``由上年的30件增加到42件，增长40%``."""
    first, second, change = three
    between, after = text[first.end : second.start], text[second.end : change.start]
    if (against := _AGAINST.fullmatch(between)) and (changed := _CHANGED.fullmatch(after)):
        now, then = first, second
    elif (against := _FROM.search(text[: first.start])) and _TO.fullmatch(between):
        if not (changed := _THEN_CHANGED.fullmatch(after)):
            return None
        now, then = second, first
    else:
        return None
    return _Pair(now, then, change, _sign(changed)) if _is(against["year"], year - 1) else None


def _moved(three: Sequence[Number], year: int, text: str) -> _Pair | None:
    """``由41件增至48件，增长17.1%``: what the change lies between is told, whenever that was."""
    then, now, change = three
    if not _TO_ANY.fullmatch(text, then.end, now.start) or not (since := _FROM_ANY.search(text[: then.start])):
        return None
    changed = _IN_ALL.fullmatch(text, now.end, change.start)
    if changed is None or ("同比" in changed.group() and not _is(since["year"] and since["year"][:4], year - 1)):
        return None
    return _Pair(now, then, change, _sign(changed))


def _by_last_year(three: Sequence[Number], year: int, text: str) -> _Pair | None:
    """``比上年（23件）减少5件，下降21.7%``: this year's count is what the difference makes of last year's."""
    then, difference, change = three
    changed, again = (
        _CHANGED.fullmatch(text, then.end, difference.start),
        _THEN_CHANGED.fullmatch(text, difference.end, change.start),
    )
    against = _BY_LAST_YEAR.search(text[: then.start])
    if not (changed and again and against) or change.klass != "percent" or not _alike(then, difference):
        return None
    now = then.value + _sign(changed) * difference.value
    if not _is(against["year"], year - 1) or _sign(again) != _sign(changed) or now <= 0:
        return None
    return _Pair(replace(then, value=now), then, change, _sign(changed))


def _apart(three: Sequence[Number], year: int, text: str) -> _Pair | None:
    """``42件，上年为30件，增长40%`` and ``2022年收到30件，2023年收到42件，增长40%``."""
    first, second, change = three
    changed = _APART.fullmatch(text, second.end, change.start)
    if changed is None:
        return None
    if (then := _LAST_YEAR.fullmatch(text, first.end, second.start)) and _is(then["year"], year - 1):
        return _Pair(first, second, change, _sign(changed)) if _same(text, first, second) else None
    opened, now = _OPENED.search(text[: first.start]), _THIS_YEAR.fullmatch(text, first.end, second.start)
    if not (opened and now and _is(opened["year"], year - 1) and _is(now["now"], year)):
        return None
    return _Pair(second, first, change, _sign(changed)) if _same(text, first, second) else None


def _before(told: Sequence[Number], year: int, text: str) -> _Pair | None:
    """``33件，比上年增加5件（上年28件）``, and a rise by more cases than there are."""
    now, change = told[:2]
    changed = _VERSUS.fullmatch(text, now.end, change.start)
    if changed is None:
        return None
    if len(told) > 2 and (then := _LAST_YEAR.fullmatch(text, change.end, told[2].start)):
        return _Pair(now, told[2], change, _sign(changed)) if _is(then["year"], year - 1) else None
    impossible = _sign(changed) > 0 and change.klass != "percent" and change.value > now.value
    return _Pair(now, None, change, 1) if impossible else None


def _by_difference(three: Sequence[Number], text: str) -> _Pair | None:
    """``90件，同比增加15件，增长20%``: the count of the year before is what the difference leaves."""
    now, difference, change = three
    changed = _VERSUS.fullmatch(text, now.end, difference.start)
    again = _THEN_CHANGED.fullmatch(text, difference.end, change.start)
    if not (changed and again) or change.klass != "percent" or not _alike(now, difference):
        return None
    sign, before = _sign(again), now.value - _sign(changed) * difference.value
    if sign != _sign(changed) or before <= 0 or difference.relation != "=":
        return None
    return _Pair(now, replace(difference, value=before), change, sign)


def _beside_a_share(four: Sequence[Number], year: int, text: str) -> _Pair | None:
    """``40件，占上年44件的90.9%，下降9.1%``: the share between is of the same two counts."""
    now, then, share, change = four
    against = _SHARE_OF.fullmatch(text, now.end, then.start)
    changed = _THEN_CHANGED.fullmatch(text, share.end, change.start)
    if not (against and changed) or share.klass != "percent" or text[then.end : share.start] not in ("的", ""):
        return None
    return _Pair(now, then, change, _sign(changed)) if _is(against["year"], year - 1) else None


def _series(told: Sequence[Number], year: int, text: str) -> dict[int, Number]:
    """The counts that a sentence tells of several years: 2022年、2021年分别为17件、12件，2023年38件; 近三年分别为…."""
    found: dict[int, Number] = {}
    for n, number in enumerate(told):
        left = text[: number.start]
        if listed := _YEARS_LISTED.search(left):
            years = [int(each) for each in re.findall(r"20\d\d", listed["years"])]
            if listed["to"]:
                years = list(range(years[0], years[-1] + 1))
        elif recent := _RECENT_YEARS.search(left):
            count = _NUMERALS.index(recent["n"]) + 2
            years = list(range(year - count + 1, year + 1))
        elif one := _OF_YEAR.search(left):
            years = [int(one["year"])]
        else:
            continue
        counts = told[n : n + len(years)]
        joined = all(_NEXT_YEARS.fullmatch(text, a.end, b.start) for a, b in pairwise(counts))
        # a longer list than years are named is of something else
        longer = (
            _NEXT_YEARS.fullmatch(text, counts[-1].end, told[n + len(years)].start) if told[n + len(years) :] else None
        )
        if joined and not longer and len(counts) == len(years) and all(_alike(counts[0], each) for each in counts):
            found |= {each: count for each, count in zip(years, counts, strict=True) if each not in found}
    return found


def _of_series(told: Sequence[Number], year: int, text: str, series: dict[int, Number]) -> _Pair | None:
    """``2023年较上年增长81.1%``, told last, of counts that were told year by year."""
    *before, change = told
    changed = _OF_YEARS.search(text[: change.start])
    if changed is None or (changed["now"] and int(changed["now"]) != year):
        return None
    then = int(changed["year"]) if changed["year"] else year - 1
    if then not in series or year not in series or not any(before[-1] is each for each in series.values()):
        return None
    return _Pair(series[year], series[then], change, _sign(changed))


def _sign(changed: re.Match[str]) -> int:
    return -1 if changed["fall"] else 1


def _is(named: str | None, year: int) -> bool:
    return named is None or int(named) == year


def _same(text: str, one: Number, other: Number) -> bool:
    """Whether both counts are told by the same verb, where both are told by one."""
    verbs = [set(re.findall(_VERBS, clause_before(text, number.start))) for number in (one, other)]
    return not all(verbs) or bool(verbs[0] & verbs[1])


def _exact(pair: _Pair) -> bool:
    """Whether all numbers are exact, the counts in one unit, and the change in it or in percent."""
    if any(number is not None and number.relation != "=" for number in (pair.now, pair.then, pair.change)):
        return False
    if pair.then is not None and not _alike(pair.now, pair.then):
        return False
    return pair.change.klass == "percent" or _alike(pair.change, pair.now)


def _alike(one: Number, other: Number) -> bool:
    """Whether both are counts or amounts in one unit."""
    return "percent" not in (one.klass, other.klass) and same_unit(one, other)
