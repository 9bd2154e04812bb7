"""What stands before and after a number: the two strings that phrases are matched against.

A context never reaches over another number, so ``行政复议4件，纠正0件`` gives 4 the context 行政复议 and 0 the context
纠正; only a bracket with numbers of its own is stepped over (``收到申请（含上年结转7件）共160件``). Lists that tell
their labels first (分别为 … 件、… 件; 各 … 件; 均为 … 件) give each number its own label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.extract.prose.numbers import Number

LEFT, RIGHT = 70, 44
REMEMBERED = 1 << 13
"""Words kept with what was found in them: few are long, and, free of numbers, they are the same in many reports."""
_CLAUSE = re.compile(r"[,;。!?]|(?<=\))、")
_SPREAD = re.compile(
    r"(?:(?P<how>分别|依次|各自)(?P<verb>[^,;。、:的\d]{0,12}):?"
    r"|(?P<each>各|均|都|皆|全部)(?:为|是|有|达到?|计|发生|约|收到|仅)?:?)$"
)
_SPREADS = re.compile("[分依各均都皆全]")
_FILLER = re.compile(r"(?:为|是|有|达到?|计|约|共|的)*")
_BETWEEN = re.compile(r"[、,和及与以:]*$")
_LABELS = re.compile(r"、|和|及其?|与|以及|(?<=”)(?=“)")
_STOP = re.compile(r"[,;。:]|其中")
_VERB = re.compile("新?(?:制发|制定|出台|印发|颁布)|废止|现行有效的?|继续有效的?")
_SHARED = re.compile(r"(?:占比|比例|比重)$")
# of both kinds of dispute: 复议、诉讼尚未审结的分别为1件和2件
_RESULT = re.compile(
    r"(?<=诉讼)(?:案件|中)*"
    r"(?:尚未审结|未审结|未结|审结|(?:结果|被)?(?:维持|纠正|撤销)|败诉)(?:的|案件|件数|数)*$"
)
_SHARE_WORDS = re.compile(r"(?:的)?(?:占比|占|比例|比重)[^,;。()]{0,8}$")
_CASES = re.compile(
    r"(?:政府信息公开|信息公开|依申请公开)?(?:类)?(?:的)?(?:行政)?(?:复议|诉讼|应诉|申请|公开)(?:申请)?(?:案件|案|件)?(?:中|里)?|(?:案件|案)?中"
)
_MARKS = re.compile(r"[,;。:、()!?和及与]")
# what is said of a number and of all in the bracket after it
_BEHIND = re.compile(
    rf"(?P<bracket>\([^()]*\d[^()]*\))(?P<said>(?:申请)?(?:均|都|已|全部)[^,;。()\d]{{1,{RIGHT}}}[,;。]"
    r"|(?:政府信息公开|信息公开|依申请公开)?申请(?:当?中|里|内),)"
)
# 内部事务（17件）和第三方权益（15件）
_NEXT = re.compile("^(?:和|及|与|以及).*")
_BRACKETS = re.compile(r"[()]")


@dataclass(slots=True)  # not frozen: one is made for every number
class Context:
    """A number with the text before it (up to the number before) and after it (up to the next).

    ``label`` is the member of a spread list that the number belongs to, ``bracket`` a bracket stepped over.
    """

    number: Number
    left: str
    right: str
    label: str = ""
    bracket: str = ""

    @property
    def clause(self) -> str:
        """The words of the number's own clause that stand before it: ``left`` after its last comma."""
        return last_clause(self.left)


@lru_cache(maxsize=REMEMBERED)
def last_clause(left: str) -> str:
    """``left`` after its last comma."""
    return _CLAUSE.split(left)[-1]


def without_bracket(context: Context) -> Context | None:
    """The context with what a bracket explains before the number left out: 行政许可（户外广告、渣土运输等）527件.

    None where no bracket stands there, or where it may narrow what is counted.
    """
    found = _EXPLAINED.search(context.left) if ")" in context.left else None
    if found is None or _NARROWS.search(found.group()):
        return None
    return replace(context, left=context.left[: found.start()] + context.left[found.end() :], bracket=found.group())


def named_in_bracket(context: Context) -> Context | None:
    """The context of a decision that a bracket names for what it is: 临时查封（行政强制）8件."""
    found = _DECISION.search(context.left) if ")" in context.left else None
    return replace(context, left=found["before"] + found["named"]) if found else None


_DECISION = re.compile(
    r"(?P<before>(?:.*[,;。、:和及与])?)[^,;。、:()和及与]*\((?P<named>行政(?:许可|处罚|强制)(?:类|决定|措施)?)\)$"
)
_EXPLAINED = re.compile(r"(?<=[^,;。])\([^()\d]+\)(?=[^(),;。]{0,6}$)")
_NARROWS = re.compile("不含|不包括|未含|除|剔除|扣除|仅|只|结转|转结")


def contexts(text: str, found: Sequence[Number], since: int = 0) -> list[list[Context]]:
    """For each number its contexts: one, or one a label where labels are spread over it.

    No context reaches back before ``since``.
    """
    ends = [since, *(number.end for number in found)]
    starts = [*(number.start for number in found), len(text)]
    stepped = _stepped(text, found)
    plain: list[Context] = []
    for n, number in enumerate(found):
        right = text[number.end : min(starts[n + 1], number.end + RIGHT)]
        # words that run on into the next number are said of that one: 办结42件结转下年2件
        if n + 1 < len(found) and not _MARKS.search(right) and len(right) < RIGHT:
            cases = _CASES.match(right)
            if _told(text[ends[n] : number.start]):
                right = ""
            elif cases is not None and cases.end() < len(right):
                # 8件复议案件维持6件: 维持 is said of the 6
                right = cases.group()
        behind = _BEHIND.match(text, number.end) if right.startswith("(") else None
        if behind is not None:
            # 其余40件（含上年结转3件）均已办结
            right = behind["said"]
        left, bracket = stepped.get(n) or (text[max(ends[n], number.start - LEFT) : number.start], "")
        if left == "(" and n and found[n - 1].klass == "percent" and right.startswith(")"):
            # 自然人占93.3%（194件）: the count is told of what the share is told of
            left, right = _SHARE_WORDS.sub("", plain[n - 1].left), right[1:]
        # 新收（7件）、办结（8件）: the bracket holds the number and nothing else
        if left.endswith("(") and right.startswith(")"):
            left, right = left[:-1], _NEXT.sub("", right[1:])
        plain.append(Context(number, left, right, bracket=bracket or (behind["bracket"] if behind else "")))
    return _spread(plain, text) if _SPREADS.search(text) else [[context] for context in plain]


def _told(words: str) -> bool:
    """Whether words before a number say what it counts."""
    return len(_MARKS.split(words)[-1].removeprefix("其中")) > 1


def _stepped(text: str, found: Sequence[Number]) -> dict[int, tuple[str, str]]:
    """For numbers that come after a bracket with numbers: the text around the bracket, and the bracket."""
    if "(" not in text:
        return {}
    starts = [number.start for number in found]
    around: dict[int, tuple[str, str]] = {}
    opened = -1
    for mark in _BRACKETS.finditer(text):
        if mark.group() == "(":
            opened = mark.start()
            continue
        inside, after = bisect_right(starts, opened), bisect_right(starts, mark.start())
        alone = inside + 1 == after and found[inside].start == opened + 1 and found[inside].end == mark.start()
        # a bracket that holds one number and nothing else tells it as any other number is told
        if opened >= 0 and not alone and inside < after < len(found) and found[after].start - mark.start() <= LEFT:
            before = found[inside - 1].end if inside else 0
            outer = text[max(before, opened - LEFT) : opened]
            around[after] = (outer + text[mark.end() : found[after].start], text[opened : mark.end()])
        opened = -1
    return around


# 收件、行政复议、行政诉讼三项均为0
_SEVERAL = re.compile("(?:(?:这|以上)?[两三四五]项|[两三]者)(?:数据)?$")


_LED = re.compile("(?:尚未|仍未|未)审结的|在审的|(?:结果)?维持的|被(?:纠正|纠错|撤销)的|败诉的")


def _labels(words: str) -> list[str]:
    """The labels of a spread list, each with the words that are said of all of them."""
    words = _SEVERAL.sub("", words)
    led = _LED.match(words)
    shared = _SHARED.search(words) or _RESULT.search(words)
    labels = [label for label in _LABELS.split(words) if label]
    if labels and (shared_verb := _VERB.search(labels[0])) and not any(_VERB.search(label) for label in labels[1:]):
        # 制发规章和规范性文件分别为…: the verb is said of all of them
        labels = [labels[0], *(shared_verb.group() + label for label in labels[1:])]
    if led is not None:
        # 尚未审结的复议、诉讼案件各5件
        labels = [labels[0], *(led.group() + label for label in labels[1:])]
    if shared is None:
        return labels
    return [label.removesuffix(shared.group()) + shared.group() for label in labels]


def _spread(plain: list[Context], text: str) -> list[list[Context]]:
    spread = [[context] for context in plain]
    kinds: tuple[int, list[str]] = (0, [])
    for n, context in enumerate(plain):
        how = _SPREAD.search(context.left)
        if how is None:
            # 分别维持6件、3件，被纠正1件、0件: the second list is of the same disputes
            if kinds[1] and n == kinds[0] and _run(plain, n) == len(kinds[1]):
                _label(spread, plain, n, kinds[1], context.clause)
                kinds = (n + len(kinds[1]), kinds[1])
            continue
        words = _STOP.split(context.left[: how.start()])[-1]
        labels = _labels(words)
        if how["each"]:
            if len(labels) > 1:
                spread[n] = [replace(context, left=label, label=label) for label in labels]
            continue
        run = _run(plain, n)
        verb = "" if _FILLER.fullmatch(how["verb"]) else how["verb"]
        if run > 1 and (years := _years(text[: context.number.start], words, labels, run)):
            subject = _YEARS.sub("", context.left[: how.start()])
            for k, year in enumerate(years):
                spread[n + k] = [replace(plain[n + k], left=subject + verb, label=year)]
        elif len(labels) < run and verb and (named := _named_before(plain, n, run)):
            # 行政复议7件、行政诉讼4件，分别维持6件、3件
            _label(spread, plain, n, named, verb)
            kinds = (n + run, named)
        elif len(labels) >= run > 1:
            _label(spread, plain, n, labels[-run:], verb)
    return spread


def _label(spread: list[list[Context]], plain: list[Context], start: int, labels: Sequence[str], verb: str) -> None:
    """Give each number of a run from ``start`` its label, before the verb said of all of them."""
    for k, label in enumerate(labels):
        spread[start + k] = [replace(plain[start + k], left=label + verb, label=label)]


def _named_before(plain: Sequence[Context], start: int, run: int) -> list[str]:
    """The kinds of dispute that the numbers just before ``start`` were told of, as many as there are in the run."""
    if run < _PAIR or start < run:
        return []
    named = [_DISPUTE.search(context.left) for context in plain[start - run : start]]
    return [found.group() for found in named if found] if all(named) else []


_PAIR = 2
_DISPUTE = re.compile("(?:未经复议直接起诉|复议后起诉|(?:行政)?复议|(?:行政)?诉讼)(?=(?:案件|案)?$)")
_YEARS = re.compile(r"^.*20\d\d年度?")
_YEAR = re.compile(r"20\d\d年度?")
_RANGE = re.compile(r"(20\d\d)年?度?(?:至|到|-|—|–|~)(20\d\d)年")


def _years(before: str, words: str, labels: Sequence[str], run: int) -> list[str]:
    """The years that a list tells one thing of: 2021—2023年行政复议分别为17件、14件、11件; none where it does not."""
    named = _YEAR.findall(words)
    if len(named) == run and not any(_YEAR.sub("", label) for label in labels[: run - 1]):
        return named if _YEAR.sub("", labels[-1]) else []
    ranges = _RANGE.findall(before[-LEFT * 2 :])
    if not ranges or len(labels) >= run:
        return []
    first, last = map(int, ranges[-1])
    return [f"{year}年" for year in range(first, last + 1)] if last - first + 1 == run else []


def _run(plain: Sequence[Context], start: int) -> int:
    """How many numbers follow one another from ``start`` with nothing but list marks between them."""
    run = 1
    while start + run < len(plain) and _BETWEEN.fullmatch(plain[start + run].left):
        run += 1
    return run
