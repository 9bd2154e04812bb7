"""Wholes that stand elsewhere than before 其中: after their parts (共计), or before a list that needs no 其中.

``信函申请12件、网上申请20件，共32件``; ``收到申请38件。一季度8件，二季度…``; ``从渠道看，网络申请20件，信函申请18件``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.extract.prose.members import depth_at, read_members
from checker.extract.prose.normal import Normal, normalise
from checker.extract.prose.numbers import Number, numbers
from checker.extract.prose.sorts import HAPPENED, is_of_some, is_rest, is_treated, label, overlaps
from checker.extract.prose.told import CASE_UNITS, as_told, clause_before, same_unit
from checker.model.report import Breakdown, Sentence, Told

_SUMS = re.compile(
    r"\d[^\d,，、。；;：:]{1,5}[,，、][^,，、。；;\d]{0,12}(?:[合总小]计|共)[^,，、。；;\d]{0,24}\d"
    r"|[四二]季度[^,，。；;\d]{0,8}\d|下半年[^,，。；;\d]{0,8}\d|[从按][^,，。；;\d]{1,12}(?:看|分|统计|划分)[,，：:]"
)
_OPENED = re.compile(r"\s*其中")
_NO_WHOLE = re.compile("结转|增加|减少|增长|下降|较|比")
_FEWEST = 2
_OF = r"(?:各?类|政府|信息|申请|案件|依申请公开|文件|解读|材料|稿件|活动|的|为|有|是)*"
_SUMMED = re.compile(
    r"(?:申请|案件)?[,、](?:以上)?(?:(?P<n>[两二三四五])(?:大?类|项|者|种|个|部分|方面|家|级)"
    r"(?:渠道|平台|方面|季度|方式|单位|部分|区县|街道|乡镇)?(?:案件|申请)?)?"
    r"(?P<how>(?:(?<=,)全年)?(?:合计|共计|总计|合共)|(?<=,)(?:全年)?共|(?<=[项者类台道位])累计)"
    rf"(?:为|有|是|收到|受理|接收|申请|发布|公开|推送|刊发|发出|编发|印发|制发|举办|召开|开展)*{_OF}"
    rf"(?:(?:办理|作出|实施|核发)?行政(?:许可|处罚|强制)(?:决定)?)?"
)
_EACH = re.compile("[各均每]$")  # 科研机构、法律服务机构各1件 are two
_NUMERALS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_JOINED = re.compile(r"(?:申请|案件)?[、,和及](?!其中)(?:[^,;。()\d]|\([^()\d]{1,8}\)){0,16}")
_HAPPENING = re.compile("收到|受理|接收|新收|答复|办结|办理|承办")
_ENDING = re.compile("(?:公开|提供|处理|办理|受理|答复|回复|办结|维持|纠正)$")
_DIFFERENCE = re.compile("(?:增加|减少|增长|下降|上升|净增|净减|多|少|增|减)(?:了|约|近)?$")
_HAPPENED = re.compile(f"{HAPPENED}|转结|废止|失效|修[改订]|保留|其中")
_COUNTED_ANEW = re.compile("收到|受理")
_HAPPENED_TO_ALL = re.compile(r"办结|答复|结转|转结|较|比|增加|减少|新增|废止|修[改订]")
# what came in, told before it is broken down
_CAME_IN = re.compile(r"(?:收到|受理|接收|新收|接到)[^,;。\d]*$")
_NOT_ALL = re.compile(
    r"季度|半年|上一?年|去年|20\d\d年(?!度?[,全我本])|结转|其中|月份?[,、]?$|自然人|企业|网|信函|当面"
)
_PERIOD = re.compile(
    r"(?:^|[,;、。:(])(?:其中)?:?第?(?P<part>[一二三四]季度|[上下]半年)[,:]?(?:共|新)?(?:收到|受理|接收|新收)?(?:申请)?(?:为|有)?$"
)
_PERIODS = (("一季度", "二季度", "三季度", "四季度"), ("上半年", "下半年"))
_VIEW = re.compile(
    r"[从按](?:申请|提交|受理|办理|来件)?(?:的)?(?:渠道|方式|途径|来源|形式|主体|人|人类型|类型|类别)(?:来看|看|来分|分|划分|统计|类型看)[,:]"
)
_SORT = re.compile(r"[、,和及]?[^、,;。:()\d]{2,14}")


def may_sum(text: str) -> bool:
    """Whether a sentence may hold such a list: most have none of the words."""
    if _OPENED.match(text):
        return True
    said = "共" in text or "计" in text or "季度" in text or "半年" in text or "看" in text or "分" in text
    return said and _SUMS.search(text) is not None


def totals(sentences: Sequence[Sentence], index: int) -> Iterator[Breakdown]:
    """The lists of one sentence whose whole stands after them, or before them without 其中."""
    sentence = sentences[index]
    normal = normalise(sentence.text)
    told = [number for number in numbers(normal.text) if number.unit and number.klass in ("count", "thing")]
    yield from _summed_up(sentence, normal, told, index)
    if "季度" in normal.text or "半年" in normal.text:
        yield from _by_periods(sentences, index, normal, told)
    if normal.text.startswith("其中"):
        yield from _after_a_full_stop(sentences, index, normal, told)
    for view in _VIEW.finditer(normal.text):
        yield from _viewed(sentences, index, normal, told, view)


def _summed_up(sentence: Sentence, normal: Normal, told: Sequence[Number], index: int) -> Iterator[Breakdown]:
    """Lists told before their whole: 网上申请20件、信函申请12件，共计30件."""
    text = normal.text
    for n, whole in enumerate(told):
        found = _SUMMED.fullmatch(text, told[n - 1].end, whole.start) if n >= _FEWEST else None
        if found is None:
            continue
        counted = _counted(text, told[:n], _NUMERALS[found["n"]], whole) if found["n"] else ()
        listed = counted or told[_first_of_the_list(text, told, n, whole) : n]
        if len(listed) < _FEWEST or any(part.relation != "=" for part in (*listed, whole)):
            continue
        opening = re.split(r"[,;。:(]", text[: listed[0].start])[-1]
        words = [opening, *(text[one.end : two.start] for one, two in pairwise(listed))]
        if any(_EACH.search(word) for word in words) or not (counted or _of_one_sort(words)):
            continue
        parts = tuple(as_told(sentence, normal, part) for part in listed)
        # 共 may count anew what the list told some of
        anew = is_of_some(opening) or _COUNTED_ANEW.search(text, told[n - 1].end, whole.start)
        bare = "计" in found["how"] or found.group() == ",共"
        alone = opening.startswith("其中") or all(o.value == whole.value for o in told if o.start < listed[0].start)
        yield Breakdown(
            as_told(sentence, normal, whole), parts, True, index, bool(counted) or (alone and bare and not anew)
        )


def _counted(text: str, told: Sequence[Number], many: int, whole: Number) -> Sequence[Number]:
    """The last ``many`` counts, where a sum says of how many it is: 三者合计348件."""
    depth = depth_at(text, whole.start)
    near = [
        number
        for number in told
        if depth_at(text, number.start) == depth and not _DIFFERENCE.search(clause_before(text, number.start))
    ]
    counts = near[-many:]
    return counts if len(counts) == many and all(same_unit(number, whole) for number in counts) else ()


def _of_one_sort(words: Sequence[str]) -> bool:
    """Whether the words before the numbers of a list tell parts of one sum, and not what happened to some of them."""
    opening, *others = words
    labels = [label(word, "") for word in words]
    if not all(labels) and "分别" not in opening:
        return False
    # 市本级收到6件，各部门收到13件: what happened to each is no contrast
    if len({tuple(_HAPPENING.findall(word)) for word in words}) == 1:
        return not overlaps(labels)
    if any(_HAPPENED.search(word) for word in others) or _HAPPENED_TO_ALL.search(opening):
        return False
    first, *rest = map(is_treated, labels)
    # 公开采伐许可60件、占用许可40件: what opens the list is said of all
    return not overlaps(labels) and (all(rest) and first if any(rest) else not first or not _ENDING.search(labels[0]))


def _first_of_the_list(text: str, told: Sequence[Number], n: int, whole: Number) -> int:
    """Where the list begins that ends before the number at ``n``, its whole."""
    first = n - 1
    if not same_unit(told[first], whole):
        return n
    while (
        first and same_unit(told[first - 1], whole) and _JOINED.fullmatch(text, told[first - 1].end, told[first].start)
    ):
        first -= 1
    if _set_apart(text, told[first:n]):
        first += 1
    # 收到38件，网络20件，信函11件，共38件: the first is the whole already
    while first < n and told[first].value >= whole.value:
        first += 1
    return first


def _set_apart(text: str, listed: Sequence[Number]) -> bool:
    """Whether the first of a list is the whole of the others: 收到30件，信函20件、当面10件，合计30件."""
    marks = [text[one.end : two.start].lstrip("申请案件")[:1] for one, two in pairwise(listed)]
    return len(marks) >= _FEWEST and marks[0] == "," and set(marks[1:]) == {"、"}


def _by_periods(
    sentences: Sequence[Sentence], index: int, normal: Normal, told: Sequence[Number]
) -> Iterator[Breakdown]:
    """All quarters, or both halves of the year, of what came in: they are all there is."""
    found = [(match["part"], number) for number in told if (match := _PERIOD.search(normal.text[: number.start]))]
    for periods in _PERIODS:
        chosen = [number for part, number in found if part in periods]
        if tuple(part for part, _ in found if part in periods) != periods or len({n.unit for n in chosen}) > 1:
            continue
        if any(number.relation != "=" for number in chosen):
            continue
        if (whole := _came_in(sentences, index, chosen[0])) is not None:
            parts = tuple(as_told(sentences[index], normal, number) for number in chosen)
            yield Breakdown(whole, parts, True, index, True)


def _after_a_full_stop(
    sentences: Sequence[Sentence], index: int, normal: Normal, told: Sequence[Number]
) -> Iterator[Breakdown]:
    """``收到申请38件。其中网上申请20件、信函申请19件。``: parts of one of the counts of the sentence before."""
    before = sentences[index - 1] if index else None
    if before is None or before.paragraph is not sentences[index].paragraph:
        return
    earlier = normalise(before.text)
    counts = [n for n in numbers(earlier.text) if told and same_unit(n, told[0]) and n.klass != "percent"]
    if not counts:
        return
    whole = max(counts, key=lambda number: number.value)
    if is_treated(label(normal.text[len("其中") : told[0].start], "")):
        # what became of requests is told of those that were answered
        answered = [n for n in counts if _ANSWERED.search(clause_before(earlier.text, n.start))]
        whole = answered[-1] if answered else whole
    if _NO_WHOLE.search(clause_before(earlier.text, whole.start)):
        return
    members = read_members(normal.text, told, len("其中"), whole)
    if (parts := members.parts()) and len(parts) > 1:
        found = tuple(as_told(sentences[index], normal, part) for part in parts)
        # another count, of a sentence further back, may be meant
        yield Breakdown(as_told(before, earlier, whole), found, False, index)


_ANSWERED = re.compile("(?:答复|回复|办结|办复|办理完毕)[^,;。\\d未]*$")


def _viewed(
    sentences: Sequence[Sentence], index: int, normal: Normal, told: Sequence[Number], view: re.Match[str]
) -> Iterator[Breakdown]:
    """``从申请渠道看，网络申请20件，信函申请11件``: the parts of what came in."""
    text, members = normal.text, [number for number in told if number.start >= view.end()]
    chosen: list[Number] = []
    last = view.end()
    for number in members:
        closed = chosen and is_rest(label(text[view.end() : last], ""))
        if closed or number.relation != "=" or not _is_a_sort(text[last : number.start]):
            break
        chosen.append(number)
        last = number.end
    if len(chosen) < _FEWEST or not all(same_unit(number, chosen[0]) for number in chosen):
        return
    if (whole := _came_in(sentences, index, chosen[0])) is not None:
        parts = tuple(as_told(sentences[index], normal, number) for number in chosen)
        yield Breakdown(whole, parts, True, index)


def _is_a_sort(words: str) -> bool:
    """Whether the words before a number name a sort of what came in, and not what became of it or of some."""
    told_of = is_treated(label(words, "")) or _HAPPENED.search(words) or is_of_some(words)
    return _SORT.fullmatch(words) is not None and not told_of


def _came_in(sentences: Sequence[Sentence], index: int, part: Number) -> Told | None:
    """The count of all that came in that stands nearest before a part, in its paragraph."""
    paragraph = sentences[index].paragraph
    for n in range(index, -1, -1):
        if sentences[n].paragraph is not paragraph:
            break
        normal = normalise(sentences[n].text)
        told = [each for each in numbers(normal.text) if n < index or each.end <= part.start]
        for number in reversed(told):
            clause = clause_before(normal.text, number.start)
            if not (same_unit(number, part) and number.unit in CASE_UNITS and number.relation == "="):
                continue
            if _CAME_IN.search(clause) and not _NOT_ALL.search(clause):
                return as_told(sentences[n], normal, number)
    return None
