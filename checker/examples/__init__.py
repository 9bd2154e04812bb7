"""Tries the examples that stand beside rules: what is said to hold must hold, what is said to break must break."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from checker.compiler import Schema, compile_rules
from checker.examples.sample import Example, beside_of, form_of, parted, sample
from checker.extract import extract
from checker.extract.prose.examples import check_phrase
from checker.kinds import KINDS, Case
from checker.kinds.base import Others
from checker.model.form import Form
from checker.model.phrase import Catalogue, Phrase
from checker.model.report import Report
from checker.model.rule import Rule, RulePack, Trial
from checker.model.text import Text
from checker.packs.gazetteer import load_gazetteer
from checker.packs.phrases import load_catalogue
from checker.passages import passages
from checker.readers import read_bytes

_SHOULD_HOLD = Text("应成立而不成立", "should hold")
_SHOULD_BREAK = Text("应不成立而成立", "should break")
_UNREAD = Text("例子中的 {name} 没有按所写的读出", "{name} of the example was not read as written")
_WORDLESS = Text("说明中有填不上的 {{{name}}}", "its message has a field {{{name}}} that nothing fills")


@dataclass(frozen=True)
class Ground:
    """What examples are read with: the official forms, and how counts are told."""

    forms: Mapping[str, Form]
    phrases: Catalogue


def try_rule(rule: Rule, forms: Mapping[str, Form], phrases: Catalogue | None = None) -> Trial:
    """One rule tried on its examples, which are read with the built-in catalogue if none is given."""
    ground = Ground(forms, phrases or load_catalogue())
    failures = []
    for name in ("holds", "breaks"):
        for number, example in enumerate(rule.examples.get(name, ()), 1):
            for where, failure in _tried(rule, name == "breaks", example, ground):
                said = f"{name} {number}{where}"
                failures.append(Text(f"{said}：{failure.zh}", f"{said}: {failure.say('en')}"))
    count = sum(map(len, rule.examples.values()))
    kind = KINDS[rule.kind]
    about_reports = kind.bind is not None or kind.check is not None or kind.compare is not None
    missing = tuple(name for name in ("holds", "breaks") if about_reports and not rule.examples.get(name))
    return Trial(rule.id, str(rule.place), count, tuple(failures), missing)


def try_phrases(catalogue: Catalogue, phrases: Iterable[Phrase], place_of: Callable[[Phrase], str]) -> list[Trial]:
    """Phrases tried on their examples and counter-examples as the whole catalogue reads them."""
    trials = []
    for phrase in phrases:
        failures = tuple(
            Text(f"{failure.reason}（{failure.text}）" if failure.text else failure.reason)
            for failure in check_phrase(phrase, catalogue)
        )
        count = len(phrase.examples) + len(phrase.counter)
        trials.append(Trial(phrase.id, place_of(phrase), count, failures))
    return trials


def _tried(rule: Rule, breaks: bool, example: Example, ground: Ground) -> list[tuple[str, Text]]:
    """What went otherwise than the example says, with the form it was tried on."""
    if KINDS[rule.kind].bind is None or not all("." in key for key in example):
        told = _on_report(rule, breaks, example, form_of(rule, parted(example)[0], ground.forms), ground)
        return [("", told)] if told else []
    found = []
    for schema in _schemas(rule, ground.forms):
        if all(address in schema.form.types for address in example) and _breaks(schema, example) != breaks:
            found.append((f" ({schema.form.id})", _SHOULD_BREAK if breaks else _SHOULD_HOLD))
    return found


def _schemas(rule: Rule, forms: Mapping[str, Form]) -> list[Schema]:
    alone = RulePack("", (), (rule,), "")
    return [schema for form in forms.values() if (schema := compile_rules(alone, form)).assertions]


def _breaks(schema: Schema, cells: Example) -> bool:
    frame = pl.DataFrame(
        {address: [cells.get(address)] for address in schema.form.addresses},
        schema=dict.fromkeys(schema.form.addresses, pl.Float64),
    )
    return schema.residuals(frame)["residual"].count() > 0


def _on_report(rule: Rule, breaks: bool, example: Example, form: Form, ground: Ground) -> Text | None:
    """What went otherwise where the rule looks at a whole report."""
    own, others = parted(example)
    report = read_sample(rule, own, form, ground)
    if (lost := _unread(own, report)) is not None:
        return _UNREAD.fill({"name": lost})
    applies = rule.applies(report.form, report.issuer, report.year)
    try:
        found = applies and (
            _compares(rule, report, example, others, ground)
            if KINDS[rule.kind].compare
            else _finds(rule, report, ground)
        )
    except KeyError as error:
        return _WORDLESS.fill({"name": error.args[0]})
    if found == breaks:
        return None
    return _SHOULD_BREAK if breaks else _SHOULD_HOLD


def _unread(example: Example, report: Report) -> str | None:
    """The cell of the example that the report was not read with."""
    for address, value in example.items():
        if "." in address and isinstance(value, (int, float)):
            read = report.number(address)
            if read is None or float(read) != float(value):
                return address
    return None


def _compares(rule: Rule, report: Report, example: Example, others: Mapping[str, Example], ground: Ground) -> bool:
    """Whether the rule finds something in the report beside the others of the example."""
    beside = []
    for which, other in others.items():
        told = beside_of(which, other, report)
        read = read_sample(rule, told, form_of(rule, told, ground.forms), ground)
        if (lost := _unread(other, read)) is not None:
            raise KeyError(f"{which}.{lost}")
        beside.append(_case(read, ground))
    doubt = Text(str(example["doubt"])) if "doubt" in example else None
    missing = tuple(str(name) for name in example.get("missing", ()))
    compare = KINDS[rule.kind].compare
    assert compare is not None
    return any(True for _ in compare(rule, _case(report, ground), Others(tuple(beside), missing, doubt)))


def _case(report: Report, ground: Ground) -> Case:
    form = ground.forms.get(report.form) or Form("pre2019", "", (0, 2018), (), (), ())
    return Case(report, form, passages(report))


def _finds(rule: Rule, report: Report, ground: Ground) -> bool:
    kind = KINDS[rule.kind]
    form = ground.forms.get(report.form) or Form("pre2019", "", (0, 2018), (), (), ())
    if kind.check is not None:
        return any(True for _ in kind.check(rule, Case(report, form)))
    cells = {address: float(reading.value.number or 0) for address, reading in report.readings.items()}
    return any(_breaks(schema, cells) for schema in _schemas(rule, {form.id: form}))


def read_sample(rule: Rule, example: Example, form: Form, ground: Ground) -> Report:
    """The report that an example describes, as it is read."""
    document = read_bytes("example.txt", sample(rule, example, form).encode())
    return extract(document, ground.forms, ground.phrases, load_gazetteer())
