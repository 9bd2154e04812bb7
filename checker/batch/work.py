"""A few reports at a time, in whichever process they come to: bytes in, everything that is kept of them out.

What goes in and comes out is plain data, so that it travels to another process or machine. The path is not part of
it: the same bytes give the same result wherever they lie, and the path is put in when results are written.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

from checker import audit
from checker.batch.alike import marks
from checker.batch.issuers import issuer_key, parent
from checker.batch.places import city
from checker.model.brief import LEVEL, Brief
from checker.model.brief import pack as shortened
from checker.model.errors import UnreadableError
from checker.model.finding import Audit
from checker.model.text import Language, Text
from checker.packs.prefixes import narrowed
from checker.passages import passages
from checker.readers import read_bytes
from checker.reporters.json_report import record
from checker.reporters.view import View, printable

HERE = "\0"
"""Stands for the path of a file whose path is not known here."""

_FAULT = Text(
    f"{HERE}：核对时程序内部出错（{{error}}）", f"{HERE}: a fault of this program while it was checked ({{error}})"
)


@dataclass(frozen=True)
class Plan:
    """By what reports are checked: pack, rules switched off for this run, and the language of messages."""

    pack: str = audit.AUTO
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: Language = "zh"


class Outcome(NamedTuple):
    """What is kept of one report; ``brief`` is empty for a file that could not be read.

    ``suffix`` tells reports in one file apart (``#2``); ``record`` is the packed JSON object of ``qc check``; ``name``
    the issuer; ``body`` and ``area`` are the keys by which reports of the same issuer and of its parent are found;
    ``pack`` names the rule pack that checked it; ``marks`` are a few hashes of its prose, by which reports alike are
    found.
    """

    suffix: str
    record: bytes
    brief: bytes = b""
    name: str = ""
    body: str = ""
    area: str = ""
    year: int = 0
    pack: str = ""
    marks: bytes = b""


def work(plan: Plan, chunk: Sequence[bytes]) -> list[tuple[Outcome, ...]]:
    """The outcomes of each file of the chunk, one a report; a file that fails in any way has one that says so."""
    pack = pack_for(plan)
    read = [tuple(_read(data, pack)) for data in chunk]
    audits = [each for file in read for each in file]
    try:
        judged = iter(audit.judge_all(audits, pack))
    except Exception:
        # one report that cannot be judged must not take the others with it
        judged = iter([_judged(each, pack) for each in audits])
    return [tuple(_outcome(next(judged), plan) for _ in file) for file in read]


@lru_cache(maxsize=8)
def pack_for(plan: Plan) -> audit.Pack:
    """The pack of the plan, loaded once in each process."""
    loaded = audit.load_pack(plan.pack)
    if not (plan.select or plan.ignore):
        return loaded
    return loaded.edited(partial(narrowed, select=plan.select, ignore=plan.ignore))


def failed(plan: Plan, text: Text) -> Outcome:
    """What is kept of a file that could not be read, or not be checked."""
    return _outcome(Audit(HERE, pack_for(plan).rules, error=text), plan)


def unpacked(data: bytes, path: str) -> dict[str, Any]:
    """The JSON object of a record, of the file at ``path``, whose bytes may be no UTF-8."""
    told: dict[str, Any] = json.loads(zlib.decompress(data))
    shown = printable(path)
    told["report"]["path"] = told["report"]["path"].replace(HERE, shown)
    if "error" in told:
        told["error"] = told["error"].replace(HERE, shown)
    return told


def _read(data: bytes, pack: audit.Pack) -> Iterator[Audit]:
    try:
        yield from audit.reports(HERE, read_bytes(HERE, data), pack)
    except UnreadableError as error:
        yield Audit(HERE, pack.rules, error=error.text)
    except Exception as error:
        yield _fault(pack, error)


def _judged(read: Audit, pack: audit.Pack) -> Audit:
    try:
        return audit.judge_all([read], pack)[0]
    except Exception as error:
        return _fault(pack, error)


def _fault(pack: audit.Pack, error: Exception) -> Audit:
    return Audit(HERE, pack.rules, error=_FAULT.fill({"error": f"{type(error).__name__}: {error}"}))


def _outcome(checked: Audit, plan: Plan) -> Outcome:
    told = record(checked, View(language=plan.language))
    suffix = checked.path.removeprefix(HERE)
    told["report"]["path"] = checked.path  # as it is: what stands for the path must be found again
    report = checked.report
    if report is None:
        return Outcome(suffix, _packed(told))
    told["report"] |= {"level": report.issuer.level or None, "city": city(report.issuer)}
    issuer, parts = report.issuer, passages(report)
    return Outcome(
        suffix,
        _packed(told),
        shortened(Brief(report, parts)),
        issuer.name,
        issuer_key(issuer) if issuer.name else "",
        parent(issuer) or "",
        report.year,
        checked.pack.name,
        marks(parts),
    )


def _packed(told: dict[str, Any]) -> bytes:
    return zlib.compress(
        json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), LEVEL
    )
