"""The front door for people: the only place that prints or exits."""

from __future__ import annotations

import atexit
import gc
from typing import Annotated

import typer

from checker import __version__
from checker.cli.audit import HELP as audit_help  # noqa: N811
from checker.cli.audit import audit
from checker.cli.check import HELP as check_help  # noqa: N811
from checker.cli.check import check
from checker.cli.extract import HELP as extract_help  # noqa: N811
from checker.cli.extract import extract
from checker.cli.rules import rules_app
from checker.cli.serve import HELP as serve_help  # noqa: N811
from checker.cli.serve import serve
from checker.cli.terminal import prepare_streams
from checker.cli.wording import ChineseGroup

_HELP = """核对政府信息公开工作年度报告：表内勾稽、表间与文字，指出最可能填错的单元格。

\b
示例：
  qc check report.txt                    核对一份报告
  qc check report.txt --format json      结果交给别的程序
  qc audit 报告/                         核对一批报告，排名，比较上下年与各单位
  qc check a.docx --format html > a.html 问题与原文对照的网页
  qc extract report.txt --format csv     读出的每个单元格
  qc serve                               把报告拖进网页核对
  qc rules list                          有哪些规则

\b
退出状态：
  0  没有达到 --fail-on 的问题
  1  有达到 --fail-on 的问题（默认 error）
  2  用法不对、文件读不了、规则包有误，或有规则运行失败
"""

app = typer.Typer(
    name="qc",
    cls=ChineseGroup,
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: measured in columns by nobody, so every line is kept short
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(help=check_help, no_args_is_help=True)(check)
app.command(help=audit_help, no_args_is_help=True)(audit)
app.command(help=extract_help, no_args_is_help=True)(extract)
app.command(help=serve_help)(serve)
app.add_typer(rules_app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"qc {__version__}")
        raise typer.Exit


@app.callback()
def front_door(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """Hold the options of ``qc`` itself."""


def main() -> None:
    """Run the command line, as the installed ``qc`` does."""
    # all ends anyway: to look first for circles among what has been loaded takes longer than many a check
    atexit.register(gc.freeze)
    prepare_streams()
    app()
