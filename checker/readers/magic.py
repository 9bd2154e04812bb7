"""Files of other kinds, told by their first bytes and refused by name."""

from __future__ import annotations

import re

from checker.model.errors import UnreadableError
from checker.model.text import Text

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "zip（docx、xlsx、wps 等）"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office（doc、xls、wps）"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def refuse_foreign(path: str, data: bytes) -> None:
    """Refuse a file of a known kind that holds no plain text.

    Raises:
        UnreadableError: the first bytes are those of another kind of file.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise _foreign(path, name)
    if _HTML.match(data[:2000].removeprefix(b"\xef\xbb\xbf")):
        raise _foreign(path, "HTML")


def _foreign(path: str, name: str) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}：这是 {name} 文件，本版本只读文本，请先另存为纯文本",
            f"{path}: a file of the kind {name}, this version reads plain text; save it as text first",
        )
    )
