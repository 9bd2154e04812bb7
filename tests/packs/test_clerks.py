"""Slips of people who write their first pack: each is told in one sentence, at its place, with what was meant."""

import re
from pathlib import Path

import pytest

from checker.audit import load_pack
from checker.model.errors import PackError

PACK = """extends: national
rules:
  - id: mine
    kind: mentions
    section: s6
    groups: {建议提案: [建议, 提案]}
    severity: info
    message: "{section}未写到：{lacking}"
    basis: 实践：本市要求
    examples:
      holds: [{s6: 承办提案3件。}]
      breaks: [{s6: 无。}]
"""
SET = "department-deadline"
ROW = "{form: '2021', table: disclosure, after: normative, label: 其他"

# what is written instead of what, where it is told, what is said
SLIPS = [
    ("    kind", "\tkind", "4:1", "制表符"),
    ("    kind", "\u3000\u3000kind", "4:2", "全角空格"),
    ("    kind", "\u00a0   kind", "4:1", "不间断空格"),
    ("  - id", "  － id", "3:3", "半角的 - 开头"),
    ("  - id", "  — id", "3:3", "半角的 - 开头"),
    ("kind: mentions", "kind：mentions", "4:9", "冒号“：”是全角的"),
    ("kind: mentions", "kind:mentions", "4:9", "冒号后面要空一格"),
    ("{建议提案: ", "{建议提案：", "6:18", "冒号“：”是全角的"),
    ("    section: s6", "   section: s6", "5:4", "缩进与上面的各行不一致"),
    ("    section: s6", "      section: s6", "5:14", "核对缩进"),
    ('"{section}未写到：{lacking}"', "{section}未写到：{lacking}", "8:14", "请加引号"),
    ('"{section}未写到：{lacking}"', "“{section}未写到：{lacking}”", "8:14", "引号是中文的"),
    ('{lacking}"', "{lacking}", "8:14", "引号没有成对"),
    ("{lacking}", "｛lacking｝", "8:14", "花括号是全角的"),
    ("{lacking}", "{missing}", "8:14", "{section}、{lacking}"),
    ("{lacking}", "{}", "8:14", "填不上"),
    ("{lacking}", "{lacking", "8:14", "花括号不成对"),
    ("实践：本市要求", "实践: 本市要求", "9:14", "半角的冒号"),
    ("实践：本市要求", "%要求", "9:12", "以这个符号开头"),
    ("实践：本市要求", "*要求", "9:12", "以这个符号开头"),
    ("[建议, 提案]", "[建议，提案]", "6:21", "全角的标点"),
    ("[建议, 提案]", "建议", "6:20", "词语的列表"),
    ("[建议, 提案]", "[1, 提案]", "6:21", "数字请加引号"),
    ("[建议, 提案]", "[]", "6:20", "词语的列表"),
    ("[建议, 提案]", "$words", "6:20", "没有参数“words”"),
    ("{建议提案: [建议, 提案]}", "[建议, 提案]", "6:13", "应为映射"),
    ("kind: mentions", "kind: mention", "4:11", "是否指“mentions”"),
    ("kind: mentions", "kind: 必须写到", "4:11", "rules/README.md"),
    ("severity: info", "severity: 警告", "7:15", "是否指“warning”"),
    ("severity: info", "severity: Info", "7:15", "是否指“info”"),
    ("section: s6", "section: 第六部分", "5:14", "是否指“s6”"),
    ("section: s6", "section: s7", "5:14", "preface、s1"),
    ("section: s6", "section: s6\n    from: 二十", "6:11", "应为数"),
    ("section: s6", "section: s6\n    most: 3", "6:5", "不认识的字段“most”"),
    ("section: s6", "section: s6\n    section: s5", "6:5", "写了两次"),
    ("section: s6", "section: s6\n    locked: 是", "6:13", "true 或 false"),
    ("section: s6", "section: s6\n    when: issuer.level == 政府", "6:27", "government"),
    ("section: s6", "section: s6\n    forms: [2020]", "6:13", "2021、2019、pre2019"),
    ("id: mine", "id: period", "3:5", "请用 override"),
    ("id: mine", "id: 我的 规则", "3:9", "不含空格"),
    ("extends: national", "extends: 全国", "1:10", "是否指“national”"),
    ("extends: national", "extends: 山东", "1:10", "是否指“shandong”"),
    ("extends: national", "extends: ~/packs/base.yaml", "1:10", "~ 开头"),
    ("extends: national", "extends: ~", "1:10", "表示空"),
    ("extends: national", "extends: ../base.yaml", "1:10", "本文件夹内"),
    ("extends: national", "extends: empty", "1:10", "没有规则包（*.yaml）"),
    ("extends: national", "extends: [[national]]", "1:11", "可写列表"),
    ("extends: national", "extends: mine.yaml", "1:10", "扩展了自己"),
    ("holds: [{s6: 承办提案3件。}]", "holds: {s6: 承办提案3件。}", "11:14", "例子的列表"),
    ("holds:", "成立:", "11:7", "holds 和 breaks"),
    ("{s6: 无。}", "{s8: 无。}", "12:17", "是否指“s6”"),
    ("{s6: 无。}", "{s6: 无。, year: 二三}", "12:31", "如 2023"),
    ("{s6: 无。}", "{s6: 无。, form: 2020}", "12:31", "2021、2019"),
    ("{s6: 无。}", "{s6: [无]}", "12:21", "应为文字"),
    ("extends: national\n", "extends: national\noverride: {preface-contct: off}\n", "2:12", "preface-contact"),
    ("extends: national\n", "extends: national\noverride: {preface-contact: 停用}\n", "2:29", "off、error"),
    ("extends: national\n", "extends: national\noverride: [preface-contact]\n", "2:11", "规则名: off"),
    ("extends: national\n", f"extends: national\nset: {{{SET}: 1月20日}}\n", "2:28", "月-日"),
    ("extends: national\n", f"extends: national\nset: {{{SET}: '02-31'}}\n", "2:28", "月-日"),
    ("extends: national\n", f"extends: national\nset: {{{SET}: '02-10'}}\n", "2:28", "不得大于（晚于） 01-31"),
    ("extends: national\n", "extends: national\nset: {office-decisions: -5}\n", "2:25", "不得小于（早于） 0"),
    ("extends: national\n", "extends: national\nset: {office-decisions: 一千}\n", "2:25", "整数"),
    ("extends: national\n", "extends: national\nparameters: {x: {type: int, default: 3}}\n", "2:24", "integer"),
    ("extends: national\n", "extends: national\nparameters: {x: 3}\n", "2:17", "type: …"),
    (
        "extends: national\n",
        "extends: national\nparameters: {x: {type: integer, default: 3, most: 二}}\n",
        "2:51",
        "同类的值",
    ),
    (
        "extends: national\n",
        "extends: national\nlabels: {requests.carry_out: [转结]}\n",
        "2:10",
        "requests.carried_out",
    ),
    ("extends: national\n", "extends: national\nlabels: 转结\n", "2:9", "labels 应为映射"),
    ("extends: national\n", f"extends: national\nrows: [{ROW}, id: 通知}}]\n", "2:75", "小写英文字母"),
    ("extends: national\n", f"extends: national\nrows: [{ROW}, id: x, variants: 3}}]\n", "2:88", "文字的列表"),
    ("extends: national\n", "extends: national\n规则: []\n", "2:1", "可用的有 pack"),
    ("extends: national\n", "extends: national\npack: [a]\n", "2:7", "pack 应为文字"),
    ("rules:\n", "rules: []\n---\nrules:\n", "3:1", "一个文件只能有一个规则包"),
    (PACK, "", "1:1", "是空的"),
    (PACK, "# 以后再写\n", "1:1", "是空的"),
    (PACK, "- id: mine\n", "1:1", "应为映射"),
    (PACK, "extends: national\nrules:\n  mine:\n    kind: mentions\n", "3:3", "“- id:”开头"),
]
FILES = [
    (PACK.encode("gbk"), "像是 GBK"),
    (PACK.encode("utf-16"), "像是 utf-16"),
    (b"PK\x03\x04\x14\x00\x06\x00" + bytes(100), "Word、Excel"),
    (bytes(range(256)), "不是文本文件"),
    (b"\x89PNG\r\n\x1a\n\xff\xff\xff", "须为 utf-8"),
]


def told(folder: Path, content: bytes) -> tuple[str, ...]:
    """What is said of a pack; () if it loads."""
    (folder / "empty").mkdir(exist_ok=True)
    path = folder / "mine.yaml"
    path.write_bytes(content)
    try:
        load_pack(str(path))
    except PackError as error:
        return error.mistakes
    return ()


@pytest.mark.parametrize(("right", "wrong", "place", "words"), SLIPS)
def test_slips(tmp_path: Path, right: str, wrong: str, place: str, words: str):
    """One slip is one sentence in Chinese, at its line and column, with the line marked below."""
    assert right in PACK
    (sentence,) = told(tmp_path, PACK.replace(right, wrong, 1).encode())
    first, *excerpt = sentence.split("\n")
    assert (first.partition("mine.yaml:")[2].partition(": ")[0], words in first) == (place, True), sentence
    assert not re.search(r"[a-z]{4,} [a-z]{4,} [a-z]{4,}", first), "English left"
    assert len(excerpt) in (0, 2)
    assert all(line.endswith("^") for line in excerpt[1:])


@pytest.mark.parametrize(("content", "words"), FILES)
def test_files(tmp_path: Path, content: bytes, words: str):
    """What is not written in utf-8 is told with what it looks like."""
    (sentence,) = told(tmp_path, content)
    assert words in sentence


@pytest.mark.parametrize("content", [PACK.encode(), PACK.encode("utf-8-sig"), PACK.replace("\n", "\r\n").encode()])
def test_what_is_right(tmp_path: Path, content: bytes):
    """The pack itself is right, however Notepad saves it as UTF-8."""
    assert told(tmp_path, content) == ()


def test_the_line_shown_is_that_of_the_file_as_it_is(tmp_path: Path):
    """A pack mended between two runs of one program is quoted as it stands now."""
    told(tmp_path, b"rules: [3]\n")
    (sentence,) = told(tmp_path, b"# new\nrules: [four]\n")
    assert "2 | rules: [four]" in sentence
