"""Who published the report, for which year, under which title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from checker.extract.index_block import cell_beside, words_after
from checker.extract.rank import above, longest, rank_of
from checker.model.blanks import WHITE
from checker.model.calendar import year_in
from checker.model.document import Block, Cell, Paragraph, Span
from checker.model.report import Division, Heading, Issuer, Level, Sentence

_SPACES = str.maketrans("０１２３４５６７８９", "0123456789", WHITE + '《》“”"')
"""Takes out what may stand between words, and makes digits half-width."""
_TITLE = re.compile(r"(?:(?:政府|政务)?信息|政务)公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报)")
_YEAR = re.compile(r"(20[0-3]\d)年")
_NO_TITLE = re.compile(r"[。，；|>＞»]|^根据|^依据|^按照|通知|格式")
_NO_NAME = re.compile(r"^关于|^(?:20\d\d|二[〇○零][^年]{2})年度?|(?:20\d\d|二[〇○零][^年]{2})年?度?(?:的)?$|的$|关于$")
_ORGANISATION = re.compile(
    r"[\u4e00-\u9fff（）()·]{2,30}(?:政府|办公室|办公厅|政府办|局|委|委员会|厅|中心|院|所|站|街道"
    r"|办事处|镇|乡|苏木|队|处|部|署|会|海关|公司|集团|学校|大学|[中小]学|园|馆|社|区|县|市|省|旗|州|盟)"
)
_BODY = (
    r"([\u4e00-\u9fff]{2,24}?"
    r"(?:人民政府办公[室厅]|人民政府|办公[室厅]|街道办事处|管理委员会|委员会|局|厅))"
)
_EDITED = re.compile(rf"由{_BODY}(?:负责)?(?:组织)?(?:编制|编写|汇总|发布)")
_CONTACT = re.compile(
    rf"(?:请与|可与|与|请联系|请向|向|联系){_BODY}(?:政务公开|信息公开|办公室|[^，。；]{{0,12}}?)联系"
)
_SUBJECT = re.compile(r"^(?:20\d\d年度?)?[，,]?([\u4e00-\u9fff]{2,20}?(?:人民政府办公[室厅]|人民政府|街道办事处))")
_PUBLISHER = ("发布机构", "公开机构", "发文机关", "公开主体", "发布单位")
_SPACED = "|".join([r"\s?".join(label) for label in _PUBLISHER])
_PUBLISHER_LINE = re.compile(
    rf"(?:^|[\s\u3000])(?:{_SPACED})[\]】]?\s?[:：]\s{{0,4}}"
    r"([\u4e00-\u9fff（）()·]{2,40})"
)
_TITLE_LABEL = re.compile(r"^(?:(?:信息|文件|公文|公开)?(?:名称|标题|题名))[\]】]?[:：]")
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|办事处|党政办|人民政府办公室|党政综合办公室)?$"), "town"),
    (re.compile(r"政府办(?:公[室厅])?$|府办$|^[^局委厅]*办公[室厅]$"), "office"),
    (re.compile(r"人民政府$|(?:省|市|县|自治区|自治州|自治县|盟|旗)$|[^管新发学校园小景灌矿]区$|政府$"), "government"),
    (
        re.compile(
            r"(?:局|委|委员会|厅|中心|办|院|所|站|队|处|部|署|会|馆|社|海关|公司|集团|学校|大学|[中小]学|学区|校区|园)$"
        ),
        "department",
    ),
)
_HEAD_LINES = 30
_LONGEST_LINE = 80
_LONGEST_NAME = 12
_REMEMBERED = 2048


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a report: its words without blanks and line breaks, and the places of its lines."""

    text: str = ""
    spans: tuple[Span, ...] = ()


def find_title(blocks: Iterable[Block], headings: Sequence[Heading]) -> Title:
    """The title above the first heading; it may stand in up to three lines."""
    lines = list(_head(blocks, headings))
    best: tuple[int, int, Title] | None = None
    for size in (1, 2, 3):
        for start in range(len(lines) - size + 1):
            window = lines[start : start + size]
            text = "".join(words for words, _ in window)
            if len(text) > 70 or not _TITLE.search(text) or any(_TITLE.search(words) for words, _ in window[:-1]):
                continue
            score = 2 * bool(name_in(text)) + (year_in(text) > 0)
            if best is None or score > best[0]:
                best = score, size, Title(text, tuple(span for _, span in window))
    if best is None:
        return Title()
    title = best[2]
    return title if name_in(title.text) else _with_name_below(title, lines)


def _with_name_below(title: Title, lines: Sequence[tuple[str, Span]]) -> Title:
    """A title that names nobody, with the name of the body that stands alone on the line below it."""
    below = next((n for n, (_, span) in enumerate(lines, 1) if span == title.spans[-1]), len(lines))
    words, span = lines[below] if below < len(lines) else ("", title.spans[-1])
    if not _ORGANISATION.fullmatch(words) or _TITLE.search(words):
        return title
    return Title(words + title.text, (span, *title.spans))


def _head(blocks: Iterable[Block], headings: Sequence[Heading]) -> Iterable[tuple[str, Span]]:
    """The short lines before the first heading."""
    end = headings[0].span if headings else None
    count = 0
    for block in blocks:
        if count == _HEAD_LINES or (block.begin if isinstance(block, Paragraph) else block.span) == end:
            return
        if isinstance(block, Paragraph):
            lines = [(block.text, block.span)]
        else:
            lines = [(cell.text, cell.span) for row in block.rows[:5] for cell in row if cell.text]
        for raw, span in lines:
            count += 1
            words = _TITLE_LABEL.sub("", raw.translate(_SPACES)) if len(raw.strip()) <= _LONGEST_LINE else ""
            if words and not _NO_TITLE.search(words):
                yield words, span


def name_in(title: str) -> str:
    """The organisation a title names, "" if none."""
    words = title[: match.start()] if (match := _TITLE.search(title)) else title
    before = None
    while words != before:
        before, words = words, _NO_NAME.sub("", words)
    return words if _ORGANISATION.fullmatch(words) else ""


def year_of(title: Title, period: str, sentences: Sequence[Sentence]) -> int:
    """The year reported on: of the title, else of the period, else the one most spoken of in part one."""
    if (year := year_in(title.text)) or (year := year_in(period)):
        return year
    for section in ("s1", None):
        texts = (sentence.text for sentence in sentences if section in (None, sentence.section))
        years = Counter(match for text in texts for match in _YEAR.findall(text.translate(_SPACES)))
        if years:
            return int(years.most_common(1)[0][0])
    return 0


def find_issuer(title: Title, publisher: str, sentences: Sequence[Sentence], places: Mapping[str, Division]) -> Issuer:
    """The issuer by its fullest name; ``places`` maps names of places to their provinces."""
    name = name_in(title.text) or _named_in(sentences) or publisher or _spoken_of(sentences)
    return issuer_named(name, places, sentences)


def issuer_named(name: str, places: Mapping[str, Division], sentences: Sequence[Sentence] = ()) -> Issuer:
    """The issuer of this name, with what name, places and sentences tell of it."""
    return Issuer(
        name, province_of(name, sentences, places), level_of(name), rank_of(name, places), above(name, places)
    )


def _named_in(sentences: Sequence[Sentence]) -> str:
    preface = [sentence.text for sentence in sentences if sentence.section == ""]
    for pattern in (_EDITED, _CONTACT):
        for text in preface:
            if match := pattern.search(text[:1000]):
                return match[1]
    return ""


def _spoken_of(sentences: Sequence[Sentence]) -> str:
    for sentence in sentences:
        if sentence.section == "s1":
            match = _SUBJECT.match(sentence.text[:60].translate(_SPACES))
            return match[1] if match else ""
    return ""


def find_publisher(blocks: Iterable[Block]) -> Cell | None:
    """The cell beside 发布机构 in the index block of a web page."""
    return cell_beside(blocks, names_publisher)


def find_publisher_line(blocks: Iterable[Block]) -> Cell | None:
    """What follows 发布机构 in a line at the head, where the index block is no table."""
    return words_after(blocks, _PUBLISHER_LINE)


@lru_cache(maxsize=_REMEMBERED)
def names_publisher(label: str) -> bool:
    """Whether the words of a cell announce who published the page."""
    return 4 <= len(label) < _LONGEST_NAME and label.translate(_SPACES).rstrip("：:") in _PUBLISHER


def level_of(name: str) -> Level | Literal[""]:
    """The level of government that a name shows, "" if it shows none."""
    for pattern, level in _LEVELS:
        if pattern.search(name):
            return level
    return ""


def province_of(name: str, sentences: Sequence[Sentence], places: Mapping[str, Division]) -> str:
    """The province the name shows, itself or together with the city it is printed after elsewhere."""
    if found := _province(name, places):
        return found
    district = re.match(r"[\u4e00-\u9fff]{1,6}?[市区县旗]", name)
    if district is None:
        return ""
    for sentence in sentences:
        text = sentence.text
        at = text.find(district[0])
        while at > 0:
            for length in range(2, 12):
                if (place := places.get(text[max(at - length, 0) : at])) is not None:
                    return place.province
            at = text.find(district[0], at + 1)
    return ""


def _province(name: str, places: Mapping[str, Division]) -> str:
    found = longest(name, places)
    return places[found].province if found else ""
