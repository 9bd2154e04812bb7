"""Where results go: the screen, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from checker.cli.guard import WrongUseError
from checker.model.text import Text

_IS_FOLDER = Text("--output {path} 是文件夹，请给出文件名。", "--output {path} is a folder, give the name of a file.")
_NO_FOLDER = Text("--output 的文件夹 {path} 不存在，请先建立。", "the folder of --output, {path}, does not exist.")
_IS_INPUT = Text(
    "--output {path} 就是要读的报告，不会覆盖它；请换一个文件名。",
    "--output {path} is the report to be read and is not overwritten; give another name.",
)
_NO_SCREEN = Text(
    "屏幕显示不了工作簿，请用 --output FILE 写到文件。",
    "a screen cannot show a workbook, write it to a file with --output FILE.",
)


_CANNOT = Text(
    "--output {path}：写不出 {suffix} 文件，能写的有 {known}；也可用 --format 指定格式。",
    "--output {path}: no {suffix} file can be written, only {known}; or name a format with --format.",
)

_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".sarif": "sarif",
    ".xml": "junit",
    ".parquet": "parquet",
}
_OTHERS = (".doc", ".docx", ".wps", ".xls", ".et", ".pdf")
"""Programs would open such a file by its name and find it damaged."""


def format_by_suffix(output: Path | None, formats: Sequence[str]) -> str | None:
    """The one of ``formats`` that the name of the output calls for; None where it calls for none.

    Raises:
        WrongUseError: it calls for a format that the command cannot write.
    """
    suffix = output.suffix.lower() if output else ""
    form = _SUFFIXES.get(suffix)
    if form in formats:
        return form
    if form or suffix in _OTHERS:
        able = [name for name, each in _SUFFIXES.items() if each in formats]
        known = Text("、".join(able), ", ".join(able))
        raise WrongUseError(_CANNOT.fill({"path": output, "suffix": suffix, "known": known}))
    return None


def refuse_bad_output(output: Path | None, inputs: Sequence[str]) -> None:
    """Say before any work is done that the output cannot go there.

    Raises:
        WrongUseError: its folder is missing, or it is a folder or one of the inputs.
    """
    if output is None:
        return
    if output.is_dir():
        raise WrongUseError(_IS_FOLDER.fill({"path": output}))
    if not output.parent.is_dir():
        raise WrongUseError(_NO_FOLDER.fill({"path": output.parent}))
    if output.exists() and any(Path(path).exists() and output.samefile(path) for path in inputs if path != "-"):
        raise WrongUseError(_IS_INPUT.fill({"path": output}))


def write(content: str | bytes, output: Path | None = None, *, exchange: bool = False) -> None:
    """Write ``content`` to the screen or, in one step, to a file: an interrupted run leaves no half of one.

    Files are UTF-8. So is an ``exchange`` format in a pipe, whatever the console's encoding: JSON and XML
    have no other, and must lose no character.

    Raises:
        WrongUseError: bytes would go to a terminal, which cannot show them.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    if output is None:
        _show(content, data, exchange)
    elif output.exists() and not output.is_file():
        # a device or a named pipe cannot be replaced, and must not be
        output.write_bytes(data)
    else:
        _replace(data, output.resolve())


def _show(content: str | bytes, data: bytes, exchange: bool) -> None:
    if sys.stdout is None:  # closed by whoever started the program: they asked for the status only
        return
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise WrongUseError(_NO_SCREEN)
    if isinstance(content, bytes) or (exchange and not sys.stdout.isatty()):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        sys.stdout.write(content)
    sys.stdout.flush()


def _replace(data: bytes, output: Path) -> None:
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=".qc-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, _mode(output))
        os.replace(name, output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(output: Path) -> int:
    """The mode the file had, or that of any new file: a temporary file's own is for its owner alone."""
    if output.exists():
        return output.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
