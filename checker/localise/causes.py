"""Weighed explanations → causes: the independent told apart, what cannot be told apart said together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import exp

from checker.localise.problem import Cause
from checker.localise.system import Number, Sheet, members
from checker.localise.weigh import Event, Explanation, Scales
from checker.model.finding import Confidence, Suspect
from checker.model.rule import Assertion
from checker.model.text import Text

Fix = tuple[int, Number]

_NEAR = 4.0  # nats by which a rival may be less likely and still be told
_TOLD = 30  # rivals told
_TRUST = 0.5  # the slip model is rough: half of what it says counts
_ELSE = 0.02  # the weight of all that was not thought of
_CERTAIN = 0.9
_LIKELY = 0.5
_ALONE = 0.8  # needed where nothing but the slip model tells cells apart
# no equation of their own row breaks
_GUESSED = ("carry_left_out", "row_not_filled", "wrong_and_added_up", "cancelling_pair")
_MANY = 3  # more events than this in one group are no longer certain, however well they fit

MISREAD = Text("可能是读取有误，请先对照原文", "perhaps misread: compare with the original first")
TIED = Text(
    "各种改法同样能使等式成立，无法单凭表内数字判断",
    "several repairs fit, and the tables alone cannot tell which",
)
SETTLED = Text("正文所述与改后的数一致", "the prose tells the repaired number")
BALANCE = Text("也可能某项办理结果与（七）总计一并有误", "or an outcome is wrong, and （七） with it")
BOTH = Text("正文另有同样的数字，改前请一并核对", "the prose tells the printed number too: check it as well")


@dataclass(frozen=True)
class _Rival:
    """Another explanation: the fixes of the best one it drops, what it puts instead, how much worse it is."""

    dropped: frozenset[Fix]
    put: frozenset[Fix]
    explanation: Explanation
    gap: float


@dataclass(frozen=True)
class _Group:
    """Events of the best explanation that stand or fall together, and what could have happened instead."""

    events: tuple[Event, ...]
    rivals: tuple[_Rival, ...] = ()

    @cached_property
    def fixes(self) -> frozenset[Fix]:
        return frozenset(fix for event in self.events for fix in event.fixes)

    def instead(self, rival: _Rival) -> tuple[Event, ...]:
        """The rival's events in place of this group's."""
        fixes = (self.fixes - rival.dropped) | rival.put
        return tuple(event for event in rival.explanation.events if fixes.intersection(event.fixes))


def causes(scales: Scales, sheet: Sheet, broken: int, found: Sequence[Explanation], failing: Text) -> tuple[Cause, ...]:
    """The causes of one part of the report, from its explanations, the likeliest first.

    ``failing`` says why there is no explanation, if there is none.
    """
    if not found:
        equations = tuple(sheet.system.assertions[equation] for equation in members(broken))
        explains = tuple(assertion.id for assertion in equations)
        return (Cause((), (), explains, "unknown", failing, "low", equations),)
    return tuple(_cause(scales, sheet, broken, group) for group in _groups(sheet, found))


def _groups(sheet: Sheet, found: Sequence[Explanation]) -> list[_Group]:
    best = found[0]
    if len(found) == len(best.events) == 1:
        return [_Group(best.events)]
    groups = _apart(sheet, best.events)
    near = [rival for rival in found[1:] if rival.cost <= best.cost + _NEAR]
    for rival in _atoms(groups, best, near):
        hit = [group for group in groups if group.fixes & rival.dropped] or groups[:1]
        joined = _Group(
            tuple(event for group in hit for event in group.events),
            (*(old for group in hit for old in group.rivals), rival),
        )
        place = groups.index(hit[0])
        groups = [group for group in groups if group not in hit]
        groups.insert(place, joined)
    return groups


def _apart(sheet: Sheet, events: Sequence[Event]) -> list[_Group]:
    """Events in groups that share no equation."""
    groups: list[tuple[int, tuple[Event, ...]]] = []
    for event in events:
        reach = _reach(sheet, event.cells)
        near = [group for group in groups if group[0] & reach]
        joined = (*(old for _, group in near for old in group), event)
        for mask, _ in near:
            reach |= mask
        groups = [group for group in groups if group not in near] + [(reach, joined)]
    return [_Group(group) for _, group in groups]


def _reach(sheet: Sheet, cells: Iterable[int]) -> int:
    reach = 0
    for cell in cells:
        reach |= sheet.system.touches[cell]
    return reach


def _atoms(groups: Sequence[_Group], best: Explanation, rivals: Sequence[Explanation]) -> list[_Rival]:
    """The rivals that are not made of smaller ones."""
    changes = []
    for rival in rivals:
        hit = [group for group in groups if not group.fixes <= rival.fixes]
        dropped = frozenset(fix for group in hit for fix in group.fixes)
        put = rival.fixes - (best.fixes - dropped)
        changes.append((len(hit), _Rival(dropped, put, rival, rival.cost - best.cost)))
    atoms: list[_Rival] = []
    for _, rival_change in sorted(changes, key=lambda change: (change[0], change[1].gap)):
        dropped, put = rival_change.dropped, rival_change.put
        for atom in atoms:
            # with the same fixes dropped it is another choice, not a sum
            if atom.dropped < rival_change.dropped and atom.dropped <= dropped and atom.put <= put:
                dropped, put = dropped - atom.dropped, put - atom.put
        if dropped or put:
            atoms.append(rival_change)
    return atoms


def _cause(scales: Scales, sheet: Sheet, broken: int, group: _Group) -> Cause:
    chance, told = _told(scales, sheet, group)
    reach = _reach(sheet, [cell for cell, _ in group.fixes])
    equations = tuple([sheet.system.assertions[equation] for equation in members(reach & broken)])
    explains = tuple([assertion.id for assertion in equations])
    name, reason, confidence = _verdict(scales, group, chance, equations)
    return Cause(told[0], told[1:], explains, name, reason, confidence, equations)


def _told(scales: Scales, sheet: Sheet, group: _Group) -> tuple[float, tuple[tuple[Suspect, ...], ...]]:
    """The chance of the group's own explanation, and the suspects of it and of its rivals, the nearest first."""
    rivals = sorted(group.rivals, key=lambda rival: rival.gap)[:_TOLD]
    weights = [1.0, *(exp(-rival.gap * _TRUST) for rival in rivals)]
    whole = _ELSE + sum(weights)
    tellings = [group.events, *(group.instead(rival) for rival in rivals)]
    chances: dict[Fix, float] = {}
    for events, weight in zip(tellings, weights, strict=True):
        for event in events:
            for fix in event.fixes:
                chances[fix] = chances.get(fix, 0.0) + weight / whole
    return 1.0 / whole, tuple([_suspects(scales, sheet, events, chances) for events in tellings])


def _suspects(
    scales: Scales, sheet: Sheet, events: Iterable[Event], chances: Mapping[Fix, float]
) -> tuple[Suspect, ...]:
    addresses = sheet.system.addresses
    found = []
    for event in events:
        for (cell, true), reason in zip(event.fixes, event.reasons, strict=True):
            printed, chance = _decimal(scales.printed(cell)), round(min(chances[cell, true], 1.0), 3)
            found.append(Suspect(addresses[cell], printed, Decimal(true), reason, chance))
    return tuple(found)


def _decimal(number: Number | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _verdict(
    scales: Scales, group: _Group, chance: float, equations: Sequence[Assertion]
) -> tuple[str, Text, Confidence]:
    """The name of what happened, its words, and how sure we are."""
    if not all(scales.sure(cell) for cell, _ in group.fixes):
        return "misread", MISREAD, "low"
    name = group.events[0].name if len(group.events) == 1 else "wrong_cells"
    support = [scales.support(cell, true) for cell, true in group.fixes]
    settled, contradicted = min(support) > 0, min(support) < 0
    guessed = len(equations) == 1 or (name in _GUESSED and not settled)
    needed = _ALONE if guessed else _LIKELY
    confidence: Confidence = "high" if chance >= _CERTAIN else "medium" if chance >= needed else "low"
    if confidence == "high" and (contradicted or len(group.events) > _MANY):
        confidence = "medium"
    notes = [SETTLED] if settled else []
    notes += [BOTH] if contradicted else []
    notes += [TIED] if confidence == "low" and group.rivals else []
    notes += [BALANCE] if name in _GUESSED and all(a.rule == "requests-balance" for a in equations) else []
    # where several ways fit, how the first of them came about says little
    said = [] if TIED in notes and name.startswith("wrong_cell") else [event.reason for event in group.events]
    texts = list(dict.fromkeys([*said, *notes]))
    if len(texts) == 1:
        return name, texts[0], confidence
    reason = Text("；".join(text.zh for text in texts), "; ".join(text.say("en") for text in texts))
    return name, reason, confidence
