"""Words shown to people, in Chinese and, for the built-in packs, in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; a pack that gives no English one is shown in Chinese."""

    zh: str
    en: str = ""

    def say(self, language: Language) -> str:
        """The text in ``language``, falling back on Chinese."""
        return self.en if language == "en" and self.en else self.zh

    def fill(self, values: dict[str, object]) -> Text:
        """Both texts with ``{name}`` fields filled; a ``Text`` among the values is filled in its language.

        Raises:
            KeyError: a template names a field that ``values`` does not hold.
        """
        zh = {name: value.zh if isinstance(value, Text) else value for name, value in values.items()}
        en = {name: value.say("en") if isinstance(value, Text) else value for name, value in values.items()}
        return Text(self.zh.format_map(zh), self.en.format_map(en) if self.en else "")
