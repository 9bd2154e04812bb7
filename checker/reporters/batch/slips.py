"""``--format slips`` of ``qc audit``: a folder with a return slip an issuer, as Word and Markdown, and a list of all.

Reports come in the order of their paths and slips go by issuer, so what a slip will say waits in a temporary database.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from checker.model.batch import Batch
from checker.model.rule import SEVERITIES
from checker.reporters.batch.names import safe_name, unused
from checker.reporters.batch.rows import Record, encodable, paired
from checker.reporters.batch.score import grade
from checker.reporters.batch.slip import Line, Style, draft, lines
from checker.reporters.batch.word import write_letter
from checker.reporters.batch.words import STATE
from checker.reporters.columns import visible
from checker.reporters.markdown import escape
from checker.reporters.view import View

INDEX = "汇总.md"
"""The list of all issuers, those without a slip and the files that could not be read included."""

_TABLES = """
create table waiting(province text, city text, issuer text, own text, number int, state text, draft text);
create table taken(name text primary key) without rowid;
insert into taken values ('汇总');
"""
_SORTED = "select * from waiting order by issuer = '', province, city, issuer, own, number"
_HEADERS = (
    "| 单位 | 所在地 | 报告 | 错误 | 警告 | 提示 | 结论 | 退回修改意见 |\n|---|---|---:|---:|---:|---:|---|---|\n"
)
_MARKS: dict[Style, str] = {"title": "# ", "part": "## ", "kind": "### ", "note": "   - "}
_SIGN = (
    ("退回单位（盖章）：", "经办人：", "退回日期：    年  月  日"),
    ("签收单位（盖章）：", "签收人：", "签收日期：    年  月  日"),
    ("负责人（签字）：", "联系电话：", "重报日期：    年  月  日"),
)
# the state of an issuer is the worst of its reports', in this order
_WORST = ("fail", "uncertain", "not_assessable", "pass")


def write(batch: Batch, view: View, folder: Path) -> None:
    """Fill the folder with the slips and their list."""
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.executescript(_TABLES)
        database.execute("begin")
        for number, (record, brief) in enumerate(paired(batch)):
            if "error" not in record:
                said = json.dumps(draft(record, brief, view.forms))
                database.execute("insert into waiting values (?, ?, ?, ?, ?, ?, ?)", (*_row(record, number), said))
        with (folder / INDEX).open("w", encoding="utf-8", newline="\n") as index:
            index.writelines(_index(batch, database, folder))


def _row(record: Record, number: int) -> tuple[str | int, ...]:
    report = record["report"]
    province, city, issuer = (encodable(report.get(name) or "") for name in ("province", "city", "issuer"))
    # reports whose issuer is not known are not by the same one
    own = "" if issuer else encodable(report["path"])
    return province, city, issuer, own, number, grade(record).state


def _index(batch: Batch, database: sqlite3.Connection, folder: Path) -> Iterator[str]:
    yield f"# 退回修改意见汇总\n\n共 {len(batch)} 份文件。\n\n{_HEADERS}"
    for key, rows in groupby(database.execute(_SORTED), key=lambda row: row[:4]):
        province, city, issuer, own = key
        *_, states, said = zip(*rows, strict=True)
        drafts = [json.loads(each) for each in said]
        counts = [sum(each["counts"][severity] for each in drafts) for severity in SEVERITIES]
        wrong = [each for each in drafts if each["items"]]
        name = _slip(folder, database, issuer, (city or province, own), list(lines(issuer, wrong))) if wrong else ""
        state = STATE[min(states, key=_WORST.index)].zh
        about = (escape(issuer) or f"（未读出发布机关）{escape(own)}", escape(city or province))
        yield f"| {' | '.join((*about, str(len(drafts)), *map(str, counts), state, escape(name) or '无须退回'))} |\n"
    yield from _unreadable(batch)


def _unreadable(batch: Batch) -> Iterator[str]:
    """Which files have to be sent again."""
    head = "\n## 读不了、须重新报送的文件\n\n"
    for record in batch.records():
        if "error" in record:
            path, error = record["report"]["path"], record["error"]
            yield f"{head}- {escape(error if path in error else f'{path}：{error}')}\n"
            head = ""


def _slip(
    folder: Path, database: sqlite3.Connection, issuer: str, else_called: tuple[str, str], said: list[Line]
) -> str:
    """Write a slip in both forms under a name of its own, and return this name."""

    def taken(name: str) -> bool:
        found = database.execute("select 1 from taken where name = ?", (name.casefold(),)).fetchone()
        return found is not None

    place, path = else_called
    name = safe_name(issuer) or safe_name(Path(path).stem) or "未读出发布机关"
    if taken(name) and place:
        name = safe_name(f"{name}（{place}）")
    name = unused(name, taken)
    database.execute("insert into taken values (?)", (name.casefold(),))
    write_letter(folder / f"{name}.docx", ((line.style, line.text) for line in said), _SIGN)
    with (folder / f"{name}.md").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_markdown(said))
    return name


def _markdown(said: list[Line]) -> Iterator[str]:
    for line in said:
        text = _marked(line)
        yield f"{text}\n" if line.style == "note" else f"\n{text}\n" if line.style != "title" else f"{text}\n"
    yield "\n| | | |\n|---|---|---|\n"
    for row in _SIGN:
        yield f"| {' | '.join(row)} |\n"


def _marked(line: Line) -> str:
    # the number of an item is left to Markdown, which takes it for one
    number, dot, rest = line.text.partition(". ") if line.style == "item" else ("", "", line.text)
    return f"{_MARKS.get(line.style, '')}{number}{dot}{escape(visible(rest))}"
