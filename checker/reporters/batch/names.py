"""Names of files made from the names of issuers, which may hold anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from checker.reporters.columns import visible

LONGEST = 180
"""Bytes of a name before its number and its ending; file systems take 255 in all."""

# what Windows, and what paths and shells, do not take in a name
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(text: str) -> str:
    """The text as the name of a file in any file system, "" if nothing of it is left."""
    shown = visible(unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8")))
    name = _cut(_FORBIDDEN.sub("_", shown.strip())).strip("._ ")
    return f"_{name}" if _RESERVED.match(name) else name


def unused(name: str, taken: Callable[[str], bool]) -> str:
    """The name, or the first with a number after it that is not ``taken``."""
    numbered, n = name, 1
    while taken(numbered):
        n += 1
        numbered = f"{name}-{n}"
    return numbered


def _cut(name: str) -> str:
    """At most ``LONGEST`` bytes, no character cut in two."""
    return name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore")
