"""``rules/facts/*.yaml`` → :class:`~checker.model.phrase.Catalogue`.

``words.yaml`` holds named word lists; ``{name}`` in a pattern stands for any of the words of that list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.model.phrase import Catalogue, Phrase
from checker.packs.files import read_yaml, rules_folder

FORMS = ("2021", "2019", "pre2019")
NAME = re.compile(r"\{([a-z_]+)\}")
"""The name of a word list in a pattern."""


@cache
def load_catalogue() -> Catalogue:
    """The built-in catalogue of phrases."""
    folder = rules_folder() / "facts"
    words = _words(read_yaml(folder / "words.yaml"))
    phrases = [
        phrase_of(entry, words)
        for path in sorted(folder.glob("*.yaml"))
        if path.name != "words.yaml"
        for entry in _entries(read_yaml(path))
    ]
    return Catalogue(tuple(phrases), words)


def _entries(data: Any) -> list[Mapping[str, Any]]:
    return list(data["phrases"])


def _words(data: Any) -> dict[str, str]:
    """Each list as one group of alternatives, the longest word first; a text is taken as a pattern as it is."""
    words: dict[str, str] = {}
    for name, entry in data.items():
        pattern = entry if isinstance(entry, str) else "|".join(sorted(map(str, entry), key=len, reverse=True))
        words[name] = "(?:" + filled(pattern, words) + ")"
    return words


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with its word lists put in.

    Raises:
        KeyError: it names a list that there is not.
    """
    return NAME.sub(lambda found: words[found.group(1)], pattern)


def phrase_of(entry: Mapping[str, Any], words: Mapping[str, str], origin: str = "") -> Phrase:
    """The phrase that an entry of the catalogue, or of a pack's patterns, says."""

    def patterns(name: str) -> tuple[str, ...]:
        return tuple(filled(pattern, words) for pattern in _listed(entry.get(name, ())))

    return Phrase(
        id=entry["id"],
        quantities=_quantities(entry["quantity"]),
        patterns=patterns("pattern"),
        claims=patterns("claim"),
        unless="|".join(patterns("unless")),
        not_after="|".join(patterns("not_after")),
        needs="|".join(patterns("needs")),
        unit=entry.get("unit", "count"),
        relation=entry.get("relation", "="),
        kind=entry.get("kind", "denial" if "claim" in entry else "count"),
        priority=entry.get("priority", 0),
        examples=tuple(entry.get("examples", ())),
        counter=_listed(entry.get("counter", ())),
        origin=origin,
    )


def _quantities(entry: Any) -> dict[str, tuple[str, ...]]:
    if isinstance(entry, Mapping):
        return {str(form): _listed(value) for form, value in entry.items()}
    return dict.fromkeys(FORMS, _listed(entry))


def _listed(entry: Any) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)
