"""Files made to harm: refused with a reason, before they fill the memory."""

import tracemalloc
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from checker.model.errors import UnreadableError
from checker.readers import read_bytes
from tests.wrappings.docx import package


def zipped(**parts: bytes) -> bytes:
    """An archive with these parts, their names with ``_`` for ``/`` and without ``.xml``."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", data)
    return file.getvalue()


def entities(system: str = "") -> bytes:
    """XML that grows without end, or fetches a file, where entities are expanded."""
    declared = f"<!ENTITY a {system or repr('x' * 1000)}>"
    grown = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(12))
    return f"<!DOCTYPE d [{declared}{grown}]><d>&b11;</d>".encode()


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: zipped(word_document=b" " * 400_000_000), "解压后过大"),
    "many-parts": (lambda: zipped(**{f"word_{n}": b"" for n in range(20_000)}), "解压后过大"),
    "entities": (lambda: zipped(word_document=entities()), "DTD"),
    "external": (lambda: zipped(word_document=entities('SYSTEM "file:///etc/passwd"')), "DTD"),
    "utf16-entities": (lambda: zipped(word_document=entities().decode().encode("utf-16")), "DTD"),
    "deep-xml": (lambda: package("<w:ins>" * 100_000 + "</w:ins>" * 100_000), "嵌套"),
    "no-body": (lambda: zipped(word_document=b"<a/>"), "没有正文"),
    "other-zip": (lambda: zipped(a=b"<a/>"), "zip"),
    "cut-zip": (lambda: package("<w:p/>")[:200], "zip"),
    "one-line-page": (lambda: b"<td>" * 30_000_000, "网页超过"),
    "one-line-text": (lambda: "公开".encode() * 20_000_000, "文本超过"),
    "old-office": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "旧版 Office"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harm_is_refused(name: str):
    """In one sentence, and with little memory."""
    make, words = HARMFUL[name]
    data = make()
    tracemalloc.start()

    with pytest.raises(UnreadableError, match=words) as refusal:
        read_bytes("report", data)

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 700_000_000
    assert "\n" not in str(refusal.value)
