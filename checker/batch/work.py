"""A few reports at a time, in whichever process they come to: bytes in, everything that is kept of them out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial

from checker import audit
from checker.batch.briefs import pack as shortened
from checker.batch.exchange import HERE, Outcome, Plan
from checker.batch.issuers import issuer_key, parent
from checker.batch.marks import marks
from checker.batch.places import city
from checker.batch.records import packed, signs
from checker.model.brief import Brief
from checker.model.errors import UnreadableError
from checker.model.finding import Audit
from checker.model.text import Text
from checker.packs.prefixes import narrowed
from checker.passages import passages
from checker.readers import read_bytes
from checker.reporters.json_report import record
from checker.reporters.view import View

_FAULT = Text(
    f"{HERE}：核对时程序内部出错（{{error}}）", f"{HERE}: a fault of this program while it was checked ({{error}})"
)


def work(plan: Plan, chunk: Sequence[bytes]) -> list[tuple[Outcome, ...]]:
    """The outcomes of each file of the chunk, one a report; a file that fails in any way has one that says so."""
    pack = pack_for(plan)
    with uncollected():
        return _work(plan, pack, chunk)


@contextmanager
def uncollected() -> Iterator[None]:
    """Reports hold each other in no circle: looking for some among all there is took a sixth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _work(plan: Plan, pack: audit.Pack, chunk: Sequence[bytes]) -> list[tuple[Outcome, ...]]:
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
        return Outcome(suffix, packed(told))
    told["report"] |= {"level": report.issuer.level or None, "city": city(report.issuer)}
    issuer, parts = report.issuer, passages(report)
    return Outcome(
        suffix,
        packed(told),
        signs(told),
        shortened(Brief(report, parts)),
        issuer.name,
        issuer_key(issuer) if issuer.name else "",
        parent(issuer) or "",
        report.year,
        checked.pack.name,
        marks(parts),
    )
