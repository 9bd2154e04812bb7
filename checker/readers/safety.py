"""Archives and XML from strangers: refused before they fill the memory, never fetched from and never expanded."""

from __future__ import annotations

import zlib
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from checker.model.errors import UnreadableError
from checker.model.text import Text

PART_LIMIT = 25 * 1024 * 1024
"""The most that one part of a document may hold; a tree of it stays below 1 GB."""
_ARCHIVE_LIMIT = 600 * 1024 * 1024
_MOST_PARTS = 10_000
_MOST_NAMES = 5000
_RATIO = 150
_SMALL = 2 * 1024 * 1024
"""Parts below this may be packed as tightly as they like."""


def refused(path: str, zh: str, en: str) -> UnreadableError:
    """The error that says in one sentence why ``path`` is not read."""
    return UnreadableError(Text(f"{path}：{zh}", f"{path}: {en}"))


class Archive:
    """A zip file whose parts are read one by one, each within its limit.

    Raises:
        UnreadableError: it is damaged, or it would unpack to far more than a report holds.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
            raise refused(path, "zip 文件已损坏，请重新保存", "a damaged zip file; save it anew") from None
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _ARCHIVE_LIMIT:
            raise refused(path, "zip 解压后过大，不会是一份年度报告", "a zip that unpacks to too much")
        self.names = frozenset(part.filename for part in parts)

    def part(self, name: str) -> bytes:
        """The content of the part called ``name``.

        Raises:
            UnreadableError: there is no such part, it is damaged, encrypted, too large or packed too tightly.
        """
        try:
            info = self._zip.getinfo(name)
            if info.file_size > PART_LIMIT or info.file_size > max(_SMALL, _RATIO * info.compress_size):
                raise refused(
                    self.path,
                    f"{name} 解压后过大（疑似压缩炸弹）",
                    f"{name} unpacks to too much, like a zip bomb",
                )
            with self._zip.open(info) as file:
                data = file.read(PART_LIMIT + 1)
        except KeyError:
            raise refused(self.path, f"文件里缺少 {name}，已损坏", f"{name} is missing, the file is damaged") from None
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
            raise refused(
                self.path, f"{name} 已损坏或加了密码，请重新保存", f"{name} is damaged or encrypted; save it anew"
            ) from None
        return data[:PART_LIMIT]

    def tree(self, name: str) -> ElementTree.Element:
        """The part called ``name`` as a tree of XML, its elements without their namespaces.

        Raises:
            UnreadableError: as for :meth:`part`, or it is no XML, or declares entities.
        """
        data = self.part(name)
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise refused(self.path, f"{name} 里有 DTD，拒绝读取", f"{name} holds a DTD, which is not read")
        try:
            tree = ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise refused(
                self.path,
                f"{name} 不是完整的 XML（{error}），请重新保存",
                f"{name} is no whole XML ({error}); save it anew",
            ) from None
        # there are two namespaces for the same names; without them elements are found at the library's speed
        for element in tree.iter():
            element.tag = _LOCAL[element.tag]
        return tree


class _Local(dict[str, str]):
    """Names without their namespace, each cut once."""

    def __missing__(self, name: str) -> str:
        return name.rpartition("}")[2] if len(self) > _MOST_NAMES else self.setdefault(name, name.rpartition("}")[2])


_LOCAL = _Local()


def child(element: ElementTree.Element | None, *names: str) -> ElementTree.Element | None:
    """The element at a path of names below ``element``, None if there is none."""
    for name in names:
        if element is None:
            return None
        element = element.find(name)
    return element


def attribute(element: ElementTree.Element | None, name: str) -> str | None:
    """The attribute called ``name`` whatever its namespace; of two the first."""
    if element is None:
        return None
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return None
