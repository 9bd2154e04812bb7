"""Kinds that compare sums of cells: ``identity`` (both sides equal) and ``bound`` (the left side at least the right).

``each`` binds a rule once for every row or column of a table: ``requests.columns`` gives ``{column}`` in turn,
``requests.rows`` gives ``{row}``. Sides are lists of addresses, printed or derived; a derived one stands for the
cells it sums. A rule that binds to no cell of a form is not bound there.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.kinds.base import CELL, Case, Kind, Option, labels, shown
from checker.model.finding import Finding, finding
from checker.model.form import Form
from checker.model.rule import Assertion, Operator, Rule
from checker.model.text import Text

_OPTIONS = {
    "each": Option("each", "行或列：如 requests.columns，逐列绑定 {column}"),
    "left": Option("addresses", "左边相加的单元格", required=True),
    "right": Option("addresses", "右边相加的单元格"),
    "tolerance": Option("number", "容许的误差"),
}


def bindings(each: str | None, form: Form) -> Iterator[dict[str, str]]:
    """The values that ``{row}`` or ``{column}`` take; one empty binding where a rule has no ``each``."""
    word, names = bound_names(each, form)
    yield from ({word: name} if word else {} for name in names)


def bound_names(each: str | None, form: Form) -> tuple[str, tuple[str, ...]]:
    """``row`` or ``column``, and what stands for it in turn; "" for itself where a rule has no ``each``."""
    if each is None:
        return "", ("",)
    table, what = each.split(".")
    if what == "columns":
        return "column", form.column_ids.get(table, ())
    return "row", tuple(row.id for row in form.table(table).rows) if table in form.column_ids else ()


def sides(rule: Rule, form: Form, binding: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Both sides with the binding put in, or None where the form does not know one of the addresses."""
    left = tuple(address.format(**binding) for address in rule.options["left"])
    right = tuple(address.format(**binding) for address in rule.options.get("right", ()))
    return (left, right) if all(form.knows(address) for address in left + right) else None


def _bind(operator: Operator, rule: Rule, form: Form) -> tuple[Assertion, ...]:
    bound = []
    for binding in bindings(rule.options.get("each"), form):
        if (both := sides(rule, form, binding)) is None:
            continue
        left, right = both
        by_row = "row" in binding
        terms = [(1, cell) for address in left for cell in form.expand(address, printed_row=by_row)]
        terms += [(-1, cell) for address in right for cell in form.expand(address, printed_row=by_row)]
        name = next(iter(binding.values()), "")
        bound.append(
            Assertion(
                id=f"{rule.id}[{name}]" if name else rule.id,
                rule=rule.id,
                terms=tuple(terms),
                operator=operator,
                primary=form.expand((right or left)[0], printed_row=by_row)[0],
                left=left,
                right=right,
                tolerance=float(rule.options.get("tolerance", 1e-6)),
            )
        )
    return tuple(bound)


def bind_identity(rule: Rule, form: Form) -> tuple[Assertion, ...]:
    """Both sides are equal."""
    return _bind("=", rule, form)


def bind_bound(rule: Rule, form: Form) -> tuple[Assertion, ...]:
    """The left side is at least the right side, or at least 0 where there is no right side."""
    return _bind(">=", rule, form)


def side_text(addresses: tuple[str, ...], case: Case, constant: tuple[str, str]) -> Text:
    """``新收 120 + 上年结转 8 = 128``: a side with its numbers put in; parts that are 0 are left out.

    ``constant`` is ``("row", id)`` or ``("column", id)``: what all cells of the equation share and the words of the
    side therefore need not repeat.
    """
    values = [(address, case.sum(address) or Decimal(0)) for address in addresses]
    words = [pair for pair in values if pair[1]] or values[:1]
    zh = " + ".join(f"{_word(case.form, a, constant).zh} {shown(v)}" for a, v in words)
    en = " + ".join(f"{_word(case.form, a, constant).say('en')} {shown(v)}" for a, v in words)
    total = shown(sum((v for _, v in values), Decimal(0)))
    return Text(f"{zh} = {total}", f"{en} = {total}") if len(words) > 1 else Text(zh, en)


def _word(form: Form, address: str, constant: tuple[str, str]) -> Text:
    words = labels(form, address)
    return words["column"] if constant[0] == "row" else words["row"]


def failure(rule: Rule, assertion: Assertion, case: Case) -> Finding:
    """The finding for a failed assertion that needs no search for the wrong cell."""
    rows = {address.split(".")[1] for address in assertion.left + assertion.right}
    constant = ("row", rows.pop()) if len(rows) == 1 else ("column", "")
    left = side_text(assertion.left, case, constant)
    right = side_text(assertion.right, case, constant) if assertion.right else Text("0")
    left_sum = sum((case.sum(a) or Decimal(0) for a in assertion.left), Decimal(0))
    right_sum = sum((case.sum(a) or Decimal(0) for a in assertion.right), Decimal(0))
    values: dict[str, object] = dict(labels(case.form, assertion.primary))
    values |= {"left": left, "right": right, "delta": shown(abs(left_sum - right_sum))}
    values |= {"value": shown(case.report.number(assertion.primary))}
    cells = [address for address in assertion.addresses if address != assertion.primary]
    return finding(
        rule,
        case.location(assertion.primary),
        values,
        related=tuple(case.location(address) for address in cells),
        observed=left_sum,
        expected=right_sum,
        subject=assertion.id,
        explains=(assertion.id,),
    )


_WORDS = (*CELL, "left", "right", "delta", "value")
IDENTITY = Kind("identity", "两边之和必须相等", _OPTIONS, bind=bind_identity, words=_WORDS)
BOUND = Kind("bound", "左边之和不得小于右边之和", _OPTIONS, bind=bind_bound, words=_WORDS)
