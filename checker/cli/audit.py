"""``qc audit``: a whole batch, with the rules that need more than one report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import terminal
from checker.cli.choices import AuditFormat, Colour, FailOn, Language
from checker.cli.guard import WRONG, WrongUseError, guarded, say
from checker.cli.options import FORMAT_HELP, ColourChoice, Ignore, Lang, NoColour, PackName, Select
from checker.cli.output import format_by_suffix, write
from checker.model.rule import SEVERITIES
from checker.model.text import Text
from checker.reporters.view import View

if TYPE_CHECKING:
    from checker.batch.exchange import Plan, Way
    from checker.batch.run import Checked
    from checker.batch.sources import Entry
    from checker.cli.run import Asked
    from checker.waivers import Waiver

HELP = """核对一批报告：逐份核对，再看只有几份放在一起才看得出的问题（上下年衔接、雷同、汇总与分项）。

\b
PATH 可以是文件、文件夹、压缩包（zip、tar）、带 * 的名字；- 表示从标准输入读文件名，一行一个。
中断后再运行同一命令会接着做；没有变过的文件不再重读。

\b
示例：
  qc audit 2023年报告/ 2022年报告/              排名与最差的报告
  qc audit 报告/ --format xlsx -o 结果.xlsx     报告 × 规则的表
  qc audit 报告/ --format slips -o 退回意见/    每个单位一份退回修改意见
  qc audit '*/2023/*.docx' --format jsonl -o 结果.jsonl
  find . -name '*.html' | qc audit - --jobs 8

\b
退出状态：
  0  没有达到 --fail-on 的问题
  1  有达到 --fail-on 的问题
  2  用法不对、规则包有误、有文件读不了，或有规则运行失败
"""

_NO_FILES = Text("没有找到任何文件。", "no file was found.")

FEW = 40
"""Fewer files than this are checked sooner than another process is started."""


Target = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE_OR_FOLDER", help="写到文件或文件夹（写成才替换）")
]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="用几个进程（默认：全部处理器）")]
Cache = Annotated[Path | None, typer.Option(metavar="FOLDER", help="已有结果存放处（默认：用户的缓存文件夹）")]


def audit(  # noqa: PLR0913  one parameter an option
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="文件、文件夹、压缩包或带 * 的名字；- 为标准输入")],
    form: Annotated[AuditFormat | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Target = None,
    jobs: Jobs = None,
    pack: PackName = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="从哪一级起退出状态为 1（默认 error）")] = None,
    cache: Cache = None,
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="用 Dask 集群做，如 tcp://host:8786")] = "",
    lang: Lang = Language.zh,
    top: Annotated[int, typer.Option(min=0, metavar="N", help="逐份说明的报告数（text）")] = 20,
    color: ColourChoice = Colour.auto,
    no_color: NoColour = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="不显示进度")] = False,
) -> None:
    """Check the batch and leave with the status it earns."""
    with guarded(lang.value):
        from platformdirs import user_cache_dir  # here and below: they are slow to load, and --help must not wait

        from checker.batch.run import Checked, run
        from checker.batch.store import opened
        from checker.cli.config import settings_for
        from checker.cli.progress import shown
        from checker.cli.run import Asked
        from checker.packs.forms import load_forms
        from checker.reporters.batch import refuse, render

        form = form or AuditFormat(format_by_suffix(output, [*AuditFormat]) or AuditFormat.text)
        refuse(form.value, output)
        asked = Asked(pack, select or (), ignore or (), fail_on)
        listed = _listed(paths)
        threshold = asked.over(settings_for(listed[0].path)).fail_on or FailOn.error
        screen = form is AuditFormat.text and output is None
        view = View(
            forms=load_forms(),
            language=lang.value,
            width=terminal.width() if screen else 80,
            colour=screen and not no_color and terminal.wants_colour(color),
            top=top,
            fail_on=threshold.severity,
        )
        with opened(cache or Path(user_cache_dir("qc", appauthor=False))) as store:
            with shown(len(listed), view, quiet=quiet) as progress:
                run(listed, _plans(asked, lang), store, _way(len(listed), jobs, scheduler), progress)
            _tell_copies(() if quiet else store.copies(), view)
            checked = Checked(store, _waived())
            for piece in render(form.value, checked, view, output):
                write(piece, exchange=form is not AuditFormat.text)
            raise typer.Exit(_status(checked, view))


_COPIES = Text(
    "{count} 个文件与别的文件内容完全相同，各算作一份报告：{some}",
    "{count} files hold the same as others; each counts as a report: {some}",
)
_SAME = Text("{path} 与 {first} 相同", "{path} is {first}")
_AND_MORE = Text(" 等", ", …")
_SHOWN = 3


def _tell_copies(copies: Sequence[tuple[str, str]], view: View) -> None:
    """Say which files are the same: each of them counts, in scores as in sums of findings."""
    if not copies:
        return
    some = [view.say(_SAME.fill({"path": path, "first": first})) for path, first in copies[:_SHOWN]]
    more = view.say(_AND_MORE) if len(copies) > _SHOWN else ""
    say(view.say(_COPIES.fill({"count": len(copies), "some": view.say(Text("；", "; ")).join(some) + more})))


def _listed(paths: Iterable[str]) -> list[Entry]:
    """The files that the paths stand for; none at all is a wrong use."""
    from checker.batch.sources import entries

    listed = entries(_named(paths))
    if not listed:
        raise WrongUseError(_NO_FILES)
    return listed


def _named(paths: Iterable[str]) -> Iterator[str]:
    """The paths, with the list on the standard input in place of ``-``; names there end with a line or a NUL."""
    for path in paths:
        if path != "-":
            yield path
            continue
        listed = os.fsdecode(sys.stdin.buffer.read())
        names = listed.split("\0") if "\0" in listed else listed.splitlines()
        yield from (name for name in names if name.strip())


def _plans(asked: Asked, lang: Language) -> Callable[[str], Plan]:
    """By what a file is checked: as the command line and the configuration of its folder say."""
    from checker.batch.exchange import Plan
    from checker.cli.config import settings_for
    from checker.cli.run import pack_of

    usual = Plan(language=lang.value)

    @lru_cache(maxsize=1024)
    def in_folder(folder: str) -> Plan:
        settings = asked.over(settings_for(os.path.join(folder, "-")))
        plan = Plan(settings.pack or "", tuple(settings.select), tuple(settings.ignore), lang.value)
        if plan != usual:
            pack_of(settings)  # so that what is wrong with it is told at once
        return plan

    return lambda path: in_folder(os.path.dirname(path))


def _waived() -> Callable[[str], set[str]]:
    """By file the ids of findings that do not count in it: waived until today or later, or in its baseline."""
    from checker.cli.config import has_baseline, read_baseline, settings_for

    today = date.today()

    @lru_cache(maxsize=1024)
    def in_folder(folder: str) -> tuple[list[Waiver], bool]:
        inside = os.path.join(folder, "-")
        valid = [waiver for waiver in settings_for(inside).waivers if waiver.until >= today]
        return valid, has_baseline(inside)

    def waived(path: str) -> set[str]:
        # what holds for a link is said where the file itself lies
        waivers, known = in_folder(os.path.dirname(os.path.realpath(path) if os.path.islink(path) else path))
        found = {waiver.id for waiver in waivers if waiver.covers(path)}
        return found.union(*read_baseline(path).values()) if known else found

    return waived


def _way(files: int, jobs: int | None, scheduler: str) -> Way:
    """Where the work is done."""
    from checker.batch.pool import HERE_ALONE, cluster, processes

    workers = jobs or os.cpu_count() or 1
    if scheduler:
        return cluster(scheduler)
    return HERE_ALONE if workers == 1 or files < FEW else processes(workers)


def _status(checked: Checked, view: View) -> int:
    """The highest exit status that one of the reports earns."""
    if not checked.seen.reports:
        for _ in checked.lines():
            pass
    if checked.seen.broken:
        return WRONG
    return int(any(view.reached(severity) for severity in SEVERITIES if severity in checked.seen.signs))
