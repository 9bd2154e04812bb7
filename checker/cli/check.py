"""``qc check``: reports checked one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from checker import reporters
from checker.cli import terminal
from checker.cli.choices import CheckFormat, Colour, FailOn, Language
from checker.cli.explain import explained
from checker.cli.guard import WRONG, guarded, say
from checker.cli.options import ColourChoice, Files, Ignore, Lang, NoColour, Output, PackName, Select
from checker.cli.output import refuse_bad_output, write
from checker.cli.selection import built_in_rules, select_rules
from checker.model.finding import Audit
from checker.reporters.view import View
from checker.reporters.words import BREAKAGE

HELP = """逐份核对报告，按轻重列出问题，指出最可能填错的单元格。

\b
示例：
  qc check report.txt
  qc check 区政府.txt 教育局.txt --fail-on warning
  qc check report.txt --format json --output result.json
  qc check report.txt --select requests-,disputes- --ignore label-wording
  qc check report.txt --explain 1
  qc check - < report.txt

\b
退出状态：
  0  没有达到 --fail-on 的问题
  1  有达到 --fail-on 的问题
  2  用法不对、文件读不了、规则包有误，或有规则运行失败
"""


def check(  # noqa: PLR0913  one parameter an option
    files: Files,
    form: Annotated[CheckFormat, typer.Option("--format", help="结果的格式")] = CheckFormat.text,
    output: Output = None,
    pack: PackName = "auto",
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[FailOn, typer.Option(help="从哪一级起退出状态为 1")] = FailOn.error,
    lang: Lang = Language.zh,
    top: Annotated[int, typer.Option(min=0, metavar="N", help="逐条说明的问题数（text）")] = 20,
    explain: Annotated[str, typer.Option(metavar="ID", help="详细说明一个问题：名次或编号")] = "",
    color: ColourChoice = Colour.auto,
    no_color: NoColour = False,
) -> None:
    """Check the files and leave with the status they earn."""
    with guarded(lang.value):
        refuse_bad_output(output, files)
        from checker import audit  # pandera is slow to load, and --help must not wait for it

        loaded = audit.load_pack(pack)
        if select or ignore:
            known = built_in_rules() if pack == "auto" else ()
            loaded = loaded.edited(partial(select_rules, select=select or (), ignore=ignore or (), known=known))
        screen = form is CheckFormat.text and output is None
        view = View(
            forms=loaded.forms,
            language=lang.value,
            width=terminal.width() if screen else 80,
            colour=screen and not no_color and terminal.wants_colour(color),
            top=top,
            fail_on=fail_on.severity,
            errors_elsewhere=screen,
        )
        audits = list(audit.check(files, loaded))
        if explain:
            text = explained(explain, audits, loaded, view)
        else:
            text = reporters.load(reporters.CHECK_FORMATS[form.value])(audits, view)
        write(text, output, exchange=form is not CheckFormat.text)
        _tell_failures(audits, view)
        raise typer.Exit(status(audits, view))


def status(audits: Sequence[Audit], view: View) -> int:
    """The highest exit status that one of the reports earns."""
    if any(audit.error is not None or audit.breakages for audit in audits):
        return WRONG
    return int(any(view.fails(finding) for audit in audits for finding in audit.findings))


def _tell_failures(audits: Sequence[Audit], view: View) -> None:
    for audit in audits:
        if audit.error is not None:
            say(view.say(audit.error))
        for breakage in audit.breakages:
            say(view.say(BREAKAGE.fill({"rule": breakage.rule, "reason": breakage.reason})))
