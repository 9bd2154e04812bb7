"""The text of a return slip (退回修改意见): what it says to whom, before it is set as Markdown or Word.

Slips are letters between Chinese offices, so they are in Chinese whatever the language of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from checker.model.brief import Brief
from checker.model.form import Form
from checker.model.rule import SEVERITIES
from checker.reporters.batch.rows import Record, digits, primary_place
from checker.reporters.words import line_number

Draft = dict[str, Any]
"""What a slip says of one report: plain data, so that it can wait on disk until its issuer's turn."""

Style = Literal["title", "to", "body", "part", "kind", "item", "note", "sign"]
TITLE = "政府信息公开工作年度报告退回修改意见"
TITLE_FIT = "政府信息公开工作年度报告审核意见"

_KINDS = {"error": "须修改的问题", "warning": "请核对的问题", "info": "供参考的提示"}
_CERTAIN = 0.9  # a suspect at least this probable is told as the repair
_TOGETHER = 0.5  # suspects each more probable than not cannot stand for one another
_OTHERS = 4  # further places told of one finding
_SURE = {"medium": "中，请结合实际情况判断", "low": "低，请先核对报送文件与原件是否一致"}
_REMARKS = (
    "以上意见系对照报送文件的文字和表格核对得出；行号、列号指报送文件中的位置，Word、PDF 文件为段落或单元格的序号。",
    "“建议值”是能使有关数字相符的取值，仅供查找原因时参考，请以原始台账为准。",
    "经核对确认原报告无误的，请逐条说明理由，随签收单一并反馈。",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a slip, and what it is."""

    style: Style
    text: str


def draft(record: Record, brief: Brief | None, forms: Mapping[str, Form]) -> Draft:
    """What the slip will say of a report that has findings."""
    form = forms.get(record["report"]["form"])
    items = [_item(finding, brief, form) for finding in record["findings"]]
    coverage = record["coverage"]
    return {
        "year": record["report"]["year"],
        "file": _file(record["report"]["path"]),
        "counts": record["counts"],
        "open": coverage["uncertain"] + coverage["not_assessable"],
        "broken": len(record["breakages"]),
        "items": items,
    }


def lines(issuer: str, drafts: Sequence[Draft]) -> Iterator[Line]:
    """The slip for an issuer, paragraph by paragraph; ``issuer`` is "" where it is not known."""
    counts: dict[str, int] = {severity: sum(each["counts"][severity] for each in drafts) for severity in SEVERITIES}
    yield Line("title", TITLE if counts["error"] or counts["warning"] else TITLE_FIT)
    yield Line("to", f"致：{issuer or '（未读出发布机关，请核对）'}")
    yield Line("body", _opening(len(drafts), counts))
    numerals = _numerals(len(drafts))
    for numeral, each in zip(numerals, drafts, strict=True):
        yield from _report(numeral, each)
    yield Line("part", f"{_numerals(len(drafts) + 1)[-1]}、说明")
    for n, remark in enumerate(_REMARKS, 1):
        yield Line("body", f"{n}. {remark}")


def _opening(reports: int, counts: Mapping[str, int]) -> str:
    which = "" if reports == 1 else f" {reports} 份"
    if not counts["error"] and not counts["warning"]:
        return (
            f"贵单位报送的{which}政府信息公开工作年度报告收悉。经核对，没有发现须修改的问题，无须退回；"
            f"以下 {counts['info']} 条提示供编制时参考。"
        )
    told = [
        f"{n} 处{what}"
        for n, what in ((counts["error"], "须修改"), (counts["warning"], "请予核对"), (counts["info"], "供参考"))
        if n
    ]
    return (
        f"贵单位报送的{which}政府信息公开工作年度报告收悉。经核对，其中 {'、'.join(told)}。现将意见反馈如下，"
        "请逐条核对修改后重新报送。感谢支持！"
    )


def _report(numeral: str, each: Draft) -> Iterator[Line]:
    year = f"{each['year']} 年度报告" if each["year"] else "年度报告（未读出年度）"
    yield Line("part", f"{numeral}、{year}（文件：{each['file']}）")
    number = 0
    kinds = [severity for severity in SEVERITIES if each["counts"][severity]]
    for order, severity in zip(_numerals(len(kinds)), kinds, strict=True):
        yield Line("kind", f"（{order}）{_KINDS[severity]}（{each['counts'][severity]} 条）")
        for item in each["items"]:
            if item["severity"] == severity:
                number += 1
                yield Line("item", f"{number}. {item['message']}")
                yield from (Line("note", note) for note in item["notes"])
    if each["open"]:
        yield Line("body", f"另有 {each['open']} 条勾稽关系因数据不全或没有读准而未能核对，不表示这些部分没有问题。")
    if each["broken"]:
        yield Line("body", f"另有 {each['broken']} 条规则运行失败，本意见不完整。")


def _item(finding: Mapping[str, Any], brief: Brief | None, form: Form | None) -> dict[str, Any]:
    return {
        "severity": finding["severity"],
        "message": finding["message"],
        "notes": list(_notes(finding, brief, form)),
    }


def _notes(finding: Mapping[str, Any], brief: Brief | None, form: Form | None) -> Iterator[str]:
    primary = primary_place(finding)
    yield f"位置：{_place(primary, form)}"
    if primary.get("address"):
        yield f"现填：{_printed(primary)}"
    elif quoted := _sentence(primary, brief) or primary["text"].strip():
        yield f"原文：“{quoted}”"
    yield from _repairs(finding["suspects"], form)
    told = {primary.get("address"), *(suspect["address"] for suspect in finding["suspects"])}
    others = [place for place in finding["locations"] if place is not primary and _worth(place, told)]
    for place in others[:_OTHERS]:
        yield f"另见：{_place(place, form)}，{_printed(place)}"
    if hidden := len(others[_OTHERS:]):
        yield f"另见：还有 {hidden} 处"
    if finding["advice"]:
        yield f"修改意见：{finding['advice']}"
    if finding["basis"]:
        yield f"依据：{finding['basis']}"
    if finding["confidence"] in _SURE:
        yield f"把握：{_SURE[finding['confidence']]}"


def _worth(place: Mapping[str, Any], told: set[str | None]) -> bool:
    """Whether a further place says something: it lies in another file, or its cell is not told yet."""
    return bool(place.get("path")) or place.get("address") not in told or not place.get("address")


def _repairs(suspects: Sequence[Mapping[str, Any]], form: Form | None) -> Iterator[str]:
    for n, suspect in enumerate(suspects[: _OTHERS - 1]):
        alternative = n > 0 and suspect["probability"] <= _TOGETHER
        value = digits(suspect["value"]) or "空白"
        told = f"{'或者' if alternative else '疑在'}：{_label(suspect['address'], form)}，现为 {value}"
        if suspect["repair"] is not None:
            sure = suspect["probability"] >= _CERTAIN
            told += f"，{'建议值' if sure else '可能应为'} {digits(suspect['repair'])}"
        yield told + (f"（{suspect['reason']}）" if suspect["reason"] else "")


def _place(place: Mapping[str, Any], form: Form | None) -> str:
    """Where it is: the file if it is another one; table, row and column of the form; line and column of the file."""
    line = line_number(place["line"], place["page"]).zh
    if place["page"] is None and place["column"] > 1:
        line += f"第{place['column']}列"
    if place.get("address"):
        line = f"{_label(place['address'], form)}（{line}）"
    elif place.get("fact"):
        line = f"正文{line}（所说为 {_label(place['fact'], form)}）"
    return f"文件 {_file(place['path'])} 的{line}" if place.get("path") else line


def _printed(place: Mapping[str, Any]) -> str:
    text = place["text"].strip()
    return f"“{text}”" if text else "（空白）"


def _sentence(place: Mapping[str, Any], brief: Brief | None) -> str:
    """The sentence a claim stands in, "" where it is not known."""
    if brief is None or not place.get("fact"):
        return ""
    report = brief.report
    where = (place["line"], place["column"], place["page"])
    found = (fact.sentence for fact in report.facts if tuple(fact.span[:3]) == where and fact.sentence >= 0)
    number = next(found, None)
    return report.sentences[number].text.strip() if number is not None else ""


def _file(path: str) -> str:
    """The name of a file without its folders, which are of no concern to whoever gets the letter."""
    return PurePath(path).name or path


def _label(address: str, form: Form | None) -> str:
    return form.label(address).zh if form is not None and form.knows(address) else address


def _numerals(n: int) -> list[str]:
    """The first ``n`` Chinese numerals; beyond ninety-nine, digits."""
    ones = "一二三四五六七八九"
    small = [*ones, *(f"{ten}十{one}" for ten in ("", *ones[1:]) for one in ("", *ones))]
    return [*small, *map(str, range(100, n + 1))][:n]
