"""A letter as a Word file: a few styles, a table to sign in, the number of the page; the same bytes every time.

Written by hand, because a library would take longer over one letter than the check over its report.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from checker.reporters.columns import visible

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)

# name, font, half points, paragraph properties, run properties; sizes and fonts are those of official letters
_STYLES = (
    ("title", "方正小标宋简体", 40, '<w:spacing w:before="120" w:after="360"/><w:jc w:val="center"/>', "<w:b/>"),
    ("to", "仿宋", 28, '<w:spacing w:after="120"/>', "<w:b/>"),
    ("body", "仿宋", 28, '<w:ind w:firstLine="560"/>', ""),
    ("part", "黑体", 28, '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="0"/>', ""),
    ("kind", "楷体", 28, '<w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="1"/>', "<w:b/>"),
    ("item", "仿宋", 28, '<w:keepNext/><w:spacing w:before="100"/><w:ind w:left="420" w:hanging="420"/>', "<w:b/>"),
    ("note", "仿宋", 24, '<w:ind w:left="420"/>', ""),
    ("sign", "仿宋", 24, '<w:spacing w:before="120" w:after="120"/>', ""),
)

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_PART}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_PART}.styles+xml"/>'
    f'<Override PartName="/word/footer.xml" ContentType="{_PART}.footer+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_PARTS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/footer" Target="footer.xml"/></Relationships>'
)
_FOOTER = (
    f'{_HEAD}<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1474" w:bottom="1440" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
    "</w:sectPr>"
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_WIDTH = 8844  # twentieths of a point between the margins


def write_letter(path: Path, paragraphs: Iterable[tuple[str, str]], table: Sequence[Sequence[str]]) -> None:
    """Write paragraphs, each with the name of its style, and a table of equally wide columns below them."""
    body = "".join(_paragraph(style, text) for style, text in paragraphs)
    document = (
        f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"><w:body>{body}'
        f"{_paragraph('sign', '')}{_table(table)}{_paragraph('sign', '')}{_PAGE}</w:body></w:document>"
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
        "word/styles.xml": _styles(),
        "word/footer.xml": _FOOTER,
        "word/_rels/document.xml.rels": _PARTS,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            # with the time of the run two letters of the same report would differ
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr>{paragraph}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>{run}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        for name, font, size, paragraph, run in _STYLES
    )
    return f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{made}</w:styles>'


def _paragraph(style: str, text: str) -> str:
    shown = escape(visible(text))
    run = f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>' if shown else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    width = _WIDTH // len(rows[0])
    columns = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    cells = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph("sign", cell)}</w:tc>'
            for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    properties = f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{cells}</w:tbl>"
