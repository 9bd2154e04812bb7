"""A batch → its results: one module a format, all of them going through the reports one at a time.

A module has ``pieces(batch, view)`` where its format is text that may also go to a screen or a pipe, and
``write(batch, view, path)`` where it is a file or a folder. To add a format: one module, and one line in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from checker.model.batch import Batch
from checker.model.errors import OutputError
from checker.model.text import Text
from checker.reporters.batch.whole import refuse_folder, whole_file, whole_folder
from checker.reporters.view import View

__all__ = ["BATCH_FORMATS", "Format", "refuse", "render"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module, and whether it is a text, a binary file or a folder."""

    module: str
    kind: Literal["text", "file", "folder"]


# modules by name, so that a run imports only the format it was asked for
BATCH_FORMATS = {
    "text": Format("checker.reporters.batch.text", "text"),
    "html": Format("checker.reporters.batch.page", "text"),
    "jsonl": Format("checker.reporters.batch.jsonl", "text"),
    "csv": Format("checker.reporters.batch.csv_rows", "text"),
    "parquet": Format("checker.reporters.batch.parquet", "folder"),
    "xlsx": Format("checker.reporters.batch.workbook", "file"),
    "slips": Format("checker.reporters.batch.slips", "folder"),
}

_NO_OUTPUT = Text(
    "--format {format} 不能显示在屏幕上，请用 --output 给出{what}。",
    "--format {format} cannot be shown on a screen; name {what} with --output.",
)
_WHAT = {"file": Text("文件名", "a file"), "folder": Text("文件夹", "a folder")}
_IS_FOLDER = Text("--output {path} 是文件夹，请给出文件名。", "--output {path} is a folder, give the name of a file.")
_NO_PARENT = Text("--output 的文件夹 {path} 不存在，请先建立。", "the folder of --output, {path}, does not exist.")


def refuse(name: str, output: Path | None) -> None:
    """Say before any report is read that the results cannot be written.

    Raises:
        OutputError: the output is missing or cannot go there, or a folder stands in its place that ``qc`` did not
            write or that was changed since.
    """
    form = BATCH_FORMATS[name]
    if output is None:
        if form.kind != "text":
            raise OutputError(_NO_OUTPUT.fill({"format": name, "what": _WHAT[form.kind]}))
        return
    if not output.absolute().parent.is_dir():
        raise OutputError(_NO_PARENT.fill({"path": output.absolute().parent}))
    if form.kind == "folder":
        refuse_folder(output, name)
    elif output.is_dir():
        raise OutputError(_IS_FOLDER.fill({"path": output}))


def render(name: str, batch: Batch, view: View, output: Path | None) -> Iterator[str]:
    """Write the results to ``output``, whole or not at all; without one, the pieces of text to show as they come.

    Raises:
        OutputError: as :func:`refuse`.
        OSError: the disk is full, or something else keeps the files from being written.
    """
    refuse(name, output)
    form, module = BATCH_FORMATS[name], _module(name)
    if output is None:
        pieces: Iterator[str] = module.pieces(batch, view)
        return pieces
    if form.kind == "folder":
        with whole_folder(output, name) as folder:
            module.write(batch, view, folder)
    else:
        with whole_file(output) as path:
            if form.kind == "file":
                module.write(batch, view, path)
            else:
                _write_text(module.pieces(batch, view), path)
    return iter(())


def _module(name: str) -> Any:
    return import_module(BATCH_FORMATS[name].module)


def _write_text(pieces: Iterator[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(pieces)
