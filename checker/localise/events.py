"""Repairs → the events that happened, the likeliest way of telling them."""

from __future__ import annotations

from checker.localise.lines import line
from checker.localise.missed import missed
from checker.localise.pairs import pair
from checker.localise.system import Number, Sheet
from checker.localise.weigh import CHEAP, Event, Explanation, Fixes, Scales

_PAIRED = 6  # more repairs than this are told one by one, unless they share a line


def explain(scales: Scales, sheet: Sheet, fixes: Fixes) -> Explanation:
    """The cheapest telling of ``fixes`` as events, with the evidence of the prose weighed in."""
    events = _tell(scales, sheet, fixes)
    return Explanation(events, sum(event.cost for event in events) + scales.told(dict(fixes)))


def one(scales: Scales, sheet: Sheet, fix: Fixes) -> Event:
    """The event of one wrong cell."""
    found = scales.alone.get(fix[0])
    if found is None:
        found = scales.single(*fix[0])
        if sheet.system.grid.is_total(fix[0][0]):
            summed = line(scales, sheet, fix)
            found = summed if summed is not None and summed.cost < found.cost else found
        scales.alone[fix[0]] = found
    return found


def _tell(scales: Scales, sheet: Sheet, fixes: Fixes) -> tuple[Event, ...]:
    if len(fixes) == 1:
        return (one(scales, sheet, fixes),)
    if (event := missed(scales, sheet, fixes)) is not None:
        return (event,)
    tellings = []
    for together in _lines(sheet, fixes):
        if (event := line(scales, sheet, together)) is not None:
            if len(together) == len(fixes) and event.cost <= CHEAP:
                return (event,)
            rest = tuple(fix for fix in fixes if fix not in together)
            tellings.append((event, *_matched(scales, sheet, rest)))
    tellings.append(_matched(scales, sheet, fixes))
    return min(tellings, key=lambda events: sum(event.cost for event in events))


def _lines(sheet: Sheet, fixes: Fixes) -> list[Fixes]:
    """The repairs of each row and of each column that has several of them."""
    lines: dict[tuple[str, ...], list[tuple[int, Number]]] = {}
    for fix in fixes:
        table, row, column = sheet.system.grid.place(fix[0])
        lines.setdefault((table, row, ""), []).append(fix)
        lines.setdefault((table, "", column), []).append(fix)
    return [tuple(found) for found in lines.values() if len(found) > 1]


def _matched(scales: Scales, sheet: Sheet, fixes: Fixes) -> tuple[Event, ...]:
    """Every way of taking the repairs singly or in pairs, the cheapest of them."""
    if not fixes:
        return ()
    if len(fixes) > _PAIRED:
        return tuple(one(scales, sheet, (fix,)) for fix in fixes)
    first, rest = fixes[0], fixes[1:]
    best = (one(scales, sheet, (first,)), *_matched(scales, sheet, rest))
    for place, other in enumerate(rest):
        joint = pair(scales, sheet, first, other)
        if joint is not None:
            events = (joint, *_matched(scales, sheet, rest[:place] + rest[place + 1 :]))
            best = min(best, events, key=lambda chosen: sum(event.cost for event in chosen))
    return best
