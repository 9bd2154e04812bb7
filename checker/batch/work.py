"""A few reports at a time, in whichever process they come to: bytes in, everything that is kept of them out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import islice
from typing import TypeVar

from checker import audit
from checker.batch.briefs import pack as shortened
from checker.batch.exchange import HERE, Outcome, Plan
from checker.batch.issuers import issuer_key, parent
from checker.batch.marks import marks
from checker.batch.places import city
from checker.batch.records import packed, signs
from checker.model.brief import Brief, Passage
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

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


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
    read = _read(chunk, pack)
    audits = [each for file in read for each in file]
    try:
        judged = audit.judge_all(audits, pack)
    except Exception:
        # one report that cannot be judged must not take the others with it
        judged = [_judged(each, pack) for each in audits]
    prose = [passages(each.report) if each.report else () for each in judged]
    outcomes = (_outcome(each, parts, plan) for each, parts in zip(judged, prose, strict=True))
    return [tuple(islice(outcomes, len(file))) for file in read]


@lru_cache(maxsize=8)
def pack_for(plan: Plan) -> audit.Pack:
    """The pack of the plan, loaded once in each process."""
    loaded = audit.load_pack(plan.pack)
    if not (plan.select or plan.ignore):
        return loaded
    return loaded.edited(partial(narrowed, select=plan.select, ignore=plan.ignore))


def _read(chunk: Sequence[bytes], pack: audit.Pack) -> list[Sequence[Audit]]:
    """What was read of each report in each file.

    Each step is taken for all before the next: what it works with then stays near the processor.
    """
    files = _then(lambda data: audit.parts(HERE, read_bytes(HERE, data)), chunk, pack)
    begun = _then(lambda parts: _then(lambda part: audit.begun(*part, pack), parts, pack), files, pack)
    fitted = [[each] if isinstance(each, Audit) else _then(audit.Begun.fitted, each, pack) for each in begun]
    return [_then(audit.Fitted.told, each, pack) for each in fitted]


def _then(step: Callable[[_Item], _Made], items: Sequence[_Item | Audit], pack: audit.Pack) -> list[_Made | Audit]:
    """What a step makes of each item; where it fails, or one before it did, an audit that says so."""
    return [item if isinstance(item, Audit) else _tried(step, item, pack) for item in items]


def _tried(step: Callable[[_Item], _Made], item: _Item, pack: audit.Pack) -> _Made | Audit:
    try:
        return step(item)
    except UnreadableError as error:
        return Audit(HERE, pack.rules, error=error.text)
    except Exception as error:
        return _fault(pack, error)


def _judged(read: Audit, pack: audit.Pack) -> Audit:
    try:
        return audit.judge_all([read], pack)[0]
    except Exception as error:
        return _fault(pack, error)


def _fault(pack: audit.Pack, error: Exception) -> Audit:
    return Audit(HERE, pack.rules, error=_FAULT.fill({"error": f"{type(error).__name__}: {error}"}))


def _outcome(checked: Audit, parts: tuple[Passage, ...], plan: Plan) -> Outcome:
    told = record(checked, View(language=plan.language))
    suffix = checked.path.removeprefix(HERE)
    told["report"]["path"] = checked.path  # as it is: what stands for the path must be found again
    report = checked.report
    if report is None:
        return Outcome(suffix, packed(told))
    issuer = report.issuer
    told["report"] |= {"level": issuer.level or None, "city": city(issuer)}
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
