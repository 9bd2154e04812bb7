"""Phrases against contexts. All patterns of a catalogue are matched in one pass each side (RE2 sets)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import re2

from checker.extract.prose.backwards import backwards
from checker.extract.prose.contexts import REMEMBERED, Context, last_clause
from checker.extract.prose.landmarks import compiled
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


def _matched(pattern: _Pattern, left: str, before: bytes, right: str) -> Match | None:
    """The match of a pattern that fits the words on both sides, unless what guards its phrase forbids it.

    ``before`` is ``left``, encoded.
    """
    phrase = pattern.phrase
    trusted = not phrase.origin
    if phrase.not_after and _regex(phrase.not_after, trusted).match(right) is not None:
        return None
    said = right[: _regex(pattern.right, trusted).search(right).end()] if pattern.right else ""
    if phrase.unless and _regex(phrase.unless, trusted).search(f"{last_clause(left)}#{said}") is not None:
        return None
    # long patterns stay with RE2, which is quickest where it need not count characters
    start = _regex(pattern.left).search(before).start() if pattern.left else len(before)
    return Match(phrase, before[start:].decode(), said)


class Matcher:
    """A catalogue made ready to match; made once for a catalogue, because compiling costs more than matching."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.words = compiled(catalogue.words)
        self.patterns: list[_Pattern] = []
        options = re2.Options()
        options.max_mem = _MEMORY
        self._left, self._right = (re2.Set.MatchSet(options) for _ in range(2))
        self._forwards, self._claims = (re2.Set.SearchSet(options) for _ in range(2))
        self._left_ids: list[int] = []
        self._forward_ids: list[int] = []
        self._right_ids: list[int] = []
        self._claim_patterns: list[tuple[int, str]] = []
        self._only_left: set[int] = set()
        self._only_right: set[int] = set()
        self._fitting = lru_cache(maxsize=REMEMBERED)(self._search)
        self._sentence: tuple[str, dict[str, bool]] = ("", {})
        for index, phrase in enumerate(catalogue.phrases):
            self._add(index, phrase)
        for chosen in (self._left, self._forwards, self._right, self._claims):
            chosen.Compile()

    def _add(self, index: int, phrase: Phrase) -> None:
        for pattern in phrase.patterns:
            before, _, after = pattern.partition("#")
            after = after.removesuffix("$") if after == "$" else after
            number = len(self.patterns)
            if before and (turned := backwards(before)) is not None:
                self._left.Add(turned)
                self._left_ids.append(number)
            elif before:
                self._forwards.Add(f"(?:{before})$")
                self._forward_ids.append(number)
            if after:
                self._right.Add(after)
                self._right_ids.append(number)
            if not (before and after):
                (self._only_left if before else self._only_right).add(number)
            left, right = f"(?:{before})$" if before else "", f"^(?:{after})" if after else ""
            self.patterns.append(_Pattern(phrase, index, left, right))
        for pattern in phrase.claims:
            self._claims.Add(pattern)
            self._claim_patterns.append((index, pattern))

    def fits(self, context: Context) -> bool:
        """Whether some phrase fits the number."""
        ranked, _ = self._fitting(context.left, context.right, context.number.klass)
        return bool(ranked)

    def best(self, context: Context, sentence: str) -> Match | None:
        """The phrase that fits the number best: by priority, then by the length of the words it fits by."""
        return next(self.ranked(context, sentence), None)

    def ranked(self, context: Context, sentence: str) -> Iterator[Match]:
        """The phrases that fit the number, the best first."""
        ranked, _ = self._fitting(context.left, context.right, context.number.klass)
        return (match for match in ranked if self._granted(match.phrase, sentence))

    def also(self, context: Context, sentence: str) -> Iterator[Match]:
        """Phrases that tell a second quantity by the same number (其他处理1件（申请人撤回）)."""
        _, second = self._fitting(context.left, context.right, context.number.klass)
        return (match for match in second if self._granted(match.phrase, sentence))

    def _search(self, left: str, right: str, klass: str) -> tuple[Sequence[Match], Sequence[Match]]:
        """The phrases whose patterns fit both sides of a number and its unit, the best first; apart from them ``also``.

        Nothing but the words around the number decides here, so that what was found is kept.
        """
        before = left.encode()
        lefts, rights = self._lefts(left), self._rights(right)
        units = (klass, "document") if klass in ("count", "thing") else (klass,)
        best: dict[int, tuple[tuple[int, int, int], Match]] = {}
        second: list[Match] = []
        for number in sorted((lefts & rights) | (lefts & self._only_left) | (rights & self._only_right)):
            pattern = self.patterns[number]
            if pattern.phrase.unit not in units or (match := _matched(pattern, left, before, right)) is None:
                continue
            if pattern.phrase.kind == "also":
                second.append(match)
                continue
            key = (pattern.phrase.priority, len(match.left) + len(match.right), -pattern.order)
            if pattern.order not in best or key > best[pattern.order][0]:
                best[pattern.order] = key, match
        return [match for _, match in sorted(best.values(), key=_by_rank, reverse=True)], second

    def _lefts(self, left: str) -> Set[int]:
        """The patterns whose first half fits the words before a number."""
        if not left:
            return frozenset()
        found = {self._left_ids[n] for n in self._left.Match(left[::-1]) or ()}
        if self._forward_ids:
            found.update(self._forward_ids[n] for n in self._forwards.Match(left) or ())
        return found

    def _rights(self, right: str) -> Set[int]:
        """The patterns whose second half fits the words after a number."""
        return {self._right_ids[n] for n in self._right.Match(right) or ()} if right else frozenset()

    def _granted(self, phrase: Phrase, sentence: str) -> bool:
        """Whether what a phrase needs is in the sentence, which is asked of many numbers in a row."""
        if not phrase.needs:
            return True
        if self._sentence[0] is not sentence:
            self._sentence = sentence, {}
        answers = self._sentence[1]
        if phrase.needs not in answers:
            answers[phrase.needs] = _regex(phrase.needs, not phrase.origin).search(sentence) is not None
        return answers[phrase.needs]

    def claimed(self, sentence: str) -> Sequence[int]:
        """The claims that fit somewhere in a sentence, by their number."""
        return self._claims.Match(sentence) or ()

    def claims(self, sentence: str, claimed: Sequence[int], around: str) -> list[Claim]:
        """The phrases told without a number, in order; one may be found more than once.

        ``claimed`` are those that fit somewhere. What a phrase ``needs`` may also stand ``around`` the sentence.
        """
        found: list[Claim] = []
        for number in claimed:
            index, pattern = self._claim_patterns[number]
            phrase = self.catalogue.phrases[index]
            trusted = not phrase.origin
            if phrase.needs and not _regex(phrase.needs, trusted).search(around):
                continue
            unless = _regex(phrase.unless, trusted) if phrase.unless else None
            for match in _regex(pattern, trusted).finditer(sentence):
                # the mark that closes a claim belongs to its clause, what comes after does not
                closed = match.end() - (sentence[match.end() - 1] in _CLOSING)
                start, end = clause_around(sentence, match.start(), max(closed, match.start()))
                if not (unless and unless.search(sentence[start:end])):
                    found.append(Claim(phrase, match.start(), match.end()))
        return sorted(_longest(found), key=lambda claim: (claim.start, -claim.phrase.priority)) if found else []


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


def _by_rank(item: tuple[tuple[int, int, int], Match]) -> tuple[int, int, int]:
    return item[0]


_MATCHERS: dict[int, tuple[Catalogue, Matcher]] = {}


def matcher_for(catalogue: Catalogue) -> Matcher:
    """The matcher of a catalogue, compiled once."""
    kept = _MATCHERS.get(id(catalogue))
    if kept is None or kept[0] is not catalogue:
        kept = _MATCHERS[id(catalogue)] = (catalogue, Matcher(catalogue))
    return kept[1]
