"""Cells, equations and repairs in the words of the official form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from checker.model.finding import Suspect
from checker.model.form import Form
from checker.model.rule import Assertion
from checker.model.text import Text

_MARK = re.compile(r"\{([a-z0-9_]+)\.([a-z0-9_*]+)(?:\.([a-z0-9_]+))?\}")
_PARTS = 7  # more numbers than this on a side are summed up


def number(value: Decimal | None) -> str:
    """A number as people write it."""
    if value is None:
        return "—"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def column_name(form: Form, table: str, column: str) -> Text:
    """A column of a table."""
    rows = (row.id for row in form.table(table).rows if any(c.id == column for c in row.columns))
    return form.column_label(table, next(rows, ""), column)


def spoken(form: Form, text: Text) -> Text:
    """``text`` with every address in braces replaced by its label."""
    return Text(
        _MARK.sub(lambda m: _label(form, m).zh, text.zh),
        _MARK.sub(lambda m: _label(form, m).say("en"), text.en),
    )


def _label(form: Form, mark: re.Match[str]) -> Text:
    table, row, column = mark.groups()
    if column is None:
        return form.row_name(table, row)
    return column_name(form, table, column) if row == "*" else form.label(f"{table}.{row}.{column}")


def repaired(form: Form, suspect: Suspect, sure: bool, short: bool = False) -> Text:
    """``表三 · （一）予以公开 · 自然人 填写 196，应为 169``; ``short`` leaves the table out."""
    name = form.label(suspect.address)
    if short:
        name = Text(name.zh.split(" · ", 1)[1], name.en.split(" · ", 1)[1])
    zh = f"{name.zh} {_says(suspect.value)}"
    en = f"{name.en} " + ("is blank" if suspect.value is None else f"says {number(suspect.value)}")
    if suspect.repair is None:
        return Text(zh, en)
    value = number(suspect.repair)
    return Text(
        f"{zh}，{'应' if sure else '疑应'}为 {value}",
        f"{en}, {'should' if sure else 'should perhaps'} be {value}",
    )


def _says(value: Decimal | None) -> str:
    return "未填" if value is None else f"填写 {number(value)}"


def change(form: Form, suspects: Iterable[Suspect], most: int = 4) -> Text:
    """``表三 · （一）予以公开 · 自然人 由 196 改为 169``, several joined, counted beyond ``most``."""
    listed = list(suspects)
    zh, en = [], []
    for suspect in listed[:most]:
        name = form.label(suspect.address)
        said, meant = "空白" if suspect.value is None else number(suspect.value), number(suspect.repair)
        zh.append(f"{name.zh} 由 {said} 改为 {meant}")
        en.append(f"{name.en} from {'blank' if suspect.value is None else said} to {meant}")
    more = len(listed) - most
    rest = Text(f"等 {len(listed)} 处", f" and {more} more") if more > 0 else Text("", "")
    return Text("、".join(zh) + rest.zh, ", ".join(en) + rest.en)


def sides(assertion: Assertion, form: Form) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both sides of an equation: its own way of writing them, derived columns taken apart."""
    left = assertion.left or tuple(address for factor, address in assertion.terms if factor > 0)
    right = assertion.right or tuple(address for factor, address in assertion.terms if factor < 0)
    return _apart(left, form), _apart(right, form)


def _apart(addresses: Sequence[str], form: Form) -> tuple[str, ...]:
    parts: list[str] = []
    for address in addresses:
        table, _, column = address.split(".")
        parts.extend(form.expand(address) if f"{table}.{column}" in form.derived_columns else (address,))
    return tuple(parts)


def total(addresses: Iterable[str], form: Form, values: Mapping[str, Decimal | None]) -> Decimal:
    """The sum of printed or derived addresses, a cell without a number counting as 0."""
    cells = (cell for address in addresses for cell in form.expand(address))
    return sum((values.get(cell) or Decimal(0) for cell in cells), Decimal(0))


def side(
    addresses: Sequence[str],
    form: Form,
    values: Mapping[str, Decimal | None],
    by_column: bool,
    named: bool = False,
) -> Text:
    """``自然人 196 + 商业企业 11 = 207``: a side with its numbers put in; what is 0 is left out.

    A side of one cell is its bare number, unless it is to be ``named``.
    """
    pairs = [(address, total((address,), form, values)) for address in addresses]
    whole = number(sum((value for _, value in pairs), Decimal(0)))
    words = [pair for pair in pairs if pair[1]] or pairs[:1]
    if len(pairs) == 1 and not named:
        return Text(whole, whole)
    if len(words) > _PARTS:
        return Text(f"各项之和 {whole}", f"the parts add up to {whole}")
    names = [_part_name(form, address, by_column) for address, _ in words]
    zh = " + ".join(f"{name.zh} {number(value)}" for name, (_, value) in zip(names, words, strict=True))
    en = " + ".join(f"{name.say('en')} {number(value)}" for name, (_, value) in zip(names, words, strict=True))
    return Text(f"{zh} = {whole}", f"{en} = {whole}") if len(words) > 1 else Text(zh, en)


def equation(assertion: Assertion, form: Form, values: Mapping[str, Decimal | None], holds: bool = False) -> Text:
    """``自然人 169 + 商业企业 12 = 181 ≠ 总计 208``."""
    left, right = sides(assertion, form)
    by_column = in_one_row(assertion)
    one = side(left, form, values, by_column, named=True)
    other = side(right, form, values, by_column, named=True)
    sign = "=" if holds else "≠"
    return Text(f"{one.zh} {sign} {other.zh}", f"{one.en} {sign} {other.en}")


def _part_name(form: Form, address: str, by_column: bool) -> Text:
    table, row, column = address.split(".")
    return form.column_label(table, row, column) if by_column else form.row_name(table, row)


def in_one_row(assertion: Assertion) -> bool:
    """Whether an equation stands in one row; its parts are then told by their columns."""
    return len({address.split(".")[1] for address in assertion.addresses}) == 1
