"""How far a long run is: a bar on a terminal, a line now and then anywhere else; always on the error stream."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from checker.cli.guard import say
from checker.model.text import Text
from checker.reporters.view import View

if TYPE_CHECKING:
    from checker.batch.run import Progress

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""

_STAGES = {
    "check": Text("核对", "checking"),
    "across": Text("比较各份报告", "comparing reports"),
}
_LINE = Text(
    "已核对 {done} / {total} 份，每秒 {rate} 份，约剩 {left} 秒，有错误 {wrong} 份，读不了 {failed} 份",
    "{done} of {total} checked, {rate} a second, about {left} s left, {wrong} with errors, {failed} unreadable",
)
_COMPARED = Text("正在比较各份报告：已比较 {compared} 次", "comparing reports: {compared} comparisons made")
_END = Text(
    "核对了 {total} 份，用时 {spent} 秒；其中 {known} 份没有变过，沿用已有结果；读不了 {failed} 份",
    "{total} checked in {spent} s; {known} were unchanged and not read again; {failed} unreadable",
)
_WRONG = Text("有错误 {wrong}", "{wrong} with errors")
_FAILED = Text("读不了 {failed}", "{failed} unreadable")


@contextmanager
def shown(total: int, view: View, *, quiet: bool) -> Iterator[Progress]:
    """A progress that is shown as long as the block lasts."""
    from checker.batch.run import Progress

    started = time.monotonic()
    progress = Progress(total)
    if quiet:
        yield progress
        return
    if sys.stderr.isatty():
        with _bar(progress, view):
            yield progress
    else:
        progress.told = _lines(view, started)
        yield progress
    spent = f"{time.monotonic() - started:.1f}"
    say(view.say(_END.fill({"total": total, "spent": spent, "known": progress.known, "failed": progress.failed})))


def _lines(view: View, started: float) -> Any:
    last = started

    def tell(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < EVERY:
            return
        last = now
        if progress.stage != "check":
            say(view.say(_COMPARED.fill({"compared": progress.compared})))
            return
        rate = progress.done / (now - started)
        left = (progress.total - progress.done) / rate if rate else 0
        values = {name: getattr(progress, name) for name in ("done", "total", "wrong", "failed")}
        say(view.say(_LINE.fill({**values, "rate": _rate(rate), "left": f"{left:.0f}"})))

    return tell


def _rate(rate: float) -> str:
    return f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"


@contextmanager
def _bar(progress: Progress, view: View) -> Iterator[None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[bad]}"),
    )
    started = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=progress.total, rate="", bad="")

        def tell(progress: Progress) -> None:
            rate = progress.done / max(time.monotonic() - started, 0.001)
            bad = [view.say(_WRONG.fill({"wrong": progress.wrong}))] if progress.wrong else []
            bad += [view.say(_FAILED.fill({"failed": progress.failed}))] if progress.failed else []
            stage = view.say(_STAGES[progress.stage])
            bar.update(task, completed=progress.done, description=stage, rate=_rate(rate), bad=" ".join(bad))

        progress.told = tell
        tell(progress)
        yield
