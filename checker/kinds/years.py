"""Kinds that set a report's tables beside those of its issuer's report of the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from checker.kinds.base import CELL, LAST, Case, Kind, Option, Others, labels, outside, shown
from checker.kinds.linear import bound_names
from checker.model.finding import Confidence, Finding, Location, finding
from checker.model.rule import Rule, Severity
from checker.model.text import Text

_LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "info", "info": "info"}
_STOCKS = (".in_force", ".prev_items", ".total_disclosed")  # what rightly stays the same from year to year
_STRONG = 10  # cells that are not 0, from which tables alike are no coincidence
_FEW, _LARGE = 4, 10  # or fewer of them, one of at least this size
_MOST = 12
_BOUND = 512  # rules on forms whose equations are kept in mind

_THIS = Text("本年报告的", "this year's ")
_THAT = Text("上年报告的", "last year's ")
_ALSO = Text("；另有{cells}不符", "; so do {cells}")
_BLANK = Text("；其中有单元格未填，按 0 计", "; a cell left blank counts as 0")
SAID = Text("；正文写有“{word}”，请确认是否由此引起", "; the prose speaks of “{word}”, which may be the reason")
_DOUBT = Text("；{why}", "; {why}")


@dataclass(frozen=True, slots=True)
class _Term:
    address: str
    last: bool


@dataclass(frozen=True, slots=True)
class _Equation:
    """Both sides of a rule with the ``name`` of one row or column put in."""

    name: str
    left: tuple[_Term, ...]
    right: tuple[_Term, ...]


@dataclass(frozen=True, slots=True)
class _Miss:
    """Both sides of one equation that does not hold; ``blank`` where a cell of it was left blank."""

    name: str
    left: tuple[_Term, ...]
    right: tuple[_Term, ...]
    sums: tuple[Decimal, Decimal]
    blank: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """This year's report and last year's."""

    this: Case
    last: Case

    def of(self, term: _Term) -> Case:
        return self.last if term.last else self.this

    def value(self, term: _Term) -> Decimal | None:
        return self.of(term).sum(term.address)

    def sum(self, terms: Sequence[_Term]) -> Decimal | None:
        total = Decimal(0)
        for term in terms:
            if (value := self.value(term)) is None:
                return None
            total += value
        return total

    def blank(self, term: _Term) -> bool:
        case = self.of(term)
        return any(case.report.number(cell) is None for cell in case.form.expand(term.address))

    def places(self, terms: Sequence[_Term]) -> list[Location]:
        found = []
        for term in terms:
            case = self.of(term)
            for cell in case.form.expand(term.address):
                place = case.location(cell)
                found.append(outside(place, case) if term.last else place)
        return found


def compare_years(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Sums of this year's cells that are not what last year's report makes them.

    The columns of one row belong together: what they miss is one finding. There a blank counts as 0, and says nothing
    where the totals agree; a blank elsewhere says nothing at all. Words that may explain the difference, and doubt
    whether the reports belong together, lower the severity and are told.
    """
    if not others.cases:
        return
    pair = _Pair(case, others.cases[0])
    each = rule.options.get("each")
    together = str(each or "").endswith(".columns")
    word, names = bound_names(each, case.form)
    found = [miss for equation in _of(rule, word, names) if (miss := _miss(rule, equation, pair))]
    if together:
        found = _telling(rule, found, pair)
        if found:
            yield _finding(rule, found, pair, others.doubt)
        return
    yield from (_finding(rule, [miss], pair, others.doubt) for miss in found if not miss.blank)


def _miss(rule: Rule, equation: _Equation, pair: _Pair) -> _Miss | None:
    if (one := pair.sum(equation.left)) is None or (other := pair.sum(equation.right)) is None:
        return None
    if one == other or abs(one - other) <= Decimal(str(rule.options.get("tolerance", 0))):
        return None
    blank = any(pair.blank(term) for term in (*equation.left, *equation.right))
    return _Miss(equation.name, equation.left, equation.right, (one, other), blank)


def _of(rule: Rule, word: str, names: tuple[str, ...]) -> Sequence[_Equation]:
    """The rule's equation with each of the names put in for the word in braces."""
    return _bound(tuple(rule.options["left"]), tuple(rule.options["right"]), word, names)


@lru_cache(maxsize=_BOUND)
def _bound(left: tuple[str, ...], right: tuple[str, ...], word: str, names: tuple[str, ...]) -> Sequence[_Equation]:
    def terms(side: Sequence[str], name: str) -> tuple[_Term, ...]:
        return tuple(_Term(each.removeprefix(LAST).format(**{word: name}), each.startswith(LAST)) for each in side)

    return [_Equation(name, terms(left, name), terms(right, name)) for name in names]


def _telling(rule: Rule, found: list[_Miss], pair: _Pair) -> list[_Miss]:
    """The columns that tell something, 总计 first: where it agrees, a column left blank tells nothing."""
    total = [miss for miss in found if miss.name == "total"]
    if not total:
        [sums] = _of(rule, "column", ("total",))
        if all(pair.value(term) is not None for term in (*sums.left, *sums.right)):
            found = [miss for miss in found if not miss.blank]
    return [*total, *(miss for miss in found if miss.name != "total")]


def _finding(rule: Rule, misses: Sequence[_Miss], pair: _Pair, doubt: Text | None) -> Finding:
    first = misses[0]
    columns = str(rule.options.get("each", "")).endswith(".columns")
    severity: Severity = rule.severity
    confidence: Confidence = "high"
    notes = []
    if columns and first.name != "total":
        severity = min(severity, "warning", key=("info", "warning", "error").index)
    if first.blank:
        severity, confidence = _LOWER[severity], "medium"
        notes.append(_BLANK)
    if word := said(pair.this, rule.options.get("reasons", ()), rule.options.get("about", ())):
        severity, confidence = _LOWER[severity], "medium"
        notes.append(SAID.fill({"word": word}))
    if doubt is not None:
        severity, confidence = _LOWER[severity], "low"
        notes.append(_DOUBT.fill({"why": doubt}))
    primary = pair.this.form.expand(first.left[0].address)[0]
    places = pair.places([term for miss in misses for term in (*miss.left, *miss.right)])
    own = pair.this.report.number(primary) or Decimal(0)
    single = len(pair.this.form.expand(first.left[0].address)) == 1 and not first.left[0].last
    missing = first.sums[1] - first.sums[0]
    return finding(
        rule,
        pair.this.location(primary),
        _words(misses, pair, joined(notes)),
        related=tuple(place for place in places if place.path or place.address != primary),
        observed=own if single else first.sums[0],
        expected=own + missing if single else first.sums[1],
        severity=severity,
        confidence=confidence,
        subject=rule.id if columns else f"{rule.id}[{first.name}]",
        explains=tuple(f"{rule.id}[{miss.name}]" if miss.name else rule.id for miss in misses),
    )


def _words(misses: Sequence[_Miss], pair: _Pair, note: Text) -> dict[str, object]:
    first = misses[0]
    same = len({term.address.rpartition(".")[0] for term in (*first.left, *first.right)}) == 1
    also = Text("", "")
    if len(misses) > 1:
        told = []
        for miss in misses[1:]:
            column = labels(pair.this.form, miss.left[0].address)["column"]
            numbers = tuple(map(shown, miss.sums))
            told.append(
                Text(f"{column.zh} {numbers[0]} 与 {numbers[1]}", f"{column.say('en')} {' and '.join(numbers)}")
            )
        also = _ALSO.fill({"cells": Text("、".join(t.zh for t in told), ", ".join(t.en for t in told))})
    values: dict[str, object] = dict(labels(pair.this.form, first.left[0].address))
    return values | {
        "left": _side(first.left, pair, same),
        "right": _side(first.right, pair, same),
        "delta": shown(abs(first.sums[0] - first.sums[1])),
        "also": also,
        "note": note,
    }


def _side(terms: Sequence[_Term], pair: _Pair, same: bool) -> Text:
    """``上年报告的现行有效件数 118 + 本年制发件数 10 = 128``; further parts that are 0 are left out."""
    values = [(term, pair.value(term) or Decimal(0)) for term in terms]
    chosen = [values[0], *(entry for entry in values[1:] if entry[1])]
    names = [_name(term, pair, same) for term, _ in chosen]
    zh = " + ".join(f"{name.zh} {shown(value)}" for name, (_, value) in zip(names, chosen, strict=True))
    en = " + ".join(f"{name.say('en')} {shown(value)}" for name, (_, value) in zip(names, chosen, strict=True))
    total = f" = {shown(sum((value for _, value in values), Decimal(0)))}" if len(chosen) > 1 else ""
    return Text(zh + total, en + total)


def _name(term: _Term, pair: _Pair, same: bool) -> Text:
    form = pair.of(term).form
    table, row, column = term.address.split(".")
    label = form.column_label(table, row, column) if same else form.rows[f"{table}.{row}"].label
    whose = _THAT if term.last else _THIS
    zh = label.zh if not term.last and label.zh.startswith("本年") else whose.zh + label.zh
    return Text(zh, whose.en + label.say("en"))


def joined(notes: Sequence[Text]) -> Text:
    """Several remarks one after the other."""
    return Text("".join(note.zh for note in notes), "".join(note.say("en") for note in notes))


def said(case: Case, words: Sequence[str], about: Sequence[str] = ()) -> str:
    """The first of the words that a sentence uses, "" if none does; with ``about``, a sentence that speaks of that."""
    for sentence in case.report.sentences if words else ():
        text = "".join(sentence.text.split())
        found = next((word for word in words if word in text), "")
        if found and (not about or any(word in text for word in about)):
            return found
    return ""


def compare_nothing(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """A report of last year that is there and is not to be compared, and why."""
    if not others.cases and others.doubt is not None:
        yield finding(rule, case.opening, {"why": others.doubt}, subject="last-year")


def compare_same(rule: Rule, case: Case, others: Others) -> Iterator[Finding]:
    """Tables that hold the same numbers as last year's, cell by cell, where they hold more than a few small ones.

    What is in force or listed rightly stays the same and counts for nothing. Few and small numbers may be the same by
    chance: told as a remark.
    """
    for last in others.cases[:1]:
        if case.report.form != last.report.form or _differ(case, last):
            continue
        cells = numbers(case)
        moving = {address: value for address, value in cells.items() if value and not address.endswith(_STOCKS)}
        if not moving:
            continue
        large = max(map(abs, moving.values())) >= _LARGE
        strong = len(moving) >= _STRONG or (len(moving) >= _FEW and large)
        notes = [_DOUBT.fill({"why": others.doubt})] if others.doubt else []
        chosen = sorted(moving, key=lambda address: -moving[address])[:_MOST]
        yield finding(
            rule,
            case.location(chosen[0]),
            {"count": len(moving), "value": shown(moving[chosen[0]]), "note": joined(notes)}
            | labels(case.form, chosen[0]),
            related=(
                *(case.location(address) for address in chosen[1:]),
                *(outside(last.location(address), last) for address in chosen),
            ),
            severity=rule.severity if strong and others.doubt is None else "info",
            confidence="high" if strong else "low",
            subject="tables",
        )


def _differ(one: Case, other: Case) -> bool:
    """Whether any cell does; nearly all reports differ in one of the first."""
    addresses = dict.fromkeys((*one.report.readings, *other.report.readings))
    return any((one.report.number(address) or 0) != (other.report.number(address) or 0) for address in addresses)


def numbers(case: Case) -> dict[str, Decimal]:
    """Every number of the tables that is not 0; what is blank counts as 0."""
    readings = case.report.readings.values()
    return {reading.address: reading.value.number for reading in readings if reading.value.number}


TERM_OPTIONS = {
    "each": Option("each", "行或列：如 requests.columns，逐列绑定 {column}；同一行各列合为一个问题"),
    "left": Option("terms", "左边相加的单元格；上年报告的写作 last.…", required=True),
    "right": Option("terms", "右边相加的单元格；上年报告的写作 last.…", required=True),
    "tolerance": Option("number", "容许的误差"),
    "reasons": Option("texts", "正文中有这些词之一时，降低一级并说明"),
    "about": Option("texts", "同一句话还应写到这些词之一，才算说明了原因"),
}
YEARS = Kind(
    "years",
    "本年与上年报告的单元格衔接",
    TERM_OPTIONS,
    compare=compare_years,
    relation="last-year",
    words=(*CELL, "left", "right", "delta", "also", "note"),
)
UNCOMPARED = Kind("years-uncompared", "上年报告可以比较", compare=compare_nothing, relation="last-year", words=("why",))
SAME = Kind(
    "same-tables",
    "各表不与上年完全相同",
    compare=compare_same,
    relation="last-year",
    words=(*CELL, "count", "value", "note"),
)
