"""Where a sentence names a scope, a year, a kind of dispute or a topic: found once, asked for by position.

A sentence may be 50,000 characters long and hold thousands of numbers; each question about a number is then one
bisection, never a search through the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from checker.extract.prose.dates import parts, years
from checker.extract.prose.marks import Mark, Marks
from checker.extract.prose.sought import Finder, sought


def scopes(text: str, words: Mapping[str, Finder]) -> Marks:
    """The scope nouns: ``own_office``, ``whole_area``, or ``body`` for another body that is told to act.

    A noun in ``以…名义`` tells in whose name a document goes out, not whose counts are told.
    """
    parts = [
        Mark(m.start("part"), m.end("part"), "body", m["part"])
        for m in words["part"].finditer(text)
        if not _with_itself(text, m.start("part"))
    ]
    found = [
        Mark(match.start(name), match.end(name), match.lastgroup or "", match.group(name))
        for match in words["scope"].finditer(text)
        if (name := match.lastgroup or "") and not _no_scope(text, match.start(), match.end())
    ]
    if parts:
        within = _within(parts)
        found = [mark for mark in found if mark.start not in within]
        if len(parts) == 1 and _EVERY.fullmatch(parts[0].word) and not found:
            parts[0].kind = "whole_area"
        found = parts + found
    if bodies := [
        Mark(m.start("body"), m.end("body"), "body", m["body"])
        for m in words["body"].finditer(text)
        if not _JUDGES.match(text, m.end("body"))
    ]:
        taken = _within(found)
        found += [mark for mark in bodies if taken.isdisjoint(range(mark.start, mark.end))]
    return Marks.of(sorted(found, key=lambda mark: mark.end))


# alone they are all there are: 全年各单位新收申请738件
_EVERY = re.compile("各(?:级)?(?:单位|部门|行政机关)")


def _within(marks: Sequence[Mark]) -> set[int]:
    return {at for mark in marks for at in range(mark.start, mark.end)}


_JOINED = re.compile(
    r"政府(?:及|和|、|及其)$|(?:不属于|属于|非|占|占到|涉|涉及|就|关于|针对|不服|居|位居|列|位列|高于|低于|排名)$"
)
_MERE = re.compile(
    r"[^,;。]{0,12}名义|(?:尚)?(?:不掌握|未制作|未获取|不存在|没有制作|不负责|不承担|职责|公开职责|答复|败诉|胜诉)"
)


# 由市政府审理13件、省水利厅审理7件: who decides them has none of them
_JUDGES = re.compile(r"(?:审理|审结|裁决)\d")
# 局机关及直属单位, 行署及所属部门、各县: the body speaks of itself and of those below it
_ITSELF_AND = re.compile(
    r"(?:机关|行署|[我本](?:局|委|厅|院|社|中心|镇|乡|街道)|[省市县区州]局|(?:局|委|厅|院|社)(?=本级))(?:本级)?"
    r"(?:(?:、|和|与|以及|及其?)(?:各|所属|下属|直属)*(?:部门|单位|机构)?)*(?:、|和|与|以及|及其?)(?:各|其)?$"
)
_JOINED_REACH = 20


def _with_itself(text: str, start: int) -> bool:
    # few scopes stand behind a word that joins, and only these are worth the search
    joined = text[start - 1 : start] in _JOINING and start > 0
    return joined and _ITSELF_AND.search(text, max(0, start - _JOINED_REACH), start) is not None


_JOINING = frozenset("、和与及其各")


def _no_scope(text: str, start: int, end: int) -> bool:
    """Whether the noun only names a party (以…名义, 本机关不掌握, 区政府及区政府办), not whose counts are told."""
    if _MERE.match(text, end, end + 20) is not None or _JOINED.search(text, max(0, start - 6), start) is not None:
        return True
    return _with_itself(text, start)


def named(text: str, pattern: Finder) -> Marks:
    """The landmarks of a pattern whose alternatives are named groups."""
    return Marks.of(
        [Mark(match.start(), match.end(), match.lastgroup or "", match.group()) for match in pattern.finditer(text)]
    )


def _advised(mark: Mark, text: str) -> bool:
    """Whether it is where applicants are sent: 告知申请人向企业咨询, 建议向其他机关咨询."""
    if mark.word.startswith("建议"):
        return _SENT.match(text, mark.end) is not None
    return mark.word.startswith(_ASKED) and _TO.search(text, max(0, mark.start - _SENT_FAR), mark.start) is not None


def _asked_about(mark: Mark, text: str) -> bool:
    """Whether it is what requests were about: 申请主要集中在投诉举报处理、行政处罚; 以信访事项为主."""
    opened = max(text.rfind(char, 0, mark.start) for char in ",;。(") + 1
    closed = _CLOSE.search(text, mark.end)
    last = closed.start() if closed else len(text)
    if _DIGIT.search(text, mark.start, last):
        return False
    return _ABOUT.match(text, opened, mark.start) is not None or _MAINLY.match(text, opened, last) is not None


_CLOSE = re.compile("[,;。)]")
_DIGIT = re.compile(r"\d")
_ABOUT = re.compile(
    "(?:申请)?(?:的)?(?:内容|事项|领域|信息|类型)?(?:仍|多|大多|均|都)?(?:主要|集中|多|大多)(?:集中|涉及|是|为|围绕|[在于])+"
)
_MAINLY = re.compile("(?:申请)?(?:的)?(?:内容|事项|领域|信息|类型)?(?:仍|多|均)?以[^,;。\\d]*(?:为主|居多)")
_ASKED = ("咨询", "投诉", "举报", "信访", "查询")
_SENT = re.compile(r"(?:其|申请人|当事人)?(?:向|到|通过)[^,;。\d]{1,14}(?:咨询|查询|了解|申请|获取|反映|提出)")
_TO = re.compile(r"(?:告知|建议|引导|指引|提示)[^,;。\d]{0,8}(?:向|到|通过)[^,;。\d]{1,12}$")
_SENT_FAR = 24
_REASONS = ("诉求", "投诉", "举报", "信访", "咨询", "检查", "建议")
_OUTCOMES = re.compile(
    r"不予处理|不予公开|无法提供|部分公开|[不未]掌握(?!情况)|予以公开\d|过程性|内部事务|执法案卷\d|行政查询(?:事项)?\d|仍不明确"
)


def topics(text: str, pattern: Finder) -> Marks:
    """What bare verbs speak of; beside results of requests, 信访 and 投诉 are reasons and no topics."""
    marks = named(text, pattern).where(
        lambda mark: mark.kind != "topic_foreign" or not (_advised(mark, text) or _asked_about(mark, text))
    )
    if not _OUTCOMES.search(text):
        return marks
    return Marks.of([m for m in marks.marks if m.kind != "topic_foreign" or not m.word.startswith(_REASONS)])


_NEAR = 3
_RESULTS = re.compile(r"驳回$|撤回$|撤$|准许$")


def disputes(text: str, pattern: Finder) -> Marks:
    """The kinds of dispute; 诉讼 and 起诉 in the words of a result name none.

    A court, or 诉讼 alone, speaks of the kind of litigation named before it: 复议后起诉2件，法院判决维持1件.
    """
    found: list[Mark] = []
    for mark in named(text, pattern).marks:
        if text.startswith("请求", mark.end) or _RESULTS.search(text, max(0, mark.start - 4), mark.start):
            continue
        # what a bracket names is not spoken of after it
        inside = text.rfind("(", 0, mark.start) > text.rfind(")", 0, mark.start)
        last = next(
            (m for m in reversed(found[-4:]) if inside or text.rfind("(", 0, m.start) <= text.rfind(")", 0, m.start)),
            None,
        )
        near = last is not None and mark.start - last.end <= _NEAR  # 复议后起诉的行政诉讼案件
        again = (mark.kind == "court" or near) and last is not None and last.kind.startswith("lit_")
        again = again and mark.kind in ("court", "litigation")
        if again and last is not None and not re.search("[;。]", text[last.end : mark.start]):
            mark = Mark(mark.start, mark.end, last.kind, mark.word)
        found.append(mark)
    return Marks.of(found)


OTHER_DOCUMENT = "document_other"
"""The kind of a landmark: a document that no table counts."""
_WORDS = {
    "scope": ("own_office", "whole_area"),
    "group": ("lit_after", "lit_direct", "litigation", "reconsideration"),
    "topic": ("topic_foreign", "topic_ours", "topic_plea"),
    "tribunal": ("topic_tribunal",),
    "document": ("document_regulation", "document_normative", OTHER_DOCUMENT),
    "item": ("item_licensing", "item_other_services", "item_penalty", "item_coercion", "item_admin_fee"),
}


def compiled(words: Mapping[str, str]) -> dict[str, Finder]:
    """What landmarks are found by, from the word lists of a catalogue."""
    finders: dict[str, Finder] = {}
    for name, names in _WORDS.items():
        kinds = {part: words[part] for part in names}
        if name == "group":
            kinds["litigation"] = kinds["litigation"].replace("|起诉|", "|起诉(?!讼)|")
            # 未经复议31件，复议后15件
            kinds["lit_after"] += r"|复议(?:之)?后(?=的?\d)"
            kinds["court"] = "法院|判决|原告"
        finders[name] = sought(kinds)
    # one that stands after a comma may begin with anything
    return finders | {name: re.compile(words[name]) for name in ("body", "part")}


# 减少至5件 tells what there is
_GOAL = sought(
    {
        "goal": (
            r"确保|力争|争取|力求|避免|防止|杜绝|预防|防范|拟(?!公开|制度)|预计|预期|预备|计划|严防|降低|目标|潜在|有望|劝导|劝退|化解|免于"
            r"|(?<![^,;。(])(?:如果?|若|凡|当)(?=[^,;。\d]{0,16}(?:超过|达到|满)\d)|减少了?(?=[^到至为,;。\d]{2})|不(?:少|低|多|超)[于过](?=\d)"
        )
    }
)
# what follows one of these up to the end of the sentence is planned
_PLAN = sought(
    {
        "plan": (
            r"将[^,;。\d]{0,12}以下[^,;。\d]{0,10}[:,]"
            r"|(?:打算|工作计划|年计划|思路|工作安排|工作目标|工作要点)(?:是|为|如下|,|:)|下一步(?:工作)?[,:将我]|(?:明年|来年|下一?年度?)[^,;。结转办答处]{0,8}(?:将|拟|要|计划)"
        )
    }
)


class Landmarks:
    """The landmarks of one sentence; a sort is looked for when it is first asked for."""

    def __init__(self, text: str, words: Mapping[str, Finder]) -> None:
        self.text = text
        self.words = words
        self._brackets = "(" in text

    def bracketed(self, at: int) -> bool:
        """Whether ``at`` is inside a bracket."""
        return self._brackets and self.text.rfind("(", 0, at) > self.text.rfind(")", 0, at)

    def year_at(self, at: int) -> Mark | None:
        """The nearest year word before ``at``; one in a bracket binds only inside that bracket."""
        apart = self._brackets and not self.bracketed(at)
        return (self._outer_years if apart else self.years).before(at)

    def scope_at(self, at: int) -> Mark | None:
        """The nearest scope noun before ``at``; one in a bracket binds only inside that bracket."""
        apart = self._brackets and not self.bracketed(at)
        return (self._outer_scopes if apart else self.scopes).before(at)

    @cached_property
    def years(self) -> Marks:
        """Year words."""
        return years(self.text)

    @cached_property
    def _outer_years(self) -> Marks:
        return self._outer(self.years)

    @cached_property
    def scopes(self) -> Marks:
        """Scope nouns."""
        return scopes(self.text, self.words)

    @cached_property
    def _outer_scopes(self) -> Marks:
        return self._outer(self.scopes)

    def _outer(self, marks: Marks) -> Marks:
        """Those that stand in no bracket."""
        return marks.where(lambda mark: not self.bracketed(mark.start))

    @cached_property
    def parts(self) -> Marks:
        """Words of a part of the year."""
        return parts(self.text)

    @cached_property
    def items(self) -> Marks:
        """Kinds of items of 表二."""
        return named(self.text, self.words["item"])

    @cached_property
    def documents(self) -> Marks:
        """Kinds of documents of 表二."""
        return named(self.text, self.words["document"])

    @cached_property
    def groups(self) -> Marks:
        """Kinds of dispute."""
        return disputes(self.text, self.words["group"])

    @cached_property
    def topics(self) -> Marks:
        """What bare verbs speak of."""
        return topics(self.text, self.words["topic"])

    @cached_property
    def our_topics(self) -> Marks:
        """Words of requests for information."""
        return self.topics.where(lambda mark: mark.kind == "topic_ours")

    @cached_property
    def foreign_topics(self) -> Marks:
        """Words of other matters that are asked for, answered or disputed."""
        return self.topics.where(lambda mark: mark.kind == "topic_foreign")

    @cached_property
    def tribunals(self) -> Marks:
        """Words of a body that decides disputes, and is not a party to them."""
        return named(self.text, self.words["tribunal"])

    @cached_property
    def goals(self) -> Marks:
        """Words of purpose: what follows them has not happened."""
        return named(self.text, _GOAL)

    @cached_property
    def plans(self) -> Marks:
        """Words that open a plan, which goes on to the end of the sentence."""
        return named(self.text, _PLAN)
