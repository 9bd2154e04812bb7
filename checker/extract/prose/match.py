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


@dataclass(frozen=True, slots=True)
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
    phrase: int
    left: str
    right: str


@cache
def _regex(pattern: str) -> Any:
    """Compiled when first needed: a report touches a tenth of the catalogue."""
    return re2.compile(pattern)


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
        self._last: tuple[Context | None, list[_Pattern]] = (None, [])
        self._guards = [(p.unless, p.not_after, p.needs) for p in catalogue.phrases]
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
            self.patterns.append(
                _Pattern(
                    index,
                    f"(?:{before})$" if before else "",
                    f"^(?:{after})" if after else "",
                )
            )
        for pattern in phrase.claims:
            self._claims.Add(pattern)
            self._claim_patterns.append((index, pattern))

    def best(self, context: Context, sentence: str) -> Match | None:
        """The phrase that fits the number best: by priority, then by the length of the words it fits by."""
        return next(self.ranked(context, sentence), None)

    def ranked(self, context: Context, sentence: str) -> Iterator[Match]:
        """The phrases that fit the number, the best first; the words they fit by are looked for when asked for."""
        phrases = self.catalogue.phrases
        fitting = [pattern for pattern in self._fitting(context) if phrases[pattern.phrase].kind != "also"]
        for priority in sorted({phrases[pattern.phrase].priority for pattern in fitting}, reverse=True):
            found: dict[int, tuple[tuple[int, int], Match]] = {}
            for pattern in fitting:
                if phrases[pattern.phrase].priority != priority:
                    continue
                match = self._matched(pattern, context, sentence)
                if match is None:
                    continue
                key = (len(match.left) + len(match.right), -pattern.phrase)
                if pattern.phrase not in found or key > found[pattern.phrase][0]:
                    found[pattern.phrase] = key, match
            yield from (match for _, match in sorted(found.values(), key=lambda item: item[0], reverse=True))

    def also(self, context: Context, sentence: str) -> list[Match]:
        """Phrases that tell a second quantity by the same number (其他处理1件（申请人撤回）)."""
        second = [p for p in self._fitting(context) if self.catalogue.phrases[p.phrase].kind == "also"]
        found = [self._matched(pattern, context, sentence) for pattern in second]
        return [match for match in found if match is not None]

    def _fitting(self, context: Context) -> list[_Pattern]:
        """The patterns that fit a context, kept because a context is asked about twice in a row."""
        if self._last[0] is not context:
            self._last = context, list(self._search(context))
        return self._last[1]

    def _search(self, context: Context) -> Iterator[_Pattern]:
        lefts = {self._left_ids[n] for n in self._left.Match(context.left) or ()} if context.left else set()
        rights = {self._right_ids[n] for n in self._right.Match(context.right) or ()} if context.right else set()
        for number in lefts | rights:
            pattern = self.patterns[number]
            if (not pattern.left or number in lefts) and (not pattern.right or number in rights):
                yield pattern

    def _matched(self, pattern: _Pattern, context: Context, sentence: str) -> Match | None:
        """The match of a pattern that fits, unless what guards its phrase forbids it."""
        right = _regex(pattern.right).search(context.right).group() if pattern.right else ""
        if not self._fits(pattern.phrase, context, right, sentence):
            return None
        left = _regex(pattern.left).search(context.left).group() if pattern.left else ""
        return Match(self.catalogue.phrases[pattern.phrase], left, right)

    def _fits(self, phrase: int, context: Context, right: str, sentence: str) -> bool:
        unit, klass = self.catalogue.phrases[phrase].unit, context.number.klass
        if unit != klass and not (unit == "document" and klass in ("count", "thing")):
            return False
        unless, not_after, needs = map(_guard, self._guards[phrase])
        return not (
            (unless and unless.search(f"{context.clause}#{right}"))
            or (not_after and not_after.match(context.right))
            or (needs and not needs.search(sentence))
        )

    def claims(self, sentence: str, around: str) -> list[Claim]:
        """The phrases told without a number, in order; one may be found more than once.

        What a phrase ``needs`` may also stand ``around`` the sentence.
        """
        found: list[Claim] = []
        for number in self._claims.Match(sentence) or ():
            index, pattern = self._claim_patterns[number]
            unless, _, needs = map(_guard, self._guards[index])
            if needs and not needs.search(around):
                continue
            for match in _regex(pattern).finditer(sentence):
                # the mark that closes a claim belongs to its clause, what comes after does not
                closed = match.end() - (sentence[match.end() - 1] in _CLOSING)
                start, end = clause_around(sentence, match.start(), max(closed, match.start()))
                if not (unless and unless.search(sentence[start:end])):
                    claim = Claim(self.catalogue.phrases[index], match.start(), match.end())
                    found.append(claim)
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


def _guard(pattern: str) -> Any:
    return _regex(pattern) if pattern else None


_MATCHERS: dict[int, tuple[Catalogue, Matcher]] = {}


def matcher_for(catalogue: Catalogue) -> Matcher:
    """The matcher of a catalogue, compiled once."""
    kept = _MATCHERS.get(id(catalogue))
    if kept is None or kept[0] is not catalogue:
        kept = _MATCHERS[id(catalogue)] = (catalogue, Matcher(catalogue))
    return kept[1]
