"""``--format text`` of ``qc audit``: the batch in numbers, league tables, the worst reports, rules, unread files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.batch import Batch
from checker.model.rule import SEVERITIES
from checker.reporters import words as check_words
from checker.reporters.batch import words
from checker.reporters.batch.league import leagues
from checker.reporters.batch.score import STATES
from checker.reporters.batch.tally import Bad, Tally, tallied
from checker.reporters.columns import clip, visible, width, wrap
from checker.reporters.grid import GAP, grid, sizes
from checker.reporters.paint import paint
from checker.reporters.view import View

_TOLD = 3  # findings told under each of the worst reports
_INDENT = 6


def pieces(batch: Batch, view: View) -> Iterator[str]:
    """The screen, line by line."""
    with tallied(batch, view.top) as tally:
        for line in _lines(batch, tally, view):
            yield line.rstrip() + "\n"


def _lines(batch: Batch, tally: Tally, view: View) -> Iterator[str]:
    if not len(batch):
        yield view.say(words.EMPTY)
        return
    yield from _summary(tally, view)
    yield from leagues(tally, view)
    yield from _worst(tally, view)
    yield from _rules(tally, view)
    yield from _unreadable(tally, view)
    yield from _broken(tally, view)


def _summary(tally: Tally, view: View) -> Iterator[str]:
    n = sum(tally.states.values())
    states = [
        view.say(words.STATE_COUNT.fill({"state": words.STATE[state], "n": f"{tally.states[state]:,}"}))
        for state in STATES
        if tally.states[state]
    ]
    yield from wrap(view.say(words.ALL.fill({"n": f"{n:,}"})) + _mark(view) + " · ".join(states), view.width)
    yield from wrap(_filled(words.COUNTS, tally.severities, SEVERITIES, view), view.width)
    names = ("assertions", "passed", "failed", "uncertain", "not_assessable")
    yield from wrap(_filled(words.COVERAGE, tally.coverage, names, view), view.width)
    yield from wrap(view.say(words.SCORING), view.width)


def _mark(view: View) -> str:
    return "：" if view.language == "zh" else ": "


def _filled(text: Any, counted: Counter[str], names: tuple[str, ...], view: View) -> str:
    return view.say(text.fill({name: f"{counted[name]:,}" for name in names}))


def _worst(tally: Tally, view: View) -> Iterator[str]:
    yield ""
    worst = tally.worst_first()
    if not tally.bad:
        if tally.severities.total() or tally.states["pass"]:
            yield view.say(words.NONE_WORSE)
        return
    yield view.say(words.WORST)
    headers = view.say(words.WORST_HEADERS).split("|")
    rows = [_report(n, bad, view) for n, bad in enumerate(worst, 1)]
    rows = _cut(headers, rows, view.width)
    head, rule, *lines = grid(headers, rows, ("right", "right", "right", "right")).split("\n")
    yield from (head, rule)
    for line, bad in zip(lines, worst, strict=True):
        yield paint(line, "bold", view.colour)
        yield from _findings(bad.record["findings"], view)
    if hidden := tally.bad - len(worst):
        yield view.say(words.MORE_REPORTS.fill({"n": f"{hidden:,}"}))


def _report(n: int, bad: Bad, view: View) -> list[str]:
    report = bad.record["report"]
    return [
        str(n),
        f"{100 - bad.lost:.1f}",
        f"{bad.errors:,}",
        f"{bad.warnings:,}",
        visible(report["issuer"] or "").strip() or view.say(words.UNKNOWN_ISSUER),
        str(report["year"] or "—"),
        visible(report["path"]),
    ]


def _cut(headers: list[str], rows: list[list[str]], columns: int) -> list[list[str]]:
    """Issuer and path cut to the room there is; of a path its end is kept, which tells files apart."""
    needed = sizes(headers, rows)
    room = columns - sum(needed) + needed[4] + needed[6] - GAP * (len(headers) - 1)
    issuer = min(needed[4], max(room // 2, 10))
    path = max(room - issuer, 8)
    return [[*row[:4], clip(row[4], issuer), row[5], clip_start(row[6], path)] for row in rows]


def clip_start(text: str, columns: int) -> str:
    """The end of the text in at most ``columns``, beginning with ``…`` where something was cut."""
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[1:]
    return "…" + text


def _findings(findings: list[Mapping[str, Any]], view: View) -> Iterator[str]:
    for finding in findings[:_TOLD]:
        severity = view.say(check_words.SEVERITY[finding["severity"]])
        told = f"{severity} {finding['rule']}  {visible(finding['message'])}"
        line = clip(told, view.width - _INDENT)
        yield " " * _INDENT + line.replace(severity, paint(severity, finding["severity"], view.colour), 1)
    if (hidden := len(findings) - _TOLD) > 0:
        yield " " * _INDENT + view.say(words.MORE_FINDINGS.fill({"n": f"{hidden:,}"}))


def _rules(tally: Tally, view: View) -> Iterator[str]:
    if not tally.rules:
        return
    ordered = sorted(tally.rules.items(), key=lambda item: (-item[1]["reports"], item[0]))
    headers = view.say(words.RULE_HEADERS).split("|")
    rows = [
        [clip(visible(rule), view.width // 2), *(f"{counted[name]:,}" for name in ("reports", *SEVERITIES))]
        for rule, counted in ordered[: view.top]
    ]
    yield ""
    yield view.say(words.RULES)
    yield from grid(headers, rows, ("left", *["right"] * 4)).split("\n")
    if hidden := len(ordered) - len(rows):
        yield view.say(words.MORE_RULES.fill({"n": f"{hidden:,}"}))


def _unreadable(tally: Tally, view: View) -> Iterator[str]:
    if not tally.states["unreadable"]:
        return
    yield ""
    yield paint(view.say(words.UNREADABLE), "error", view.colour)
    for path, error in tally.unreadable:
        told = error if path in error else f"{path}{_mark(view)}{error}"
        yield from (f"  {line}" for line in _folded(visible(told), view.width - 2))
    if hidden := tally.states["unreadable"] - len(tally.unreadable):
        yield view.say(words.MORE_FILES.fill({"n": f"{hidden:,}"}))


def _folded(text: str, columns: int) -> Iterator[str]:
    """The text in lines of at most ``columns``; a path longer than a line is broken like Chinese, anywhere."""
    for line in wrap(text, columns):
        rest = line
        while width(rest) > columns:
            end = next(n for n in range(len(rest)) if width(rest[: n + 1]) > columns)
            yield rest[:end]
            rest = rest[end:]
        yield rest


def _broken(tally: Tally, view: View) -> Iterator[str]:
    if not tally.broken:
        return
    yield ""
    yield paint(view.say(words.BROKEN), "error", view.colour)
    for rule, n in sorted(tally.broken.items()):
        told = visible(view.say(words.CRASHED.fill({"rule": rule, "n": f"{n:,}"})))
        yield from (f"  {line}" for line in _folded(told, view.width - 2))
