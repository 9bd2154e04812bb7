"""``rules/starter.yaml`` → a commented pack to begin with, under a name of one's own."""

from __future__ import annotations

import re
from pathlib import Path

from checker.packs.files import rules_folder

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def starter(path: Path) -> str:
    """The text of a starter pack for the file at ``path``; it passes ``lint`` and ``test`` as it is."""
    text = (rules_folder() / "starter.yaml").read_text(encoding="utf-8")
    name = _NOT_IN_NAMES.sub("-", path.stem.lower()).strip("-") or "my-pack"
    schema = (rules_folder() / "schema.json").as_uri()
    return text.replace("{name}", name).replace("{file}", path.name).replace("{schema}", schema)
