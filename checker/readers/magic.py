"""Which kind of file the bytes are: told by what they hold, never by the file's name."""

from __future__ import annotations

import re

from checker.model.errors import UnreadableError
from checker.model.text import Text

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "office"),
)
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"OFD", "OFD"),
)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ELEMENT = re.compile(r"</?(?:p|div|table|tr|td|span|body)\b[^<>]{0,500}>", re.IGNORECASE)
_SAVED = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)", re.IGNORECASE | re.MULTILINE
)
_MAIL = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_MAIL_HEAD = 8192
_SAMPLE = 200_000
_FEWEST = 4


def kind_of(path: str, data: bytes) -> str:
    """``pdf``, ``zip``, ``office``, ``mhtml``, ``html`` or, for all else, ``text``.

    Raises:
        UnreadableError: the first bytes are those of a file that holds no report.
    """
    head = data[:1024].lstrip()
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    for signature, name in _FOREIGN:
        if data.startswith(signature) and b"\0" in data[:4096]:
            raise _foreign(path, name)
    if _is_saved(data[:_MAIL_HEAD]):
        return "mhtml"
    return "html" if _is_html(data) else "text"


def _is_saved(head: bytes) -> bool:
    """A page saved with its parts, or a mail: both begin with the fields of a mail."""
    # a search that knows no case takes eight times as long, and hardly any file has the word
    return b"mime-version:" in head.lower() and _MAIL.search(head) is not None and _SAVED.search(head) is not None


def _is_html(data: bytes) -> bool:
    """A page by its head, or a piece of one by its elements."""
    if b"<" not in data[:_SAMPLE]:
        return False
    sample = data[:_SAMPLE].replace(b"\0", b"").decode("latin-1")
    start = sample.removeprefix("\xef\xbb\xbf").removeprefix("\xff\xfe").removeprefix("\xfe\xff")
    if _PAGE.match(start):
        return True
    return len(_ELEMENT.findall(start)) >= _FEWEST


def _foreign(path: str, name: str) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}：这是 {name} 文件，读不出年度报告，请改用 Word、网页、PDF 或文本",
            f"{path}: a file of the kind {name}, no report can be read from it; use Word, a web page, PDF or text",
        )
    )
