"""An example of a rule → the text of a whole report, in which only what the example says is out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.extract.issuer import issuer_named
from checker.model.form import Form, FormTable
from checker.model.report import Report
from checker.model.rule import Rule
from checker.model.when import Value, known_of
from checker.packs.gazetteer import load_gazetteer
from checker.packs.samples import of_other

_ISSUERS = ("某区人民政府", "某区人民政府办公室", "某区教育局", "某区某镇人民政府", "杭州市人民政府", "浙江省人民政府")
_BODIES = ("某县人民政府", "某县人民政府办公室", "某县教育局", "人民政府", "教育厅")
_YEAR = 2023
_PREFACE = (
    "本报告依据《中华人民共和国政府信息公开条例》编制。统计期限自{year}年1月1日起至12月31日止。"
    "报告的电子版可在本机关网站下载。如有疑问，请与本机关办公室联系（地址：某路1号，邮编：250000，电话：0500-1234567）。"
)
_SECTIONS = {
    "s1": (
        "（一）主动公开。按时公开政策文件和解读。\n（二）依申请公开。规范办理每一件申请。\n"
        "（三）政府信息管理。落实保密审查和规范性文件清理。\n（四）政府信息公开平台建设。维护网站和政务新媒体。\n"
        "（五）监督保障。开展业务培训和工作考核，组织社会评议，未发生责任追究情形。"
    ),
    "s2": "",
    "s3": "",
    "s4": "",
    "s5": "存在的问题：解读形式不够丰富，基层业务能力有待提高。下一步将加强培训，改进解读形式。",
    "s6": "本年度未收取信息处理费。",
}
_HEADS = {
    "requests": "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和 | 申请人情况 |",
}

Example = Mapping[str, Any]


def parted(example: Example) -> tuple[Example, dict[str, Example]]:
    """What an example says of its report, and of each report that one is set beside."""
    own: dict[str, Any] = {}
    others: dict[str, dict[str, Any]] = {}
    for key, value in example.items():
        which, name = of_other(key)
        (others.setdefault(which, {}) if which else own)[name] = value
    return own, dict(others)


def beside_of(which: str, example: Example, report: Report) -> Example:
    """The example of another report, with the year and the issuer it has where it names none."""
    year = report.year - (which == "last")
    known = {"year": year, "issuer": report.issuer.name if which == "last" else "某区教育局"}
    fits = report.form if year >= 2021 or report.form != "2021" else "2019"
    return {"form": fits, **known, **example}


def form_of(rule: Rule, example: Example, forms: Mapping[str, Form]) -> Form:
    """The form of the example: as it says, the first one of the rule that prints its cells, else the newest."""
    if "form" in example:
        return forms[str(example["form"])]
    fitting = [
        form
        for form in forms.values()
        if (not rule.forms or form.id in rule.forms) and all(key in form.types for key in example if "." in key)
    ]
    return (fitting or [next(iter(forms.values()))])[0]


def sample(rule: Rule, example: Example, form: Form) -> str:
    """The text of a report that is as the example says, and in order everywhere else."""
    issuer, year = _setting(rule, example, form)
    parts = _SECTIONS | {name: str(example[name] or "") for name in _SECTIONS if name in example}
    without = {str(name) for name in example.get("without") or ()}
    kept = {"s1"} if rule.forms == ("pre2019",) else set(parts) - without
    parts = {name: text for name, text in parts.items() if name in kept}
    title = example.get("title", f"{issuer}{year}年政府信息公开工作年度报告")
    lines = [*_index(example), str(title or ""), "", str(example.get("preface", _PREFACE.format(year=year)) or "")]
    for section in form.sections:
        if section.id not in parts:
            continue
        heading = f"{section.numeral}、{section.heading}" if len(parts) > 1 else "概述"
        lines += ["", heading, parts[section.id]]
        for table in form.tables:
            if table.section == section.id and len(parts) > 1 and table.id not in without:
                lines += _table(table, form, example, without)
    text = "\n".join(lines) + "\n"
    for old, new in (example.get("replace") or {}).items():
        text = text.replace(str(old), str(new or ""))
    return text


def _setting(rule: Rule, example: Example, form: Form) -> tuple[str, int]:
    """Issuer and year: as the example says, else the first that the rule speaks of."""
    names = [str(example["issuer"])] if "issuer" in example else _issuers(rule)
    years = [int(example["year"])] if "year" in example else _years(rule, form)
    pairs = [(name, year) for year in years for name in names]
    return next((pair for pair in pairs if _spoken_of(rule, form, *pair)), pairs[0])


def _spoken_of(rule: Rule, form: Form, name: str, year: int) -> bool:
    return rule.when is None or rule.when.holds(known_of(form.id, issuer_named(name, load_gazetteer()), year))


def _named(rule: Rule, name: str) -> list[Value]:
    """The values that the rule's condition compares ``name`` with."""
    compared = rule.when.compared() if rule.when else ()
    return [value for compare in compared if compare.name == name for value in compare.values]


def _issuers(rule: Rule) -> list[str]:
    there = [f"{province}{body}" for province in _named(rule, "issuer.province") for body in _BODIES]
    return [*_ISSUERS, *map(str, _named(rule, "issuer.name")), *there]


def _years(rule: Rule, form: Form) -> list[int]:
    first, last = (2017, 2017) if rule.forms == ("pre2019",) else form.years
    usual = min(max(first, _YEAR), last or _YEAR)
    return [usual, *(int(year) + step for year in _named(rule, "year") for step in (0, 1, -1))]


def _index(example: Example) -> list[str]:
    """The block above a web page's report, where the example gives a date of publication."""
    return [f"发布机构 | 某机关 | 成文日期 | {example['published']} |"] if "published" in example else []


def _table(table: FormTable, form: Form, example: Example, without: set[str]) -> Iterator[str]:
    """The table as it is copied from a web page: a line a row, bars between the cells."""
    optional = {row.id for row in table.rows if row.optional}
    printed = {row for row in optional if any(key.startswith(f"{table.id}.{row}.") for key in example)}
    # the single row （六）其他处理 stands in place of the three it sums
    replaced = {part for row in printed for part in form.derived_rows.get(f"{table.id}.{row}", ())} - printed
    left_out = (optional - printed) | replaced | {name.removeprefix(f"{table.id}.") for name in without}
    if table.id in _HEADS:
        yield _HEADS[table.id]
    if table.id == "disputes":
        yield from _one_row(table, example)
        return
    columns = ""
    for row in table.rows:
        if row.id in left_out:
            continue
        heads = " | ".join(column.label.zh for column in row.columns)
        if heads != columns or row.block:
            if row.block:
                yield row.block
            yield f"信息内容 | {heads} |" if row.block else f"{heads} |"
            columns = heads
        cells = " | ".join(_cell(example, f"{table.id}.{row.id}.{column.id}") for column in row.columns)
        group = f"{row.group} | " if row.group else ""
        yield f"{group}{row.number}{row.label.zh} | {cells} |"


def _one_row(table: FormTable, example: Example) -> Iterator[str]:
    """表四 prints its rows side by side."""
    yield "行政复议 | 行政诉讼 |"
    yield " | ".join(column.label.zh for column in table.rows[0].columns) + " | 未经复议直接起诉 | 复议后起诉 |"
    yield " | ".join(column.label.zh for row in table.rows[1:] for column in row.columns) + " |"
    names = [f"{table.id}.{row.id}.{column.id}" for row in table.rows for column in row.columns]
    yield " | ".join(_cell(example, name) for name in names) + " |"


def _cell(example: Example, address: str) -> str:
    value = example.get(address, 0)
    return "" if value is None else str(value)
