"""``when: issuer.level == government and year >= 2021`` → a :class:`~checker.model.when.When`; nothing is executed.

or      ← and ("or" and)*
and     ← not ("and" not)*
not     ← "not" not | "(" or ")" | name operator value
value   ← word | number | "text" | "[" value ("," value)* "]"
"""

from __future__ import annotations

import linecache
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast, get_args

from checker.model.report import Level, Rank
from checker.model.rule import Place
from checker.model.when import Compare, Condition, Joined, Not, Operator, Value, When
from checker.packs.declare import nearest
from checker.packs.gazetteer import load_provinces
from checker.packs.marks import Marked, Mistakes

NAMES = ("issuer.level", "issuer.rank", "issuer.province", "issuer.name", "year", "form")
EXAMPLE = "issuer.level == government and year >= 2021"

_FULL_WIDTH = dict(zip("（）［］，、＝＜＞！“”‘’：。", "()[],,=<>!\"\"'':.", strict=True))
_TOKEN = re.compile(
    rf"""\s*(==|!=|<=|>=|[<>()\[\],=]|"[^"]*"|'[^']*'|[^\s()\[\],=!<>"'{"".join(_FULL_WIDTH)}]+|.)""", re.DOTALL
)
_OPERATORS = get_args(Operator)
_JOINING = ("and", "or", "not", "in")
_DEEPEST = 50


class _SlipError(Exception):
    """What is wrong with a condition, and at which character."""

    def __init__(self, offset: int, text: str) -> None:
        super().__init__(text)
        self.offset = offset


@dataclass
class _Parser:
    text: str
    tokens: list[tuple[str, int]]
    forms: tuple[str, ...]
    at: int = 0
    depth: int = 0

    def whole(self) -> Condition:
        found = self.either()
        if self.at < len(self.tokens):
            raise self.slip(f"多了“{self.word}”；两个条件之间用 and 或 or 相连")
        return found

    @property
    def word(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def slip(self, text: str) -> _SlipError:
        offset = self.tokens[self.at][1] if self.at < len(self.tokens) else len(self.text)
        return _SlipError(offset, text)

    def taken(self, *words: str) -> str:
        """The next token if it is one of these, which is then done with; else ""."""
        found = self.word if self.word in words else ""
        self.at += bool(found)
        return found

    def either(self) -> Condition:
        return self._joined("or", self.both)

    def both(self) -> Condition:
        return self._joined("and", self.one)

    def _joined(self, word: str, part: Callable[[], Condition]) -> Condition:
        parts = [part()]
        while self.taken(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Joined("or" if word == "or" else "and", tuple(parts))

    def one(self) -> Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.slip(f"括号和 not 超过 {_DEEPEST} 层")
        try:
            if self.taken("not"):
                return Not(self.one())
            if self.taken("("):
                found = self.either()
                if not self.taken(")"):
                    raise self.slip("括号没有关上，应有“)”")
                return found
            return self.compare()
        finally:
            self.depth -= 1

    def compare(self) -> Compare:
        name = self.word
        if name not in NAMES:
            told = f"不认识“{name}”" if name else "条件没有写完"
            raise self.slip(f"{told}，应为 {'、'.join(NAMES)} 之一{nearest(name, NAMES)}")
        self.at += 1
        operator = self.operator(name)
        if operator in ("in", "not in"):
            return Compare(name, operator, self.values(name))
        return Compare(name, operator, (self.value(name),))

    def operator(self, name: str) -> Operator:
        start = self.at
        word = self.taken(*_OPERATORS, "not", "=")
        if word == "not" and self.taken("in"):
            word = "not in"
        if word not in _OPERATORS:
            self.at = start
            told = "相等写作 ==" if word == "=" else f"“{name}”后面应有 {' '.join(_OPERATORS)} 之一"
            raise self.slip(f"{told}，写的是“{self.word}”")
        if word.startswith(("<", ">")) and name != "year":
            self.at = start
            raise self.slip(f"“{name}”不能比大小，只有 year 可以；请用 ==、!=、in")
        return cast(Operator, word)

    def values(self, name: str) -> tuple[Value, ...]:
        if not self.taken("["):
            raise self.slip(f"in 后面应为列表，如 {name} in [{', '.join(map(str, self.known(name)[:2])) or '甲, 乙'}]")
        found = [self.value(name)]
        while self.taken(","):
            found.append(self.value(name))
        if not self.taken("]"):
            raise self.slip("列表没有关上，应有“]”，各项之间用半角逗号")
        return tuple(found)

    def known(self, name: str) -> tuple[str, ...]:
        """What the name may be compared with; () for anything."""
        match name:
            case "issuer.level":
                return get_args(Level)
            case "issuer.rank":
                return get_args(Rank)
            case "issuer.province":
                return tuple(load_provinces())
            case "form":
                return self.forms
        return ()

    def value(self, name: str) -> Value:
        word = self.word
        if not word or word in (*_OPERATORS, *_JOINING, *"()[],="):
            raise self.slip(f"“{name}”应与一个值比较" + (f"，写的是“{word}”" if word else ""))
        plain = word.strip("\"'")
        if name == "year" and not re.fullmatch(r"20\d\d", plain):
            raise self.slip(f"year 应与年份比较，如 2021，写的是“{plain}”")
        if (known := self.known(name)) and plain not in known:
            raise self.slip(f"{name} 应为 {_few(known)} 之一，写的是“{plain}”{nearest(plain, known)}")
        self.at += 1
        return int(plain) if name == "year" else plain


def _few(known: Iterable[str]) -> str:
    words = list(known)
    return "、".join(words[:6]) + ("等" if len(words) > 6 else "")


def condition(value: Marked, forms: Mapping[str, object], free: str, mistakes: Mistakes) -> When | None:
    """The condition that is written at ``value``; None after noting where and why it is none."""
    text = value.value
    if not isinstance(text, str) or not text.strip():
        mistakes.add(value.place, f"when 应为条件，如 {EXAMPLE}，写的是“{value.plain()}”")
        return None
    try:
        return When(" ".join(text.split()), _Parser(text, _tokens(text), (*forms, free)).whole())
    except _SlipError as slip:
        mistakes.add(_at(value.place, text, slip.offset), f"when 写得不对：{slip}")
        return None


def _tokens(text: str) -> list[tuple[str, int]]:
    found = [(match[1], match.start(1)) for match in _TOKEN.finditer(text.rstrip())]
    for word, offset in found:
        if word in _FULL_WIDTH:
            raise _SlipError(offset, f"“{word}”是全角符号，请用半角的 {_FULL_WIDTH[word]}")
        if word in "!\"'":
            raise _SlipError(offset, "不等于写作 !=" if word == "!" else "引号没有成对")
    return found


def _at(place: Place, text: str, offset: int) -> Place:
    """The place of a character of the condition, where it is written on one line as it is."""
    line = linecache.getline(place.path, place.line)[place.column - 1 :]
    quoted = line[:1] in ("'", '"')
    if line[quoted:].startswith(text):
        return replace(place, column=place.column + offset + quoted)
    return place
