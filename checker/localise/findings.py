"""Causes → findings: one a cause, with its place, the sentence that says it and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from checker.localise import words
from checker.localise.problem import Cause
from checker.model.document import Span
from checker.model.finding import Finding, Location, Suspect
from checker.model.form import Form
from checker.model.report import Report
from checker.model.rule import Assertion, Rule, Severity
from checker.model.text import Text

_ORDER = ("requests-row-total", "requests-column-sum", "requests-balance", "disputes-total")
_RELATED = 12
_SUSPECTS = 60
_WAYS = 4  # ways of repairing that advice spells out


def cause_findings(
    causes: Iterable[Cause],
    rules: Mapping[str, Rule],
    form: Form,
    report: Report,
    residuals: Mapping[str, float],
) -> tuple[Finding, ...]:
    """One finding for every cause; ``residuals`` are those of broken assertions by id, to find the widest."""
    return tuple(_finding(cause, rules, form, report, residuals) for cause in causes if cause.equations)


def _finding(
    cause: Cause, rules: Mapping[str, Rule], form: Form, report: Report, residuals: Mapping[str, float]
) -> Finding:
    first = _first(cause, residuals)
    rule = rules[first.rule]
    misread = cause.name == "misread"
    severity: Severity = "warning" if misread and rule.severity == "error" else rule.severity
    values = {address: report.number(address) for address in form.addresses}
    left, right = words.sides(first, form)
    lead = cause.suspects[0] if cause.suspects and certain(cause) else None
    return Finding(
        rule=rule.id,
        severity=severity,
        confidence="low" if misread else cause.confidence,
        message=_message(cause, rule, first, form, values),
        advice=_advice(cause, form),
        basis=rule.basis,
        primary=_primary(cause, first, report),
        related=_related(cause, report),
        observed=lead.value if lead else words.total(left, form, values),
        expected=lead.repair if lead else words.total(right, form, values),
        suspects=tuple(_listed(cause)),
        explains=cause.explains,
        subject=_subject(cause),
    )


def certain(cause: Cause) -> bool:
    """Whether one explanation can be called the right one; otherwise the ways of repairing are told together."""
    if cause.name == "misread":
        return not cause.rivals
    return bool(cause.suspects) and cause.confidence != "low"


def _first(cause: Cause, residuals: Mapping[str, float]) -> Assertion:
    """The equation that says it best: one of a row before one of a column, then the widest miss."""

    def key(assertion: Assertion) -> tuple[int, float]:
        kind = _ORDER.index(assertion.rule) if assertion.rule in _ORDER else len(_ORDER)
        return kind, -abs(residuals.get(assertion.id, 0.0))

    return min(cause.equations, key=key)


def _listed(cause: Cause) -> Iterator[Suspect]:
    """The suspects of the best explanation, then those of its rivals, each repair once."""
    seen: set[tuple[str, Decimal | None]] = set()
    for suspect in (*cause.suspects, *(other for rival in cause.rivals for other in rival)):
        if (suspect.address, suspect.repair) not in seen and len(seen) < _SUSPECTS:
            seen.add((suspect.address, suspect.repair))
            yield suspect


def _subject(cause: Cause) -> str:
    """What the fingerprint is made of: the cells to blame, or the equations where these cannot be told."""
    return ",".join(suspect.address for suspect in cause.suspects) if certain(cause) else ",".join(cause.explains)


def _location(report: Report, address: str) -> Location | None:
    reading = report.readings.get(address)
    return None if reading is None else Location(reading.span, reading.value.raw.strip(), address=address)


def _primary(cause: Cause, first: Assertion, report: Report) -> Location:
    addresses = [*(suspect.address for suspect in cause.suspects), first.primary, *first.addresses]
    for address in addresses:
        if (place := _location(report, address)) is not None:
            return place
    return Location(report.tables.get(first.primary.split(".")[0], Span(1)), "", address=first.primary)


def _related(cause: Cause, report: Report) -> tuple[Location, ...]:
    """The other suspects, the sums of the broken equations, and what could be wrong instead."""
    addresses = [suspect.address for suspect in cause.suspects]
    for assertion in cause.equations:
        small = len(assertion.terms) <= 5
        addresses += [address for factor, address in assertion.terms if small or factor < 0]
    addresses += [suspect.address for rival in cause.rivals for suspect in rival]
    blamed = cause.suspects[0].address if cause.suspects else ""
    places = [_location(report, address) for address in dict.fromkeys(addresses) if address != blamed]
    return tuple(place for place in places if place is not None)[:_RELATED]


def _message(cause: Cause, rule: Rule, first: Assertion, form: Form, values: Mapping[str, Decimal | None]) -> Text:
    if not certain(cause):
        return equation_text(rule, first, form, values)
    head, said, miss = _head(cause, form), words.equation(first, form, values), _miss(first, form, values)
    line = _line(cause, first, form)
    return Text(
        f"{head.zh}；{line.zh} {said.zh}，相差 {miss}", f"{head.en}; {line.en} {said.en}, they differ by {miss}"
    )


def _miss(assertion: Assertion, form: Form, values: Mapping[str, Decimal | None]) -> str:
    left, right = words.sides(assertion, form)
    return words.number(abs(words.total(left, form, values) - words.total(right, form, values)))


def _line(cause: Cause, assertion: Assertion, form: Form) -> Text:
    """Where the equation stands, in short if the sentence has just named the row."""
    if words.in_one_row(assertion):
        if cause.suspects[0].address in assertion.addresses:
            return Text("本行", "this row:")
        table, row, _ = assertion.primary.split(".")
        name = form.row_name(table, row)
        return Text(f"“{name.zh}”行", f"row “{name.say('en')}”:")
    table, _, column = assertion.primary.split(".")
    name = words.column_name(form, table, column)
    return Text(f"“{name.zh}”列", f"column “{name.say('en')}”:")


def _head(cause: Cause, form: Form) -> Text:
    sure = cause.name != "misread"
    told = [words.repaired(form, suspect, sure, short=place > 0) for place, suspect in enumerate(cause.suspects[:3])]
    zh, en = "；".join(text.zh for text in told), "; ".join(text.en for text in told)
    count = len(cause.suspects)
    if count <= len(told):
        return Text(zh, en)
    # many cells are one thing gone wrong: say what before saying where
    reason = words.spoken(form, cause.reason)
    return Text(f"{reason.zh}：{zh}；共 {count} 处", f"{reason.en}: {en}; {count} cells in all")


def equation_text(rule: Rule, assertion: Assertion, form: Form, values: Mapping[str, Decimal | None]) -> Text:
    """The rule's own message for an equation with its numbers put in."""
    left, right = words.sides(assertion, form)
    by_column = words.in_one_row(assertion)
    table, row, column = assertion.primary.split(".")
    filled: dict[str, object] = {
        "table": form.table(table).title,
        "row": form.row_name(table, row),
        "column": form.column_label(table, row, column),
        "label": form.label(assertion.primary),
        "left": words.side(left, form, values, by_column),
        "right": words.side(right, form, values, by_column),
        "delta": _miss(assertion, form, values),
        "value": words.number(values.get(assertion.primary)),
    }
    return rule.message.fill(filled)


def _advice(cause: Cause, form: Form) -> Text:
    reason = words.spoken(form, cause.reason)
    count = len(cause.explains)
    if not cause.suspects:
        return Text(f"{reason.zh}，请逐项核对这 {count} 条勾稽关系", f"{reason.en}; check these {count} equations")
    all_hold = "所涉勾稽关系全部成立" if count == 1 else f"所涉 {count} 条勾稽关系全部成立"
    equations = "the equation holds" if count == 1 else f"all {count} equations hold"
    if cause.name == "misread":
        what = words.change(form, cause.suspects)
        zh = f"{reason.zh}；若原文无误，将{what.zh} 后，{all_hold}"
        return Text(zh, f"{reason.en}; otherwise change {what.en}, and {equations}")
    if certain(cause):
        what = words.change(form, cause.suspects)
        more = _also(cause, form)
        zh = f"请核对，将 {what.zh}（{reason.zh}）后，{all_hold}{more.zh}"
        return Text(zh, f"Check: change {what.en} ({reason.en}), and {equations}{more.en}")
    return _choices(cause, form, reason, all_hold, equations)


def _also(cause: Cause, form: Form) -> Text:
    if not cause.rivals:
        return Text("", "")
    other = words.change(form, cause.rivals[0])
    return Text(f"；另一种可能：{other.zh}", f"; another way: {other.en}")


def _choices(cause: Cause, form: Form, reason: Text, all_hold: str, equations: str) -> Text:
    """Several ways of repairing, none likelier than all others: what they share, then what each changes besides."""
    ways: Sequence[tuple[Suspect, ...]] = (cause.suspects, *cause.rivals)
    shared = _shared(ways[:_WAYS])
    told = [words.change(form, [s for s in way if (s.address, s.repair) not in shared]) for way in ways[:_WAYS]]
    first = words.change(form, [suspect for suspect in cause.suspects if (suspect.address, suspect.repair) in shared])
    numerals = "①②③④⑤⑥"
    zh = "；".join(f"{numerals[place]}{text.zh}" for place, text in enumerate(told))
    en = "; ".join(f"({place + 1}) {text.en}" for place, text in enumerate(told))
    both = Text(f"将 {first.zh}，并", f"change {first.en}, and ") if shared else Text("", "")
    count = "两" if len(ways) == 2 else f"{len(ways)} "
    rest = "" if len(ways) <= _WAYS else "等"
    return Text(
        f"{count}种改法都能使{all_hold}，请对照台账核对：{both.zh}{zh}{rest}（{reason.zh}）",
        f"{len(ways)} ways of repairing, and with each {equations}; check the files: {both.en}{en} ({reason.en})",
    )


def _shared(ways: Sequence[tuple[Suspect, ...]]) -> set[tuple[str, Decimal | None]]:
    """The repairs that every way has, where each has others besides."""
    repairs = [{(suspect.address, suspect.repair) for suspect in way} for way in ways]
    shared = set.intersection(*repairs)
    return shared if all(len(way) > len(shared) for way in repairs) else set()
