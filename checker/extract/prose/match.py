"""Phrases against contexts. All patterns of a catalogue are matched in one pass each side (RE2 sets)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from checker.extract.prose.contexts import Context
from checker.model.phrase import Catalogue, Phrase

_REACH = 120
# a denial opens a clause of its own in a list: 无依申请公开、无行政复议
_BOUND = re.compile(r"[,;。!?]|、(?=[无未零没])")
_CLOSING = ",;。)!?"
_MEMORY = 128 << 20
"""Bytes; a set that outgrows its memory would miss matches without a word."""


@dataclass(slots=True)  # not frozen: one is made for every number, and frozen ones take longer to make
class Match:
    """A phrase that fits a number, and the words on both sides it fits by."""

    phrase: Phrase
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase found in a sentence without a number, and where."""

    phrase: Phrase
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One pattern of a phrase: what must stand on each side of the number, "" where anything may."""

    phrase: Phrase
    order: int
    left: str
    right: str


# a repeated group is what makes a backtracking engine slow without bounds
_REPEATED = re.compile(r"\)[*+{]")


@cache
def _regex(pattern: str, trusted: bool = False) -> Any:
    """Compiled when first needed: a report touches a tenth of the catalogue.

    RE2 needs ten times as long as ``re`` to tell where a match lies in a short text. A pattern that is ``trusted``
    because it is the catalogue's own goes to ``re``, if no group of it is repeated.
    """
    return re.compile(pattern, re.ASCII) if trusted and not _REPEATED.search(pattern) else re2.compile(pattern)


class Matcher:
    """A catalogue made ready to match; made once for a catalogue, because compiling costs more than matching."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.patterns: list[_Pattern] = []
        options = re2.Options()
        options.max_mem = _MEMORY
        self._left, self._right, self._claims = (re2.Set.SearchSet(options) for _ in range(3))
        self._left_ids: list[int] = []
        self._right_ids: list[int] = []
        self._claim_patterns: list[tuple[int, str]] = []
        self._only_left: set[int] = set()
        self._only_right: set[int] = set()
        self._last: tuple[Context | None, list[_Pattern]] = (None, [])
        self._asked: tuple[str, list[int]] = ("", [])
        self._sentence: tuple[str, dict[str, bool]] = ("", {})
        for index, phrase in enumerate(catalogue.phrases):
            self._add(index, phrase)
        for chosen in (self._left, self._right, self._claims):
            chosen.Compile()

    def _add(self, index: int, phrase: Phrase) -> None:
        for pattern in phrase.patterns:
            before, _, after = pattern.partition("#")
            after = after.removesuffix("$") if after == "$" else after
            number = len(self.patterns)
            if before:
                self._left.Add(f"(?:{before})$")
                self._left_ids.append(number)
            if after:
                self._right.Add(f"^(?:{after})")
                self._right_ids.append(number)
            if not (before and after):
                (self._only_left if before else self._only_right).add(number)
            left, right = f"(?:{before})$" if before else "", f"^(?:{after})" if after else ""
            self.patterns.append(_Pattern(phrase, index, left, right))
        for pattern in phrase.claims:
            self._claims.Add(pattern)
            self._claim_patterns.append((index, pattern))

    def best(self, context: Context, sentence: str) -> Match | None:
        """The phrase that fits the number best: by priority, then by the length of the words it fits by."""
        return next(self.ranked(context, sentence), None)

    def ranked(self, context: Context, sentence: str) -> Iterator[Match]:
        """The phrases that fit the number, the best first; the words they fit by are looked for when asked for."""
        by_priority: dict[int, list[_Pattern]] = {}
        for pattern in self._fitting(context):
            if pattern.phrase.kind != "also":
                by_priority.setdefault(pattern.phrase.priority, []).append(pattern)
        for priority in sorted(by_priority, reverse=True):
            found: dict[int, tuple[tuple[int, int], Match]] = {}
            for pattern in by_priority[priority]:
                match = self._matched(pattern, context, sentence)
                if match is None:
                    continue
                key = (len(match.left) + len(match.right), -pattern.order)
                if pattern.order not in found or key > found[pattern.order][0]:
                    found[pattern.order] = key, match
            yield from (match for _, match in sorted(found.values(), key=_by_length, reverse=True))

    def also(self, context: Context, sentence: str) -> list[Match]:
        """Phrases that tell a second quantity by the same number (其他处理1件（申请人撤回）)."""
        second = [p for p in self._fitting(context) if p.phrase.kind == "also"]
        found = [self._matched(pattern, context, sentence) for pattern in second]
        return [match for match in found if match is not None]

    def _fitting(self, context: Context) -> list[_Pattern]:
        """The patterns that fit a context, kept because a context is asked about twice in a row."""
        if self._last[0] is not context:
            self._last = context, self._search(context)
        return self._last[1]

    def _search(self, context: Context) -> list[_Pattern]:
        """The patterns that fit both sides of a number and its unit, in the order of the catalogue."""
        lefts = {self._left_ids[n] for n in self._left.Match(context.left.encode()) or ()} if context.left else set()
        rights = (
            {self._right_ids[n] for n in self._right.Match(context.right.encode()) or ()} if context.right else set()
        )
        klass = context.number.klass
        units = (klass, "document") if klass in ("count", "thing") else (klass,)
        fitting = (lefts & rights) | (lefts & self._only_left) | (rights & self._only_right)
        return [pattern for number in sorted(fitting) if (pattern := self.patterns[number]).phrase.unit in units]

    def _matched(self, pattern: _Pattern, context: Context, sentence: str) -> Match | None:
        """The match of a pattern that fits, unless what guards its phrase forbids it."""
        phrase = pattern.phrase
        trusted = not phrase.origin
        if phrase.needs and not self._found(phrase, sentence):
            return None
        if phrase.not_after and _regex(phrase.not_after, trusted).match(context.right) is not None:
            return None
        right, left = "", ""
        if pattern.right:
            right = context.right[: _regex(pattern.right, trusted).search(context.right).end()]
        if phrase.unless and _regex(phrase.unless, trusted).search(f"{context.clause}#{right}") is not None:
            return None
        if pattern.left:
            # long patterns stay with RE2, which is quickest where it need not count characters
            words = context.left.encode()
            left = words[_regex(pattern.left).search(words).start() :].decode()
        return Match(phrase, left, right)

    def _found(self, phrase: Phrase, sentence: str) -> bool:
        """Whether what a phrase needs is in the sentence, which is asked of many numbers in a row."""
        if self._sentence[0] is not sentence:
            self._sentence = sentence, {}
        answers = self._sentence[1]
        if phrase.needs not in answers:
            answers[phrase.needs] = _regex(phrase.needs, not phrase.origin).search(sentence) is not None
        return answers[phrase.needs]

    def claimed(self, sentence: str) -> list[int]:
        """The claims that fit somewhere in a sentence, by their number; kept because the next question is which."""
        if self._asked[0] != sentence:
            self._asked = sentence, self._claims.Match(sentence) or []
        return self._asked[1]

    def claims(self, sentence: str, around: str) -> list[Claim]:
        """The phrases told without a number, in order; one may be found more than once.

        What a phrase ``needs`` may also stand ``around`` the sentence.
        """
        found: list[Claim] = []
        for number in self.claimed(sentence):
            index, pattern = self._claim_patterns[number]
            phrase = self.catalogue.phrases[index]
            trusted = not phrase.origin
            if phrase.needs and not _regex(phrase.needs, trusted).search(around):
                continue
            unless = _regex(phrase.unless, trusted) if phrase.unless else None
            for match in _regex(pattern).finditer(sentence):
                # the mark that closes a claim belongs to its clause, what comes after does not
                closed = match.end() - (sentence[match.end() - 1] in _CLOSING)
                start, end = clause_around(sentence, match.start(), max(closed, match.start()))
                if not (unless and unless.search(sentence[start:end])):
                    found.append(Claim(phrase, match.start(), match.end()))
        return sorted(_longest(found), key=lambda claim: (claim.start, -claim.phrase.priority))


def _longest(found: list[Claim]) -> list[Claim]:
    """Of claims of one phrase that overlap the longest, which names the most: 无行政复议、行政诉讼."""
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda claim: (claim.start - claim.end, claim.start)):
        if not any(_overlap(claim, other) for other in kept):
            kept.append(claim)
    return kept


def _overlap(one: Claim, other: Claim) -> bool:
    return one.phrase is other.phrase and one.start < other.end and other.start < one.end


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause that holds ``text[start:end]``: between commas, semicolons or full stops."""
    opened = max(0, start - _REACH)
    first = max((mark.end() for mark in _BOUND.finditer(text, opened, start + 1)), default=opened)
    last = _BOUND.search(text, end, end + _REACH)
    return first, last.start() if last else min(len(text), end + _REACH)


def _by_length(item: tuple[tuple[int, int], Match]) -> tuple[int, int]:
    return item[0]


_MATCHERS: dict[int, tuple[Catalogue, Matcher]] = {}


def matcher_for(catalogue: Catalogue) -> Matcher:
    """The matcher of a catalogue, compiled once."""
    kept = _MATCHERS.get(id(catalogue))
    if kept is None or kept[0] is not catalogue:
        kept = _MATCHERS[id(catalogue)] = (catalogue, Matcher(catalogue))
    return kept[1]
