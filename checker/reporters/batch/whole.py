"""Files and folders that are whole or not there, and never stand in for what somebody else put in their place."""

from __future__ import annotations

import hashlib
import os
import platform
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from checker.model.errors import OutputError
from checker.model.text import Text

LIST = "qc-files.sha256"
"""The list of the files in a folder of results, as ``sha256sum -c`` reads it; by it the folder is known for ours."""

_PROCESSES = "/proc/self/ns/pid"
_KEEP = "insert or replace into files values (?, ?)"
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
        _sweep(target)
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
        _sweep(target)
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
    if not _begins(mark, _HEAD.format(format=form).encode()):
        raise OutputError(_NOT_OURS.fill({"path": output}))
    if (stranger := _stranger(output)) is not None:
        raise OutputError(_CHANGED.fill({"path": output, "file": stranger}))


def _begins(path: Path, head: bytes) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(head)) == head


def _stranger(folder: Path) -> str | None:
    """A file that is not as the list of the folder has it."""
    with closing(_catalogue()) as catalogue:
        with (folder / LIST).open("rb") as listed:
            lines = (line.rstrip(b"\n") for line in islice(listed, 1, None))
            catalogue.executemany(_KEEP, ((line[66:], line[:64].decode("ascii", "replace")) for line in lines))
        for name in _files(folder):
            kept = catalogue.execute("select digest from files where name = ?", (os.fsencode(name),)).fetchone()
            if kept is None or kept[0] != _digest(folder / name):
                return name
    return None


def _list(folder: Path, form: str) -> None:
    with closing(_catalogue()) as catalogue, (folder / LIST).open("wb") as file:
        catalogue.executemany(_KEEP, ((os.fsencode(name), _digest(folder / name)) for name in _files(folder)))
        file.write(_HEAD.format(format=form).encode())
        for name, digest in catalogue.execute("select name, digest from files order by name"):
            file.write(digest.encode() + b"  " + name + b"\n")


def _catalogue() -> sqlite3.Connection:
    """A table on disk of files and digests, because there may be very many."""
    catalogue = sqlite3.connect("", isolation_level=None)
    catalogue.execute("create table files(name blob primary key, digest text) without rowid")
    catalogue.execute("begin")
    return catalogue


def _files(folder: Path, within: str = "") -> Iterator[str]:
    """Every file but the list, as it comes."""
    with os.scandir(folder / within) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(folder, f"{within}{entry.name}/")
            elif within or entry.name != LIST:
                yield within + entry.name


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
    return target.parent / f"{_ours(target)}{os.getpid()}-{secrets.token_hex(4)}"


def _ours(target: Path) -> str:
    """How the names begin of what is written here in place of the target."""
    # the number of a process tells nothing on another machine, or in another container that sees the same folder
    processes = os.readlink(_PROCESSES) if os.path.islink(_PROCESSES) else ""
    about = repr((target.name, platform.node(), processes))
    return f".qc-{hashlib.sha256(os.fsencode(about)).hexdigest()[:12]}-"


def _sweep(target: Path) -> None:
    """Take away what runs that were killed left of the same output, now that it is there."""
    begin = _ours(target)
    for left in target.parent.glob(f"{begin}*"):
        process = left.name.removeprefix(begin).partition("-")[0]
        if process.isdecimal() and _ended(int(process)):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _ended(process: int) -> bool:
    if os.name != "posix":
        return False  # elsewhere asking whether a process runs may end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
