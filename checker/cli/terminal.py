"""What the terminal can show: its encoding, its width, its colours."""

from __future__ import annotations

import io
import os
import shutil
import sys

from checker.cli.choices import Colour


def prepare_streams() -> None:
    """Let no character that a console cannot show end the program.

    A Windows console in cp936 has no NBSP: it shows ``?``. One that knows no Chinese at all shows escapes,
    which can be read back.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if _knows_chinese(stream.encoding) else "backslashreplace")


def _knows_chinese(encoding: str) -> bool:
    try:
        "报告".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def shows() -> bool:
    """Whether the output is a terminal; a process may also have been started without any output."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """The columns of the window; 80 where the output is not a terminal."""
    return shutil.get_terminal_size((80, 24)).columns if shows() else 80


def wants_colour(choice: Colour) -> bool:
    """Whether to colour: what was asked for, else only on a terminal whose user did not set ``NO_COLOR``."""
    if choice is not Colour.auto:
        return choice is Colour.always
    coloured = shows() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if coloured and os.name == "nt":
        os.system("")  # an old Windows console obeys escape sequences only after this
    return coloured
