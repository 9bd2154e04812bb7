"""What was named on the command line → the files of a batch: folders, patterns, archives, lists.

Paths are bytes wherever they are compared or stored, because a file's name need not be text in any encoding.
"""

from __future__ import annotations

import glob
import io
import os
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from checker.model.errors import UnreadableError
from checker.model.text import Text
from checker.readers import LIMIT, file_bytes

_ZIP, _TAR = b"PK\x03\x04", (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_TAR_MARK = slice(257, 262)
_OFFICE = ("[Content_Types].xml", "mimetype", "OFD.xml")  # documents that are zips, but no archives of reports
_OURS = ("~$", ".")  # what Word keeps beside an open file, and hidden files
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_ENCODINGS = ("utf-8", "gb18030")
"""Of names in zips that do not say theirs: Chinese Windows writes them as it writes its own."""
_NOTHING = Text("{path}：没有符合的文件", "{path}: no file fits")
_BAD_ARCHIVE = Text("{path}：压缩包打不开（{error}）", "{path}: the archive cannot be opened ({error})")
_NESTED = Text(
    "{path}：压缩包里的压缩包不再打开，请先解压外层的压缩包，再用 qc audit 核对解压出的文件夹",
    "{path}: an archive inside another is not opened; unpack the outer one, and give qc audit the folder",
)
_LOST = Text("{path}：压缩包里没有这个文件", "{path}: the archive has no such file")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a batch: its path, and for a file inside an archive the name of its member."""

    path: str
    member: str = ""

    @property
    def name(self) -> str:
        """The path as results show it: ``archive.zip/folder/report.txt`` inside an archive."""
        return f"{self.path}/{self.member}" if self.member else self.path

    @property
    def sort_key(self) -> bytes:
        """What results are ordered by."""
        return os.fsencode(self.name)


def entries(paths: Iterable[str]) -> list[Entry]:
    """Every file named by ``paths``, once, in the order of their names.

    A folder stands for all files below it but hidden ones, each folder entered once however many links lead
    there; a name with ``*``, ``?`` or ``[`` that is no file for all that fit it; an archive (zip, tar) for its files,
    or for itself where it cannot be opened.

    Raises:
        UnreadableError: a pattern fits no file.
    """
    found: dict[Entry, None] = {}
    visited: set[tuple[int, int]] = set()
    for path in paths:
        found.update(dict.fromkeys(_named(path, visited)))
    return sorted(found, key=lambda entry: entry.sort_key)


def load(entry: Entry) -> bytes:
    """The bytes of the file.

    Raises:
        UnreadableError: it cannot be read, is too large to be a report, or is an archive inside another.
    """
    if not entry.member:
        return file_bytes(entry.path)
    try:
        data = _opened(entry).read(LIMIT + 1)
    except KeyError:
        raise UnreadableError(_LOST.fill({"path": entry.name})) from None
    except _BROKEN as error:
        raise UnreadableError(_BAD_ARCHIVE.fill({"path": entry.name, "error": error})) from None
    if len(data) > LIMIT:
        raise UnreadableError(_BAD_ARCHIVE.fill({"path": entry.name, "error": f"> {LIMIT} B"}))
    if _is_archive(data):
        raise UnreadableError(_NESTED.fill({"path": entry.name}))
    return data


def _is_archive(data: bytes) -> bool:
    kind = _kind_of(data)
    if kind != "zip":
        return bool(kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(name in _OFFICE for name in archive.namelist())
    except _BROKEN:
        return False  # reading it as a report will say what it is


_BROKEN = (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


def _named(path: str, visited: set[tuple[int, int]]) -> Iterator[Entry]:
    if os.path.isdir(path):
        yield from _walked(path, visited)
    elif not os.path.lexists(path) and glob.has_magic(path):
        fitting = glob.glob(path, recursive=True)
        if not fitting:
            raise UnreadableError(_NOTHING.fill({"path": path}))
        for each in fitting:
            yield from _named(each, visited)
    else:
        yield from _opened_up(path)


def _walked(folder: str, visited: set[tuple[int, int]]) -> Iterator[Entry]:
    try:
        status = os.stat(folder)
        if (mark := (status.st_dev, status.st_ino)) in visited:
            return
        visited.add(mark)
        inside = sorted(os.scandir(folder), key=lambda each: each.name)
    except OSError:
        yield Entry(folder)  # reading it will say what is wrong
        return
    for each in inside:
        if _is_clutter(each.name):
            continue
        if os.path.isdir(each.path):  # DirEntry.is_dir fails on a link to itself
            yield from _walked(each.path, visited)
        else:
            yield from _opened_up(each.path)


def _opened_up(path: str) -> Iterator[Entry]:
    """The file itself, or the files in it where it is an archive."""
    if not _kind(path):
        yield Entry(path)
        return
    try:
        names = _members(path)
    except _BROKEN:
        names = None  # reading it as a report will say what it is
    if names is None:
        yield Entry(path)
        return
    for name in names:
        parts = Path(name).parts
        if parts and not any(_is_clutter(part) for part in parts if part != ".."):
            yield Entry(path, name)


def _is_clutter(name: str) -> bool:
    return name.startswith(_OURS) or name.lower() in _CLUTTER


def _kind(path: str) -> str:
    """What :func:`_kind_of` says; only a regular file is looked into."""
    try:
        if not os.path.isfile(path):
            return ""
        with open(path, "rb") as file:
            return _kind_of(file.read(512))
    except OSError:
        return ""


def _kind_of(head: bytes) -> str:
    """``zip``, ``tar`` or "": told by the first bytes."""
    if head.startswith(_ZIP):
        return "zip"
    return "tar" if head.startswith(_TAR) or head[_TAR_MARK] == b"ustar" else ""


def _members(path: str) -> list[str] | None:
    """The names of the files in an archive; None for a document that is a zip inside, as Word's are."""
    archive = _archive(path)
    if isinstance(archive, tarfile.TarFile):
        return [info.name for info in archive if info.isfile()]
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    return None if any(name in _OFFICE for name in names) else names


@lru_cache(maxsize=2)
def _archive(path: str) -> zipfile.ZipFile | tarfile.TarFile:
    """The archive, opened once for all its files."""
    if _kind(path) != "zip":
        return tarfile.open(path)
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return zipfile.ZipFile(path, metadata_encoding=encoding)
    return zipfile.ZipFile(path)


def _opened(entry: Entry) -> IO[bytes]:
    archive = _archive(entry.path)
    if isinstance(archive, zipfile.ZipFile):
        return archive.open(entry.member)
    file = archive.extractfile(entry.member)
    if file is None:
        raise KeyError(entry.member)
    return file
