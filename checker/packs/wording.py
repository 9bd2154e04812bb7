"""The words of a rule: its name, title, message, advice and basis, each checked before anything is filled in."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence

from checker.packs.declare import nearest
from checker.packs.marks import Marked, Mistakes

TEXTS = ("title", "message", "advice")
FILLED = ("message", "message_en", "advice", "advice_en")

_NAME = re.compile(r"[^\s,，、;；:：*?\[\]{}()（）\"'“”/\\]+")


def check_name(name: Marked, mistakes: Mistakes) -> None:
    """A rule is called by its name on the command line and in findings: one word."""
    if not isinstance(name.value, str) or not _NAME.fullmatch(name.value):
        told = "写的是空" if name.value in (None, "") else f"写的是“{name}”"
        mistakes.add(name.place, f"id 应为一个不含空格、逗号、括号的名字，如 my-city-fees，{told}")


def check_texts(entries: Mapping[str, Marked], mistakes: Mistakes) -> None:
    """Titles, messages, advice and the basis are texts; a message is not empty."""
    for key in (*(name + language for name in TEXTS for language in ("", "_en")), "basis"):
        if key not in entries:
            continue
        value = entries[key]
        if not isinstance(value.value, (str, int, float)) or isinstance(value.value, bool):
            told = "写的是空" if value.value is None else f"写的是“{value}”"
            mistakes.add(value.place, f"{key} 应为文字，{told}{_in_quotes(value)}")
        elif key == "message" and not str(value.value).strip():
            mistakes.add(value.place, "message 是空的；应写明报错的话")
        elif key in FILLED and (told := _full_width(str(value.value))):
            mistakes.add(value.place, f"{key} {told}")


def _full_width(text: str) -> str:
    """What full-width signs stand where half-width ones are meant; "" if none."""
    if "｛" in text or "｝" in text:
        return "中的花括号是全角的，请用半角的 { }"
    if text.startswith("“") and text.endswith("”") and "“" not in text[1:]:
        return "外面的引号是中文的，会原样出现在报错里；请改用半角的引号"
    return ""


def _in_quotes(value: Marked) -> str:
    """A hint where YAML took a text for a mapping or a list because of how it begins."""
    return "；以 { 或 [ 开头的文字请加引号" if isinstance(value.value, (dict, list)) else ""


def check_fields(entries: Mapping[str, Marked], known: Sequence[str], mistakes: Mistakes) -> None:
    """What stands in braces in messages is what the kind fills in."""
    for key in FILLED:
        value = entries[key].value if key in entries else None
        if isinstance(value, str) and (told := _wrong_field(value, known)):
            mistakes.add(entries[key].place, f"{key} {told}")


def _wrong_field(text: str, known: Sequence[str]) -> str:
    """What is wrong with the fields of a message; "" if nothing is."""
    try:
        fields = [parts[1:] for parts in string.Formatter().parse(text) if parts[1] is not None]
    except ValueError:
        return "的花括号不成对；要写花括号本身，请写两个：{{ }}"
    for name, form, conversion in fields:
        if name in known and not form and not conversion:
            continue
        usable = "、".join(f"{{{word}}}" for word in known)
        near = nearest(name or "", known)
        return f"中的 {{{name}}} 填不上；这类规则能填的有 {usable}{near}"
    return ""
