"""Files that are more than text: which reader each goes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from checker.model.document import Block, Paragraph, Table
from checker.model.traditional import in_traditional, simplified
from checker.readers import docx, html, mhtml, office, pdf, xlsx
from checker.readers.loose import tabled
from checker.readers.safety import Archive, refused

Read = tuple[str, str, tuple[Block, ...]]
"""The name of the layout, the encoding, and the blocks."""


def read_format(kind: str, path: str, data: bytes) -> Read:
    """Read a file of a kind that :func:`~checker.readers.magic.kind_of` tells.

    Raises:
        UnreadableError: the file is damaged or holds no report, or a program or library it needs is not there.
    """
    if kind in ("html", "mhtml"):
        layout, page = (html.LAYOUT, data) if kind == "html" else (mhtml.LAYOUT, mhtml.page(path, data))
        encoding, blocks = html.read(path, page)
        return layout, encoding, _laid(blocks)
    if kind == "pdf":
        return pdf.LAYOUT, kind, tuple(_readable(pdf.read(path, data)))
    if kind == "office":
        return _read_archive(Archive(path, office.convert(path, data)))
    archive = Archive(path, data)
    if office.OPEN in archive.names:
        archive = Archive(path, office.convert(path, data))
    return _read_archive(archive)


def _read_archive(archive: Archive) -> Read:
    for reader in (docx, xlsx):
        if reader.MAIN in archive.names:
            return reader.LAYOUT, "utf-8", _laid(reader.read(archive))
    raise refused(
        archive.path,
        "这是 zip 压缩包，不是 Word 或 Excel 文件；请先解压，或用 qc audit 核对压缩包里的报告",
        "a zip archive, neither Word nor Excel; unpack it, or check the reports in it with qc audit",
    )


def _laid(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tabled(_readable(blocks))


def _readable(blocks: Sequence[Block]) -> Sequence[Block]:
    """``blocks``, in simplified characters where they are printed in traditional ones."""
    texts = [
        text for block in blocks for text in ([block.text] if isinstance(block, Paragraph) else chain(*block.texts))
    ]
    return [*map(_simplified, blocks)] if in_traditional(texts) else blocks


def _simplified(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=simplified(block.text))
    return Table(tuple(tuple(cell._replace(text=simplified(cell.text)) for cell in row) for row in block.rows))
