"""``qc check``: reports checked one by one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from checker import reporters
from checker.cli import terminal
from checker.cli.choices import CheckFormat, Colour, FailOn, Language
from checker.cli.guard import WRONG, WrongUseError, guarded, say
from checker.cli.options import FORMAT_HELP, ColourChoice, Files, Ignore, Lang, NoColour, Output, PackName, Select
from checker.cli.output import format_by_suffix, refuse_bad_output, write
from checker.model.finding import Audit
from checker.model.text import Text
from checker.reporters.view import View
from checker.reporters.words import BREAKAGE

if TYPE_CHECKING:
    from checker.cli.run import Checked, Further

HELP = """逐份核对报告，按轻重列出问题，指出最可能填错的单元格。

\b
示例：
  qc check report.txt
  qc check 区政府.txt 教育局.txt --fail-on warning
  qc check report.txt --format json --output result.json
  qc check report.docx --format html --output report.html
  qc check report.txt --select requests-,disputes- --ignore label-wording
  qc check report.txt --explain 1
  qc check 2023.docx --previous 2022.docx     与上年报告衔接：结转、有效件数、同比、雷同
  qc check report.txt --against 报送数据.xlsx  与报送的数字逐格核对
  qc check - < report.txt

\b
--against 的表可以是两列“单元格,数值”（address,value），单元格写地址或名称，
如 requests.new_received.total；也可以照官方表格排列，或是 qc extract --format csv 的结果。

\b
退出状态：
  0  没有达到 --fail-on 的问题
  1  有达到 --fail-on 的问题
  2  用法不对、文件读不了、规则包有误，或有规则运行失败
"""

_ONE = Text(
    "{option} 只用于一份报告，这里有 {n} 份；多份请用 qc audit。",
    "{option} is for one report, here are {n}; use qc audit for several.",
)
_TWICE = Text("{path}：重复给出，只核对一次", "{path}: named twice, checked once")
_ITSELF = Text("{option} 给的就是要查的报告：{path}", "{option} names the report that is to be checked: {path}")
_BASELINE = Text(
    "{n} 个问题记入 {path}，以后只计新的。", "{n} findings put down in {path}; from now on only new ones count."
)


Previous = Annotated[
    str | None, typer.Option(metavar="LASTYEAR", help="同一机关上年的报告，看两年是否衔接（只能查一份报告）")
]
Against = Annotated[
    str | None, typer.Option(metavar="TABLE", help="报送的数字（xlsx 或 csv），逐格核对（只能查一份报告）")
]


def check(  # noqa: PLR0913  one parameter an option
    files: Files,
    form: Annotated[CheckFormat | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Output = None,
    pack: PackName = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="从哪一级起退出状态为 1（默认 error）")] = None,
    lang: Lang = Language.zh,
    top: Annotated[int, typer.Option(min=0, metavar="N", help="逐条说明的问题数（text）")] = 20,
    explain: Annotated[str, typer.Option(metavar="ID", help="详细说明一个问题：名次或编号")] = "",
    color: ColourChoice = Colour.auto,
    no_color: NoColour = False,
    previous: Previous = None,
    against: Against = None,
    write_baseline: Annotated[bool, typer.Option("--write-baseline", help="记下现有问题，以后只计新的")] = False,
) -> None:
    """Check the files and leave with the status they earn."""
    with guarded(lang.value):
        form = form or CheckFormat(format_by_suffix(output, [*CheckFormat]) or CheckFormat.text)
        files = _once(files, lang)
        refuse_bad_output(output, files)
        from checker.cli.run import Asked, run  # here and below, so that other commands do not wait for it

        asked = Asked(pack, select or (), ignore or (), fail_on)
        checked = run(files, asked, afresh=write_baseline, further=_further(files, previous, against, lang))
        audits = [each.audit for each in checked]
        screen = form is CheckFormat.text and output is None
        view = View(
            forms=checked[0].pack.forms if checked else {},
            language=lang.value,
            width=terminal.width() if screen else 80,
            colour=screen and not no_color and terminal.wants_colour(color),
            top=top,
            fail_on=checked[0].fail_on.severity if checked else None,
            errors_elsewhere=screen,
        )
        text: str | bytes
        if write_baseline:
            from checker.cli.config import baseline_of

            text, output = baseline_of(audits)
        else:
            text = _result(form, explain, checked, view)
        write(text, output, exchange=form is not CheckFormat.text)
        if write_baseline:
            count = sum(len(audit.findings) for audit in audits)
            write(view.say(_BASELINE.fill({"path": output, "n": count})) + "\n")
        _tell_failures(audits, view)
        raise typer.Exit(status(checked, view, written=write_baseline))


def _result(form: CheckFormat, explain: str, checked: Sequence[Checked], view: View) -> str | bytes:
    """What was found, in the format asked for; one finding alone where it is to be explained."""
    if explain and form is CheckFormat.text:
        from checker.cli.explain import explained

        return explained(explain, checked, view)
    audits = [each.audit for each in checked]
    if explain:
        from checker.cli.explain import only

        audits = only(explain, checked)
    return reporters.load(reporters.CHECK_FORMATS[form.value])(audits, view)


def _once(files: Sequence[str], lang: Language) -> list[str]:
    """The files without those named before, by whatever path; each of these is told."""
    known: dict[str, str] = {}
    for path in files:
        place = path if path == "-" else os.path.realpath(path)
        if place in known:
            say(_TWICE.fill({"path": path}).say(lang.value))
        known.setdefault(place, path)
    return list(known.values())


def _further(files: Sequence[str], previous: str | None, against: str | None, lang: Language) -> list[Further]:
    """What to set the report beside.

    Raises:
        WrongUseError: there are several reports to check, or it would be set beside itself.
    """
    chosen: list[Further] = []
    for option, path in (("--previous", previous), ("--against", against)):
        if path is None:
            continue
        if len(files) != 1:
            raise WrongUseError(_ONE.fill({"option": option, "n": len(files)}))
        if path == files[0]:
            raise WrongUseError(_ITSELF.fill({"option": option, "path": path}))
        if option == "--previous":
            from checker.cli.previous import beside_previous

            chosen.append(beside_previous(path, lambda text: say(text.say(lang.value))))
        else:
            from checker.cli.against import beside_submitted

            chosen.append(beside_submitted(path))
    return chosen


def status(checked: Sequence[Checked], view: View, *, written: bool = False) -> int:
    """The highest exit status that one of the reports earns; what a baseline was ``written`` of fails no run."""
    if any(each.audit.error is not None or each.audit.breakages for each in checked):
        return WRONG
    if written:
        return 0
    views = {fail_on: replace(view, fail_on=fail_on.severity) for fail_on in FailOn}
    return int(any(views[each.fail_on].fails(found) for each in checked for found in each.audit.findings))


def _tell_failures(audits: Sequence[Audit], view: View) -> None:
    for audit in audits:
        if audit.error is not None:
            say(view.say(audit.error))
        for breakage in audit.breakages:
            say(view.say(BREAKAGE.fill({"rule": breakage.rule, "reason": breakage.reason})))
