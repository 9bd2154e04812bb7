"""A check that does what no report should bring a check to do; it runs in the worker's own process."""

import os
import tempfile
import time
from pathlib import Path

from checker.model.text import Language
from checker.reporters.page import Sheet
from checker.serve.worker import checked


def misbehave(name: str, data: bytes, prefix: str, language: Language) -> list[Sheet]:
    """Do what the name of the file says; check it where it says nothing special."""
    if "crash" in name:
        os.abort()
    if "raise" in name:
        raise ValueError(name)
    if "hang" in name:
        Path(tempfile.gettempdir(), "left-behind").write_bytes(data)
        time.sleep(600)
    return checked(name, data, prefix, language)
