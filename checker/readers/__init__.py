"""Bytes → :class:`~checker.model.document.Document`: what is on the page, and where.

Readers know no forms. Which one reads a file is told by what the file holds, not by its name.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256

from checker.model.document import Block, Document, Source
from checker.model.errors import UnreadableError
from checker.model.text import Text
from checker.model.traditional import in_traditional, simplified
from checker.readers.decoding import decode
from checker.readers.magic import kind_of
from checker.readers.quoted import is_quoted, may_quote, read_quoted
from checker.readers.run_together import is_run_together, read_run_together
from checker.readers.text import read_lines, split_lines
from checker.readers.wrapped import with_numerals

LIMIT = 200 * 1024 * 1024
"""Larger files are no report; they are refused before they fill the memory."""

TEXT_LIMIT = 30 * 1024 * 1024
"""Larger texts are no report; reading one would take as much memory again many times over."""


def read(path: str) -> Document:
    """Read the file at ``path``; ``-`` is the standard input.

    Raises:
        UnreadableError: there is no such file, it may not be read, or it holds no text.
    """
    return read_bytes(path, file_bytes(path))


def file_bytes(path: str) -> bytes:
    """The bytes of the file at ``path``; ``-`` is the standard input.

    Raises:
        UnreadableError: there is no such file, it may not be read, it is no file, or too large to be a report.
    """
    try:
        return _bytes(path)
    except FileNotFoundError:
        raise UnreadableError(Text(f"{path}：没有这个文件", f"{path}: no such file")) from None
    except PermissionError:
        raise UnreadableError(Text(f"{path}：没有读取权限", f"{path}: no permission to read it")) from None
    except (OSError, ValueError) as error:
        raise UnreadableError(Text(f"{path}：读不了（{error}）", f"{path}: cannot be read ({error})")) from None


def read_bytes(path: str, data: bytes) -> Document:
    """Read ``data`` as the content of ``path``, which only names it.

    Raises:
        UnreadableError: the bytes hold no text, or too much to be a report; the sentence says what they are.
    """
    if not data.strip():
        raise UnreadableError(
            Text(
                f"{path}：文件是空的，应为一份年度报告的文本",
                f"{path}: the file is empty, expected the text of a report",
            )
        )
    layout, encoding, blocks, lines = _read(kind_of(path, data), path, data)
    if not blocks:
        raise UnreadableError(
            Text(
                f"{path}：文件里只有空白，应为一份年度报告的文本",
                f"{path}: nothing but white space, expected the text of a report",
            )
        )
    return Document(Source(path, sha256(data).hexdigest(), encoding), layout, with_numerals(blocks), lines)


def _read(kind: str, path: str, data: bytes) -> tuple[str, str, tuple[Block, ...], tuple[str, ...]]:
    """Layout, encoding, blocks, and the lines of files that have such."""
    if kind != "text":
        # a text needs none of what these files do
        from checker.readers.formats import read_format

        return *read_format(kind, path, data), ()
    if len(data) > TEXT_LIMIT:
        size = TEXT_LIMIT // (1024 * 1024)
        raise UnreadableError(
            Text(
                f"{path}：文本超过 {size} MB，不会是一份年度报告",
                f"{path}: a text larger than {size} MB; this is no report",
            )
        )
    text, encoding = decode(path, data)
    lines = tuple(split_lines(text))
    legible = tuple(map(simplified, lines)) if in_traditional((text,)) else lines
    layout, blocks = _reader(legible, quoting=may_quote(text))(legible)
    return layout, encoding, blocks, lines


def _reader(lines: Sequence[str], *, quoting: bool) -> Callable[[Sequence[str]], tuple[str, tuple[Block, ...]]]:
    """What reads a text that looks like this."""
    if quoting and is_quoted(lines):
        return read_quoted
    return read_run_together if is_run_together(lines) else read_lines


def _bytes(path: str) -> bytes:
    if path == "-":
        return _limited(path, sys.stdin.buffer.read(LIMIT + 1))
    status = os.stat(path)
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError(
            Text(
                f"{path}：这是文件夹，批量检查请用 qc audit",
                f"{path}: this is a folder, use qc audit for a batch",
            )
        )
    if not stat.S_ISREG(status.st_mode):
        # it might never begin, or never end
        raise UnreadableError(
            Text(
                f"{path}：这是设备或管道，不是文件；管道里的报告请用 - 从标准输入读",
                f"{path}: a device or a pipe and no file; use - to read a report from a pipe",
            )
        )
    if status.st_size > LIMIT:
        raise _too_large(path)
    with open(path, "rb") as file:
        # not up to the limit: room for all of that would be made first
        return _limited(path, file.read())


def _limited(path: str, data: bytes) -> bytes:
    if len(data) > LIMIT:
        raise _too_large(path)
    return data


def _too_large(path: str) -> UnreadableError:
    size = LIMIT // (1024 * 1024)
    return UnreadableError(
        Text(
            f"{path}：文件超过 {size} MB，不会是一份年度报告",
            f"{path}: larger than {size} MB, expected a report",
        )
    )
