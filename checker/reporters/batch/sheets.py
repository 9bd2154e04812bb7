"""What stands on each sheet of a batch's workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.model.brief import Brief
from checker.model.rule import SEVERITIES
from checker.model.text import Text
from checker.reporters import words as check_words
from checker.reporters.batch import words
from checker.reporters.batch.rows import Record, digits, finding_row, primary_place
from checker.reporters.batch.score import Grade
from checker.reporters.batch.sheet import COLUMNS, Marked, Sheet, Style, Value
from checker.reporters.view import View, json_number

Row = list[Value | Marked]

_MATRIX = Text("报告×规则", "reports x rules")
_FINDINGS = Text("问题", "findings")
_REPORTS = Text("报告", "reports")
_TABLES = Text("{form}年表格", "tables of {form}")
_MATRIX_HEAD = Text("发布机关|年度|文件|结论|得分|错误|警告|提示", "issuer|year|file|state|points|errors|warnings|info")
_FINDING_HEAD = Text(
    "发布机关|省|市县|年度|文件|名次|级别|置信|规则|问题|位置|行|列|页|原文|所见|应为|相差|疑在|现值|建议值|建议|依据|编号",
    "issuer|province|city|year|file|rank|severity|confidence|rule|problem|place|line|column|page|text|observed"
    "|expected|delta|suspect|value|repair|advice|basis|id",
)
_REPORT_HEAD = Text(
    "文件|发布机关|省|市县|层级|年度|格式|版式|结论|得分|核对率|错误|警告|提示|勾稽|成立|不成立|存疑|无法核对|"
    "单元格|应有单元格|文字数字|已比对|规则包|说明",
    "file|issuer|province|city|level|year|form|layout|state|points|assessed|errors|warnings|info|identities|hold|fail"
    "|uncertain|not assessable|cells|cells expected|facts|compared|pack|error",
)
_TABLE_HEAD = Text("发布机关|年度|文件", "issuer|year|file")
_LEVEL = {
    "government": Text("政府", "government"),
    "office": Text("政府办公室", "government office"),
    "department": Text("部门", "department"),
    "town": Text("乡镇街道", "town"),
}
_COVERED = (
    *("assertions", "passed", "failed", "uncertain", "not_assessable"),
    *("cells_read", "cells_expected", "facts_read", "facts_compared"),
)
_MATRIX_WIDTHS = (26, 6, 30, 9, 7, 6, 6, 6)
_FINDING_WIDTHS = (26, 8, 10, 6, 30, 5, 6, 5, 22, 60, 34, 6, 5, 5, 30, 9, 9, 9, 34, 9, 9, 40, 34, 30)
_REPORT_WIDTHS = (30, 26, 8, 10, 10, 6, 8, 12, 9, 7, 7, *[6] * 12, 12, 40)
_TOLD = 3  # findings told in one comment

RULES = COLUMNS - len(_MATRIX_WIDTHS)
"""Rules that the matrix has columns for."""


def matrix(style: Style, rules: Sequence[str], view: View) -> Sheet:
    """The sheet with a row a report and a column a rule."""
    head = [*view.say(_MATRIX_HEAD).split("|"), *rules[:RULES]]
    widths = [*_MATRIX_WIDTHS, *[11.0] * len(rules[:RULES])]
    return Sheet(style, view.say(_MATRIX), [head], widths, frozen=3)


def findings(style: Style, view: View) -> Sheet:
    """The sheet with a row a finding."""
    return Sheet(style, view.say(_FINDINGS), [view.say(_FINDING_HEAD).split("|")], _FINDING_WIDTHS, frozen=1)


def reports(style: Style, view: View) -> Sheet:
    """The sheet with a row a file."""
    return Sheet(style, view.say(_REPORTS), [view.say(_REPORT_HEAD).split("|")], _REPORT_WIDTHS, frozen=2)


def tables(style: Style, form: str, addresses: Sequence[str], view: View) -> Sheet:
    """The sheet with the tables of all reports of a form, a row a report and a column a cell."""
    about = view.say(_TABLE_HEAD).split("|")
    labels = [_label(address, form, view) for address in addresses]
    heads = [[*about, *labels], [*about, *addresses]]
    widths = [26, 6, 30, *[10.0] * len(addresses)]
    return Sheet(style, view.say(_TABLES.fill({"form": form})), heads, widths, frozen=3)


def matrix_row(record: Record, graded: Grade, rules: Sequence[str], view: View) -> Row:
    """How often each rule is broken, in the colour of the worst of it, with what is said in a comment."""
    by_rule: dict[str, list[Mapping[str, Any]]] = {}
    for finding in record["findings"]:
        by_rule.setdefault(finding["rule"], []).append(finding)
    counted = (_counted(by_rule[rule], view) if rule in by_rule else None for rule in rules[:RULES])
    return [*_about(record), _state(record, graded, view), graded.points, *_counts(record), *counted]


def _counted(found: Sequence[Mapping[str, Any]], view: View) -> Marked:
    worst = min((finding["severity"] for finding in found), key=SEVERITIES.index)
    return Marked(len(found), worst, _comment(found, view))


def _comment(found: Sequence[Mapping[str, Any]], view: View) -> str:
    said = [finding["message"] for finding in found[:_TOLD]]
    if hidden := len(found[_TOLD:]):
        said.append(view.say(words.MORE_FINDINGS.fill({"n": hidden})))
    return " ‖ ".join(said)


def finding_rows(record: Record, view: View) -> Iterator[Row]:
    """A row for each finding, the severity and the suspected cell coloured."""
    report = record["report"]
    place = [report.get("issuer"), report.get("province"), report.get("city"), report.get("year"), report["path"]]
    for finding in record["findings"]:
        row = finding_row(finding)
        severity = finding["severity"]
        about = row["address"] or row["fact"]
        yield [
            *place,
            row["rank"],
            Marked(view.say(check_words.SEVERITY[severity]), severity),
            view.say(check_words.CONFIDENCE[finding["confidence"]]),
            *(row["rule"], row["message"], _label(about, report["form"], view) if about else None),
            *(row["line"], row["column"], row["page"], row["text"], row["observed"], row["expected"], row["delta"]),
            _label(row["suspect"], report["form"], view) if row["suspect"] else None,
            row["suspect_value"],
            row["suspect_repair"] if row["suspect_repair"] is None else Marked(row["suspect_repair"], "pass"),
            *(row["advice"], row["basis"], row["id"]),
        ]


def report_row(record: Record, graded: Grade, view: View) -> Row:
    """Where a report is from, how it stands, and how much of it was checked."""
    report, covered = record["report"], record.get("coverage", {})
    level = _LEVEL.get(report.get("level") or "")
    return [
        *(report["path"], report.get("issuer"), report.get("province"), report.get("city")),
        *(level and view.say(level), report.get("year"), report.get("form"), report.get("layout")),
        *(_state(record, graded, view), graded.points, graded.assessed),
        *_counts(record),
        *(covered.get(name) for name in _COVERED),
        *(record["pack"]["name"], _trouble(record, view)),
    ]


def table_row(record: Record, brief: Brief, addresses: Sequence[str], view: View) -> Row:
    """Every cell as it was read, those that findings speak of coloured and commented."""
    blamed: dict[str, list[Mapping[str, Any]]] = {}
    for finding in record["findings"]:
        named = {primary_place(finding).get("address"), *(suspect["address"] for suspect in finding["suspects"])}
        for address in named - {None}:
            blamed.setdefault(address, []).append(finding)
    return [*_about(record), *(_cell(brief, address, blamed.get(address, ()), view) for address in addresses)]


def _cell(brief: Brief, address: str, found: Sequence[Mapping[str, Any]], view: View) -> Value | Marked:
    reading = brief.report.readings.get(address)
    value: Value = None
    if reading is not None:
        number = json_number(reading.value.number)
        value = reading.value.raw.strip() if number is None else number
    if not found:
        return value
    worst = min((finding["severity"] for finding in found), key=SEVERITIES.index)
    repairs = [
        words.FITS.fill({"repair": digits(suspect["repair"])})
        for finding in found
        for suspect in finding["suspects"]
        if suspect["address"] == address and suspect["repair"] is not None
    ]
    comment = _comment(found, view) + (f" ‖ {view.say(repairs[0])}" if repairs else "")
    return Marked(value, worst, comment)


def _about(record: Record) -> Row:
    report = record["report"]
    return [report.get("issuer"), report.get("year"), report["path"]]


def _state(record: Record, graded: Grade, view: View) -> Marked:
    return Marked(view.say(words.STATE[graded.state]), graded.state, _trouble(record, view))


def _trouble(record: Record, view: View) -> str:
    """Why a file could not be read, or which rules crashed on it."""
    if "error" in record:
        return str(record["error"])
    broken = (
        check_words.BREAKAGE.fill({"rule": each["rule"], "reason": each["reason"]}) for each in record["breakages"]
    )
    return " ‖ ".join(map(view.say, broken))


def _counts(record: Record) -> Row:
    counts = record.get("counts", {})
    return [counts.get(severity) for severity in SEVERITIES]


def _label(address: str, form: str, view: View) -> str:
    known = view.forms.get(form)
    return view.say(known.label(address)) if known is not None and known.knows(address) else address
