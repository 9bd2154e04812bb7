"""``qc extract``: what was read, without a judgement."""

from __future__ import annotations

from typing import Annotated

import typer

from checker import reporters
from checker.cli.choices import ExtractFormat, Language
from checker.cli.guard import WRONG, guarded, say
from checker.cli.options import FORMAT_HELP, Files, Lang, Output, PackName
from checker.cli.output import format_by_suffix, refuse_bad_output, write
from checker.reporters.view import View

HELP = """列出读到的每个单元格和文字中的每个数，不作判断。

\b
示例：
  qc extract report.txt
  qc extract *.txt --format csv --output cells.csv
"""


def extract(
    files: Files,
    form: Annotated[ExtractFormat | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Output = None,
    pack: PackName = None,
    lang: Lang = Language.zh,
) -> None:
    """Read the files and write their cells and claims."""
    with guarded(lang.value):
        form = form or ExtractFormat(format_by_suffix(output, [*ExtractFormat]) or ExtractFormat.json)
        refuse_bad_output(output, files)
        from checker import audit  # see check.py

        loaded = audit.load_pack(pack or "auto")
        view = View(forms=loaded.forms, language=lang.value)
        audits = list(audit.extract(files, loaded))
        write(reporters.load(reporters.EXTRACT_FORMATS[form.value])(audits, view), output, exchange=True)
        unread = [audit.error for audit in audits if audit.error is not None]
        for error in unread:
            say(view.say(error))
        raise typer.Exit(WRONG if unread else 0)
