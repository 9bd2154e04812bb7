"""The league tables: provinces, places and issuers by their points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.model.text import Text
from checker.reporters.batch import words
from checker.reporters.batch.tally import Group, Tally
from checker.reporters.columns import clip, visible
from checker.reporters.grid import GAP, grid, sizes
from checker.reporters.view import View
from checker.reporters.words import BRACKETS

_LEAST = 12  # columns of a name that still tell something
_ALIGN = ("right", "left", *["right"] * 6)


def leagues(tally: Tally, view: View) -> Iterator[str]:
    """A table for each kind of group of which there is more than one, and always that of the issuers."""
    kinds = (("province", words.PROVINCES, 2), ("city", words.CITIES, 2), ("issuer", words.ISSUERS, 1))
    for kind, title, least in kinds:
        if tally.count(kind) >= least:
            yield ""
            yield from _league(tally, kind, title, view)


def _league(tally: Tally, kind: str, title: Text, view: View) -> Iterator[str]:
    first, last, hidden = _ends(tally, kind, view.top)
    headers = view.say(words.GROUP_HEADERS).split("|")
    rows = [_row(group, view) for group in (*first, *last)]
    fixed = sum(size for n, size in enumerate(sizes(headers, rows)) if n != 1)
    room = max(view.width - fixed - GAP * (len(headers) - 1), _LEAST)
    rows = [[row[0], clip(row[1], room), *row[2:]] for row in rows]
    lines = grid(headers, rows, _ALIGN).split("\n")
    yield view.say(title)
    yield from lines[: 2 + len(first)]
    if hidden:
        yield view.say(words.MORE_GROUPS.fill({"n": f"{hidden:,}"}))
    yield from lines[2 + len(first) :]


def _ends(tally: Tally, kind: str, top: int) -> tuple[list[Group], list[Group], int]:
    """The groups shown before and after the cut, and how many it leaves out: the best and the worst are told."""
    named, unnamed = tally.count(kind), []
    if named <= top:
        return list(tally.groups(kind)), [], 0
    worst = list(islice(tally.groups(kind, best_first=False), top // 2))
    best = list(islice(tally.groups(kind), top - len(worst)))
    unnamed = [group for group in tally.groups(kind) if not "".join(group.name)]
    return best, [*reversed(worst), *unnamed], named - top


def _row(group: Group, view: View) -> list[str]:
    return [
        "" if group.place is None else str(group.place),
        _name(group, view),
        *(f"{n:,}" for n in (group.reports, group.reports - group.scored, group.error, group.warning, group.info)),
        "—" if group.points is None else f"{group.points:.1f}",
    ]


def _name(group: Group, view: View) -> str:
    """Where an issuer is stands before its name, unless the name says it."""
    *places, name = (visible(part).strip() for part in group.name) if group.name else [""]
    if not name:
        unknown = words.UNKNOWN_ISSUER if len(group.name) != 1 else words.UNKNOWN_PLACE
        return view.say(unknown)
    place = next((place for place in reversed(places) if place), "")
    if not place or name.startswith(place):
        return name
    return name + view.say(BRACKETS.fill({"text": place}))
