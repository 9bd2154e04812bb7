"""Web pages saved with all their parts in one file (mht, mhtml; mails too): the page itself is taken out.

The lines of places are those of the page, not of the file, in which the page is packed; its paths hold in both.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message

from checker.readers.safety import refused

LAYOUT = "mhtml"
LIMIT = 60 * 1024 * 1024
"""Larger ones hold films and no report."""
_DEEPEST = 20
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"^--", re.MULTILINE)
_MOST_BOUNDARIES = 200_000


def page(path: str, data: bytes) -> bytes:
    """The bytes of the page: the largest of the parts in HTML, for frames hold less than what they frame.

    Raises:
        UnreadableError: it is too large, packed too deeply, or there is no page in it.
    """
    if len(data) > LIMIT:
        size = LIMIT // (1024 * 1024)
        raise refused(
            path, f"网页存档超过 {size} MB，不会是一份年度报告", f"a saved page larger than {size} MB; no report"
        )
    # each open part looks at every line, and nesting is followed by recursion
    if len(_MULTIPART.findall(data)) > _DEEPEST or len(_BOUNDARY.findall(data)) > _MOST_BOUNDARIES:
        raise refused(path, "网页存档的层次过多，拒绝读取", "a saved page packed too deeply, not read")
    pages = [content for part in message_from_bytes(data).walk() if (content := _content(part))]
    if not pages:
        raise refused(path, "网页存档里没有网页，请重新保存", "a saved page without a page in it; save it anew")
    return max(pages, key=len)


def _content(part: Message) -> bytes:
    if part.get_content_type() != "text/html" or part.is_multipart():
        return b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
