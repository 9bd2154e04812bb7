"""When the report says it was published or written, and who signed it.

A web page says so in its index block or under its title (发布日期：2024-03-18 来源：本站), a document below its last
part (某局 / 2024年3月18日).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice

from checker.extract.index_block import cell_beside
from checker.model.blanks import WHITE
from checker.model.calendar import Printed, days_in
from checker.model.document import Block, Paragraph, Span

Note = tuple[str, str, Span]

PUBLISHED = ("发布日期", "公布日期", "公开日期", "发布时间", "公开时间", "公布时间")
DATED = ("成文日期", "发文日期", "生成日期", "成文时间", "发文时间", "生成时间", "印发日期", "编制日期")
_TOLD = re.compile(
    rf"(?:(?P<published>{'|'.join(PUBLISHED)})|(?P<dated>{'|'.join(DATED)})|(?:^|(?<=[\s　|｜]))(?P<bare>日期|时间))"
    r"[\]】]?\s{0,4}[:：]\s{0,4}$"
)
_BESIDE = re.compile(
    r"\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*(?:$|[\s|｜（(【\[]|来源|信息来源|作者|浏览|点击|字[体号]|发布)"
)
_GOES_ON = re.compile(r"\s*起?\s*(?:至|到|[-—–~～])")
_BODY = re.compile(
    r"[\u4e00-\u9fff（）()·]{3,40}(?:政府|办公室|办公厅|政府办|局|委|委员会|厅|中心|街道|办事处|镇|乡|苏木|处|队|院)"
)
_HEAD_BLOCKS = 30
_TAIL_BLOCKS = 12
_LONGEST = 200
_LABEL = 14
_PROSE = ("。", "；", "！")
_REMEMBERED = 2048
_SPACES = str.maketrans("", "", WHITE)


def find_dates(
    blocks: Sequence[Block], words: Collection[str], first: Span | None, last: Span | None
) -> Iterator[Note]:
    """The days of publication (``published``), of the document (``dated``) and of its signature (``signed``).

    With the last comes, as ``signer``, the body that signed. ``words`` are those of the tables, ``first`` and ``last``
    the places of the first and of the last heading.
    """
    told: dict[str, Note] = {}
    if any(map(_announces, words)):
        for name, labels in (("published", PUBLISHED), ("dated", DATED)):
            if cell := cell_beside(blocks, partial(_among, labels)):
                told[name] = name, cell.text, cell.span
    for note in _in_lines(blocks, first):
        told.setdefault(note[0], note)
    yield from told.values()
    if last is not None:
        yield from _signature(blocks, last)


@lru_cache(maxsize=_REMEMBERED)
def _announces(label: str) -> bool:
    """Whether the words of a cell announce a day that is looked for."""
    return len(label) >= 4 and _bare(label) in PUBLISHED + DATED


def _among(labels: tuple[str, ...], label: str) -> bool:
    return _bare(label) in labels


def _bare(label: str) -> str:
    return label[: 2 * _LABEL].translate(_SPACES).strip("：:")


def _in_lines(blocks: Sequence[Block], first: Span | None) -> Iterator[Note]:
    """Days in the lines above the first heading, after their label or at the beginning of a line of their own."""
    for block in islice(blocks, _HEAD_BLOCKS):
        if not isinstance(block, Paragraph):
            continue
        if block.begin == first:
            return
        for found in days_in(block.text) if len(block.text) <= _LONGEST else ():
            if (name := _announced(block.text, found)) is not None:
                yield name, block.text[found.start : found.end], block.at(found.start)


def _announced(text: str, found: Printed) -> str | None:
    """What the words around a day say it is the day of; None where they say it of something else, or nothing."""
    before, after = text[: found.start], text[found.end :]
    if _GOES_ON.match(after):
        return None
    if label := _TOLD.search(before[-_LABEL:]):
        return "dated" if label["dated"] else "published"
    if before.strip(WHITE + "（(["):
        return None
    alone = not after.strip(WHITE + "）)]")
    return "dated" if alone else "published" if _BESIDE.match(after) else None


def _signature(blocks: Sequence[Block], last: Span) -> Iterator[Note]:
    """The last line that is a body's name, and the last that is a day, below the last heading."""
    signer = signed = None
    for block in islice(reversed(blocks), _TAIL_BLOCKS):
        if not isinstance(block, Paragraph) or block.begin == last:
            break
        text = block.text.strip(WHITE)
        if text.endswith(_PROSE):
            break
        day = next(days_in(text), None) if len(text) <= _LONGEST else None
        name = (text[: day.start] if day else text).translate(_SPACES)
        if day and not text[day.end :].strip(WHITE + "）)") and (not name.strip("（(") or _BODY.fullmatch(name)):
            signed = signed or ("signed", text[day.start : day.end], block.at(block.text.index(text) + day.start))
        if _BODY.fullmatch(name):
            signer = signer or ("signer", name, block.begin)
        if signer:
            break
    yield from (note for note in (signer, signed) if note is not None)
