"""``qc serve``: the page for people without a terminal."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated

import typer

from checker.cli.choices import Language
from checker.cli.guard import WrongUseError, guarded
from checker.cli.options import Lang
from checker.model.text import Text

HELP = """在本机打开一个网页：把报告（docx、pdf、html、txt）拖进去，就看到核对结果。

只在 127.0.0.1 上，别的机器连不上；文件不出本机，核对完不留存。按 Ctrl+C 结束。

\b
示例：
  qc serve
  qc serve --port 9000 --no-open
"""

PORT = 8642

_MISSING = Text(
    'qc serve 需要 {library}，请先安装：pip install "qc[serve]"',
    'qc serve needs {library}; install it with: pip install "qc[serve]"',
)
_TAKEN = Text(
    "端口 {port} 用不了（{reason}），请用 --port 换一个，--port 0 自动选一个空闲的。",
    "port {port} cannot be used ({reason}); name another with --port, or --port 0 for any free one.",
)
_OPEN = Text("在浏览器中打开 {address}（按 Ctrl+C 结束）", "Open {address} in a browser (Ctrl+C ends it)")


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="端口；0 为自动选")] = PORT,
    show: Annotated[bool, typer.Option("--open/--no-open", help="启动后打开浏览器")] = True,
    lang: Lang = Language.zh,
) -> None:
    """Serve until interrupted."""
    with guarded(lang.value):
        for library in ("starlette", "uvicorn", "python_multipart"):
            if find_spec(library) is None:
                raise WrongUseError(_MISSING.fill({"library": library}))
        from checker.serve import run  # an extra, and slow to load

        try:
            listening = run.bound(port)
        except OSError as error:
            raise WrongUseError(_TAKEN.fill({"port": port, "reason": error.strerror or str(error)})) from None
        typer.echo(_OPEN.fill({"address": run.address(listening)}).say(lang.value))
        run.serve(listening, lang.value, show=show)
