"""Bytes become text in every encoding reports come in, and what is no text is refused by name."""

import os

import pytest

from checker.model.document import Paragraph, Span, Table
from checker.model.errors import UnreadableError
from checker.readers import LIMIT, read, read_bytes

TEXT = "某区人民政府2023年政府信息公开工作年度报告\n一、总体情况\n\t规章\n\t0\n\t12\n"


@pytest.mark.parametrize(
    ("encode", "name"),
    [
        (lambda text: text.encode(), "utf-8"),
        (lambda text: text.encode("utf-8-sig"), "utf-8-sig"),
        (lambda text: b"\xff\xfe" + text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("utf-32"), "utf-32"),
        (lambda text: text.encode("gb18030"), "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_blocks(encode, name):
    """The encoding is named, and neither a byte order mark nor the width of a character moves a place."""
    document = read_bytes("r.txt", encode(TEXT))

    assert name == document.source.encoding
    assert read_bytes("r.txt", TEXT.encode()).blocks == document.blocks


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_every_newline_ends_a_line(newline):
    """Windows and old Macintosh files have the places an editor shows."""
    document = read_bytes("r.txt", TEXT.replace("\n", newline).encode())

    assert isinstance(document.blocks[-1], Table)
    assert [Span(3, 2), Span(4, 2), Span(5, 2)] == [cell.span for cell in document.blocks[-1].rows[0]]


def test_a_form_feed_or_a_unicode_separator_ends_no_line():
    """Editors do not break lines there, so the places after them must not move."""
    document = read_bytes("r.txt", "甲\x0b乙\x0c丙\u2028丁\x85\n戊".encode())

    assert [block.span.line for block in document.blocks if isinstance(block, Paragraph)] == [1, 2]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空"),
        (b" \n\t\r\n\n", "空"),
        ("\u3000\u00a0\n".encode(), "空白"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "Office"),
        ("政府\0信息公开".encode(), "r.txt:1:7"),
        (b"\x89PNG\r\n\x1a\n\0", "PNG"),
        ("政府信息公开工作".encode() + b"\n\xff\xfe\xfa", "r.txt:2:1"),
        ("政府資訊公開工作年度報告".encode("big5") * 4, "gb18030"),
        (b"\xff\xfe" + "政府".encode("utf-16-le") + b"a", "utf-16-le"),
        ("政\ufffd\ufffd信\ufffd公".encode(), "U+FFFD"),
        ("政府信息公开工作年度报告，共收到申请".encode("gb18030").decode("latin-1").encode(), "乱码"),
        (("政府信息公开工作年度报告" * 4).encode().decode("gb18030").encode(), "乱码"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data, said):
    """The sentence names the file and what is wrong with it."""
    with pytest.raises(UnreadableError, match=r"^r\.txt") as refused:
        read_bytes("r.txt", data)

    assert said in refused.value.text.zh
    assert refused.value.text.en
    assert "\n" not in refused.value.text.zh


def test_paths_that_cannot_be_read_are_refused(tmp_path):
    """A missing file, a folder and a file of absurd size are refused without being read."""
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LIMIT + 1)
    for path, said in ((tmp_path / "none.txt", "没有这个文件"), (tmp_path, "qc audit"), (large, "200 MB")):
        with pytest.raises(UnreadableError, match=said):
            read(str(path))
    with pytest.raises(UnreadableError, match="读不了"):
        read("nul\0.txt")


def test_a_file_is_known_by_its_digest(tmp_path):
    """The source keeps the path as given and the digest of the bytes."""
    path = tmp_path / "r.txt"
    path.write_bytes(TEXT.encode("gb18030"))

    source = read(str(path)).source

    assert str(path) == source.path
    assert len(source.sha256) == 64
    assert source.sha256 != read_bytes("r.txt", TEXT.encode()).source.sha256


def test_a_pipe_or_a_device_is_refused_unopened(tmp_path):
    """It might never begin or never end; the sentence says how a pipe is read."""
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "pipe"), "/dev/zero"):
        with pytest.raises(UnreadableError, match="用 - 从标准输入读"):
            read(path)
