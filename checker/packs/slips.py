"""What a person did who wrote text that is no YAML: told in words, at the place where it was done."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

_TABS = re.compile(r"^ *\t")
_WIDE_INDENT = re.compile("^[ \\u3000\\xa0]*[\\u3000\\xa0]")
_WIDE_DASH = re.compile(r"^\s*([－—–])\s*\S")
_WIDE_COLON = re.compile(r"(?:^\s*(?:- )?|[{,]\s*)[\w.-]+(：)")
_TIGHT_COLON = re.compile(r"^\s*(?:- )?[a-z_-]+(:)[^\s:/]")
_ODD_START = re.compile(r":\s+([@%*&!`|>])\S")
_BRACE_START = re.compile(r":\s+(\{[^{}:]*\}[^\s,}\]]|\[[^\[\]]*\][^\s,}\]])")
_INNER_COLON = re.compile(r"^\s*(?:- )?[\w.+-]+:\s+[^\s\"'{\[#][^\"'{\[]*?(:)\s")
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_TABS, "缩进用了制表符（Tab），请用空格"),
    (_WIDE_INDENT, "缩进用了全角空格或不间断空格，请用半角空格"),
    (_WIDE_DASH, "列表的每一项用半角的 - 开头，后面空一格"),
    (_WIDE_COLON, "冒号“：”是全角的，请用半角的 :，后面空一格"),
    (_TIGHT_COLON, "冒号后面要空一格"),
    (_BRACE_START, "以 { 或 [ 开头的文字请加引号"),
    (_ODD_START, "以这个符号开头的文字请加引号"),
    (_INNER_COLON, "文字中有半角的冒号，请给整段文字加引号"),
)
_PROBLEMS = {
    "unexpected end of stream": "引号没有成对",
    "mapping values are not allowed": "这里不应有“字段: 值”，请核对缩进，以及上一行是否写完",
    "could not find expected ':'": "应为“字段: 值”，缺少半角的冒号",
    "did not find expected '-'": "缩进与上面的各行不一致",
    "did not find expected key": "缩进与上面的各行不一致，或前面的括号、引号没有成对",
    "did not find expected ',' or": "括号没有成对，或各项之间没有用半角逗号隔开",
    "expected a single document": "一个文件只能有一个规则包，不能用 --- 隔成几个",
    "but found another document": "一个文件只能有一个规则包，不能用 --- 隔成几个",
    "cannot start any token": "这个符号不能作开头，请给文字加引号",
    "control characters": "这里有不可见的控制字符；请确认这是文本文件",
    "found undefined tag": "不得使用 YAML 标签（!…）",
}
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_BACK = 2  # lines above the one where the parser gave up


@dataclass(frozen=True, slots=True)
class Slip:
    """Where a text stops being YAML, counted from 1, and why."""

    line: int
    column: int
    told: str


def slip(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """What is wrong near the place where the parser gave up."""
    lines = text.splitlines()
    problem = str(error.problem or error.context or "")
    if "end of stream" in problem and (quote := error.context_mark):
        return Slip(quote.line + 1, quote.column + 1, translated(problem))
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for number in range(min(line, len(lines)), max(line - _BACK, 1) - 1, -1):
        for pattern, told in _SIGNS:
            if found := pattern.search(lines[number - 1]):
                at = found.start(1) if found.re.groups else found.end() - 1
                return Slip(number, at + 1, told)
    return Slip(line, column, translated(problem))


def translated(problem: str) -> str:
    """What the parser says, in Chinese where it is one of the things it usually says."""
    return next((told for english, told in _PROBLEMS.items() if english in problem), problem)


def not_text(content: bytes) -> str:
    """Why bytes are no text in utf-8, and what to do about it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "规则包须为 utf-8 编码，这份像是 utf-16；请另存为 UTF-8"
    if content.startswith(_PACKED):
        return "规则包须为文本文件，编码 utf-8；这份是 Word、Excel 或压缩文件"
    if b"\0" in content:
        return "规则包须为 YAML 文本，编码 utf-8；这份不是文本文件"
    try:
        words = content.decode("gb18030")
    except UnicodeDecodeError:
        return "规则包须为 utf-8 编码，这份不是"
    if "".join(words.split()).isprintable():
        return "规则包须为 utf-8 编码，这份像是 GBK（记事本的 ANSI）；请另存为 UTF-8"
    return "规则包须为 utf-8 编码，这份不是"
