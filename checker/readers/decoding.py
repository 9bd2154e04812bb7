"""Bytes → text: which encoding it was is found out, never guessed silently."""

from __future__ import annotations

import codecs
import re

from checker.model.errors import UnreadableError
from checker.model.text import Text

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before utf-16: its mark begins with that of utf-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000
_TELLING = "公开"
"""A word that every report holds and no garbled text does."""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_KNOWN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e]+")
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_LEADS, _TRAILS = bytes(0xB0 <= n <= 0xD7 for n in range(256)), bytes(n >= 0xA1 for n in range(256))
"""Bytes that are first and second in the pairs of the frequent characters (GB 2312 level 1): 1 for each of them."""


def decode(path: str, data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding.

    Raises:
        UnreadableError: no encoding gives readable text; the sentence names the first byte in doubt.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _readable(path, _strict(path, data, name).removeprefix("\ufeff"), name)
    if b"\0" in data:
        return _readable(path, *_wide(path, data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _national(path, data, error.start), "gb18030"
    return _readable(path, text, "utf-8")


def _strict(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(path, data, error.start, encoding) from None


def _wide(path: str, data: bytes) -> tuple[str, str]:
    """utf-16 without a mark: only one order of the bytes gives Chinese text, though both may decode."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _chinese(text[:_SAMPLE]) and _common(text[:_SAMPLE]):
            return text, encoding
    line, column = _place(data, data.index(0))
    raise UnreadableError(
        Text(
            f"{path}:{line}:{column}：有 NUL 字节，是二进制文件，应为文本",
            f"{path}:{line}:{column}: a NUL byte, so this is a binary file; expected text",
        )
    )


def _national(path: str, data: bytes, doubt: int) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable(path, data, max(doubt, error.start), "utf-8 / gb18030") from None
    if not _chinese(text[:_SAMPLE]) or not _common(text[:_SAMPLE]):
        raise _undecodable(path, data, doubt, "utf-8 / gb18030")
    return text


def _undecodable(path: str, data: bytes, offset: int, encoding: str) -> UnreadableError:
    line, column = _place(data, offset)
    return UnreadableError(
        Text(
            f"{path}:{line}:{column}：第 {offset} 字节起不是 {encoding} 编码的中文文本，请另存为 UTF-8",
            f"{path}:{line}:{column}: from byte {offset} on no Chinese text in {encoding}; save it as UTF-8",
        )
    )


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and byte column, both from 1, of the byte at ``offset``."""
    return data.count(b"\n", 0, offset) + 1, offset - data.rfind(b"\n", 0, offset)


def _readable(path: str, text: str, encoding: str) -> tuple[str, str]:
    """Text that was damaged before it was saved decodes well and still says nothing."""
    if text.count("\ufffd") * 100 > len(text):
        raise _damaged(path, text.index("\ufffd"), text, "满是替换符 U+FFFD", "full of replacement characters U+FFFD")
    sample = text[:_SAMPLE]
    if _TELLING not in sample and not sample.isascii() and (_latin(sample) or _twice_decoded(sample)):
        first = next(index for index, character in enumerate(text) if character > "\x7f")
        raise _damaged(
            path,
            first,
            text,
            "是乱码（用错误的编码打开后又保存过）",
            "garbled: opened in a wrong encoding and saved",
        )
    return text, encoding


def _damaged(path: str, offset: int, text: str, zh: str, en: str) -> UnreadableError:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return UnreadableError(
        Text(
            f"{path}:{line}:{column}：文本{zh}，请用原文件重新导出",
            f"{path}:{line}:{column}: the text is {en}; export it anew",
        )
    )


def _chinese(text: str) -> bool:
    """Whether most characters beyond ASCII are Chinese ones or their punctuation."""
    foreign = sum(map(len, _FOREIGN.findall(text)))
    return foreign > 0 and sum(map(len, _KNOWN.findall(text))) * 10 >= foreign * 7


def _common(text: str) -> bool:
    """Whether most Chinese characters are frequent ones: other encodings give rare ones."""
    ideographs = "".join(_IDEOGRAPHS.findall(text))
    pairs = ideographs.encode("gb18030")
    # as numbers of one bit a byte, because to take the pairs one by one takes longer than all else in reading a file
    leads, trails = (int.from_bytes(told) for told in (pairs[::2].translate(_LEADS), pairs[1::2].translate(_TRAILS)))
    return (leads & trails).bit_count() * 10 >= len(ideographs) * 7


def _latin(text: str) -> bool:
    """Chinese bytes once decoded as Latin-1 leave mostly accented letters."""
    accented = sum(1 for c in text if "\x80" <= c <= "\xff" and c != "\xa0")
    return accented > 0 and accented * 10 >= sum(1 for c in text if not c.isspace()) * 4


def _twice_decoded(text: str) -> bool:
    """utf-8 once decoded as gb18030 turns back into utf-8; real Chinese text never does."""
    foreign = "".join(character for character in text[:4000] if character > "\x7f")
    again = foreign.encode("gb18030", "replace").decode("utf-8", "replace")
    lost = again.count("\ufffd") + again.count("?")
    return len(foreign) >= 20 and lost * 5 < len(again) and _chinese(again.replace("\ufffd", ""))
