"""Files and folders that are whole or not there, and never stand in for what somebody else put in their place."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.model.errors import OutputError
from checker.model.text import Text

LIST = "qc-files.sha256"
"""The list of the files in a folder of results, as ``sha256sum -c`` reads it; by it the folder is known for ours."""

_HEAD = "# qc audit --format {format}\n"
_NOT_FOLDER = Text("--output {path} 是文件，请给出文件夹。", "--output {path} is a file, name a folder.")
_NOT_OURS = Text(
    "--output {path} 里有别的文件，不会覆盖；请换一个文件夹。",
    "--output {path} holds other files and is not overwritten; name another folder.",
)
_CHANGED = Text(
    "--output {path} 里的 {file} 在上次写出后改动过或不是 qc 写的，不会覆盖；请换一个文件夹，或先移走它。",
    "{file} in --output {path} was changed or put there since and is not overwritten; "
    "name another folder, or move it away.",
)


@contextmanager
def whole_file(output: Path) -> Iterator[Path]:
    """A path to write to, whose file takes the place of ``output`` once it is complete."""
    if output.exists() and not output.is_file():
        # a device or a named pipe cannot be replaced, and must not be
        yield output
        return
    target = output.resolve()
    path = _beside(target)
    try:
        yield path
        if target.exists():
            path.chmod(target.stat().st_mode & 0o7777)
        path.replace(target)
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def whole_folder(output: Path, form: str) -> Iterator[Path]:
    """A folder to write to, which takes the place of ``output`` once it is complete.

    Raises:
        OutputError: as :func:`refuse_folder`, also where somebody wrote there in the meantime.
    """
    target = output.resolve()
    folder = _beside(target)
    folder.mkdir()
    try:
        yield folder
        _list(folder, form)
        refuse_folder(output, form)
        _swap(folder, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_folder(output: Path, form: str) -> None:
    """Say that results must not replace what is at ``output``.

    Raises:
        OutputError: it is a file, or a folder that is neither empty nor, unchanged, an earlier result of this format.
    """
    if not output.exists():
        return
    if not output.is_dir():
        raise OutputError(_NOT_FOLDER.fill({"path": output}))
    if not any(output.iterdir()):
        return
    mark = output / LIST
    if not mark.is_file() or not mark.read_bytes().startswith(_HEAD.format(format=form).encode()):
        raise OutputError(_NOT_OURS.fill({"path": output}))
    if (stranger := _stranger(output)) is not None:
        raise OutputError(_CHANGED.fill({"path": output, "file": stranger}))


def _stranger(folder: Path) -> str | None:
    """A file that is not as the list of the folder has it."""
    listed = {line[66:]: line[:64] for line in (folder / LIST).read_text("utf-8").splitlines()[1:]}
    for name in _files(folder):
        if listed.get(name) != _digest(folder / name):
            return name
    return None


def _list(folder: Path, form: str) -> None:
    with (folder / LIST).open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD.format(format=form))
        file.writelines(f"{_digest(folder / name)}  {name}\n" for name in _files(folder))


def _files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for name in found if name != LIST)


def _digest(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _swap(folder: Path, target: Path) -> None:
    """Put the folder in its place; what stood there is only taken away when it does."""
    if not target.exists():
        folder.rename(target)
        return
    old = _beside(target)
    target.rename(old)
    try:
        folder.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _beside(target: Path) -> Path:
    return target.parent / f".qc-{os.getpid()}-{secrets.token_hex(4)}"
