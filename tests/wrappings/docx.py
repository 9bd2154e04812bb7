"""A report as a Word file, written as XML: merged cells, tracked changes, lists that number the headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.wrappings.paper import Box, Grid, Paper

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{{name}} xmlns:w="{_W}">{{content}}</w:{{name}}>'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.numbering+xml"/></Types>'
)
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="' + _R + '/{type}" Target="{target}"/></Relationships>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
_HEADING = re.compile(r"[一二三四五六]、(?=\S{4,30}$)")
_CHANGED = '<w:del w:id="1" w:author="a"><w:r><w:delText>{old}</w:delText></w:r></w:del>'


def plain(paper: Paper) -> bytes:
    """A clean file."""
    return package(body(paper))


def body(paper: Paper) -> str:
    """The XML of a clean file's body."""
    return "".join(_paragraph(part) if isinstance(part, str) else _table(part) for part in paper)


def ugly(paper: Paper) -> bytes:
    """A file as it comes from hand to hand: numbers changed under tracking, headings numbered by a list."""
    headings = [part for part in paper if isinstance(part, str) and _HEADING.match(part)]
    numbered = [heading[0] for heading in headings] == list("一二三四五六")
    return package("".join(_ugly(paper, numbered=numbered)))


def package(content: str, parts: Mapping[str, str] | None = None) -> bytes:
    """The file whose body holds this XML, the same bytes each time."""
    document = _HEAD.format(name="document", content=f"<w:body>{content}<w:sectPr/></w:body>")
    everything = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(type="officeDocument", target="word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _RELATIONS.format(type="numbering", target="numbering.xml"),
        "word/numbering.xml": _HEAD.format(name="numbering", content=_NUMBERING),
        **(parts or {}),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in everything.items():
            archive.writestr(ZipInfo(name), content.encode(), ZIP_DEFLATED)
    return file.getvalue()


def run(text: str) -> str:
    """Text in a run, its line breaks and tabs as Word has them."""
    inner = escape(text)
    for sign, name in (("\n", "br"), ("\t", "tab")):
        inner = inner.replace(sign, f'</w:t><w:{name}/><w:t xml:space="preserve">')
    return f'<w:r><w:t xml:space="preserve">{inner}</w:t></w:r>'


def _paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}{run(text)}</w:p>"


def _table(grid: Grid, *, changed: bool = False) -> str:
    rows = "".join(f"<w:tr>{''.join(_cells(row))}</w:tr>" for row in _continued(grid))
    if changed:
        cells = "".join(_cells(grid[-1])).replace("<w:r>", '<w:del w:id="4" w:author="a"><w:r>')
        cells = cells.replace("</w:r>", "</w:r></w:del>").replace("w:t ", "w:delText ").replace("w:t>", "w:delText>")
        rows += f'<w:tr><w:trPr><w:del w:id="3" w:author="a"/></w:trPr>{cells}</w:tr>'
    columns = '<w:gridCol w:w="600"/>' * sum(box.width for box in grid[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _continued(grid: Grid) -> Iterator[list[Box | int]]:
    """The rows with a number (its width) for each place that a cell from above goes on into."""
    open_cells: dict[int, tuple[int, int]] = {}
    for row in grid:
        cells: list[Box | int] = []
        column = 0
        waiting = list(row)
        while waiting or column in open_cells:
            if column in open_cells:
                width, left = open_cells.pop(column)
                cells.append(width)
                if left > 1:
                    open_cells[column] = width, left - 1
                column += width
                continue
            box = waiting.pop(0)
            cells.append(box)
            if box.height > 1:
                open_cells[column] = box.width, box.height - 1
            column += box.width
        # a cell that was opened in this row goes on in the next one only
        yield cells


def _cells(row: list[Box | int] | list[Box]) -> Iterator[str]:
    for box in row:
        width = box if isinstance(box, int) else box.width
        span = f'<w:gridSpan w:val="{width}"/>' * (width > 1)
        if isinstance(box, int):
            yield f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
            continue
        merge = '<w:vMerge w:val="restart"/>' * (box.height > 1)
        inner = "".join(_paragraph(line) for line in box.text.split("\n"))
        yield f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inner}</w:tc>"


def _ugly(paper: Paper, *, numbered: bool) -> Iterator[str]:
    first = True
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    for part in paper:
        if not isinstance(part, str):
            yield _table(part, changed=True)
        elif numbered and _HEADING.match(part):
            yield _paragraph(part[2:], listed)
        elif first:
            first = False
            content = f"<w:p>{''.join(run(letter) for letter in part)}</w:p>"
            yield f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        else:
            yield f"<w:p>{_tracked(part)}</w:p>"


def _tracked(text: str) -> str:
    """The first number in a sentence was another one before."""
    found = re.search(r"\d{2,}", text)
    if found is None:
        return run(text)
    old = _CHANGED.format(old=found[0][::-1] + "9")
    new = f'<w:ins w:id="2" w:author="a">{run(found[0])}</w:ins>'
    return run(text[: found.start()]) + old + new + '<w:bookmarkStart w:id="0" w:name="x"/>' + run(text[found.end() :])
