"""Word documents (docx, and what WPS saves as docx), read from their XML; the final text of tracked changes.

The line of a place is the number of the paragraph in the file, counted from 1 through text and tables alike; a
cell has that of its first paragraph, and the numbers of table, row and cell beside it. The column counts
characters in the paragraph. Pages are not known: they are made when the document is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from checker.model.blanks import WHITE
from checker.model.document import Block, Paragraph, Span
from checker.readers.cells import RAISED
from checker.readers.nesting import Box, dissolve
from checker.readers.numbering import Numbering
from checker.readers.safety import Archive, attribute, child, refused

LAYOUT = "docx"
MAIN = "word/document.xml"
_LISTS = ("word/numbering.xml", "word/styles.xml")
_DEEPEST = 80
_WIDEST = 1000
_MOST_CELLS = 200_000
_THROUGH = frozenset(
    ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdt", "sdtContent", "dir", "bdo")
)
_INLINE = _THROUGH | {"AlternateContent", "ruby", "rubyBase", "oMath", "oMathPara"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def read(archive: Archive) -> tuple[Block, ...]:
    """The blocks of a Word document.

    Raises:
        UnreadableError: it is damaged, or its tables are too deep or too many.
    """
    body = child(archive.tree(MAIN), "body")
    if body is None:
        raise refused(archive.path, "Word 文件里没有正文，已损坏", "a Word file without a body, it is damaged")
    optional = [archive.tree(name) if name in archive.names else None for name in _LISTS]
    return tuple(_Reader(archive.path, body, Numbering(*optional)).blocks(body, 0))


class _Reader:
    """Walks through a body; paragraphs and tables are counted as they stand in the file, deleted ones too."""

    def __init__(self, path: str, body: Element, numbering: Numbering) -> None:
        self.path = path
        self.numbering = numbering
        self.paragraphs = {element: number for number, element in enumerate(body.iter("p"), 1)}
        self.tables = {element: number for number, element in enumerate(body.iter("tbl"), 1)}
        self.cells = 0
        self.carried = ""

    def blocks(self, parent: Element, depth: int) -> Iterator[Block]:
        """The paragraphs and tables in ``parent``."""
        if depth > _DEEPEST:
            raise refused(self.path, f"嵌套超过 {_DEEPEST} 层，拒绝读取", f"nested deeper than {_DEEPEST}, not read")
        for element in parent:
            name = element.tag
            if name == "p":
                yield from self._paragraph(element, depth)
            elif name == "tbl":
                yield from dissolve([row for row in self._rows(element, depth) if row])
            elif name == "AlternateContent":
                yield from self.blocks(_choice(element), depth + 1)
            elif name in _THROUGH:
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> Iterator[Block]:
        number = self.paragraphs[element]
        boxes: list[Element] = []
        text = self.carried + "".join(self._words(element, boxes, depth))
        self.carried = ""
        properties = element.find("pPr")
        if properties is not None and properties.find("rPr/del") is not None:
            # a deleted end of paragraph joins it to the next
            self.carried = text
        else:
            if properties is not None and text.strip(WHITE):
                text = self.numbering.label(properties) + text
            yield from _lines(text, number)
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _words(self, parent: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            return
        for element in parent:
            name = element.tag
            if name == "t":
                yield element.text or ""
            elif name == "r":
                yield from self._run(element, boxes, depth)
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in _INLINE:
                yield from self._words(_choice(element), boxes, depth + 1)
            elif name in ("drawing", "pict"):
                boxes += _text_boxes(element)

    def _run(self, run: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        if len(run) == 1 and run[0].tag == "t":
            yield run[0].text or ""
        elif _is_raised(run):
            yield "".join(self._words(run, boxes, depth + 1)).translate(RAISED)
        elif not _is_hidden(run):
            yield from self._words(run, boxes, depth + 1)

    def _rows(self, table: Element, depth: int) -> Iterator[list[Box]]:
        above: dict[int, Box] = {}
        place = f"tbl[{self.tables[table]}]/tr["
        for number, element in enumerate(_through(table, "tr", depth), 1):
            if child(element, "trPr", "del") is not None:
                continue
            row: list[Box] = []
            column = _count(attribute(child(element, "trPr", "gridBefore"), "val"), 0)
            for index, cell in enumerate(_through(element, "tc", depth), 1):
                column += self._cell(cell, f"{place}{number}]/tc[{index}]", column, row, above, depth)
            yield row

    def _cell(self, cell: Element, place: str, column: int, row: list[Box], above: dict[int, Box], depth: int) -> int:
        """Read one cell into ``row``, or lengthen the one ``above`` that it goes on with; how wide it is."""
        self.cells += 1
        if self.cells > _MOST_CELLS:
            raise refused(
                self.path, f"表格超过 {_MOST_CELLS} 格，不会是一份年度报告", f"more than {_MOST_CELLS} cells; no report"
            )
        properties = child(cell, "tcPr")
        width = _count(attribute(child(properties, "gridSpan"), "val"), 1)
        merge, sideways = child(properties, "vMerge"), child(properties, "hMerge")
        blocks = list(self.blocks(cell, depth + 1))
        if sideways is not None and attribute(sideways, "val") != "restart" and row:
            row[-1].width += width
        elif merge is not None and attribute(merge, "val") != "restart" and column in above:
            above[column].height += 1
        else:
            first = next(cell.iter("p"), None)
            number = 1 if first is None else self.paragraphs[first]
            box = Box(Span(number, 1, None, place), width, 1, blocks)
            row.append(box)
            above.pop(column, None)
            if merge is not None:
                above[column] = box
        return width


def _lines(text: str, number: int) -> Iterator[Paragraph]:
    """The lines of a paragraph that breaks were set in, each with its own place."""
    if not text:
        return
    place = f"p[{number}]"
    if text[0] not in WHITE and text[-1] not in WHITE and "\n" not in text:
        yield Paragraph(text, ((0, Span(number, 1, None, place)),))
        return
    column = 1
    for line in text.split("\n"):
        if bare := line.strip(WHITE):
            yield Paragraph(bare, ((0, Span(number, column + line.index(bare[0]), None, place)),))
        column += len(line) + 1


def _is_hidden(run: Element) -> bool:
    mark = child(run, "rPr", "vanish")
    return mark is not None and attribute(mark, "val") not in ("0", "false", "off")


def _is_raised(run: Element) -> bool:
    return attribute(child(run, "rPr", "vertAlign"), "val") == "superscript"


def _choice(element: Element) -> Element:
    """Of two ways to say the same the first; any other element itself."""
    return next(iter(element), element) if element.tag == "AlternateContent" else element


def _text_boxes(drawing: Element) -> Iterator[Element]:
    inside: set[Element] = set()
    for element in drawing.iter():
        if element.tag == "txbxContent" and element not in inside:
            inside.update(element.iter())
            yield element


def _through(parent: Element, name: str, depth: int) -> Iterator[Element]:
    """The children called ``name``, those in content controls and insertions too."""
    if depth > _DEEPEST:
        return
    for element in parent:
        found = element.tag
        if found == name:
            yield element
        elif found in _THROUGH:
            yield from _through(element, name, depth + 1)


def _count(text: str | None, otherwise: int) -> int:
    return min(int(text), _WIDEST) if text is not None and text.isdecimal() and len(text) < 7 else otherwise
