"""Which kind of document a count of 表二 is of: 规章, 规范性文件, or files of all sorts, which no table counts."""

from __future__ import annotations

import re

from checker.extract.prose.contexts import Context
from checker.extract.prose.landmarks import OTHER_DOCUMENT
from checker.extract.prose.numbers import Number
from checker.extract.prose.reading import Reading
from checker.extract.prose.resolve import same_document

_DOCUMENT = re.compile("规章(?!制度)|规范性")
_BRACKETS = re.compile(r"\([^()]*\)")
_FILES = re.compile(r"(?<!规范性)(?<!公开)文件(?:共|计|总数|为)*\d+[件份个]")
_AMONG_FILES = re.compile(r"[,(]其中[^,;。\d]{0,6}规范性")
_REACH = 60


def of_its_kind(row: str, end: int, context: Context, reading: Reading) -> bool:
    """Whether the document that the words around a number, up to ``end``, name last is the one that ``row`` counts."""
    number = context.number
    last = reading.marks.documents.before(end)
    if last is not None and last.kind == OTHER_DOCUMENT:
        return False
    if context.label:
        return same_document(context.label, row)
    named = reading.text[max(reading.segment(number.start), number.start - _REACH) : end]
    if "(" in named and not reading.marks.bracketed(number.start):
        named = _BRACKETS.sub("", named)  # what a bracket names is not spoken of after it
    if _of_files(number, named, reading):
        return False
    # 制定规章1件；制发规范性文件86件；废止57件: the kind named last, in whatever part of the sentence
    if last is not None and _DOCUMENT.search(named) is None:
        return last.kind == f"document_{row}"
    return same_document(named, row)


def _of_files(number: Number, named: str, reading: Reading) -> bool:
    """Whether files of all sorts are counted: 文件874件，其中有效563件、废止311件; 废止文件12件，其中规范性文件3件."""
    if reading.marks.bracketed(number.start) or _DOCUMENT.search(named) is not None:
        return False
    if _FILES.search(reading.text, reading.segment(number.start), number.start):
        return True
    own = reading.clause_before(number.start).endswith("文件")
    return own and _AMONG_FILES.match(reading.text, number.end) is not None
